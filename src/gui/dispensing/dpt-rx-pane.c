/* dpt-rx-pane.c - see dpt-rx-pane.h.
 * For: the table of powers, right above left as on every paper. Not for: typing powers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-rx-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "engine/optics/dpt-acuity.h"
#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-prescription-acts.h"

struct _DptRxPane
{
  AdwBin parent_instance;
  GtkLabel *title;
  GtkLabel *detail;
  DptBadge *validity;
  AdwBin *acts;
  GtkGrid *grid;
  GtkLabel *note;
  GtkDropDown *usage;
  GtkWidget *add_pair;
  GtkWidget *remove_pair;
  GtkLabel *usage_hint;
  gint64 pair_id;
  gint64 order_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptRxPane, dpt_rx_pane, ADW_TYPE_BIN)

static void
put (DptRxPane *self, int column, int row, const char *text, const char *css)
{
  GtkWidget *label = dpt_kit_label (text, css);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
put_power (DptRxPane *self, int column, int row, gpointer eye, guint field)
{
  g_autofree char *text
    = dpt_record_is_null (eye, field) ? NULL : dpt_power_format ((int)dpt_record_get_int (eye, field));

  put (self, column, row, text != NULL ? text : "–", "title-4 numeric");
}

static void
put_length (DptRxPane *self, int column, int row, gpointer eye, guint field)
{
  g_autofree char *text
    = dpt_record_is_null (eye, field) ? NULL : dpt_length_format ((int)dpt_record_get_int (eye, field));

  put (self, column, row, text != NULL ? text : "–", "title-4 numeric");
}

static char *
format_prism (DptRx rx)
{
  GString *out = g_string_new (NULL);
  int prisms[] = { rx.prism_h, rx.prism_v }, bases[] = { rx.base_h, rx.base_v };

  for (guint i = 0; i < 2; i++)
    if (prisms[i] != 0)
      {
        g_autofree char *number = dpt_length_format (prisms[i]);

        g_string_append_printf (out, "%s%s Δ %s", out->len > 0 ? ", " : "", number,
                                dpt_base_get_label ((DptBase)bases[i]));
      }
  return g_string_free (g_string_append (out, out->len > 0 ? "" : "–"), FALSE);
}

/* One row: the lens as it will be made. */
static void
fill_eye (DptRxPane *self, int row, const char *name, DptPairEye *eye, gpointer prescribed)
{
  DptRx rx = dpt_pair_eye_get_rx (eye);
  g_autofree char *axis = NULL, *prism = NULL;

  put (self, 0, row, name, "heading");
  if (!dpt_pair_eye_has_rx (eye))
    {
      put (self, 1, row, _ ("nothing"), "dim-label");
      return;
    }
  axis = rx.cylinder != 0 ? g_strdup_printf ("%d°", rx.axis) : g_strdup ("–");
  prism = format_prism (rx);
  put_power (self, 1, row, eye, DPT_PAIR_EYE_SPHERE);
  put_power (self, 2, row, eye, DPT_PAIR_EYE_CYLINDER);
  put (self, 3, row, axis, "title-4 numeric");
  put_power (self, 4, row, eye, DPT_PAIR_EYE_ADDITION);
  put (self, 5, row, prism, "title-4 numeric");
  if (prescribed != NULL)
    {
      g_autofree char *acuity = dpt_acuity_dup_shown (dpt_record_get_string (prescribed, DPT_PRESCRIPTION_EYE_ACUITY));

      put_length (self, 6, row, prescribed, DPT_PRESCRIPTION_EYE_PD_FAR);
      put (self, 7, row, acuity, "title-4 numeric");
    }
}

static void
fill_grid (DptRxPane *self, DptOrderFacts *facts, guint pair)
{
  static const char *const heads[] = { "",           N_ ("Sphere"),   N_ ("Cylinder"), N_ ("Axis"), N_ ("Addition"),
                                       N_ ("Prism"), N_ ("PD"), N_ ("Acuity") };
  DptPrescriptionSheet *rx = facts->prescription;

  dpt_kit_clear (GTK_WIDGET (self->grid));
  for (guint i = 1; i < G_N_ELEMENTS (heads); i++)
    put (self, (int)i, 0, _ (heads[i]), "caption dim-label");
  fill_eye (self, 1, _ ("Right"), dpt_order_sheet_get_eye (facts->sheet, pair, DPT_EYE_RIGHT),
            rx != NULL ? dpt_prescription_sheet_get_eye (rx, DPT_EYE_RIGHT) : NULL);
  fill_eye (self, 2, _ ("Left"), dpt_order_sheet_get_eye (facts->sheet, pair, DPT_EYE_LEFT),
            rx != NULL ? dpt_prescription_sheet_get_eye (rx, DPT_EYE_LEFT) : NULL);
}

static void
fill_validity (DptRxPane *self, const char *until, const char *today)
{
  g_autofree char *day = dpt_date_format (until);
  g_autofree char *soon = dpt_date_add_months (today, 2);
  g_autofree char *text = NULL;

  if (until == NULL)
    text = g_strdup (_ ("No last day"));
  else if (strcmp (until, today) < 0)
    /* translators: a date */
    text = g_strdup_printf (_ ("Expired on %s"), day);
  else
    /* translators: a date */
    text = g_strdup_printf (_ ("In force until %s"), day);
  dpt_badge_set (self->validity,
                 until != NULL && strcmp (until, today) < 0  ? DPT_BADGE_ERROR
                 : until != NULL && strcmp (until, soon) < 0 ? DPT_BADGE_WARNING
                                                             : DPT_BADGE_SUCCESS,
                 NULL, text);
}

static void
fill_head (DptRxPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts)
{
  DptPrescription *head;
  g_autofree char *day = NULL, *detail = NULL;
  const char *profession;

  gtk_widget_set_visible (GTK_WIDGET (self->grid), facts->prescription != NULL);
  if (facts->prescription == NULL)
    {
      gboolean hidden = !dpt_record_is_null (dpt_order_sheet_get_order (facts->sheet), DPT_DISPENSING_ORDER_PRESCRIPTION_ID);

      gtk_label_set_text (self->title, hidden ? _ ("Prescription") : _ ("No prescription"));
      gtk_label_set_text (self->detail, hidden ? _ ("Only those who examine, dispense or make the glasses see it.")
                                               : _ ("A frame, sunglasses or accessories without corrective lenses."));
      gtk_label_set_text (self->note, "");
      dpt_badge_set (self->validity, DPT_BADGE_NEUTRAL, NULL, "");
      return;
    }
  head = dpt_prescription_sheet_get_head (facts->prescription);
  day = dpt_date_format_long (dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON));
  profession
    = dpt_prescription_profession_get_label (dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_PROFESSION));
  gtk_label_set_text (self->title, dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME));
  /* translators: a profession, a date, where it comes from */
  detail = g_strdup_printf (_ ("%s · prescribed on %s · %s"), profession != NULL ? profession : _ ("Prescriber"), day,
                            dpt_prescription_origin_get_label (dpt_record_get_text (head, DPT_PRESCRIPTION_ORIGIN)));
  gtk_label_set_text (self->detail, detail);
  fill_validity (self, dpt_record_get_text (head, DPT_PRESCRIPTION_VALID_UNTIL), desk->today);
  gtk_label_set_text (self->note, dpt_record_get_string (head, DPT_PRESCRIPTION_INSTRUCTIONS));
  gtk_widget_set_visible (GTK_WIDGET (self->note), !dpt_record_is_null (head, DPT_PRESCRIPTION_INSTRUCTIONS));
}

static void
usage_cb (DptRxPane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->usage);
  DptOrderAct *act;

  if (self->filling || chosen == GTK_INVALID_LIST_POSITION)
    return;
  act = dpt_order_act_new (DPT_ORDER_ACT_USAGE, self->order_id, self->pair_id, 0);
  act->text = g_strdup (dpt_pair_usages[chosen]);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
dpt_rx_pane_class_init (DptRxPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DPT_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-rx-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, title);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, detail);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, validity);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, acts);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, grid);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, note);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, usage);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, add_pair);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, remove_pair);
  gtk_widget_class_bind_template_child (widget_class, DptRxPane, usage_hint);
  gtk_widget_class_bind_template_callback (widget_class, usage_cb);
}

static void
dpt_rx_pane_init (DptRxPane *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; dpt_pair_usages[i] != NULL; i++)
    gtk_string_list_append (list, dpt_pair_usage_get_label (dpt_pair_usages[i]));
  gtk_drop_down_set_model (self->usage, G_LIST_MODEL (list));
  self->filling = FALSE;
}

/* What can be done with the prescription itself: shown, adapted, cancelled. */
static void
fill_acts (DptRxPane *self, DptOrderFacts *facts)
{
  DptPrescription *head = facts->prescription != NULL ? dpt_prescription_sheet_get_head (facts->prescription) : NULL;

  adw_bin_set_child (self->acts,
                     head != NULL
                       ? dpt_prescription_menu_button_new (
                         dpt_record_get_id (head),
                         g_str_equal (dpt_record_get_string (head, DPT_PRESCRIPTION_STATE), "active"), _ ("Prescription"))
                       : NULL);
}

static void
fill_use (DptRxPane *self, const char *usage, guint n_pairs, gboolean open)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->usage), open);
  gtk_widget_set_visible (self->add_pair, open);
  gtk_widget_set_visible (self->remove_pair, open && n_pairs > 1);
  gtk_label_set_text (self->usage_hint,
                      !open ? _ ("What is quoted or confirmed keeps its use: revise the order to change it.")
                      : dpt_pair_usage_needs_height (usage)
                        ? _ ("For this use the fitting height of each eye must be measured.")
                        : _ ("For this use the distances of the pupils are enough."));
}

void
dpt_rx_pane_set_facts (DptRxPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  DptPair *record = dpt_order_sheet_get_pair (facts->sheet, pair);
  const char *usage = dpt_record_get_string (record, DPT_PAIR_USAGE);

  self->filling = TRUE;
  self->pair_id = dpt_record_get_id (record);
  self->order_id = dpt_order_sheet_get_id (facts->sheet);
  for (guint i = 0; dpt_pair_usages[i] != NULL; i++)
    if (g_str_equal (dpt_pair_usages[i], usage))
      gtk_drop_down_set_selected (self->usage, i);
  fill_use (self, usage, dpt_order_sheet_get_n_pairs (facts->sheet),
            dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet)));
  fill_acts (self, facts);
  fill_head (self, desk, facts);
  fill_grid (self, facts, pair);
  self->filling = FALSE;
}

void
dpt_rx_pane_focus (DptRxPane *self)
{
  g_return_if_fail (DPT_IS_RX_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->usage));
}
