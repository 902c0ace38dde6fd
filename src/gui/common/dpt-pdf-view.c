/* dpt-pdf-view.c - see dpt-pdf-view.h.
 * For: pages, zoom and what is visible. Not for: Poppler (dpt-pdf-document.c), printing and saving (dpt-pdf-output.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   paper ──worker──▶ bytes ──worker──▶ DptPdfDocument ──▶ one GtkPicture a page, sized by zoom
 *                                                          pages in sight ──worker──▶ texture
 * A page keeps its old texture, stretched, until the one of the new size is there.
 */
#include "gui/common/dpt-pdf-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gui/common/dpt-pdf-document.h"
#include "gui/common/dpt-pdf-output.h"
#include "gui/common/dpt-say.h"

#define SCREEN_DPI 96.0
#define MARGIN 12

struct _DptPdfView
{
  AdwBin parent_instance;

  GtkLabel *page_label;
  GtkLabel *zoom_label;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkScrolledWindow *scroller;
  GtkBox *pages;

  char *title;
  DptPaper *paper;
  DptPdfDocument *document;
  GCancellable *cancellable;
  double zoom;
  int page;
  gboolean fit_width;
  gboolean loading;
  guint look_source;
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

/* What hangs on each page's picture: at which size it was asked for last. */
typedef struct
{
  DptPdfView *view; /* borrowed: the picture lives inside it */
  GtkPicture *picture;
  int number;
  double asked;
} Sheet;

static double
pixels_a_point (DptPdfView *self)
{
  return self->zoom * SCREEN_DPI / 72;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dpt_pdf_document_render_finish (DPT_PDF_DOCUMENT (source), result, &error);

  if (texture != NULL)
    gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && gtk_widget_get_root (GTK_WIDGET (picture)) != NULL)
    dpt_complain (GTK_WIDGET (picture), error);
}

static void
render_sheet (Sheet *sheet)
{
  DptPdfView *self = sheet->view;
  double scale = pixels_a_point (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (fabs (sheet->asked - scale) < 1e-6)
    return;
  sheet->asked = scale;
  dpt_pdf_document_render_async (self->document, sheet->number, scale, self->cancellable, rendered_cb,
                                 g_object_ref (sheet->picture));
}

static Sheet *
get_sheet (GtkWidget *picture)
{
  return g_object_get_data (G_OBJECT (picture), "dpt-sheet");
}

static void
tell_page (DptPdfView *self)
{
  int n = dpt_pdf_view_get_n_pages (self);
  /* Translators: the page that is seen, and how many there are: "2 of 3" */
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%d of %d"), self->page, n) : g_strdup ("");

  gtk_label_set_label (self->page_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.previous-page", self->page > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.next-page", self->page < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.print", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.save-as", n > 0);
}

/* Renders the pages in sight and one screen around them, and finds which is read. */
static void
look_around (DptPdfView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);
  double sight = gtk_adjustment_get_page_size (adjustment);
  double y = MARGIN;
  int page = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Sheet *sheet = get_sheet (child);
      double width, height;

      dpt_pdf_document_get_page_size (self->document, sheet->number, &width, &height);
      height *= pixels_a_point (self);
      if (y + height >= top - sight && y <= top + 2 * sight)
        render_sheet (sheet);
      if (y <= top + sight / 3)
        page = sheet->number + 1;
      y += height + MARGIN;
    }
  if (self->page != page)
    {
      self->page = page;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
  tell_page (self);
}

static void
size_sheets (DptPdfView *self)
{
  g_autofree char *percent = NULL;

  if (self->document == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double width, height;

      dpt_pdf_document_get_page_size (self->document, get_sheet (child)->number, &width, &height);
      gtk_widget_set_size_request (child, (int) (width * pixels_a_point (self)), (int) (height * pixels_a_point (self)));
    }
  /* Translators: the size a page is shown at, in per cent of its real one */
  percent = g_strdup_printf (_ ("%d%%"), (int) (self->zoom * 100 + 0.5));
  gtk_label_set_label (self->zoom_label, percent);
  look_around (self);
}

static void
take_zoom (DptPdfView *self, double zoom)
{
  zoom = CLAMP (zoom, 0.1, 8);
  if (fabs (self->zoom - zoom) < 1e-3)
    return;
  self->zoom = zoom;
  size_sheets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
fit (DptPdfView *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN - 1;
  double widest = 0;

  if (!self->fit_width || self->document == NULL || room <= 0)
    return;
  for (int i = 0; i < dpt_pdf_view_get_n_pages (self); i++)
    {
      double width, height;

      dpt_pdf_document_get_page_size (self->document, i, &width, &height);
      widest = MAX (widest, width);
    }
  /* A page wider than a hand's breadth over life size serves nobody. */
  take_zoom (self, MIN (room / (widest * SCREEN_DPI / 72), 1.5));
}

static void
set_fit_width (DptPdfView *self, gboolean fit_width)
{
  if (self->fit_width == fit_width)
    return;
  self->fit_width = fit_width;
  fit (self);
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

static void
clear (DptPdfView *self)
{
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, child);
  g_clear_object (&self->document);
  g_clear_object (&self->paper);
  self->page = 1;
  tell_page (self);
}

static void
add_sheet (DptPdfView *self, int number)
{
  GtkWidget *picture = gtk_picture_new ();
  Sheet *sheet = g_new0 (Sheet, 1);
  /* Translators: the accessible name of a page: "Page 2" */
  g_autofree char *name = g_strdup_printf (_ ("Page %d"), number + 1);

  sheet->view = self;
  sheet->picture = GTK_PICTURE (picture);
  sheet->number = number;
  g_object_set_data_full (G_OBJECT (picture), "dpt-sheet", sheet, g_free);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_FILL);
  gtk_widget_add_css_class (picture, "dpt-pdf-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  dpt_pdf_document_get_page_text (self->document, number), -1);
  gtk_box_append (self->pages, picture);
}

typedef struct
{
  DptPaper *paper;
  GBytes *bytes;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->paper);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  DptPdfDocument *document = NULL;
  const Source *from = data;

  bytes = from->paper != NULL ? dpt_paper_create_pdf_bytes (from->paper, &error) : g_bytes_ref (from->bytes);
  if (bytes != NULL)
    document = dpt_pdf_document_new (bytes, &error);
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
    {
      adw_status_page_set_description (self->error_page, error->message);
      show (self, "error");
      return;
    }
  self->document = g_steal_pointer (&document);
  for (int i = 0; i < dpt_pdf_view_get_n_pages (self); i++)
    add_sheet (self, i);
  show (self, "pages");
  fit (self);
  size_sheets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

static void
read_document (DptPdfView *self, DptPaper *paper, GBytes *bytes)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  Source *source = g_new0 (Source, 1);

  show (self, "loading");
  source->paper = paper != NULL ? g_object_ref (paper) : NULL;
  source->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_source_tag (task, read_document);
  g_task_set_task_data (task, source, free_source);
  g_task_run_in_thread (task, read_in_thread);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  if (self->document != NULL)
    dpt_pdf_output_print (self, self->document, self->title);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  if (self->document != NULL)
    dpt_pdf_output_ask (self, self->title);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  dpt_pdf_view_set_zoom (self, g_str_equal (name, "pdf.zoom-in") ? self->zoom * 1.25 : self->zoom / 1.25);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPdfView *self = DPT_PDF_VIEW (widget);

  dpt_pdf_view_set_page (self, self->page + (g_str_equal (name, "pdf.next-page") ? 1 : -1));
}

static gboolean
look_cb (gpointer data)
{
  DptPdfView *self = data;

  self->look_source = 0;
  fit (self);
  if (self->document != NULL)
    look_around (self);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are being given out, when none may be changed: a moment later. */
static void
resized_cb (DptPdfView *self)
{
  if (self->look_source == 0)
    self->look_source = g_idle_add_full (G_PRIORITY_DEFAULT, look_cb, self, NULL);
}

static void
dpt_pdf_view_dispose (GObject *object)
{
  DptPdfView *self = DPT_PDF_VIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
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
      g_value_set_int (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_int (value, dpt_pdf_view_get_n_pages (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
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
      set_fit_width (self, g_value_get_boolean (value));
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-pdf-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, page_label);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, stack);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, spinner);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DptPdfView, pages);

  gtk_widget_class_install_action (widget_class, "pdf.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "pdf.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.next-page", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "pdf.previous-page", NULL, turn_action);
  gtk_widget_class_install_property_action (widget_class, "pdf.fit-width", "fit-width");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "pdf.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "pdf.save-as", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "pdf.zoom-out", NULL);
}

static void
dpt_pdf_view_init (DptPdfView *self)
{
  GtkAdjustment *vertical;

  self->zoom = 1;
  self->page = 1;
  self->fit_width = TRUE;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vertical, "changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (resized_cb),
                           self, G_CONNECT_SWAPPED);
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
  read_document (self, paper, NULL);
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

  if (self->document != NULL)
    dpt_pdf_output_save (self, self->document, path);
}

void
dpt_pdf_view_set_bytes (DptPdfView *self, GBytes *bytes, const char *title)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  clear (self);
  take_title (self, title);
  if (bytes == NULL)
    show (self, "empty");
  else
    read_document (self, NULL, bytes);
}

int
dpt_pdf_view_get_n_pages (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 0);

  return self->document != NULL ? dpt_pdf_document_get_n_pages (self->document) : 0;
}

int
dpt_pdf_view_get_page (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 1);

  return self->page;
}

void
dpt_pdf_view_set_page (DptPdfView *self, int page)
{
  double y = 0;
  double width, height;

  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  if (page < 1 || page > dpt_pdf_view_get_n_pages (self))
    return;
  for (int i = 0; i < page - 1; i++)
    {
      dpt_pdf_document_get_page_size (self->document, i, &width, &height);
      y += height * pixels_a_point (self) + MARGIN;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), y);
}

double
dpt_pdf_view_get_zoom (DptPdfView *self)
{
  g_return_val_if_fail (DPT_IS_PDF_VIEW (self), 1);

  return self->zoom;
}

void
dpt_pdf_view_set_zoom (DptPdfView *self, double zoom)
{
  g_return_if_fail (DPT_IS_PDF_VIEW (self));

  set_fit_width (self, FALSE);
  take_zoom (self, zoom);
}
