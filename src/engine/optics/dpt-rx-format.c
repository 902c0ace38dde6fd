/* dpt-rx-format.c - writes a refraction in every style; see dpt-rx-text.h.
 * For: dpt_rx_format(). Not for: reading (dpt-rx-text.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-rx-text.h"

#include "base/dpt-power.h"

#include <glib/gi18n-lib.h>

const char *
dpt_base_get_label (DptBase base)
{
  switch (base)
    {
    case DPT_BASE_IN:
      /* Translators: base in, of a prism. The reader of shorthand knows BI and BN for in, BO BE BT for out, BU BS BH
       * for up, BD BB for down */
      return C_ ("prism base", "BI");
    case DPT_BASE_OUT:
      /* Translators: base out, of a prism; see BI */
      return C_ ("prism base", "BO");
    case DPT_BASE_UP:
      /* Translators: base up, of a prism; see BI */
      return C_ ("prism base", "BU");
    case DPT_BASE_DOWN:
      /* Translators: base down, of a prism; see BI */
      return C_ ("prism base", "BD");
    case DPT_BASE_NONE:
    default:
      return "";
    }
}

/* Appends a power with its sign, or without where the sign goes without saying. */
static void
append_power (GString *out, int hundredths, gboolean sign, gboolean plain)
{
  g_autofree char *text = plain ? dpt_power_format_plain (hundredths) : dpt_power_format (hundredths);

  g_string_append (out, sign || text[0] != '+' ? text : text + 1);
}

static void
append_sphere (GString *out, int sphere, gboolean plain)
{
  if (sphere != 0)
    append_power (out, sphere, TRUE, plain);
  else if (plain)
    g_string_append (out, "plano");
  else
    /* Translators: a sphere of zero, in a prescription. The reader of shorthand knows pl, plan, plano */
    g_string_append (out, C_ ("power", "plano"));
}

static void
append_prism (GString *out, int prism, int base, gboolean plain)
{
  static const char *const plain_bases[] = { "", "BI", "BO", "BU", "BD" };

  if (prism == 0 || base <= DPT_BASE_NONE || base > DPT_BASE_DOWN)
    return;
  g_string_append_c (out, ' ');
  append_power (out, prism, FALSE, plain);
  if (plain)
    g_string_append (out, plain_bases[base]);
  else
    g_string_append_printf (out, " \xce\x94 %s", dpt_base_get_label ((DptBase) base));
}

char *
dpt_rx_format (const DptRx *rx, DptRxStyle style)
{
  gboolean plain = style == DPT_RX_STYLE_PLAIN;
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (rx != NULL, g_string_free (out, FALSE));

  if (style == DPT_RX_STYLE_FRENCH && rx->cylinder != 0)
    {
      g_string_append_printf (out, "%d\xc2\xb0 (", rx->axis);
      append_power (out, rx->cylinder, TRUE, FALSE);
      g_string_append (out, ") ");
    }
  append_sphere (out, rx->sphere, plain);
  if (style != DPT_RX_STYLE_FRENCH && rx->cylinder != 0)
    {
      g_string_append (out, plain ? " " : " (");
      append_power (out, rx->cylinder, TRUE, plain);
      g_string_append_printf (out, plain ? "x%d" : ") %d\xc2\xb0", rx->axis);
    }
  if (rx->addition != 0)
    {
      /* Translators: the addition of a prescription, before its power. The reader of shorthand knows Add, Ad, Addition
       */
      g_string_append_printf (out, " %s ", plain ? "Add" : C_ ("prescription", "Add"));
      append_power (out, rx->addition, FALSE, plain);
    }
  append_prism (out, rx->prism_h, rx->base_h, plain);
  append_prism (out, rx->prism_v, rx->base_v, plain);
  return g_string_free (out, FALSE);
}
