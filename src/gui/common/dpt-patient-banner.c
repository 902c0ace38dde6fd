/* dpt-patient-banner.c - see dpt-patient-banner.h.
 * For: one summary, shown in one line. Not for: reading it as such (engine/insight/dpt-patient-summary.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* name (opens the sheet), age, number │ what to mind, as badges │ last prescription R, L │ balance │ let go */
#include "gui/common/dpt-patient-banner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-date.h"
#include "engine/insight/dpt-patient-summary.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/patient/dpt-patient.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-say.h"

#define MOST_BADGES 6

struct _DptPatientBanner
{
  AdwBin parent_instance;

  GtkWidget *name_button;
  GtkLabel *name_label;
  GtkLabel *person_label;
  GtkFlowBox *badges;
  GtkWidget *rx_box;
  GtkLabel *rx_date_label;
  GtkLabel *right_label;
  GtkLabel *left_label;
  GtkWidget *balance_box;
  GtkLabel *balance_label;
  GtkLabel *balance_caption;

  DptSession *session;
  gint64 patient_id;
  GCancellable *cancellable;
  gulong changed_handler;
  gboolean loading;
  gboolean stale; /* something changed while it was being read */
};

G_DEFINE_FINAL_TYPE (DptPatientBanner, dpt_patient_banner, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PATIENT_ID,
  PROP_SESSION,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void read_summary (DptPatientBanner *self);

/* --- showing --- */

static void
add_badge (DptPatientBanner *self, guint *n, DptBadgeTone tone, const char *icon, const char *text, const char *tip)
{
  GtkWidget *badge;

  if (++*n > MOST_BADGES)
    return;
  badge = dpt_badge_new (tone, icon, text);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  if (tip != NULL)
    gtk_widget_set_tooltip_text (badge, tip);
  gtk_flow_box_append (self->badges, badge);
}

static void
add_alerts (DptPatientBanner *self, guint *n, const DptPatientSummary *summary)
{
  for (guint i = 0; i < summary->alerts->len; i++)
    {
      const char *kind = dpt_record_get_string (summary->alerts->pdata[i], DPT_ALERT_KIND);
      const char *text = dpt_record_get_string (summary->alerts->pdata[i], DPT_ALERT_TEXT);
      gboolean note = g_str_equal (kind, "note");
      /* Translators: a kind of alert and what it is about: "Allergy: nickel" */
      g_autofree char *words = note ? g_strdup (text) : g_strdup_printf (_ ("%s: %s"), dpt_patient_word (kind), text);
      g_autofree char *shown = g_utf8_strlen (words, -1) > 40 ? NULL : g_strdup (words);

      if (shown == NULL)
        {
          g_autofree char *begin = g_utf8_substring (words, 0, 39);

          shown = g_strconcat (begin, "…", NULL);
        }
      add_badge (self, n, note ? DPT_BADGE_NEUTRAL : DPT_BADGE_ERROR, note ? "dialog-information-symbolic" : NULL, shown, words);
    }
}

static void
add_facts (DptPatientBanner *self, guint *n, const DptPatientSummary *summary)
{
  if (summary->deceased_on != NULL)
    add_badge (self, n, DPT_BADGE_NEUTRAL, NULL, _ ("Deceased"), NULL);
  if (summary->ready_orders > 0)
    add_badge (self, n, DPT_BADGE_SUCCESS, "dpt-glasses-symbolic", _ ("Glasses ready"), _ ("They wait to be handed over"));
  if (summary->open_orders > summary->ready_orders)
    {
      guint open = summary->open_orders - summary->ready_orders;
      g_autofree char *text = g_strdup_printf (ngettext ("%u order under way", "%u orders under way", open), open);

      add_badge (self, n, DPT_BADGE_ACCENT, NULL, text, NULL);
    }
  if (summary->expired)
    add_badge (self, n, DPT_BADGE_WARNING, NULL, _ ("Prescription expired"), NULL);
  if (summary->cover_expired)
    add_badge (self, n, DPT_BADGE_WARNING, NULL, _ ("Cover expired"), summary->cover_name);
}

static void
show_badges (DptPatientBanner *self, const DptPatientSummary *summary)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badges))) != NULL)
    gtk_flow_box_remove (self->badges, child);
  add_alerts (self, &n, summary);
  add_facts (self, &n, summary);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->badges)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
show_eye (GtkLabel *label, const char *eye, gboolean prescribed, const DptRx *rx)
{
  g_autofree char *power = prescribed ? dpt_rx_format (rx, DPT_RX_STYLE_INTERNATIONAL) : g_strdup ("–");
  /* Translators: an eye and its power: "R −1.25 (−0.50) 90°" */
  g_autofree char *text = g_strdup_printf (C_ ("refraction", "%s  %s"), eye, power);

  gtk_label_set_label (label, text);
}

static void
show_prescription (DptPatientBanner *self, const DptPatientSummary *summary)
{
  g_autofree char *date = dpt_date_format (summary->prescription_on);

  gtk_widget_set_visible (self->rx_box, summary->prescription_id != 0);
  if (summary->prescription_id == 0)
    return;
  gtk_label_set_label (self->rx_date_label, date);
  /* Translators: right eye, as short as it can be said: R in English, D (or OD) in French */
  show_eye (self->right_label, C_ ("right eye", "R"), summary->has_right, &summary->right);
  /* Translators: left eye, as short as it can be said: L in English, G (or OG) in French */
  show_eye (self->left_label, C_ ("left eye", "L"), summary->has_left, &summary->left);
}

static void
show_balance (DptPatientBanner *self, const DptPatientSummary *summary)
{
  g_autofree char *amount = dpt_money_format (ABS (summary->balance), dpt_session_get_currency (self->session));
  gboolean owes = summary->balance > 0;

  gtk_widget_set_visible (self->balance_box, summary->sees_balance && summary->balance != 0);
  gtk_label_set_label (self->balance_label, amount);
  gtk_label_set_label (self->balance_caption, owes ? _ ("to pay") : _ ("to the good"));
  if (owes)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance_label), "error");
}

static void
show_person (DptPatientBanner *self, const DptPatientSummary *summary)
{
  g_autofree char *today = dpt_session_dup_today (self->session);
  g_autofree char *age = dpt_patient_summary_dup_age (summary, today);
  g_autofree char *birth = dpt_date_format (summary->birth_date);
  /* Translators: the number of a patient's file */
  g_autofree char *number = g_strdup_printf (_ ("No. %d"), (int) summary->file_number);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (*age != '\0')
    g_ptr_array_add (parts, age);
  if (*birth != '\0')
    g_ptr_array_add (parts, birth);
  g_ptr_array_add (parts, number);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (self->name_label, summary->name);
  gtk_label_set_label (self->person_label, text);
}

static void
set_loading (DptPatientBanner *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- reading --- */

static gpointer
read_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_summary_read (unit, *(gint64 *) args, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientBanner) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPatientSummary) summary = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || DPT_SESSION (source) != self->session)
    return;
  g_clear_object (&self->cancellable);
  set_loading (self, FALSE);
  if (summary == NULL)
    {
      dpt_complain (GTK_WIDGET (self), error);
      return;
    }
  if (summary->patient_id != self->patient_id)
    {
      /* Merged: the whole window goes over to the file that stayed. */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-patient", "x", summary->patient_id);
      return;
    }
  show_person (self, summary);
  show_badges (self, summary);
  show_prescription (self, summary);
  show_balance (self, summary);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->stale)
    read_summary (self);
}

static void
read_summary (DptPatientBanner *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session == NULL || self->patient_id == 0)
    {
      set_loading (self, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  set_loading (self, TRUE);
  dpt_session_read_async (self->session, read_in_unit, g_memdup2 (&self->patient_id, sizeof self->patient_id), g_free,
                          (GDestroyNotify) dpt_patient_summary_unref, self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (DptPatientBanner *self, char **topics)
{
  static const char *const mine[] = { "*", "patient", "contact_point", "alert", "patient_cover", "prescription", "prescription_eye",
                                      "dispensing_order", "sale", "payment", "allocation", "visit", "finding", NULL };

  if (self->patient_id == 0)
    return;
  for (guint i = 0; topics[i] != NULL; i++)
    if (g_strv_contains (mine, topics[i]))
      {
        if (self->loading)
          self->stale = TRUE;
        else
          read_summary (self);
        return;
      }
}

/* --- actions --- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show", "(ssx)", "reception", "patient", DPT_PATIENT_BANNER (widget)->patient_id);
}

static void
let_go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show-patient", "x", (gint64) 0);
}

/* --- object --- */

static void
dpt_patient_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptPatientBanner *self = DPT_PATIENT_BANNER (object);

  switch (id)
    {
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_patient_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptPatientBanner *self = DPT_PATIENT_BANNER (object);

  switch (id)
    {
    case PROP_PATIENT_ID:
      dpt_patient_banner_set_patient_id (self, g_value_get_int64 (value));
      break;
    case PROP_SESSION:
      dpt_patient_banner_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_patient_banner_dispose (GObject *object)
{
  dpt_patient_banner_set_session (DPT_PATIENT_BANNER (object), NULL);
  G_OBJECT_CLASS (dpt_patient_banner_parent_class)->dispose (object);
}

static void
dpt_patient_banner_class_init (DptPatientBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_patient_banner_dispose;
  object_class->get_property = dpt_patient_banner_get_property;
  object_class->set_property = dpt_patient_banner_set_property;
  properties[PROP_PATIENT_ID] = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DPT_TYPE_SESSION, flags);
  properties[PROP_LOADING]
    = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-patient-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, name_button);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, name_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, person_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, badges);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, rx_box);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, rx_date_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, right_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, left_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, balance_box);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, balance_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientBanner, balance_caption);
  gtk_widget_class_install_action (widget_class, "banner.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "banner.let-go", NULL, let_go_action);
}

static void
dpt_patient_banner_init (DptPatientBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dpt_patient_banner_new (void)
{
  return g_object_new (DPT_TYPE_PATIENT_BANNER, NULL);
}

void
dpt_patient_banner_set_session (DptPatientBanner *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_PATIENT_BANNER (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_handler, dpt_session_get_db (self->session));
  g_set_object (&self->session, session);
  if (session != NULL)
    self->changed_handler
      = g_signal_connect_object (dpt_session_get_db (session), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_summary (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
dpt_patient_banner_set_patient_id (DptPatientBanner *self, gint64 patient_id)
{
  g_return_if_fail (DPT_IS_PATIENT_BANNER (self));

  if (self->patient_id == patient_id)
    return;
  self->patient_id = patient_id;
  read_summary (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT_ID]);
}

gboolean
dpt_patient_banner_get_loading (DptPatientBanner *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_BANNER (self), FALSE);

  return self->loading;
}
