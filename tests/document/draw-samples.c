/* draw-samples.c - draws every sample paper into the folder it is given, as PDF: to look at them.
 * For: eyes. Not for: the test run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-papers.h"

#include "base/dpt-locale.h"

static gboolean
save (DptPaper *made, const char *folder, const char *name)
{
  g_autoptr (DptPaper) paper = made;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);

  if (dpt_paper_write_pdf (paper, path, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static gboolean
save_invoice (const char *folder, const char *name, DptInvoiceKind kind, int n_lines, gboolean business, int duplicate)
{
  DptInvoiceData data;
  gboolean done;

  sample_invoice_fill (&data, kind, n_lines, business);
  data.duplicate = duplicate;
  done = save (dpt_paper_invoice_new (&data), folder, name);
  sample_invoice_clear (&data);
  return done;
}

static gboolean
save_others (const char *folder)
{
  DptPrescriptionData prescription;
  DptJobSheetData job;
  DptReceiptData receipt;
  DptQuoteData quote;
  DptTableData table;
  gboolean done = TRUE;

  sample_quote_fill (&quote, 2);
  done &= save (dpt_paper_quote_new (&quote), folder, "quote");
  sample_quote_fill (&quote, 1);
  quote.by_line = FALSE;
  done &= save (dpt_paper_quote_new (&quote), folder, "quote-one");
  sample_receipt_fill (&receipt);
  done &= save (dpt_paper_receipt_new (&receipt), folder, "receipt");
  sample_prescription_fill (&prescription, FALSE);
  done &= save (dpt_paper_prescription_new (&prescription), folder, "prescription");
  sample_prescription_fill (&prescription, TRUE);
  done &= save (dpt_paper_prescription_new (&prescription), folder, "prescription-contact");
  sample_job_sheet_fill (&job);
  done &= save (dpt_paper_job_sheet_new (&job), folder, "job-sheet");
  sample_table_fill (&table, 70, FALSE);
  done &= save (dpt_paper_table_new (&table), folder, "table");
  sample_table_fill (&table, 70, TRUE);
  done &= save (dpt_paper_table_new (&table), folder, "table-wide");
  return done;
}

int
main (int argc, char **argv)
{
  const char *folder;
  gboolean done = TRUE;

  dpt_locale_init ();
  if (argc != 2)
    {
      g_printerr ("usage: draw-samples FOLDER\n");
      return 2;
    }
  folder = argv[1];
  done &= save_invoice (folder, "invoice-1", DPT_INVOICE_SALE, 1, FALSE, 0);
  done &= save_invoice (folder, "invoice", DPT_INVOICE_SALE, 9, FALSE, 0);
  done &= save_invoice (folder, "invoice-60", DPT_INVOICE_SALE, 60, FALSE, 2);
  done &= save_invoice (folder, "invoice-business", DPT_INVOICE_SALE, 6, TRUE, 0);
  done &= save_invoice (folder, "credit-note", DPT_INVOICE_CREDIT_NOTE, 3, FALSE, 0);
  done &= save_others (folder);
  return done ? 0 : 1;
}
