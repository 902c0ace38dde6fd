/* test-tiles.c - a tile says what an article is and what is left of it; a badge never speaks by colour alone.
 * For: dpt-frame-tile.c, dpt-frame-picture.c, dpt-badge.c. Not for: the drawing (tests/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-frame-picture.h"
#include "gui/common/dpt-frame-tile.h"

#include "support/dpt-test-gui.h"

static const DptFrameTileInfo info = {
  .brand = "Atelier Nord", .model = "Fjord 12", .colour_name = "Havana", .colour = 0x7a4a21, .a = 4900, .dbl = 2000,
  .temple = 14500, .price = 15900, .currency = "EUR", .here = 3, .elsewhere = 2, .reserved = 1, .low = 1,
};

static void
test_says_all_of_it_in_one_sentence (void)
{
  g_autoptr (GtkWidget) tile = g_object_ref_sink (dpt_frame_tile_new ());
  DptFrameTileInfo none = info;

  dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &info);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Atelier Nord Fjord 12, Havana, 49□20 145, €159.00, 3 here");
  g_assert_false (gtk_widget_has_css_class (tile, "low"));

  none.here = 0;
  dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &none);
  g_assert_true (gtk_widget_has_css_class (tile, "low"));
  g_assert_nonnull (dpt_test_find (tile, "1 reserved"));
  none.reserved = 0;
  dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &none);
  g_assert_nonnull (dpt_test_find (tile, "2 elsewhere"));
  none.elsewhere = 0;
  dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &none);
  g_assert_nonnull (dpt_test_find (tile, "None left"));
}

static void
test_size_is_written_as_stamped (void)
{
  g_autofree char *whole = dpt_frame_tile_format_size (4900, 2000, 14500);
  g_autofree char *rounded = dpt_frame_tile_format_size (4849, 1951, 0);
  g_autofree char *none = dpt_frame_tile_format_size (0, 0, 0);

  g_assert_cmpstr (whole, ==, "49□20 145");
  g_assert_cmpstr (rounded, ==, "48□20");
  g_assert_cmpstr (none, ==, "");
}

static void
test_badge_has_icon_and_word (void)
{
  g_autoptr (GtkWidget) badge = g_object_ref_sink (dpt_badge_new (DPT_BADGE_WARNING, NULL, "Late"));
  GtkWidget *image = dpt_test_find_type (badge, GTK_TYPE_IMAGE, 0);

  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "dialog-warning-symbolic");
  g_assert_true (gtk_widget_get_visible (image));
  g_assert_nonnull (dpt_test_find (badge, "Late"));
  g_assert_true (gtk_widget_has_css_class (badge, "warning"));
  dpt_badge_set (DPT_BADGE (badge), DPT_BADGE_SUCCESS, NULL, "");
  g_assert_false (gtk_widget_get_visible (badge));
}

static void
test_wall_of_frames (void)
{
  static const guint32 colours[] = { 0x7a4a21, 0x1a1a1a, 0x9fb7c9, 0xb08d3c, 0x8a1f2d, 0x2f5d50 };
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWindow *window;

  g_object_set (flow, "row-spacing", 12, "column-spacing", 12, "min-children-per-line", 4, "max-children-per-line", 4,
                "homogeneous", TRUE, "margin-start", 12, "margin-end", 12, "margin-top", 12, NULL);
  for (guint i = 0; i < 8; i++)
    {
      DptFrameLook look = { .shape = (DptFrameShape)(i % 8),
                            .rim = i % 3 == 2 ? DPT_FRAME_RIM_HALF : DPT_FRAME_RIM_FULL,
                            .rim_width = i % 2 == 0 ? 0 : 150,
                            .colour = colours[i % 6],
                            .colour2 = DPT_FRAME_NO_COLOUR,
                            .tint = i == 5 ? 0x555555 : DPT_FRAME_NO_COLOUR };
      g_autoptr (GdkPaintable) picture = dpt_frame_picture_new (&look);
      DptFrameTileInfo shown = info;
      GtkWidget *tile = dpt_frame_tile_new ();

      shown.picture = picture;
      shown.colour = look.colour;
      shown.here = (int) i - 1 < 0 ? 0 : (int) i - 1;
      shown.price = 9900 + i * 3000;
      dpt_frame_tile_set_info (DPT_FRAME_TILE (tile), &shown);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), tile);
    }
  window = dpt_test_show (flow, 1000, 440);
  g_assert_cmpint (gtk_widget_get_height (dpt_test_find_type (flow, DPT_TYPE_FRAME_TILE, 0)), >=, 48);
  dpt_test_picture (flow, "wall-light");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (flow, "wall-dark");
  dpt_test_set_dark (FALSE);
  gtk_window_destroy (window);
}

static void
test_own_icons_are_there (void)
{
  static const char *const names[] = {
    "dpt-chart-symbolic",
    "dpt-eye-symbolic",
    "dpt-glasses-symbolic",
    "dpt-lens-symbolic",
    "dpt-till-symbolic",
    "dpt-trial-lens-symbolic",
    "dpt-frame-round-symbolic",
    "dpt-frame-oval-symbolic",
    "dpt-frame-panto-symbolic",
    "dpt-frame-rectangle-symbolic",
    "dpt-frame-square-symbolic",
    "dpt-frame-cat-eye-symbolic",
    "dpt-frame-aviator-symbolic",
    "dpt-frame-browline-symbolic",
    "dpt-frame-hexagonal-symbolic",
    "dpt-frame-octagonal-symbolic",
    "org.dioptre.Dioptre",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWindow *window;

  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 8);
  for (guint size = 16; size <= 64; size += 48)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        GtkWidget *image = gtk_image_new_from_icon_name (names[i]);

        g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
        gtk_image_set_pixel_size (GTK_IMAGE (image), (int) size);
        gtk_flow_box_append (GTK_FLOW_BOX (flow), image);
      }
  window = dpt_test_show (flow, 700, 320);
  dpt_test_picture (flow, "icons");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/tiles/says-all-of-it-in-one-sentence", test_says_all_of_it_in_one_sentence);
  g_test_add_func ("/tiles/size-is-written-as-stamped", test_size_is_written_as_stamped);
  g_test_add_func ("/tiles/badge-has-icon-and-word", test_badge_has_icon_and_word);
  g_test_add_func ("/tiles/wall-of-frames", test_wall_of_frames);
  g_test_add_func ("/tiles/own-icons-are-there", test_own_icons_are_there);
  return g_test_run ();
}
