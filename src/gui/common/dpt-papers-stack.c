/* dpt-papers-stack.c - scanned pages on their way to being kept: looked at, put in order, left out, then one document or one each.
 * For: what stands between the scanner (dpt-papers-source.c) and dpt-papers-add.c. Not for: files, which are documents already.
 *
 *   page(s) from the scanner ──► the stack, shown as it would be kept ──keep──► one PDF (of a single page its picture) ──► added
 *         ▲──── one more page ─────┘  └─ earlier, remove               └─each─► a picture a page ──► added
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-papers-private.h"

#include <glib/gi18n-lib.h>

#include "document/dpt-page-stack.h"
#include "gui/common/dpt-sane.h"

/* --- putting together --- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pdf = dpt_page_stack_write (data, DPT_SANE_RESOLUTION, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
write_async (DptPapersWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < self->stack->len; i++)
    g_ptr_array_add (pages, g_bytes_ref (self->stack->pdata[i]));
  g_task_set_source_tag (task, write_async);
  g_task_set_task_data (task, pages, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/* --- showing --- */

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (source);
  GPtrArray *pages = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean same = pages->len == self->stack->len;

  for (guint i = 0; same && i < pages->len; i++)
    same = pages->pdata[i] == self->stack->pdata[i];
  if (self->closed || !same)
    return;
  if (pdf != NULL)
    dpt_pdf_view_set_bytes (self->view, pdf, _ ("Scanned pages"));
  else
    _dpt_papers_complain (self, error);
}

static GtkWidget *
create_button (const char *icon, const char *action, guint index, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
create_chip (guint index)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *page;
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  /* Translators: the number of a scanned page */
  g_autofree char *show = g_strdup_printf (_ ("Show page %u"), index + 1);
  g_autofree char *earlier = g_strdup_printf (_ ("Put page %u before the one before it"), index + 1);
  g_autofree char *leave_out = g_strdup_printf (_ ("Leave page %u out"), index + 1);

  page = gtk_button_new_with_label (number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (page), "papers.stack-show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (page), "u", index);
  gtk_widget_set_tooltip_text (page, show);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, show, -1);
  gtk_widget_add_css_class (chip, "linked");
  if (index > 0)
    gtk_box_append (GTK_BOX (chip), create_button ("go-previous-symbolic", "papers.stack-earlier", index, earlier));
  gtk_box_append (GTK_BOX (chip), page);
  gtk_box_append (GTK_BOX (chip), create_button ("edit-delete-symbolic", "papers.stack-remove", index, leave_out));
  return chip;
}

/* While pages wait nothing else is looked at: what stands in the view is what would be kept. */
static void
show_stack (DptPapersWindow *self)
{
  guint n = self->stack->len;
  GtkWidget *child;
  g_autofree char *words = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack_pages))) != NULL)
    gtk_box_remove (self->stack_pages, child);
  for (guint i = 0; i < n && n > 1; i++)
    gtk_box_append (self->stack_pages, create_chip (i));
  /* Translators: a number of scanned pages */
  words = g_strdup_printf (ngettext ("%u page is scanned, and not kept yet.", "%u pages are scanned, and not kept yet.", n), n);
  gtk_label_set_label (self->stack_label, n > 0 ? words : "");
  gtk_widget_set_visible (self->stack_bar, n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_stack), n == 0);
  _dpt_papers_show_details (self);
  gtk_button_set_label (GTK_BUTTON (self->stack_keep), n > 1 ? _ ("_Keep as one document") : _ ("_Keep"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.stack-keep", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.stack-each", n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.stack-discard", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.choose", n == 0 && self->kinds->len > 0);
  if (n > 0)
    {
      gtk_widget_set_visible (self->paper_pane, TRUE);
      write_async (self, previewed_cb);
    }
}

void
_dpt_papers_stack_add (DptPapersWindow *self, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (self->stack, g_bytes_ref (pages->pdata[i]));
  show_stack (self);
  gtk_widget_grab_focus (self->stack_keep);
}

/* --- what is done with it --- */

static char *
make_name (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");

  /* Translators: what a scanned document is called: a day and an hour */
  return g_strdup_printf (_ ("Scan %s"), when);
}

static void
clear (DptPapersWindow *self)
{
  g_ptr_array_set_size (self->stack, 0);
  show_stack (self);
  gtk_widget_set_visible (self->paper_pane, g_list_model_get_n_items (G_LIST_MODEL (self->papers)) > 0);
  _dpt_papers_show_scan (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = make_name ();

  if (self->closed)
    return;
  if (pdf == NULL)
    {
      _dpt_papers_complain (self, error);
      show_stack (self);
      return;
    }
  clear (self);
  _dpt_papers_push_page (self, pdf, name);
  _dpt_papers_start_items (self);
}

static void
keep_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  g_autofree char *name = make_name ();

  if (self->stack->len == 1)
    {
      _dpt_papers_push_page (self, self->stack->pdata[0], name);
      clear (self);
      _dpt_papers_start_items (self);
    }
  else if (self->stack->len > 1)
    {
      gtk_widget_action_set_enabled (widget, "papers.stack-keep", FALSE);
      write_async (self, written_cb);
    }
}

static void
each_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  g_autofree char *name = make_name ();

  for (guint i = 0; i < self->stack->len; i++)
    {
      /* Translators: the name of a scanned document, and the number of a page of it */
      g_autofree char *page = g_strdup_printf (_ ("%s, page %u"), name, i + 1);

      _dpt_papers_push_page (self, self->stack->pdata[i], page);
    }
  clear (self);
  _dpt_papers_start_items (self);
}

static void
discard_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);

  clear (self);
  _dpt_papers_say (self, _ ("The scanned pages are thrown away."), FALSE);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index >= self->stack->len)
    return;
  g_ptr_array_remove_index (self->stack, index);
  show_stack (self);
  gtk_widget_grab_focus (self->stack_keep);
}

static void
earlier_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DptPapersWindow *self = DPT_PAPERS_WINDOW (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index == 0 || index >= self->stack->len)
    return;
  g_ptr_array_insert (self->stack, (int) index - 1, g_ptr_array_steal_index (self->stack, index));
  show_stack (self);
  gtk_widget_grab_focus (self->stack_keep);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dpt_pdf_view_set_page (DPT_PAPERS_WINDOW (widget)->view, (int) g_variant_get_uint32 (parameter));
}

/* Pages were turned and laid for it: they do not go with a window. */
static gboolean
close_request_cb (DptPapersWindow *self)
{
  if (self->stack->len == 0)
    return GDK_EVENT_PROPAGATE;
  _dpt_papers_say (self, _ ("The scanned pages are not kept yet: keep them, or throw them away."), TRUE);
  gtk_widget_grab_focus (self->stack_keep);
  return GDK_EVENT_STOP;
}

/* --- making --- */

void
_dpt_papers_class_install_stack (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, stack_bar);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, stack_label);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, stack_pages);
  gtk_widget_class_bind_template_child (klass, DptPapersWindow, stack_keep);
  gtk_widget_class_install_action (klass, "papers.stack-keep", NULL, keep_action);
  gtk_widget_class_install_action (klass, "papers.stack-each", NULL, each_action);
  gtk_widget_class_install_action (klass, "papers.stack-discard", NULL, discard_action);
  gtk_widget_class_install_action (klass, "papers.stack-remove", "u", remove_action);
  gtk_widget_class_install_action (klass, "papers.stack-earlier", "u", earlier_action);
  gtk_widget_class_install_action (klass, "papers.stack-show", "u", show_action);
}

void
_dpt_papers_init_stack (DptPapersWindow *self)
{
  self->stack = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}
