/* fuzz-cli.c - the JSON that dioptrectl takes: records, sales, payments, refunds; and tickets that were parked.
 * For: dpt_cli_read_json(), dpt_json_fill_record(), dpt_cli_sale_parse() and its like, dpt_basket_new_from_json(). Not for: what the
 * engine makes of them.
 *
 * Articles are looked up in a shop that has none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli-sale-json.h"
#include "cli/dpt-cli.h"
#include "engine/catalog/dpt-article.h"
#include "engine/patient/dpt-patient.h"
#include "exchange/dpt-json.h"
#include "fuzz/fuzz-shop.h"
#include "fuzz/fuzz.h"

static void
try_record (GType type, JsonObject *object)
{
  g_autoptr (DptRecord) record = dpt_record_new (type);
  g_autoptr (JsonObject) written = NULL;

  if (dpt_json_fill_record (record, object, NULL, NULL))
    {
      (void) dpt_record_validate (record, NULL);
      written = dpt_json_from_record (record);
    }
}

static gpointer
try_requests (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptSaleRequest) sale = dpt_cli_sale_parse (unit, args, NULL);
  g_autoptr (DptRefundRequest) refund = dpt_cli_refund_parse (unit, args, NULL);
  g_autoptr (DptPaymentRequest) payment = dpt_cli_payment_parse (unit, args, NULL);

  return NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (DptBasket) basket = dpt_basket_new_from_json (text, NULL);
  g_autoptr (GError) error = NULL;

  if (*text == '-' || *text == '@') /* standard input and files are somebody else's */
    return 0;
  object = dpt_cli_read_json (text, &error);
  if (object == NULL)
    {
      fuzz_promise (error != NULL);
      return 0;
    }
  try_record (DPT_TYPE_PATIENT, object);
  try_record (DPT_TYPE_ARTICLE, object);
  (void) dpt_session_read (fuzz_get_shop ()->system, try_requests, object, NULL, NULL);
  return 0;
}
