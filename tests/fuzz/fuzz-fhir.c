/* fuzz-fhir.c - FHIR resources from elsewhere: VisionPrescription, Patient, Bundle.
 * For: dpt_fhir_read(). Not for: writing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-fhir.h"
#include "fuzz/fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DptFhirResource) resource = dpt_fhir_read (text, strlen (text), "FR", "far", &error);

  fuzz_promise ((resource == NULL) == (error != NULL));
  return 0;
}
