/* dpt-color.c - see dpt-color.h. Hue, lightness and saturation decide, in that reading order.
 * For: sorting a colour into a family. Not for: telling two blacks apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-color.h"

#include <glib/gi18n-lib.h>

static const struct { const char *name; const char *label; guint32 rgb; } families[] = {
  { "black", N_ ("Black"), 0x1c1c1e },  { "grey", N_ ("Grey"), 0x8a8d91 },
  { "white", N_ ("White"), 0xf5f5f2 },  { "brown", N_ ("Brown"), 0x6b4226 },
  { "beige", N_ ("Beige"), 0xd6bf9a },  { "red", N_ ("Red"), 0xb3202a },
  { "orange", N_ ("Orange"), 0xdd7a26 }, { "gold", N_ ("Gold"), 0xc9a24b },
  { "green", N_ ("Green"), 0x3f7d4e },  { "blue", N_ ("Blue"), 0x2d5fa8 },
  { "purple", N_ ("Purple"), 0x6d4a91 }, { "pink", N_ ("Pink"), 0xe08aa6 },
  { "silver", N_ ("Silver"), 0xc4c8cc }, { "transparent", N_ ("Transparent"), 0xe6eef2 },
  { "multicolour", N_ ("Multicoloured"), 0x9a8c98 },
};

const char *const dpt_color_families[] = { "black",  "grey",        "white",       "brown", "beige",  "red",
                                           "orange", "gold",        "green",       "blue",  "purple", "pink",
                                           "silver", "transparent", "multicolour", NULL };

const char *
dpt_color_family_get_label (const char *family)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_strcmp0 (families[i].name, family) == 0)
      return _ (families[i].label);
  return family != NULL ? family : "";
}

static int
get_hue (int r, int g, int b, int max, int min)
{
  int range = max - min, hue;

  if (max == r)
    hue = 60 * (g - b) / range;
  else if (max == g)
    hue = 120 + 60 * (b - r) / range;
  else
    hue = 240 + 60 * (r - g) / range;
  return hue < 0 ? hue + 360 : hue;
}

const char *
dpt_color_find_family (guint32 rgb)
{
  int r = (int) (rgb >> 16 & 0xff), g = (int) (rgb >> 8 & 0xff), b = (int) (rgb & 0xff);
  int max = MAX (r, MAX (g, b)), min = MIN (r, MIN (g, b));
  int lightness = (max + min) / 2, range = max - min;
  int hue;

  if (max < 48)
    return "black";
  /* Nearly no colour: by lightness alone. Light tones need more of a difference to be seen as a colour. */
  if (range < 24 || (lightness > 200 && range < 20))
    return lightness < 60 ? "black" : lightness > 215 ? "white" : "grey";
  hue = get_hue (r, g, b, max, min);
  /* Between red and yellow, what is dark is brown and what is pale is beige. */
  if (hue >= 10 && hue < 65)
    {
      if (lightness < 110)
        return "brown";
      if (lightness > 155 && range < 110)
        return "beige";
      return hue < 35 ? "orange" : "gold";
    }
  if (hue < 10 || hue >= 345)
    return lightness > 165 ? "pink" : lightness < 60 ? "brown" : "red";
  if (hue < 170)
    return "green";
  if (hue < 255)
    return "blue";
  if (hue < 300)
    return "purple";
  return lightness < 90 ? "purple" : "pink";
}
