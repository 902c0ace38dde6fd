/* dpt-demo-papers.c - see dpt-demo-papers.h.
 * For: lines of text at places, in PDF's own fonts. Not for: layout (src/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-papers.h"

#include "engine/optics/dpt-rx-text.h"

#include <string.h>

/* A text in the encoding of PDF's own fonts, which is Latin 1 as far as we write; what would end it is escaped. */
static void
append_text (GString *page, const char *font, int size, int x, int y, const char *text)
{
  g_autofree char *latin = g_convert_with_fallback (text, -1, "ISO-8859-1", "UTF-8", "-", NULL, NULL, NULL);

  g_string_append_printf (page, "BT /%s %d Tf %d %d Td (", font, size, x, y);
  for (const char *at = latin != NULL ? latin : ""; *at != '\0'; at++)
    g_string_append_printf (page, strchr ("()\\", *at) != NULL ? "\\%c" : "%c", *at);
  g_string_append (page, ") Tj ET\n");
}

static void
append_eye (GString *page, int y, const char *word, DptPrescriptionEye *eye)
{
  DptRx rx = dpt_prescription_eye_get_rx (eye);
  g_autofree char *powers = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
  g_autofree char *line = g_strdup_printf ("%s   %s", word, powers);

  append_text (page, "F1", 13, 90, y, line);
}

static GBytes *
create_pdf (const char *page)
{
  g_autofree char *content = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT ">>stream\n%s\nendstream", strlen (page), page);
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
    content,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Times-Italic/Encoding/WinAnsiEncoding>>",
  };
  const guint n = G_N_ELEMENTS (objects);
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj%s endobj\n", i + 1, objects[i]);
    }
  g_string_append_printf (table, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", n + 1, pdf->len);
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n%s", n + 1, table->str);
  return g_bytes_new (pdf->str, pdf->len);
}

DptScan *
dpt_demo_paper_create (DptPrescription *head, DptPrescriptionEye *right, DptPrescriptionEye *left)
{
  const char *prescriber = dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME);
  const char *day = dpt_record_get_string (head, DPT_PRESCRIPTION_ISSUED_ON);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("Ordonnance %s.pdf", day);
  g_autoptr (GBytes) content = NULL;

  append_text (page, "F1", 15, 50, 530, prescriber);
  append_text (page, "F1", 10, 50, 512, "Ophtalmologiste");
  append_text (page, "F1", 10, 300, 480, day);
  append_text (page, "F2", 13, 50, 420, "Verres correcteurs :");
  append_eye (page, 380, "OD", right);
  append_eye (page, 355, "OG", left);
  append_text (page, "F2", 20, 260, 220, prescriber);
  content = create_pdf (page->str);
  return dpt_scan_new (name, content, NULL);
}
