/* test-optics-vectors.c - worked examples from text books and other people's tests, where that collection is at hand.
 * For: all of engine/optics at once. Not for: coverage: the tests beside it stand without these samples.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-acuity.h"
#include "engine/optics/dpt-boxing.h"
#include "engine/optics/dpt-prism.h"
#include "engine/optics/dpt-vertex.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static int
hundredths (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? (int) lround (json_object_get_double_member (object, name) * 100) : 0;
}

static int
read_index (JsonObject *object, const char *name)
{
  return (int) lround (json_object_get_double_member (object, name) * 1000);
}

static double
node_number (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_INT64 ? (double) json_node_get_int (node)
                                                         : json_node_get_double (node);
}

static DptRx
read_rx (JsonObject *object)
{
  DptRx rx = { hundredths (object, "sph"), hundredths (object, "cyl") };

  if (rx.cylinder != 0)
    rx.axis = dpt_axis_normalize ((int) json_object_get_int_member (object, "axis"));
  return rx;
}

static void
check_near (int got, double expected, int tolerance)
{
  if (fabs (got - expected * 100) > tolerance + 1e-6)
    g_error ("got %d hundredths, expected %g", got, expected);
}

static void
check_prentice (JsonObject *input, JsonObject *expect)
{
  DptRx rx = { .sphere = hundredths (input, "power") };
  int moved = hundredths (input, "oc_decentration_cm") * 10;
  const char *direction = json_object_get_string_member (input, "direction"),
             *base = json_object_get_string_member (expect, "base");
  int in = g_str_equal (direction, "nasal") ? moved : g_str_equal (direction, "temporal") ? -moved : 0;
  int up = g_str_equal (direction, "up") ? moved : g_str_equal (direction, "down") ? -moved : 0;
  DptPrism prism = dpt_prism_from_decentration (&rx, DPT_EYE_RIGHT, in, up);

  check_near (prism.h + prism.v, json_object_get_double_member (expect, "prism"), 0);
  g_assert_cmpint (prism.base_h == DPT_BASE_NONE ? prism.base_v : prism.base_h, ==,
                   g_str_equal (base, "BI")   ? DPT_BASE_IN
                   : g_str_equal (base, "BO") ? DPT_BASE_OUT
                   : g_str_equal (base, "BU") ? DPT_BASE_UP
                                              : DPT_BASE_DOWN);
}

static void
check_resultant (JsonObject *input, JsonObject *expect)
{
  DptEye eye = g_str_equal (json_object_get_string_member (input, "eye"), "R") ? DPT_EYE_RIGHT : DPT_EYE_LEFT;
  int in = hundredths (input, "h") * (g_str_equal (json_object_get_string_member (input, "hbase"), "IN") ? 1 : -1);
  int up = hundredths (input, "v") * (g_str_equal (json_object_get_string_member (input, "vbase"), "UP") ? 1 : -1);
  DptPrism prism = dpt_prism_from_signed (in, up);
  int amount, angle;

  dpt_prism_to_polar (&prism, eye, &amount, &angle);
  check_near (amount, json_object_get_double_member (expect, "prism"), 0);
  g_assert_cmpint ((angle + 5) / 10, ==, (int) json_object_get_int_member (expect, "angle"));
}

static void
check_crossed (JsonObject *input, JsonObject *expect)
{
  JsonArray *a = json_object_get_array_member (input, "a"), *b = json_object_get_array_member (input, "b");
  DptRx rx[2], sum;

  for (int i = 0; i < 2; i++)
    rx[i] = (DptRx) { (int) lround (json_array_get_double_element (i ? b : a, 0) * 100),
                     (int) lround (json_array_get_double_element (i ? b : a, 1) * 100),
                     dpt_axis_normalize ((int) json_array_get_int_element (i ? b : a, 2)) };
  sum = dpt_rx_add (&rx[0], &rx[1]);
  check_near (sum.sphere, json_object_get_double_member (expect, "sph"), 0);
  check_near (sum.cylinder, json_object_get_double_member (expect, "cyl"), 0);
}

/* Vectors whose input is an object and whose answer is a number. Returns FALSE for a topic of another kind. */
static gboolean
check_number (const char *topic, JsonObject *input, double expected)
{
  int moved = hundredths (input, "move_mm_toward_eye");

  if (g_str_equal (topic, "spherical_equivalent"))
    {
      DptRx rx = read_rx (input);

      g_assert_cmpint (dpt_rx_get_spherical_equivalent (&rx), ==, (int) round (expected * 100));
    }
  else if (g_str_equal (topic, "effective_power"))
    check_near (dpt_vertex_effective_power (hundredths (input, "power"), moved, 0), expected, 0);
  else if (g_str_equal (topic, "compensated_power"))
    check_near (dpt_vertex_compensate_power (hundredths (input, "power"), moved, 0), expected, 0);
  else if (g_str_equal (topic, "back_vertex_power"))
    check_near (dpt_lens_get_back_vertex_power (hundredths (input, "front"), hundredths (input, "back"),
                                                hundredths (input, "thickness_mm"), read_index (input, "n")),
                expected, 0);
  else if (g_str_equal (topic, "front_vertex_power"))
    check_near (dpt_lens_get_front_vertex_power (hundredths (input, "front"), hundredths (input, "back"),
                                                 hundredths (input, "thickness_mm"), read_index (input, "n")),
                expected, 0);
  else if (g_str_equal (topic, "nominal_power"))
    check_near (dpt_lens_get_back_vertex_power (hundredths (input, "front"), hundredths (input, "back"), 0, 1500),
                expected, 0);
  else if (g_str_equal (topic, "surface_power"))
    check_near (dpt_lens_get_surface_power (hundredths (input, "radius_mm"), read_index (input, "n")), expected, 0);
  else if (g_str_equal (topic, "radius_of_curvature"))
    check_near (dpt_lens_get_radius (hundredths (input, "power"), read_index (input, "n")), expected, 0);
  else if (g_str_equal (topic, "index_conversion"))
    check_near (dpt_lens_convert_index (hundredths (input, "measured"), read_index (input, "n_assumed"),
                                        read_index (input, "n_actual")),
                expected, 1);
  else if (g_str_equal (topic, "keratometry"))
    check_near (dpt_keratometry_power_from_radius (hundredths (input, "radius_mm")), expected, 0);
  else if (g_str_equal (topic, "seg_drop"))
    check_near (dpt_boxing_get_height_decentration (hundredths (input, "B"), hundredths (input, "seg_height")),
                expected, 0);
  else if (g_str_equal (topic, "decentration_mono"))
    check_near (dpt_boxing_get_decentration (hundredths (input, "A"), hundredths (input, "DBL"),
                                             json_object_has_member (input, "monoPD") ? hundredths (input, "monoPD")
                                                                                      : hundredths (input, "PD") / 2),
                expected, 0);
  else if (g_str_equal (topic, "decentration_total"))
    check_near (2
                    * dpt_boxing_get_decentration (hundredths (input, "A"), hundredths (input, "DBL"),
                                                   hundredths (input, "PD") / 2),
                expected, 0);
  else
    return FALSE;
  return TRUE;
}

static gboolean
check_object (const char *topic, JsonObject *input, JsonObject *expect)
{
  if (g_str_equal (topic, "transpose"))
    {
      DptRx rx = read_rx (input), other = dpt_rx_transpose (&rx), wanted = read_rx (expect);

      g_assert_true (dpt_rx_equal (&other, &wanted));
    }
  else if (g_str_equal (topic, "axis_normalise"))
    g_assert_cmpint (dpt_axis_normalize ((int) json_object_get_int_member (input, "axis")), ==,
                     (int) json_object_get_int_member (expect, "axis"));
  else if (g_str_equal (topic, "power_vector"))
    {
      DptRx rx = read_rx (input);
      DptPowerVector v = dpt_rx_to_vector (&rx);

      g_assert_cmpfloat_with_epsilon (v.m, json_object_get_double_member (expect, "M"), 1e-6);
      g_assert_cmpfloat_with_epsilon (v.j0, json_object_get_double_member (expect, "J0"), 1e-6);
      g_assert_cmpfloat_with_epsilon (v.j45, json_object_get_double_member (expect, "J45"), 1e-6);
    }
  else if (g_str_equal (topic, "prentice"))
    check_prentice (input, expect);
  else if (g_str_equal (topic, "resultant_prism"))
    check_resultant (input, expect);
  else if (g_str_equal (topic, "crossed_cylinders"))
    check_crossed (input, expect);
  else
    return FALSE;
  return TRUE;
}

/* Vectors whose input is text or a number. */
static gboolean
check_acuity (const char *topic, JsonNode *input, JsonNode *expect)
{
  DptAcuity acuity;

  if (g_str_equal (topic, "snellen_to_logmar"))
    {
      g_assert_true (dpt_acuity_parse (json_node_get_string (input), &acuity, NULL));
      check_near (acuity.logmar, node_number (expect), 1);
    }
  else if (g_str_equal (topic, "decimal_to_logmar"))
    check_near (dpt_acuity_logmar_from_decimal ((int) lround (node_number (input) * 100)), node_number (expect), 1);
  else if (g_str_equal (topic, "logmar_to_snellen20"))
    {
      g_autofree char *text = NULL;

      acuity = dpt_acuity_from_logmar ((int) lround (node_number (input) * 100));
      text = dpt_acuity_format (&acuity, DPT_ACUITY_SNELLEN_FEET);
      g_assert_cmpstr (text, ==, json_node_get_string (expect));
    }
  else if (g_str_equal (topic, "va_non_numeric"))
    {
      JsonArray *words = json_node_get_array (input);

      for (guint i = 0; i < json_array_get_length (words); i++)
        {
          g_assert_true (dpt_acuity_parse (json_array_get_string_element (words, i), &acuity, NULL));
          g_assert_cmpint (acuity.kind, !=, DPT_ACUITY_VALUE);
        }
    }
  else
    return FALSE;
  return TRUE;
}

static void
test_worked_examples (void)
{
  const char *folder = g_getenv ("DPT_SHARED_SAMPLES");
  g_autofree char *path = folder ? g_build_filename (folder, "optics", "vectors.json", NULL) : NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *vectors;
  guint checked = 0;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the samples are not here");
      return;
    }
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  vectors = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject *vector = json_array_get_object_element (vectors, i);
      const char *topic = json_object_get_string_member (vector, "topic");
      JsonNode *input = json_object_get_member (vector, "input"), *expect = json_object_get_member (vector, "expect");
      gboolean done;

      if (!JSON_NODE_HOLDS_OBJECT (input))
        done = check_acuity (topic, input, expect);
      else if (JSON_NODE_HOLDS_OBJECT (expect))
        done = check_object (topic, json_node_get_object (input), json_node_get_object (expect));
      else
        done = check_number (topic, json_node_get_object (input), node_number (expect));
      checked += done ? 1 : 0;
      if (!done)
        g_test_message ("left out: %s", topic);
    }
  g_test_message ("%u of %u checked", checked, json_array_get_length (vectors));
  g_assert_cmpuint (checked + 5, >=, json_array_get_length (vectors));
}

/* The hospital table: base value = 110 - 50 logMAR; "6/9" may be a letter off, as the table rounds. */
static void
test_hospital_table_of_acuities (void)
{
  const char *folder = g_getenv ("DPT_SHARED_SAMPLES");
  g_autofree char *path = folder ? g_build_filename (folder, "optics", "openeyes_va_unit_value.csv", NULL) : NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint checked = 0;

  if (path == NULL || !g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("the samples are not here");
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      g_autofree char *value = NULL;
      DptAcuity acuity;

      if (g_strv_length (cells) < 5 || !g_str_equal (cells[1], "2"))
        continue;
      value = g_strdup (cells[2]);
      g_strstrip (g_strdelimit (value, "\"", ' '));
      if (!g_ascii_isdigit (value[0]) || g_str_equal (value, "6/1") || g_str_equal (value, "6/2"))
        continue; /* beyond any eye: the table goes its own way there */
      g_assert_true (dpt_acuity_parse (value, &acuity, NULL));
      g_assert_cmpint (ABS (acuity.logmar - 2 * (110 - atoi (cells[3]))), <=, 2);
      checked++;
    }
  g_assert_cmpuint (checked, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/optics-vectors/worked-examples", test_worked_examples);
  g_test_add_func ("/optics-vectors/hospital-table", test_hospital_table_of_acuities);
  return g_test_run ();
}
