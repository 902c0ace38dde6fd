/* dpt-reading-private.h - the tables of a reading's words and limits.
 * For: dpt-reading*.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-reading.h"

G_BEGIN_DECLS

/* What a value is, for writing it. */
typedef enum
{
  DPT_READING_UNIT_POWER,     /* hundredths of a dioptre */
  DPT_READING_UNIT_PRISM,     /* hundredths of a prism dioptre */
  DPT_READING_UNIT_BASE,      /* DptBase */
  DPT_READING_UNIT_DEGREE,    /* axis */
  DPT_READING_UNIT_LENGTH,    /* hundredths of a millimetre */
  DPT_READING_UNIT_DISTANCE,  /* hundredths of a millimetre, shown in centimetres */
  DPT_READING_UNIT_PRESSURE,  /* hundredths of a millimetre of mercury */
  DPT_READING_UNIT_THICKNESS, /* micrometres */
  DPT_READING_UNIT_NUMBER,
} DptReadingUnit;

typedef struct
{
  const char *nick;
  const char *label; /* N_() */
  DptReadingUnit unit;
  int min, max;
} DptReadingValueRow;

extern const DptReadingValueRow dpt_reading_value_rows[DPT_N_READING_VALUES];

typedef struct
{
  const char *nick;
  const char *label; /* N_() */
} DptReadingWord;

extern const DptReadingWord dpt_reading_kind_words[DPT_N_READING_KINDS];
extern const DptReadingWord dpt_reading_role_words[DPT_N_READING_ROLES];
extern const DptReadingWord dpt_reading_text_words[DPT_N_READING_TEXTS];

/* dpt_reading_tidy_text: Returns: whether @text can be kept; what is kept in @tidy (transfer full), NULL where it is blank.
 * @field and @label name it in @error. */
gboolean dpt_reading_tidy_text (const char *text, const char *field, const char *label, char **tidy, GError **error);

G_END_DECLS
