/* dpt-lens-pane.c - see dpt-lens-pane.h.
 * For: cards, switches, which eye is meant. Not for: what a card shows (dpt-lens-card.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lens-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-lens-finder.h"
#include "engine/catalog/dpt-lens.h"
#include "gui/common/dpt-say.h"
#include "gui/dispensing/dpt-lens-card.h"

struct _DptLensPane
{
  AdwBin parent_instance;
  GtkWidget *eye;
  GtkWidget *brand;
  GtkWidget *summary;
  GtkWidget *cards;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *treatments;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
  GArray *best;
  GPtrArray *brands;
  gboolean filling;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (DptLensPane, dpt_lens_pane, ADW_TYPE_BIN)

/* 0 both, 1 right, 2 left: what dpt_order_choose_lens() takes. */
static int
get_eye (DptLensPane *self)
{
  return (int)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->eye));
}

/* The eye that is drawn and whose choice is shown: the one meant, else the one with the stronger lens. */
static DptPairEye *
find_eye (DptLensPane *self)
{
  DptPairEye *right = dpt_order_sheet_get_eye (self->facts->sheet, self->pair, DPT_EYE_RIGHT);
  DptPairEye *left = dpt_order_sheet_get_eye (self->facts->sheet, self->pair, DPT_EYE_LEFT);
  int eye = get_eye (self);
  DptRx one = dpt_pair_eye_get_rx (right), other = dpt_pair_eye_get_rx (left);

  if (eye == 1 || !dpt_pair_eye_has_rx (left))
    return right;
  if (eye == 2 || !dpt_pair_eye_has_rx (right))
    return left;
  return ABS (dpt_rx_get_spherical_equivalent (&other)) > ABS (dpt_rx_get_spherical_equivalent (&one)) ? left : right;
}

static guint
count_eyes (DptLensPane *self)
{
  guint n = 0;

  for (int eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    n += dpt_pair_eye_has_rx (dpt_order_sheet_get_eye (self->facts->sheet, self->pair, eye))
         && (get_eye (self) == 0 || get_eye (self) == eye);
  return n;
}

static void
act_with (DptLensPane *self, gint64 range_id, GArray *options)
{
  DptOrderAct *act;

  if (!self->open)
    {
      dpt_say (GTK_WIDGET (self), _ ("Revise the order first: what is quoted or confirmed keeps its lenses."));
      return;
    }
  act = dpt_order_act_new (DPT_ORDER_ACT_LENS, dpt_order_sheet_get_id (self->facts->sheet),
                           dpt_record_get_id (dpt_order_sheet_get_pair (self->facts->sheet, self->pair)), range_id);
  act->eye = get_eye (self);
  act->options = g_array_ref (options);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static GArray *
create_options (DptLensPane *self)
{
  return dpt_order_sheet_create_options (self->facts->sheet, self->pair, dpt_pair_eye_get_eye (find_eye (self)));
}

void
dpt_lens_pane_choose (DptLensPane *self, gint64 range_id)
{
  const DptLensOffer *offer;

  if (self->facts == NULL || (offer = dpt_lens_catalog_find_offer (self->desk->lenses, range_id)) == NULL)
    return;
  {
    g_autoptr (GArray) before = create_options (self);
    g_autoptr (GArray) options = dpt_lens_catalog_carry_over (self->desk->lenses, offer->design->product_id, before);

    act_with (self, range_id, options);
  }
}

static void
card_cb (GtkToggleButton *card, DptLensPane *self)
{
  if (!self->filling)
    dpt_lens_pane_choose (self, *(gint64 *)g_object_get_data (G_OBJECT (card), "range"));
}

static gboolean
switch_cb (GtkSwitch *widget, gboolean on, DptLensPane *self)
{
  gint64 option = *(gint64 *)g_object_get_data (G_OBJECT (widget), "option");
  gint64 range = dpt_record_get_int (find_eye (self), DPT_PAIR_EYE_LENS_RANGE_ID);
  const DptLensOffer *offer = dpt_lens_catalog_find_offer (self->desk->lenses, range);

  if (!self->filling && offer != NULL)
    {
      g_autoptr (GArray) before = create_options (self);
      g_autoptr (GArray) options
        = dpt_lens_catalog_choose (self->desk->lenses, offer->design->product_id, before, option, on);

      act_with (self, range, options);
    }
  return FALSE;
}

static gboolean
contains (GArray *options, gint64 option)
{
  for (guint i = 0; i < options->len; i++)
    if (g_array_index (options, gint64, i) == option)
      return TRUE;
  return FALSE;
}

static GtkWidget *
create_switch (DptLensPane *self, const DptLensTreatment *treatment, GArray *chosen)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  gboolean included = treatment->effect == DPT_OPTION_INCLUDED;
  g_autofree char *price
    = included ? g_strdup (_ ("included")) : dpt_kit_format (self->desk, treatment->price * count_eyes (self));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", dpt_lens_option_kind_get_label (treatment->kind), price);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), treatment->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), included || contains (chosen, treatment->option_id));
  gtk_widget_set_sensitive (toggle, !included && self->open);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  dpt_kit_name (toggle, treatment->name);
  g_object_set_data_full (G_OBJECT (toggle), "option", g_memdup2 (&treatment->option_id, sizeof (gint64)), g_free);
  g_signal_connect_object (toggle, "state-set", G_CALLBACK (switch_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static void
fill_treatments (DptLensPane *self)
{
  const DptLensOffer *offer = dpt_lens_catalog_find_offer (
    self->desk->lenses, dpt_record_get_int (find_eye (self), DPT_PAIR_EYE_LENS_RANGE_ID));
  g_autoptr (GArray) chosen = create_options (self);
  const DptLensTreatment *treatments;
  guint n = 0;

  dpt_kit_clear (self->treatments);
  gtk_widget_set_visible (self->treatments, offer != NULL);
  if (offer == NULL)
    return;
  treatments = dpt_lens_catalog_get_treatments (self->desk->lenses, offer->design->product_id, &n);
  for (guint i = 0; i < n; i++)
    if (treatments[i].effect != DPT_OPTION_EXCLUDED)
      gtk_list_box_append (GTK_LIST_BOX (self->treatments), create_switch (self, &treatments[i], chosen));
}

static gboolean
is_shown (DptLensPane *self, const DptLensOffer *offer)
{
  guint brand = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->brand));

  return brand == 0 || brand == GTK_INVALID_LIST_POSITION || brand > self->brands->len
         || g_strcmp0 (self->brands->pdata[brand - 1], offer->design->brand) == 0;
}

static void
fill_cards (DptLensPane *self)
{
  DptPair *pair = dpt_order_sheet_get_pair (self->facts->sheet, self->pair);
  DptPairEye *eye = find_eye (self);
  gint64 chosen = dpt_record_get_int (eye, DPT_PAIR_EYE_LENS_RANGE_ID);
  guint shown = 0;

  dpt_kit_clear (self->cards);
  for (guint i = 0; self->best != NULL && i < self->best->len; i++)
    {
      const DptLensMatch *match = &g_array_index (self->best, DptLensMatch, i);
      GtkWidget *card;

      if (match->misfit != DPT_LENS_MISFIT_NONE || !is_shown (self, match->offer))
        continue;
      card
        = dpt_lens_card_new (self->desk, match->offer, pair, eye, count_eyes (self), match->offer->range_id == chosen);
      g_object_set_data_full (G_OBJECT (card), "range", g_memdup2 (&match->offer->range_id, sizeof (gint64)), g_free);
      g_signal_connect_object (card, "clicked", G_CALLBACK (card_cb), self, 0);
      gtk_flow_box_insert (GTK_FLOW_BOX (self->cards), card, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
      shown++;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown > 0 ? "cards" : "empty");
}

static void
find_lenses (DptLensPane *self)
{
  DptOrderSheet *sheet = self->facts->sheet;
  DptPairEye *right = dpt_order_sheet_get_eye (sheet, self->pair, DPT_EYE_RIGHT),
             *left = dpt_order_sheet_get_eye (sheet, self->pair, DPT_EYE_LEFT);
  DptLensWish wish = dpt_pair_get_wish (dpt_order_sheet_get_pair (sheet, self->pair),
                                        get_eye (self) == 2 ? NULL : right, get_eye (self) == 1 ? NULL : left);
  g_autoptr (GArray) matches = NULL;
  g_autofree char *why = NULL;

  g_clear_pointer (&self->best, g_array_unref);
  if (!dpt_pair_eye_has_rx (right) && !dpt_pair_eye_has_rx (left))
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No lenses to make"));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                       _ ("This pair has no prescription: frame and accessories only."));
      return;
    }
  matches = dpt_lens_finder_find (self->desk->lenses, &wish, TRUE);
  self->best = dpt_lens_finder_best (matches);
  if (self->best->len > 0)
    why = dpt_lens_misfit_describe (g_array_index (self->best, DptLensMatch, 0).misfit);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No lens can be made like that"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (self->empty),
    why != NULL && *why != '\0' ? why : _ ("Choose another use, another frame or another brand."));
}

static void
fill_summary (DptLensPane *self)
{
  GString *text = g_string_new (NULL);

  for (int eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      g_autofree char *title = dpt_order_sheet_dup_lens_title (self->facts->sheet, self->pair, eye);
      g_autofree char *treatments = dpt_order_sheet_dup_treatments (self->facts->sheet, self->pair, eye);

      if (*title != '\0')
        g_string_append_printf (text, "%s%s  %s%s%s", text->len > 0 ? "\n" : "",
                                eye == DPT_EYE_RIGHT ? _ ("Right") : _ ("Left"), title,
                                *treatments != '\0' ? " · " : "", treatments);
    }
  gtk_label_set_text (
    GTK_LABEL (self->summary),
    text->len > 0 ? text->str
                  : _ ("Click a lens to choose it. Only what can be made at this power, in this frame, is shown."));
  g_string_free (text, TRUE);
}

static void
refill (DptLensPane *self)
{
  if (self->facts == NULL || self->filling)
    return;
  self->filling = TRUE;
  find_lenses (self);
  fill_cards (self);
  fill_treatments (self);
  fill_summary (self);
  self->filling = FALSE;
}

static void
dpt_lens_pane_finalize (GObject *object)
{
  DptLensPane *self = DPT_LENS_PANE (object);

  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  g_clear_pointer (&self->best, g_array_unref);
  g_ptr_array_unref (self->brands);
  G_OBJECT_CLASS (dpt_lens_pane_parent_class)->finalize (object);
}

static void
dpt_lens_pane_class_init (DptLensPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_lens_pane_finalize;
}

static GtkWidget *
create_bar (DptLensPane *self)
{
  const char *eyes[] = { _ ("Both eyes"), _ ("Right eye"), _ ("Left eye"), NULL },
             *brands[] = { _ ("All makers"), NULL };
  GtkWidget *bar = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 12);

  self->eye = gtk_drop_down_new_from_strings (eyes);
  dpt_kit_name (self->eye, _ ("For which eye"));
  self->brand = gtk_drop_down_new_from_strings (brands);
  dpt_kit_name (self->brand, _ ("Maker of the lenses"));
  g_signal_connect_object (self->eye, "notify::selected", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->brand, "notify::selected", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  self->summary = dpt_kit_label ("", NULL);
  gtk_widget_set_hexpand (self->summary, TRUE);
  dpt_kit_describe (self->summary, _ ("Lenses chosen"));
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_box_append (GTK_BOX (bar), self->eye);
  gtk_box_append (GTK_BOX (bar), self->brand);
  gtk_widget_set_valign (self->eye, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->brand, GTK_ALIGN_CENTER);
  dpt_kit_margins (bar, 12);
  return bar;
}

static void
dpt_lens_pane_init (DptLensPane *self)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 0), *row = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 6), *scrolled;

  self->brands = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), create_bar (self));
  self->cards = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->cards), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->cards), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->cards), 6);
  gtk_widget_set_valign (self->cards, GTK_ALIGN_START);
  dpt_kit_name (self->cards, _ ("Lenses that can be made"));
  dpt_kit_margins (self->cards, 12);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "dpt-lens-symbolic");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), dpt_kit_scrolled (self->cards), "cards");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (row), self->stack);
  self->treatments = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->treatments), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->treatments, "boxed-list");
  gtk_widget_set_valign (self->treatments, GTK_ALIGN_START);
  dpt_kit_name (self->treatments, _ ("Treatments"));
  gtk_box_append (GTK_BOX (side), dpt_kit_heading (_ ("Treatments")));
  gtk_box_append (GTK_BOX (side), self->treatments);
  dpt_kit_margins (side, 12);
  scrolled = dpt_kit_scrolled (side);
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_set_size_request (scrolled, 250, -1);
  gtk_box_append (GTK_BOX (row), scrolled);
  gtk_box_append (GTK_BOX (box), row);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dpt_lens_pane_new (void)
{
  return g_object_new (DPT_TYPE_LENS_PANE, NULL);
}

static void
fill_brands (DptLensPane *self)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->brand)));
  guint n = 0;
  const DptLensDesign *designs = dpt_lens_catalog_get_designs (self->desk->lenses, &n);

  g_ptr_array_set_size (self->brands, 0);
  gtk_string_list_splice (list, 1, g_list_model_get_n_items (G_LIST_MODEL (list)) - 1, NULL);
  for (guint i = 0; i < n; i++)
    if (i == 0 || g_strcmp0 (designs[i].brand, designs[i - 1].brand) != 0)
      {
        g_ptr_array_add (self->brands, (gpointer)designs[i].brand);
        gtk_string_list_append (list, designs[i].brand);
      }
}

void
dpt_lens_pane_set_facts (DptLensPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  gboolean fresh = self->desk != desk;

  self->filling = TRUE;
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = dpt_order_facts_ref (facts);
  self->desk = desk;
  self->pair = pair;
  self->open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
  if (fresh)
    fill_brands (self);
  self->filling = FALSE;
  refill (self);
}

gint64
dpt_lens_pane_get_nth (DptLensPane *self, guint nth)
{
  for (guint i = 0; self->best != NULL && i < self->best->len; i++)
    if (g_array_index (self->best, DptLensMatch, i).misfit == DPT_LENS_MISFIT_NONE && nth-- == 0)
      return g_array_index (self->best, DptLensMatch, i).offer->range_id;
  return 0;
}
