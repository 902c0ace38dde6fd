/* dpt-sale-store.c - requests, what was issued under a UUID, and issuing as an act that survives a broken line.
 * For: dpt-sale-store.h. Not for: how a document is made (dpt-sale-issue.c, dpt-sale-order.c, dpt-sale-refund.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/sale/dpt-sale-store.h"

#include "base/dpt-error.h"
#include "engine/sale/dpt-sale-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- requests --- */

DptSaleRequest *
dpt_sale_request_new (const char *uuid, DptSaleKind kind, DptBasket *basket)
{
  DptSaleRequest *self = g_new0 (DptSaleRequest, 1);

  self->uuid = g_strdup (uuid);
  self->kind = kind;
  self->basket = basket != NULL ? dpt_basket_ref (basket) : NULL;
  self->handed = dpt_handed_array_new ();
  self->debts = dpt_debt_array_new ();
  self->also_orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
dpt_sale_request_free (DptSaleRequest *self)
{
  g_free (self->uuid);
  g_clear_pointer (&self->basket, dpt_basket_unref);
  g_free (self->buyer_name);
  g_free (self->buyer_address);
  g_free (self->reason);
  g_array_unref (self->handed);
  g_array_unref (self->debts);
  g_array_unref (self->also_orders);
  g_free (self);
}

void
dpt_sale_request_add_handed (DptSaleRequest *self, DptMeans means, DptMoney amount, const char *reference)
{
  dpt_handed_array_add (self->handed, means, amount, reference);
}

void
dpt_sale_request_add_debt (DptSaleRequest *self, gint64 sale_id, gint64 order_id, DptMoney amount)
{
  g_array_append_val (self->debts, ((DptDebt) { sale_id, order_id, amount }));
}

void
dpt_sale_request_add_order (DptSaleRequest *self, gint64 order_id)
{
  g_return_if_fail (order_id != 0);

  if (self->order_id == 0)
    self->order_id = order_id;
  else
    g_array_append_val (self->also_orders, order_id);
}

gboolean
dpt_sale_require_uuid (const char *uuid, GError **error)
{
  gsize length = uuid != NULL ? strlen (uuid) : 0;

  if (length < 8 || length > 64)
    return dpt_set_invalid (error, "uuid", _ ("Every act with money needs a UUID of its own, so that it is done once."));
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (uuid[i]) && strchr ("-_.:", uuid[i]) == NULL)
      return dpt_set_invalid (error, "uuid", _ ("The UUID may hold letters, digits and “-”."));
  return TRUE;
}

gint64
dpt_sale_find_till (DptUnit *unit, gint64 till_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "sale/sale:first-till", error, DPT_INT (dpt_unit_get_establishment_id (unit)), DPT_REF (till_id));
  if (rows == NULL)
    return -1;
  if (dpt_db_rows_get_n_rows (rows) > 0)
    return dpt_db_rows_get_int (rows, 0, 0);
  if (till_id == 0)
    return 0;
  dpt_set_invalid (error, "till_id", _ ("This till is not in use here."));
  return -1;
}

/* --- once and only once --- */

DptIssued *
dpt_sale_find_done (DptUnit *unit, const char *uuid, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, "sale/sale:find-uuid", error, DPT_TEXT (uuid));
  g_autoptr (DptDbRows) change = NULL;
  DptIssued *issued;

  if (rows == NULL || dpt_db_rows_get_n_rows (rows) == 0)
    return NULL;
  change = dpt_db_query (unit->connection, "sale/sale:change-of", error, DPT_TEXT (uuid));
  if (change == NULL)
    return NULL;
  issued = g_new0 (DptIssued, 1);
  issued->id = dpt_db_rows_get_int (rows, 0, 0);
  dpt_sale_kind_find (dpt_db_rows_get_string (rows, 0, 1), &issued->kind);
  g_strlcpy (issued->series, dpt_db_rows_get_string (rows, 0, 2), sizeof issued->series);
  issued->year = (int) dpt_db_rows_get_int (rows, 0, 3);
  issued->number = dpt_db_rows_get_int (rows, 0, 4);
  issued->gross = dpt_db_rows_get_int (rows, 0, 5);
  issued->change = dpt_db_rows_get_int (change, 0, 0);
  issued->already = TRUE;
  return issued;
}

DptIssued *
dpt_sale_find_by_uuid (DptUnit *unit, const char *uuid, GError **error)
{
  g_return_val_if_fail (unit != NULL && uuid != NULL, NULL);

  return dpt_unit_require (unit, DPT_RIGHT_SALE_READ, error) ? dpt_sale_find_done (unit, uuid, error) : NULL;
}

static gpointer
issue_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_issue (unit, args, error);
}

static gpointer
find_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_find_done (unit, args, error);
}

/* Two ways to be unsure: the line broke at the commit, or another station did the same act at the same moment. */
static gboolean
is_unsure (const GError *error)
{
  return g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED) || g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_UNIQUE);
}

DptIssued *
dpt_sale_commit (DptSession *session, const DptSaleRequest *request, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) asking = NULL;
  DptIssued *issued;

  g_return_val_if_fail (DPT_IS_SESSION (session) && request != NULL, NULL);

  issued = dpt_session_write (session, issue_cb, (gpointer) request, g_free, &local);
  if (issued != NULL || !is_unsure (local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return issued;
    }
  issued = dpt_session_read (session, find_cb, request->uuid, g_free, &asking);
  if (issued != NULL)
    return issued;
  /* It is not there, so nothing was sold: once more; or the line is still cut, and the first error says so. */
  if (asking == NULL && g_error_matches (local, DPT_DB_ERROR, DPT_DB_ERROR_DISCONNECTED))
    return dpt_session_write (session, issue_cb, (gpointer) request, g_free, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
commit_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DptIssued *issued = dpt_sale_commit (DPT_SESSION (source), data, &error);

  if (issued != NULL)
    g_task_return_pointer (task, issued, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dpt_sale_commit_async (DptSession *session, DptSaleRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, dpt_sale_commit_async);
  g_task_set_task_data (task, request, (GDestroyNotify) dpt_sale_request_free);
  g_task_run_in_thread (task, commit_thread_cb);
}

DptIssued *
dpt_sale_commit_finish (DptSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
