/* dpt-lens-check-dialog.c - see dpt-lens-check-dialog.h.
 * For: eight entries, two verdicts, and going on without them on purpose. Not for: what happens to the job then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lens-check-dialog.h"

#include <glib/gi18n-lib.h>

#include "engine/optics/dpt-rx-text.h"
#include "gui/common/dpt-power-entry.h"

enum
{
  SPHERE,
  CYLINDER,
  AXIS,
  ADDITION,
  N_FIELDS
};

struct _DptLensCheckDialog
{
  AdwWindow parent_instance;
  GtkGrid *grid;
  GtkLabel *hint;
  GtkWidget *entries[2][N_FIELDS];
  GtkWidget *verdicts[2];
  GtkWidget *reason_box;
  GtkLabel *reason_label;
  GtkWidget *unmeasured;
  GtkEditable *reason;
  DptOrderSheet *sheet;
  gint64 job_id;
  guint pair;
  gboolean asks_reason; /* some lens is outside, or none was measured on purpose */
};

enum
{
  MEASURED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DptLensCheckDialog, dpt_lens_check_dialog, ADW_TYPE_WINDOW)

static DptPairEye *
get_eye (DptLensCheckDialog *self, guint i)
{
  return dpt_order_sheet_get_eye (self->sheet, self->pair, i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
}

static int
get_value (DptLensCheckDialog *self, guint eye, guint field)
{
  int value = 0;

  dpt_power_entry_get_value (DPT_POWER_ENTRY (self->entries[eye][field]), &value);
  return value;
}

/* A lens counts as measured as soon as its sphere is there; what is left empty is nothing. */
static DptLensReading
make_reading (DptLensCheckDialog *self)
{
  DptLensReading reading = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      reading.has[i] = self->entries[i][SPHERE] != NULL
                       && dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (self->entries[i][SPHERE]));
      if (reading.has[i])
        reading.rx[i] = (DptRx){ .sphere = get_value (self, i, SPHERE),
                                 .cylinder = get_value (self, i, CYLINDER),
                                 .axis = get_value (self, i, AXIS),
                                 .addition = get_value (self, i, ADDITION) };
    }
  return reading;
}

static void
judge (DptLensCheckDialog *self)
{
  DptLensReading reading = make_reading (self);
  gboolean outside = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      DptRx ordered = dpt_pair_eye_get_rx (get_eye (self, i));
      gboolean progressive
        = g_strcmp0 (dpt_record_get_text (dpt_order_sheet_get_pair (self->sheet, self->pair), DPT_PAIR_USAGE), "progressive")
          == 0;
      DptToleranceMiss missed = DPT_TOLERANCE_MET;
      g_autofree char *words = NULL;

      if (self->verdicts[i] == NULL)
        continue;
      if (reading.has[i])
        missed = dpt_tolerance_check (&ordered, &reading.rx[i], progressive);
      words = dpt_tolerance_describe (&ordered, missed, progressive);
      outside = outside || missed != DPT_TOLERANCE_MET;
      gtk_label_set_text (GTK_LABEL (self->verdicts[i]), !reading.has[i]                 ? _ ("not measured")
                                                         : missed == DPT_TOLERANCE_MET ? _ ("✓ within tolerance")
                                                                                       : words);
      gtk_widget_set_css_classes (self->verdicts[i],
                                  (const char *[]){ !reading.has[i]               ? "dim-label"
                                                    : missed == DPT_TOLERANCE_MET ? "success"
                                                                                  : "error",
                                                    NULL });
    }
  self->asks_reason = outside || (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unmeasured)) && !reading.has[0] && !reading.has[1]);
  gtk_widget_set_sensitive (self->unmeasured, !reading.has[0] && !reading.has[1]);
  gtk_label_set_text (self->reason_label,
                      outside ? _ ("Outside the tolerances: have them made again, or say why they are taken all the same.")
                              : _ ("Not measured: say why they go on all the same."));
  gtk_widget_set_visible (self->reason_box, self->asks_reason);
}

/* Puts the cursor to what is still to be said; FALSE where that is nothing. */
static gboolean
ask_for_missing (DptLensCheckDialog *self, const DptLensReading *reading)
{
  gboolean none = !reading->has[0] && !reading->has[1];
  GtkWidget *missing = NULL;

  for (guint i = 0; i < 2 && missing == NULL; i++)
    if (self->entries[i][SPHERE] != NULL && !reading->has[i] && !(none && self->asks_reason))
      missing = self->entries[i][SPHERE];
  gtk_label_set_text (self->hint, missing != NULL ? _ ("Type what the lensmeter shows for each lens, or choose “Not measured”.")
                                                  : "");
  if (missing == NULL && self->asks_reason && *gtk_editable_get_text (self->reason) == '\0')
    missing = GTK_WIDGET (self->reason);
  if (missing == NULL)
    return FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  gtk_widget_grab_focus (missing);
  return TRUE;
}

static void
accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptLensCheckDialog *self = DPT_LENS_CHECK_DIALOG (widget);
  DptLensReading reading;
  DptOrderAct *act;

  for (guint i = 0; i < 2; i++)
    for (guint f = 0; f < N_FIELDS; f++)
      if (self->entries[i][f] != NULL && !dpt_field_entry_commit (DPT_FIELD_ENTRY (self->entries[i][f])))
        {
          dpt_field_entry_go_to_refused (GTK_WIDGET (self));
          return;
        }
  reading = make_reading (self);
  if (ask_for_missing (self, &reading))
    return;
  act = dpt_order_act_new (DPT_ORDER_ACT_VERIFY, dpt_order_sheet_get_id (self->sheet),
                           dpt_record_get_id (dpt_order_sheet_get_pair (self->sheet, self->pair)), self->job_id);
  act->reading = reading;
  act->reason = self->asks_reason ? g_strdup (gtk_editable_get_text (self->reason)) : NULL;
  g_signal_emit (self, signals[MEASURED], 0, act);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_eye (DptLensCheckDialog *self, guint i, int row)
{
  static const DptPowerKind kinds[] = { DPT_POWER_KIND_POWER, DPT_POWER_KIND_POWER, DPT_POWER_KIND_AXIS, DPT_POWER_KIND_ADDITION };
  static const char *const labels[2][N_FIELDS]
    = { { N_ ("Sphere right"), N_ ("Cylinder right"), N_ ("Axis right"), N_ ("Addition right") },
        { N_ ("Sphere left"), N_ ("Cylinder left"), N_ ("Axis left"), N_ ("Addition left") } };
  DptRx rx = dpt_pair_eye_get_rx (get_eye (self, i));
  g_autofree char *power = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);

  gtk_grid_attach (self->grid, dpt_kit_label (i == 0 ? _ ("Right") : _ ("Left"), "heading"), 0, row, 1, 1);
  gtk_grid_attach (self->grid, dpt_kit_label (power, "numeric dim-label"), 1, row, 1, 1);
  for (guint f = 0; f < N_FIELDS; f++)
    {
      GtkWidget *entry = dpt_power_entry_new (kinds[f]);

      dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), _ (labels[i][f]));
      dpt_kit_name (entry, _ (labels[i][f]));
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      g_signal_connect_object (entry, "notify::value", G_CALLBACK (judge), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, entry, 2 + (int)f, row, 1, 1);
      self->entries[i][f] = entry;
    }
  self->verdicts[i] = dpt_kit_label ("", "dim-label");
  dpt_kit_describe (self->verdicts[i], i == 0 ? _ ("Verdict on the right lens") : _ ("Verdict on the left lens"));
  gtk_grid_attach (self->grid, self->verdicts[i], 1, row + 1, 1 + N_FIELDS, 1);
}

static void
dpt_lens_check_dialog_finalize (GObject *object)
{
  g_clear_object (&DPT_LENS_CHECK_DIALOG (object)->sheet);
  G_OBJECT_CLASS (dpt_lens_check_dialog_parent_class)->finalize (object);
}

static void
dpt_lens_check_dialog_class_init (DptLensCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_lens_check_dialog_finalize;
  signals[MEASURED] = g_signal_new ("measured", DPT_TYPE_LENS_CHECK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-lens-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, unmeasured);
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, reason_box);
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, DptLensCheckDialog, reason);
  gtk_widget_class_bind_template_callback (widget_class, judge);
  gtk_widget_class_install_action (widget_class, "check.accept", NULL, accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "check.accept", NULL);
}

static void
dpt_lens_check_dialog_init (DptLensCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DptLensCheckDialog *
dpt_lens_check_dialog_new (DptOrderSheet *sheet, DptJob *job)
{
  static const char *const heads[]
    = { N_ ("Ordered"), N_ ("Sphere"), N_ ("Cylinder"), N_ ("Axis"), N_ ("Addition") };
  DptLensCheckDialog *self = g_object_new (DPT_TYPE_LENS_CHECK_DIALOG, NULL);
  int row = 1;

  self->sheet = g_object_ref (sheet);
  self->job_id = dpt_record_get_id (job);
  self->pair = (guint)MAX (0, dpt_order_sheet_find_pair (sheet, dpt_record_get_int (job, DPT_JOB_PAIR_ID)));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (self->grid, dpt_kit_label (_ (heads[i]), "caption dim-label"), 1 + (int)i, 0, 1, 1);
  for (guint i = 0; i < 2; i++)
    if (!dpt_record_is_null (get_eye (self, i), DPT_PAIR_EYE_LENS_RANGE_ID))
      {
        add_eye (self, i, row);
        row += 2;
      }
  judge (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->entries[0][SPHERE] != NULL ? self->entries[0][SPHERE] : self->entries[1][SPHERE]);
  return self;
}
