/* dpt-dispensing-kit.h - what the panes of dispensing share: the desk they work at, how an act is asked for, small widgets.
 * For: src/gui/dispensing. Not for: other roles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "document/dpt-frame-drawing.h"
#include "document/dpt-lens-drawing.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/catalog/dpt-lens-catalog.h"
#include "gui/dispensing/dpt-order-act.h"

G_BEGIN_DECLS

/**
 * DptDispensingDesk:
 * @session: who works
 * @wall: (element-type DptFrame): every frame on sale
 * @elsewhere: (element-type gint64 utf8): by variant, in which other establishments a frame is
 * @lenses: every lens on sale
 * @articles: (element-type DptArticle): accessories
 * @today: ISO
 *
 * What lies on the desk whatever the order; read at once, immutable.
 */
typedef struct
{
  DptSession *session;
  GPtrArray *wall;
  GHashTable *elsewhere;
  DptLensCatalog *lenses;
  GPtrArray *articles;
  char *today;
} DptDispensingDesk;

void dpt_dispensing_desk_free (DptDispensingDesk *self);

/** dpt_dispensing_desk_load: a #DptUnitFunc; @data: (nullable): a #DptLensCatalog that is still true, so that it need not be read. Returns: (transfer full): a #DptDispensingDesk */
gpointer dpt_dispensing_desk_load (DptUnit *unit, gpointer data, GError **error);

/** dpt_dispensing_desk_find_frame: Returns: (transfer none) (nullable) */
DptFrame *dpt_dispensing_desk_find_frame (const DptDispensingDesk *self, gint64 variant_id);

/** dpt_dispensing_do: (transfer full): asks the perspective that holds @widget to do @act */
void dpt_dispensing_do (GtkWidget *widget, DptOrderAct *act);

/** dpt_frame_get_look: Returns: how the frame is drawn */
DptFrameLook dpt_frame_get_look (DptFrame *frame);
/** dpt_pair_get_look: Returns: how the frame of a pair is drawn; @frame: (nullable): the shop's */
DptFrameLook dpt_pair_get_look (DptPair *pair, DptFrame *frame);

/* Small widgets. @name is the accessible name; texts are translated. */
GtkWidget *dpt_kit_label (const char *text, const char *css);
GtkWidget *dpt_kit_button (const char *label, const char *icon, const char *css, const char *action);
GtkWidget *dpt_kit_box (GtkOrientation orientation, int spacing);
void dpt_kit_name (GtkWidget *widget, const char *name);
void dpt_kit_describe (GtkWidget *widget, const char *description);
void dpt_kit_clear (GtkWidget *box);
void dpt_kit_margins (GtkWidget *widget, int margin);

/** dpt_kit_row: a row of words for a list box, without markup; @subtitle: (nullable) */
GtkWidget *dpt_kit_row (const char *title, const char *subtitle);

/** dpt_kit_format: Returns: (transfer full): money in the session's currency */
char *dpt_kit_format (const DptDispensingDesk *desk, DptMoney amount);

/** dpt_kit_get_style: Returns: ink and accent that suit the palette, light or dark; @scale as in #DptDrawingStyle */
DptDrawingStyle dpt_kit_get_style (double scale);

/** dpt_kit_make_cut: fills @cut for one eye of a pair in its frame, with the contour in @outline of 72 points */
void dpt_kit_make_cut (DptLensCut *cut, DptPoint *outline, DptPair *pair, DptPairEye *eye, int index, int density);

#define DPT_KIT_POINTS 72

G_END_DECLS
