/* dpt-article-pane.c - see dpt-article-pane.h.
 * For: tiles and their search. Not for: prices and stock arithmetic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-article-pane.h"

#include "base/dpt-text.h"
#include "engine/catalog/dpt-article.h"
#include "engine/catalog/dpt-frame.h"
#include "gui/common/dpt-frame-picture.h"
#include "gui/common/dpt-gui.h"
#include "gui/till/dpt-article-picture.h"
#include "gui/till/dpt-article-tile.h"

#include <glib/gi18n-lib.h>

struct _DptArticlePane
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkBox *categories;
  GtkStack *stack;
  GtkGridView *grid;
  GtkLabel *count_label;

  GListStore *articles;
  char *currency;
  const char *category; /* static */
};

G_DEFINE_FINAL_TYPE (DptArticlePane, dpt_article_pane, ADW_TYPE_BIN)

enum
{
  SIGNAL_QUERY_CHANGED,
  SIGNAL_ARTICLE_CHOSEN,
  SIGNAL_CODE_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct { const char *name; const char *context; const char *title; const char *icon; } categories[] = {
  { "favourites", NULL, N_ ("Favourites"), "starred-symbolic" },
  { "accessory", NULL, N_ ("Accessories"), "package-x-generic-symbolic" },
  { "frame", NULL, N_ ("Frames"), "dpt-glasses-symbolic" },
  /* Lenses, not people. */
  { "contact_lens", "articles", NC_ ("articles", "Contacts"), "dpt-lens-symbolic" },
  { "service", NULL, N_ ("Services"), "applications-utilities-symbolic" },
};

/* --- tiles --- */

static GdkPaintable *
create_article_picture (DptArticle *article)
{
  g_autofree char *words = g_strdup_printf ("%s %s %s ", dpt_record_get_string (article, DPT_ARTICLE_NAME),
                                            dpt_record_get_string (article, DPT_ARTICLE_LABEL),
                                            dpt_record_get_string (article, DPT_ARTICLE_CATEGORY));
  g_autofree char *folded = dpt_text_fold (words);
  g_autofree char *ended = g_strconcat (folded, " ", NULL);

  return dpt_article_picture_new (dpt_record_get_text (article, DPT_ARTICLE_KIND), ended);
}

static void
show_article (DptArticlePane *self, DptArticleTile *tile, DptArticle *article, GdkPaintable *picture)
{
  const char *brand = dpt_record_get_string (article, DPT_ARTICLE_BRAND);
  gboolean counted = dpt_record_get_int (article, DPT_ARTICLE_KEEPS_STOCK) != 0;

  dpt_article_tile_set (tile, dpt_record_get_string (article, DPT_ARTICLE_NAME),
                        *brand != '\0' ? brand : dpt_record_get_string (article, DPT_ARTICLE_LABEL),
                        dpt_record_get_int (article, DPT_ARTICLE_PRICE), self->currency,
                        counted ? (int) MAX (dpt_record_get_int (article, DPT_ARTICLE_AVAILABLE), 0) : -1,
                        (int) dpt_record_get_int (article, DPT_ARTICLE_STOCK_MIN), picture);
}

static DptFrameRim
find_rim (const char *rim)
{
  return g_strcmp0 (rim, "rimless") == 0 ? DPT_FRAME_RIM_RIMLESS : g_strcmp0 (rim, "half") == 0 ? DPT_FRAME_RIM_HALF : DPT_FRAME_RIM_FULL;
}

static guint32
get_colour (DptFrame *frame, guint field, guint32 none)
{
  return dpt_record_is_null (frame, field) ? none : (guint32) dpt_record_get_int (frame, field);
}

static GdkPaintable *
create_frame_picture (DptFrame *frame)
{
  DptFrameLook look = {
    .shape = dpt_frame_shape_from_nick (dpt_record_get_string (frame, DPT_FRAME_SHAPE)),
    .a = (int) dpt_record_get_int (frame, DPT_FRAME_BOX_A),
    .b = (int) dpt_record_get_int (frame, DPT_FRAME_BOX_B),
    .dbl = (int) dpt_record_get_int (frame, DPT_FRAME_DBL),
    .rim = find_rim (dpt_record_get_text (frame, DPT_FRAME_RIM)),
    .colour = get_colour (frame, DPT_FRAME_COLOR_RGB, 0x555555),
    .colour2 = get_colour (frame, DPT_FRAME_SECOND_RGB, DPT_FRAME_NO_COLOUR),
    .tint = get_colour (frame, DPT_FRAME_LENS_RGB, DPT_FRAME_NO_COLOUR),
  };

  if (look.shape == DPT_FRAME_SHAPE_UNKNOWN)
    {
      /* The table of products writes "cat_eye" where the outline says "cat-eye". */
      g_autofree char *nick = g_strdelimit (g_strdup (dpt_record_get_string (frame, DPT_FRAME_SHAPE)), "_", '-');

      look.shape = dpt_frame_shape_from_nick (nick);
    }
  return dpt_frame_picture_new (&look);
}

static void
show_frame (DptArticlePane *self, DptArticleTile *tile, DptFrame *frame, GdkPaintable *picture)
{
  g_autofree char *title = dpt_frame_dup_title (frame);
  g_autofree char *size = dpt_frame_dup_size (frame);
  g_autofree char *detail = g_strjoin (" ", dpt_record_get_string (frame, DPT_FRAME_COLOR_NAME), size, NULL);

  dpt_article_tile_set (tile, title, g_strstrip (detail), dpt_record_get_int (frame, DPT_FRAME_PRICE), self->currency,
                        (int) MAX (dpt_record_get_int (frame, DPT_FRAME_AVAILABLE), 0), 0, picture);
}

/* The picture is made once an article; figures come and go. */
static void
show_article_cb (DptArticleTile *tile, GParamSpec *pspec, GObject *item)
{
  DptArticlePane *self = g_object_get_data (G_OBJECT (tile), "dpt-pane");
  GdkPaintable *picture = g_object_get_data (item, "dpt-picture");
  gboolean is_frame = DPT_IS_FRAME (item);

  if (picture == NULL)
    {
      picture = is_frame ? create_frame_picture (DPT_FRAME (item)) : create_article_picture (DPT_ARTICLE (item));
      g_object_set_data_full (item, "dpt-picture", picture, g_object_unref);
    }
  if (is_frame)
    show_frame (self, tile, DPT_FRAME (item), picture);
  else
    show_article (self, tile, DPT_ARTICLE (item), picture);
}

static void
setup_tile_cb (DptArticlePane *self, GtkListItem *item)
{
  GtkWidget *tile = dpt_article_tile_new ();

  g_object_set_data (G_OBJECT (tile), "dpt-pane", self);
  gtk_list_item_set_child (item, tile);
}

static void
bind_tile_cb (DptArticlePane *self, GtkListItem *item)
{
  GtkWidget *tile = gtk_list_item_get_child (item);
  GObject *article = gtk_list_item_get_item (item);

  show_article_cb (DPT_ARTICLE_TILE (tile), NULL, article);
  g_signal_connect_object (article, "notify::available", G_CALLBACK (show_article_cb), tile, G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "notify::price", G_CALLBACK (show_article_cb), tile, G_CONNECT_SWAPPED);
}

static void
unbind_tile_cb (DptArticlePane *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_article_cb, gtk_list_item_get_child (item));
}

/* --- choosing --- */

static void
activate_cb (DptArticlePane *self, guint position)
{
  g_autoptr (GObject) article = g_list_model_get_item (G_LIST_MODEL (self->articles), position);

  if (article != NULL)
    g_signal_emit (self, signals[SIGNAL_ARTICLE_CHOSEN], 0, article);
}

static void
search_changed_cb (DptArticlePane *self)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
}

/* Enter sells what is alone under the words; a code that was typed by hand is looked up whole. */
static void
search_activate_cb (DptArticlePane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (dpt_text_is_blank (text))
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->articles)) == 1)
    {
      activate_cb (self, 0);
      /* What is typed next is another article. */
      gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
    }
  else
    g_signal_emit (self, signals[SIGNAL_CODE_ENTERED], 0, text);
}

static void
search_stop_cb (DptArticlePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
category_toggled_cb (DptArticlePane *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->category = g_object_get_data (G_OBJECT (button), "dpt-category");
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
}

static const char *
get_title (gsize category)
{
  const char *context = categories[category].context, *title = categories[category].title;

  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, title) : _ (title);
}

static void
add_categories (DptArticlePane *self)
{
  GtkToggleButton *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *label = gtk_label_new (get_title (i));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (categories[i].icon));
      gtk_box_append (GTK_BOX (box), label);
      gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "dpt-touch");
      gtk_widget_set_hexpand (button, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (i), -1);
      g_object_set_data (G_OBJECT (button), "dpt-category", (gpointer) categories[i].name);
      if (first == NULL)
        gtk_toggle_button_set_active (first = GTK_TOGGLE_BUTTON (button), TRUE);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_signal_connect_object (button, "toggled", G_CALLBACK (category_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->categories, button);
    }
  self->category = categories[0].name;
}

static void
dpt_article_pane_dispose (GObject *object)
{
  DptArticlePane *self = DPT_ARTICLE_PANE (object);

  g_clear_object (&self->articles);
  g_clear_pointer (&self->currency, g_free);
  G_OBJECT_CLASS (dpt_article_pane_parent_class)->dispose (object);
}

static void
dpt_article_pane_class_init (DptArticlePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_article_pane_dispose;
  signals[SIGNAL_QUERY_CHANGED] = g_signal_new ("query-changed", DPT_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ARTICLE_CHOSEN] = g_signal_new ("article-chosen", DPT_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[SIGNAL_CODE_ENTERED] = g_signal_new ("code-entered", DPT_TYPE_ARTICLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/till/dpt-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptArticlePane, search);
  gtk_widget_class_bind_template_child (widget_class, DptArticlePane, categories);
  gtk_widget_class_bind_template_child (widget_class, DptArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DptArticlePane, grid);
  gtk_widget_class_bind_template_child (widget_class, DptArticlePane, count_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
}

static void
dpt_article_pane_init (DptArticlePane *self)
{
  GtkListItemFactory *factory;
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->articles = g_list_store_new (G_TYPE_OBJECT);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_tile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_tile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_tile_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (self->grid, factory);
  g_object_unref (factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->articles))));
  gtk_grid_view_set_model (self->grid, selection);
  g_object_unref (selection);
  add_categories (self);
  dpt_gui_lead_down (GTK_WIDGET (self->search), GTK_WIDGET (self->grid));
}

const char *
dpt_article_pane_get_category (DptArticlePane *self)
{
  g_return_val_if_fail (DPT_IS_ARTICLE_PANE (self), NULL);

  return self->category;
}

const char *
dpt_article_pane_get_search (DptArticlePane *self)
{
  g_return_val_if_fail (DPT_IS_ARTICLE_PANE (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
dpt_article_pane_clear_search (DptArticlePane *self)
{
  g_return_if_fail (DPT_IS_ARTICLE_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

void
dpt_article_pane_focus_search (DptArticlePane *self)
{
  g_return_if_fail (DPT_IS_ARTICLE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static gboolean
is_same_list (DptArticlePane *self, GPtrArray *articles)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->articles)) != articles->len)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->articles), i);

      if (G_OBJECT_TYPE (there) != G_OBJECT_TYPE (articles->pdata[i]) || dpt_record_get_id (there) != dpt_record_get_id (articles->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
take_figures (GObject *there, gpointer now)
{
  static const char *const columns[] = { "price", "stock_min", "on_hand", "reserved", "elsewhere", "available" };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      int field = dpt_record_find_field (there, columns[i]);

      if (field >= 0)
        dpt_record_set_int (there, (guint) field, dpt_record_get_int (now, (guint) field));
    }
}

void
dpt_article_pane_set_articles (DptArticlePane *self, GPtrArray *articles, const char *currency)
{
  g_autofree char *count = NULL;

  g_return_if_fail (DPT_IS_ARTICLE_PANE (self));
  g_return_if_fail (articles != NULL);

  g_free (self->currency);
  self->currency = g_strdup (currency);
  if (is_same_list (self, articles))
    for (guint i = 0; i < articles->len; i++)
      {
        g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->articles), i);

        take_figures (there, articles->pdata[i]);
      }
  else
    g_list_store_splice (self->articles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->articles)), articles->pdata, articles->len);
  gtk_stack_set_visible_child_name (self->stack, articles->len > 0 ? "tiles" : "none");
  /* Translators: how many articles are shown */
  count = g_strdup_printf (ngettext ("%u article", "%u articles", articles->len), articles->len);
  gtk_label_set_label (self->count_label, count);
}

