/* dpt-lookup-acts.c - see dpt-lookup-acts.h.
 * For: the questions, their columns and rights. Not for: the answers (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-lookup-acts.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-access-log.h"
#include "engine/clinical/dpt-lens-trial.h"
#include "gui/common/dpt-lookup-window.h"
#include "gui/common/dpt-perspective.h"

/* --- who had a lot --- */

static gpointer
read_lot (DptUnit *unit, gpointer data, GError **error)
{
  const DptLookupArgs *args = data;

  return dpt_lens_lot_find (unit, args->question, error);
}

static char *
format_eye (GObject *row, const DptListColumn *column)
{
  return g_strdup (g_str_equal (dpt_record_get_string (row, DPT_LENS_LOT_ROW_EYE), "R") ? _ ("Right eye") : _ ("Left eye"));
}

static const DptListColumn lot_columns[] = {
  { "lot", N_ ("Lot"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 12 },
  { "patient-name", N_ ("Patient"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 18 },
  { "birth-date", N_ ("Born"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "phone", N_ ("Phone"), DPT_LIST_COLUMN_TEXT, 0, 15 },
  { "eye", N_ ("Eye"), DPT_LIST_COLUMN_TEXT, 0, 10, format_eye },
  { "brand", N_ ("Lens"), DPT_LIST_COLUMN_TEXT, 0, 16 },
  { "maker", N_ ("Manufacturer"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_HIDDEN, 16 },
  { "started-on", N_ ("Visit"), DPT_LIST_COLUMN_DATE, 0, 11 },
  { "expires-on", N_ ("Use before"), DPT_LIST_COLUMN_DATE, 0, 11 },
};

static const DptLookup lots = {
  .name = "lens-lots",
  .title = N_ ("Who had a lot of contact lenses"),
  .question = N_ ("Lot of the lenses"),
  .hint = N_ ("Its first characters, as they stand on the blister"),
  .columns = lot_columns,
  .n_columns = G_N_ELEMENTS (lot_columns),
  .none = N_ ("Nobody had a lens of this lot"),
  .unasked = N_ ("Type the lot that the maker calls back"),
  .read = read_lot,
  .writes = TRUE, /* who is found is noted */
  .patient_field = DPT_LENS_LOT_ROW_PATIENT_ID,
};

/* --- who looked --- */

static gpointer
read_access (DptUnit *unit, gpointer data, GError **error)
{
  const DptLookupArgs *args = data;

  return dpt_access_list (unit, args->id, args->question, error);
}

static char *
format_what (GObject *row, const DptListColumn *column)
{
  return dpt_access_describe (DPT_ACCESS_ROW (row));
}

static const DptListColumn access_columns[] = {
  { "at", N_ ("When"), DPT_LIST_COLUMN_INSTANT, 0, 16 },
  { "user-name", N_ ("Who"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD, 18 },
  { "patient-name", N_ ("Patient"), DPT_LIST_COLUMN_TEXT, 0, 18 },
  { "what", N_ ("Looked at"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND, 24, format_what },
  { "establishment-name", N_ ("Where"), DPT_LIST_COLUMN_TEXT, 0, 20 },
};

static const DptLookup accesses = {
  .name = "accesses",
  .title = N_ ("Who looked at clinical records"),
  .columns = access_columns,
  .n_columns = G_N_ELEMENTS (access_columns),
  .none = N_ ("Nobody looked"),
  .read = read_access,
  .patient_field = DPT_ACCESS_ROW_PATIENT_ID,
};

/* --- actions --- */

static void
patient_chosen_cb (DptPerspective *self, gint64 patient_id)
{
  dpt_perspective_show_patient (self, patient_id);
}

static void
present (GtkWidget *widget, const DptLookup *lookup, DptRight right, gint64 id)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);
  DptSession *session = dpt_perspective_get_session (self);
  DptLookupWindow *window;

  if (session == NULL || !dpt_session_may (session, right))
    return;
  window = dpt_lookup_window_new (lookup, session, id);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (window, "patient-chosen", G_CALLBACK (patient_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lots_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (widget, &lots, DPT_RIGHT_CLINICAL_READ, 0);
}

static void
access_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 patient_id = g_str_equal (name, "access.show") ? dpt_perspective_get_patient_id (DPT_PERSPECTIVE (widget)) : 0;

  present (widget, &accesses, DPT_RIGHT_AUDIT_READ, patient_id);
}

void
dpt_lookup_acts_update (GtkWidget *perspective, DptSession *session)
{
  gboolean audit = session != NULL && dpt_session_may (session, DPT_RIGHT_AUDIT_READ);

  gtk_widget_action_set_enabled (perspective, "access.show", audit);
  gtk_widget_action_set_enabled (perspective, "access.show-all", audit);
  gtk_widget_action_set_enabled (perspective, "lots.show",
                                 session != NULL && dpt_session_may (session, DPT_RIGHT_CLINICAL_READ));
}

void
dpt_lookup_acts_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "lots.show", NULL, lots_action);
  gtk_widget_class_install_action (klass, "access.show", NULL, access_action);
  gtk_widget_class_install_action (klass, "access.show-all", NULL, access_action);
}
