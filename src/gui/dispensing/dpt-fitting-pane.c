/* dpt-fitting-pane.c - see dpt-fitting-pane.h.
 * For: entries, the live drawing, warnings as one types. Not for: saving at every key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-fitting-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "gui/common/dpt-power-entry.h"

/* Of an eye each, right then left; then of the pair. */
enum
{
  PD_FAR,
  PD_NEAR,
  HEIGHT,
  N_EYE_FIELDS
};
enum
{
  TILT,
  WRAP,
  VERTEX,
  BOX_A,
  BOX_B,
  DBL,
  DIAMETER,
  N_PAIR_FIELDS
};

static const char *const eye_labels[] = { N_ ("Distance, far"), N_ ("Distance, near"), N_ ("Fitting height") };
static const guint eye_fields[] = { DPT_PAIR_EYE_PD_FAR, DPT_PAIR_EYE_PD_NEAR, DPT_PAIR_EYE_FITTING_HEIGHT };
static const char *const pair_labels[]
  = { N_ ("Pantoscopic tilt °"), N_ ("Wrap °"), N_ ("Vertex distance"), N_ ("A"), N_ ("B"), N_ ("Bridge"),
      N_ ("Effective diameter") };
static const guint pair_fields[]
  = { DPT_PAIR_PANTOSCOPIC_TILT,  DPT_PAIR_WRAP, DPT_PAIR_VERTEX, DPT_PAIR_BOX_A, DPT_PAIR_BOX_B, DPT_PAIR_DBL,
      DPT_PAIR_EFFECTIVE_DIAMETER };

struct _DptFittingPane
{
  AdwBin parent_instance;
  GtkWidget *eyes[2][N_EYE_FIELDS];
  GtkWidget *pairs[N_PAIR_FIELDS];
  GtkGrid *eye_grid;
  GtkGrid *pair_grid;
  GtkWidget *last_box;
  GtkLabel *last;
  GtkWidget *save;
  GtkWidget *area;
  GtkLabel *figures;
  GtkWidget *warnings;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptFittingPane, dpt_fitting_pane, ADW_TYPE_BIN)

G_STATIC_ASSERT (DPT_FITTING_N_FIELDS == 2 * N_EYE_FIELDS + N_PAIR_FIELDS);

enum
{
  TYPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static int
get_value (GtkWidget *entry)
{
  int value = 0;

  return dpt_power_entry_get_value (DPT_POWER_ENTRY (entry), &value) ? value : 0;
}

static gboolean
is_empty (GtkWidget *entry)
{
  return !dpt_number_entry_get_has_value (DPT_NUMBER_ENTRY (entry));
}

/* Copies of the records with what stands in the entries, so that the engine judges what is not saved yet. */
static void
make_copies (DptFittingPane *self, DptPair **pair, DptPairEye *eyes[2])
{
  *pair = dpt_record_copy (dpt_order_sheet_get_pair (self->facts->sheet, self->pair));
  for (guint i = VERTEX; i < N_PAIR_FIELDS; i++)
    if (!is_empty (self->pairs[i]))
      dpt_record_set_int (*pair, pair_fields[i], get_value (self->pairs[i]));
  for (guint e = 0; e < 2; e++)
    {
      eyes[e] = dpt_record_copy (
        dpt_order_sheet_get_eye (self->facts->sheet, self->pair, e == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT));
      for (guint i = 0; i < N_EYE_FIELDS; i++)
        if (is_empty (self->eyes[e][i]))
          dpt_record_set_null (eyes[e], eye_fields[i]);
        else
          dpt_record_set_int (eyes[e], eye_fields[i], get_value (self->eyes[e][i]));
    }
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DptFittingPane *self = data;
  DptDrawingStyle style = dpt_kit_get_style (0);
  g_autoptr (DptPair) pair = NULL;
  DptPairEye *eyes[2];
  DptFitting fitting = { 0 };

  if (self->facts == NULL)
    return;
  make_copies (self, &pair, eyes);
  fitting.look = dpt_pair_get_look (pair, dpt_order_sheet_get_frame (self->facts->sheet, self->pair));
  for (guint e = 0; e < 2; e++)
    {
      DptPairFit fit = dpt_pair_fit (pair, eyes[e]);

      fitting.pd[e] = get_value (self->eyes[e][PD_FAR]);
      fitting.near_pd[e] = get_value (self->eyes[e][PD_NEAR]);
      fitting.height[e] = get_value (self->eyes[e][HEIGHT]);
      fitting.blank[e] = fit.known ? fit.minimum_blank : 0;
      g_object_unref (eyes[e]);
    }
  style.text_size = 13;
  /* Without a frame there is nothing to place the pupils on; the words under the drawing say so. */
  if (fitting.look.a > 0 && fitting.look.b > 0 && fitting.look.dbl > 0)
    dpt_fitting_drawing_draw (cr, &fitting, &style, width, height);
}

static void
add_warning (DptFittingPane *self, const char *eye, const char *words)
{
  GtkWidget *row = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), eye, words);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), dpt_kit_label (text, "numeric"));
  gtk_box_append (GTK_BOX (self->warnings), row);
}

static void
append_fit (GString *out, const char *eye, const DptPairFit *fit)
{
  g_autofree char *across = dpt_length_format (ABS (fit->decentration));
  g_autofree char *along = dpt_length_format (ABS (fit->height_decentration));
  g_autofree char *blank = dpt_length_format (fit->minimum_blank);
  gboolean outwards = fit->decentration < 0, down = fit->height_decentration < 0;

  if (!fit->known)
    return;
  /* translators: an eye, how far the pupil is from the middle of the lens, to the nose (in) or away from it (out), up or
   * down, and the smallest blank; mm */
  g_string_append_printf (out,
                          outwards && down ? _ ("%s: %s mm out, %s mm down, smallest blank Ø %s mm%s\n")
                          : outwards       ? _ ("%s: %s mm out, %s mm up, smallest blank Ø %s mm%s\n")
                          : down           ? _ ("%s: %s mm in, %s mm down, smallest blank Ø %s mm%s\n")
                                           : _ ("%s: %s mm in, %s mm up, smallest blank Ø %s mm%s\n"),
                          eye, across, along, blank, fit->estimated ? " ≈" : "");
}

static void
judge (DptFittingPane *self)
{
  const char *names[] = { _ ("Right"), _ ("Left") };
  g_autoptr (DptPair) pair = NULL;
  DptPairEye *eyes[2];
  GString *text = g_string_new (NULL);

  if (self->facts == NULL || self->filling)
    return;
  make_copies (self, &pair, eyes);
  dpt_kit_clear (self->warnings);
  for (guint e = 0; e < 2; e++)
    {
      const DptLensOffer *offer
        = dpt_lens_catalog_find_offer (self->desk->lenses, dpt_record_get_int (eyes[e], DPT_PAIR_EYE_LENS_RANGE_ID));
      DptFitWarning found = dpt_pair_find_warnings (pair, eyes[e], eyes[1 - e], offer);
      DptPairFit fit = dpt_pair_fit (pair, eyes[e]);

      append_fit (text, names[e], &fit);
      for (int flag = 1; flag <= DPT_FIT_WARNING_LAST; flag <<= 1)
        if (found & flag)
          {
            g_autofree char *words
              = dpt_pair_describe_warning (pair, eyes[e], eyes[1 - e], offer, (DptFitWarning)flag);

            add_warning (self, names[e], words);
          }
    }
  gtk_label_set_text (self->figures, text->len > 0
                                                   ? g_strchomp (text->str)
                                                   : dpt_pair_has_frame (pair)
                                                     ? _ ("Type the distances: the pupils appear on the frame.")
                                                     : _ ("Choose a frame first, or type its sizes: the pupils appear on it."));
  g_string_free (text, TRUE);
  g_object_unref (eyes[0]);
  g_object_unref (eyes[1]);
  gtk_widget_queue_draw (self->area);
}

/* Every key counts for the draft; what is drawn waits for a value. */
static void
changed_cb (DptFittingPane *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
typed_cb (DptFittingPane *self)
{
  judge (self);
  changed_cb (self);
}

void
dpt_fitting_pane_save (DptFittingPane *self)
{
  DptOrderAct *act;

  if (self->facts == NULL)
    return;
  for (guint i = 0; i < N_PAIR_FIELDS; i++)
    if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (self->pairs[i])))
      {
        dpt_field_entry_go_to_refused (GTK_WIDGET (self));
        return;
      }
  act = dpt_order_act_new (DPT_ORDER_ACT_MEASURE, dpt_order_sheet_get_id (self->facts->sheet),
                           dpt_record_get_id (dpt_order_sheet_get_pair (self->facts->sheet, self->pair)), 0);
  for (guint e = 0; e < 2; e++)
    {
      for (guint i = 0; i < N_EYE_FIELDS; i++)
        if (!dpt_field_entry_commit (DPT_FIELD_ENTRY (self->eyes[e][i])))
          {
            dpt_field_entry_go_to_refused (GTK_WIDGET (self));
            dpt_order_act_free (act);
            return;
          }
      act->measures.pd_far[e] = get_value (self->eyes[e][PD_FAR]);
      act->measures.pd_near[e] = get_value (self->eyes[e][PD_NEAR]);
      act->measures.fitting_height[e] = get_value (self->eyes[e][HEIGHT]);
    }
  /* The entries hold hundredths, tilt and wrap are tenths of a degree. */
  act->measures.pantoscopic_tilt = is_empty (self->pairs[TILT]) ? DPT_NOT_MEASURED : get_value (self->pairs[TILT]) / 10;
  act->measures.wrap = is_empty (self->pairs[WRAP]) ? DPT_NOT_MEASURED : get_value (self->pairs[WRAP]) / 10;
  act->measures.vertex = get_value (self->pairs[VERTEX]);
  act->measures.box_a = get_value (self->pairs[BOX_A]);
  act->measures.box_b = get_value (self->pairs[BOX_B]);
  act->measures.dbl = get_value (self->pairs[DBL]);
  act->measures.effective_diameter = get_value (self->pairs[DIAMETER]);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static GtkWidget *
create_entry (DptFittingPane *self, const char *name)
{
  GtkWidget *entry = dpt_power_entry_new (DPT_POWER_KIND_LENGTH);

  dpt_field_entry_set_label (DPT_FIELD_ENTRY (entry), name);
  dpt_kit_name (entry, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  g_signal_connect_object (entry, "notify::value", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
fill_eye_grid (DptFittingPane *self)
{
  const char *eyes[] = { _ ("Right"), _ ("Left") };

  for (guint e = 0; e < 2; e++)
    gtk_grid_attach (self->eye_grid, dpt_kit_label (eyes[e], "caption-heading"), 1 + (int)e, 0, 1, 1);
  for (guint i = 0; i < N_EYE_FIELDS; i++)
    {
      GtkWidget *label = dpt_kit_label (_ (eye_labels[i]), NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (self->eye_grid, label, 0, 1 + (int)i, 1, 1);
      for (guint e = 0; e < 2; e++)
        {
          g_autofree char *name = g_strdup_printf ("%s, %s", _ (eye_labels[i]), eyes[e]);

          self->eyes[e][i] = create_entry (self, name);
          gtk_grid_attach (self->eye_grid, self->eyes[e][i], 1 + (int)e, 1 + (int)i, 1, 1);
        }
    }
}

static void
fill_pair_grid (DptFittingPane *self)
{
  for (guint i = 0; i < N_PAIR_FIELDS; i++)
    {
      GtkWidget *label = dpt_kit_label (_ (pair_labels[i]), NULL);

      gtk_widget_set_hexpand (label, TRUE);
      self->pairs[i] = create_entry (self, _ (pair_labels[i]));
      gtk_grid_attach (self->pair_grid, label, 0, (int)i, 1, 1);
      gtk_grid_attach (self->pair_grid, self->pairs[i], 1, (int)i, 1, 1);
    }
}

static void
put_value (GtkWidget *entry, int value)
{
  if (value > 0)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), value);
}

/* Distances, tilt, wrap and vertex of before; they are looked at and saved as if they were typed. */
static void
take_last_cb (DptFittingPane *self)
{
  const DptFittingMeasures *last = self->facts->last != NULL ? &self->facts->last->measures : NULL;

  if (last == NULL)
    return;
  self->filling = TRUE;
  for (guint e = 0; e < 2; e++)
    {
      put_value (self->eyes[e][PD_FAR], last->pd_far[e]);
      put_value (self->eyes[e][PD_NEAR], last->pd_near[e]);
    }
  if (last->pantoscopic_tilt != DPT_NOT_MEASURED)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->pairs[TILT]), last->pantoscopic_tilt * 10);
  if (last->wrap != DPT_NOT_MEASURED)
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (self->pairs[WRAP]), last->wrap * 10);
  put_value (self->pairs[VERTEX], last->vertex);
  self->filling = FALSE;
  typed_cb (self);
  gtk_widget_grab_focus (self->eyes[0][HEIGHT]);
}

static void
fill_last (DptFittingPane *self, gboolean open)
{
  const DptLastMeasures *last = self->facts->last;
  g_autofree char *text = NULL, *day = NULL, *right = NULL, *left = NULL;

  gtk_widget_set_visible (self->last_box, last != NULL && open);
  if (last == NULL)
    return;
  day = dpt_date_format (last->on);
  right = dpt_length_format (last->measures.pd_far[0]);
  left = dpt_length_format (last->measures.pd_far[1]);
  /* translators: a date, the distances of the right and of the left pupil from the nose in mm */
  text = g_strdup_printf (_ ("On %s: %s and %s"), day, right, left);
  gtk_label_set_text (self->last, text);
}

static void
dpt_fitting_pane_finalize (GObject *object)
{
  g_clear_pointer (&DPT_FITTING_PANE (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_fitting_pane_parent_class)->finalize (object);
}

static void
dpt_fitting_pane_class_init (DptFittingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_fitting_pane_finalize;
  signals[TYPED] = g_signal_new ("typed", DPT_TYPE_FITTING_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-fitting-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, eye_grid);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, pair_grid);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, last_box);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, last);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, save);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, area);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, figures);
  gtk_widget_class_bind_template_child (widget_class, DptFittingPane, warnings);
  gtk_widget_class_bind_template_callback (widget_class, take_last_cb);
}

static void
dpt_fitting_pane_init (DptFittingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_eye_grid (self);
  fill_pair_grid (self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw),
                           self->area, G_CONNECT_SWAPPED);
}

static void
show_value (GtkWidget *entry, gpointer record, guint field, int factor)
{
  if (dpt_record_is_null (record, field))
    dpt_number_entry_clear (DPT_NUMBER_ENTRY (entry));
  else
    dpt_number_entry_set_value (DPT_NUMBER_ENTRY (entry), dpt_record_get_int (record, field) * factor);
}

/* Whether @facts say of the pair what the fields were filled with. */
static gboolean
is_shown (DptFittingPane *self, DptOrderFacts *facts, guint pair)
{
  if (self->facts == NULL || self->pair != pair
      || !dpt_record_equal (dpt_order_sheet_get_pair (self->facts->sheet, pair),
                            dpt_order_sheet_get_pair (facts->sheet, pair)))
    return FALSE;
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptPairEye *before = dpt_order_sheet_get_eye (self->facts->sheet, pair, eye);
      DptPairEye *now = dpt_order_sheet_get_eye (facts->sheet, pair, eye);

      for (guint i = 0; i < N_EYE_FIELDS; i++)
        if (dpt_record_get_int (before, eye_fields[i]) != dpt_record_get_int (now, eye_fields[i]))
          return FALSE;
    }
  return TRUE;
}

static void
fill_fields (DptFittingPane *self, DptOrderFacts *facts, guint pair)
{
  for (guint i = 0; i < N_PAIR_FIELDS; i++)
    show_value (self->pairs[i], dpt_order_sheet_get_pair (facts->sheet, pair), pair_fields[i], i <= WRAP ? 10 : 1);
  for (guint e = 0; e < 2; e++)
    for (guint i = 0; i < N_EYE_FIELDS; i++)
      show_value (self->eyes[e][i],
                  dpt_order_sheet_get_eye (facts->sheet, pair, e == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT), eye_fields[i], 1);
}

void
dpt_fitting_pane_set_facts (DptFittingPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  gboolean open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
  /* What is typed and not saved stays while something else of the order changes. */
  gboolean fresh = self->facts == NULL || dpt_order_sheet_get_n_pairs (self->facts->sheet) <= pair
                   || !is_shown (self, facts, pair);

  self->filling = TRUE;
  self->desk = desk;
  dpt_order_facts_ref (facts);
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = facts;
  self->pair = pair;
  if (fresh)
    fill_fields (self, facts, pair);
  for (guint i = 0; i < N_PAIR_FIELDS; i++)
    gtk_widget_set_sensitive (self->pairs[i], open);
  for (guint e = 0; e < 2; e++)
    for (guint i = 0; i < N_EYE_FIELDS; i++)
      {
        DptPairEye *eye = dpt_order_sheet_get_eye (facts->sheet, pair, e == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);

        gtk_widget_set_sensitive (self->eyes[e][i], open && dpt_record_get_id (eye) != 0);
      }
  gtk_widget_set_visible (self->save, open);
  fill_last (self, open);
  self->filling = FALSE;
  judge (self);
}

/* The entry of a field, with the record and the field it shows and by what that is multiplied. */
static GtkWidget *
find_field (DptFittingPane *self, guint field, gpointer *record, guint *column, int *factor)
{
  guint eye = field / N_EYE_FIELDS, i = field - 2 * N_EYE_FIELDS;

  *factor = 1;
  if (field < 2 * N_EYE_FIELDS)
    {
      *record = dpt_order_sheet_get_eye (self->facts->sheet, self->pair, eye == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT);
      *column = eye_fields[field % N_EYE_FIELDS];
      return self->eyes[eye][field % N_EYE_FIELDS];
    }
  *record = dpt_order_sheet_get_pair (self->facts->sheet, self->pair);
  *column = pair_fields[i];
  *factor = i <= WRAP ? 10 : 1;
  return self->pairs[i];
}

const char *
dpt_fitting_pane_get_typed (DptFittingPane *self, guint field)
{
  gpointer record;
  guint column;
  int factor;
  GtkWidget *entry;

  g_return_val_if_fail (DPT_IS_FITTING_PANE (self) && field < DPT_FITTING_N_FIELDS, NULL);

  if (self->facts == NULL)
    return NULL;
  entry = find_field (self, field, &record, &column, &factor);
  return dpt_field_entry_is_pending (DPT_FIELD_ENTRY (entry))
             || get_value (entry) != dpt_record_get_int (record, column) * factor
           ? gtk_editable_get_text (GTK_EDITABLE (entry))
           : NULL;
}

void
dpt_fitting_pane_type (DptFittingPane *self, guint field, const char *text)
{
  gpointer record;
  guint column;
  int factor;
  GtkWidget *entry;

  g_return_if_fail (DPT_IS_FITTING_PANE (self) && field < DPT_FITTING_N_FIELDS);

  if (self->facts == NULL)
    return;
  entry = find_field (self, field, &record, &column, &factor);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* Read as if it had been left, so that the drawing and the warnings are of what stands there. */
  dpt_field_entry_commit (DPT_FIELD_ENTRY (entry));
}
