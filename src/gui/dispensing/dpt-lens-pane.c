/* dpt-lens-pane.c - see dpt-lens-pane.h.
 * For: cards, switches, which eye is meant. Not for: what a card shows (dpt-lens-card.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-lens-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-lens-finder.h"
#include "engine/catalog/dpt-lens.h"
#include "gui/common/dpt-say.h"
#include "gui/dispensing/dpt-lens-card.h"
#include "gui/dispensing/dpt-lens-choice.h"

struct _DptLensPane
{
  AdwBin parent_instance;
  GtkDropDown *eye;
  GtkDropDown *brand;
  GtkDropDown *refractive_index;
  GtkDropDown *cover;
  GtkDropDown *order;
  GtkLabel *count;
  GtkLabel *summary;
  GtkFlowBox *cards;
  GtkLabel *impossible;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *side;
  GtkWidget *treatments;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
  GArray *best;
  GPtrArray *brands;
  GArray *indices;
  gboolean filling;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (DptLensPane, dpt_lens_pane, ADW_TYPE_BIN)

/* 0 both, 1 right, 2 left: what dpt_order_choose_lens() takes. */
static int
get_eye (DptLensPane *self)
{
  return (int)gtk_drop_down_get_selected (self->eye);
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
  gtk_widget_set_visible (self->side, offer != NULL);
  if (offer == NULL)
    return;
  treatments = dpt_lens_catalog_get_treatments (self->desk->lenses, offer->design->product_id, &n);
  for (guint i = 0; i < n; i++)
    if (treatments[i].effect != DPT_OPTION_EXCLUDED)
      gtk_list_box_append (GTK_LIST_BOX (self->treatments), create_switch (self, &treatments[i], chosen));
}

/* What is chosen in a drop-down whose first line means everything: from 0, or -1. */
static int
get_choice (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int)selected - 1;
}

static DptLensChoice
get_lens_choice (DptLensPane *self)
{
  int brand = get_choice (self->brand), index = get_choice (self->refractive_index), cover = get_choice (self->cover);

  return (DptLensChoice){ .brand = brand >= 0 ? self->brands->pdata[brand] : NULL,
                          .refractive_index = index >= 0 ? g_array_index (self->indices, int, index) : 0,
                          .cover_class = cover < 0 ? NULL : cover == 0 ? "A" : "B",
                          .order = (DptLensOrder)gtk_drop_down_get_selected (self->order) };
}

static void
fill_cards (DptLensPane *self)
{
  DptPair *pair = dpt_order_sheet_get_pair (self->facts->sheet, self->pair);
  DptPairEye *eye = find_eye (self);
  gint64 chosen = dpt_record_get_int (eye, DPT_PAIR_EYE_LENS_RANGE_ID);
  DptLensChoice choice = get_lens_choice (self);
  g_autoptr (GPtrArray) offers = dpt_lens_choice_create (&choice, self->best, pair, eye);
  g_autofree char *count = NULL;

  dpt_kit_clear (GTK_WIDGET (self->cards));
  for (guint i = 0; i < offers->len; i++)
    {
      const DptLensOffer *offer = offers->pdata[i];
      GtkWidget *card = dpt_lens_card_new (self->desk, offer, pair, eye, count_eyes (self), offer->range_id == chosen);

      g_object_set_data_full (G_OBJECT (card), "range", g_memdup2 (&offer->range_id, sizeof (gint64)), g_free);
      g_signal_connect_object (card, "clicked", G_CALLBACK (card_cb), self, 0);
      gtk_flow_box_insert (self->cards, card, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
    }
  /* translators: a number */
  count = g_strdup_printf (ngettext ("%u lens", "%u lenses", offers->len), offers->len);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, offers->len > 0 ? "cards" : "empty");
}

static void
fill_impossible (DptLensPane *self)
{
  g_autofree char *text = dpt_lens_choice_describe_impossible (self->best);

  gtk_label_set_text (self->impossible, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->impossible), text != NULL);
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
      adw_status_page_set_title (self->empty, _ ("No lenses to make"));
      adw_status_page_set_description (self->empty,
                                       _ ("This pair has no prescription: frame and accessories only."));
      return;
    }
  matches = dpt_lens_finder_find (self->desk->lenses, &wish, TRUE);
  self->best = dpt_lens_finder_best (matches);
  if (self->best->len > 0)
    why = dpt_lens_misfit_describe (g_array_index (self->best, DptLensMatch, 0).misfit);
  adw_status_page_set_title (self->empty, _ ("No lens can be made like that"));
  adw_status_page_set_description (
    self->empty,
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
    self->summary,
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
  fill_impossible (self);
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
  g_array_unref (self->indices);
  G_OBJECT_CLASS (dpt_lens_pane_parent_class)->finalize (object);
}

static void
dpt_lens_pane_class_init (DptLensPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_lens_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-lens-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, eye);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, brand);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, refractive_index);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, cover);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, order);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, count);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, summary);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, cards);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, impossible);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, empty);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, side);
  gtk_widget_class_bind_template_child (widget_class, DptLensPane, treatments);
  gtk_widget_class_bind_template_callback (widget_class, refill);
}

static void
dpt_lens_pane_init (DptLensPane *self)
{
  self->brands = g_ptr_array_new_with_free_func (g_free);
  self->indices = g_array_new (FALSE, FALSE, sizeof (int));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

/* Keeps what is chosen where it is still there. */
static void
set_choices (GtkDropDown *drop_down, GtkStringList *list)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *before = chosen != NULL ? g_strdup (gtk_string_object_get_string (chosen)) : NULL;

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_strcmp0 (before, gtk_string_list_get_string (list, i)) == 0)
      gtk_drop_down_set_selected (drop_down, i);
}

static void
fill_brands (DptLensPane *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n = 0;
  const DptLensDesign *designs = dpt_lens_catalog_get_designs (self->desk->lenses, &n);

  g_ptr_array_set_size (self->brands, 0);
  gtk_string_list_append (list, _ ("All makers"));
  for (guint i = 0; i < n; i++)
    if (i == 0 || g_strcmp0 (designs[i].brand, designs[i - 1].brand) != 0)
      {
        g_ptr_array_add (self->brands, g_strdup (designs[i].brand));
        gtk_string_list_append (list, designs[i].brand);
      }
  set_choices (self->brand, list);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

static void
fill_indices (DptLensPane *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n = 0;
  const DptLensOffer *offers = dpt_lens_catalog_get_offers (self->desk->lenses, &n);

  g_array_set_size (self->indices, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < self->indices->len; j++)
        known = known || g_array_index (self->indices, int, j) == offers[i].refractive_index;
      if (!known)
        g_array_append_val (self->indices, offers[i].refractive_index);
    }
  g_array_sort (self->indices, compare_ints);
  gtk_string_list_append (list, _ ("All indices"));
  for (guint i = 0; i < self->indices->len; i++)
    {
      int index = g_array_index (self->indices, int, i);
      g_autofree char *text = g_strdup_printf ("%d.%02d", index / 1000, index % 1000 / 10);

      gtk_string_list_append (list, text);
    }
  set_choices (self->refractive_index, list);
}

void
dpt_lens_pane_focus (DptLensPane *self)
{
  GtkWidget *first = NULL;

  g_return_if_fail (DPT_IS_LENS_PANE (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *card = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (first == NULL || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card)))
        first = card;
    }
  gtk_widget_grab_focus (first != NULL ? first : GTK_WIDGET (self->eye));
}

/* Which treatment has the focus, or -1. */
static int
find_focused_row (DptLensPane *self, GtkWidget *focus)
{
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, self->treatments)
           ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
           : -1;
}

static void
focus_row (DptLensPane *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->treatments), index);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
dpt_lens_pane_set_facts (DptLensPane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  gboolean fresh = self->desk != desk;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean on_card = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cards));
  int row = find_focused_row (self, focus);

  self->filling = TRUE;
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = dpt_order_facts_ref (facts);
  self->desk = desk;
  self->pair = pair;
  self->open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
  if (fresh)
    {
      fill_brands (self);
      fill_indices (self);
    }
  self->filling = FALSE;
  refill (self);
  /* The cards and switches are new ones: the keys go on where they were. */
  if (on_card)
    dpt_lens_pane_focus (self);
  else if (row >= 0)
    focus_row (self, row);
}

gint64
dpt_lens_pane_get_nth (DptLensPane *self, guint nth)
{
  for (guint i = 0; self->best != NULL && i < self->best->len; i++)
    if (g_array_index (self->best, DptLensMatch, i).misfit == DPT_LENS_MISFIT_NONE && nth-- == 0)
      return g_array_index (self->best, DptLensMatch, i).offer->range_id;
  return 0;
}
