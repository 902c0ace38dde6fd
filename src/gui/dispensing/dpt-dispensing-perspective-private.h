/* dpt-dispensing-perspective-private.h - what the halves of the perspective share.
 * For: src/gui/dispensing. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gui/dispensing/dpt-dispensing-kit.h"
#include "gui/dispensing/dpt-dispensing-perspective.h"
#include "gui/dispensing/dpt-order-page.h"
#include "gui/dispensing/dpt-work-pane.h"

G_BEGIN_DECLS

struct _DptDispensingPerspective
{
  DptPerspective parent_instance;
  GtkWidget *stack;
  DptWorkPane *work;
  DptOrderPage *page;
  DptDispensingDesk *desk;
  DptOrderFacts *facts;
  GObject *db; /* whose changes are listened to */
  DptOrderAct *undo; /* what takes the last act back; NULL for nothing */
  JsonNode *resume; /* the draft that is offered back, until its order is shown */
  guint draft_timer;
  gboolean has_draft;
  gboolean choosing; /* the client comes with an order that is being opened */
  gint64 wanted; /* the order to show as soon as the desk is there */
  gboolean reading_desk;
  gboolean stale_desk; /* stock or prices changed since it was read */
  gboolean stale_lenses; /* prices or lenses: a piece that moves in the stock leaves the lenses as they are */
};

/* dpt-dispensing-perspective.c */
void _dpt_dispensing_perspective_do (DptDispensingPerspective *self, DptOrderAct *act);
void _dpt_dispensing_perspective_open_order (DptDispensingPerspective *self, gint64 order_id);
void _dpt_dispensing_perspective_show_work (DptDispensingPerspective *self);
/* A new act on the order and the pair that are shown; NULL without an order. */
DptOrderAct *_dpt_dispensing_perspective_new_act (DptDispensingPerspective *self, DptOrderActKind kind, gint64 id);

/* dpt-dispensing-actions.c: behaviour as actions, so that buttons, keys and tests share it. */
void _dpt_dispensing_class_install_actions (GtkWidgetClass *klass);
void _dpt_dispensing_show_document (DptDispensingPerspective *self, int kind, gint64 id);

/* dpt-dispensing-follow-actions.c */
void _dpt_dispensing_order_event (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_confirm (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_job_event (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_job_sheet (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_job_tray (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_arrived (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_measure_lenses (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_close_case (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_change_price (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_remove_pair (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_take_offer (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_undo (GtkWidget *widget, const char *name, GVariant *parameter);

/* dpt-dispensing-draft.c */
void _dpt_dispensing_keep_draft (DptDispensingPerspective *self);
void _dpt_dispensing_set_draft_aside (DptDispensingPerspective *self);
void _dpt_dispensing_drop_draft (DptDispensingPerspective *self);
void _dpt_dispensing_look_for_draft (DptDispensingPerspective *self);
void _dpt_dispensing_restore_draft (DptDispensingPerspective *self);
void _dpt_dispensing_resume (GtkWidget *widget, const char *name, GVariant *parameter);
void _dpt_dispensing_forget_draft (GtkWidget *widget, const char *name, GVariant *parameter);

/* dpt-dispensing-questions.c */
GtkWindow *_dpt_dispensing_get_window (DptDispensingPerspective *self);
/* A question with something in it; @callback gets the dialog. */
GtkWidget *_dpt_dispensing_create_question (DptDispensingPerspective *self, const char *title, const char *body, const char *yes,
                                            GtkWidget *extra, GCallback callback);

/**
 * DptAsk:
 * @title, @body, @yes: translated words of the question; @label: accessible name of its entry
 * @text: (nullable): what stands there at first
 * @is_reason: whether the answer is the act's reason; else it is its text
 */
typedef struct
{
  const char *title, *body, *label, *yes, *text;
  gboolean is_reason;
} DptAsk;

/* Asks for a text, then does @act (transfer full, nullable). */
void _dpt_dispensing_ask_text (DptDispensingPerspective *self, DptOrderAct *act, const DptAsk *ask);
/* Asks before something that cannot be undone, then does @act (transfer full, nullable). */
void _dpt_dispensing_ask_sure (DptDispensingPerspective *self, DptOrderAct *act, const char *title, const char *body, const char *yes);

G_END_DECLS
