/* dpt-search.c - see dpt-search.h.
 * For: the entry, the popover under it, asking and showing in order. Not for: where results come from (dpt-search-provider.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   typed ──40 ms──▶ question, which cancels the one before ──▶ one read asks every provider ──▶ list, with the commands
 * The focus never leaves the entry: the keys choose in the list for it. An answer belongs to the text that was asked, which
 * need not be the text that stands in the entry by then: Enter asks at once, and what is asked already is not asked again.
 */
#include "gui/shell/dpt-search.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "gui/common/dpt-say.h"
#include "gui/shell/dpt-perspective-table.h"
#include "gui/shell/dpt-search-result.h"

struct _DptSearch
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkWidget *popover;
  GtkListBox *list;
  GtkLabel *nothing;

  GListStore *results;
  DptSession *session;
  GCancellable *cancellable;
  char *asked;    /* the text of the question under way, or of the last one */
  char *answered; /* the text that the list answers */
  gboolean quiet;     /* it is the program that empties the entry */
  gboolean impatient; /* Enter came before the answer */
  gboolean scanned;   /* a code was read: what alone bears it is opened */
};

G_DEFINE_FINAL_TYPE (DptSearch, dpt_search, ADW_TYPE_BIN)

typedef struct
{
  char *text;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

/* --- commands --- */

static void
add_command (GPtrArray *results, const char *text, const char *icon_name, const char *title, const char *hint, const char *action,
             GVariant *target)
{
  g_autoptr (GVariant) kept = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autofree char *markup = NULL;

  if (!dpt_text_matches (title, text))
    return;
  markup = dpt_search_highlight (title, text);
  g_ptr_array_add (results, dpt_search_result_new (icon_name, markup, NULL, hint, action, kept));
}

static GPtrArray *
find_commands (DptSearch *self, const char *text)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n;
  const DptPerspectiveRow *table = dpt_perspective_table_get (&n);
  int number = 0;

  if (self->session == NULL)
    return results;
  if (dpt_perspective_table_find ("reception") != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE))
    add_command (results, text, "contact-new-symbolic", _ ("New patient"), NULL, "win.show",
                 g_variant_new ("(ssx)", "reception", "new-patient", (gint64) 0));
  if (dpt_session_may (self->session, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE))
    add_command (results, text, "document-edit-symbolic", _ ("Enter a prescription from outside"), NULL, "win.show",
                 g_variant_new ("(ssx)",
                                dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ) ? "exam" : "dispensing",
                                "new-prescription", (gint64) 0));
  if (dpt_perspective_table_find ("reception") != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE))
    add_command (results, text, "appointment-soon-symbolic", _ ("Recalls"), NULL, "win.show",
                 g_variant_new ("(ssx)", "reception", "recalls", (gint64) 0));
  if (dpt_perspective_table_find ("exam") != NULL && dpt_session_may (self->session, DPT_RIGHT_CLINICAL_READ))
    add_command (results, text, "dpt-lens-symbolic", _ ("Who had a lot of contact lenses"), NULL, "win.show",
                 g_variant_new ("(ssx)", "exam", "lots", (gint64) 0));
  if (dpt_perspective_table_find ("reception") != NULL && dpt_session_may (self->session, DPT_RIGHT_AUDIT_READ))
    add_command (results, text, "dialog-information-symbolic", _ ("Who looked at clinical records"), NULL, "win.show",
                 g_variant_new ("(ssx)", "reception", "accesses", (gint64) 0));
  for (gsize i = 0; i < n; i++)
    if (dpt_session_may (self->session, table[i].right))
      {
        g_autofree char *hint = g_strdup_printf ("Alt+%d", ++number);

        add_command (results, text, table[i].icon_name, g_dgettext (GETTEXT_PACKAGE, table[i].title), hint, "win.show-perspective",
                     g_variant_new_string (table[i].name));
      }
  add_command (results, text, "window-new-symbolic", _ ("New window"), "Ctrl+N", "app.new-window", NULL);
  add_command (results, text, "system-lock-screen-symbolic", _ ("Lock, or change user"), "Ctrl+L", "win.lock", NULL);
  add_command (results, text, "dialog-password-symbolic", _ ("Change my password or PIN"), NULL, "win.change-secrets", NULL);
  add_command (results, text, "preferences-desktop-keyboard-shortcuts-symbolic", _ ("Show the keys"), "Ctrl+?", "win.show-shortcuts", NULL);
  for (guint i = 0; i < results->len; i++)
    dpt_search_result_set_group (results->pdata[i], _ ("Commands"));
  return results;
}

/* Nobody is called so: perhaps somebody new stands there. */
static void
offer_new_patient (DptSearch *self, GPtrArray *results, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  /* Translators: what was searched for and not found */
  g_autofree char *title = g_strdup_printf (_ ("New patient “%s”"), escaped);
  g_autofree char *subject = g_strconcat ("new-patient:", text, NULL);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(ssx)", "reception", subject, (gint64) 0));

  if (dpt_text_is_blank (text) || self->session == NULL || dpt_perspective_table_find ("reception") == NULL
      || !dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE))
    return;
  g_ptr_array_add (results, dpt_search_result_new ("contact-new-symbolic", title, _ ("Nothing is called so"), NULL, "win.show", target));
}

/* --- the list --- */

static GtkWidget *
make_label (const char *markup, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "numeric");
    }
  return label;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  DptSearchResult *result = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (dpt_search_result_get_icon_name (result));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (words), make_label (dpt_search_result_get_title (result), NULL));
  if (dpt_search_result_get_detail (result) != NULL)
    gtk_box_append (GTK_BOX (words), make_label (dpt_search_result_get_detail (result), "caption"));
  gtk_box_append (GTK_BOX (box), words);
  if (dpt_search_result_get_hint (result) != NULL)
    {
      g_autofree char *hint = g_markup_escape_text (dpt_search_result_get_hint (result), -1);

      gtk_box_append (GTK_BOX (box), make_label (hint, "caption"));
    }
  gtk_widget_add_css_class (box, "dpt-search-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static DptSearchResult *
get_result (DptSearch *self, GtkListBoxRow *row)
{
  g_autoptr (DptSearchResult) result = row == NULL ? NULL
    : g_list_model_get_item (G_LIST_MODEL (self->results), (guint) gtk_list_box_row_get_index (row));

  return result; /* the list keeps it */
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  DptSearch *self = data;
  DptSearchResult *result = get_result (self, row), *above = get_result (self, before);
  GtkWidget *label;

  if (result == NULL || dpt_search_result_get_group (result) == NULL
      || (above != NULL && g_strcmp0 (dpt_search_result_get_group (result), dpt_search_result_get_group (above)) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (dpt_search_result_get_group (result));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dpt-search-head");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static void
show_results (DptSearch *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) commands = find_commands (self, self->asked);

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (all, found->pdata[i]);
  for (guint i = 0; i < commands->len; i++)
    g_ptr_array_add (all, commands->pdata[i]);
  if (found != NULL && all->len == 0)
    {
      offer_new_patient (self, commands, self->asked);
      for (guint i = 0; i < commands->len; i++)
        g_ptr_array_add (all, commands->pdata[i]);
    }
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)), all->pdata, all->len);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), all->len == 0);
  gtk_list_box_invalidate_headers (self->list);
  if (all->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* --- asking --- */

static gpointer
ask (DptUnit *unit, gpointer args, GError **error)
{
  const Question *question = args;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;
  const DptSearchProvider *providers = dpt_search_provider_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (!dpt_session_may (unit->session, providers[i].right))
        continue;
      found = providers[i].find (unit, question->text, providers[i].most, error);
      if (found == NULL)
        return NULL;
      for (guint k = 0; k < found->len; k++)
        {
          dpt_search_result_set_group (found->pdata[k], g_dgettext (GETTEXT_PACKAGE, providers[i].title));
          g_ptr_array_add (all, g_object_ref (found->pdata[k]));
        }
    }
  return g_steal_pointer (&all);
}

static void open_result (DptSearch *self, GtkListBoxRow *row);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  /* Asking anew cancels the question before, so an older answer never comes this far. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    dpt_complain (GTK_WIDGET (self), error);
  show_results (self, found);
  g_clear_object (&self->cancellable);
  g_free (self->answered);
  self->answered = g_strdup (self->asked);
  if (self->impatient || (self->scanned && found != NULL && found->len == 1))
    open_result (self, gtk_list_box_get_selected_row (self->list));
}

static void
question_anew (DptSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Question *question;

  /* The entry tells of a change a moment after Enter has asked for it: that answer is still wanted, and so is its Enter. */
  if (self->cancellable != NULL && g_strcmp0 (self->asked, text) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->impatient = FALSE;
  self->scanned = FALSE;
  if (self->session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  g_free (self->asked);
  self->asked = g_strdup (text);
  question = g_new0 (Question, 1);
  question->text = g_strdup (text);
  dpt_session_read_async (self->session, ask, question, free_question, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                          answered_cb, g_object_ref (self));
}

/* --- opening and closing --- */

static void
close_list (DptSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
open_list (DptSearch *self)
{
  if (self->session == NULL || gtk_widget_get_visible (self->popover))
    return;
  gtk_widget_set_size_request (self->popover, MAX (480, gtk_widget_get_width (GTK_WIDGET (self)) + 24), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
forget (DptSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->quiet = FALSE;
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->answered, g_free);
  self->impatient = FALSE;
  g_list_store_remove_all (self->results);
}

static void
open_result (DptSearch *self, GtkListBoxRow *row)
{
  g_autoptr (DptSearchResult) result = row != NULL ? g_object_ref (get_result (self, row)) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (result == NULL)
    return;
  close_list (self);
  forget (self);
  /* The focus leaves the header before the act, which may want it. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), dpt_search_result_get_action (result), dpt_search_result_get_target (result));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-screen", NULL);
}

static void
search_changed_cb (DptSearch *self)
{
  if (self->quiet || !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return;
  open_list (self);
  question_anew (self);
}

/* Enter means what was typed, also where the answer to it is still under way. */
static void
activate_cb (DptSearch *self)
{
  if (g_strcmp0 (self->answered, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    {
      open_result (self, gtk_list_box_get_selected_row (self->list));
      return;
    }
  question_anew (self);
  self->impatient = TRUE;
}

static void
stop_cb (DptSearch *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  close_list (self);
  forget (self);
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-screen", NULL);
}

static void
move (DptSearch *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->results));
  int place = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  if (n > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (place + n) % n));
}

static void
next_cb (DptSearch *self)
{
  move (self, 1);
}

static void
previous_cb (DptSearch *self)
{
  move (self, -1);
}

static gboolean
key_cb (DptSearch *self, guint keyval, guint code, GdkModifierType state)
{
  if (!gtk_widget_get_visible (self->popover) && keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
      if (!gtk_widget_get_visible (self->popover))
        dpt_search_open (self);
      else
        move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      stop_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (DptSearch *self, GtkListBoxRow *row)
{
  open_result (self, row);
}

static void
focus_left_cb (DptSearch *self)
{
  close_list (self);
}

static void
build_popover (DptSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_ ("Nothing is called so")));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (self->nothing), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->nothing), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "dpt-search-list");
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->results), create_row, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 620);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_box_append (GTK_BOX (box), scroll);

  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
dpt_search_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (dpt_search_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (DPT_SEARCH (widget)->popover));
}

static void
dpt_search_dispose (GObject *object)
{
  DptSearch *self = DPT_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->results);
  g_clear_object (&self->session);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->answered, g_free);

  G_OBJECT_CLASS (dpt_search_parent_class)->dispose (object);
}

static void
dpt_search_class_init (DptSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_search_dispose;
  widget_class->size_allocate = dpt_search_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-search.ui");
  gtk_widget_class_bind_template_child (widget_class, DptSearch, entry);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
dpt_search_init (DptSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->results = g_list_store_new (DPT_TYPE_SEARCH_RESULT);
  build_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

GtkWidget *
dpt_search_new (void)
{
  return g_object_new (DPT_TYPE_SEARCH, NULL);
}

void
dpt_search_set_session (DptSearch *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_SEARCH (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  close_list (self);
  forget (self);
}

void
dpt_search_open (DptSearch *self)
{
  g_return_if_fail (DPT_IS_SEARCH (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  open_list (self);
  question_anew (self);
}

void
dpt_search_find (DptSearch *self, const char *text)
{
  g_return_if_fail (DPT_IS_SEARCH (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  dpt_search_open (self);
  self->scanned = TRUE;
}

GListModel *
dpt_search_get_results (DptSearch *self)
{
  g_return_val_if_fail (DPT_IS_SEARCH (self), NULL);

  return G_LIST_MODEL (self->results);
}
