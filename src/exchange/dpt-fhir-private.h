/* dpt-fhir-private.h - reading FHIR's elements with their path, for the two resources.
 * For: src/exchange/dpt-fhir-*.c. Not for: others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-prescription-fhir.h"
#include "exchange/dpt-fhir.h"
#include "exchange/dpt-json-exact.h"

G_BEGIN_DECLS

/**
 * DptFhirElement:
 * @path: (nullable): of the object, "lensSpecification[0]"; %NULL for the resource itself
 * @remarks: where to tell what was not kept
 *
 * An object of the resource that is being read.
 */
typedef struct
{
  JsonObject *object;
  const char *path;
  GPtrArray *remarks;
} DptFhirElement;

/** dpt_fhir_path: Returns: (transfer full): "path.name", or "name" */
char *dpt_fhir_path (const DptFhirElement *element, const char *name);
/** dpt_fhir_refuse: %DPT_ERROR_INVALID naming the path of @name (nullable: of the element). Returns: %FALSE */
gboolean dpt_fhir_refuse (const DptFhirElement *element, const char *name, const char *why, GError **error);
/** dpt_fhir_remark: tells in a remark what became of @name (nullable: of the element); @what is translated */
void dpt_fhir_remark (const DptFhirElement *element, const char *name, const char *what);

/**
 * dpt_fhir_check:
 * @read: (array zero-terminated=1): members that are read
 * @passed: (array zero-terminated=1): members of R4 that are not kept, each told where it is there
 *
 * Refuses modifierExtension, implicitRules and whatever R4 does not know here. The caller reads "extension" itself where it is in @read.
 */
gboolean dpt_fhir_check (const DptFhirElement *element, const char *const *read, const char *const *passed, GError **error);

/** dpt_fhir_get_text: @text: (out) (nullable): %NULL where it is not there. Returns: whether it is a text or not there */
gboolean dpt_fhir_get_text (const DptFhirElement *element, const char *name, const char **text, GError **error);
gboolean dpt_fhir_get_flag (const DptFhirElement *element, const char *name, gboolean *found, gboolean *value, GError **error);
/** dpt_fhir_get_hundredths: a decimal of at most two places; an eighth of a dioptre loses its third as it is spoken, with a remark */
gboolean dpt_fhir_get_hundredths (const DptFhirElement *element, const char *name, gboolean *found, int *value, GError **error);
/** dpt_fhir_get_object: @inner: (out): its path is freed by dpt_fhir_element_clear() */
gboolean dpt_fhir_get_object (const DptFhirElement *element, const char *name, DptFhirElement *inner, GError **error);
/** dpt_fhir_get_array: @array: (out) (nullable) (transfer none) */
gboolean dpt_fhir_get_array (const DptFhirElement *element, const char *name, JsonArray **array, GError **error);
/** dpt_fhir_get_item: the object at @index of the array called @name */
gboolean dpt_fhir_get_item (const DptFhirElement *element, const char *name, JsonArray *array, guint index, DptFhirElement *item,
                            GError **error);
void dpt_fhir_element_clear (DptFhirElement *element);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DptFhirElement, dpt_fhir_element_clear)

/** dpt_fhir_get_extension: the value of the extension @url: a member called @type, found in @found. Others are told once by
 * dpt_fhir_tell_extensions(). */
gboolean dpt_fhir_get_extension (const DptFhirElement *element, const char *url, const char *type, JsonNode **found, GError **error);
/** dpt_fhir_tell_extensions: tells which extensions are not of @known (array zero-terminated=1) */
gboolean dpt_fhir_tell_extensions (const DptFhirElement *element, const char *const *known, GError **error);
/** dpt_fhir_get_text_extension: @text: (out) (nullable) */
gboolean dpt_fhir_get_text_extension (const DptFhirElement *element, const char *url, const char *type, const char **text, GError **error);

/** DptFhirLens: @words: what has no field, for the instructions */
typedef struct
{
  gboolean contact;
  DptPrescriptionEye *eye;
  GString *words;
} DptFhirLens;

void dpt_fhir_lens_free (gpointer data);
/** dpt_fhir_read_lens: adds a #DptFhirLens to @lenses */
gboolean dpt_fhir_read_lens (const DptFhirElement *element, GPtrArray *lenses, GError **error);
/** dpt_fhir_set_distance: sets @field of @record from the extension @url, hundredths of a millimetre */
gboolean dpt_fhir_set_distance (const DptFhirElement *element, const char *url, gpointer record, guint field, GError **error);

/* The two resources; each fills @resource. */
gboolean dpt_fhir_read_prescription (const DptFhirElement *root, const char *usage, DptFhirResource *resource, GError **error);
gboolean dpt_fhir_read_patient (const DptFhirElement *root, const char *country, DptFhirResource *resource, GError **error);

/** dpt_fhir_title_to_prefix: Returns: (nullable): "Mrs" for "mrs" */
const char *dpt_fhir_title_to_prefix (const char *title);

#define DPT_FHIR_CARD "urn:uuid:d36076fc-1d9e-5061-9f77-8c8b8772b172" /* identifier system: of the loyalty card */
#define DPT_FHIR_ADDRESS "urn:uuid:fd2d254e-e0b1-5faa-a91c-b0242b2ec99e" /* extension of an address, valueCode shipping, which R4 has no use for */
#define DPT_FHIR_INS_NIR "urn:oid:1.2.250.1.213.1.4.8" /* the French identity number, Interop'Santé's FR Core */

G_END_DECLS
