/* dpt-reception-perspective.c - see dpt-reception-perspective.h.
 * For: list, search as one types, which patient is open. Not for: the sheet's panes, which take what was read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stack ─┬─ list    every patient (DptDbListModel), or what a fragment finds (a handful of rows)
 *        └─ sheet   the window's patient
 */
#include "gui/reception/dpt-reception-perspective.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/insight/dpt-patient-overview.h"
#include "engine/patient/dpt-patient-list.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-say.h"
#include "gui/reception/dpt-merge-dialog.h"
#include "gui/reception/dpt-patient-dialog.h"
#include "gui/reception/dpt-patient-import.h"
#include "gui/reception/dpt-patient-sheet.h"
#include "gui/reception/dpt-tag-filter.h"

#define FOUND 50
#define NEW_PATIENT_OF "new-patient:" /* and the words that nobody is called */

struct _DptReceptionPerspective
{
  DptPerspective parent_instance;

  GtkStack *stack;
  DptListView *list;
  DptPatientSheet *sheet;
  DptTagFilter *tag;

  DptDbListModel *everybody;
  GListStore *found;
  GCancellable *search; /* of the fragment under way */
  GCancellable *loading; /* of the sheet under way */
  DptMerge *merge; /* the last one, to be undone */
};

G_DEFINE_FINAL_TYPE (DptReceptionPerspective, dpt_reception_perspective, DPT_TYPE_PERSPECTIVE)

static char *
format_name (GObject *item, const DptListColumn *column)
{
  return dpt_patient_entry_dup_name (DPT_PATIENT_ENTRY (item));
}

static char *
format_birth (GObject *item, const DptListColumn *column)
{
  const char *birth = dpt_record_get_text (item, DPT_PATIENT_ENTRY_BIRTH_DATE);
  const char *death = dpt_record_get_text (item, DPT_PATIENT_ENTRY_DECEASED_ON);
  g_autofree char *day = dpt_date_format (birth);
  g_autofree char *today = dpt_date_from_instant (g_get_real_time ());
  int age;

  if (birth == NULL)
    return g_strdup ("");
  if (death != NULL)
    /* Translators: birth date of somebody who has died */
    return g_strdup_printf (_ ("%s †"), day);
  age = dpt_date_age (birth, today);
  if (age < 0)
    return g_steal_pointer (&day);
  /* Translators: birth date, and age in years */
  return g_strdup_printf (ngettext ("%s · %d year", "%s · %d years", (gulong) age), day, age);
}

static char *
format_phone (GObject *item, const DptListColumn *column)
{
  return dpt_phone_format (dpt_record_get_text (item, DPT_PATIENT_ENTRY_PHONE));
}

static const DptListColumn columns[] = {
  { "family-name", N_ ("Name"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 24,
    format_name },
  { "birth-date", N_ ("Born"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS, 20, format_birth },
  { "phone", N_ ("Phone"), DPT_LIST_COLUMN_TEXT, 0, 15, format_phone },
  { "city", N_ ("City"), DPT_LIST_COLUMN_TEXT, 0, 20 },
  { "file-number", N_ ("File"), DPT_LIST_COLUMN_INT, DPT_LIST_COLUMN_SORTS, 8 },
  { "last-visit", N_ ("Last visit"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS, 12 },
  { "email", N_ ("E-mail"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 24 },
};

/* --- list and search --- */

typedef struct
{
  char *fragment;
  gint64 tag_id;
} Wanted;

static void
free_wanted (gpointer data)
{
  g_free (((Wanted *) data)->fragment);
  g_free (data);
}

static gpointer
find (DptUnit *unit, gpointer args, GError **error)
{
  const Wanted *wanted = args;

  return dpt_patient_list_find (unit, wanted->fragment, wanted->tag_id, FOUND, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptReceptionPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (rows == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  g_clear_object (&self->search);
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)), rows->pdata, rows->len);
  dpt_list_view_set_model (self->list, G_LIST_MODEL (self->found));
}

/* Typing on cancels the question before, so that an older answer never stands over a newer one. */
static void
query_changed_cb (DptReceptionPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  const char *fragment = dpt_list_view_get_search (self->list);
  gboolean descending;
  const char *order = dpt_list_view_get_sort (self->list, &descending);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (session == NULL || self->everybody == NULL)
    return;
  if (!dpt_text_is_blank (fragment))
    {
      Wanted *wanted = g_new0 (Wanted, 1);

      *wanted = (Wanted) { g_strdup (fragment), dpt_tag_filter_get_tag_id (self->tag) };
      self->search = g_cancellable_new ();
      dpt_session_read_async (session, find, wanted, free_wanted, (GDestroyNotify) g_ptr_array_unref, self->search, found_cb,
                              g_object_ref (self));
      return;
    }
  dpt_patient_list_set_order (self->everybody, order, descending, dpt_tag_filter_get_tag_id (self->tag));
  dpt_list_view_set_model (self->list, G_LIST_MODEL (self->everybody));
}

static void
row_activated_cb (DptReceptionPerspective *self, GObject *row)
{
  gint64 id = dpt_record_get_id (row);

  if (id == dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)))
    gtk_stack_set_visible_child_name (self->stack, "sheet");
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), id);
}

/* --- the sheet --- */

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_overview_load (unit, *(gint64 *) args, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptReceptionPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPatientOverview) overview = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  if (overview == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      /* An empty sheet helps nobody; the list is where another is found. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  if (session != NULL)
    dpt_patient_sheet_show (self->sheet, session, g_steal_pointer (&overview));
}

static void
load_sheet (DptReceptionPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  gint64 id = dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (session == NULL || id == 0)
    {
      dpt_patient_sheet_show (self->sheet, session, NULL);
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  self->loading = g_cancellable_new ();
  dpt_session_read_async (session, load, g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) dpt_patient_overview_free, self->loading,
                          loaded_cb, g_object_ref (self));
}

/* --- actions --- */

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (widget);

  gtk_stack_set_visible_child_name (self->stack, "list");
  dpt_list_view_focus_search (self->list);
}

static void
show_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_patient_sheet_show_tab (DPT_RECEPTION_PERSPECTIVE (widget)->sheet, g_variant_get_string (parameter, NULL));
}

static void
next_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_patient_sheet_step_tab (DPT_RECEPTION_PERSPECTIVE (widget)->sheet, g_str_has_suffix (name, "next-tab") ? 1 : -1);
}

static void
patient_chosen_cb (DptReceptionPerspective *self, gint64 id)
{
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), id);
}

/* @words: (nullable): what is known already */
static void
ask_for_new_patient (DptReceptionPerspective *self, const char *words)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DptPatientDialog *dialog;

  if (session == NULL || !dpt_session_may (session, DPT_RIGHT_PATIENT_WRITE))
    return;
  dialog = dpt_patient_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session, words);
  g_signal_connect_object (dialog, "patient-chosen", G_CALLBACK (patient_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whom the search in sight does not find is the one to be entered. */
static void
new_patient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (widget);
  const char *words = dpt_list_view_get_search (self->list);
  gboolean nobody = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list") && !dpt_text_is_blank (words)
                    && g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0 && self->search == NULL;

  ask_for_new_patient (self, nobody ? words : NULL);
}

static void
keep_document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show-papers", "x", (gint64) 0);
}

/* --- two files of one person --- */

static void
show_may_merge (DptReceptionPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  gboolean may = session != NULL && dpt_session_may (session, DPT_RIGHT_PATIENT_MERGE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.merge", may && dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.unmerge", may);
}

static void
merged_cb (DptReceptionPerspective *self, const DptMerge *merge)
{
  g_clear_pointer (&self->merge, dpt_merge_free);
  self->merge = dpt_merge_copy (merge);
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), merge->id);
  dpt_say_undo (GTK_WIDGET (self), _ ("The two files are one now."), _ ("Undo"), "reception.undo-merge");
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  DptMergeDialog *dialog = dpt_merge_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 dpt_perspective_get_session (DPT_PERSPECTIVE (self)),
                                                 dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)));

  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unmerged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptReceptionPerspective) self = data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) != NULL)
    dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The files are two again."));
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static void
undo_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (widget);
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  if (session != NULL && self->merge != NULL)
    dpt_session_write_async (session, dpt_merge_undo, g_steal_pointer (&self->merge), (GDestroyNotify) dpt_merge_free, NULL,
                             dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), unmerged_cb, g_object_ref (self));
}

/* From the summary, at any time. */
static void
unmerge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);
  gint64 twin_id = g_variant_get_int64 (parameter);

  dpt_session_write_async (dpt_perspective_get_session (self), dpt_merge_take_apart, g_memdup2 (&twin_id, sizeof twin_id), g_free, NULL,
                           dpt_perspective_get_cancellable (self), unmerged_cb, g_object_ref (self));
}

static const DptShortcut shortcuts[] = {
  { "<Control><Shift>n", "reception.new-patient", N_ ("New patient") },
  { "<Control><Shift>r", "recalls.show", N_ ("Who is to be called back") },
  { "<Alt>Left", "reception.show-list", N_ ("Back to the list of patients") },
  { "<Control>Page_Down", "reception.next-tab", N_ ("Next tab of the patient") },
  { "<Control>Page_Up", "reception.previous-tab", N_ ("Tab before") },
  { "<Control><Shift>m", "reception.merge", N_ ("Merge with another file of the same person") },
};

/* --- the perspective --- */

static void
dpt_reception_perspective_session_changed (DptPerspective *perspective)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (perspective);
  DptSession *session = dpt_perspective_get_session (perspective);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  dpt_list_view_set_model (self->list, NULL);
  g_list_store_remove_all (self->found);
  g_clear_object (&self->everybody);
  g_clear_pointer (&self->merge, dpt_merge_free);
  load_sheet (self);
  show_may_merge (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.new-patient",
                                 session != NULL && dpt_session_may (session, DPT_RIGHT_PATIENT_WRITE));
  dpt_tag_filter_set_session (self->tag, session);
  if (session == NULL)
    return;
  dpt_list_view_set_session (self->list, session);
  self->everybody = dpt_patient_list_new (dpt_session_get_db (session));
  query_changed_cb (self);
}

static void
dpt_reception_perspective_set_patient (DptPerspective *perspective, gint64 patient_id)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (perspective);

  if (patient_id != 0)
    {
      dpt_patient_sheet_show_tab (self->sheet, "summary");
      gtk_stack_set_visible_child_name (self->stack, "sheet");
    }
  show_may_merge (self);
  load_sheet (self);
}

static void
dpt_reception_perspective_refresh (DptPerspective *perspective)
{
  load_sheet (DPT_RECEPTION_PERSPECTIVE (perspective));
  dpt_tag_filter_refresh (DPT_RECEPTION_PERSPECTIVE (perspective)->tag);
}

static gboolean
dpt_reception_perspective_open (DptPerspective *perspective, const char *subject, gint64 id)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (perspective);

  if (g_str_equal (subject, "patient"))
    {
      dpt_perspective_show_patient (perspective, id);
      gtk_stack_set_visible_child_name (self->stack, "sheet");
      return TRUE;
    }
  if (g_str_equal (subject, "new-patient") || g_str_has_prefix (subject, NEW_PATIENT_OF))
    {
      ask_for_new_patient (self, g_str_equal (subject, "new-patient") ? NULL : subject + strlen (NEW_PATIENT_OF));
      return TRUE;
    }
  return dpt_patient_import_open (perspective, subject);
}

static void
dpt_reception_perspective_activate_default (DptPerspective *perspective)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (perspective);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "sheet"))
    dpt_patient_sheet_save (self->sheet);
}

static void
dpt_reception_perspective_dispose (GObject *object)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->everybody);
  g_clear_object (&self->found);
  g_clear_pointer (&self->merge, dpt_merge_free);

  G_OBJECT_CLASS (dpt_reception_perspective_parent_class)->dispose (object);
}

static void
dpt_reception_perspective_class_init (DptReceptionPerspectiveClass *klass)
{
  static const char *const topics[] = { "patient", "contact_point", "address", "alert", "patient_cover", "family_link",
    "patient_tag", "tag", "consent", "document", "message", "visit", "prescription",
    "dispensing_order", "sale", "payment", "adjustment", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_reception_perspective_dispose;
  g_type_ensure (DPT_TYPE_PATIENT_SHEET);
  perspective_class->session_changed = dpt_reception_perspective_session_changed;
  perspective_class->set_patient = dpt_reception_perspective_set_patient;
  perspective_class->refresh = dpt_reception_perspective_refresh;
  perspective_class->activate_default = dpt_reception_perspective_activate_default;
  perspective_class->open = dpt_reception_perspective_open;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-reception-perspective.ui");
  gtk_widget_class_bind_template_child (widget_class, DptReceptionPerspective, stack);
  gtk_widget_class_bind_template_child (widget_class, DptReceptionPerspective, list);
  gtk_widget_class_bind_template_child (widget_class, DptReceptionPerspective, sheet);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "reception.new-patient", NULL, new_patient_action);
  gtk_widget_class_install_action (widget_class, "reception.keep-document", NULL, keep_document_action);
  gtk_widget_class_install_action (widget_class, "reception.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "reception.undo-merge", NULL, undo_merge_action);
  gtk_widget_class_install_action (widget_class, "reception.unmerge", "x", unmerge_action);
  gtk_widget_class_install_action (widget_class, "reception.show-list", NULL, show_list_action);
  gtk_widget_class_install_action (widget_class, "reception.show-tab", "s", show_tab_action);
  gtk_widget_class_install_action (widget_class, "reception.next-tab", NULL, next_tab_action);
  gtk_widget_class_install_action (widget_class, "reception.previous-tab", NULL, next_tab_action);
}

static void
dpt_reception_perspective_init (DptReceptionPerspective *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New patient"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_ ("_Import…"));
  GtkWidget *recalls = gtk_button_new_with_mnemonic (_ ("_Recalls…"));

  self->found = g_list_store_new (DPT_TYPE_PATIENT_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tag = DPT_TAG_FILTER (dpt_tag_filter_new ());
  g_signal_connect_object (self->tag, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  dpt_list_view_add_tool (self->list, GTK_WIDGET (self->tag));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reception.new-patient");
  gtk_widget_set_tooltip_text (button, _ ("Enter a new patient (Ctrl+Shift+N)"));
  gtk_widget_add_css_class (button, "suggested-action");
  dpt_list_view_add_tool (self->list, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "fhir.import");
  gtk_widget_set_tooltip_text (import, _ ("A patient or a prescription from another program (HL7 FHIR)"));
  dpt_list_view_add_tool (self->list, import);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (recalls), "recalls.show");
  gtk_widget_set_tooltip_text (recalls, _ ("Who is to be called back (Ctrl+Shift+R)"));
  dpt_list_view_add_tool (self->list, recalls);
  dpt_list_view_set_columns (self->list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_sort (self->list, "family-name", FALSE);
  show_may_merge (self);
  dpt_list_view_set_empty (self->list, "system-users-symbolic", _ ("No patient yet"), _ ("The first one is a minute away."),
                           _ ("New patient"), "reception.new-patient");
  dpt_list_view_set_nothing_found (self->list, _ ("New patient"), "reception.new-patient");
}
