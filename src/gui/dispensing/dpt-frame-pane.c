/* dpt-frame-pane.c - see dpt-frame-pane.h.
 * For: the wall, the strip under it, the shortlist. Not for: filters (dpt-frame-filter.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-frame-pane.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-product.h"
#include "gui/common/dpt-frame-picture.h"
#include "gui/common/dpt-frame-tile.h"
#include "gui/common/dpt-say.h"
#include "gui/dispensing/dpt-frame-filter.h"

#define SHORTLIST 3
#define ALTERNATIVES 6

struct _DptFramePane
{
  AdwBin parent_instance;
  GtkWidget *filter;
  GtkWidget *view;
  GtkWidget *stack;
  GtkWidget *strip;
  GListStore *store;
  GtkSingleSelection *selection;
  const DptDispensingDesk *desk;
  GPtrArray *alternatives; /* of the frame looked at, shown instead of the wall; NULL: the wall */
  gint64 shortlist[SHORTLIST];
  gint64 looked_at;
  gint64 chosen;
  gint64 order_id, pair_id;
  DptFrameState state;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (DptFramePane, dpt_frame_pane, ADW_TYPE_BIN)

static void
set_tile (GtkWidget *tile, DptFrame *frame, const DptDispensingDesk *desk)
{
  DptFrameLook look = dpt_frame_get_look (frame);
  g_autoptr (GdkPaintable) picture = dpt_frame_picture_new (&look);
  DptFrameTileInfo info = {
    .brand = dpt_record_get_string (frame, DPT_FRAME_BRAND),
    .model = dpt_record_get_string (frame, DPT_FRAME_NAME),
    .colour_name = dpt_record_get_text (frame, DPT_FRAME_COLOR_NAME),
    .colour = (guint32)dpt_record_get_int (frame, DPT_FRAME_COLOR_RGB),
    .a = (int)dpt_record_get_int (frame, DPT_FRAME_BOX_A),
    .dbl = (int)dpt_record_get_int (frame, DPT_FRAME_DBL),
    .temple = (int)dpt_record_get_int (frame, DPT_FRAME_TEMPLE),
    .price = dpt_record_get_int (frame, DPT_FRAME_PRICE),
    .currency = dpt_session_get_currency (desk->session),
    .here = (int)MAX (0, dpt_record_get_int (frame, DPT_FRAME_AVAILABLE)),
    .elsewhere = (int)dpt_record_get_int (frame, DPT_FRAME_ELSEWHERE),
    .reserved = (int)dpt_record_get_int (frame, DPT_FRAME_RESERVED),
    .low = -1,
    .picture = picture,
  };

  dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &info);
}

static gboolean
is_same_wall (GListModel *model, GPtrArray *shown)
{
  if (g_list_model_get_n_items (model) != shown->len)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (DptFrame) frame = g_list_model_get_item (model, i);

      if (dpt_record_get_id (frame) != dpt_record_get_id (shown->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* Where the same frames stay, only those whose stock changed are replaced, so that the wall keeps its place. */
static void
show_frames (GListStore *store, GPtrArray *shown)
{
  if (!is_same_wall (G_LIST_MODEL (store), shown))
    {
      g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), shown->pdata, shown->len);
      return;
    }
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (DptFrame) frame = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (!dpt_record_equal (frame, shown->pdata[i]))
        g_list_store_splice (store, i, 1, &shown->pdata[i], 1);
    }
}

static void
refill (DptFramePane *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GPtrArray *source = self->alternatives != NULL ? self->alternatives : self->desk->wall;

  dpt_frame_filter_bar_prepare (DPT_FRAME_FILTER_BAR (self->filter));
  for (guint i = 0; i < source->len; i++)
    if (self->alternatives != NULL
        || dpt_frame_filter_bar_matches (DPT_FRAME_FILTER_BAR (self->filter), source->pdata[i]))
      g_ptr_array_add (shown, source->pdata[i]);
  show_frames (self->store, shown);
  dpt_frame_filter_bar_set_count (DPT_FRAME_FILTER_BAR (self->filter), shown->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown->len > 0 ? "wall" : "empty");
}

static void
act_on (DptFramePane *self, DptOrderActKind kind, gint64 variant_id)
{
  if (!self->open)
    dpt_say (GTK_WIDGET (self), _ ("Revise the order first: what is quoted or confirmed keeps its frame."));
  else
    dpt_dispensing_do (GTK_WIDGET (self), dpt_order_act_new (kind, self->order_id, self->pair_id, variant_id));
}

static void fill_strip (DptFramePane *self);

static void
choose_cb (GtkButton *button, DptFramePane *self)
{
  act_on (self, DPT_ORDER_ACT_FRAME, *(gint64 *)g_object_get_data (G_OBJECT (button), "variant"));
}

static void
order_cb (GtkButton *button, DptFramePane *self)
{
  act_on (self, DPT_ORDER_ACT_FRAME_ORDER, self->looked_at);
}

static void
drop_cb (GtkButton *button, DptFramePane *self)
{
  act_on (self, DPT_ORDER_ACT_FRAME_DROP, 0);
}

static void
shortlist_cb (GtkButton *button, DptFramePane *self)
{
  for (guint i = 0; i < SHORTLIST; i++)
    if (self->shortlist[i] == self->looked_at)
      return;
  memmove (self->shortlist + 1, self->shortlist, sizeof (gint64) * (SHORTLIST - 1));
  self->shortlist[0] = self->looked_at;
  fill_strip (self);
}

static void
unlist_cb (GtkButton *button, DptFramePane *self)
{
  gint64 variant = *(gint64 *)g_object_get_data (G_OBJECT (button), "variant");

  for (guint i = 0; i < SHORTLIST; i++)
    if (self->shortlist[i] == variant)
      self->shortlist[i] = 0;
  fill_strip (self);
}

static void
alternatives_cb (GtkButton *button, DptFramePane *self)
{
  DptFrame *wanted = dpt_dispensing_desk_find_frame (self->desk, self->looked_at);

  if (self->alternatives != NULL)
    g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  else if (wanted != NULL)
    self->alternatives = dpt_frame_find_alternatives (self->desk->wall, wanted, ALTERNATIVES);
  refill (self);
  fill_strip (self);
}

static GtkWidget *
add_button (DptFramePane *self, GtkWidget *box, const char *label, const char *css, GCallback callback, gint64 variant)
{
  GtkWidget *button = dpt_kit_button (label, NULL, css, NULL);

  g_object_set_data_full (G_OBJECT (button), "variant", g_memdup2 (&variant, sizeof variant), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_picture (DptFrame *frame, int width, int height)
{
  DptFrameLook look = dpt_frame_get_look (frame);
  g_autoptr (GdkPaintable) paintable = dpt_frame_picture_new (&look);
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);

  gtk_widget_set_size_request (picture, width, height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Drawing of the frame"),
                                  -1);
  return picture;
}

static char *
describe_stock (DptFramePane *self, DptFrame *frame)
{
  gint64 here = dpt_record_get_int (frame, DPT_FRAME_AVAILABLE), reserved = dpt_record_get_int (frame, DPT_FRAME_RESERVED);
  gint64 id = dpt_record_get_id (frame);
  const char *places = g_hash_table_lookup (self->desk->elsewhere, &id);
  g_autoptr (GString) text = g_string_new (NULL);

  if (here > 0)
    /* translators: how many pieces */
    g_string_append_printf (text, _ ("%d in stock here"), (int)here);
  else
    g_string_append (text, _ ("None left here"));
  if (reserved > 0)
    /* translators: how many pieces are kept for orders */
    g_string_append_printf (text, ngettext (" · %d reserved", " · %d reserved", (gulong)reserved), (int)reserved);
  if (places != NULL)
    /* translators: establishments, each with how many pieces it has */
    g_string_append_printf (text, _ (" · elsewhere: %s"), places);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
describe_state (DptFramePane *self)
{
  switch (self->state)
    {
    case DPT_FRAME_STATE_RESERVED:
      return _ ("Chosen and reserved for this order");
    case DPT_FRAME_STATE_ORDERED:
      return _ ("Chosen, ordered from the supplier");
    default:
      return _ ("Chosen for this order");
    }
}

static void
add_detail (DptFramePane *self, DptFrame *frame)
{
  GtkWidget *row = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 12), *text = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6), *more = NULL;
  gboolean narrow = self->shortlist[0] != 0 || self->shortlist[1] != 0 || self->shortlist[2] != 0;
  g_autofree char *title = dpt_frame_dup_title (frame), *size = dpt_frame_dup_size (frame),
                  *stock = describe_stock (self, frame);
  g_autofree char *price = dpt_kit_format (self->desk, dpt_record_get_int (frame, DPT_FRAME_PRICE));
  g_autofree char *line
    = g_strdup_printf ("%s · %s · %s", dpt_record_get_string (frame, DPT_FRAME_COLOR_NAME), size, price);
  gboolean here = dpt_record_get_int (frame, DPT_FRAME_AVAILABLE) > 0, chosen = self->looked_at == self->chosen;

  gtk_box_append (GTK_BOX (row), create_picture (frame, narrow ? 130 : 190, 96));
  gtk_box_append (GTK_BOX (text), dpt_kit_label (title, "heading"));
  gtk_box_append (GTK_BOX (text), dpt_kit_label (line, "numeric caption"));
  gtk_box_append (GTK_BOX (text), dpt_kit_label (chosen ? describe_state (self) : stock,
                                                 chosen || here ? "success caption" : "warning caption"));
  if (chosen)
    add_button (self, buttons, _ ("Let it go"), "", G_CALLBACK (drop_cb), self->looked_at);
  else if (here)
    add_button (self, buttons, _ ("Choose this frame"), "suggested-action", G_CALLBACK (choose_cb), self->looked_at);
  else
    {
      add_button (self, buttons, _ ("Order it from the supplier"), "suggested-action", G_CALLBACK (order_cb),
                  self->looked_at);
      more = narrow ? dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 6) : buttons;
      add_button (self, more, self->alternatives != NULL ? _ ("Back to the wall") : _ ("Show what is like it"), "",
                  G_CALLBACK (alternatives_cb), self->looked_at);
    }
  add_button (self, more != NULL ? more : buttons, _ ("To the shortlist"), "flat", G_CALLBACK (shortlist_cb),
              self->looked_at);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (text), buttons);
  if (more != NULL && more != buttons)
    gtk_box_append (GTK_BOX (text), more);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (self->strip), row);
}

static void
add_candidate (DptFramePane *self, DptFrame *frame, guint place)
{
  GtkWidget *box = dpt_kit_box (GTK_ORIENTATION_VERTICAL, 3), *buttons = dpt_kit_box (GTK_ORIENTATION_HORIZONTAL, 3);
  g_autofree char *title = dpt_frame_dup_title (frame);
  g_autofree char *price = dpt_kit_format (self->desk, dpt_record_get_int (frame, DPT_FRAME_PRICE));
  g_autofree char *choose = g_strdup_printf (_ ("Choose number %u of the shortlist"), place);
  g_autofree char *away = g_strdup_printf (_ ("Take number %u off the shortlist"), place);
  GtkWidget *label = dpt_kit_label (title, "caption-heading"), *button;

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 13);
  gtk_box_append (GTK_BOX (box), create_picture (frame, 100, 48));
  gtk_box_append (GTK_BOX (box), label);
  button = add_button (self, buttons, price, "", G_CALLBACK (choose_cb), dpt_record_get_id (frame));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Choose this frame"));
  dpt_kit_name (button, choose);
  button = add_button (self, buttons, NULL, "flat", G_CALLBACK (unlist_cb), dpt_record_get_id (frame));
  gtk_button_set_icon_name (GTK_BUTTON (button), "window-close-symbolic");
  dpt_kit_name (button, away);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (self->strip), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->strip), box);
}

static void
fill_strip (DptFramePane *self)
{
  DptFrame *frame = self->looked_at != 0 ? dpt_dispensing_desk_find_frame (self->desk, self->looked_at) : NULL;

  dpt_kit_clear (self->strip);
  if (frame != NULL)
    add_detail (self, frame);
  else
    {
      GtkWidget *hint = dpt_kit_label (
        _ ("Click a frame to look at it, press Enter to choose it. What is chosen is reserved at once."), "dim-label");

      gtk_widget_set_hexpand (hint, TRUE);
      gtk_box_append (GTK_BOX (self->strip), hint);
    }
  for (guint i = 0; i < SHORTLIST; i++)
    if (self->shortlist[i] != 0 && (frame = dpt_dispensing_desk_find_frame (self->desk, self->shortlist[i])) != NULL)
      add_candidate (self, frame, i + 1);
}

void
dpt_frame_pane_look_at (DptFramePane *self, DptFrame *frame)
{
  self->looked_at = frame != NULL ? dpt_record_get_id (frame) : 0;
  fill_strip (self);
}

static void
selected_cb (DptFramePane *self)
{
  DptFrame *frame = gtk_single_selection_get_selected_item (self->selection);

  if (frame != NULL)
    dpt_frame_pane_look_at (self, frame);
}

static void
activate_cb (GtkGridView *view, guint position, DptFramePane *self)
{
  g_autoptr (DptFrame) frame = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (frame == NULL)
    return;
  dpt_frame_pane_look_at (self, frame);
  if (dpt_record_get_int (frame, DPT_FRAME_AVAILABLE) > 0)
    act_on (self, DPT_ORDER_ACT_FRAME, dpt_record_get_id (frame));
  else if (self->looked_at != self->chosen)
    dpt_say (GTK_WIDGET (self), _ ("Out of stock here: order it from the supplier, or look at what is like it."));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dpt_frame_tile_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DptFramePane *self)
{
  set_tile (gtk_list_item_get_child (item), gtk_list_item_get_item (item), self->desk);
}

static void
dpt_frame_pane_dispose (GObject *object)
{
  DptFramePane *self = DPT_FRAME_PANE (object);

  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dpt_frame_pane_parent_class)->dispose (object);
}

/* Enter in the search goes to what was found, where the arrows look and Enter chooses. */
static void
entered_cb (DptFramePane *self)
{
  refill (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->view);
}

static void
dpt_frame_pane_class_init (DptFramePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_frame_pane_dispose;
  g_type_ensure (DPT_TYPE_FRAME_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-frame-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFramePane, filter);
  gtk_widget_class_bind_template_child (widget_class, DptFramePane, view);
  gtk_widget_class_bind_template_child (widget_class, DptFramePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptFramePane, strip);
  gtk_widget_class_bind_template_callback (widget_class, refill);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dpt_frame_pane_init (DptFramePane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_frame_filter_bar_lead_to (DPT_FRAME_FILTER_BAR (self->filter), self->view);
  self->store = g_list_store_new (DPT_TYPE_FRAME);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (GTK_GRID_VIEW (self->view), factory);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

void
dpt_frame_pane_refill (DptFramePane *self, const DptDispensingDesk *desk)
{
  self->desk = desk;
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  dpt_frame_filter_bar_set_wall (DPT_FRAME_FILTER_BAR (self->filter), desk->wall,
                                 dpt_session_get_currency (desk->session));
  refill (self);
  fill_strip (self);
}

void
dpt_frame_pane_set_facts (DptFramePane *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  DptPair *record = dpt_order_sheet_get_pair (facts->sheet, pair);
  gint64 chosen = dpt_record_get_int (record, DPT_PAIR_FRAME_VARIANT_ID),
         order_id = dpt_order_sheet_get_id (facts->sheet);
  gboolean fresh = self->desk != desk || self->order_id != order_id;

  if (self->order_id != order_id)
    memset (self->shortlist, 0, sizeof self->shortlist);
  if (self->order_id != order_id || chosen != self->chosen)
    self->looked_at = chosen;
  self->desk = desk;
  self->order_id = order_id;
  self->pair_id = dpt_record_get_id (record);
  self->chosen = chosen;
  self->state = dpt_order_sheet_get_frame_state (facts->sheet, pair);
  self->open = dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (facts->sheet));
  if (fresh)
    dpt_frame_pane_refill (self, desk);
  else
    fill_strip (self);
}

void
dpt_frame_pane_focus_search (DptFramePane *self)
{
  dpt_frame_filter_bar_focus (DPT_FRAME_FILTER_BAR (self->filter));
}
