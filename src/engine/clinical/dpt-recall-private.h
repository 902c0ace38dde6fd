/* dpt-recall-private.h - opening a recall, for those that decide that one is due.
 * For: dpt-recall.c, dpt-recall-run.c. Not for: others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-recall.h"

G_BEGIN_DECLS

/** DptRecallSource: whose it is and what it follows from; 0 for what it does not, and for the unit's own establishment */
typedef struct
{
  gint64 patient_id;
  gint64 establishment_id;
  gint64 visit_id;
  gint64 prescription_id;
} DptRecallSource;

gboolean _dpt_recall_open (DptUnit *unit, const DptRecallSource *source, DptRecallKind kind, const char *due_on, GError **error);
/** _dpt_recall_may_tell: what the patient last said about being recalled this way, or at all */
gboolean _dpt_recall_may_tell (DptUnit *unit, gint64 patient_id, const char *channel, GError **error);

G_END_DECLS
