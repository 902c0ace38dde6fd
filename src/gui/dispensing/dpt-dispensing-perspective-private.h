/* dpt-dispensing-perspective-private.h - what the halves of the perspective share.
 * For: src/gui/dispensing. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
  gint64 wanted; /* the order to show as soon as the desk is there */
  gboolean reading_desk;
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

G_END_DECLS
