/* fuzz-search.c - what is typed or scanned into a search box, all the way into the database.
 * For: patients, articles, numbers of sales and orders. Not for: taking the words apart alone (fuzz-scalar.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/catalog/dpt-article.h"
#include "engine/order/dpt-order-list.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/sale/dpt-sale-row.h"
#include "fuzz/fuzz-shop.h"
#include "fuzz/fuzz.h"

/* Whatever is typed there is an answer, if an empty one. */
static gpointer
search_all (DptUnit *unit, gpointer text, GError **error)
{
  g_autoptr (GPtrArray) patients = NULL, articles = NULL, sales = NULL, orders = NULL;

  patients = dpt_patient_search (unit, text, 20, error);
  if (*error == NULL)
    articles = dpt_article_search (unit, text, NULL, 20, error);
  if (*error == NULL)
    sales = dpt_sale_row_find_number (unit, text, error);
  if (*error == NULL)
    orders = dpt_order_row_find_number (unit, text, error);
  return NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size), *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GError) error = NULL;

  (void) dpt_session_read (fuzz_get_shop ()->system, search_all, valid, NULL, &error);
  if (error != NULL)
    g_error ("“%s” is answered with: %s", valid, error->message);
  return 0;
}
