/* test-list-view.c - a list says what is wanted, shows what it is given, and remembers how it was left.
 * For: dpt-list-view*.c, dpt-list-column.c, dpt-preferences.c. Not for: the database's model (tests/db).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-a11y-check.h"
#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-preferences.h"

#include "base/dpt-date.h"
#include "base/dpt-money.h"
#include "support/dpt-test-gui.h"

#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject parent_instance;
  char *name;
  char *birth_date;
  gint64 total;
  gint64 state;
};

G_DEFINE_FINAL_TYPE (TestRow, test_row, G_TYPE_OBJECT)

enum { PROP_0, PROP_NAME, PROP_BIRTH_DATE, PROP_TOTAL, PROP_STATE, N_PROPS };

static void
test_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestRow *self = TEST_ROW (object);

  if (id == PROP_NAME)
    g_value_set_string (value, self->name);
  else if (id == PROP_BIRTH_DATE)
    g_value_set_string (value, self->birth_date);
  else
    g_value_set_int64 (value, id == PROP_TOTAL ? self->total : self->state);
}

static void
test_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TestRow *self = TEST_ROW (object);

  if (id == PROP_NAME)
    {
      g_free (self->name);
      self->name = g_value_dup_string (value);
    }
  else if (id == PROP_BIRTH_DATE)
    {
      g_free (self->birth_date);
      self->birth_date = g_value_dup_string (value);
    }
  else if (id == PROP_TOTAL)
    self->total = g_value_get_int64 (value);
  else
    self->state = g_value_get_int64 (value);
}

static void
test_row_finalize (GObject *object)
{
  g_free (TEST_ROW (object)->name);
  g_free (TEST_ROW (object)->birth_date);
  G_OBJECT_CLASS (test_row_parent_class)->finalize (object);
}

static void
test_row_class_init (TestRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_row_get_property;
  object_class->set_property = test_row_set_property;
  object_class->finalize = test_row_finalize;
  g_object_class_install_property (object_class, PROP_NAME,
                                   g_param_spec_string ("name", "", "", NULL, G_PARAM_READWRITE));
  g_object_class_install_property (object_class, PROP_BIRTH_DATE,
                                   g_param_spec_string ("birth-date", "", "", NULL, G_PARAM_READWRITE));
  g_object_class_install_property (object_class, PROP_TOTAL,
                                   g_param_spec_int64 ("total", "", "", G_MININT64, G_MAXINT64, 0, G_PARAM_READWRITE));
  g_object_class_install_property (object_class, PROP_STATE,
                                   g_param_spec_int64 ("state", "", "", G_MININT64, G_MAXINT64, 0, G_PARAM_READWRITE));
}

static void
test_row_init (TestRow *self)
{
}

static void
state_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  static const char *const words[] = { "Draft", "In production", "Ready", "Late", "Unpaid" };

  *tone = (DptBadgeTone) (TEST_ROW (item)->state % 5);
  *word = g_strdup (words[*tone]);
}

static const DptListColumn columns[] = {
  { "name", "Name", DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND | DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD },
  { "birth-date", "Born", DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS },
  { "total", "Total", DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 12 },
  { "state", "State", DPT_LIST_COLUMN_BADGE, 0, 0, NULL, state_badge },
};

static const DptChoice choices[] = { { "", "All" }, { "late", "Late" } };

static GListModel *
make_model (guint n)
{
  static const char *const names[] = { "Durand, Élise", "Martin, Paul", "Le Goff, Anaïs", "Petit, Hugo" };
  GListStore *store = g_list_store_new (TEST_TYPE_ROW);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TestRow) row = g_object_new (TEST_TYPE_ROW, "name", names[i % 4], "birth-date", "1980-04-03", "total",
                                              (gint64) (i * 12345), "state", (gint64) i, NULL);

      g_list_store_append (store, row);
    }
  return G_LIST_MODEL (store);
}

static DptListView *
make_list (const char *name)
{
  DptListView *list = DPT_LIST_VIEW (dpt_list_view_new (name, "Patients"));

  dpt_list_view_set_columns (list, columns, G_N_ELEMENTS (columns));
  dpt_list_view_set_empty (list, "system-users-symbolic", "No patient yet", "The first one is a minute away.",
                           "New patient", "win.new-patient");
  return list;
}

static void
count_cb (gpointer instance, int *count)
{
  (*count)++;
}

static void
take_row_cb (DptListView *list, GObject *row, GObject **out)
{
  *out = row;
}

static const char *
visible_page (DptListView *list)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (dpt_test_find (GTK_WIDGET (list), "stack")));
}

static void
test_cells_say_what_rows_hold (void)
{
  g_autoptr (GListModel) model = make_model (3);
  g_autoptr (GObject) row = g_list_model_get_object (model, 2);
  g_autofree char *name = dpt_list_column_dup_text (&columns[0], row, "EUR");
  g_autofree char *born = dpt_list_column_dup_text (&columns[1], row, "EUR");
  g_autofree char *total = dpt_list_column_dup_text (&columns[2], row, "EUR");
  g_autofree char *state = dpt_list_column_dup_text (&columns[3], row, "EUR");
  g_autofree char *date = dpt_date_format ("1980-04-03");
  g_autofree char *money = dpt_money_format (24690, "EUR");

  g_assert_cmpstr (name, ==, "Le Goff, Anaïs");
  g_assert_cmpstr (born, ==, date);
  g_assert_cmpstr (total, ==, money);
  g_assert_cmpstr (state, ==, "Ready");
}

static void
test_shows_rows_and_fills_in_place (void)
{
  g_autoptr (GListModel) model = make_model (40);
  g_autoptr (GObject) first = g_list_model_get_object (model, 0);
  DptListView *list = make_list (NULL);
  GtkWindow *window;

  dpt_list_view_set_model (list, model);
  window = dpt_test_show (GTK_WIDGET (list), 900, 500);
  g_assert_cmpstr (visible_page (list), ==, "rows");
  dpt_test_until (dpt_test_find (GTK_WIDGET (list), "Martin, Paul") != NULL);
  g_object_set (first, "name", "Zidane, Zoé", NULL);
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (list), "Zidane, Zoé"));
  g_assert_nonnull (dpt_test_find (GTK_WIDGET (list), "40 rows"));
  dpt_a11y_assert (list);
  dpt_test_picture (GTK_WIDGET (list), "list-light");
  dpt_test_set_dark (TRUE);
  dpt_test_picture (GTK_WIDGET (list), "list-dark");
  dpt_test_set_dark (FALSE);
  gtk_window_destroy (window);
}

static void
test_empty_invites_and_a_search_without_result_says_so (void)
{
  g_autoptr (GListModel) model = make_model (0);
  DptListView *list = make_list (NULL);
  GtkWindow *window;
  int queries = 0;

  dpt_list_view_add_filter (list, "state", "State of the order", choices, G_N_ELEMENTS (choices));
  dpt_list_view_set_model (list, model);
  g_signal_connect (list, "query-changed", G_CALLBACK (count_cb), &queries);
  window = dpt_test_show (GTK_WIDGET (list), 900, 500);
  g_assert_cmpstr (visible_page (list), ==, "empty");
  dpt_test_picture (GTK_WIDGET (list), "list-empty");

  dpt_list_view_set_search (list, "zzz");
  dpt_test_until (queries == 1);
  g_assert_cmpstr (visible_page (list), ==, "nothing-found");
  g_assert_cmpstr (dpt_list_view_get_search (list), ==, "zzz");

  dpt_list_view_set_filter (list, "state", "late");
  g_assert_cmpint (queries, ==, 2);
  g_assert_cmpstr (dpt_list_view_get_filter (list, "state"), ==, "late");
  gtk_widget_activate_action (GTK_WIDGET (list), "list.show-everything", NULL);
  dpt_test_until (queries == 3);
  g_assert_cmpstr (dpt_list_view_get_filter (list, "state"), ==, "");
  g_assert_cmpstr (dpt_list_view_get_search (list), ==, "");
  gtk_window_destroy (window);
}

static void
test_head_orders_without_sorting (void)
{
  g_autoptr (GListModel) model = make_model (10);
  g_autoptr (GObject) first = g_list_model_get_object (model, 0);
  DptListView *list = make_list (NULL);
  GtkWindow *window;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) total = NULL;
  gboolean descending;
  int queries = 0;

  dpt_list_view_set_model (list, model);
  g_signal_connect (list, "query-changed", G_CALLBACK (count_cb), &queries);
  window = dpt_test_show (GTK_WIDGET (list), 900, 500);
  g_assert_null (dpt_list_view_get_sort (list, NULL));
  dpt_list_view_set_sort (list, "name", FALSE);
  g_assert_cmpint (queries, ==, 0);
  g_assert_cmpstr (dpt_list_view_get_sort (list, &descending), ==, "name");
  g_assert_false (descending);

  /* As a click on a head does. */
  view = GTK_COLUMN_VIEW (dpt_test_find_type (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW, 0));
  total = g_list_model_get_item (gtk_column_view_get_columns (view), 2);
  gtk_column_view_sort_by_column (view, total, GTK_SORT_DESCENDING);
  g_assert_cmpint (queries, ==, 1);
  g_assert_cmpstr (dpt_list_view_get_sort (list, &descending), ==, "total");
  g_assert_true (descending);
  g_assert_true (g_list_model_get_object (model, 0) == first);
  g_object_unref (first);
  gtk_window_destroy (window);
}

static void
test_enter_opens_a_row (void)
{
  g_autoptr (GListModel) model = make_model (10);
  g_autoptr (GObject) second = g_list_model_get_object (model, 1);
  g_autoptr (GObject) chosen = NULL;
  DptListView *list = make_list (NULL);
  GtkWindow *window;
  GObject *activated = NULL;
  int exports = 0;

  dpt_list_view_set_model (list, model);
  g_signal_connect (list, "row-activated", G_CALLBACK (take_row_cb), &activated);
  g_signal_connect (list, "export-requested", G_CALLBACK (count_cb), &exports);
  window = dpt_test_show (GTK_WIDGET (list), 900, 500);
  g_assert_null (dpt_list_view_ref_selected (list));
  dpt_list_view_select (list, 1);
  chosen = dpt_list_view_ref_selected (list);
  g_assert_true (chosen == second);
  if (dpt_test_press (window, "ctrl+f") && dpt_test_press (window, "Return"))
    {
      dpt_test_until (activated == g_list_model_get_object (model, 0));
      g_object_unref (activated);
      dpt_test_press (window, "ctrl+e");
      dpt_test_until (exports == 1);
    }
  gtk_window_destroy (window);
}

/* Found in the exam room: Ctrl+F did nothing while the focus was on the button beside the list. */
static void
test_keys_reach_the_list_in_sight_from_anywhere (void)
{
  g_autoptr (GListModel) model = make_model (10);
  g_autoptr (GObject) first = g_list_model_get_object (model, 0);
  DptListView *list = make_list (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button = gtk_button_new_with_label ("Next patient");
  GtkWindow *window;
  GObject *activated = NULL;
  int exports = 0;

  dpt_list_view_set_model (list, model);
  gtk_widget_set_vexpand (GTK_WIDGET (list), TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  g_signal_connect (list, "row-activated", G_CALLBACK (take_row_cb), &activated);
  g_signal_connect (list, "export-requested", G_CALLBACK (count_cb), &exports);
  window = dpt_test_show (box, 900, 500);
  gtk_widget_grab_focus (button);
  if (dpt_test_press (window, "ctrl+e"))
    {
      dpt_test_until (exports == 1);
      gtk_widget_grab_focus (button);
      dpt_test_press (window, "ctrl+f");
      dpt_test_press (window, "Return");
      dpt_test_until (activated == first);
      activated = NULL;
      dpt_test_press (window, "ctrl+f");
      dpt_test_press (window, "Down"); /* past the buttons over the list, into it */
      dpt_test_press (window, "Return");
      dpt_test_until (activated != NULL);
      gtk_widget_set_visible (GTK_WIDGET (list), FALSE);
      gtk_widget_grab_focus (button);
      dpt_test_press (window, "ctrl+e");
      dpt_test_press (window, "Tab");
      g_assert_cmpint (exports, ==, 1);
    }
  gtk_window_destroy (window);
}

/* Nothing goes on standing on a button that acted on a row which is not there any more. */
static void
test_choice_that_leaves_is_told (void)
{
  g_autoptr (GListModel) model = make_model (10);
  DptListView *list = make_list (NULL);
  GtkWindow *window;
  int told = 0;

  dpt_list_view_set_model (list, model);
  window = dpt_test_show (GTK_WIDGET (list), 900, 500);
  dpt_list_view_select (list, 1);
  g_signal_connect (list, "selection-changed", G_CALLBACK (count_cb), &told);
  g_list_store_remove (G_LIST_STORE (model), 1);
  g_assert_cmpint (told, >=, 1);
  g_assert_null (dpt_list_view_ref_selected (list));
  gtk_window_destroy (window);
}

static void
test_columns_and_order_are_remembered (void)
{
  DptListView *list = g_object_ref_sink (make_list ("test-remembered"));
  g_autoptr (GPtrArray) shown = dpt_list_view_dup_columns (list);
  GtkWidget *check = dpt_test_find (GTK_WIDGET (list), "Born");
  gboolean descending;

  g_assert_cmpint (shown->len, ==, 4);
  g_assert_true (GTK_IS_CHECK_BUTTON (check) || GTK_IS_LABEL (check));
  while (!GTK_IS_CHECK_BUTTON (check))
    check = gtk_widget_get_parent (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_object_unref (list);
  dpt_preferences_set ("test-remembered", "order", "-total");

  list = g_object_ref_sink (make_list ("test-remembered"));
  g_clear_pointer (&shown, g_ptr_array_unref);
  shown = dpt_list_view_dup_columns (list);
  g_assert_cmpint (shown->len, ==, 3);
  g_assert_cmpstr (((const DptListColumn *) shown->pdata[1])->property, ==, "total");
  g_assert_cmpstr (dpt_list_view_get_sort (list, &descending), ==, "total");
  g_assert_true (descending);
  g_object_unref (list);
  dpt_preferences_flush ();
}

static void
test_is_released (void)
{
  g_autoptr (GListModel) model = make_model (5);
  DptListView *list = make_list (NULL);
  GtkWindow *window;

  dpt_list_view_set_model (list, model);
  window = dpt_test_show (GTK_WIDGET (list), 600, 300);
  g_object_ref (list);
  gtk_window_destroy (window);
  dpt_test_settle ();
  g_assert_finalize_object (list);
  g_assert_finalize_object (g_steal_pointer (&model));
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/list-view/cells-say-what-rows-hold", test_cells_say_what_rows_hold);
  g_test_add_func ("/list-view/shows-rows-and-fills-in-place", test_shows_rows_and_fills_in_place);
  g_test_add_func ("/list-view/empty-invites-and-a-search-without-result-says-so",
                   test_empty_invites_and_a_search_without_result_says_so);
  g_test_add_func ("/list-view/head-orders-without-sorting", test_head_orders_without_sorting);
  g_test_add_func ("/list-view/enter-opens-a-row", test_enter_opens_a_row);
  g_test_add_func ("/list-view/keys-reach-the-list-in-sight-from-anywhere", test_keys_reach_the_list_in_sight_from_anywhere);
  g_test_add_func ("/list-view/choice-that-leaves-is-told", test_choice_that_leaves_is_told);
  g_test_add_func ("/list-view/columns-and-order-are-remembered", test_columns_and_order_are_remembered);
  g_test_add_func ("/list-view/is-released", test_is_released);
  return g_test_run ();
}
