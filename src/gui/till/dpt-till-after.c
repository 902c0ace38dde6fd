/* dpt-till-after.c - what comes after a sale: its papers, taking it back, handing the glasses over.
 * For: DptTillPerspective. Not for: rules, which are the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "engine/order/dpt-order-flow.h"
#include "gui/till/dpt-refund-dialog.h"

#include <glib/gi18n-lib.h>

static GCancellable *
get_cancellable (DptTillPerspective *self)
{
  return dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self));
}

/* --- papers --- */

/* Papers are made by several workers: what was asked for last is shown, whichever is ready last. */
typedef struct
{
  DptTillPerspective *self;
  guint number;
} PaperWish;

static void
paper_wish_free (PaperWish *wish)
{
  g_object_unref (wish->self);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperWish, paper_wish_free)

static void
paper_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PaperWish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);

  if (wish->number != wish->self->paper_number)
    return;
  if (paper != NULL)
    dpt_done_page_set_paper (wish->self->done, paper);
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (wish->self), error);
}

void
_dpt_till_ask_paper (DptTillPerspective *self, DptDocumentKind kind, gint64 id, int copy)
{
  PaperWish *wish = g_new0 (PaperWish, 1);

  wish->self = g_object_ref (self);
  wish->number = ++self->paper_number;
  dpt_document_create_async (_dpt_till_get_session (self), kind, id, copy, get_cancellable (self), paper_made_cb, wish);
}

void
_dpt_till_put_paper_away (DptTillPerspective *self)
{
  self->paper_number++;
  dpt_done_page_set_paper (self->done, NULL);
}

static DptDocumentKind
find_document (DptSaleKind kind, gboolean a4)
{
  if (kind == DPT_SALE_QUOTE)
    return DPT_DOCUMENT_QUOTE;
  if (!a4)
    return DPT_DOCUMENT_RECEIPT;
  return kind == DPT_SALE_CREDIT_NOTE ? DPT_DOCUMENT_CREDIT_NOTE : DPT_DOCUMENT_INVOICE;
}

/* The copy that would be handed out now; printing or saving it is what counts (gui/common/dpt-pdf-output.c). */
void
_dpt_till_show_paper (DptTillPerspective *self, gboolean a4)
{
  if (self->shown_sale_id != 0)
    _dpt_till_ask_paper (self, find_document (self->shown_kind, a4), self->shown_sale_id, DPT_DOCUMENT_NEXT_COPY);
}

static gpointer
load_act_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_row_load_act (unit, *(gint64 *) args, error);
}

static void
act_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (rows == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  /* Who was quick is at the next ticket. */
  else if (rows->len > 0 && dpt_record_get_id (rows->pdata[rows->len - 1]) == self->shown_sale_id)
    dpt_done_page_set_documents (self->done, rows, self->shown_sale_id, _dpt_till_get_currency (self));
}

void
_dpt_till_read_act (DptTillPerspective *self)
{
  dpt_session_read_async (_dpt_till_get_session (self), load_act_cb, g_memdup2 (&self->shown_sale_id, sizeof (gint64)), g_free,
                          (GDestroyNotify) g_ptr_array_unref, get_cancellable (self), act_read_cb, g_object_ref (self));
}

void
_dpt_till_show_document (DptTillPerspective *self, DptSaleRow *row)
{
  self->shown_sale_id = dpt_record_get_id (row);
  self->shown_kind = dpt_sale_row_get_kind (row);
  _dpt_till_put_paper_away (self);
  _dpt_till_show_paper (self, self->shown_kind != DPT_SALE_RECEIPT);
}

void
_dpt_till_reprint (DptTillPerspective *self, DptSaleRow *row)
{
  g_autofree char *number = dpt_sale_row_dup_number (row);
  g_autofree char *amount = dpt_money_format (dpt_record_get_int (row, DPT_SALE_ROW_TOTAL_GROSS), _dpt_till_get_currency (self));
  g_autofree char *title = g_strdup_printf ("%s %s", dpt_sale_kind_get_label (dpt_sale_row_get_kind (row)), number);

  self->shown_sale_id = dpt_record_get_id (row);
  self->shown_kind = dpt_sale_row_get_kind (row);
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, title, amount, 0, NULL, FALSE, self->shown_kind != DPT_SALE_QUOTE);
  _dpt_till_show_paper (self, self->shown_kind != DPT_SALE_RECEIPT);
}

/* --- taking back --- */

typedef struct
{
  DptTillPerspective *self;
  char *number;
  DptRefundDialog *dialog; /* NULL once it is closed */
} TakeBack;

static void
take_back_free (TakeBack *act)
{
  if (act->dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (act->dialog), (gpointer *) &act->dialog);
  g_object_unref (act->self);
  g_free (act->number);
  g_free (act);
}

static gpointer
refund_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_refund (unit, args, error);
}

static void
refunded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TakeBack *act = user_data;
  g_autoptr (DptTillPerspective) self = g_object_ref (act->self);
  g_autoptr (GError) error = NULL;
  g_autofree DptIssued *issued = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (issued == NULL)
    {
      if (act->dialog != NULL)
        dpt_refund_dialog_complain (act->dialog, error->message);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      take_back_free (act);
      return;
    }
  if (act->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (act->dialog));
  take_back_free (act);
  g_clear_pointer (&self->to_hand_over, g_array_unref);
  dpt_perspective_invalidate (DPT_PERSPECTIVE (self));
  _dpt_till_show_issued (self, issued);
}

static void
refund_confirmed_cb (DptTillPerspective *self, DptRefundDialog *dialog)
{
  TakeBack *act = g_new0 (TakeBack, 1);

  act->self = g_object_ref (self);
  act->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &act->dialog);
  dpt_refund_dialog_set_busy (dialog, TRUE);
  dpt_session_write_async (_dpt_till_get_session (self), refund_cb, dpt_refund_dialog_create_request (dialog),
                           (GDestroyNotify) dpt_refund_request_free, g_free, get_cancellable (self), refunded_cb, act);
}

static gpointer
load_sheet_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_refund_sheet_load (unit, *(gint64 *) args, error);
}

static void
sheet_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TakeBack *act = user_data;
  DptTillPerspective *self = act->self;
  g_autoptr (GError) error = NULL;
  DptRefundSheet *sheet = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (sheet == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else
    {
      GtkWidget *dialog = dpt_refund_dialog_new (sheet, act->number, _dpt_till_get_currency (self));

      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      g_signal_connect_object (dialog, "confirmed", G_CALLBACK (refund_confirmed_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  take_back_free (act);
}

void
_dpt_till_take_back (DptTillPerspective *self, DptSaleRow *row)
{
  TakeBack *act = g_new0 (TakeBack, 1);
  gint64 id = dpt_record_get_id (row);

  act->self = g_object_ref (self);
  act->number = dpt_sale_row_dup_number (row);
  dpt_session_read_async (_dpt_till_get_session (self), load_sheet_cb, g_memdup2 (&id, sizeof id), g_free,
                          (GDestroyNotify) dpt_refund_sheet_free, get_cancellable (self), sheet_read_cb, act);
}

/* --- handing over --- */

static gpointer
deliver_cb (DptUnit *unit, gpointer args, GError **error)
{
  GArray *ids = args;

  for (guint i = 0; i < ids->len; i++)
    if (!dpt_order_apply (unit, g_array_index (ids, gint64, i), "deliver", NULL, error))
      return NULL;
  return unit;
}

static void
delivered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  g_clear_pointer (&self->to_hand_over, g_array_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "till.hand-over", FALSE);
  dpt_done_page_set_handed_over (self->done, _ ("The glasses are handed over."));
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The glasses are handed over."));
}

void
_dpt_till_hand_over (DptTillPerspective *self)
{
  if (self->to_hand_over != NULL)
    _dpt_till_write_async (self, deliver_cb, g_array_ref (self->to_hand_over), (GDestroyNotify) g_array_unref, NULL, delivered_cb);
}
