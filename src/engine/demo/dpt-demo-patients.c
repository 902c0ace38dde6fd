/* dpt-demo-patients.c - see dpt-demo-patients.h.
 * For: demonstration data. Not for: real patients.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-patients.h"

#include "base/dpt-date.h"
#include "base/dpt-id.h"
#include "base/dpt-text.h"
#include "engine/demo/dpt-demo-names.h"
#include "engine/patient/dpt-patient-key.h"

#include <string.h>

#define FILE_NUMBERS "patient" /* the series of engine/patient/dpt-patient-store.c */

static gboolean
add_keys (DptUnit *unit, gint64 id, const DptDemoPerson *person, GError **error)
{
  g_autoptr (GPtrArray) keys = dpt_patient_create_keys (person->family_name, person->birth_name, person->given_names, person->birth_date);

  for (guint i = 0; i < keys->len; i++)
    {
      const DptPatientKey *key = keys->pdata[i];

      if (!dpt_db_post (unit->connection, "demo/demo:add-patient-key", error, DPT_TEXT (key->lead), DPT_TEXT (key->rest), DPT_INT (id)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_contact (DptUnit *unit, gint64 id, const char *kind, const char *value, GError **error)
{
  gboolean phone = !g_str_equal (kind, "email");
  g_autofree char *key = phone ? dpt_text_digits (value) : g_utf8_strdown (value, -1);
  g_autofree char *reversed = phone ? g_strreverse (g_strdup (key)) : NULL;

  return dpt_db_post (unit->connection, "demo/demo:add-contact", error, DPT_INT (dpt_id_new ()), DPT_INT (id), DPT_TEXT (kind),
                      DPT_TEXT (value), DPT_TEXT (key), DPT_TEXT (reversed), DPT_BOOL (phone));
}

static gboolean
add_cover (DptUnit *unit, DptDemoShop *shop, DptDemoRandom *random, gint64 id, GError **error)
{
  g_autofree char *today = dpt_unit_dup_today (unit);
  g_autofree char *from = dpt_date_add_months (today, -dpt_demo_random_between (random, 1, 30));
  g_autofree char *until = dpt_date_add_months (from, 36);
  g_autofree char *member = g_strdup_printf ("%08u", dpt_demo_random_below (random, 100000000));
  gint64 insurer = g_array_index (shop->insurers, gint64, dpt_demo_random_below (random, shop->insurers->len));

  return dpt_db_post (unit->connection, "demo/demo:add-cover", error, DPT_INT (dpt_id_new ()), DPT_INT (id), DPT_INT (insurer),
                      DPT_INT (2), DPT_TEXT (member), DPT_TEXT (dpt_demo_random_chance (random, 50) ? "Confort" : "Essentielle"),
                      DPT_TEXT (from), DPT_TEXT (until));
}

static gboolean
add_alert (DptUnit *unit, DptDemoRandom *random, gint64 id, GError **error)
{
  static const struct { const char *kind, *text; } alerts[] = {
    { "allergy", "Allergie au nickel (montures métal)" },  { "allergy", "Allergie aux conservateurs (chlorure de benzalkonium)" },
    { "risk", "Diabète" },                                 { "risk", "Glaucome traité" },
    { "risk", "Œil unique fonctionnel" },                  { "note", "Malentendant : parler de face" },
    { "note", "Préfère être appelé le soir" },
  };
  guint i = dpt_demo_random_below (random, G_N_ELEMENTS (alerts));

  return dpt_db_post (unit->connection, "demo/demo:add-alert", error, DPT_INT (dpt_id_new ()), DPT_INT (id),
                      DPT_TEXT (alerts[i].kind), DPT_TEXT (alerts[i].text));
}

static gboolean
add_patient_row (DptUnit *unit, DptDemoShop *shop, DptDemoRandom *random, gint64 id, const DptDemoPerson *person, GError **error)
{
  gint64 number = dpt_unit_take_number (unit, shop->places[0].id, FILE_NUMBERS, 0, error);
  gboolean child = person->age < 16;
  const char *title = child ? "child" : person->female ? "mrs" : "mr";
  gint64 prescriber = g_array_index (shop->prescribers, gint64, dpt_demo_random_below (random, shop->prescribers->len));
  gint64 home = shop->places[dpt_demo_random_chance (random, 65) ? 0 : 1].id;
  g_autofree char *sort_name = dpt_patient_create_sort_name (person->family_name, person->given_names);

  return number > 0
         && dpt_db_post (unit->connection, "demo/demo:add-patient", error, DPT_INT (id), DPT_INT (number), DPT_TEXT (title),
                         DPT_TEXT (person->family_name), DPT_TEXT (person->birth_name), DPT_TEXT (person->given_names),
                         DPT_TEXT (sort_name), DPT_TEXT (person->female ? "female" : "male"), DPT_TEXT (person->birth_date),
                         DPT_TEXT (dpt_demo_random_chance (random, 80) ? "mobile" : "email"), DPT_TEXT (person->occupation),
                         DPT_INT (prescriber), DPT_INT (home), DPT_INT (dpt_unit_get_now (unit)));
}

static gboolean
add_person (DptUnit *unit, DptDemoShop *shop, DptDemoRandom *random, gint64 id, const DptDemoPerson *person, GError **error)
{
  if (!add_patient_row (unit, shop, random, id, person, error) || !add_keys (unit, id, person, error)
      || !add_contact (unit, id, "mobile", person->mobile, error)
      || !dpt_db_post (unit->connection, "demo/demo:add-address", error, DPT_INT (dpt_id_new ()), DPT_INT (id),
                       DPT_TEXT (person->street), DPT_TEXT (person->postal_code), DPT_TEXT (person->city)))
    return FALSE;
  if (person->email != NULL && !add_contact (unit, id, "email", person->email, error))
    return FALSE;
  if (dpt_demo_random_chance (random, 75) && !add_cover (unit, shop, random, id, error))
    return FALSE;
  return !dpt_demo_random_chance (random, 12) || add_alert (unit, random, id, error);
}

/* A child lives with the grown-up drawn just before: same name, street and telephone. */
static void
join_family (DptDemoPerson *child, const DptDemoPerson *parent)
{
  child->family_name = parent->family_name;
  child->postal_code = parent->postal_code;
  child->city = parent->city;
  g_free (child->street);
  child->street = g_strdup (parent->street);
  g_free (child->mobile);
  child->mobile = g_strdup (parent->mobile);
}

gboolean
dpt_demo_patients_add (DptUnit *unit, DptDemoShop *shop, DptDemoRandom *random, guint n, GArray *patients, GError **error)
{
  static const char *const tables[] = { "patient", "contact_point", "address", "alert", "patient_cover", "family_link" };
  g_autofree char *today = dpt_unit_dup_today (unit);
  DptDemoPerson parent = { 0 };
  gint64 parent_id = 0;
  gboolean done = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    dpt_db_connection_touch (unit->connection, tables[i]);
  for (guint i = 0; done && i < n; i++)
    {
      gint64 id = dpt_id_new ();
      DptDemoPerson person;

      dpt_demo_person_draw (random, today, -1, &person);
      if (person.age < 16 && parent_id != 0)
        join_family (&person, &parent);
      done = add_person (unit, shop, random, id, &person, error);
      if (done && person.age < 16 && parent_id != 0)
        done = dpt_db_post (unit->connection, "demo/demo:add-parent", error, DPT_INT (dpt_id_new ()), DPT_INT (id), DPT_INT (parent_id));
      if (done && patients != NULL)
        {
          DptDemoPatient patient = { .id = id, .age = person.age, .child = person.age < 16 };

          dpt_demo_eyes_draw (random, person.age, &patient.eyes);
          g_array_append_val (patients, patient);
        }
      if (person.age > 24 && person.age < 55)
        {
          dpt_demo_person_clear (&parent);
          parent = person;
          parent_id = id;
        }
      else
        dpt_demo_person_clear (&person);
    }
  dpt_demo_person_clear (&parent);
  return done;
}
