/* dpt-pdf-view.c - see dpt-pdf-view.h.
 * For: buttons, keys, opening a document here or in a helper. Not for: the pages (dpt-page-view.c), printing and saving (dpt-pdf-output.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   paper (ours) ──worker──▶ bytes ──worker──▶ DptPdfDocument ──┐
 *                                                               ├──▶ DptPageView
 *   bytes (anybody's) ─────helper process─────▶ DptRenderClient ┘
 */
#include "gui/common/dpt-pdf-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/dpt-error.h"
#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-page-view.h"
#include "gui/common/dpt-pdf-document.h"
#include "gui/common/dpt-pdf-output.h"
#include "gui/common/dpt-render-client.h"

struct _DptPdfView
{
  AdwBin parent_instance;

  GtkLabel *page_label;
  GtkLabel *zoom_label;
  GtkWidget *turn_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkWidget *retry_button;
  DptPageView *page_view;

  char *title;
  DptPaper *paper;
  DptRenderClient *client; /* of a document from outside */
  GCancellable *cancellable;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (DptPdfView, dpt_pdf_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_ZOOM,
  PROP_FIT_WIDTH,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint copied_signal;

/* What came from outside can be saved even where it cannot be shown. */
static DptPages *
get_saved (DptPdfView *self)
{
  return self->client != NULL ? DPT_PAGES (self->client) : dpt_page_view_get_pages (self->page_view);
}

static void
tell_page (DptPdfView *self)
{
  int n = dpt_pdf_view_get_n_pages (self);
  int page = dpt_pdf_view_get_page (self);
  /* Translators: the page that is seen, and how many there are: "2 of 3" */
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%d of %d"), page, n) : g_strdup ("");
  /* Translators: the size a page is shown at, in per cent of its real one */
  g_autofree char *percent = g_strdup_printf (_ ("%d%%"), (int) (dpt_pdf_view_get_zoom (self) * 100 + 0.5));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_label (self->page_label, text);
  gtk_label_set_label (self->zoom_label, n > 0 ? percent : "");
  gtk_widget_action_set_enabled (widget, "pdf.previous-page", page > 1);
  gtk_widget_action_set_enabled (widget, "pdf.next-page", page < n);
  gtk_widget_action_set_enabled (widget, "pdf.print", n > 0);
  gtk_widget_action_set_enabled (widget, "pdf.save-as", get_saved (self) != NULL);
  gtk_widget_action_set_enabled (widget, "pdf.turn", n > 0 && self->client != NULL);
  gtk_widget_set_visible (self->turn_button, self->client != NULL);
}

/* What the pages say of themselves, we say in our own name. */
static void
changed_cb (DptPdfView *self, GParamSpec *pspec)
{
  tell_page (self);
  if (pspec->name == g_intern_string ("page"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  else if (pspec->name == g_intern_string ("zoom"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  else if (pspec->name == g_intern_string ("fit-width"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
}

static void
show (DptPdfView *self, const char *page)
{
  gboolean loading = g_str_equal (page, "loading");

  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_stack_set_visible_child_name (self->stack, page);
  if (self->loading != loading)
    {
      self->loading = loading;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

/* A helper that fell may be started again. */
static void
show_error (DptPdfView *self, const GError *error)
{
  adw_status_page_set_description (self->error_page, error->message);
  gtk_widget_set_visible (self->retry_button, self->client != NULL && g_error_matches (error, DPT_ERROR, DPT_ERROR_FAILED));
  dpt_page_view_set_pages (self->page_view, NULL);
  tell_page (self);
  show (self, "error");
}

static void
clear (DptPdfView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->client != NULL)
    dpt_render_client_close (self->client);
  g_clear_object (&self->client);
  g_clear_object (&self->paper);
  dpt_page_view_set_turns (self->page_view, 0);
  dpt_page_view_set_pages (self->page_view, NULL);
  tell_page (self);
}

static void
take_pages (DptPdfView *self, DptPages *pages)
{
  show (self, "pages");
  dpt_page_view_set_pages (self->page_view, pages);
  tell_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

/* --- a paper of ours --- */

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dpt_paper_create_pdf_bytes (data, &error);
  DptPdfDocument *document = bytes != NULL ? dpt_pdf_document_new (bytes, &error) : NULL;

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptPdfView *self = DPT_PDF_VIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPdfDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    show_error (self, error);
  else
    take_pages (self, DPT_PAGES (document));
}

static void
read_paper (DptPdfView *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  show (self, "loading");
  g_task_set_source_tag (task, read_paper);
  g_task_set_task_data (task, g_object_ref (self->paper), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/* --- a document of anybody's --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPdfView) self = data;
  g_autoptr (GError) error = NULL;
  gboolean opened = dpt_render_client_open_finish (DPT_RENDER_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->client != DPT_RENDER_CLIENT (source))
    return;
  if (opened)
    take_pages (self, DPT_PAGES (source));
  else
    show_error (self, error);
}

static void
open_client (DptPdfView *self)
{
  show (self, "loading");
  dpt_render_client_open_async (self->client, self->cancellable, opened_cb, g_object_ref (self));
}

static void
failed_cb (DptPdfView *self, const GError *error)
{
  show_error (self, error);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  if (self->client != NULL)
    open_client (self);
}

/* --- acts --- */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  if (dpt_pdf_view_get_n_pages (self) > 0)
    dpt_pdf_output_print (self, dpt_page_view_get_pages (self->page_view), self->title);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  if (get_saved (self) != NULL)
    dpt_pdf_output_ask (self, self->title);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);
  double zoom = dpt_pdf_view_get_zoom (self);

  dpt_pdf_view_set_zoom (self, g_str_equal (name, "pdf.zoom-in") ? zoom * 1.25 : g_str_equal (name, "pdf.zoom-out") ? zoom / 1.25 : 1);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  dpt_pdf_view_set_page (self, dpt_pdf_view_get_page (self) + (g_str_equal (name, "pdf.next-page") ? 1 : -1));
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  dpt_page_view_set_turns (self->page_view, (dpt_page_view_get_turns (self->page_view) + 1) % 4);
}

/* --- making --- */

static void
dpt_pdf_view_dispose (GObject *object)
{
  DptPdfView *self = DPT_PDF_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->client != NULL)
    dpt_render_client_close (self->client);
  g_clear_object (&self->client);
  g_clear_object (&self->paper);

  G_OBJECT_CLASS (dpt_pdf_view_parent_class)->dispose (object);
}

static void
dpt_pdf_view_finalize (GObject *object)
{
  g_clear_object (&DPT_PDF_VIEW (object)->cancellable);
  g_free (DPT_PDF_VIEW (object)->title);

  G_OBJECT_CLASS (dpt_pdf_view_parent_class)->finalize (object);
}

static void
dpt_pdf_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptPdfView *self = DPT_PDF_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PAGE:
      g_value_set_int (value, dpt_pdf_view_get_page (self));
      break;
    case PROP_N_PAGES:
      g_value_set_int (value, dpt_pdf_view_get_n_pages (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, dpt_pdf_view_get_zoom (self));
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, dpt_page_view_get_fit_width (self->page_view));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_pdf_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptPdfView *self = DPT_PDF_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      dpt_pdf_view_set_page (self, g_value_get_int (value));
      break;
    case PROP_ZOOM:
      dpt_pdf_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT_WIDTH:
      dpt_page_view_set_fit_width (self->page_view, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read_only);
  properties[PROP_PAGE] = g_param_spec_int ("page", NULL, NULL, 1, G_MAXINT, 1, flags);
  properties[PROP_N_PAGES] = g_param_spec_int ("n-pages", NULL, NULL, 0, G_MAXINT, 0, read_only);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.1, 8, 1, flags);
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read_only);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* What the page that is shown answers to, though the cashier's focus is on "New ticket". */
static const DptSightKey keys[] = {
  { GDK_KEY_p, GDK_CONTROL_MASK, "pdf.print" },
  { GDK_KEY_s, GDK_CONTROL_MASK, "pdf.save-as" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "pdf.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "pdf.zoom-out" },
};

void
dpt_pdf_view_tell_copied (DptPdfView *self)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  g_signal_emit (self, copied_signal, 0);
}

static void
dpt_pdf_view_class_init (DptPdfViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dpt_pdf_view_dispose;
  object_class->finalize = dpt_pdf_view_finalize;
  object_class->get_property = dpt_pdf_view_get_property;
  object_class->set_property = dpt_pdf_view_set_property;
  install_properties (object_class);
  copied_signal = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DPT_TYPE_PAGE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-pdf-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, page_label);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, stack);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, spinner);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, page_view);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, turn_button);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);

  gtk_widget_class_install_action (widget_class, "pdf.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "pdf.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.life-size", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.next-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "pdf.previous-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "pdf.turn", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "pdf.retry", NULL, retry_action);
  gtk_widget_class_install_property_action (widget_class, "pdf.fit-width", "fit-width");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "pdf.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "pdf.save-as", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "pdf.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "pdf.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pdf.life-size", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "pdf.turn", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "pdf.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "pdf.next-page", NULL);
}

static void
dpt_pdf_view_init (DptPdfView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_gui_add_keys_in_sight (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  tell_page (self);
}

GtkWidget *
dpt_pdf_view_new (void)
{
  return g_object_new (DPT_TYPE_PDF_VIEW, NULL);
}

static void
take_title (DptPdfView *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
dpt_pdf_view_set_paper (DptPdfView *self, DptPaper *paper)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));
  g_return_if_fail (paper == NULL || DPT_IS_PAPER (paper));

  if (paper != NULL && self->paper == paper)
    return;
  clear (self);
  take_title (self, paper != NULL ? dpt_paper_get_title (paper) : NULL);
  if (paper == NULL)
    {
      show (self, "empty");
      return;
    }
  self->paper = g_object_ref (paper);
  read_paper (self);
}

DptPaper *
dpt_pdf_view_get_paper (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), NULL);

  return self->paper;
}

void
dpt_pdf_view_save (DptPdfView *self, const char *path)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self) && path != NULL);

  if (get_saved (self) != NULL)
    dpt_pdf_output_save (self, get_saved (self), path);
}

void
dpt_pdf_view_set_bytes (DptPdfView *self, GBytes *bytes, const char *title)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  clear (self);
  take_title (self, title);
  if (bytes == NULL)
    {
      show (self, "empty");
      return;
    }
  self->client = dpt_render_client_new (bytes);
  tell_page (self);
  open_client (self);
}

int
dpt_pdf_view_get_n_pages (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 0);

  return dpt_page_view_get_n_pages (self->page_view);
}

int
dpt_pdf_view_get_page (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 1);

  return dpt_page_view_get_page (self->page_view);
}

void
dpt_pdf_view_set_page (DptPdfView *self, int page)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  dpt_page_view_set_page (self->page_view, page);
}

double
dpt_pdf_view_get_zoom (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 1);

  return dpt_page_view_get_zoom (self->page_view);
}

void
dpt_pdf_view_set_zoom (DptPdfView *self, double zoom)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  dpt_page_view_set_zoom (self->page_view, zoom);
}
