/* dpt-json.h - records as JSON, driven by their fields.
 * For: dioptrectl. Not for: FHIR, whose shapes are its own (dpt-fhir.h), and the audit trail (engine/practice).
 *
 * Money, powers and lengths are decimal texts in their natural unit ("129.00", "-1.25", "31.5"), because a JSON number
 * is a binary fraction to most readers; at reading a number is accepted too. Dates are ISO texts, instants too ("2026-11-22T09:30:00Z").
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** dpt_json_from_record: Returns: (transfer full): an object with "id", "version" and every field that is set and no secret */
JsonObject *dpt_json_from_record (gpointer record);

/** dpt_json_from_records: Returns: (transfer full): an array of them */
JsonArray *dpt_json_from_records (GPtrArray *records);

/**
 * dpt_json_fill_record:
 * @but: (nullable) (array zero-terminated=1): members that the caller reads itself
 *
 * Sets the record's fields from the members of @object. Anything that is no field, is derived, or has the wrong kind is
 * refused, with its name; what the fields may hold is checked at saving.
 */
gboolean dpt_json_fill_record (gpointer record, JsonObject *object, const char *const *but, GError **error);

/** dpt_json_get_hundredths: reads "12.5", 12.5 or 12 as hundredths. Returns: whether it is a number with at most two decimals */
gboolean dpt_json_get_hundredths (JsonNode *node, gint64 *value);

/** dpt_json_set_money: adds a member "129.00" */
void dpt_json_set_money (JsonObject *object, const char *name, gint64 amount);

/** dpt_json_take_node: Returns: (transfer full): @object (transfer full) as a node */
JsonNode *dpt_json_take_object (JsonObject *object);
JsonNode *dpt_json_take_array (JsonArray *array);

G_END_DECLS
