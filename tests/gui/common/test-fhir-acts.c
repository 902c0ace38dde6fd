/* test-fhir-acts.c - a file from another program is shown before it is kept, asked about twice where it does not fit, and a record leaves as one.
 * For: src/gui/common/dpt-fhir-acts.c. Not for: the format (tests/exchange/test-fhir.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-fhir-acts.h"

#include <glib/gstdio.h>

#include "support/dpt-test-db.h"
#include "support/dpt-test-gui.h"
#include "support/dpt-test-shop.h"

#define TEST_TYPE_SCREEN (test_screen_get_type ())
G_DECLARE_FINAL_TYPE (TestScreen, test_screen, TEST, SCREEN, DptPerspective)

struct _TestScreen
{
  DptPerspective parent_instance;
};

G_DEFINE_FINAL_TYPE (TestScreen, test_screen, DPT_TYPE_PERSPECTIVE)

static void
test_screen_class_init (TestScreenClass *klass)
{
}

static void
test_screen_init (TestScreen *self)
{
}

typedef struct
{
  DptTestDb *test;
  DptTestShop *shop;
  GtkWindow *window;
  DptPerspective *screen;
  char *shown; /* screen and subject that were asked for */
} World;

/* The window of the application, as far as a screen knows it. */
static void
show_cb (GSimpleAction *action, GVariant *parameter, World *w)
{
  const char *screen, *subject;
  gint64 id;

  g_variant_get (parameter, "(&s&sx)", &screen, &subject, &id);
  g_free (w->shown);
  w->shown = g_strdup_printf ("%s %s", screen, subject);
}

static void
world_init (World *w)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", G_VARIANT_TYPE ("(ssx)"));

  w->shown = NULL;
  w->test = dpt_test_db_new ();
  w->shop = dpt_test_shop_new (w->test->db);
  w->window = GTK_WINDOW (gtk_window_new ());
  w->screen = g_object_new (TEST_TYPE_SCREEN, NULL);
  gtk_window_set_child (w->window, GTK_WIDGET (w->screen));
  gtk_window_set_default_size (w->window, 900, 640);
  g_signal_connect (show, "activate", G_CALLBACK (show_cb), w);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (show));
  gtk_widget_insert_action_group (GTK_WIDGET (w->window), "win", G_ACTION_GROUP (group));
  dpt_perspective_set_session (w->screen, w->shop->system);
  gtk_window_present (w->window);
}

static void
world_clear (World *w)
{
  gtk_window_destroy (w->window);
  g_free (w->shown);
  dpt_test_settle ();
  dpt_test_shop_free (w->shop);
  dpt_test_db_free (w->test);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i);

      if (ADW_IS_MESSAGE_DIALOG (top) && gtk_widget_get_visible (top))
        return top;
    }
  return NULL;
}

static void
answer (const char *response, const char *picture)
{
  GtkWidget *dialog;

  dpt_test_until ((dialog = find_dialog ()) != NULL);
  dpt_test_settle ();
  dpt_test_picture (dialog, picture);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
import (World *w, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DPT_TEST_DATA"), "fhir", name, NULL);

  dpt_fhir_acts_import_file (w->screen, path);
}

static gint64
ask (World *w, const char *sql)
{
  return dpt_test_db_query_int (w->test->db, sql);
}

static void
test_prescription (void)
{
  World w;
  gint64 id;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dpt-fhir-acts.json", NULL), *text = NULL;

  world_init (&w);
  id = dpt_test_shop_add_patient (w.shop, "Durand", "Paul", "1970-01-01", NULL);
  dpt_perspective_set_patient_id (w.screen, id);
  import (&w, "prescription-foreign.json");
  answer ("keep", "fhir-prescription");
  g_assert_cmpint (ask (&w, "SELECT COUNT(*) FROM prescription"), ==, 0);

  /* It is written for somebody else: asked a second time, and entered when that is meant. */
  import (&w, "prescription-foreign.json");
  answer ("enter", "fhir-prescription");
  answer ("enter", "fhir-conflict");
  dpt_test_until (ask (&w, "SELECT COUNT(*) FROM prescription WHERE origin = 'external'") == 2);

  dpt_fhir_acts_export_file (w.screen, DPT_FHIR_PATIENT, id, path);
  dpt_test_until (ask (&w, "SELECT COUNT(*) FROM audit_entry WHERE action = 'export'") == 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"Durand\""));
  g_unlink (path);
  world_clear (&w);
}

/* The reception's form warns of who it may be, and writes nothing before it is saved. */
static void
test_patient (void)
{
  World w;

  world_init (&w);
  import (&w, "patient.json");
  dpt_test_until (w.shown != NULL);
  g_assert_true (g_str_has_prefix (w.shown, "reception " DPT_FHIR_ACTS_PATIENT_FROM "/"));
  g_assert_true (g_str_has_suffix (w.shown, "/fhir/patient.json"));
  g_assert_cmpint (ask (&w, "SELECT COUNT(*) FROM patient"), ==, 0);
  world_clear (&w);
}

static void
test_for_nobody_here (void)
{
  World w;

  world_init (&w);
  import (&w, "prescription-foreign.json");
  answer ("keep", "fhir-nobody");
  import (&w, "prescription-foreign.json");
  answer ("new", "fhir-nobody");
  dpt_test_until (w.shown != NULL);
  g_assert_true (g_str_has_prefix (w.shown, "reception " DPT_FHIR_ACTS_PRESCRIPTION_FROM "/"));
  g_assert_cmpint (ask (&w, "SELECT COUNT(*) FROM prescription"), ==, 0);
  world_clear (&w);
}

static void
test_refused (void)
{
  World w;

  world_init (&w);
  dpt_perspective_set_patient_id (w.screen, dpt_test_shop_add_patient (w.shop, "Durand", "Paul", "1970-01-01", NULL));
  import (&w, "prescription-contact.json");
  answer ("enter", "fhir-cancelled");
  answer ("enter", "fhir-cancelled-anyway");
  dpt_test_until (*dpt_perspective_get_status (w.screen) != '\0');
  g_assert_cmpint (ask (&w, "SELECT COUNT(*) FROM prescription"), ==, 0);
  import (&w, "there-is-no-such-file.json");
  dpt_test_until (strstr (dpt_perspective_get_status (w.screen), "there-is-no-such-file") != NULL);
  world_clear (&w);
}

int
main (int argc, char **argv)
{
  dpt_test_gui_init (&argc, &argv);
  g_test_add_func ("/fhir-acts/a-prescription-is-shown-and-asked-about", test_prescription);
  g_test_add_func ("/fhir-acts/a-patient-goes-through-the-form-of-a-new-one", test_patient);
  g_test_add_func ("/fhir-acts/a-prescription-for-nobody-here-asks-whom-it-is-for", test_for_nobody_here);
  g_test_add_func ("/fhir-acts/what-may-not-come-in-is-said", test_refused);
  return g_test_run ();
}
