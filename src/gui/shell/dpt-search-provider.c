/* dpt-search-provider.c - where the window's search looks: patients, orders, documents, products.
 * For: asking the engine, one function a subject, and making lines of the answers. Not for: the popover (dpt-search.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-search-result.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-money.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-article.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/order/dpt-order-list.h"
#include "engine/patient/dpt-patient-search.h"
#include "engine/patient/dpt-patient.h"
#include "engine/sale/dpt-sale-row.h"

static void
append_part (GString *out, const char *text, const char *fragment)
{
  g_autofree char *markup = NULL;

  if (text == NULL || *text == '\0')
    return;
  markup = dpt_search_highlight (text, fragment);
  if (out->len > 0)
    g_string_append (out, "  ·  ");
  g_string_append (out, markup);
}

static DptSearchResult *
make_patient (DptUnit *unit, DptPatientRow *row, const char *fragment)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  const char *birth = dpt_record_get_text (row, DPT_PATIENT_ROW_BIRTH_DATE);
  g_autofree char *name = dpt_patient_row_dup_name (row);
  g_autofree char *title = dpt_search_highlight (name, fragment);
  g_autofree char *day = dpt_date_format (birth);
  g_autofree char *phone = dpt_phone_format (dpt_record_get_text (row, DPT_PATIENT_ROW_PHONE));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_int (row, DPT_PATIENT_ROW_FILE_NUMBER));
  g_autofree char *age = NULL;
  g_autoptr (GString) detail = g_string_new (NULL);
  int years = birth != NULL ? dpt_date_age (birth, today) : -1;

  append_part (detail, day, fragment);
  if (years >= 0 && dpt_record_is_null (row, DPT_PATIENT_ROW_DECEASED_ON))
    {
      /* Translators: somebody's age; %d is a number of years */
      age = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
      append_part (detail, age, "");
    }
  append_part (detail, phone, fragment);
  append_part (detail, dpt_record_get_text (row, DPT_PATIENT_ROW_CITY), "");
  append_part (detail, dpt_record_get_text (row, DPT_PATIENT_ROW_REASON), "");
  return dpt_search_result_new ("avatar-default-symbolic", title, detail->str, number, "win.show-patient",
                                g_variant_new_int64 (dpt_record_get_id (row)));
}

static GPtrArray *
find_patients (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  rows = dpt_text_is_blank (text) ? dpt_patient_list_recent (unit, most, error) : dpt_patient_search (unit, text, most, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (results, make_patient (unit, rows->pdata[i], text));
  return g_steal_pointer (&results);
}

/* Opens something on another screen: roles know each other only by these names. */
static GVariant *
create_target (const char *perspective, const char *subject, gint64 id)
{
  return g_variant_new ("(ssx)", perspective, subject, id);
}

static DptSearchResult *
make_order (DptUnit *unit, DptOrderRow *row)
{
  g_autofree char *number = dpt_order_format_number ((int) dpt_record_get_int (row, DPT_ORDER_ROW_YEAR),
                                                     dpt_record_get_int (row, DPT_ORDER_ROW_NUMBER));
  g_autofree char *title = g_markup_escape_text (dpt_record_get_string (row, DPT_ORDER_ROW_PATIENT_NAME), -1);
  g_autofree char *total = dpt_money_format (dpt_record_get_int (row, DPT_ORDER_ROW_TOTAL),
                                             dpt_session_get_currency (unit->session));
  g_autofree char *day = dpt_date_format (dpt_record_get_text (row, DPT_ORDER_ROW_CREATED_ON));
  g_autoptr (GString) detail = g_string_new (NULL);

  append_part (detail, day, "");
  append_part (detail, dpt_record_get_text (row, DPT_ORDER_ROW_FRAME), "");
  append_part (detail, total, "");
  return dpt_search_result_new ("dpt-glasses-symbolic", title, detail->str, number, "win.show",
                                create_target ("dispensing", "dispensing_order", dpt_record_get_id (row)));
}

static GPtrArray *
find_orders (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_order_row_find_number (unit, text, error);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < MIN (rows->len, most); i++)
    g_ptr_array_add (results, make_order (unit, rows->pdata[i]));
  return g_steal_pointer (&results);
}

static DptSearchResult *
make_document (DptUnit *unit, DptSaleRow *row)
{
  g_autofree char *number = dpt_sale_row_dup_number (row);
  g_autofree char *title = g_markup_escape_text (dpt_record_get_string (row, DPT_SALE_ROW_CLIENT), -1);
  g_autofree char *total = dpt_money_format (dpt_record_get_int (row, DPT_SALE_ROW_TOTAL_GROSS),
                                             dpt_session_get_currency (unit->session));
  g_autofree char *day = dpt_date_format (dpt_record_get_text (row, DPT_SALE_ROW_ISSUED_ON));
  g_autoptr (GString) detail = g_string_new (NULL);

  append_part (detail, dpt_sale_kind_get_label (dpt_sale_row_get_kind (row)), "");
  append_part (detail, day, "");
  append_part (detail, total, "");
  return dpt_search_result_new ("x-office-document-symbolic", title, detail->str, number, "win.show",
                                create_target ("till", "sale", dpt_record_get_id (row)));
}

static GPtrArray *
find_documents (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) rows = dpt_sale_row_find_number (unit, text, error);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < MIN (rows->len, most); i++)
    g_ptr_array_add (results, make_document (unit, rows->pdata[i]));
  return g_steal_pointer (&results);
}

static DptSearchResult *
make_article (DptUnit *unit, DptArticle *article, const char *fragment)
{
  g_autofree char *name = dpt_article_dup_title (article);
  g_autofree char *title = dpt_search_highlight (name, fragment);
  g_autofree char *price = dpt_money_format (dpt_record_get_int (article, DPT_ARTICLE_PRICE),
                                             dpt_session_get_currency (unit->session));
  g_autofree char *left = NULL;
  g_autoptr (GString) detail = g_string_new (NULL);
  int available = (int) dpt_record_get_int (article, DPT_ARTICLE_AVAILABLE);

  append_part (detail, dpt_record_get_text (article, DPT_ARTICLE_EAN), fragment);
  if (dpt_record_get_int (article, DPT_ARTICLE_KEEPS_STOCK) != 0)
    {
      /* Translators: how many pieces of an article are left in this establishment */
      left = g_strdup_printf (ngettext ("%d here", "%d here", (gulong) MAX (available, 0)), available);
      append_part (detail, left, "");
    }
  return dpt_search_result_new ("package-x-generic-symbolic", title, detail->str, price, "win.show",
                                create_target ("till", "variant", dpt_record_get_id (article)));
}

static GPtrArray *
find_articles (DptUnit *unit, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  /* An empty search box is for people; the catalogue has screens of its own. */
  if (dpt_text_is_blank (text))
    return g_steal_pointer (&results);
  articles = dpt_article_search (unit, text, NULL, most, error);
  if (articles == NULL)
    return NULL;
  for (guint i = 0; i < articles->len; i++)
    g_ptr_array_add (results, make_article (unit, articles->pdata[i], text));
  return g_steal_pointer (&results);
}

static const DptSearchProvider providers[] = {
  { N_ ("Patients"), DPT_RIGHT_PATIENT_READ, 8, find_patients },
  { N_ ("Orders"), DPT_RIGHT_ORDER_READ, 4, find_orders },
  { N_ ("Documents"), DPT_RIGHT_SALE_READ, 4, find_documents },
  { N_ ("Products"), DPT_RIGHT_SALE_ISSUE, 4, find_articles },
};

const DptSearchProvider *
dpt_search_provider_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (providers);
  return providers;
}
