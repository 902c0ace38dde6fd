/* dpt-till-drawer.c - opening, counting and closing the till from its perspective.
 * For: DptTillPerspective. Not for: the form (dpt-till-day-dialog.c), rules, which are the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "gui/till/dpt-till-day-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DptTillPerspective *self;
  DptTillDayDialog *dialog; /* weak; NULL once it is closed */
  gboolean close;
} Drawer;

static Drawer *
drawer_new (DptTillPerspective *self, DptTillDayDialog *dialog)
{
  Drawer *drawer = g_new0 (Drawer, 1);

  drawer->self = g_object_ref (self);
  g_set_weak_pointer (&drawer->dialog, dialog);
  return drawer;
}

static void
drawer_free (Drawer *drawer)
{
  g_clear_weak_pointer (&drawer->dialog);
  g_object_unref (drawer->self);
  g_free (drawer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drawer, drawer_free)

static gpointer
apply_cb (DptUnit *unit, gpointer args, GError **error)
{
  const DptTillDayWish *wish = args;
  gint64 id = wish->close ? dpt_till_day_close (unit, wish->till_id, wish->counts, wish->note, error)
                          : dpt_till_day_open (unit, wish->till_id, wish->cash, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Drawer) drawer = user_data;
  DptTillPerspective *self = drawer->self;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  const char *said = drawer->close ? _ ("The till is closed.") : _ ("The till is open.");

  if (id == NULL)
    {
      if (drawer->dialog != NULL)
        dpt_till_day_dialog_complain (drawer->dialog, error->message);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  if (drawer->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (drawer->dialog));
  dpt_perspective_say (DPT_PERSPECTIVE (self), said);
  if (!drawer->close)
    return;
  self->shown_sale_id = 0;
  _dpt_till_show_page (self, "done");
  dpt_done_page_show (self->done, said, NULL, 0, _dpt_till_get_currency (self), FALSE, FALSE);
  _dpt_till_ask_paper (self, DPT_DOCUMENT_TILL_DAY, *id, 0);
}

static void
confirmed_cb (DptTillPerspective *self, DptTillDayDialog *dialog)
{
  DptTillDayWish *wish = g_new0 (DptTillDayWish, 1);
  Drawer *drawer = drawer_new (self, dialog);

  dpt_till_day_dialog_get_wish (dialog, wish);
  drawer->close = wish->close;
  dpt_till_day_dialog_set_busy (dialog, TRUE);
  dpt_session_write_async (_dpt_till_get_session (self), apply_cb, wish, g_free, g_free, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)),
                           applied_cb, drawer);
}

static gpointer
load_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_till_day_load (unit, 0, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  DptTillDaySheet *sheet = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  GtkWidget *dialog;

  if (sheet == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dialog = dpt_till_day_dialog_new (sheet, _dpt_till_get_currency (self));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_dpt_till_show_drawer (DptTillPerspective *self)
{
  if (_dpt_till_get_session (self) != NULL)
    dpt_session_read_async (_dpt_till_get_session (self), load_cb, NULL, NULL, (GDestroyNotify) dpt_till_day_sheet_free,
                            dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), loaded_cb, g_object_ref (self));
}
