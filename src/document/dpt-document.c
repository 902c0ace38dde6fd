/* dpt-document.c - see dpt-document.h.
 * For: kinds, rights, threads. Not for: the content (dpt-document-sale.c and the others).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "document/dpt-document-private.h"
#include "document/dpt-document-visit.h"
#include "engine/sale/dpt-sale-store.h"

#define ORIGIN "dpt-document-origin"

static const struct
{
  const char *name;
  const char *label;
  DptRight right;
} kinds[DPT_N_DOCUMENT_KINDS] = {
  [DPT_DOCUMENT_QUOTE] = { "quote", N_ ("Quote"), DPT_RIGHT_ORDER_READ },
  [DPT_DOCUMENT_INVOICE] = { "invoice", N_ ("Invoice"), DPT_RIGHT_SALE_READ },
  [DPT_DOCUMENT_RECEIPT] = { "receipt", N_ ("Receipt"), DPT_RIGHT_SALE_READ },
  [DPT_DOCUMENT_CREDIT_NOTE] = { "credit-note", N_ ("Credit note"), DPT_RIGHT_SALE_READ },
  [DPT_DOCUMENT_PRESCRIPTION] = { "prescription", N_ ("Prescription"), DPT_RIGHT_PRESCRIPTION_READ },
  [DPT_DOCUMENT_JOB_SHEET] = { "job-sheet", N_ ("Job sheet"), DPT_RIGHT_ORDER_READ },
  [DPT_DOCUMENT_VISIT] = { "visit", N_ ("Visit report"), DPT_RIGHT_CLINICAL_READ },
  [DPT_DOCUMENT_REFERRAL] = { "referral", N_ ("Referral"), DPT_RIGHT_CLINICAL_READ },
  [DPT_DOCUMENT_PAYMENT] = { "payment", N_ ("Payment receipt"), DPT_RIGHT_SALE_READ },
  [DPT_DOCUMENT_TILL_DAY] = { "till-day", N_ ("Till report"), DPT_RIGHT_SALE_READ },
};

typedef struct
{
  DptDocumentKind kind;
  gint64 id;
  int copy;
} Wanted;

/* Where a paper came from, kept with it. */
typedef struct
{
  DptSession *session;
  Wanted wanted;
} Origin;

static void
origin_free (gpointer data)
{
  Origin *origin = data;

  g_object_unref (origin->session);
  g_free (origin);
}

static gboolean
is_counted (DptDocumentKind kind)
{
  return kind == DPT_DOCUMENT_INVOICE || kind == DPT_DOCUMENT_RECEIPT || kind == DPT_DOCUMENT_CREDIT_NOTE;
}

const char *
dpt_document_kind_get_name (DptDocumentKind kind)
{
  g_return_val_if_fail ((guint) kind < DPT_N_DOCUMENT_KINDS, "");

  return kinds[kind].name;
}

gboolean
dpt_document_kind_find (const char *name, DptDocumentKind *kind)
{
  g_autofree char *plain = NULL;
  int row;

  if (name == NULL)
    return FALSE;
  plain = g_strdelimit (g_strdup (name), "_", '-');
  row = DPT_TEXT_FIND_ROW (kinds, plain);
  if (row >= 0 && kind != NULL)
    *kind = (DptDocumentKind) row;
  return row >= 0;
}

DptPaper *
dpt_document_create (DptUnit *unit, DptDocumentKind kind, gint64 id, GError **error)
{
  return dpt_document_create_copy (unit, kind, id, 0, error);
}

DptPaper *
dpt_document_create_copy (DptUnit *unit, DptDocumentKind kind, gint64 id, int copy, GError **error)
{
  g_return_val_if_fail (unit != NULL && (guint) kind < DPT_N_DOCUMENT_KINDS, NULL);

  if (!dpt_unit_require (unit, kinds[kind].right, error))
    return NULL;
  if (copy == DPT_DOCUMENT_NEXT_COPY)
    copy = is_counted (kind) ? dpt_sale_count_prints (unit, id, error) : 0;
  if (copy < 0)
    return NULL;
  switch (kind)
    {
    case DPT_DOCUMENT_PRESCRIPTION:
      return dpt_document_create_prescription (unit, id, error);
    case DPT_DOCUMENT_JOB_SHEET:
      return dpt_document_create_job_sheet (unit, id, error);
    case DPT_DOCUMENT_VISIT:
      return dpt_document_create_visit_version (unit, id, 0, error);
    case DPT_DOCUMENT_REFERRAL:
      return dpt_document_create_referral (unit, id, error);
    case DPT_DOCUMENT_TILL_DAY:
      return dpt_document_create_till_day (unit, id, error);
    case DPT_DOCUMENT_PAYMENT:
      return dpt_document_create_payment (unit, id, error);
    case DPT_DOCUMENT_QUOTE:
    case DPT_DOCUMENT_INVOICE:
    case DPT_DOCUMENT_RECEIPT:
    case DPT_DOCUMENT_CREDIT_NOTE:
    case DPT_N_DOCUMENT_KINDS:
    default:
      return dpt_document_create_sale (unit, kind, id, copy, error);
    }
}

static void
set_origin (DptPaper *paper, DptSession *session, const Wanted *wanted)
{
  Origin *origin = g_new (Origin, 1);

  *origin = (Origin) { g_object_ref (session), *wanted };
  origin->wanted.copy = DPT_DOCUMENT_NEXT_COPY;
  g_object_set_data_full (G_OBJECT (paper), ORIGIN, origin, origin_free);
}

static gpointer
create_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  DptPaper *paper = dpt_document_create_copy (unit, wanted->kind, wanted->id, wanted->copy, error);

  if (paper != NULL)
    set_origin (paper, unit->session, wanted);
  return paper;
}

void
dpt_document_create_async (DptSession *session, DptDocumentKind kind, gint64 id, int copy, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  g_return_if_fail (DPT_IS_SESSION (session));

  *wanted = (Wanted) { kind, id, copy };
  dpt_session_read_async (session, create_in_unit, wanted, g_free, g_object_unref, cancellable, callback, user_data);
}

DptPaper *
dpt_document_create_finish (DptSession *session, GAsyncResult *result, GError **error)
{
  return dpt_session_run_finish (session, result, error);
}

/* --- handed out --- */

gboolean
dpt_document_is_counted (DptPaper *paper)
{
  const Origin *origin;

  g_return_val_if_fail (DPT_IS_PAPER (paper), FALSE);

  origin = g_object_get_data (G_OBJECT (paper), ORIGIN);
  return origin != NULL && is_counted (origin->wanted.kind);
}

gboolean
dpt_document_note (DptUnit *unit, DptDocumentKind kind, gint64 id, GError **error)
{
  int copy;

  g_return_val_if_fail (unit != NULL && (guint) kind < DPT_N_DOCUMENT_KINDS, FALSE);

  return !is_counted (kind) || dpt_sale_note_print (unit, id, &copy, error);
}

static gpointer
note_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Wanted *wanted = args;

  return dpt_document_note (unit, wanted->kind, wanted->id, error) ? create_in_unit (unit, args, error) : NULL;
}

void
dpt_document_note_async (DptPaper *paper, GAsyncReadyCallback callback, gpointer user_data)
{
  const Origin *origin;

  g_return_if_fail (dpt_document_is_counted (paper));

  origin = g_object_get_data (G_OBJECT (paper), ORIGIN);
  dpt_session_write_async (origin->session, note_in_unit, g_memdup2 (&origin->wanted, sizeof origin->wanted), g_free, g_object_unref, NULL,
                           callback, user_data);
}

DptPaper *
dpt_document_note_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GObject) session = g_async_result_get_source_object (result);

  return dpt_session_run_finish (DPT_SESSION (session), result, error);
}
