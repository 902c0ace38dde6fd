/* dpt-dispensing-perspective.c - see dpt-dispensing-perspective.h.
 * For: reading, doing one act after the other, what is shown then. Not for: the actions (dpt-dispensing-actions.c).
 *
 *   work list ──row──► order page ──act──► one unit of work ──► the order as it is now ──► all panes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "db/dpt-db-error.h"
#include "document/dpt-document.h"
#include "engine/order/dpt-job-flow.h"
#include "gui/dispensing/dpt-order-undo.h"

G_DEFINE_FINAL_TYPE (DptDispensingPerspective, dpt_dispensing_perspective, DPT_TYPE_PERSPECTIVE)

typedef struct
{
  DptDispensingPerspective *self;
  DptOrderActKind kind;
  gint64 pair_id, id;
  char *event;
  gboolean is_undo;
} Pending;

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->self);
  g_free (pending->event);
  g_free (pending);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static GCancellable *
get_cancellable (DptDispensingPerspective *self)
{
  return dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self));
}

static void read_desk (DptDispensingPerspective *self);

static void
show_order (DptDispensingPerspective *self)
{
  gboolean fresh;

  if (self->facts == NULL || self->desk == NULL)
    return;
  fresh = gtk_stack_get_visible_child (GTK_STACK (self->stack)) != GTK_WIDGET (self->page);
  dpt_order_page_set_facts (self->page, self->desk, self->facts);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "order");
  /* Enter pressed twice on a row must not confirm or hand over: in the last step nothing has the focus at first. */
  if (fresh && dpt_order_page_get_step (self->page) != DPT_ORDER_STEP_ORDER)
    dpt_order_page_focus_step (self->page);
  else if (fresh && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  if (self->resume != NULL)
    _dpt_dispensing_restore_draft (self);
  _dpt_dispensing_keep_draft (self);
}

static void
show_work (DptDispensingPerspective *self)
{
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->wanted = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "work");
}

void
_dpt_dispensing_perspective_show_work (DptDispensingPerspective *self)
{
  if (self->facts != NULL)
    _dpt_dispensing_drop_draft (self);
  show_work (self);
}

static void
desk_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;
  DptDispensingDesk *desk = dpt_session_run_finish (DPT_SESSION (source), result, &error), *old = self->desk;

  self->reading_desk = FALSE;
  if (desk == NULL)
    {
      self->stale_desk = self->stale_lenses = TRUE;
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  self->desk = desk;
  show_order (self);
  if (self->facts == NULL && old != NULL
      && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == GTK_WIDGET (self->page))
    _dpt_dispensing_perspective_show_work (self);
  dpt_dispensing_desk_free (old);
  /* What changed while it was read. */
  if (self->stale_desk && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_desk (self);
}

static void
read_desk (DptDispensingPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  DptLensCatalog *lenses = NULL;
  g_autofree char *today = NULL;

  if (session == NULL || self->reading_desk)
    return;
  self->reading_desk = TRUE;
  today = dpt_session_dup_today (session);
  if (self->desk != NULL && !self->stale_lenses && g_str_equal (self->desk->today, today))
    lenses = g_object_ref (self->desk->lenses);
  self->stale_desk = self->stale_lenses = FALSE;
  dpt_session_read_async (session, dpt_dispensing_desk_load, lenses, lenses != NULL ? g_object_unref : NULL, (GDestroyNotify)dpt_dispensing_desk_free,
                          get_cancellable (self), desk_cb, g_object_ref (self));
}

static const char *
get_words (const Pending *pending)
{
  switch (pending->kind)
    {
    case DPT_ORDER_ACT_CREATE:
      return _ ("The order is begun");
    case DPT_ORDER_ACT_FRAME:
      return _ ("The frame is reserved");
    case DPT_ORDER_ACT_FRAME_ORDER:
      return _ ("The frame is on the supplier's next order");
    case DPT_ORDER_ACT_FRAME_DROP:
      return _ ("The frame is free again");
    case DPT_ORDER_ACT_MEASURE:
      return _ ("The measurements are saved");
    case DPT_ORDER_ACT_LENS:
      return _ ("The lenses are chosen");
    case DPT_ORDER_ACT_FRAME_OWN:
      return _ ("The client's own frame is used");
    case DPT_ORDER_ACT_PAIR_ADD:
      return _ ("There is another pair");
    case DPT_ORDER_ACT_PAIR_REMOVE:
      return _ ("The pair is gone");
    case DPT_ORDER_ACT_ARTICLE:
      return _ ("The accessory is added");
    case DPT_ORDER_ACT_LINE_REMOVE:
      return _ ("The line is gone");
    case DPT_ORDER_ACT_LINE_DISCOUNT:
    case DPT_ORDER_ACT_DISCOUNT:
      return _ ("The discount is given");
    case DPT_ORDER_ACT_QUOTE:
      return _ ("The quote is issued");
    case DPT_ORDER_ACT_PAY:
      return _ ("The payment is booked");
    case DPT_ORDER_ACT_ADJUST:
      return _ ("The adjustment is noted");
    case DPT_ORDER_ACT_EVENT:
      return g_strcmp0 (pending->event, "confirm") == 0
               ? _ ("The order is confirmed, the lenses are on the lab's next order")
             : g_strcmp0 (pending->event, "deliver") == 0 ? _ ("The glasses are handed over")
                                                          : _ ("The order is up to date");
    case DPT_ORDER_ACT_JOB:
    case DPT_ORDER_ACT_JOB_TRAY:
      return _ ("The job is up to date");
    case DPT_ORDER_ACT_VERIFY:
      return _ ("What was measured is kept");
    case DPT_ORDER_ACT_ARRIVED:
      return _ ("It is here, and kept for this order");
    case DPT_ORDER_ACT_AFTER_OPEN:
      return _ ("The case is open");
    case DPT_ORDER_ACT_AFTER_CLOSE:
      return _ ("The case is settled");
    case DPT_ORDER_ACT_OFFER:
      return _ ("The class A offer is taken");
    case DPT_ORDER_ACT_FACTS:
      return _ ("Date and note are saved");
    case DPT_ORDER_ACT_LINE_PRICE:
      return _ ("The price is changed");
    default:
      return NULL;
    }
}

static gboolean
moves_stock (DptOrderActKind kind)
{
  return (kind >= DPT_ORDER_ACT_FRAME && kind <= DPT_ORDER_ACT_FRAME_DROP) || kind == DPT_ORDER_ACT_EVENT
         || kind == DPT_ORDER_ACT_OFFER || kind == DPT_ORDER_ACT_PAIR_REMOVE || kind == DPT_ORDER_ACT_ARRIVED;
}

static void
fail (DptDispensingPerspective *self, const GError *error)
{
  if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT)
      || g_error_matches (error, DPT_ERROR, DPT_ERROR_CONFLICT))
    dpt_perspective_say_undo (
      DPT_PERSPECTIVE (self),
      _ ("Somebody else changed this order in between; nothing of yours was saved. Read it again, then repeat."),
      _ ("Read again"), "dispensing.reload");
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  /* Switches and entries go back to what is saved. */
  if (self->facts != NULL && self->desk != NULL)
    dpt_order_page_set_facts (self->page, self->desk, self->facts);
}

/* Whether anything that the page shows is other than before: a change announced by our own act is not. */
static gboolean
is_news (DptOrderFacts *before, DptOrderFacts *now)
{
  return before == NULL || dpt_order_sheet_get_id (before->sheet) != dpt_order_sheet_get_id (now->sheet)
         || dpt_record_get_version (dpt_order_sheet_get_order (before->sheet))
              != dpt_record_get_version (dpt_order_sheet_get_order (now->sheet))
         || dpt_order_sheet_get_job_events (before->sheet)->len != dpt_order_sheet_get_job_events (now->sheet)->len
         || before->after_sales->len != now->after_sales->len || before->due.paid != now->due.paid || before->invoice_id != now->invoice_id
         || before->quote_id != now->quote_id;
}

/* What was done, and how it is taken back where it can be. */
static void
say_done (DptDispensingPerspective *self, const Pending *pending, DptOrderFacts *before)
{
  gboolean found = pending->kind == DPT_ORDER_ACT_CREATE && !self->facts->created;
  g_autofree char *change = self->facts->change > 0 ? dpt_kit_format (self->desk, self->facts->change) : NULL;
  /* Translators: an amount of cash */
  g_autofree char *back = change != NULL ? g_strdup_printf (_ ("The payment is booked: give back %s"), change) : NULL;
  const char *words = pending->is_undo ? _ ("Undone")
                      : back != NULL   ? back
                      : found          ? _ ("The order that was begun from this prescription")
                                       : get_words (pending);

  if (pending->kind == DPT_ORDER_ACT_READ || pending->kind == DPT_ORDER_ACT_SCAN)
    return;
  g_clear_pointer (&self->undo, dpt_order_act_free);
  if (!pending->is_undo)
    self->undo = dpt_order_act_create_inverse (pending->kind, pending->pair_id, pending->id, before, self->facts);
  if (words != NULL && self->undo != NULL)
    dpt_perspective_say_undo (DPT_PERSPECTIVE (self), words, _ ("Undo"), "dispensing.undo");
  else if (words != NULL)
    dpt_perspective_say (DPT_PERSPECTIVE (self), words);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pending) pending = data;
  DptDispensingPerspective *self = pending->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptOrderFacts) facts = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autoptr (DptOrderFacts) before = NULL;
  gboolean news;

  if (facts == NULL)
    {
      fail (self, error);
      return;
    }
  /* Somebody went back to the list, or to another order, while it was read. */
  if (pending->kind == DPT_ORDER_ACT_READ && self->wanted != dpt_order_sheet_get_id (facts->sheet))
    return;
  news = is_news (self->facts, facts) || pending->kind != DPT_ORDER_ACT_READ;
  before = g_steal_pointer (&self->facts);
  self->facts = g_steal_pointer (&facts);
  self->wanted = dpt_order_sheet_get_id (self->facts->sheet);
  if (news)
    show_order (self);
  if (pending->kind == DPT_ORDER_ACT_CREATE || pending->kind == DPT_ORDER_ACT_SCAN)
    dpt_perspective_show_patient (
      DPT_PERSPECTIVE (self),
      dpt_record_get_int (dpt_order_sheet_get_order (self->facts->sheet), DPT_DISPENSING_ORDER_PATIENT_ID));
  if (moves_stock (pending->kind))
    read_desk (self);
  say_done (self, pending, before);
  if (pending->kind == DPT_ORDER_ACT_QUOTE)
    _dpt_dispensing_show_document (self, DPT_DOCUMENT_QUOTE, self->facts->quote_id);
}

void
_dpt_dispensing_perspective_do (DptDispensingPerspective *self, DptOrderAct *act)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));
  Pending *pending;

  if (session == NULL || act == NULL)
    {
      dpt_order_act_free (act);
      return;
    }
  pending = g_new0 (Pending, 1);
  pending->self = g_object_ref (self);
  pending->kind = act->kind;
  pending->pair_id = act->pair_id;
  pending->id = act->id;
  pending->event = g_strdup (act->text);
  pending->is_undo = act->is_undo;
  if (act->kind == DPT_ORDER_ACT_READ || act->kind == DPT_ORDER_ACT_SCAN)
    dpt_session_read_async (session, dpt_order_act_run, act, (GDestroyNotify)dpt_order_act_free,
                            (GDestroyNotify)dpt_order_facts_unref, get_cancellable (self), done_cb, pending);
  else
    dpt_session_write_async (session, dpt_order_act_run, act, (GDestroyNotify)dpt_order_act_free,
                             (GDestroyNotify)dpt_order_facts_unref, get_cancellable (self), done_cb, pending);
}

DptOrderAct *
_dpt_dispensing_perspective_new_act (DptDispensingPerspective *self, DptOrderActKind kind, gint64 id)
{
  DptPair *pair;

  if (self->facts == NULL)
    return NULL;
  pair = dpt_order_sheet_get_pair (self->facts->sheet, dpt_order_page_get_pair (self->page));
  return dpt_order_act_new (kind, dpt_order_sheet_get_id (self->facts->sheet), dpt_record_get_id (pair), id);
}

void
_dpt_dispensing_perspective_open_order (DptDispensingPerspective *self, gint64 order_id)
{
  self->wanted = order_id;
  _dpt_dispensing_perspective_do (self, dpt_order_act_new (DPT_ORDER_ACT_READ, order_id, 0, 0));
}

static gpointer
count_func (DptUnit *unit, gpointer data, GError **error)
{
  g_autofree DptOrderCounts *counts = g_new0 (DptOrderCounts, 1);

  return dpt_order_count (unit, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree DptOrderCounts *counts = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (counts != NULL)
    dpt_work_pane_set_counts (self->work, counts);
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static void
refresh (DptPerspective *perspective)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);
  DptSession *session = dpt_perspective_get_session (perspective);

  if (session == NULL)
    return;
  dpt_session_read_async (session, count_func, NULL, NULL, g_free, get_cancellable (self), count_cb,
                          g_object_ref (self));
  if (self->desk == NULL || self->stale_desk)
    read_desk (self);
  if (self->wanted != 0)
    _dpt_dispensing_perspective_open_order (self, self->wanted);
}

static gboolean
is_on_desk (const char *topic)
{
  return g_str_equal (topic, "*") || g_strv_contains (dpt_frame_topics, topic)
         || g_strv_contains (dpt_lens_catalog_topics, topic);
}

/* A piece that another station keeps or lets go is seen here at once. The refresh that the same change brings has been
 * by the time this is called, so it is no use to wait for it; a screen that is not shown reads when it is. */
static void
database_changed_cb (DptDispensingPerspective *self, const char *const *topics)
{
  for (guint i = 0; topics[i] != NULL; i++)
    {
      self->stale_lenses |= g_str_equal (topics[i], "*") || g_strv_contains (dpt_lens_catalog_topics, topics[i]);
      self->stale_desk |= self->stale_lenses || is_on_desk (topics[i]);
    }
  if (self->stale_desk && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_desk (self);
}

static void
session_changed (DptPerspective *perspective)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);
  DptSession *session = dpt_perspective_get_session (perspective);

  self->reading_desk = FALSE;
  g_clear_pointer (&self->undo, dpt_order_act_free);
  /* Whoever goes away finds the order again. */
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  if (self->db != NULL)
    g_signal_handlers_disconnect_by_func (self->db, database_changed_cb, self);
  g_set_object (&self->db, session != NULL ? G_OBJECT (dpt_session_get_db (session)) : NULL);
  if (self->stack != NULL)
    _dpt_dispensing_perspective_show_work (self);
  dpt_work_pane_set_session (self->work, session);
  _dpt_dispensing_look_for_draft (self);
  if (session != NULL)
    {
      g_signal_connect_object (self->db, "changed", G_CALLBACK (database_changed_cb), self,
                               G_CONNECT_SWAPPED);
      self->stale_lenses = TRUE; /* nobody listened meanwhile, and another shop has other prices */
      read_desk (self);
      dpt_perspective_invalidate (perspective);
    }
}

static gboolean
open_subject (DptPerspective *perspective, const char *subject, gint64 id)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);
  DptOrderAct *act;

  if (g_str_equal (subject, "dispensing_order") || g_str_equal (subject, "order"))
    {
      _dpt_dispensing_perspective_open_order (self, id);
      return TRUE;
    }
  if (!g_str_equal (subject, "prescription"))
    return FALSE;
  act = dpt_order_act_new (DPT_ORDER_ACT_CREATE, 0, 0, id);
  _dpt_dispensing_perspective_do (self, act);
  return TRUE;
}

static gboolean
scan (DptPerspective *perspective, const char *text)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);
  DptOrderAct *act;

  for (guint i = 0; self->facts != NULL && self->desk != NULL && i < self->desk->wall->len; i++)
    {
      gpointer frame = self->desk->wall->pdata[i];

      if (g_strcmp0 (dpt_record_get_text (frame, DPT_FRAME_EAN), text) != 0
          && g_strcmp0 (dpt_record_get_text (frame, DPT_FRAME_SKU), text) != 0)
        continue;
      dpt_order_page_set_step (self->page, DPT_ORDER_STEP_FRAME);
      dpt_frame_pane_look_at (dpt_order_page_get_frame_pane (self->page), frame);
      return TRUE;
    }
  act = dpt_order_act_new (DPT_ORDER_ACT_SCAN, 0, 0, 0);
  act->text = g_strdup (text);
  _dpt_dispensing_perspective_do (self, act);
  return TRUE;
}

static void
activate_default (DptPerspective *perspective)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);

  if (self->facts == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "dispensing.new-order", NULL);
  else if (dpt_order_page_get_step (self->page) == DPT_ORDER_STEP_MEASUREMENTS)
    gtk_widget_activate_action (GTK_WIDGET (self), "dispensing.save-measures", NULL);
  else if (dpt_order_page_get_step (self->page) < DPT_ORDER_STEP_ORDER)
    gtk_widget_activate_action (GTK_WIDGET (self), "dispensing.next-step", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "dispensing.confirm", NULL);
}

/* Somebody else was chosen: an order of the one before may not stay under the new banner. What was typed into it is kept and offered.
 * What the new client ordered comes in sight instead. */
static void
set_patient (DptPerspective *perspective, gint64 patient_id)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (perspective);
  gint64 shown = self->facts != NULL
                   ? dpt_record_get_int (dpt_order_sheet_get_order (self->facts->sheet), DPT_DISPENSING_ORDER_PATIENT_ID)
                   : 0;

  dpt_work_pane_set_patient (self->work, patient_id);
  if (self->choosing || patient_id == 0 || patient_id == shown)
    return;
  if (self->facts != NULL)
    {
      _dpt_dispensing_set_draft_aside (self);
      show_work (self);
    }
  dpt_work_pane_show_patient (self->work);
}

static void
row_activated_cb (DptWorkPane *work, DptRecord *row, DptDispensingPerspective *self)
{
  DptOrderAct *act;

  if (DPT_IS_ORDER_ROW (row))
    {
      self->choosing = TRUE;
      dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_record_get_int (row, DPT_ORDER_ROW_PATIENT_ID));
      self->choosing = FALSE;
      _dpt_dispensing_perspective_open_order (self, dpt_record_get_id (row));
      return;
    }
  act = dpt_order_act_new (DPT_ORDER_ACT_CREATE, 0, 0, dpt_record_get_id (row));
  act->patient_id = dpt_record_get_int (row, DPT_WAITING_PRESCRIPTION_PATIENT_ID);
  _dpt_dispensing_perspective_do (self, act);
}

static void
dpt_dispensing_perspective_dispose (GObject *object)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (object);

  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  g_clear_pointer (&self->undo, dpt_order_act_free);
  g_clear_object (&self->db);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_pointer (&self->resume, json_node_unref);
  G_OBJECT_CLASS (dpt_dispensing_perspective_parent_class)->dispose (object);
}

static void
dpt_dispensing_perspective_finalize (GObject *object)
{
  /* The panes, which borrow it, are gone by now. */
  dpt_dispensing_desk_free (DPT_DISPENSING_PERSPECTIVE (object)->desk);
  G_OBJECT_CLASS (dpt_dispensing_perspective_parent_class)->finalize (object);
}

static void
dpt_dispensing_perspective_class_init (DptDispensingPerspectiveClass *klass)
{
  static const char *const topics[] = { "dispensing_order", "prescription", "job", "payment", "after_sale_case", "stock_position", NULL };
  static const DptShortcut shortcuts[] = {
    { "<Control><Shift>n", "dispensing.new-order", N_ ("New order for the patient") },
    { "<Control>Page_Down", "dispensing.next-step", N_ ("Next step of the order") },
    { "<Control>Page_Up", "dispensing.previous-step", N_ ("Step before") },
    { "<Control>1", "dispensing.step(0)", N_ ("Prescription; in the work list: prescriptions to serve") },
    { "<Control>2", "dispensing.step(1)", N_ ("Frame; in the work list: orders begun") },
    { "<Control>3", "dispensing.step(2)", N_ ("Lenses; in the work list: quotes waiting") },
    { "<Control>4", "dispensing.step(3)", N_ ("Measurements; in the work list: late") },
    { "<Control>5", "dispensing.step(4)", N_ ("Price; in the work list: in work") },
    { "<Control>6", "dispensing.step(5)", N_ ("Quote and order; in the work list: to hand over") },
    { "<Control>7", "dispensing.step(6)", N_ ("In the work list: handed over") },
    { "<Control>f", "dispensing.search", N_ ("Search a frame; in the work list: a client") },
    { "<Control>e", "dispensing.export", N_ ("The work list as a spreadsheet") },
    { "<Control><Shift>p", "prescription.enter", N_ ("Enter a prescription from outside") },
    { "<Control>z", "dispensing.undo", N_ ("Undo the last choice") },
    { "<Alt>Left", "dispensing.back", N_ ("Back to the work list") },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DptPerspectiveClass *perspective_class = DPT_PERSPECTIVE_CLASS (klass);

  object_class->dispose = dpt_dispensing_perspective_dispose;
  object_class->finalize = dpt_dispensing_perspective_finalize;
  perspective_class->session_changed = session_changed;
  perspective_class->set_patient = set_patient;
  perspective_class->refresh = refresh;
  perspective_class->open = open_subject;
  perspective_class->scan = scan;
  perspective_class->activate_default = activate_default;
  perspective_class->topics = topics;
  perspective_class->shortcuts = shortcuts;
  perspective_class->n_shortcuts = G_N_ELEMENTS (shortcuts);
  _dpt_dispensing_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
dpt_dispensing_perspective_init (DptDispensingPerspective *self)
{
  dpt_perspective_set_title (DPT_PERSPECTIVE (self), _ ("Dispensing"));
  dpt_perspective_set_icon_name (DPT_PERSPECTIVE (self), "dpt-glasses-symbolic");
  self->stack = gtk_stack_new ();
  self->work = DPT_WORK_PANE (dpt_work_pane_new ());
  self->page = DPT_ORDER_PAGE (dpt_order_page_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->work), "work");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->page), "order");
  g_signal_connect_object (self->work, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (dpt_order_page_get_fitting_pane (self->page), "typed",
                           G_CALLBACK (_dpt_dispensing_keep_draft), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

gint64
dpt_dispensing_perspective_get_order_id (DptDispensingPerspective *self)
{
  g_return_val_if_fail (DPT_IS_DISPENSING_PERSPECTIVE (self), 0);

  return self->facts != NULL ? dpt_order_sheet_get_id (self->facts->sheet) : 0;
}
