/* dpt-papers-window.c - see dpt-papers-window.h.
 * For: the list, and what is looked at. Not for: what is done with it (dpt-papers-acts.c), new ones (dpt-papers-add.c), drawing (dpt-pdf-view.c).
 *
 *   list ──chosen──► dpt_scan_load (noted) ──► DptPdfView, in a helper process
 *    ▲                                            name, kind, removal ──► dpt_scan_… ──┐
 *    └──────────────────────────── "document" changed ─────────────────────────────────┘
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/patient/dpt-patient-store.h"

G_DEFINE_FINAL_TYPE (DptPapersWindow, dpt_papers_window, ADW_TYPE_WINDOW)

void
_dpt_papers_say (DptPapersWindow *self, const char *text, gboolean error)
{
  gtk_label_set_label (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *text != '\0');
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "error");
}

void
_dpt_papers_complain (DptPapersWindow *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _dpt_papers_say (self, error->message, TRUE);
}

/* What the viewer says: printed, saved. */
static void
say_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *text = "";
  gboolean error = FALSE;

  g_variant_lookup (parameter, "text", "&s", &text);
  g_variant_lookup (parameter, "error", "b", &error);
  _dpt_papers_say (data, text, error);
}

DptScanLine *
_dpt_papers_get_chosen (DptPapersWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "dpt-line") : NULL;
}

gboolean
_dpt_papers_may_change (DptPapersWindow *self, DptScanLine *line)
{
  return line != NULL && dpt_session_may (self->session, dpt_scan_kind_get_write_right (dpt_record_get_text (line, DPT_SCAN_LINE_KIND)));
}

/* --- rows --- */

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  DptScanLine *line = item;
  gboolean pdf = g_str_equal (dpt_record_get_string (line, DPT_SCAN_LINE_MIME_TYPE), "application/pdf");
  const char *kind = dpt_scan_kind_get_label (dpt_record_get_text (line, DPT_SCAN_LINE_KIND));
  const char *who = dpt_record_get_text (line, DPT_SCAN_LINE_WHO);
  g_autofree char *day = dpt_date_from_instant (dpt_record_get_int (line, DPT_SCAN_LINE_CREATED_AT));
  g_autofree char *date = dpt_date_format_long (day);
  g_autofree char *subtitle = who != NULL ? g_strdup_printf ("%s · %s · %s", kind, date, who) : g_strdup_printf ("%s · %s", kind, date);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (pdf ? "x-office-document-symbolic" : "image-x-generic-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dpt_record_get_string (line, DPT_SCAN_LINE_NAME));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (dpt_record_get_int (line, DPT_SCAN_LINE_LINKED))
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("emblem-ok-symbolic");

      gtk_widget_set_tooltip_text (mark, _ ("A prescription was typed from it"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  gtk_widget_set_tooltip_text (row, dpt_record_get_string (line, DPT_SCAN_LINE_NAME));
  g_object_set_data_full (G_OBJECT (row), "dpt-line", g_object_ref (line), g_object_unref);
  return row;
}

guint
_dpt_papers_find_kind (DptPapersWindow *self, const char *kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_strcmp0 (self->kinds->pdata[i], kind) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* What somebody types is not written over because the paper has come, or another one was added. */
static void
show_name (DptPapersWindow *self, DptScanLine *line)
{
  g_autofree char *shown = line != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", dpt_record_get_id (line),
                                                           dpt_record_get_string (line, DPT_SCAN_LINE_NAME)) : NULL;

  if (g_strcmp0 (shown, self->shown_name) == 0)
    return;
  g_free (self->shown_name);
  self->shown_name = g_steal_pointer (&shown);
  gtk_editable_set_text (self->name_entry, line != NULL ? dpt_record_get_string (line, DPT_SCAN_LINE_NAME) : "");
}

void
_dpt_papers_show_details (DptPapersWindow *self)
{
  DptScanLine *line = _dpt_papers_get_chosen (self);
  const char *kind = line != NULL ? dpt_record_get_string (line, DPT_SCAN_LINE_KIND) : "";
  gboolean alone = self->stack->len == 0; /* scanned pages that wait stand in the view instead */
  gboolean may = alone && _dpt_papers_may_change (self, line);
  gboolean linked = line != NULL && dpt_record_get_int (line, DPT_SCAN_LINE_LINKED);
  gboolean types = may && !linked && g_str_equal (kind, "prescription") && self->scan != NULL;

  self->filling = TRUE;
  gtk_widget_set_visible (self->details, line != NULL && alone);
  show_name (self, line);
  gtk_editable_set_editable (self->name_entry, may);
  gtk_drop_down_set_selected (self->kinds_drop, _dpt_papers_find_kind (self, kind));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kinds_drop), may && !linked);
  gtk_widget_set_visible (self->type_button, types);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.type-prescription", types);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.remove", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.name", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.set-kind", may && !linked);
  self->filling = FALSE;
}

/* --- looking at one --- */

void
_dpt_papers_show_scan (DptPapersWindow *self)
{
  g_autofree char *name = NULL;

  if (self->scan == NULL)
    {
      dpt_pdf_view_set_bytes (self->view, NULL, NULL);
      return;
    }
  name = dpt_scan_dup_file_name (dpt_record_get_string (self->scan, DPT_SCAN_NAME), dpt_record_get_string (self->scan, DPT_SCAN_MIME_TYPE));
  dpt_pdf_view_set_bytes (self->view, dpt_record_get_bytes (self->scan, DPT_SCAN_CONTENT), name);
}

static gpointer
load_scan (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_scan_load (unit, *(gint64 *) args, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptScan) scan = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->closed)
    return;
  if (scan == NULL)
    {
      _dpt_papers_complain (self, error);
      return;
    }
  /* Another one was chosen meanwhile. */
  if (dpt_record_get_id (scan) != self->wanted_id)
    return;
  g_set_object (&self->scan, scan);
  if (self->stack->len == 0)
    _dpt_papers_show_scan (self);
  _dpt_papers_show_details (self);
}

static void
chosen_cb (DptPapersWindow *self)
{
  DptScanLine *line = _dpt_papers_get_chosen (self);
  gint64 id = line != NULL ? dpt_record_get_id (line) : 0;

  if (self->filling)
    return;
  if (id != self->wanted_id)
    {
      self->wanted_id = id;
      g_clear_object (&self->scan);
      dpt_pdf_view_set_bytes (self->view, NULL, NULL);
      if (id != 0)
        dpt_session_write_async (self->session, load_scan, g_memdup2 (&id, sizeof id), g_free, g_object_unref, self->cancellable,
                                 loaded_cb, g_object_ref (self));
    }
  _dpt_papers_show_details (self);
}

/* --- the list --- */

typedef struct
{
  char *patient;
  GPtrArray *lines;
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_free (listing->patient);
  g_clear_pointer (&listing->lines, g_ptr_array_unref);
  g_free (listing);
}

static gpointer
read_listing (DptUnit *unit, gpointer args, GError **error)
{
  gint64 patient_id = *(gint64 *) args;
  g_autoptr (DptPatient) patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, patient_id, error);
  g_autoptr (GPtrArray) lines = patient != NULL ? dpt_scan_list (unit, patient_id, error) : NULL;
  Listing *listing;

  if (lines == NULL)
    return NULL;
  listing = g_new0 (Listing, 1);
  listing->lines = g_steal_pointer (&lines);
  listing->patient = g_strdup_printf ("%s %s", dpt_record_get_string (patient, DPT_PATIENT_GIVEN_NAMES),
                                      dpt_record_get_string (patient, DPT_PATIENT_FAMILY_NAME));
  return listing;
}

static void
choose (DptPapersWindow *self, gint64 id, gboolean had_focus)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  GtkListBoxRow *row = first;

  for (int i = 0; row != NULL; row = gtk_list_box_get_row_at_index (self->list, ++i))
    if (dpt_record_get_id (g_object_get_data (G_OBJECT (row), "dpt-line")) == id)
      break;
  row = row != NULL ? row : first;
  gtk_list_box_select_row (self->list, row);
  /* Who was in the list stays there, though its rows are new; who comes begins there. */
  if (row != NULL && (self->wanted_id == 0 || had_focus))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  Listing *listing = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  gint64 id = self->added_id != 0 ? self->added_id : self->wanted_id;
  gboolean had_focus;

  if (self->closed || listing == NULL)
    {
      if (listing != NULL)
        free_listing (listing);
      else if (!self->closed)
        _dpt_papers_complain (self, error);
      return;
    }
  self->added_id = 0;
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  adw_window_title_set_subtitle (self->title, listing->patient);
  /* The rows are new, what is looked at is not. */
  self->filling = TRUE;
  g_list_store_splice (self->papers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->papers)), listing->lines->pdata,
                       listing->lines->len);
  choose (self, id, had_focus);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->list_stack, listing->lines->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->paper_pane, listing->lines->len > 0 || self->stack->len > 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_stack), listing->lines->len == 0);
  free_listing (listing);
  chosen_cb (self);
}

void
_dpt_papers_reload (DptPapersWindow *self, gint64 id)
{
  if (id != 0)
    self->added_id = id;
  dpt_session_read_async (self->session, read_listing, g_memdup2 (&self->patient_id, sizeof self->patient_id), g_free, free_listing,
                          self->cancellable, listed_cb, g_object_ref (self));
}

static void
database_cb (DptPapersWindow *self, char **topics)
{
  const char *const *touched = (const char *const *) topics;

  if (self->closed)
    return;
  if (g_strv_contains (touched, "document") || g_strv_contains (touched, "prescription") || g_strv_contains (touched, "*"))
    _dpt_papers_reload (self, 0);
}

/* --- making --- */

/* A key of the viewer works wherever the focus is, as long as nobody types. */
static gboolean
view_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *action;

  g_variant_get (arguments, "(&s)", &action);
  return gtk_widget_activate_action (GTK_WIDGET (DPT_PAPERS_WINDOW (widget)->view), action, NULL);
}

/* As the window below does it: what is shown is blanked, or shown again. */
static gboolean
privacy_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "dpt-privacy"))
    gtk_widget_remove_css_class (widget, "dpt-privacy");
  else
    gtk_widget_add_css_class (widget, "dpt-privacy");
  return TRUE;
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "pdf.zoom-in" },      { GDK_KEY_minus, GDK_CONTROL_MASK, "pdf.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "pdf.life-size" },       { GDK_KEY_r, 0, "pdf.turn" },
    { GDK_KEY_Page_Up, 0, "pdf.previous-page" },            { GDK_KEY_Page_Down, 0, "pdf.next-page" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "pdf.print" },           { GDK_KEY_s, GDK_CONTROL_MASK, "pdf.save-as" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, keys[i].state, view_key_cb, "(s)", keys[i].action);
  gtk_widget_class_add_binding (klass, GDK_KEY_F9, 0, privacy_cb, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_papers_window_unrealize (GtkWidget *widget)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  /* The name that is being typed is left now, while somebody is signed in to save it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  _dpt_papers_stop_add (self);
  dpt_pdf_view_set_bytes (self->view, NULL, NULL);

  GTK_WIDGET_CLASS (dpt_papers_window_parent_class)->unrealize (widget);
}

static void
dpt_papers_window_dispose (GObject *object)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (object);

  _dpt_papers_dispose_add (self);
  g_clear_object (&self->papers);
  g_clear_object (&self->scan);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_papers_window_parent_class)->dispose (object);
}

static void
dpt_papers_window_finalize (GObject *object)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->stack);
  g_free (self->shown_name);
  g_string_free (self->refusals, TRUE);

  G_OBJECT_CLASS (dpt_papers_window_parent_class)->finalize (object);
}

static void
dpt_papers_window_class_init (DptPapersWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dpt_papers_window_dispose;
  object_class->finalize = dpt_papers_window_finalize;
  widget_class->unrealize = dpt_papers_window_unrealize;
  g_type_ensure (DPT_TYPE_PDF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-papers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, paper_pane);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, details);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, kinds_drop);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, type_button);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, view);
  gtk_widget_class_bind_template_child (widget_class, DptPapersWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  add_keys (widget_class);
  _dpt_papers_class_install_acts (widget_class);
  _dpt_papers_class_install_add (widget_class);
  _dpt_papers_class_install_source (widget_class);
  _dpt_papers_class_install_stack (widget_class);
}

static void
dpt_papers_window_init (DptPapersWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) say = g_simple_action_new ("say", G_VARIANT_TYPE_VARDICT);

  self->cancellable = g_cancellable_new ();
  self->papers = g_list_store_new (DPT_TYPE_SCAN_LINE);
  self->kinds = g_ptr_array_new ();
  self->refusals = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (say, "activate", G_CALLBACK (say_action), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (say));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->papers), create_row, NULL, NULL);
  _dpt_papers_init_add (self);
  _dpt_papers_init_stack (self);
}

static void
offer_kinds (DptPapersWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; dpt_scan_kind_list ()[i] != NULL; i++)
    if (dpt_session_may (self->session, dpt_scan_kind_get_write_right (dpt_scan_kind_list ()[i])))
      {
        g_ptr_array_add (self->kinds, (gpointer) dpt_scan_kind_list ()[i]);
        gtk_string_list_append (words, dpt_scan_kind_get_label (dpt_scan_kind_list ()[i]));
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->kinds_drop, G_LIST_MODEL (words));
  self->filling = FALSE;
}

DptPapersWindow *
dpt_papers_window_new (DptSession *session, gint64 patient_id, gint64 paper_id)
{
  DptPapersWindow *self;

  g_return_val_if_fail (DPT_IS_SESSION (session) && patient_id > 0, NULL);

  self = g_object_new (DPT_TYPE_PAPERS_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->patient_id = patient_id;
  offer_kinds (self);
  _dpt_papers_show_details (self);
  g_signal_connect_object (dpt_session_get_db (session), "changed", G_CALLBACK (database_cb), self, G_CONNECT_SWAPPED);
  _dpt_papers_start_add (self);
  _dpt_papers_watch_folder (self);
  _dpt_papers_reload (self, paper_id);
  return self;
}
