/* dpt-secrets-dialog.c - see dpt-secrets-dialog.h.
 * For: the form, and what is wrong said at the field. Not for: hashing and rules (engine/practice/dpt-user.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-secrets-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "engine/practice/dpt-user.h"
#include "gui/common/dpt-mark.h"
#include "gui/common/dpt-say.h"

struct _DptSecretsDialog
{
  AdwWindow parent_instance;

  GtkEditable *old_row;
  GtkEditable *password_row;
  GtkEditable *again_row;
  GtkEditable *pin_row;
  GtkLabel *message;
  GtkWidget *marked;

  DptSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DptSecretsDialog, dpt_secrets_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? text : NULL;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptSecretsDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dpt_user_change_own_credentials_finish (DPT_SESSION (source), result, &error);
  GtkWindow *parent;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrets.save", TRUE);
  if (!done)
    {
      /* Of the proof the engine says "password", too: then it is the old one that was tried. */
      gboolean refused = g_error_matches (error, DPT_ERROR, DPT_ERROR_REFUSED);
      gboolean pin = g_strcmp0 (dpt_error_get_field (error), "pin") == 0 && !refused;

      dpt_mark_field (&self->marked, GTK_WIDGET (pin ? self->pin_row : refused ? self->old_row : self->password_row), self->message, error->message);
      return;
    }
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    dpt_say (GTK_WIDGET (parent), _ ("It is changed, and counts from the next time on."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptSecretsDialog *self = DPT_SECRETS_DIALOG (widget);

  if (get_text (self->old_row) == NULL)
    dpt_mark_field (&self->marked, GTK_WIDGET (self->old_row), self->message, _ ("Type what you sign in with now."));
  else if (g_strcmp0 (get_text (self->password_row), get_text (self->again_row)) != 0)
    dpt_mark_field (&self->marked, GTK_WIDGET (self->again_row), self->message, _ ("The two new passwords are not the same."));
  else if (get_text (self->password_row) == NULL && get_text (self->pin_row) == NULL)
    dpt_mark_field (&self->marked, GTK_WIDGET (self->password_row), self->message, _ ("Type a new password, a new PIN, or both."));
  else
    {
      dpt_mark_field (&self->marked, NULL, self->message, "");
      gtk_widget_action_set_enabled (widget, "secrets.save", FALSE);
      dpt_user_change_own_credentials_async (self->session, get_text (self->old_row), get_text (self->password_row),
                                             get_text (self->pin_row), self->cancellable, changed_cb, g_object_ref (self));
    }
}

static void
dpt_secrets_dialog_unmap (GtkWidget *widget)
{
  g_cancellable_cancel (DPT_SECRETS_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (dpt_secrets_dialog_parent_class)->unmap (widget);
}

static void
dpt_secrets_dialog_dispose (GObject *object)
{
  DptSecretsDialog *self = DPT_SECRETS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_secrets_dialog_parent_class)->dispose (object);
}

static void
dpt_secrets_dialog_class_init (DptSecretsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_secrets_dialog_dispose;
  widget_class->unmap = dpt_secrets_dialog_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-secrets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptSecretsDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, DptSecretsDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, DptSecretsDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, DptSecretsDialog, pin_row);
  gtk_widget_class_bind_template_child (widget_class, DptSecretsDialog, message);
  gtk_widget_class_install_action (widget_class, "secrets.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "secrets.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_secrets_dialog_init (DptSecretsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
dpt_secrets_dialog_new (GtkWindow *parent, DptSession *session)
{
  DptSecretsDialog *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  self = g_object_new (DPT_TYPE_SECRETS_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
