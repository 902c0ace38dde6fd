/* test-fhir.c - what FHIR says arrives as it was said, what we say comes back the same, and what is not understood is refused.
 * For: exchange/dpt-json-exact, dpt-fhir (reading, writing). Not for: the database (test-fhir-transfer.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "engine/clinical/dpt-prescription-fhir.h"
#include "exchange/dpt-fhir.h"
#include "exchange/dpt-json-exact.h"
#include "support/dpt-test-locale.h"

#include <string.h>

/* --- comparing --- */

/* One text for one meaning: members in the order of their names, numbers as they were written. */
static void
print_sorted (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));

      names = g_list_sort (names, (GCompareFunc) strcmp);
      g_string_append (out, "{\n");
      for (GList *l = names; l != NULL; l = l->next)
        {
          g_string_append_printf (out, "%s: ", (const char *) l->data);
          print_sorted (out, json_object_get_member (json_node_get_object (node), l->data));
        }
      g_string_append (out, "}\n");
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_string_append (out, "[\n");
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        print_sorted (out, json_array_get_element (json_node_get_array (node), i));
      g_string_append (out, "]\n");
    }
  else
    {
      g_autofree char *text = dpt_json_exact_print (node, FALSE);

      g_string_append_printf (out, "%s\n", text);
    }
}

static char *
sort (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = dpt_json_exact_parse (text, strlen (text), &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  print_sorted (out, node);
  return g_string_free (out, FALSE);
}

static void
assert_same (const char *one, const char *other)
{
  g_autofree char *a = sort (one), *b = sort (other);

  g_assert_cmpstr (a, ==, b);
}

static char *
read_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DPT_TEST_DATA"), "fhir", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static DptFhirResource *
must_read (const char *text, const char *usage)
{
  g_autoptr (GError) error = NULL;
  DptFhirResource *resource = dpt_fhir_read (text, strlen (text), "FR", usage, &error);

  g_assert_no_error (error);
  return resource;
}

static gboolean
has_remark (const DptFhirResource *resource, const char *path)
{
  for (guint i = 0; i < resource->remarks->len; i++)
    if (g_str_has_prefix (resource->remarks->pdata[i], path))
      return TRUE;
  return FALSE;
}

/* --- JSON --- */

static void
test_numbers (void)
{
  const char *text = "{\"a\":-2.00,\"b\":[0.5,1e2,0,\"-2.00\",true,null],\"c\":\"\\u00e9 \\\"\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = dpt_json_exact_parse (text, strlen (text), &error);
  g_autofree char *printed = NULL;
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (dpt_json_exact_get_number (json_object_get_member (object, "a")), ==, "-2.00");
  g_assert_null (dpt_json_exact_get_string (json_object_get_member (object, "a")));
  g_assert_cmpstr (dpt_json_exact_get_string (json_object_get_member (object, "c")), ==, "é \"");
  printed = dpt_json_exact_print (node, FALSE);
  g_assert_cmpstr (printed, ==, "{\"a\":-2.00,\"b\":[0.5,1e2,0,\"-2.00\",true,null],\"c\":\"é \\\"\"}");
}

static void
test_bad_json (void)
{
  static const char *const bad[] = {
    "", " ", "{", "}", "[}", "{\"a\":1", "{\"a\":01}", "{\"a\":+1}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":NaN}",
    "{'a':1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "{\"\\u0061\":1}", "{\"a\":\"\\u0001-2.00\"}", "{\"a\":\"\\x\"}", "{\"a\":\"",
    "{\"a\":\"\\", "{\"a\":\"\\u00\"}", "{\"a\":\"\t\"}", "{\"a\" 1}", "{\"a\":1,}", "[1 2]", "{\"a\":1}{", "/* */ {}", "{\"a\":1} x", "\xff", "{\"a\":\"\xc3\"}",
  };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = dpt_json_exact_parse (bad[i], strlen (bad[i]), &error);

      if (node != NULL)
        g_error ("this was taken for JSON: %s", bad[i]);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
    }
  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (dpt_json_exact_parse (deep->str, deep->len, NULL));
  g_string_set_size (deep, DPT_JSON_EXACT_MOST_BYTES + 1);
  memset (deep->str, ' ', deep->len);
  g_assert_null (dpt_json_exact_parse (deep->str, deep->len, NULL));
}

static void
test_hundredths (void)
{
  static const struct { const char *token; gboolean good; int value; } rows[] = {
    { "-2.00", TRUE, -200 }, { "0.5", TRUE, 50 },     { "180", TRUE, 18000 },  { "-0.25", TRUE, -25 },   { "1e1", TRUE, 1000 },
    { "25e-2", TRUE, 25 },   { "1.2500", TRUE, 125 }, { "100E-2", TRUE, 100 }, { "0", TRUE, 0 },         { "-0.00", TRUE, 0 },
    { "0e9999", TRUE, 0 },   { "0.125", FALSE, 0 },   { "1e-3", FALSE, 0 },    { "1e300", FALSE, 0 },    { "99999999999999999999", FALSE, 0 },
    { "1000000", TRUE, 100000000 }, { "1000001", FALSE, 0 }, { "0.001", FALSE, 0 }, { "1e-999999999999999999999", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int value = 0;

      if (dpt_json_exact_to_hundredths (rows[i].token, &value) != rows[i].good || value != rows[i].value)
        g_error ("%s became %d", rows[i].token, value);
    }
}

/* --- the official examples --- */

static void
test_examples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), "fhir", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("the samples are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL, *once = NULL, *twice = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      node = dpt_json_exact_parse (text, length, &error);
      g_assert_no_error (error);
      once = dpt_json_exact_print (node, TRUE);
      assert_same (text, once);
      twice = dpt_json_exact_print (node, FALSE);
      assert_same (text, twice);
      n++;
    }
  g_assert_cmpuint (n, >=, 5);
}

static void
test_official_prescription (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), "fhir", "VisionPrescription-33123.json", NULL);
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (DptFhirResource) resource = NULL, second = NULL;
  DptPrescription *head;
  DptRx right, left;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the samples are not here");
      return;
    }
  resource = must_read (text, NULL);
  g_assert_cmpuint (resource->sheets->len, ==, 1);
  head = dpt_prescription_sheet_get_head (resource->sheets->pdata[0]);
  right = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (resource->sheets->pdata[0], DPT_EYE_RIGHT));
  left = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (resource->sheets->pdata[0], DPT_EYE_LEFT));
  g_assert_true (dpt_rx_equal (&right, &(DptRx) { .sphere = -200, .addition = 200, .prism_v = 50, .base_v = DPT_BASE_DOWN }));
  g_assert_true (
    dpt_rx_equal (&left, &(DptRx) { .sphere = -100, .cylinder = -50, .axis = 180, .addition = 200, .prism_v = 50, .base_v = DPT_BASE_UP }));
  g_assert_cmpstr (dpt_record_get_text (head, DPT_PRESCRIPTION_ISSUED_ON), ==, "2014-06-15");
  g_assert_cmpstr (dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE), ==, "progressive");
  g_assert_cmpstr (dpt_record_get_text (head, DPT_PRESCRIPTION_PRESCRIBER_NAME), ==, "Practitioner/example");
  g_assert_true (has_remark (resource, "identifier:"));
  g_assert_true (has_remark (resource, "lensSpecification:"));
  again = dpt_prescription_write_fhir (resource->sheets->pdata[0], resource->patient_name, 0, FALSE);
  g_assert_nonnull (strstr (again, "\"sphere\":-2.00,"));
  g_assert_nonnull (strstr (again, "\"add\":2.00}"));
  second = must_read (again, NULL);
  g_assert_cmpuint (second->remarks->len, ==, 0);
}

static void
test_official_patients (void)
{
  static const struct { const char *name, *family, *given, *remark; } rows[] = {
    { "Patient-example.json", "Chalmers", "Peter James", "telecom[3]:" },
    { "Patient-glossy.json", "Levin", "Henry", "name[0].suffix:" },
    { "Patient-pat1.json", "Donald", "Duck", "photo:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("DPT_SHARED_SAMPLES"), "fhir", rows[i].name, NULL), *text = NULL;
      g_autoptr (DptFhirResource) resource = NULL;
      DptPatient *patient;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        {
          g_test_skip ("the samples are not here");
          return;
        }
      resource = must_read (text, NULL);
      patient = dpt_patient_file_get_patient (resource->file);
      g_assert_cmpstr (dpt_record_get_text (patient, DPT_PATIENT_FAMILY_NAME), ==, rows[i].family);
      g_assert_cmpstr (dpt_record_get_text (patient, DPT_PATIENT_GIVEN_NAMES), ==, rows[i].given);
      g_assert_cmpstr (dpt_record_get_text (patient, DPT_PATIENT_SEX), ==, "male");
      g_assert_true (has_remark (resource, rows[i].remark));
      g_assert_true (has_remark (resource, "managingOrganization:"));
    }
}

/* --- our own --- */

static void
test_own_prescriptions (void)
{
  static const char *const names[] = { "prescription-progressive.json", "prescription-contact.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = read_data (names[i]), *again = NULL;
      g_autoptr (DptFhirResource) resource = must_read (text, NULL);

      g_assert_cmpuint (resource->remarks->len, ==, 0);
      g_assert_cmpuint (resource->sheets->len, ==, 1);
      again = dpt_prescription_write_fhir (resource->sheets->pdata[0], resource->patient_name, resource->file_number, FALSE);
      assert_same (text, again);
    }
}

/* What is written of a record and read again is the record, field by field. */
static void
assert_equal_records (gpointer a, gpointer b)
{
  for (guint i = 0; i < dpt_record_get_n_fields (a); i++)
    {
      g_autofree char *one = dpt_record_format (a, i), *other = dpt_record_format (b, i);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_record_again (void)
{
  g_autofree char *text = read_data ("prescription-progressive.json"), *written = NULL;
  g_autoptr (DptFhirResource) first = must_read (text, NULL), second = NULL;
  DptPrescriptionSheet *a = first->sheets->pdata[0], *b;

  written = dpt_prescription_write_fhir (a, first->patient_name, first->file_number, FALSE);
  second = must_read (written, NULL);
  b = second->sheets->pdata[0];
  assert_equal_records (dpt_prescription_sheet_get_head (a), dpt_prescription_sheet_get_head (b));
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    assert_equal_records (dpt_prescription_sheet_get_eye (a, eye), dpt_prescription_sheet_get_eye (b, eye));
  g_assert_cmpint (second->file_number, ==, 1);
  g_assert_cmpstr (second->patient_name, ==, "MARTIN Élise");
}

static void
test_brief (void)
{
  g_autofree char *text = read_data ("prescription-progressive.json"), *brief = NULL;
  g_autoptr (DptFhirResource) whole = must_read (text, NULL), read = NULL;
  DptRx a, b;

  brief = dpt_prescription_write_fhir (whole->sheets->pdata[0], whole->patient_name, whole->file_number, TRUE);
  g_assert_null (strpbrk (brief, "\n\t"));
  g_assert_null (strstr (brief, "pd-far"));
  read = must_read (brief, NULL);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      a = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (whole->sheets->pdata[0], eye));
      b = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (read->sheets->pdata[0], eye));
      g_assert_true (dpt_rx_equal (&a, &b));
    }
}

static void
test_foreign (void)
{
  static const char *const remarks[] = { "text:", "contained[0]:", "contained[1]:", "extension[0]:", "identifier:", "encounter:",
                                         "lensSpecification[0].note[0].authorString:", "lensSpecification[2].sphere:", "lensSpecification:" };
  g_autofree char *text = read_data ("prescription-foreign.json");
  g_autoptr (DptFhirResource) resource = must_read (text, NULL);
  DptPrescriptionSheet *glasses, *contact;
  DptPrescriptionEye *lens;
  DptRx rx;

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (!has_remark (resource, remarks[i]))
      g_error ("%s was passed over in silence", remarks[i]);
  g_assert_cmpstr (resource->patient_name, ==, "Élise Martin");
  g_assert_cmpuint (resource->sheets->len, ==, 2);
  glasses = resource->sheets->pdata[0];
  contact = resource->sheets->pdata[1];
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (glasses), DPT_PRESCRIPTION_USAGE), ==, "far");
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (glasses, DPT_EYE_RIGHT));
  g_assert_true (dpt_rx_equal (&rx, &(DptRx) { .sphere = -200, .cylinder = -50, .axis = 180, .prism_v = 50, .base_v = DPT_BASE_DOWN }));
  rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (glasses, DPT_EYE_LEFT));
  g_assert_cmpint (rx.sphere, ==, -212);
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (contact), DPT_PRESCRIPTION_USAGE), ==, "contact");
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (contact), DPT_PRESCRIPTION_PRESCRIBER_NAME), ==, "Luc Vasseur");
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (contact), DPT_PRESCRIPTION_PRESCRIBER_NUMBER), ==, "10001110009");
  g_assert_cmpstr (dpt_record_get_text (dpt_prescription_sheet_get_head (contact), DPT_PRESCRIPTION_INSTRUCTIONS), ==,
                   "Colour: green; Worn for: 1 month; Yeux secs");
  g_assert_null (dpt_prescription_sheet_get_eye (contact, DPT_EYE_RIGHT));
  lens = dpt_prescription_sheet_get_eye (contact, DPT_EYE_LEFT);
  g_assert_cmpint (dpt_record_get_int (lens, DPT_PRESCRIPTION_EYE_SPHERE), ==, -250);
  g_assert_cmpint (dpt_record_get_int (lens, DPT_PRESCRIPTION_EYE_BACK_CURVE), ==, 860);
  g_assert_cmpint (dpt_record_get_int (lens, DPT_PRESCRIPTION_EYE_DIAMETER), ==, 1420);
}

static void
test_own_patient (void)
{
  g_autofree char *text = read_data ("patient.json"), *again = NULL;
  g_autoptr (DptFhirResource) resource = must_read (text, NULL);

  for (guint i = 0; i < resource->remarks->len; i++)
    g_test_message ("%s", (const char *) resource->remarks->pdata[i]);
  g_assert_cmpuint (resource->remarks->len, ==, 0);
  again = dpt_fhir_write_patient (resource->file);
  assert_same (text, again);
}

/* A wrong number is worse than none: it would be taken for somebody else's. */
static void
test_a_number_that_is_none_is_not_kept (void)
{
  g_autofree char *text = read_data ("patient.json");
  g_auto (GStrv) pieces = g_strsplit (text, "2840337261045", 2);
  g_autofree char *changed = g_strjoinv ("28403372610", pieces);
  g_autoptr (DptFhirResource) resource = must_read (changed, NULL);

  g_assert_true (dpt_record_is_null (dpt_patient_file_get_patient (resource->file), DPT_PATIENT_NIR));
  g_assert_true (has_remark (resource, "identifier[0]:"));
}

/* --- refusals --- */

typedef struct
{
  const char *was, *becomes, *path;
} Change;

static void
check_refusals (const char *name, const Change *rows, gsize n)
{
  g_autofree char *text = read_data (name);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (text, rows[i].was, 2);
      g_autofree char *changed = g_strjoinv (rows[i].becomes, pieces);
      g_autoptr (GError) error = NULL;
      g_autoptr (DptFhirResource) resource = NULL;

      if (pieces[1] == NULL)
        g_error ("%s has no %s", name, rows[i].was);
      resource = dpt_fhir_read (changed, strlen (changed), "FR", NULL, &error);
      if (resource != NULL)
        g_error ("%s was let through", rows[i].becomes);
      g_assert_error (error, DPT_ERROR, DPT_ERROR_INVALID);
      g_assert_cmpstr (dpt_error_get_field (error), ==, rows[i].path);
      g_assert_nonnull (strstr (error->message, rows[i].path));
    }
}

static void
test_refused_prescriptions (void)
{
  static const Change rows[] = {
    { "\"status\" : \"active\"", "\"status\" : \"draft\"", "status" },
    { "\"status\" : \"active\"", "\"status\" : \"entered-in-error\"", "status" },
    { "\"status\" : \"active\"", "\"status\" : \"Active\"", "status" },
    { "\"status\" : \"active\"", "\"status\" : \"active\", \"modifierExtension\" : []", "modifierExtension" },
    { "\"status\" : \"active\"", "\"status\" : \"active\", \"implicitRules\" : \"http://example.org\"", "implicitRules" },
    { "\"status\" : \"active\"", "\"status\" : \"active\", \"intent\" : \"order\"", "intent" },
    { "VisionPrescription", "Bundle", "resourceType" },
    { "\"code\" : \"lens\"", "\"code\" : \"low-vision\"", "lensSpecification[0].product.coding[0].code" },
    { "ex-visionprescriptionproduct", "of-others", "lensSpecification[0].product" },
    { "\"eye\" : \"right\"", "\"eye\" : \"both\"", "lensSpecification[0].eye" },
    { "\"eye\" : \"left\"", "\"eye\" : \"right\"", "lensSpecification" },
    { "\"base\" : \"in\"", "\"base\" : \"nasal\"", "lensSpecification[0].prism[0].base" },
    { "\"base\" : \"up\"", "\"base\" : \"out\"", "lensSpecification[0].prism[1].base" },
    { "\"amount\" : 1.50", "\"amount\" : -1.50", "lensSpecification[0].prism[0].amount" },
    { "\"sphere\" : -2.00", "\"sphere\" : \"-2.00\"", "lensSpecification[0].sphere" },
    { "\"sphere\" : -2.00", "\"sphere\" : -2.001", "lensSpecification[0].sphere" },
    { "\"sphere\" : -2.00,", "", "lensSpecification[0].sphere" },
    { "\"sphere\" : -2.00", "\"sphere\" : -2.00, \"power\" : -2.00", "lensSpecification[0].power" },
    { "\"sphere\" : -2.00", "\"sphere\" : -99.00", "lensSpecification[0]" },
    { "\"sphere\" : -2.00", "\"sphere\" : -2.00, \"tint\" : \"red\"", "lensSpecification[0].tint" },
    { "\"axis\" : 180,", "", "lensSpecification[0].axis" },
    { "\"axis\" : 180", "\"axis\" : 181", "lensSpecification[0].axis" },
    { "\"axis\" : 180", "\"axis\" : 90.5", "lensSpecification[0].axis" },
    { "\"text\" : \"Verres", "\"words\" : \"Verres", "lensSpecification[0].note[0].words" },
    { "\"dateWritten\" : \"2026-11-20\"", "\"dateWritten\" : \"2026-11\"", "dateWritten" },
    { "\"dateWritten\" : \"2026-11-20\"", "\"dateWritten\" : \"2026-11-20 at noon\"", "dateWritten" },
    { "\"valueCode\" : \"progressive\"", "\"valueCode\" : \"trifocal\"", "extension" },
    { "\"valueCode\" : \"ophthalmologist\"", "\"valueCode\" : \"astrologer\"", "prescriber.extension" },
    { "\"value\" : 12.00", "\"value\" : 12.00, \"comparator\" : \"<\"", "extension" },
  };

  check_refusals ("prescription-progressive.json", rows, G_N_ELEMENTS (rows));
}

static void
test_refused_contact_lenses (void)
{
  static const Change rows[] = {
    { "\"power\" : -2.75", "\"power\" : -2.75, \"sphere\" : -3.00", "lensSpecification[0].power" },
    { "\"power\" : -2.75,", "", "lensSpecification[0].power" },
  };

  check_refusals ("prescription-contact.json", rows, G_N_ELEMENTS (rows));
}

static void
test_refused_patients (void)
{
  static const Change rows[] = {
    { "\"gender\" : \"female\"", "\"gender\" : \"F\"", "gender" },
    { "\"birthDate\" : \"1984-03-09\"", "\"birthDate\" : \"1984-02-31\"", "birthDate" },
    { "\"deceasedDateTime\" : \"2026-10-01\"", "\"deceasedBoolean\" : true", "deceasedBoolean" },
    { "\"use\" : \"official\"", "\"use\" : \"nickname\"", "name" },
    { "\"country\" : \"FR\"", "\"country\" : \"France\"", "address[0].country" },
    { "\"active\" : true", "\"active\" : \"yes\"", "active" },
    { "\"active\" : true",
      "\"active\" : true, \"link\" : [ { \"other\" : { \"reference\" : \"Patient/2\" }, \"type\" : \"replaced-by\" } ]", "link[0].type" },
    { "\"active\" : true", "\"active\" : true, \"animal\" : {}", "animal" },
  };

  check_refusals ("patient.json", rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_decimal_comma ();
  g_test_add_func ("/json/numbers-keep-their-text", test_numbers);
  g_test_add_func ("/json/what-is-none-is-refused", test_bad_json);
  g_test_add_func ("/json/hundredths-are-read-from-the-text", test_hundredths);
  g_test_add_func ("/fhir/official-examples-come-back-the-same", test_examples);
  g_test_add_func ("/fhir/the-official-prescription-is-understood", test_official_prescription);
  g_test_add_func ("/fhir/the-official-patients-are-understood", test_official_patients);
  g_test_add_func ("/fhir/our-prescriptions-come-back-the-same", test_own_prescriptions);
  g_test_add_func ("/fhir/a-record-comes-back-the-same", test_record_again);
  g_test_add_func ("/fhir/the-brief-form-has-the-same-lenses", test_brief);
  g_test_add_func ("/fhir/nothing-of-others-goes-in-silence", test_foreign);
  g_test_add_func ("/fhir/our-patient-comes-back-the-same", test_own_patient);
  g_test_add_func ("/fhir/a-number-that-is-none-is-not-kept", test_a_number_that_is_none_is_not_kept);
  g_test_add_func ("/fhir/what-is-not-understood-is-refused", test_refused_prescriptions);
  g_test_add_func ("/fhir/contact-lenses-that-are-refused", test_refused_contact_lenses);
  g_test_add_func ("/fhir/patients-that-cannot-be-are-refused", test_refused_patients);
  return g_test_run ();
}
