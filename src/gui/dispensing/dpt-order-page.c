/* dpt-order-page.c - see dpt-order-page.h.
 * For: the head, the strip of steps, which pair is meant. Not for: what a step shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-order-page.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-badge.h"
#include "gui/dispensing/dpt-follow-pane.h"
#include "gui/dispensing/dpt-lines-pane.h"
#include "gui/dispensing/dpt-price-panel.h"
#include "gui/dispensing/dpt-rx-pane.h"

static const char *const step_titles[]
  = { N_ ("Prescription"), N_ ("Frame"), N_ ("Lenses"), N_ ("Measurements"), N_ ("Price"), N_ ("Quote and order") };

struct _DptOrderPage
{
  AdwBin parent_instance;
  GtkLabel *title;
  DptBadge *state;
  GtkLabel *missing;
  GtkDropDown *pairs;
  GtkStack *stack;
  DptRxPane *rx;
  DptFramePane *frame;
  DptLensPane *lenses;
  DptFittingPane *fitting;
  DptLinesPane *lines;
  DptFollowPane *follow;
  DptPricePanel *panel;
  GtkWidget *steps[DPT_N_ORDER_STEPS]; /* the panes again, by step */
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
  gboolean show_last;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptOrderPage, dpt_order_page, ADW_TYPE_BIN)

static gboolean
is_measured (DptOrderSheet *sheet, guint pair)
{
  gboolean height
    = dpt_pair_usage_needs_height (dpt_record_get_text (dpt_order_sheet_get_pair (sheet, pair), DPT_PAIR_USAGE));

  for (int eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptPairEye *record = dpt_order_sheet_get_eye (sheet, pair, eye);

      if (!dpt_pair_eye_has_rx (record))
        continue;
      if (dpt_record_is_null (record, DPT_PAIR_EYE_PD_FAR) && dpt_record_is_null (record, DPT_PAIR_EYE_PD_NEAR))
        return FALSE;
      if (height && dpt_record_is_null (record, DPT_PAIR_EYE_FITTING_HEIGHT))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_lenses (DptOrderSheet *sheet, guint pair)
{
  for (int eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptPairEye *record = dpt_order_sheet_get_eye (sheet, pair, eye);

      if (dpt_pair_eye_has_rx (record) && dpt_record_is_null (record, DPT_PAIR_EYE_LENS_RANGE_ID))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_done (DptOrderFacts *facts, guint pair, guint step)
{
  switch (step)
    {
    case DPT_ORDER_STEP_PRESCRIPTION:
      return TRUE;
    case DPT_ORDER_STEP_FRAME:
      return dpt_pair_has_frame (dpt_order_sheet_get_pair (facts->sheet, pair));
    case DPT_ORDER_STEP_LENSES:
      return has_lenses (facts->sheet, pair);
    case DPT_ORDER_STEP_MEASUREMENTS:
      return is_measured (facts->sheet, pair);
    case DPT_ORDER_STEP_PRICE:
      return dpt_order_sheet_get_lines (facts->sheet)->len > 0;
    default:
      return !dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
    }
}

DptOrderStep
dpt_order_page_find_first_open_step (DptOrderFacts *facts)
{
  if (!dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet)))
    return DPT_ORDER_STEP_ORDER;
  for (guint step = DPT_ORDER_STEP_FRAME; step < DPT_ORDER_STEP_PRICE; step++)
    if (!is_done (facts, 0, step))
      return (DptOrderStep)step;
  return DPT_ORDER_STEP_ORDER;
}

static void
fill_steps (DptOrderPage *self)
{
  for (guint i = 0; i < DPT_N_ORDER_STEPS; i++)
    {
      GtkStackPage *page = gtk_stack_get_page (self->stack, self->steps[i]);
      gboolean done = i != DPT_ORDER_STEP_PRESCRIPTION ? is_done (self->facts, self->pair, i) : TRUE;
      g_autofree char *title = g_strdup_printf ("%u  %s%s", i + 1, _ (step_titles[i]), done ? "  ✓" : "");

      gtk_stack_page_set_title (page, title);
    }
}

static void
fill_pairs (DptOrderPage *self)
{
  guint n = dpt_order_sheet_get_n_pairs (self->facts->sheet);
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      DptPair *pair = dpt_order_sheet_get_pair (self->facts->sheet, i);
      /* translators: the number of a pair of glasses, its use */
      g_autofree char *text = g_strdup_printf (_ ("Pair %d, %s"), (int)dpt_record_get_int (pair, DPT_PAIR_NUMBER),
                                               dpt_pair_usage_get_label (dpt_record_get_text (pair, DPT_PAIR_USAGE)));

      gtk_string_list_append (list, text);
    }
  if (self->show_last)
    self->pair = n - 1;
  self->show_last = FALSE;
  self->pair = MIN (self->pair, n - 1);
  gtk_drop_down_set_model (self->pairs, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->pairs, self->pair);
  gtk_widget_set_visible (GTK_WIDGET (self->pairs), n > 1);
  g_object_unref (list);
}

static DptBadgeTone
get_tone (const char *state)
{
  return g_str_equal (state, "ready")                                         ? DPT_BADGE_SUCCESS
         : g_str_equal (state, "confirmed") || g_str_equal (state, "quoted")  ? DPT_BADGE_ACCENT
         : g_str_equal (state, "cancelled") || g_str_equal (state, "refused") ? DPT_BADGE_ERROR
                                                                              : DPT_BADGE_NEUTRAL;
}

static void
fill_head (DptOrderPage *self)
{
  const char *state = dpt_order_sheet_get_state (self->facts->sheet);
  g_autofree char *number = dpt_order_sheet_dup_number (self->facts->sheet);
  g_autofree char *title = g_strdup_printf ("%s · %s", dpt_order_sheet_get_patient_name (self->facts->sheet), number);
  g_autofree char *missing = NULL;

  if (dpt_order_state_is_open_for_changes (state))
    missing = dpt_order_sheet_find_missing (self->facts->sheet, NULL, NULL);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->missing, missing != NULL ? missing : "");
  dpt_badge_set (self->state, get_tone (state), NULL, dpt_order_state_get_label (state));
}

static void
fill_panes (DptOrderPage *self)
{
  dpt_rx_pane_set_facts (self->rx, self->desk, self->facts, self->pair);
  dpt_frame_pane_set_facts (self->frame, self->desk, self->facts, self->pair);
  dpt_lens_pane_set_facts (self->lenses, self->desk, self->facts, self->pair);
  dpt_fitting_pane_set_facts (self->fitting, self->desk, self->facts, self->pair);
  dpt_lines_pane_set_facts (self->lines, self->desk, self->facts, self->pair);
  dpt_follow_pane_set_facts (self->follow, self->desk, self->facts, self->pair);
  dpt_price_panel_set_facts (self->panel, self->desk, self->facts);
}

static void
pair_cb (DptOrderPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->pairs);

  if (self->filling || chosen == GTK_INVALID_LIST_POSITION || chosen == self->pair)
    return;
  self->pair = chosen;
  fill_steps (self);
  fill_panes (self);
}

static void
dpt_order_page_finalize (GObject *object)
{
  g_clear_pointer (&DPT_ORDER_PAGE (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_order_page_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (DPT_TYPE_BADGE);
  g_type_ensure (DPT_TYPE_RX_PANE);
  g_type_ensure (DPT_TYPE_FRAME_PANE);
  g_type_ensure (DPT_TYPE_LENS_PANE);
  g_type_ensure (DPT_TYPE_FITTING_PANE);
  g_type_ensure (DPT_TYPE_LINES_PANE);
  g_type_ensure (DPT_TYPE_FOLLOW_PANE);
  g_type_ensure (DPT_TYPE_PRICE_PANEL);
}

static void
dpt_order_page_class_init (DptOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_order_page_finalize;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-order-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, title);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, state);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, missing);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, pairs);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, rx);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, lenses);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, fitting);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, lines);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, follow);
  gtk_widget_class_bind_template_child (widget_class, DptOrderPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, pair_cb);
}

static void
dpt_order_page_init (DptOrderPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->steps[DPT_ORDER_STEP_PRESCRIPTION] = GTK_WIDGET (self->rx);
  self->steps[DPT_ORDER_STEP_FRAME] = GTK_WIDGET (self->frame);
  self->steps[DPT_ORDER_STEP_LENSES] = GTK_WIDGET (self->lenses);
  self->steps[DPT_ORDER_STEP_MEASUREMENTS] = GTK_WIDGET (self->fitting);
  self->steps[DPT_ORDER_STEP_PRICE] = GTK_WIDGET (self->lines);
  self->steps[DPT_ORDER_STEP_ORDER] = GTK_WIDGET (self->follow);
  for (guint i = 0; i < DPT_N_ORDER_STEPS; i++)
    gtk_stack_page_set_title (gtk_stack_get_page (self->stack, self->steps[i]), _ (step_titles[i]));
  self->filling = FALSE;
}

GtkWidget *
dpt_order_page_new (void)
{
  return g_object_new (DPT_TYPE_ORDER_PAGE, NULL);
}

void
dpt_order_page_set_facts (DptOrderPage *self, const DptDispensingDesk *desk, DptOrderFacts *facts)
{
  gboolean other;

  g_return_if_fail (DPT_IS_ORDER_PAGE (self));

  other = self->facts == NULL || dpt_order_sheet_get_id (self->facts->sheet) != dpt_order_sheet_get_id (facts->sheet);
  dpt_order_facts_ref (facts);
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = facts;
  self->desk = desk;
  self->filling = TRUE;
  if (other)
    self->pair = 0;
  fill_pairs (self);
  fill_head (self);
  fill_steps (self);
  fill_panes (self);
  self->filling = FALSE;
  if (other)
    dpt_order_page_set_step (self, dpt_order_page_find_first_open_step (facts));
}

DptOrderStep
dpt_order_page_get_step (DptOrderPage *self)
{
  for (guint i = 0; i < DPT_N_ORDER_STEPS; i++)
    if (gtk_stack_get_visible_child (self->stack) == self->steps[i])
      return (DptOrderStep)i;
  return DPT_ORDER_STEP_PRESCRIPTION;
}

void
dpt_order_page_set_step (DptOrderPage *self, DptOrderStep step)
{
  gtk_stack_set_visible_child (self->stack, self->steps[step]);
}

void
dpt_order_page_focus_step (DptOrderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* The stack has put the focus somewhere into the page already; from there Tab would go on, not begin. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  if (dpt_order_page_get_step (self) == DPT_ORDER_STEP_PRESCRIPTION)
    dpt_rx_pane_focus (self->rx);
  else if (dpt_order_page_get_step (self) == DPT_ORDER_STEP_LENSES)
    dpt_lens_pane_focus (self->lenses);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

guint
dpt_order_page_get_pair (DptOrderPage *self)
{
  return self->pair;
}

void
dpt_order_page_set_pair (DptOrderPage *self, guint pair)
{
  gtk_drop_down_set_selected (self->pairs, pair);
}

void
dpt_order_page_show_last_pair (DptOrderPage *self)
{
  self->show_last = TRUE;
}

DptFramePane *
dpt_order_page_get_frame_pane (DptOrderPage *self)
{
  return self->frame;
}

DptLensPane *
dpt_order_page_get_lens_pane (DptOrderPage *self)
{
  return self->lenses;
}

DptFittingPane *
dpt_order_page_get_fitting_pane (DptOrderPage *self)
{
  return self->fitting;
}
