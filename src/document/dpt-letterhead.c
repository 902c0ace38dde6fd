/* dpt-letterhead.c - see dpt-letterhead.h.
 * For: the frame around the content of an A4 paper. Not for: the content.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-letterhead.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-text.h"
#include "document/dpt-format.h"

#define MARGIN_LEFT (20 * DPT_MM)
#define MARGIN_RIGHT (18 * DPT_MM)
#define MARGIN_TOP (14 * DPT_MM)
#define MARGIN_BOTTOM (11 * DPT_MM)
#define WINDOW_X (106 * DPT_MM)
#define WINDOW_Y (54.2 * DPT_MM)
#define WINDOW_WIDTH (84 * DPT_MM)
#define WINDOW_HEIGHT (24.8 * DPT_MM)
#define WINDOW_ROOM (34 * DPT_MM)
#define BODY_Y (92 * DPT_MM)
#define HANDED_GAP 12.0
#define HEAD_HEIGHT 26.0
#define PAGE_NUMBER_WIDTH 70.0

const char *
dpt_letterhead_get_currency (const DptLetterhead *shop)
{
  return shop->currency != NULL ? shop->currency : "EUR";
}

/* Adds "LABEL value" to the parts where there is a value. The words are names of registers: the same in all languages. */
static void
add_part (GPtrArray *parts, const char *label, const char *value)
{
  if (!dpt_text_is_blank (value))
    g_ptr_array_add (parts, g_strdup_printf ("%s%s%s", label, *label != '\0' ? "\xc2\xa0" : "", value));
}

static GPtrArray *
create_legal_parts (const DptLetterhead *shop)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, "", shop->legal_name);
  add_part (parts, "", shop->legal_form);
  add_part (parts, "SIRET", shop->siret);
  add_part (parts, "", shop->rcs);
  add_part (parts, "APE", shop->ape);
  add_part (parts, "FINESS", shop->finess);
  /* Translators: before the number under which the shop pays value added tax */
  add_part (parts, _ ("VAT no."), shop->vat_number);
  return parts;
}

/* Joins the parts with dots between them, and breaks only between parts. */
static char *
join_parts (GPtrArray *parts, DptType type, double width)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      g_autofree char *longer = line->len > 0 ? g_strconcat (line->str, "  ·  ", part, NULL) : g_strdup (part);
      g_autoptr (DptText) set = dpt_type_set (longer, type, 0, DPT_ALIGN_START);

      if (line->len > 0 && dpt_text_get_width (set) > width)
        {
          g_string_append_printf (out, "%s\n", line->str);
          g_string_assign (line, part);
        }
      else
        g_string_assign (line, longer);
    }
  g_string_append (out, line->str);
  return g_string_free (out, FALSE);
}

static void
begin_further_page (DptFlow *flow, gpointer data)
{
  DptLetter *letter = data;

  dpt_sheet_put (flow->sheet, letter->running[0], DPT_INK_ACCENT, flow->x, flow->y);
  dpt_sheet_put_in (flow->sheet, letter->running[1], DPT_INK_DIM, flow->x, flow->y, flow->width, DPT_ALIGN_END);
}

/* Who writes: the name large, or the logo, and how to reach them. Returns where it ends. */
static double
put_shop (DptLetter *letter, double width)
{
  const DptLetterhead *shop = letter->shop;
  DptFlow *flow = &letter->flow;
  g_auto (GStrv) lines = g_strsplit (shop->address != NULL ? shop->address : "", "\n", -1);
  g_autoptr (GPtrArray) where = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) how = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *address = NULL;
  g_autofree char *reach = NULL;
  double y = flow->y;

  for (int i = 0; lines[i] != NULL; i++)
    add_part (where, "", lines[i]);
  add_part (how, "", shop->phone);
  add_part (how, "", shop->email);
  add_part (how, "", shop->website);
  address = join_parts (where, DPT_TYPE_SMALL, width);
  reach = join_parts (how, DPT_TYPE_SMALL, width);

  if (shop->logo != NULL)
    {
      dpt_sheet_put_image (flow->sheet, shop->logo, flow->x, y, 55 * DPT_MM, 14 * DPT_MM);
      y += 14 * DPT_MM + 5;
    }
  else
    {
      dpt_sheet_fill (flow->sheet, DPT_INK_ACCENT, flow->x, y + 1, 26, 2.4);
      y += 9;
      y += dpt_sheet_write (flow->sheet, shop->name, DPT_TYPE_HEAD | DPT_TYPE_BOLD, DPT_INK_TEXT, flow->x, y, width,
                            DPT_ALIGN_START) + 2;
    }
  if (*address != '\0')
    y += dpt_sheet_write (flow->sheet, address, DPT_TYPE_SMALL, DPT_INK_DIM, flow->x, y, width, DPT_ALIGN_START) + 1;
  if (*reach != '\0')
    y += dpt_sheet_write (flow->sheet, reach, DPT_TYPE_SMALL, DPT_INK_DIM, flow->x, y, width, DPT_ALIGN_START);
  return y;
}

/* What it is, at the right. Returns where it ends. */
static double
put_kind (DptLetter *letter, const char *kind, const char *number, const char *mark, double width)
{
  DptFlow *flow = &letter->flow;
  double x = flow->x + flow->width - width;
  double y = flow->y;

  y += dpt_sheet_write (flow->sheet, kind, DPT_TYPE_TITLE | DPT_TYPE_LIGHT, DPT_INK_ACCENT, x, y, width, DPT_ALIGN_END);
  if (!dpt_text_is_blank (number))
    y += dpt_sheet_write (flow->sheet, number, DPT_TYPE_LEAD | DPT_TYPE_MEDIUM, DPT_INK_TEXT, x, y, width,
                          DPT_ALIGN_END);
  if (!dpt_text_is_blank (mark))
    y += dpt_sheet_write (flow->sheet, mark, DPT_TYPE_BODY | DPT_TYPE_BOLD | DPT_TYPE_SPACED, DPT_INK_TEXT, x, y + 2,
                          width, DPT_ALIGN_END)
         + 2;
  return y;
}

void
dpt_letter_begin (DptLetter *letter, const DptLetterhead *shop, const char *kind, const char *number, const char *mark,
                  gboolean landscape)
{
  double width = landscape ? DPT_A4_HEIGHT : DPT_A4_WIDTH, height = landscape ? DPT_A4_WIDTH : DPT_A4_HEIGHT;
  double text_width = width - MARGIN_LEFT - MARGIN_RIGHT;
  g_autoptr (GPtrArray) parts = create_legal_parts (shop);
  g_autofree char *legal = join_parts (parts, DPT_TYPE_FINE, text_width - PAGE_NUMBER_WIDTH);
  g_autofree char *foot = dpt_format_join ("\n", (const char *const[]) { legal, shop->note }, 2);
  g_autofree char *title = dpt_format_join (" ", (const char *const[]) { kind, number }, 2);
  g_autofree char *running = dpt_format_join ("  ·  ", (const char *const[]) { title, mark }, 2);
  DptPaper *paper = dpt_paper_new (title, shop->legal_name != NULL ? shop->legal_name : shop->name, shop->accent);
  double left, right;

  memset (letter, 0, sizeof *letter);
  letter->shop = shop;
  letter->running[0] = dpt_type_set (shop->name, DPT_TYPE_SMALL | DPT_TYPE_BOLD, 0, DPT_ALIGN_START);
  letter->running[1] = dpt_type_set (running, DPT_TYPE_SMALL, 0, DPT_ALIGN_START);
  letter->legal = dpt_type_set (foot, DPT_TYPE_FINE, text_width - PAGE_NUMBER_WIDTH, DPT_ALIGN_START);
  dpt_flow_begin (&letter->flow, paper, width, height, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP,
                  MARGIN_BOTTOM + MAX (dpt_text_get_height (letter->legal), 9) + 14);
  dpt_flow_set_begin (&letter->flow, HEAD_HEIGHT, begin_further_page, letter);
  right = put_kind (letter, kind, number, mark, text_width * 0.44);
  left = put_shop (letter, text_width * 0.54);
  letter->flow.y = MAX (left, right) + 14;
}

/* Sets the address smaller when it has more lines than the window shows, and drops what can not be shown in any case. */
static DptText *
set_address (const char *lines)
{
  DptText *set = dpt_type_set (lines, DPT_TYPE_BODY, WINDOW_WIDTH, DPT_ALIGN_START);
  g_autoptr (GString) kept = NULL;
  int fit;

  for (int type = DPT_TYPE_SMALL; type >= DPT_TYPE_FINE && dpt_text_get_height (set) > WINDOW_HEIGHT; type--)
    {
      dpt_text_unref (set);
      set = dpt_type_set (lines, (DptType) type, WINDOW_WIDTH, DPT_ALIGN_START);
    }
  if (dpt_text_get_height (set) <= WINDOW_ROOM)
    return set;
  fit = (int) (WINDOW_ROOM / (dpt_text_get_height (set) / dpt_text_get_n_lines (set)));
  kept = g_string_new (NULL);
  for (int i = 0; i < fit; i++)
    g_string_append_printf (kept, "%s%s", i > 0 ? "\n" : "", dpt_text_get_line (set, i, NULL));
  dpt_text_unref (set);
  return dpt_type_set (kept->str, DPT_TYPE_FINE, WINDOW_WIDTH, DPT_ALIGN_START);
}

static void
put_address (DptLetter *letter, const DptParty *to, double y)
{
  g_autofree char *lines = dpt_format_join ("\n", (const char *const[]) { to->name, to->address }, 2);
  g_autoptr (DptText) set = set_address (lines);

  dpt_sheet_put (letter->flow.sheet, set, DPT_INK_TEXT, WINDOW_X,
                 letter->handed_over ? y : MIN (WINDOW_Y, WINDOW_Y + WINDOW_HEIGHT - dpt_text_get_height (set)));
}

void
dpt_letter_put_parties (DptLetter *letter, const DptParty *to, const DptFact *facts, int n_facts)
{
  DptFlow *flow = &letter->flow;
  gboolean posted = to != NULL && !letter->handed_over;
  double y = MAX (flow->y + (letter->handed_over ? HANDED_GAP : 0), posted ? WINDOW_Y : 0);
  double width = to != NULL ? WINDOW_X - flow->x - 8 * DPT_MM : flow->width;
  double height;

  if (to != NULL)
    put_address (letter, to, y);
  height = dpt_facts_put (flow->sheet, facts, n_facts, flow->x, y, width);
  flow->y = MAX (y + height + 16, posted ? BODY_Y : 0);
}

DptPaper *
dpt_letter_end (DptLetter *letter)
{
  DptFlow *flow = &letter->flow;
  int n = dpt_paper_get_n_pages (flow->paper);
  DptPaper *paper = flow->paper;

  for (int i = 0; i < n; i++)
    {
      DptSheet *sheet = dpt_paper_get_page (paper, i);
      double y = dpt_sheet_get_height (sheet) - MARGIN_BOTTOM - MAX (dpt_text_get_height (letter->legal), 9);
      /* Translators: number of the page and how many there are, "2 / 3" */
      g_autofree char *number = g_strdup_printf (C_ ("page", "%d / %d"), i + 1, n);

      dpt_sheet_fill (sheet, DPT_INK_RULE, flow->x, y - 5, flow->width, DPT_HAIRLINE);
      dpt_sheet_put (sheet, letter->legal, DPT_INK_DIM, flow->x, y);
      dpt_sheet_write (sheet, number, DPT_TYPE_FINE | DPT_TYPE_MEDIUM, DPT_INK_DIM, flow->x + flow->width, y, 0,
                       DPT_ALIGN_END);
    }
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&letter->running[i], dpt_text_unref);
  g_clear_pointer (&letter->legal, dpt_text_unref);
  flow->paper = NULL;
  return paper;
}
