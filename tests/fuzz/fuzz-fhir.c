/* fuzz-fhir.c - FHIR resources from elsewhere: VisionPrescription and Patient.
 * For: dpt_fhir_read(), and that what was read can be written and read again. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-prescription-fhir.h"
#include "exchange/dpt-fhir.h"
#include "fuzz/fuzz.h"

#include <string.h>

static DptFhirResource *
read_again (const char *text)
{
  g_autoptr (GError) error = NULL;
  DptFhirResource *resource = dpt_fhir_read (text, strlen (text), "FR", NULL, &error);

  fuzz_promise (resource != NULL && error == NULL);
  return resource;
}

static void
check_sheet (DptPrescriptionSheet *sheet)
{
  g_autofree char *text = dpt_prescription_write_fhir (sheet, "MARTIN Jeanne", 7, FALSE);
  g_autoptr (DptFhirResource) again = read_again (text);

  fuzz_promise (again->sheets->len == 1);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    {
      DptRx one = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (sheet, eye));
      DptRx other = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (again->sheets->pdata[0], eye));

      fuzz_promise (dpt_rx_equal (&one, &other));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DptFhirResource) resource = dpt_fhir_read ((const char *) data, size, "FR", NULL, &error);

  fuzz_promise ((resource == NULL) == (error != NULL));
  for (guint i = 0; resource != NULL && resource->kind == DPT_FHIR_PRESCRIPTIONS && i < resource->sheets->len; i++)
    check_sheet (resource->sheets->pdata[i]);
  if (resource != NULL && resource->kind == DPT_FHIR_PATIENT)
    {
      g_autofree char *text = dpt_fhir_write_patient (resource->file);
      g_autoptr (DptFhirResource) again = read_again (text);
    }
  return 0;
}
