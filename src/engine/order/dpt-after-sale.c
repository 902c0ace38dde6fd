/* dpt-after-sale.c - see dpt-after-sale.h.
 * For: opening and closing cases. Not for: making lenses again (dpt-job-flow.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-after-sale.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/order/dpt-job-flow.h"
#include "engine/order/dpt-order-private.h"

const char *const dpt_after_sale_kinds[] = { "guarantee", "breakage", "adaptation", "loss", "other", NULL };
static const char *const kind_labels[]
  = { N_ ("Guarantee"), N_ ("Breakage"), N_ ("Cannot get used to them"), N_ ("Loss"), N_ ("Something else") };
static const char *const states[] = { "open", "closed", NULL };

static const DptField fields[] = {
  [DPT_AFTER_SALE_ORDER_ID] = { "order_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_AFTER_SALE_PAIR_ID] = { "pair_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, NULL },
  [DPT_AFTER_SALE_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("After-sales"), dpt_after_sale_kinds },
  [DPT_AFTER_SALE_TEXT] = { "text", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 500, N_ ("What the client says") },
  [DPT_AFTER_SALE_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, 0, 0, N_ ("State"), states },
  [DPT_AFTER_SALE_OPENED_AT] = { "opened_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 0, 0, N_ ("Opened") },
  [DPT_AFTER_SALE_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Who") },
  [DPT_AFTER_SALE_JOB_ID] = { "job_id", DPT_FIELD_REF, DPT_FIELD_KEEP, 0, 0, N_ ("Job") },
  [DPT_AFTER_SALE_CLOSED_AT] = { "closed_at", DPT_FIELD_INSTANT, 0, 0, 0, N_ ("Closed") },
  [DPT_AFTER_SALE_OUTCOME] = { "outcome", DPT_FIELD_TEXT, 0, 0, 500, N_ ("What became of it") },
  [DPT_AFTER_SALE_USER_NAME] = { "user_name", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Who") },
  [DPT_AFTER_SALE_JOB_NUMBER] = { "job_number", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Job") },
  [DPT_AFTER_SALE_JOB_STATE] = { "job_state", DPT_FIELD_TEXT, DPT_FIELD_VIRTUAL, 0, 0, N_ ("Job") },
};
DPT_DEFINE_RECORD (DptAfterSale, dpt_after_sale, "after_sale_case", fields)

const char *
dpt_after_sale_kind_get_label (const char *kind)
{
  for (guint i = 0; dpt_after_sale_kinds[i] != NULL; i++)
    if (g_strcmp0 (dpt_after_sale_kinds[i], kind) == 0)
      return _ (kind_labels[i]);
  return kind != NULL ? kind : "";
}

/* The order, which must be this establishment's and handed over. */
static DptOrderSheet *
open_order (DptUnit *unit, gint64 order_id, GError **error)
{
  static const char *const possible[] = { "delivered", "closed", NULL };
  g_autoptr (DptOrderSheet) sheet = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_DELIVER, error))
    return NULL;
  sheet = dpt_order_sheet_load (unit, order_id, error);
  if (sheet == NULL || !dpt_order_check_place (unit, dpt_order_sheet_get_order (sheet), error))
    return NULL;
  if (!g_strv_contains (possible, dpt_order_sheet_get_state (sheet)))
    {
      dpt_set_error (error, DPT_ERROR_STATE, _ ("The glasses are not handed over yet: change the order or the job itself."));
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

static gboolean
make_again (DptUnit *unit, DptOrderSheet *sheet, DptAfterSale *self, GError **error)
{
  DptJob *job = dpt_order_sheet_find_job (sheet, dpt_record_get_int (self, DPT_AFTER_SALE_PAIR_ID));
  g_autofree char *reason
    = g_strdup_printf ("%s: %s", dpt_after_sale_kind_get_label (dpt_record_get_text (self, DPT_AFTER_SALE_KIND)),
                       dpt_record_get_string (self, DPT_AFTER_SALE_TEXT));
  gint64 again;

  if (job == NULL)
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This pair has no lenses to make again."));
  /* A job keeps 300 letters of why. */
  if (g_utf8_strlen (reason, -1) > 300)
    *g_utf8_offset_to_pointer (reason, 300) = '\0';
  again = dpt_job_remake (unit, dpt_record_get_id (job), reason, error);
  if (again != 0)
    dpt_record_set_int (self, DPT_AFTER_SALE_JOB_ID, again);
  return again != 0;
}

gint64
dpt_after_sale_open (
  DptUnit *unit, gint64 order_id, gint64 pair_id, const char *kind, const char *text, gboolean remake, GError **error)
{
  g_autoptr (DptOrderSheet) sheet = open_order (unit, order_id, error);
  g_autoptr (DptAfterSale) self = NULL;

  if (sheet == NULL)
    return 0;
  if (dpt_text_is_blank (text))
    return dpt_set_invalid (error, "text", _ ("What the client says: write it down."));
  if (dpt_order_sheet_find_pair (sheet, pair_id) < 0)
    return dpt_set_invalid (error, "pair_id", _ ("Pair: it is none of this order."));
  self = dpt_record_new (DPT_TYPE_AFTER_SALE);
  dpt_record_set_int (self, DPT_AFTER_SALE_ORDER_ID, order_id);
  dpt_record_set_int (self, DPT_AFTER_SALE_PAIR_ID, pair_id);
  dpt_record_set_text (self, DPT_AFTER_SALE_KIND, kind);
  dpt_record_set_text (self, DPT_AFTER_SALE_TEXT, text);
  dpt_record_set_text (self, DPT_AFTER_SALE_STATE, "open");
  dpt_record_set_int (self, DPT_AFTER_SALE_OPENED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (self, DPT_AFTER_SALE_USER_ID, dpt_unit_get_user_id (unit));
  if ((remake && !make_again (unit, sheet, self, error)) || !dpt_unit_save (unit, self, error))
    return 0;
  return dpt_record_get_id (self);
}

/* Lenses made again go to the client with the case. */
static gboolean
hand_over (DptUnit *unit, gint64 job_id, GError **error)
{
  g_autoptr (DptJob) job = dpt_unit_load (unit, DPT_TYPE_JOB, job_id, error);

  if (job == NULL)
    return FALSE;
  if (dpt_job_is_open (job))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("The lenses made again are not ready yet."));
  return !g_str_equal (dpt_record_get_string (job, DPT_JOB_STATE), "ready")
         || dpt_job_apply_one (unit, job, "collect", error);
}

gboolean
dpt_after_sale_close (DptUnit *unit, gint64 case_id, const char *outcome, GError **error)
{
  g_autoptr (DptAfterSale) self = dpt_unit_load (unit, DPT_TYPE_AFTER_SALE, case_id, error);
  g_autoptr (DptOrderSheet) sheet = NULL;

  sheet = self != NULL ? open_order (unit, dpt_record_get_int (self, DPT_AFTER_SALE_ORDER_ID), error) : NULL;
  if (sheet == NULL)
    return FALSE;
  if (dpt_text_is_blank (outcome))
    return dpt_set_invalid (error, "outcome", _ ("What became of it: write it down."));
  if (!g_str_equal (dpt_record_get_string (self, DPT_AFTER_SALE_STATE), "open"))
    return dpt_set_error (error, DPT_ERROR_STATE, _ ("This case is closed already."));
  if (!dpt_record_is_null (self, DPT_AFTER_SALE_JOB_ID)
      && !hand_over (unit, dpt_record_get_int (self, DPT_AFTER_SALE_JOB_ID), error))
    return FALSE;
  dpt_record_set_text (self, DPT_AFTER_SALE_STATE, "closed");
  dpt_record_set_int (self, DPT_AFTER_SALE_CLOSED_AT, dpt_unit_get_now (unit));
  dpt_record_set_text (self, DPT_AFTER_SALE_OUTCOME, outcome);
  return dpt_unit_save (unit, self, error);
}

GPtrArray *
dpt_after_sale_load (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "order/order:after-sales", error, DPT_INT (order_id));
  return rows != NULL ? dpt_record_list_from_rows (DPT_TYPE_AFTER_SALE, rows) : NULL;
}
