/* dpt-jobs-card.c - see dpt-jobs-card.h.
 * For: rows and their buttons. Not for: doing what they ask for (dpt-dispensing-actions.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-jobs-card.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/optics/dpt-tolerance.h"
#include "gui/common/dpt-badge.h"

struct _DptJobsCard
{
  AdwBin parent_instance;
  GtkListBox *list;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
};

G_DEFINE_FINAL_TYPE (DptJobsCard, dpt_jobs_card, ADW_TYPE_BIN)

/* What happened to a job, and what was measured of its lenses, one below the other. */
static void
add_event_rows (DptJobsCard *self, AdwExpanderRow *row, gint64 job_id)
{
  GPtrArray *events = dpt_order_sheet_get_job_events (self->facts->sheet);

  for (guint i = events->len; i-- > 0;)
    {
      gpointer event = events->pdata[i];
      g_autofree char *at = dpt_instant_format (dpt_record_get_int (event, DPT_JOB_EVENT_AT));
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", at, dpt_record_get_string (event, DPT_JOB_EVENT_USER_NAME));
      const char *state = dpt_job_state_get_label (dpt_record_get_text (event, DPT_JOB_EVENT_TO_STATE));
      const char *reason = dpt_record_get_text (event, DPT_JOB_EVENT_REASON);
      g_autofree char *title = reason != NULL ? g_strdup_printf ("%s · %s", state, reason) : g_strdup (state);

      if (dpt_record_get_int (event, DPT_JOB_EVENT_JOB_ID) == job_id)
        adw_expander_row_add_row (row, dpt_kit_row (title, subtitle));
    }
}

static void
add_check_rows (DptJobsCard *self, AdwExpanderRow *row, gint64 job_id)
{
  GPtrArray *checks = dpt_order_sheet_get_checks (self->facts->sheet);

  for (guint i = 0; i < checks->len; i++)
    {
      gpointer check = checks->pdata[i];
      DptRx rx = { .sphere = (int)dpt_record_get_int (check, DPT_LENS_CHECK_SPHERE),
                   .cylinder = (int)dpt_record_get_int (check, DPT_LENS_CHECK_CYLINDER),
                   .axis = (int)dpt_record_get_int (check, DPT_LENS_CHECK_AXIS),
                   .addition = (int)dpt_record_get_int (check, DPT_LENS_CHECK_ADDITION) };
      g_autofree char *power = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
      gboolean right = g_str_equal (dpt_record_get_string (check, DPT_LENS_CHECK_EYE), "R");
      gboolean met = dpt_record_get_int (check, DPT_LENS_CHECK_MISSED) == DPT_TOLERANCE_MET;
      /* translators: the power that was measured */
      g_autofree char *title = g_strdup_printf (right ? _ ("Measured right: %s") : _ ("Measured left: %s"), power);
      GtkWidget *child = dpt_kit_row (title, dpt_record_get_text (check, DPT_LENS_CHECK_ACCEPTED_REASON));
      GtkWidget *badge = dpt_badge_new (met ? DPT_BADGE_SUCCESS : DPT_BADGE_WARNING, NULL,
                                        met ? _ ("Within tolerance") : _ ("Outside, taken"));

      if (dpt_record_get_int (check, DPT_LENS_CHECK_JOB_ID) != job_id)
        {
          g_object_ref_sink (child);
          g_object_unref (child);
          g_object_ref_sink (badge);
          g_object_unref (badge);
          continue;
        }
      gtk_widget_add_css_class (child, "dpt-clinical"); /* the privacy key blanks it */
      adw_action_row_add_suffix (ADW_ACTION_ROW (child), badge);
      adw_expander_row_add_row (row, child);
    }
}

/* Every other step that the table allows (what a lab reports, making again, the end), and the tray. */
static GtkWidget *
create_more (DptJob *job, const DptOrderTransition *next)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const DptOrderTransition *table;
  guint n = 0;
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *tray = NULL;
  g_autofree char *name
    /* translators: the number of a job */
    = g_strdup_printf (_ ("Other steps of %s"), dpt_record_get_string (job, DPT_JOB_NUMBER));

  table = dpt_job_state_get_table (&n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (table[i].from, dpt_record_get_string (job, DPT_JOB_STATE)) && !table[i].automatic
        && &table[i] != next)
      {
        g_autofree char *action = g_strdup_printf ("dispensing.job-event((int64 %" G_GINT64_FORMAT ", '%s'))",
                                                   dpt_record_get_id (job), table[i].event);
        g_autofree char *label
          = g_strconcat (dpt_job_event_get_label (table[i].event), table[i].needs_reason ? "…" : NULL, NULL);

        g_menu_append (menu, label, action);
      }
  tray = g_strdup_printf ("dispensing.job-tray(int64 %" G_GINT64_FORMAT ")", dpt_record_get_id (job));
  g_menu_append (menu, _ ("Tray…"), tray);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  dpt_kit_name (button, name);
  return button;
}

static GtkWidget *
create_job_button (
  DptJob *job, const char *label, const char *name, const char *css, const char *action, const char *event)
{
  g_autofree char *detailed
    = event != NULL
        ? g_strdup_printf ("dispensing.%s((int64 %" G_GINT64_FORMAT ", '%s'))", action, dpt_record_get_id (job), event)
        : g_strdup_printf ("dispensing.%s(int64 %" G_GINT64_FORMAT ")", action, dpt_record_get_id (job));
  GtkWidget *button = dpt_kit_button (label, NULL, css, detailed);
  /* translators: what a button does, and the number of the job it does it to */
  g_autofree char *whole = name != NULL ? g_strdup_printf ("%s %s", name, dpt_record_get_string (job, DPT_JOB_NUMBER))
                                        : g_strdup (label);

  dpt_kit_name (button, whole);
  return button;
}

/* What may be done with a job now, the usual step first. */
static void
add_buttons (DptJobsCard *self, AdwExpanderRow *row, DptJob *job)
{
  const char *state = dpt_record_get_string (job, DPT_JOB_STATE);
  const DptOrderTransition *next = dpt_job_state_find_next (state);
  gboolean several = dpt_order_sheet_get_jobs (self->facts->sheet)->len > 1;
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6);

  if (dpt_session_may (self->desk->session, DPT_RIGHT_JOB_ADVANCE))
    {
      if (next != NULL && g_str_equal (next->event, "verify"))
        gtk_box_append (GTK_BOX (box), create_job_button (job, _ ("Measure…"), _ ("Measure the lenses of"),
                                                          "suggested-action", "measure-lenses", NULL));
      else if (next != NULL && !next->automatic)
        gtk_box_append (GTK_BOX (box),
                        create_job_button (job, dpt_job_event_get_label (next->event),
                                           several ? dpt_job_event_get_label (next->event) : NULL, "suggested-action",
                                           "job-event", next->event));
    }
  gtk_box_append (GTK_BOX (box),
                  create_job_button (job, _ ("Job sheet"), _ ("Job sheet of"), "flat", "job-sheet", NULL));
  if (dpt_session_may (self->desk->session, DPT_RIGHT_JOB_ADVANCE)
      && (dpt_job_is_open (job) || g_str_equal (state, "ready") || g_str_equal (state, "collected")))
    gtk_box_append (GTK_BOX (box), create_more (job, next));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (row, box);
}

/* libadwaita's own parts of an expander row have no name; a screen reader comes across them. */
static void
name_parts (GtkWidget *widget, const char *name, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child))
        {
          /* translators: the number of a job */
          g_autofree char *text = g_strdup_printf ((*n)++ == 0 ? _ ("Job %s") : _ ("Steps of job %s"), name);

          dpt_kit_name (child, text);
        }
      else if (GTK_IS_SWITCH (child))
        dpt_kit_name (child, name);
      name_parts (child, name, n);
    }
}

static GtkWidget *
create_job_row (DptJobsCard *self, DptJob *job)
{
  const char *state = dpt_record_get_string (job, DPT_JOB_STATE), *tray = dpt_record_get_text (job, DPT_JOB_TRAY);
  g_autofree char *due = dpt_date_format (dpt_record_get_text (job, DPT_JOB_DUE_ON));
  g_autoptr (GString) subtitle = g_string_new (dpt_record_get_string (job, DPT_JOB_LAB_NAME));
  GtkWidget *row = adw_expander_row_new (), *badge;
  gboolean late = dpt_job_is_late (job, self->desk->today);
  guint lists = 0;

  if (dpt_job_is_open (job))
    /* translators: the day a job is due */
    g_string_append_printf (subtitle, subtitle->len > 0 ? " · %s %s" : "%s %s", _ ("due on"), due);
  if (tray != NULL)
    /* translators: the tray that a job lies in */
    g_string_append_printf (subtitle, " · %s %s", _ ("tray"), tray);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dpt_record_get_string (job, DPT_JOB_NUMBER));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle->str);
  badge = dpt_badge_new (late                             ? DPT_BADGE_WARNING
                         : g_str_equal (state, "ready")   ? DPT_BADGE_SUCCESS
                         : dpt_job_is_open (job)          ? DPT_BADGE_ACCENT
                                                          : DPT_BADGE_NEUTRAL,
                         NULL, dpt_job_state_get_label (state));
  dpt_badge_keep_whole (DPT_BADGE (badge));
  /* Actions stand from right to left in the order they are added. */
  add_buttons (self, ADW_EXPANDER_ROW (row), job);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), badge);
  add_check_rows (self, ADW_EXPANDER_ROW (row), dpt_record_get_id (job));
  add_event_rows (self, ADW_EXPANDER_ROW (row), dpt_record_get_id (job));
  name_parts (row, dpt_record_get_string (job, DPT_JOB_NUMBER), &lists);
  return row;
}

/* What a supplier owes. Lenses are received with their job; anything else is when it lies on the counter. */
static GtkWidget *
create_purchase_row (DptJobsCard *self, gpointer line)
{
  g_autofree char *expected = dpt_date_format (dpt_record_get_text (line, DPT_PURCHASE_LINE_EXPECTED_ON));
  const char *supplier = dpt_record_get_string (line, DPT_PURCHASE_LINE_SUPPLIER_NAME);
  const char *label = dpt_record_get_string (line, DPT_PURCHASE_LINE_LABEL);
  gboolean come = dpt_record_get_int (line, DPT_PURCHASE_LINE_RECEIVED_QUANTITY)
                  >= dpt_record_get_int (line, DPT_PURCHASE_LINE_QUANTITY);
  gboolean sent = !g_str_equal (dpt_record_get_string (line, DPT_PURCHASE_LINE_STATE), "draft");
  /* translators: a supplier, and the day something is expected from it */
  g_autofree char *subtitle = *expected != '\0' && !come ? g_strdup_printf (_ ("%s · expected on %s"), supplier, expected)
                                                         : g_strdup (supplier);
  GtkWidget *row = dpt_kit_row (label, subtitle);
  GtkWidget *badge = dpt_badge_new (come ? DPT_BADGE_SUCCESS : sent ? DPT_BADGE_ACCENT : DPT_BADGE_NEUTRAL, NULL,
                                    come ? _ ("Received") : sent ? _ ("On order") : _ ("To be ordered"));

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  if (!come && !dpt_record_is_null (line, DPT_PURCHASE_LINE_VARIANT_ID)
      && dpt_session_may (self->desk->session, DPT_RIGHT_STOCK_MOVE))
    {
      g_autofree char *action
        = g_strdup_printf ("dispensing.arrived(int64 %" G_GINT64_FORMAT ")", dpt_record_get_id (line));
      /* translators: what came from a supplier */
      g_autofree char *name = g_strdup_printf (_ ("It is here: %s"), label);
      GtkWidget *button = dpt_kit_button (_ ("It is here"), NULL, "", action);

      dpt_kit_name (button, name);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
dpt_jobs_card_finalize (GObject *object)
{
  g_clear_pointer (&DPT_JOBS_CARD (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_jobs_card_parent_class)->finalize (object);
}

static void
dpt_jobs_card_class_init (DptJobsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_jobs_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-jobs-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DptJobsCard, list);
}

static void
dpt_jobs_card_init (DptJobsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dpt_jobs_card_set_facts (DptJobsCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts)
{
  GPtrArray *jobs = dpt_order_sheet_get_jobs (facts->sheet);

  self->desk = desk;
  dpt_order_facts_ref (facts);
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = facts;
  dpt_kit_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < jobs->len; i++)
    gtk_list_box_append (self->list, create_job_row (self, jobs->pdata[i]));
  for (guint i = 0; i < facts->purchases->len; i++)
    gtk_list_box_append (self->list, create_purchase_row (self, facts->purchases->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), jobs->len + facts->purchases->len > 0);
}
