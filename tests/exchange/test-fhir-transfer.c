/* test-fhir-transfer.c - FHIR resources out of and into a shop: as prescriptions from outside, under rights, with a trail, once.
 * For: exchange/dpt-fhir-transfer. Not for: the format (test-fhir.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-error.h"
#include "exchange/dpt-fhir.h"
#include "support/dpt-test-db.h"
#include "support/dpt-test-shop.h"

#include <string.h>

typedef struct
{
  DptFhirResource *resource;
  gint64 patient_id;
  gboolean anyway;
  DptFhirKind kind;
  gint64 id;
  GPtrArray *twins;
} Args;

static char *
read_text (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DPT_TEST_DATA"), "fhir", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static DptFhirResource *
read_resource (const char *text)
{
  g_autoptr (GError) error = NULL;
  DptFhirResource *resource = dpt_fhir_read (text, strlen (text), "FR", NULL, &error);

  g_assert_no_error (error);
  return resource;
}

static gpointer
import_prescriptions (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  return dpt_fhir_import_prescriptions (unit, args->resource, args->patient_id, args->anyway, error);
}

static gpointer
import_patient (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  args->id = dpt_fhir_import_patient (unit, args->resource, args->anyway, &args->twins, error);
  return args->id != 0 ? args : NULL;
}

static gpointer
export_record (DptUnit *unit, gpointer data, GError **error)
{
  Args *args = data;

  return dpt_fhir_export (unit, args->kind, args->id, error);
}

static GPtrArray *
must_import (DptSession *session, const char *name, gint64 patient_id, gboolean anyway)
{
  g_autofree char *text = read_text (name);
  g_autoptr (DptFhirResource) resource = read_resource (text);
  g_autoptr (GError) error = NULL;
  Args args = { .resource = resource, .patient_id = patient_id, .anyway = anyway };
  GPtrArray *entered = dpt_session_write (session, import_prescriptions, &args, (GDestroyNotify) g_ptr_array_unref, &error);

  g_assert_no_error (error);
  return entered;
}

static void
refuse_import (DptSession *session, const char *name, gint64 patient_id, DptError code)
{
  g_autofree char *text = read_text (name);
  g_autoptr (DptFhirResource) resource = read_resource (text);
  g_autoptr (GError) error = NULL;
  Args args = { .resource = resource, .patient_id = patient_id };

  g_assert_null (dpt_session_write (session, import_prescriptions, &args, (GDestroyNotify) g_ptr_array_unref, &error));
  g_assert_error (error, DPT_ERROR, (int) code);
}

static void
test_prescription (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) optician = dpt_test_shop_sign_in (shop, DPT_ROLE_OPTICIAN);
  gint64 elise = dpt_test_shop_add_patient (shop, "Martin", "Élise", "1984-03-09", NULL);
  gint64 paul = dpt_test_shop_add_patient (shop, "Durand", "Paul", "1970-01-01", NULL);
  g_autoptr (GPtrArray) entered = NULL, again = NULL;
  g_autoptr (DptFhirResource) back = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  DptPrescription *head;
  Args args = { 0 };

  /* File number 1 is hers, and the file says so: nobody has to be named. */
  entered = must_import (optician, "prescription-progressive.json", 0, FALSE);
  g_assert_cmpuint (entered->len, ==, 1);
  head = dpt_prescription_sheet_get_head (entered->pdata[0]);
  g_assert_cmpint (dpt_record_get_int (head, DPT_PRESCRIPTION_PATIENT_ID), ==, elise);
  g_assert_cmpstr (dpt_record_get_text (head, DPT_PRESCRIPTION_ORIGIN), ==, "external");
  g_assert_cmpstr (dpt_record_get_text (head, DPT_PRESCRIPTION_STATE), ==, "active");
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'import'"), ==, 1);

  /* Out again, it says what came in, and bears its number here. */
  args = (Args) { .kind = DPT_FHIR_PRESCRIPTIONS, .id = dpt_record_get_id (head) };
  text = dpt_session_write (optician, export_record, &args, g_free, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"sphere\" : -2.00"));
  g_assert_nonnull (strstr (text, "urn:uuid:a99d7a18-efd2-538d-9df3-86ccee2d4f7e"));
  back = read_resource (text);
  g_assert_cmpint (back->file_number, ==, 1);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM audit_entry WHERE action = 'export'"), ==, 1);

  refuse_import (optician, "prescription-progressive.json", elise, DPT_ERROR_CONFLICT); /* once */
  refuse_import (optician, "prescription-progressive.json", paul, DPT_ERROR_CONFLICT);  /* another name */
  again = must_import (optician, "prescription-progressive.json", paul, TRUE);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
test_several (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  gint64 elise = dpt_test_shop_add_patient (shop, "Martin", "Élise", "1984-03-09", NULL);
  g_autoptr (GPtrArray) entered = must_import (shop->system, "prescription-foreign.json", elise, FALSE);

  g_assert_cmpuint (entered->len, ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM prescription WHERE state = 'active'"), ==, 2);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM prescription WHERE kind = 'contact'"), ==, 1);
}

static void
test_refused (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) cashier = dpt_test_shop_sign_in (shop, DPT_ROLE_CASHIER);
  gint64 elise = dpt_test_shop_add_patient (shop, "Martin", "Élise", "1984-03-09", NULL);

  refuse_import (cashier, "prescription-progressive.json", elise, DPT_ERROR_REFUSED);
  refuse_import (shop->system, "prescription-contact.json", elise, DPT_ERROR_INVALID); /* cancelled */
  refuse_import (shop->system, "prescription-foreign.json", 0, DPT_ERROR_INVALID);     /* whose? */
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM prescription"), ==, 0);
}

static void
test_patient (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autoptr (DptSession) receptionist = dpt_test_shop_sign_in (shop, DPT_ROLE_RECEPTIONIST);
  g_autofree char *text = read_text ("patient.json"), *out = NULL;
  g_autoptr (DptFhirResource) resource = read_resource (text);
  g_autoptr (GError) error = NULL;
  Args args = { .resource = resource, .kind = DPT_FHIR_PATIENT };

  dpt_session_write (receptionist, import_patient, &args, NULL, &error);
  g_assert_no_error (error);
  out = dpt_session_write (receptionist, export_record, &args, g_free, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (out, "\"d’Œuvre\""));
  g_assert_nonnull (strstr (out, "\"Marie-Anne\""));
  g_assert_nonnull (strstr (out, "\"06 39 98 41 07\""));

  /* The same person a second time is refused, and let in where it is asked for. */
  g_assert_null (dpt_session_write (receptionist, import_patient, &args, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_CONFLICT);
  g_assert_cmpuint (args.twins->len, ==, 1);
  g_clear_error (&error);
  /* Two people may share a name and a birth date, never a card. */
  args.anyway = TRUE;
  dpt_record_set_null (dpt_patient_file_get_patient (resource->file), DPT_PATIENT_CARD_NUMBER);
  dpt_session_write (receptionist, import_patient, &args, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 2);
  g_clear_pointer (&args.twins, g_ptr_array_unref);
}

/* Misspelt at the desk: nothing is written before somebody says that it is another person. */
static void
test_alike (DptDb *db)
{
  g_autoptr (DptTestShop) shop = dpt_test_shop_new (db);
  g_autofree char *text = read_text ("patient.json");
  g_autoptr (DptFhirResource) resource = read_resource (text);
  g_autoptr (GError) error = NULL;
  Args args = { .resource = resource, .kind = DPT_FHIR_PATIENT };

  dpt_test_shop_add_patient (shop, "Martain", "Élise Marie-Anne", "1984-03-09", NULL);
  g_assert_null (dpt_session_write (shop->system, import_patient, &args, NULL, &error));
  g_assert_error (error, DPT_ERROR, DPT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "may be there"));
  g_assert_cmpint (dpt_test_db_query_int (db, "SELECT COUNT(*) FROM patient"), ==, 1);
  g_clear_pointer (&args.twins, g_ptr_array_unref);
}

int
main (int argc, char **argv)
{
  dpt_test_db_init (&argc, &argv);
  dpt_test_db_add ("/fhir/a-prescription-comes-in-once-for-whom-it-is", test_prescription);
  dpt_test_db_add ("/fhir/several-pairs-are-several-prescriptions", test_several);
  dpt_test_db_add ("/fhir/what-may-not-come-in-is-refused", test_refused);
  dpt_test_db_add ("/fhir/a-patient-comes-in-once", test_patient);
  dpt_test_db_add ("/fhir/a-patient-who-is-alike-is-refused-at-first", test_alike);
  return g_test_run ();
}
