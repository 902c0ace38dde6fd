/* dpt-list-view.c - see dpt-list-view.h.
 * For: the bar, the states of the page, order and columns. Not for: cells (dpt-list-column.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   model ──▶ GtkSingleSelection | GtkMultiSelection ──▶ GtkColumnView, once it is seen
 *   search, filters, heads ──▶ "query-changed" ──▶ owner ──▶ model's query
 */
#include "gui/common/dpt-list-view-private.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-gui.h"
#include "gui/common/dpt-list-export.h"

G_DEFINE_FINAL_TYPE (DptListView, dpt_list_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LIST_NAME,
  PROP_TITLE,
  PROP_CURRENCY,
  PROP_SEARCH_HINT,
  PROP_MULTIPLE,
  PROP_MODEL,
  PROP_SELECTED_ITEM,
  N_PROPS
};

enum
{
  SIGNAL_QUERY_CHANGED,
  SIGNAL_ROW_ACTIVATED,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_EXPORT_REQUESTED,
  SIGNAL_PRINT_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
_dpt_list_view_emit_query_changed (DptListView *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
}

static gboolean
is_restricted (DptListView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    return TRUE;
  for (guint i = 0; i < self->filter_rows->len; i++)
    {
      Filter *filter = self->filter_rows->pdata[i];

      if (gtk_drop_down_get_selected (filter->drop_down) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_state (GListModel *model, gboolean *loading, char **error)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (model);

  *loading = FALSE;
  *error = NULL;
  if (g_object_class_find_property (klass, "loading") != NULL)
    g_object_get (model, "loading", loading, NULL);
  if (g_object_class_find_property (klass, "error") != NULL)
    g_object_get (model, "error", error, NULL);
}

/* Which page stands, and what the count says. */
static void
show_state (DptListView *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  g_autofree char *error = NULL;
  g_autofree char *count = NULL;
  gboolean loading = FALSE;
  const char *page;

  if (self->model != NULL)
    read_state (self->model, &loading, &error);
  if (error != NULL && *error != '\0')
    {
      adw_status_page_set_description (self->error_page, error);
      page = "error";
    }
  else if (n > 0)
    page = "rows";
  else if (loading)
    page = "loading";
  else
    page = is_restricted (self) ? "nothing-found" : "empty";
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "loading"));
  gtk_stack_set_visible_child_name (self->stack, page);

  /* Translators: how many rows the list has; %'u groups the digits */
  count = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);
  gtk_label_set_label (self->count, self->model != NULL ? count : "");
}

static void
search_changed_cb (DptListView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  /* GTK 4.8 tells of a change, too, a moment after the entry was made: every list would be read twice. */
  if (g_str_equal (text, self->told))
    return;
  g_free (self->told);
  self->told = g_strdup (text);
  _dpt_list_view_emit_query_changed (self);
  show_state (self);
}

static void
stop_search_cb (DptListView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Enter in the search opens the first row: typing and Enter is the shortest way to what one knows. */
static void
search_activate_cb (DptListView *self)
{
  g_autoptr (GObject) first = NULL;

  if (self->model == NULL || g_list_model_get_n_items (self->model) == 0)
    return;
  first = g_list_model_get_object (self->model, 0);
  dpt_list_view_select (self, 0);
  g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0, first);
}

static void
activate_cb (DptListView *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_object (self->model, position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_ROW_ACTIVATED], 0, item);
}

static void
selection_changed_cb (DptListView *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ITEM]);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_EXPORT_REQUESTED], 0);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PRINT_REQUESTED], 0);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_list_view_focus_search (DPT_LIST_VIEW (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (DPT_LIST_VIEW (widget)->cancellable);
}

static void
read_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_list_view_emit_query_changed (DPT_LIST_VIEW (widget));
}

static void
show_everything_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptListView *self = DPT_LIST_VIEW (widget);

  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < self->filter_rows->len; i++)
    {
      Filter *filter = self->filter_rows->pdata[i];

      gtk_drop_down_set_selected (filter->drop_down, 0);
    }
  self->quiet = FALSE;
  _dpt_list_view_emit_query_changed (self);
}

static void
free_filter (gpointer data)
{
  Filter *filter = data;

  g_free (filter->id);
  g_free (filter);
}

/* A column view makes rows whether it is seen or not, two hundred and more of them. So it gets a model when somebody first looks; behind
 * another screen it keeps it, and comes back as it was. */
static void
attach (DptListView *self)
{
  gtk_column_view_set_model (self->view, gtk_widget_get_mapped (GTK_WIDGET (self)) ? self->selection : NULL);
}

static void
take_selection_model (DptListView *self)
{
  GtkSelectionModel *selection;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_clear_object (&self->selection);
  if (self->model == NULL)
    {
      attach (self);
      return;
    }
  if (self->multiple)
    selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (self->model)));
  else
    /* In this order, or the first row is chosen before the rest is said. */
    selection
      = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model", self->model, NULL);
  self->selection = selection;
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  /* A chosen row that leaves takes the choice with it, and GTK says only that it left. */
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (selection_changed_cb), self);
  attach (self);
}

static void
dpt_list_view_dispose (GObject *object)
{
  DptListView *self = DPT_LIST_VIEW (object);

  /* The columns go one by one; that is not the person's choice. */
  self->quiet = TRUE;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, show_state, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dpt_list_view_parent_class)->dispose (object);
}

static void
dpt_list_view_finalize (GObject *object)
{
  DptListView *self = DPT_LIST_VIEW (object);

  g_ptr_array_unref (self->filter_rows);
  g_free (self->name);
  g_free (self->title);
  g_free (self->currency);
  g_free (self->search_hint);
  g_free (self->told);

  G_OBJECT_CLASS (dpt_list_view_parent_class)->finalize (object);
}

static void
name_controls (DptListView *self)
{
  const char *title = self->title != NULL ? self->title : "";
  g_autofree char *search = g_strdup_printf (
    /* Translators: the accessible name of a list's search entry; the list's title: "Search in Patients" */
    _ ("Search in %s"), title);
  g_autofree char *columns = g_strdup_printf (
    /* Translators: the accessible name of a list's column chooser; the list's title: "Columns of Patients" */
    _ ("Columns of %s"), title);
  g_autofree char *menu = g_strdup_printf (
    /* Translators: the accessible name of a list's menu; the list's title: "Export or print Patients" */
    _ ("Export or print %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns_button), GTK_ACCESSIBLE_PROPERTY_LABEL, columns, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
}

static void
dpt_list_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptListView *self = DPT_LIST_VIEW (object);

  switch (id)
    {
    case PROP_LIST_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_SEARCH_HINT:
      g_value_set_string (value, self->search_hint);
      break;
    case PROP_MULTIPLE:
      g_value_set_boolean (value, self->multiple);
      break;
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED_ITEM:
      g_value_take_object (value, dpt_list_view_ref_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
take_string (GObject *object, char **field, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;
  g_free (*field);
  *field = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
dpt_list_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptListView *self = DPT_LIST_VIEW (object);

  switch (id)
    {
    case PROP_LIST_NAME:
      take_string (object, &self->name, value, pspec);
      break;
    case PROP_TITLE:
      take_string (object, &self->title, value, pspec);
      name_controls (self);
      break;
    case PROP_CURRENCY:
      take_string (object, &self->currency, value, pspec);
      break;
    case PROP_SEARCH_HINT:
      take_string (object, &self->search_hint, value, pspec);
      g_object_set (self->search, "placeholder-text", self->search_hint, NULL);
      break;
    case PROP_MULTIPLE:
      if (self->multiple == g_value_get_boolean (value))
        break;
      self->multiple = g_value_get_boolean (value);
      take_selection_model (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_MODEL:
      dpt_list_view_set_model (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LIST_NAME] = g_param_spec_string ("list-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, "EUR", flags);
  properties[PROP_SEARCH_HINT] = g_param_spec_string ("search-hint", NULL, NULL, NULL, flags);
  properties[PROP_MULTIPLE] = g_param_spec_boolean ("multiple", NULL, NULL, FALSE, flags);
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_SELECTED_ITEM] = g_param_spec_object (
    "selected-item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
export_by_itself (DptListView *self)
{
  if (self->session != NULL)
    dpt_list_view_export (self, self->session);
}

static void
print_by_itself (DptListView *self)
{
  if (self->session != NULL)
    dpt_list_view_print (self, self->session);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_QUERY_CHANGED]
    = g_signal_new ("query-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ROW_ACTIVATED]
    = g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);
  signals[SIGNAL_EXPORT_REQUESTED] = g_signal_new_class_handler ("export-requested", type, G_SIGNAL_RUN_LAST,
                                                                 G_CALLBACK (export_by_itself), NULL, NULL, NULL,
                                                                 G_TYPE_NONE, 0);
  signals[SIGNAL_PRINT_REQUESTED] = g_signal_new_class_handler ("print-requested", type, G_SIGNAL_RUN_LAST,
                                                                G_CALLBACK (print_by_itself), NULL, NULL, NULL,
                                                                G_TYPE_NONE, 0);
}

static void
dpt_list_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dpt_list_view_parent_class)->map (widget);
  attach (DPT_LIST_VIEW (widget));
}

static const DptSightKey keys[] = {
  { GDK_KEY_e, GDK_CONTROL_MASK, "list.export" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "list.search" },
};

static void
dpt_list_view_class_init (DptListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dpt_list_view_dispose;
  object_class->finalize = dpt_list_view_finalize;
  object_class->get_property = dpt_list_view_get_property;
  object_class->set_property = dpt_list_view_set_property;
  widget_class->map = dpt_list_view_map;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/common/dpt-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DptListView, search);
  gtk_widget_class_bind_template_child (widget_class, DptListView, filters);
  gtk_widget_class_bind_template_child (widget_class, DptListView, count);
  gtk_widget_class_bind_template_child (widget_class, DptListView, tools);
  gtk_widget_class_bind_template_child (widget_class, DptListView, columns_button);
  gtk_widget_class_bind_template_child (widget_class, DptListView, chooser);
  gtk_widget_class_bind_template_child (widget_class, DptListView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DptListView, stack);
  gtk_widget_class_bind_template_child (widget_class, DptListView, view);
  gtk_widget_class_bind_template_child (widget_class, DptListView, add_button);
  gtk_widget_class_bind_template_child (widget_class, DptListView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DptListView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DptListView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DptListView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "list.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "list.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "list.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "list.read-again", NULL, read_again_action);
  gtk_widget_class_install_action (widget_class, "list.show-everything", NULL, show_everything_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "list.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "list.search", NULL);
}

static void
dpt_list_view_init (DptListView *self)
{
  self->currency = g_strdup ("EUR");
  self->told = g_strdup ("");
  self->filter_rows = g_ptr_array_new_with_free_func (free_filter);
  gtk_widget_init_template (GTK_WIDGET (self));
  dpt_gui_add_keys_in_sight (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  dpt_gui_lead_down (GTK_WIDGET (self->search), GTK_WIDGET (self->view));
  _dpt_list_view_watch_order (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.cancel", FALSE);
  name_controls (self);
  show_state (self);
}

GtkWidget *
dpt_list_view_new (const char *name, const char *title)
{
  return g_object_new (DPT_TYPE_LIST_VIEW, "list-name", name, "title", title, NULL);
}

GListModel *
dpt_list_view_get_model (DptListView *self)
{
  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  return self->model;
}

void
dpt_list_view_set_model (DptListView *self, GListModel *model)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, show_state, self);
  g_set_object (&self->model, model);
  take_selection_model (self);
  if (model != NULL)
    {
      GObjectClass *klass = G_OBJECT_GET_CLASS (model);

      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (show_state), self);
      if (g_object_class_find_property (klass, "loading") != NULL)
        g_signal_connect_swapped (model, "notify::loading", G_CALLBACK (show_state), self);
      if (g_object_class_find_property (klass, "error") != NULL)
        g_signal_connect_swapped (model, "notify::error", G_CALLBACK (show_state), self);
    }
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

const char *
dpt_list_view_get_search (DptListView *self)
{
  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
dpt_list_view_set_search (DptListView *self, const char *text)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
}

void
dpt_list_view_focus_search (DptListView *self)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dpt_list_view_set_empty (DptListView *self, const char *icon_name, const char *title, const char *description,
                         const char *button, const char *action)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (title != NULL);

  adw_status_page_set_icon_name (self->empty_page, icon_name);
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), button != NULL && action != NULL);
  if (button != NULL && action != NULL)
    {
      gtk_button_set_label (self->empty_button, button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->empty_button), action);
    }
}

void
dpt_list_view_set_nothing_found (DptListView *self, const char *button, const char *action)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (button != NULL && action != NULL);

  gtk_button_set_label (self->add_button, button);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->add_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), TRUE);
}

void
dpt_list_view_add_tool (DptListView *self, GtkWidget *widget)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (self->tools, widget);
}

GObject *
dpt_list_view_ref_selected (DptListView *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  chosen = dpt_list_view_dup_selection (self);
  return chosen->len > 0 ? g_object_ref (chosen->pdata[0]) : NULL;
}

GPtrArray *
dpt_list_view_dup_selection (DptListView *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  if (self->selection == NULL)
    return g_steal_pointer (&chosen);
  bits = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, bits, &position))
    do
      g_ptr_array_add (chosen, g_list_model_get_object (self->model, position));
    while (gtk_bitset_iter_next (&iter, &position));
  return g_steal_pointer (&chosen);
}

void
dpt_list_view_select (DptListView *self, guint position)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));

  if (self->selection == NULL || position >= g_list_model_get_n_items (self->model))
    return;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

DptSession *
dpt_list_view_get_session (DptListView *self)
{
  g_return_val_if_fail (DPT_IS_LIST_VIEW (self), NULL);

  return self->session;
}

void
dpt_list_view_set_session (DptListView *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  g_set_object (&self->session, session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.export",
                                 session == NULL || dpt_session_may (session, DPT_RIGHT_LIST_EXPORT));
}

void
dpt_list_view_set_cancellable (DptListView *self, GCancellable *cancellable)
{
  g_return_if_fail (DPT_IS_LIST_VIEW (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_set_object (&self->cancellable, cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.cancel", cancellable != NULL);
}
