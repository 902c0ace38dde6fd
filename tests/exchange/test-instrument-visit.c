/* test-instrument-visit.c - what real files of instruments hold fits into a visit: valid, with its origin, and the same a second time.
 * For: engine/clinical/dpt-reading-plan with files of tests/data/instrument, and those shared outside where they are. Not for: reading
 * the files (test-instrument.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-reading-plan.h"
#include "exchange/dpt-instrument.h"
#include "support/dpt-test-draft.h"
#include "support/dpt-test-locale.h"

static DptVisitSheet *
create_sheet (void)
{
  DptVisitSheet *sheet = dpt_test_draft_new ();

  dpt_visit_sheet_set_text (sheet, DPT_VISIT_REASON, "Check");
  return sheet;
}

static void
assert_origins (DptVisitSheet *sheet)
{
  GPtrArray *details = dpt_visit_sheet_get_details (sheet);

  for (guint i = 0; i < details->len; i++)
    {
      g_autofree char *words = dpt_origin_describe (details->pdata[i]);

      g_assert_nonnull (words);
      g_assert_cmpint (dpt_origin_get_reading_id (details->pdata[i]), ==, 5);
    }
}

/* Returns: how many values the file gives a visit; -1 where it cannot be read */
static int
take_file (const char *path)
{
  g_autofree char *content = NULL;
  gsize size = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DptReading) reading = NULL;
  g_autoptr (DptVisitSheet) sheet = create_sheet ();
  g_autoptr (DptReadingPlan) plan = NULL;
  g_autoptr (DptReadingPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  const DptOrigin origin = { "Device", "file.xml", 1, 5 };

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  bytes = g_bytes_new (content, size);
  reading = dpt_instrument_read (bytes, path, NULL);
  if (reading == NULL)
    return -1;
  g_test_message ("%s", path);
  plan = dpt_reading_plan_new (reading, sheet, &origin);
  for (guint i = 0; i < dpt_reading_plan_get_n_fields (plan); i++)
    {
      const DptReadingField *field = dpt_reading_plan_get_field (plan, i);

      g_assert_nonnull (field->offered);
      g_assert_null (field->present);
      g_assert_true (field->take);
      g_test_message ("  %s: %s", field->label, field->offered);
    }
  dpt_reading_plan_apply (plan, sheet);
  dpt_visit_sheet_check (sheet, &error);
  g_assert_no_error (error);
  assert_origins (sheet);
  again = dpt_reading_plan_new (reading, sheet, &origin);
  g_assert_cmpuint (dpt_reading_plan_get_n_conflicts (again), ==, 0);
  return (int) dpt_reading_plan_get_n_fields (plan);
}

static void
take_folder (const char *folder, guint *n_files, guint *n_values)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int n = g_file_test (path, G_FILE_TEST_IS_REGULAR) && !dpt_instrument_is_companion (name) ? take_file (path) : -1;

      *n_files += n >= 0;
      *n_values += n > 0 ? (guint) n : 0;
    }
}

static void
test_our_own_files_fit_into_a_visit (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DPT_TEST_DATA"), "instrument", NULL);
  guint files = 0, values = 0;

  take_folder (folder, &files, &values);
  g_assert_cmpuint (files, >=, 10);
  g_assert_cmpuint (values, >=, 60);
}

static void
test_files_of_real_instruments_fit_into_a_visit (void)
{
  static const char *const folders[] = { "joia", "nidek", "serial" };
  guint files = 0, values = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), folders[i], NULL);

      take_folder (folder, &files, &values);
    }
  if (files == 0)
    g_test_skip ("the shared samples are not here");
  else
    g_assert_cmpuint (values, >, files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/instrument-visit/our-own-files-fit-into-a-visit", test_our_own_files_fit_into_a_visit);
  g_test_add_func ("/instrument-visit/files-of-real-instruments-fit-into-a-visit", test_files_of_real_instruments_fit_into_a_visit);
  return g_test_run ();
}
