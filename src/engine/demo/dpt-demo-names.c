/* dpt-demo-names.c - see dpt-demo-names.h.
 * For: demonstration data. Not for: anything real.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-names.h"

#include "base/dpt-date.h"
#include "base/dpt-text.h"

/* clang-format off */
static const char *const family_names[] = {
  "Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Laurent", "Simon",
  "Michel", "Lefebvre", "Leroy", "Roux", "David", "Bertrand", "Morel", "Fournier", "Girard", "Bonnet", "Dupont",
  "Lambert", "Fontaine", "Rousseau", "Vincent", "Müller", "Lefèvre", "Faure", "André", "Mercier", "Blanc",
  "Guérin", "Boyer", "Garnier", "Chevalier", "François", "Legrand", "Gauthier", "Garcia", "Perrin", "Robin",
  "Clément", "Morin", "Nicolas", "Henry", "Roussel", "Mathieu", "Gautier", "Masson", "Marchand", "Duval",
  "Denis", "Dumont", "Marie", "Lemaire", "Noël", "Meyer", "Dufour", "Meunier", "Brun", "Blanchard", "Giraud",
  "Joly", "Rivière", "Lucas", "Brunet", "Gaillard", "Barbier", "Arnaud", "Martinez", "Gérard", "Roche", "Renard",
  "Schmitt", "Roy", "Leroux", "Colin", "Vidal", "Caron", "Picard", "Roger", "Fabre", "Aubert", "Lemoine",
  "Renaud", "Dumas", "Lacroix", "Olivier", "Philippe", "Bourgeois", "Pierre", "Benoît", "Rey", "Leclerc",
  "Payet", "Rolland", "Leclercq", "Guillaume", "Lecomte", "López", "Jean", "Dupuy", "Guillot", "Hubert",
  "Berger", "Carpentier", "Sánchez", "Dupuis", "Moulin", "Louis", "Deschamps", "Huet", "Vasseur", "Pérez",
  "Boucher", "Fleury", "Royer", "Klein", "Jacquet", "Adam", "Paris", "Poirier", "Marty", "Aubry", "Guyot",
  "Carré", "Charles", "Renault", "Charpentier", "Ménard", "Maillard", "Baron", "Bertin", "Bailly", "Hervé",
  "Schneider", "Fernández", "Collet", "Léger", "Bouvier", "Julien", "Prévost", "Millet", "Perrot", "Daniel",
  "Cousin", "Germain", "Breton", "Besson", "Langlois", "Rémy", "Pelletier", "Lévêque", "Perrier", "Leblanc",
  "Barre", "Lebrun", "Marchal", "Weber", "Mallet", "Hamon", "Boulanger", "Jacob", "Monnier", "Michaud",
  "Rodríguez", "Guichard", "Gillet", "Étienne", "Grondin", "Poulain", "Tessier", "Chevallier", "Collin",
  "Chauvin", "Bouchet", "Gay", "Lemaître", "Bénard", "Maréchal", "Humbert", "Reynaud", "Antoine", "Hoarau",
  "Perret", "Barthélemy", "Cordier", "Pichon", "Lejeune", "Gilbert", "Lamy", "Delaunay", "Pasquier", "Carlier",
  "Laporte", "Le Goff", "Le Gall", "de La Tour", "Ben Saïd", "El Amrani", "Da Silva", "Dos Santos", "Nguyen",
  "Traoré", "Diallo", "Haddad", "Benali", "Kowalski", "Ferreira", "Rossi", "O’Brien", "D’Angelo", "Œuvrard",
  "Lévy-Dupont", "Saint-Martin", "Van den Berg", "Yılmaz",
};

static const char *const female_names[] = {
  "Marie", "Camille", "Léa", "Manon", "Chloé", "Emma", "Inès", "Sarah", "Julie", "Laura", "Pauline", "Mathilde",
  "Marine", "Lucie", "Anaïs", "Clara", "Charlotte", "Juliette", "Louise", "Alice", "Zoé", "Jeanne", "Éléonore",
  "Hélène", "Sophie", "Isabelle", "Nathalie", "Sylvie", "Catherine", "Martine", "Françoise", "Monique",
  "Jacqueline", "Nicole", "Christine", "Valérie", "Véronique", "Sandrine", "Stéphanie", "Céline", "Aurélie",
  "Émilie", "Élodie", "Delphine", "Caroline", "Florence", "Agnès", "Brigitte", "Chantal", "Dominique",
  "Béatrice", "Corinne", "Patricia", "Annie", "Denise", "Yvette", "Odette", "Simone", "Geneviève", "Colette",
  "Thérèse", "Suzanne", "Fatima", "Aïcha", "Nadia", "Samira", "Amina", "Lina", "Rose", "Ambre", "Jade", "Lola",
  "Maëlle", "Noémie", "Océane", "Margaux", "Capucine", "Apolline", "Élise", "Gaëlle", "Solène", "Maëva",
  "Ludivine", "Mireille", "Josiane", "Ginette", "Anne-Marie", "Marie-Claire", "Marie-Thérèse", "Anne-Sophie",
};

static const char *const male_names[] = {
  "Jean", "Pierre", "Michel", "André", "Philippe", "Alain", "Bernard", "Jacques", "Daniel", "Christian",
  "Patrick", "Nicolas", "Christophe", "Laurent", "Frédéric", "Olivier", "Stéphane", "David", "Julien", "Thomas",
  "Alexandre", "Antoine", "Maxime", "Lucas", "Hugo", "Louis", "Gabriel", "Arthur", "Jules", "Adam", "Raphaël",
  "Léo", "Nathan", "Ethan", "Paul", "Tom", "Noah", "Théo", "Mathis", "Enzo", "Clément", "Romain", "Quentin",
  "Guillaume", "Benoît", "Vincent", "Sébastien", "Éric", "Thierry", "Pascal", "Gérard", "Claude", "René",
  "Roger", "Marcel", "Georges", "Henri", "Robert", "Serge", "Gilles", "Bruno", "Didier", "Franck", "Fabrice",
  "Cédric", "Jérôme", "Arnaud", "Mathieu", "Loïc", "Yann", "Karim", "Mohamed", "Mehdi", "Youssef", "Samir",
  "Malik", "Timéo", "Sacha", "Gaspard", "Augustin", "Côme", "Étienne", "François", "Xavier", "Rémi", "Régis",
  "Cyril", "Aurélien", "Baptiste", "Valentin", "Simon", "Victor", "Jean-Pierre", "Jean-François", "Jean-Marc",
  "Jean-Baptiste",
};

static const char *const streets[] = {
  "rue de la République", "rue Victor-Hugo", "avenue Jean-Jaurès", "rue des Lilas", "place du Marché",
  "rue de l’Église", "chemin des Vignes", "boulevard Gambetta", "rue Pasteur", "allée des Tilleuls",
  "rue du Moulin", "impasse des Acacias", "rue Jules-Ferry", "avenue de la Gare", "rue des Écoles",
  "quai de la Loire", "rue Saint-Nicolas", "rue du Château", "cours Sully", "route de Chinon",
};

static const struct { const char *postal_code; const char *name; } cities[] = {
  { "37000", "Tours" },
  { "37100", "Tours" },
  { "37200", "Tours" },
  { "37300", "Joué-lès-Tours" },
  { "37540", "Saint-Cyr-sur-Loire" },
  { "37700", "Saint-Pierre-des-Corps" },
  { "37550", "Saint-Avertin" },
  { "37170", "Chambray-lès-Tours" },
  { "37520", "La Riche" },
  { "37230", "Fondettes" },
  { "37400", "Amboise" },
  { "37270", "Montlouis-sur-Loire" },
  { "37250", "Montbazon" },
  { "37510", "Ballan-Miré" },
  { "37210", "Vouvray" },
};

/* What women and men of working age are called by in French; students and pensioners below. */
static const char *const occupations[2][15] = {
  { "Professeur des écoles", "Comptable", "Infirmier", "Chauffeur", "Ingénieur", "Artisan", "Cadre", "Boulanger", "Menuisier",
    "Médecin", "Agriculteur", "Technicien", "Développeur", "Électricien", "Fonctionnaire" },
  { "Enseignante", "Comptable", "Infirmière", "Ingénieure", "Commerçante", "Cadre", "Secrétaire", "Médecin", "Avocate",
    "Aide-soignante", "Graphiste", "Coiffeuse", "Restauratrice", "Fonctionnaire", "Libraire" },
};
/* clang-format on */

#define PICK(random, array) ((array)[dpt_demo_random_below ((random), G_N_ELEMENTS (array))])

/* As people come to an optician's: some children, few of twenty, many from forty-five on. */
static int
draw_age (DptDemoRandom *random)
{
  guint dice = dpt_demo_random_below (random, 100);

  if (dice < 12)
    return dpt_demo_random_between (random, 5, 15);
  if (dice < 30)
    return dpt_demo_random_between (random, 16, 40);
  if (dice < 75)
    return dpt_demo_random_between (random, 41, 68);
  return dpt_demo_random_between (random, 69, 93);
}

/* The common names are common: the first of the list come more often. */
static const char *
draw_family_name (DptDemoRandom *random)
{
  guint n = G_N_ELEMENTS (family_names);
  guint a = dpt_demo_random_below (random, n), b = dpt_demo_random_below (random, n);

  return family_names[dpt_demo_random_chance (random, 12) ? n - 1 - dpt_demo_random_below (random, 22) : MIN (a, b)];
}

static char *
draw_email (DptDemoRandom *random, const DptDemoPerson *person)
{
  g_autofree char *given = dpt_text_fold (person->given_names);
  g_autofree char *family = dpt_text_fold (person->family_name);

  g_strdelimit (given, " ", '-');
  g_strdelimit (family, " ", '-');
  return g_strdup_printf ("%s.%s%u@example.org", given, family, dpt_demo_random_below (random, 90) + 10);
}

static char *
draw_birth_date (DptDemoRandom *random, const char *today, int age)
{
  g_autofree char *youngest = dpt_date_add_months (today, -12 * age);

  return dpt_date_add_days (youngest, -(int) dpt_demo_random_below (random, 365));
}

static const char *
choose_occupation (DptDemoRandom *random, const DptDemoPerson *person)
{
  if (person->age < 18)
    return NULL;
  if (person->age < 24)
    return person->female ? "Étudiante" : "Étudiant";
  if (person->age > 63)
    return person->female ? "Retraitée" : "Retraité";
  return PICK (random, occupations[person->female ? 1 : 0]);
}

void
dpt_demo_person_draw (DptDemoRandom *random, const char *today, int age, DptDemoPerson *person)
{
  guint city = dpt_demo_random_below (random, G_N_ELEMENTS (cities));
  const char *second;

  *person = (DptDemoPerson) { .female = dpt_demo_random_chance (random, 55) };
  person->age = age >= 0 ? age : draw_age (random);
  person->family_name = draw_family_name (random);
  if (person->female && person->age > 28 && dpt_demo_random_chance (random, 45))
    person->birth_name = draw_family_name (random);
  person->given_names = g_strdup (person->female ? PICK (random, female_names) : PICK (random, male_names));
  if (dpt_demo_random_chance (random, 10))
    {
      g_autofree char *first = g_steal_pointer (&person->given_names);

      second = person->female ? PICK (random, female_names) : PICK (random, male_names);
      person->given_names = g_strdup_printf ("%s %s", first, second);
    }
  person->street = g_strdup_printf ("%u %s", dpt_demo_random_below (random, 140) + 1, PICK (random, streets));
  person->postal_code = cities[city].postal_code;
  person->city = cities[city].name;
  person->mobile = g_strdup_printf ("06 39 98 %02u %02u", dpt_demo_random_below (random, 100), dpt_demo_random_below (random, 100));
  if (person->age > 15 && dpt_demo_random_chance (random, 70))
    person->email = draw_email (random, person);
  person->occupation = choose_occupation (random, person);
  person->birth_date = draw_birth_date (random, today, person->age);
}

void
dpt_demo_person_clear (DptDemoPerson *person)
{
  g_free (person->given_names);
  g_free (person->street);
  g_free (person->mobile);
  g_free (person->email);
  g_free (person->birth_date);
}

char *
dpt_demo_draw_prescriber (DptDemoRandom *random)
{
  gboolean female = dpt_demo_random_chance (random, 50);

  return g_strdup_printf ("Dr %s %s", female ? PICK (random, female_names) : PICK (random, male_names), draw_family_name (random));
}
