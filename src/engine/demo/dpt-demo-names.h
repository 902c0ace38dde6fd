/* dpt-demo-names.h - invented people of a French town: names as common as there, in combinations of nobody.
 * For: demonstration data. Not for: anything real.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/demo/dpt-demo-random.h"

G_BEGIN_DECLS

/* A person, all texts constant except those said to be owned. */
typedef struct
{
  gboolean female;
  const char *family_name;
  const char *birth_name; /* or NULL */
  char *given_names;      /* owned */
  char *street;           /* owned */
  const char *postal_code;
  const char *city;
  char *mobile;     /* owned, a number that the French plan keeps for fiction (ARCEP decision 2018-0881: 06 39 98 xx xx) */
  char *email;      /* owned, at example.org, or NULL */
  const char *occupation; /* or NULL */
  char *birth_date; /* owned, ISO */
  int age;
} DptDemoPerson;

/**
 * dpt_demo_person_draw:
 * @today: ISO date on which the person has the age
 * @age: -1 draws one as an optician's clients are (many over 45)
 */
void dpt_demo_person_draw (DptDemoRandom *random, const char *today, int age, DptDemoPerson *person);
void dpt_demo_person_clear (DptDemoPerson *person);

/** dpt_demo_draw_prescriber: Returns: (transfer full): the name of an ophthalmologist */
char *dpt_demo_draw_prescriber (DptDemoRandom *random);

G_END_DECLS
