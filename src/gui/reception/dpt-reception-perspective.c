/* dpt-reception-perspective.c - see dpt-reception-perspective.h.
 * For: list, search as one types, which patient is open. Not for: the sheet's panes, which take what was read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stack ─┬─ list    every patient (DptDbListModel), or what a fragment finds (a handful of rows)
 *        └─ sheet   the window's patient
 */
#include "gui/reception/dpt-reception-perspective.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-text.h"
#include "engine/patient/dpt-patient-list.h"
#include "engine/patient/dpt-patient.h"
#include "gui/common/dpt-list-view.h"

#define FOUND 50

struct _DptReceptionPerspective
{
  DptPerspective parent_instance;

  GtkStack *stack;
  DptListView *list;

  DptDbListModel *everybody;
  GListStore *found;
  GCancellable *search; /* of the fragment under way */
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

static gpointer
find (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_list_find (unit, args, FOUND, error);
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
      self->search = g_cancellable_new ();
      dpt_session_read_async (session, find, g_strdup (fragment), g_free, (GDestroyNotify) g_ptr_array_unref, self->search, found_cb,
                              g_object_ref (self));
      return;
    }
  dpt_patient_list_set_order (self->everybody, order, descending);
  dpt_list_view_set_model (self->list, G_LIST_MODEL (self->everybody));
}

static void
row_activated_cb (DptReceptionPerspective *self, GObject *row)
{
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_record_get_id (row));
}

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
  if (session == NULL)
    return;
  dpt_list_view_set_session (self->list, session);
  self->everybody = dpt_patient_list_new (dpt_session_get_db (session));
  query_changed_cb (self);
}

static void
dpt_reception_perspective_dispose (GObject *object)
{
  DptReceptionPerspective *self = DPT_RECEPTION_PERSPECTIVE (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->everybody);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (dpt_reception_perspective_parent_class)->dispose (object);
}

static void
dpt_reception_perspective_class_init (DptReceptionPerspectiveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_reception_perspective_dispose;
  perspective_class->session_changed = dpt_reception_perspective_session_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-reception-perspective.ui");
  gtk_widget_class_bind_template_child (widget_class, DptReceptionPerspective, stack);
  gtk_widget_class_bind_template_child (widget_class, DptReceptionPerspective, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dpt_reception_perspective_init (DptReceptionPerspective *self)
{
  self->found = g_list_store_new (DPT_TYPE_PATIENT_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_list_view_set_columns (self->list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_sort (self->list, "family-name", FALSE);
  dpt_list_view_set_empty (self->list, "system-users-symbolic", _ ("No patient yet"), _ ("The first one is a minute away."),
                           _ ("New patient"), "reception.new-patient");
}
