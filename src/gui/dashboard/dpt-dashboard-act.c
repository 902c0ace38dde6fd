/* dpt-dashboard-act.c - see dpt-dashboard-act.h.
 * For: the jobs. Not for: what is written (exchange/, document/).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dashboard/dpt-dashboard-act.h"

#include "document/dpt-paper-insight.h"
#include "exchange/dpt-export.h"

typedef struct
{
  DptSession *session;
  gint64 establishment_id;
  DptPeriod period;
  char *path;
} Act;

static Act *
create_act (DptSession *session, gint64 establishment_id, const DptPeriod *period, const char *path)
{
  Act *act = g_new0 (Act, 1);

  act->session = g_object_ref (session);
  act->establishment_id = establishment_id;
  act->period = *period;
  act->path = g_strdup (path);
  return act;
}

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->session);
  g_free (act->path);
  g_free (act);
}

/* On a thread of its own: a long spreadsheet must not keep the lists of the window waiting for a reader. */
static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  DptExportFilter filter = { act->period.from, act->period.to, act->establishment_id };
  GError *error = NULL;
  gint64 rows = dpt_export_write (act->session, dpt_export_find ("day"), &filter, act->path, cancellable, NULL, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, rows);
}

void
dpt_dashboard_export_async (DptSession *session, gint64 establishment_id, const DptPeriod *period, const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, dpt_dashboard_export_async);
  g_task_set_task_data (task, create_act (session, establishment_id, period, path), act_free);
  g_task_run_in_thread (task, export_thread);
}

gint64
dpt_dashboard_export_finish (DptSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

static gpointer
make_paper (DptUnit *unit, gpointer args, GError **error)
{
  Act *act = args;

  return dpt_paper_insight_create (unit, act->establishment_id, &act->period, error);
}

void
dpt_dashboard_paper_async (DptSession *session, gint64 establishment_id, const DptPeriod *period, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  dpt_session_read_async (session, make_paper, create_act (session, establishment_id, period, NULL), act_free, g_object_unref, cancellable, callback,
                          user_data);
}

DptPaper *
dpt_dashboard_paper_finish (DptSession *session, GAsyncResult *result, GError **error)
{
  return dpt_session_run_finish (session, result, error);
}
