/* dpt-text.h - text as it is compared and searched: without accents, case and hyphens; and text for files.
 * For: search keys, phone numbers, JSON strings. Not for: sorting for display (g_utf8_collate).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dpt_text_fold:
 * @text: (nullable): any text; what is no UTF-8 is dropped
 *
 * Returns: (transfer full): lower case, without accents, ligatures opened (œ, æ, ß), every run of spaces, hyphens,
 * apostrophes and punctuation one space, none at the ends: "Élise-Marie d’Œuvre" is "elise marie d oeuvre"
 */
char *dpt_text_fold (const char *text);

/** dpt_text_split_words: Returns: (transfer full): the words of dpt_text_fold(), the first @max of them (all where @max is below 1), none empty */
char **dpt_text_split_words (const char *text, int max);

/** dpt_text_matches: Returns: whether every word of @typed begins a word of @text, both folded; an empty @typed always */
gboolean dpt_text_matches (const char *text, const char *typed);

/** dpt_text_digits: Returns: (transfer full): only the digits of @text; "+33 6" and "0033 6" begin "06" */
char *dpt_text_digits (const char *text);

/** dpt_text_is_phone: Returns: whether @text can be dialled: 4 to 20 digits, with what people write between them */
gboolean dpt_text_is_phone (const char *text);

/** dpt_text_is_email: Returns: whether @text has one @ between two parts and nothing that an address cannot have */
gboolean dpt_text_is_email (const char *text);

/** dpt_text_is_blank: Returns: whether @text is %NULL, empty or all white space */
gboolean dpt_text_is_blank (const char *text);

/**
 * dpt_text_prefix_end:
 * @prefix: folded text
 *
 * Returns: (transfer full): the smallest folded text above every text that begins with @prefix, so that an index
 * serves `key >= prefix AND key < end` on both databases (folded text is compared by bytes)
 */
char *dpt_text_prefix_end (const char *prefix);

/** dpt_text_append_json: appends @text to @out as a JSON string with its quotes; %NULL becomes null, what is no UTF-8 U+FFFD */
void dpt_text_append_json (GString *out, const char *text);

/** DPT_TEXT_JSON_MOST_DEPTH: how deep JSON of ours, or for us, nests at most */
#define DPT_TEXT_JSON_MOST_DEPTH 64

/** dpt_text_is_shallow_json: @length: -1 where @json ends with a nul. Returns: whether its brackets nest no deeper than
 * %DPT_TEXT_JSON_MOST_DEPTH, and there are no comments in it, which JSON has not but json-glib reads. To be asked before json-glib reads it: that one calls itself for every bracket and runs out of
 * stack on some ten thousand of them. */
gboolean dpt_text_is_shallow_json (const char *json, gssize length);

/** dpt_text_json_has_nul: Returns: whether a text in @json holds the character U+0000, at which everybody who reads a C string stops */
gboolean dpt_text_json_has_nul (const char *json);

/**
 * dpt_text_find_row:
 * @table: @n rows of @stride bytes, each of which begins with its name, a const char *
 * @name: (nullable)
 *
 * Returns: the index of the row of that name, -1 where there is none
 */
int dpt_text_find_row (gconstpointer table, gsize stride, gsize n, const char *name);

/** DPT_TEXT_FIND_ROW: dpt_text_find_row() of an array whose size the compiler knows */
#define DPT_TEXT_FIND_ROW(table, name) (dpt_text_find_row ((table), sizeof *(table), G_N_ELEMENTS (table), (name)))

G_END_DECLS
