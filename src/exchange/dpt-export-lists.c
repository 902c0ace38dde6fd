/* dpt-export-lists.c - the table of lists and their columns.
 * For: adding a list: its columns here, its statement in data/sql/query/insight/export.sql. Not for: reading and writing (dpt-export.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dpt-config.h"

#include "exchange/dpt-export.h"

#include <glib/gi18n-lib.h>

#define SUM TRUE
#define WORDS TRUE

static const DptExportColumn patients[] = {
  { N_ ("File"), DPT_XLSX_ID },
  { N_ ("Family name"), DPT_XLSX_TEXT },
  { N_ ("Given names"), DPT_XLSX_TEXT },
  { N_ ("Birth date"), DPT_XLSX_DATE },
  { N_ ("Phone"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("E-mail"), DPT_XLSX_TEXT, 0, 0, 28 },
  { N_ ("Address"), DPT_XLSX_TEXT, 0, 0, 28 },
  { N_ ("Postal code"), DPT_XLSX_TEXT, 0, 0, 10 },
  { N_ ("City"), DPT_XLSX_TEXT },
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Created"), DPT_XLSX_INSTANT },
};

static const DptExportColumn prescriptions[] = {
  { N_ ("Issued"), DPT_XLSX_DATE },
  { N_ ("Valid until"), DPT_XLSX_DATE },
  { N_ ("File"), DPT_XLSX_ID },
  { N_ ("Family name"), DPT_XLSX_TEXT },
  { N_ ("Given names"), DPT_XLSX_TEXT },
  { N_ ("Kind"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Use"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Prescriber"), DPT_XLSX_TEXT },
  { N_ ("State"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("R sphere"), DPT_XLSX_POWER },
  { N_ ("R cylinder"), DPT_XLSX_POWER },
  { N_ ("R axis"), DPT_XLSX_INT },
  { N_ ("R addition"), DPT_XLSX_POWER },
  { N_ ("L sphere"), DPT_XLSX_POWER },
  { N_ ("L cylinder"), DPT_XLSX_POWER },
  { N_ ("L axis"), DPT_XLSX_INT },
  { N_ ("L addition"), DPT_XLSX_POWER },
};

static const DptExportColumn sales[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Number"), DPT_XLSX_TEXT, 0, 0, 20 },
  { N_ ("Issued"), DPT_XLSX_INSTANT },
  { N_ ("Kind"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Client"), DPT_XLSX_TEXT },
  { N_ ("Issued by"), DPT_XLSX_TEXT },
  { N_ ("Without tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("With tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Paid"), DPT_XLSX_MONEY, SUM },
};

static const DptExportColumn sale_lines[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Number"), DPT_XLSX_TEXT, 0, 0, 20 },
  { N_ ("Day"), DPT_XLSX_DATE },
  { N_ ("Kind"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Client"), DPT_XLSX_TEXT },
  { N_ ("Family"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Article"), DPT_XLSX_TEXT, 0, 0, 32 },
  { N_ ("Detail"), DPT_XLSX_TEXT },
  { N_ ("Reference"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("Quantity"), DPT_XLSX_INT, SUM },
  { N_ ("Unit price"), DPT_XLSX_MONEY },
  { N_ ("Discount"), DPT_XLSX_MONEY, SUM },
  { N_ ("Tax rate"), DPT_XLSX_PERCENT },
  { N_ ("Without tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("With tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Margin"), DPT_XLSX_MONEY, SUM },
};

static const DptExportColumn payments[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Paid at"), DPT_XLSX_INSTANT },
  { N_ ("Means"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Family name"), DPT_XLSX_TEXT },
  { N_ ("Given names"), DPT_XLSX_TEXT },
  { N_ ("Taken by"), DPT_XLSX_TEXT },
  { N_ ("Reference"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("Tendered"), DPT_XLSX_MONEY },
  { N_ ("Change"), DPT_XLSX_MONEY },
  { N_ ("Amount"), DPT_XLSX_MONEY, SUM },
};

static const DptExportColumn orders[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Number"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("Day"), DPT_XLSX_DATE },
  { N_ ("State"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("File"), DPT_XLSX_ID },
  { N_ ("Family name"), DPT_XLSX_TEXT },
  { N_ ("Given names"), DPT_XLSX_TEXT },
  { N_ ("Taken by"), DPT_XLSX_TEXT },
  { N_ ("Confirmed"), DPT_XLSX_INSTANT },
  { N_ ("Wanted"), DPT_XLSX_DATE },
  { N_ ("Ready"), DPT_XLSX_INSTANT },
  { N_ ("Delivered"), DPT_XLSX_INSTANT },
  { N_ ("Total"), DPT_XLSX_MONEY, SUM },
  { N_ ("Deposit held"), DPT_XLSX_MONEY, SUM },
};

static const DptExportColumn stock[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Family"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Brand"), DPT_XLSX_TEXT, 0, 0, 18 },
  { N_ ("Article"), DPT_XLSX_TEXT },
  { N_ ("Variant"), DPT_XLSX_TEXT },
  { N_ ("Reference"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("On hand"), DPT_XLSX_INT, SUM },
  { N_ ("Reserved"), DPT_XLSX_INT, SUM },
  { N_ ("Available"), DPT_XLSX_INT, SUM },
  { N_ ("Threshold"), DPT_XLSX_INT },
  { N_ ("Purchase price"), DPT_XLSX_MONEY },
  { N_ ("Value"), DPT_XLSX_MONEY, SUM },
};

static const DptExportColumn products[] = {
  { N_ ("Family"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Code"), DPT_XLSX_TEXT, 0, 0, 14 },
  { N_ ("Brand"), DPT_XLSX_TEXT, 0, 0, 18 },
  { N_ ("Article"), DPT_XLSX_TEXT },
  { N_ ("Variant"), DPT_XLSX_TEXT },
  { N_ ("Reference"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("EAN"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("Colour"), DPT_XLSX_TEXT, 0, 0, 14 },
  { N_ ("Box width (mm)"), DPT_XLSX_LENGTH },
  { N_ ("Bridge (mm)"), DPT_XLSX_LENGTH },
  { N_ ("Purchase price"), DPT_XLSX_MONEY },
  { N_ ("Price"), DPT_XLSX_MONEY },
  { N_ ("In use"), DPT_XLSX_BOOL },
};

static const DptExportColumn best_sellers[] = {
  { N_ ("Family"), DPT_XLSX_TEXT, 0, WORDS, 14 },
  { N_ ("Brand"), DPT_XLSX_TEXT, 0, 0, 18 },
  { N_ ("Article"), DPT_XLSX_TEXT },
  { N_ ("Variant"), DPT_XLSX_TEXT },
  { N_ ("Reference"), DPT_XLSX_TEXT, 0, 0, 16 },
  { N_ ("Quantity"), DPT_XLSX_INT, SUM },
  { N_ ("With tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Without tax"), DPT_XLSX_MONEY, SUM },
  { N_ ("Margin"), DPT_XLSX_MONEY, SUM },
};

#define TOTALS                                                                                                        \
  { N_ ("Sales"), DPT_XLSX_INT, SUM }, { N_ ("Credit notes"), DPT_XLSX_INT, SUM },                        \
    { N_ ("Pieces"), DPT_XLSX_INT, SUM }, { N_ ("Without tax"), DPT_XLSX_MONEY, SUM },                    \
    { N_ ("Tax"), DPT_XLSX_MONEY, SUM }, { N_ ("With tax"), DPT_XLSX_MONEY, SUM },                        \
    { N_ ("Cost"), DPT_XLSX_MONEY, SUM }, { N_ ("Margin"), DPT_XLSX_MONEY, SUM }

static const DptExportColumn days[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Day"), DPT_XLSX_DATE },
  TOTALS,
};

static const DptExportColumn months[] = {
  { N_ ("Establishment"), DPT_XLSX_TEXT },
  { N_ ("Month"), DPT_XLSX_MONTH },
  TOTALS,
};

#define COLUMNS(table) table, G_N_ELEMENTS (table)

static const DptExportList lists[] = {
  { "patients", N_ ("Patients"), DPT_RIGHT_PATIENT_READ, DPT_EXPORT_BY_ID, "insight/export:patients", COLUMNS (patients) },
  { "prescriptions", N_ ("Prescriptions"), DPT_RIGHT_PRESCRIPTION_READ, DPT_EXPORT_BY_ID_AND_DAYS, "insight/export:prescriptions", COLUMNS (prescriptions) },
  { "sales", N_ ("Sales"), DPT_RIGHT_SALE_READ, DPT_EXPORT_BY_DAY, "insight/export:sales", COLUMNS (sales) },
  { "sale-lines", N_ ("Lines of sales"), DPT_RIGHT_REPORT_READ, DPT_EXPORT_BY_DAY, "insight/export:sale-lines", COLUMNS (sale_lines) },
  { "payments", N_ ("Payments"), DPT_RIGHT_SALE_READ, DPT_EXPORT_BY_DAY, "insight/export:payments", COLUMNS (payments) },
  { "orders", N_ ("Orders"), DPT_RIGHT_ORDER_READ, DPT_EXPORT_BY_DAY, "insight/export:orders", COLUMNS (orders) },
  { "stock", N_ ("Stock"), DPT_RIGHT_STOCK_READ, DPT_EXPORT_BY_SHOP, "insight/export:stock", COLUMNS (stock) },
  { "products", N_ ("Products"), DPT_RIGHT_STOCK_READ, DPT_EXPORT_BY_ID, "insight/export:products", COLUMNS (products) },
  { "best-sellers", N_ ("Best sellers"), DPT_RIGHT_REPORT_READ, DPT_EXPORT_WHOLE, "insight/export:best-sellers", COLUMNS (best_sellers) },
  { "day", N_ ("Sales by day"), DPT_RIGHT_REPORT_READ, DPT_EXPORT_WHOLE, "insight/export:day", COLUMNS (days) },
  { "month", N_ ("Sales by month"), DPT_RIGHT_REPORT_READ, DPT_EXPORT_WHOLE, "insight/export:month", COLUMNS (months) },
};

const DptExportList *
dpt_export_list_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (lists);
  return lists;
}

const DptExportList *
dpt_export_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].name, name) == 0)
      return &lists[i];
  return NULL;
}

gboolean
dpt_export_has_days (const DptExportList *list)
{
  return list->paging != DPT_EXPORT_BY_ID && list->paging != DPT_EXPORT_BY_SHOP;
}
