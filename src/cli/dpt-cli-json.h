/* dpt-cli-json.h - reading the members of a command's JSON; what is wrong is refused with the member's name.
 * For: commands whose JSON is no plain record. Not for: records (exchange/dpt-json.h).
 *
 * A member that is left out, or null, leaves the value as it was (a text and a list: NULL).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-money.h"
#include "engine/catalog/dpt-article.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** dpt_cli_json_check_members: refuses a member that is not in @known (NULL-terminated) */
gboolean dpt_cli_json_check_members (JsonObject *object, const char *const *known, GError **error);
/** dpt_cli_json_get: Returns: (transfer none) (nullable): the member; %NULL for null too */
JsonNode *dpt_cli_json_get (JsonObject *object, const char *name);
gboolean dpt_cli_json_read_text (JsonObject *object, const char *name, const char **text, GError **error);
gboolean dpt_cli_json_read_int (JsonObject *object, const char *name, gint64 *value, GError **error);
gboolean dpt_cli_json_read_flag (JsonObject *object, const char *name, gboolean *value, GError **error);
/** dpt_cli_json_read_money: @found: (out) (optional): whether it is there at all */
gboolean dpt_cli_json_read_money (JsonObject *object, const char *name, DptMoney *amount, gboolean *found, GError **error);
/** dpt_cli_json_read_length: "31.5" as hundredths of a millimetre, above 0 and up to 200 mm */
gboolean dpt_cli_json_read_length (JsonObject *object, const char *name, int *value, GError **error);
/** dpt_cli_json_read_array: a list of objects */
gboolean dpt_cli_json_read_array (JsonObject *object, const char *name, JsonArray **array, GError **error);
gboolean dpt_cli_json_read_object (JsonObject *object, const char *name, JsonObject **inner, GError **error);

/** dpt_cli_json_find_article: the article of "code" (article number or bar code) or "variant_id". Returns: (transfer full) (nullable) */
DptArticle *dpt_cli_json_find_article (DptUnit *unit, JsonObject *object, GError **error);

/** dpt_cli_find_patient: Returns: the id of the patient with that file number; 0 with @error */
gint64 dpt_cli_find_patient (DptUnit *unit, gint64 file_number, GError **error);
/** dpt_cli_json_find_patient: Returns: the patient of "patient_id" or "file_number"; 0 with @error */
gint64 dpt_cli_json_find_patient (DptUnit *unit, JsonObject *object, GError **error);

G_END_DECLS
