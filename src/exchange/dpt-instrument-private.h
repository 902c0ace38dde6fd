/* dpt-instrument-private.h - what the formats of instruments have in common: numbers, units, dates, eyes.
 * For: dpt-instrument*.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/dpt-instrument.h"
#include "exchange/dpt-xml.h"

G_BEGIN_DECLS

/* The formats. @root and @text are borrowed; each returns whether it could be read and fills @reading. */
gboolean dpt_instrument_read_joia (const DptXmlNode *root, DptReading *reading, GError **error);
gboolean dpt_instrument_read_nidek (const DptXmlNode *root, DptReading *reading, GError **error);
gboolean dpt_instrument_is_nidek_serial (const char *text);
gboolean dpt_instrument_read_nidek_serial (GBytes *bytes, const char *text, DptReading *reading, GError **error); /* @text is @bytes as UTF-8 */
gboolean dpt_instrument_is_tomey (const char *text);
gboolean dpt_instrument_read_tomey (const char *text, DptReading *reading, GError **error);

/* Units as devices write them; DPT_INSTRUMENT_UNIT_OWN is the one of the value itself. */
typedef enum
{
  DPT_INSTRUMENT_UNIT_OWN,
  DPT_INSTRUMENT_UNIT_MM,
  DPT_INSTRUMENT_UNIT_CM,
  DPT_INSTRUMENT_UNIT_UM,
  DPT_INSTRUMENT_UNIT_HPA,
  DPT_INSTRUMENT_UNIT_KPA,
  DPT_INSTRUMENT_UNIT_PA,
} DptInstrumentUnit;

/* dpt_instrument_take: sets @value of @item from @text as a device writes it: blanks, a decimal comma, a unit behind the number. Empty, dashes, asterisks
 * and question marks are not measured; a word instead of a number is the item's error.
 * @line: for the message
 * @unit: of a number without a unit behind it */
gboolean dpt_instrument_take (DptReadingItem *item, DptReadingValue value, const char *text, DptInstrumentUnit unit, int line, GError **error);

/* dpt_instrument_take_node: the same for an XML element: its text, its attribute "unit". @node: (nullable): nothing is set */
gboolean dpt_instrument_take_node (DptReadingItem *item, DptReadingValue value, const DptXmlNode *node, DptInstrumentUnit unit, GError **error);

/* A table of elements and what they hold, ended by a NULL name. */
typedef struct
{
  const char *name;
  DptReadingValue value;
  DptInstrumentUnit unit;
} DptInstrumentField;

/* dpt_instrument_take_fields: dpt_instrument_take_node() for every row of @fields of which @parent has a child that is not empty */
gboolean dpt_instrument_take_fields (DptReadingItem *item, const DptXmlNode *parent, const DptInstrumentField *fields, GError **error);

/* dpt_instrument_take_error: the text of the child "Error", where there is one */
gboolean dpt_instrument_take_error (DptReadingItem *item, const DptXmlNode *parent, GError **error);

/* dpt_instrument_fail: puts @line before what @inner says, and keeps its field. Returns: FALSE */
gboolean dpt_instrument_fail (GError **error, int line, GError *inner);

/* dpt_instrument_set_text, _set_date, _set_time, _set_sex: for texts of devices. A date is "2026-11-22", "2026/11/22", "2026.11.22", "20261122" or
 * "22/NOV/2026"; a time "14:05:09", "14:05", "14-05-09" with or without fractions. Zeros alone are a clock that was never set. */
gboolean dpt_instrument_set_text (DptReading *reading, DptReadingText which, const char *text, int line, GError **error);
gboolean dpt_instrument_set_date (DptReading *reading, DptReadingText which, const char *text, int line, GError **error);
gboolean dpt_instrument_set_time (DptReading *reading, DptReadingText which, const char *text, int line, GError **error);

/* dpt_instrument_read_common: maker, model, when and whom, from the elements that JOIA and NIDEK call the same. @node: (nullable) */
gboolean dpt_instrument_read_common (const DptXmlNode *node, DptReading *reading, GError **error);

/* dpt_instrument_find_eye: "R", "L" and "B", as XML calls its elements. Returns: whether it is one */
gboolean dpt_instrument_find_eye (const char *name, DptReadingEye *eye);

/* dpt_instrument_get_number: Returns: the attribute No of a repeat, @fallback where it is none from 1 to 9999 */
int dpt_instrument_get_number (const DptXmlNode *node, int fallback);

/* dpt_instrument_get_main: Returns: the item that speaks for @eye, made where it is missing; NULL with @error beyond the limit */
DptReadingItem *dpt_instrument_get_main (DptReading *reading, DptReadingKind kind, DptReadingEye eye, GError **error);

/* dpt_instrument_read_curves: R1, R2, Average and Cylinder of a keratometry, whatever the maker calls the last */
gboolean dpt_instrument_read_curves (const DptXmlNode *node, DptReadingItem *item, GError **error);

/* dpt_instrument_read_lens: what a lensmeter saw of one lens */
gboolean dpt_instrument_read_lens (const DptXmlNode *node, DptReadingItem *item, GError **error);

/* dpt_instrument_take_base: @words: (nullable): "in", "BI", "up" …; @horizontal: which of the two prisms */
gboolean dpt_instrument_take_base (DptReadingItem *item, gboolean horizontal, const char *words, GError **error);

/* A transmission in records: what stands between control characters and ends of lines, with the line on which it stands. */
typedef struct
{
  char *text;
  int line;
} DptInstrumentRecord;

/* dpt_instrument_split_records: Returns: (transfer full): of DptInstrumentRecord, none empty */
GArray *dpt_instrument_split_records (const char *text);
/* dpt_instrument_slice: Returns: (transfer full): @length bytes of @text from @from on, as many of them as there are, as UTF-8 */
char *dpt_instrument_slice (const char *text, gsize from, gsize length);

/* Columns of a record of fixed width, ended by a @length of 0. */
typedef struct
{
  DptReadingValue value;
  guint from, length;
} DptInstrumentColumn;

/* dpt_instrument_take_columns: dpt_instrument_take() for every column that @text reaches */
gboolean dpt_instrument_take_columns (DptReadingItem *item, const char *text, const DptInstrumentColumn *columns, int line, GError **error);

/* dpt_instrument_complete_curves: the axis across, where a device gives one of the two */
void dpt_instrument_complete_curves (DptReadingItem *item);

/* dpt_instrument_tidy: drops axes without cylinder, puts the flatter meridian first, drops what is empty */
void dpt_instrument_tidy (DptReading *reading);

G_END_DECLS
