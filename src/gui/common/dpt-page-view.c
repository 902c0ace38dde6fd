/* dpt-page-view.c - see dpt-page-view.h.
 * For: which pages are in sight, how large, and asking for their pixels. Not for: drawing them (dpt-pages.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   DptPages ──▶ one GtkPicture a page, sized by zoom ──▶ pages in sight ──worker──▶ texture
 * A page keeps its old texture, stretched, until the one of the new size is there. What left the sight is no longer asked for. */
#include "gui/common/dpt-page-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCREEN_DPI 96.0
#define MARGIN 12
#define STEP 1.25 /* of the wheel, like that of the keys */

struct _DptPageView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *sheets;

  DptPages *pages;
  double zoom;
  int page;
  int turns;
  gboolean fit_width;
  guint look_source;
  double pull_x, pull_y; /* where a pull with the mouse began */
};

G_DEFINE_FINAL_TYPE (DptPageView, dpt_page_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  PROP_ZOOM,
  PROP_FIT_WIDTH,
  PROP_TURNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint failed_signal;

/* What hangs on each page's picture: at which size and turn it was asked for last. */
typedef struct
{
  DptPageView *view; /* borrowed: the picture lives inside it */
  GtkPicture *picture;
  int number;
  double asked;
  int asked_turns;
  GCancellable *cancellable;
} Sheet;

static void
drop_question (Sheet *sheet)
{
  if (sheet->cancellable != NULL)
    g_cancellable_cancel (sheet->cancellable);
  g_clear_object (&sheet->cancellable);
}

static void
free_sheet (gpointer data)
{
  drop_question (data);
  g_free (data);
}

static Sheet *
get_sheet (GtkWidget *picture)
{
  return g_object_get_data (G_OBJECT (picture), "dpt-sheet");
}

static double
pixels_a_point (DptPageView *self)
{
  return self->zoom * SCREEN_DPI / 72;
}

static void
get_pixels (DptPageView *self, int page, double *width, double *height)
{
  dpt_pages_get_size (self->pages, page, self->turns, width, height);
  *width *= pixels_a_point (self);
  *height *= pixels_a_point (self);
}

/* --- drawing --- */

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dpt_pages_render_finish (DPT_PAGES (source), result, &error);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (picture), DPT_TYPE_PAGE_VIEW);

  if (texture != NULL)
    {
      Sheet *sheet = get_sheet (GTK_WIDGET (picture));

      g_clear_object (&sheet->cancellable);
      gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && view != NULL)
    g_signal_emit (view, failed_signal, 0, error);
}

static void
render_sheet (Sheet *sheet)
{
  DptPageView *self = sheet->view;
  double scale = pixels_a_point (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (fabs (sheet->asked - scale) < 1e-6 && sheet->asked_turns == self->turns)
    return;
  drop_question (sheet);
  /* Stretched it would be a lie: it lies on its side. */
  if (sheet->asked_turns != self->turns)
    gtk_picture_set_paintable (sheet->picture, NULL);
  sheet->asked = scale;
  sheet->asked_turns = self->turns;
  sheet->cancellable = g_cancellable_new ();
  dpt_pages_render_async (self->pages, sheet->number, scale, self->turns, sheet->cancellable, rendered_cb, g_object_ref (sheet->picture));
}

/* An unanswered question of a page that is far away by now. */
static void
leave_sheet (Sheet *sheet)
{
  if (sheet->cancellable == NULL)
    return;
  drop_question (sheet);
  sheet->asked = 0;
}

/* Renders the pages in sight and one screen around them, and finds which is read. */
static void
look_around (DptPageView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);
  double sight = gtk_adjustment_get_page_size (adjustment);
  double y = MARGIN;
  int page = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Sheet *sheet = get_sheet (child);
      double width, height;

      get_pixels (self, sheet->number, &width, &height);
      if (y + height >= top - sight && y <= top + 2 * sight)
        render_sheet (sheet);
      else
        leave_sheet (sheet);
      if (y <= top + sight / 3)
        page = sheet->number + 1;
      y += height + MARGIN;
    }
  if (self->page != page)
    {
      self->page = page;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
}

static void
size_sheets (DptPageView *self)
{
  if (self->pages == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double width, height;

      get_pixels (self, get_sheet (child)->number, &width, &height);
      gtk_widget_set_size_request (child, (int) width, (int) height);
    }
  look_around (self);
}

static void
take_zoom (DptPageView *self, double zoom)
{
  zoom = CLAMP (zoom, 0.1, 8);
  if (fabs (self->zoom - zoom) < 1e-3)
    return;
  self->zoom = zoom;
  size_sheets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
fit (DptPageView *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN - 1;
  double widest = 0;

  if (!self->fit_width || self->pages == NULL || room <= 0)
    return;
  for (int i = 0; i < dpt_page_view_get_n_pages (self); i++)
    {
      double width, height;

      dpt_pages_get_size (self->pages, i, self->turns, &width, &height);
      widest = MAX (widest, width);
    }
  /* A page wider than a hand's breadth over life size serves nobody. */
  take_zoom (self, MIN (room / (widest * SCREEN_DPI / 72), 1.5));
}

static void
add_sheet (DptPageView *self, int number)
{
  GtkWidget *picture = gtk_picture_new ();
  Sheet *sheet = g_new0 (Sheet, 1);
  /* Translators: the accessible name of a page: "Page 2" */
  g_autofree char *name = g_strdup_printf (_ ("Page %d"), number + 1);
  const char *text = dpt_pages_get_text (self->pages, number);

  sheet->view = self;
  sheet->picture = GTK_PICTURE (picture);
  sheet->number = number;
  g_object_set_data_full (G_OBJECT (picture), "dpt-sheet", sheet, free_sheet);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_FILL);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "dpt-pdf-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  gtk_box_append (self->sheets, picture);
}

/* --- the hand --- */

static gboolean
look_cb (gpointer data)
{
  DptPageView *self = data;

  self->look_source = 0;
  fit (self);
  if (self->pages != NULL)
    look_around (self);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are being given out, when none may be changed: a moment later. */
static void
resized_cb (DptPageView *self)
{
  if (self->look_source == 0)
    self->look_source = g_idle_add_full (G_PRIORITY_DEFAULT, look_cb, self, NULL);
}

static gboolean
wheel_cb (DptPageView *self, double dx, double dy, GtkEventController *wheel)
{
  if (!(gtk_event_controller_get_current_event_state (wheel) & GDK_CONTROL_MASK) || dy == 0)
    return FALSE;
  dpt_page_view_set_zoom (self, dy < 0 ? self->zoom * STEP : self->zoom / STEP);
  return TRUE;
}

static void
pull_begun_cb (DptPageView *self)
{
  self->pull_x = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (self->scroller));
  self->pull_y = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
pulled_cb (DptPageView *self, double dx, double dy)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller), self->pull_x - dx);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->pull_y - dy);
}

/* --- making --- */

static void
dpt_page_view_dispose (GObject *object)
{
  DptPageView *self = DPT_PAGE_VIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (dpt_page_view_parent_class)->dispose (object);
}

static void
dpt_page_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptPageView *self = DPT_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_int (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_int (value, dpt_page_view_get_n_pages (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
      break;
    case PROP_TURNS:
      g_value_set_int (value, self->turns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_page_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptPageView *self = DPT_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      dpt_page_view_set_page (self, g_value_get_int (value));
      break;
    case PROP_ZOOM:
      dpt_page_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT_WIDTH:
      dpt_page_view_set_fit_width (self, g_value_get_boolean (value));
      break;
    case PROP_TURNS:
      dpt_page_view_set_turns (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_page_view_class_init (DptPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_page_view_dispose;
  object_class->get_property = dpt_page_view_get_property;
  object_class->set_property = dpt_page_view_set_property;
  properties[PROP_PAGE] = g_param_spec_int ("page", NULL, NULL, 1, G_MAXINT, 1, flags);
  properties[PROP_N_PAGES]
    = g_param_spec_int ("n-pages", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.1, 8, 1, flags);
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE, flags);
  properties[PROP_TURNS] = g_param_spec_int ("turns", NULL, NULL, 0, 3, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  failed_signal = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DptPageView, sheets);
  gtk_widget_class_bind_template_callback (widget_class, wheel_cb);
  gtk_widget_class_bind_template_callback (widget_class, pull_begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, pulled_cb);
}

static void
dpt_page_view_init (DptPageView *self)
{
  GtkAdjustment *vertical;

  self->zoom = 1;
  self->page = 1;
  self->fit_width = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vertical, "changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (resized_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (resized_cb), NULL);
}

void
dpt_page_view_set_pages (DptPageView *self, DptPages *pages)
{
  GtkWidget *child;

  g_return_if_fail (DPT_IS_PAGE_VIEW (self));
  g_return_if_fail (pages == NULL || DPT_IS_PAGES (pages));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  g_set_object (&self->pages, pages);
  self->page = 1;
  for (int i = 0; i < dpt_page_view_get_n_pages (self); i++)
    add_sheet (self, i);
  fit (self);
  size_sheets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

DptPages *
dpt_page_view_get_pages (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), NULL);

  return self->pages;
}

int
dpt_page_view_get_n_pages (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), 0);

  return self->pages != NULL ? dpt_pages_get_n_pages (self->pages) : 0;
}

int
dpt_page_view_get_page (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), 1);

  return self->page;
}

void
dpt_page_view_set_page (DptPageView *self, int page)
{
  double y = 0;
  double width, height;

  g_return_if_fail (DPT_IS_PAGE_VIEW (self));

  if (page < 1 || page > dpt_page_view_get_n_pages (self))
    return;
  for (int i = 0; i < page - 1; i++)
    {
      get_pixels (self, i, &width, &height);
      y += height + MARGIN;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), y);
}

double
dpt_page_view_get_zoom (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), 1);

  return self->zoom;
}

void
dpt_page_view_set_zoom (DptPageView *self, double zoom)
{
  g_return_if_fail (DPT_IS_PAGE_VIEW (self));

  dpt_page_view_set_fit_width (self, FALSE);
  take_zoom (self, zoom);
}

gboolean
dpt_page_view_get_fit_width (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), FALSE);

  return self->fit_width;
}

void
dpt_page_view_set_fit_width (DptPageView *self, gboolean fit_width)
{
  g_return_if_fail (DPT_IS_PAGE_VIEW (self));

  if (self->fit_width == fit_width)
    return;
  self->fit_width = fit_width;
  fit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
}

int
dpt_page_view_get_turns (DptPageView *self)
{
  g_return_val_if_fail (DPT_IS_PAGE_VIEW (self), 0);

  return self->turns;
}

void
dpt_page_view_set_turns (DptPageView *self, int turns)
{
  g_return_if_fail (DPT_IS_PAGE_VIEW (self) && turns >= 0 && turns < 4);

  if (self->turns == turns)
    return;
  self->turns = turns;
  fit (self);
  size_sheets (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TURNS]);
}
