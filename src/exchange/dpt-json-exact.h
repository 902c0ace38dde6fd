/* dpt-json-exact.h - JSON whose numbers keep the text they were written with: -2.00 stays -2.00.
 * For: FHIR, where the decimals of a number are part of what it says. Not for: our own JSON (dpt-json.h).
 *
 * json-glib holds a number as a double. So the text passes one strict reader of our own first, which checks it, limits it and
 * hands each number to json-glib as a string behind a mark that no string of a valid text can begin with. Writing goes
 * the same way back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DPT_JSON_EXACT_MOST_BYTES (1024 * 1024)
#define DPT_JSON_EXACT_MOST_DEPTH 32

/**
 * dpt_json_exact_parse:
 * @data: (array length=length): from anywhere
 *
 * Refuses what is too long or too deep, no UTF-8, no JSON, an object with the same member twice or with an escape in a member's name, and
 * control characters in strings. Errors: %DPT_ERROR_INVALID, with line and column where there is one.
 *
 * Returns: (transfer full) (nullable): the tree; its numbers are read by dpt_json_exact_get_number()
 */
JsonNode *dpt_json_exact_parse (const char *data, gsize length, GError **error);

/** dpt_json_exact_print: Returns: (transfer full): @node with its numbers as they were; @pretty: indented by two, else on one line */
char *dpt_json_exact_print (JsonNode *node, gboolean pretty);

/** dpt_json_exact_get_number: Returns: (nullable): the text of a number; %NULL for anything else */
const char *dpt_json_exact_get_number (JsonNode *node);
/** dpt_json_exact_get_string: Returns: (nullable): the text of a string; %NULL for anything else, numbers too */
const char *dpt_json_exact_get_string (JsonNode *node);

/**
 * dpt_json_exact_to_hundredths:
 * @token: of a number; an exponent is reckoned with
 *
 * Returns: whether @token is a whole number of hundredths within ±1,000,000; zeros at its end do not matter
 */
gboolean dpt_json_exact_to_hundredths (const char *token, int *hundredths);

G_END_DECLS
