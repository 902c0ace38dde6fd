/* dpt-demo-shop.c - see dpt-demo-shop.h. Names, numbers and addresses are invented; the SIRET and FINESS are no one's (their
 * check digits are wrong on purpose: 000 000 000 00000).
 * For: demonstration data. Not for: a real shop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/demo/dpt-demo-shop.h"

#include "base/dpt-id.h"
#include "engine/catalog/dpt-catalog-france.h"
#include "engine/demo/dpt-demo-names.h"
#include "engine/stock/dpt-stock.h"

typedef struct
{
  const char *login;
  const char *name;
  const char *title;
  const char *number;
  const char *pin;
  guint roles;
  int place; /* -1: everywhere */
} Member;

#define ROLE(name) DPT_ROLE_BIT (DPT_ROLE_##name)

/* Everybody's PIN is on the sign-in page. */
static const Member team[] = {
  { "claire", "Claire Aubry", "Responsable", NULL, "1001", ROLE (OWNER) | ROLE (ADMINISTRATOR), -1 },
  { "sophie", "Sophie Lemaire", "Optométriste", "10009990001", "2002", ROLE (OPTOMETRIST), 0 },
  { "marc", "Marc Vidal", "Opticien", "10009990002", "3003", ROLE (OPTICIAN), 0 },
  { "lea", "Léa Fontaine", "Caisse", NULL, "4004", ROLE (CASHIER), 0 },
  { "ines", "Inès Haddad", "Accueil", NULL, "5005", ROLE (RECEPTIONIST), 0 },
  { "paul", "Paul Girard", "Atelier", NULL, "6006", ROLE (LAB_TECHNICIAN), 0 },
  { "julie", "Julie Perrot", "Stock et achats", NULL, "7007", ROLE (STOCK_KEEPER), 0 },
  { "nadia", "Nadia Benali", "Optométriste", "10009990003", "2102", ROLE (OPTOMETRIST), 1 },
  { "hugo", "Hugo Caron", "Opticien", "10009990004", "3103", ROLE (OPTICIAN) | ROLE (CASHIER), 1 },
};

static DptEstablishment *
create_establishment (int place)
{
  DptEstablishment *establishment = dpt_record_new (DPT_TYPE_ESTABLISHMENT);
  static const char *const facts[DPT_DEMO_N_ESTABLISHMENTS][7] = {
    { "TRS", "Optique Dioptre Tours", "24 rue Nationale", "37000", "Tours", "02 61 91 00 01", "tours@dioptre.example" },
    { "JLT", "Optique Dioptre Joué", "3 place François-Mitterrand", "37300", "Joué-lès-Tours", "02 61 91 00 02", "joue@dioptre.example" },
  };
  const char *const *fact = facts[place];

  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CODE, fact[0]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_NAME, fact[1]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_LEGAL_NAME, "Dioptre Démonstration SARL");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_LINE1, fact[2]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_POSTAL_CODE, fact[3]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CITY, fact[4]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_COUNTRY, "FR");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_PHONE, fact[5]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_EMAIL, fact[6]);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_SIRET, "00000000000000");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_FINESS, "370000000");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_VAT_NUMBER, "FR00000000000");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_RCS, "Tours 000 000 000");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CAPITAL, "10 000 €");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_OPENING_HOURS, "Du mardi au samedi, 9 h 30 à 19 h");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_ACCENT_COLOR, "#1a5fb4");
  return establishment;
}

/* What dpt_shop_create() runs in its transaction. */
typedef struct
{
  DptDemoRandom *random;
  DptDemoShop *shop;
  gint64 user_ids[G_N_ELEMENTS (team)];
} Rest;

static gboolean
add_team (DptUnit *unit, Rest *rest, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (team); i++)
    {
      const Member *member = &team[i];
      g_autoptr (DptUserAccount) account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
      g_autoptr (DptCredentials) credentials = NULL;

      credentials = dpt_credentials_new (NULL, member->pin, DPT_PASSWORD_STRENGTH_LOW, NULL, error);
      if (credentials == NULL)
        return FALSE;
      dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, member->login);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_DISPLAY_NAME, member->name);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_TITLE, member->title);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER, member->number);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_PROFESSION,
                           member->roles & ROLE (OPTOMETRIST) ? "optometrist" : NULL);
      dpt_record_set_text (account, DPT_USER_ACCOUNT_DEMONSTRATION_PIN, member->pin);
      dpt_record_set_int (account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP, member->roles & ROLE (OWNER) ? 10000 : 1000);
      dpt_record_set_int (account, DPT_USER_ACCOUNT_ACTIVE, 1);
      if (!dpt_user_insert (unit, account, credentials, member->roles,
                            member->place < 0 ? 0 : rest->shop->places[member->place].id, error))
        return FALSE;
      rest->user_ids[i] = dpt_record_get_id (account);
    }
  return TRUE;
}

static gboolean
add_prescribers (DptUnit *unit, Rest *rest, GError **error)
{
  for (int i = 0; i < 14; i++)
    {
      gint64 id = dpt_id_new ();
      g_autofree char *name = dpt_demo_draw_prescriber (rest->random);
      g_autofree char *rpps = g_strdup_printf ("1000999%04d", 1000 + i);

      g_array_append_val (rest->shop->prescribers, id);
      g_ptr_array_add (rest->shop->prescriber_names, g_strdup (name));
      if (!dpt_db_post (unit->connection, "demo/demo:add-prescriber", error, DPT_INT (id), DPT_TEXT (name), DPT_TEXT (rpps),
                        DPT_TEXT ("Centre ophtalmologique"), DPT_TEXT ("37000"), DPT_TEXT ("Tours"), DPT_TEXT ("02 61 91 10 00")))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_insurers (DptUnit *unit, Rest *rest, GError **error)
{
  static const struct { const char *name, *kind, *code; } list[] = {
    { "Assurance maladie (CPAM 37)", "compulsory", "371" },
    { "Mutuelle des Turones", "complementary", "99370001" },
    { "Val de Loire Prévoyance", "complementary", "99370002" },
    { "Mutuelle Azur", "complementary", "99370003" },
    { "Solidaire Santé", "complementary", "99370004" },
    { "Prévoyance des Artisans", "complementary", "99370005" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (list); i++)
    {
      gint64 id = dpt_id_new ();

      if (i > 0)
        g_array_append_val (rest->shop->insurers, id);
      if (!dpt_db_post (unit->connection, "demo/demo:add-insurer", error, DPT_INT (id), DPT_TEXT (list[i].name),
                        DPT_TEXT (list[i].kind), DPT_TEXT (list[i].code), DPT_NULL))
        return FALSE;
    }
  return TRUE;
}

/* Frames: one or two of each here, some there; what sells by the day: more. */
static gboolean
open_stock (DptUnit *unit, Rest *rest, GError **error)
{
  DptDemoShop *shop = rest->shop;
  GArray *sources[] = { shop->articles->frames, shop->articles->accessories };

  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
      for (guint i = 0; i < sources[s]->len; i++)
        {
          const DptDemoArticle *article = &g_array_index (sources[s], DptDemoArticle, i);
          int quantity = s == 1 ? 10 + article->popularity * 4 : dpt_demo_random_between (rest->random, place == 0 ? 1 : 0, 3);
          DptStockMove move = { .variant_id = article->variant_id, .establishment_id = shop->places[place].id,
                                .quantity = quantity, .kind = DPT_STOCK_OPENING, .unit_cost = article->cost };

          if (quantity > 0 && !dpt_stock_move (unit, &move, error))
            return FALSE;
        }
  return TRUE;
}

static gboolean
add_rest (DptUnit *unit, const DptShopPlan *plan, gpointer data, GError **error)
{
  Rest *rest = data;
  g_autoptr (DptEstablishment) second = create_establishment (1);

  rest->shop->places[0].id = plan->establishment_id;
  dpt_record_set_int (second, DPT_ESTABLISHMENT_ORGANIZATION_ID, plan->organization_id);
  if (dpt_establishment_open (unit, second, error) == 0)
    return FALSE;
  rest->shop->places[1].id = dpt_record_get_id (second);
  if (!add_team (unit, rest, error) || !dpt_catalog_france_install (unit, error))
    return FALSE;
  rest->shop->articles = dpt_demo_articles_create (unit, rest->random, error);
  return rest->shop->articles != NULL && add_prescribers (unit, rest, error) && add_insurers (unit, rest, error)
         && open_stock (unit, rest, error);
}

static gboolean
open_sessions (DptDb *db, DptClock *clock, Rest *rest, GError **error)
{
  DptDemoShop *shop = rest->shop;
  /* By place: who examines, dispenses, cashes, mounts; indices of the team. */
  static const int who[DPT_DEMO_N_ESTABLISHMENTS][4] = { { 1, 2, 3, 5 }, { 7, 8, 8, 8 } };

  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    {
      DptSession **sessions[] = { &shop->places[place].optometrist, &shop->places[place].optician, &shop->places[place].cashier,
                                  &shop->places[place].technician };

      for (int i = 0; i < 4; i++)
        {
          *sessions[i] = dpt_session_new (db, clock, rest->user_ids[who[place][i]], shop->places[place].id, 0, error);
          if (*sessions[i] == NULL)
            return FALSE;
        }
    }
  shop->system = dpt_session_new_system (db, clock, shop->places[0].id, error);
  return shop->system != NULL;
}

DptDemoShop *
dpt_demo_shop_create (DptDb *db, DptClock *clock, DptDemoRandom *random, GError **error)
{
  DptDemoShop *shop = g_new0 (DptDemoShop, 1);
  g_autoptr (DptSession) system = dpt_session_new_system (db, clock, 0, error);
  g_autoptr (DptEstablishment) first = create_establishment (0);
  Rest rest = { .random = random, .shop = shop };
  DptShopPlan plan = { .name = "Optique Dioptre", .country = "FR", .demonstration = TRUE, .establishment = first,
                       .machine = g_get_host_name (), .also = add_rest, .also_data = &rest };

  shop->prescribers = g_array_new (FALSE, FALSE, sizeof (gint64));
  shop->prescriber_names = g_ptr_array_new_with_free_func (g_free);
  shop->insurers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (system == NULL || !dpt_shop_create (system, &plan, error) || !open_sessions (db, clock, &rest, error))
    {
      dpt_demo_shop_free (shop);
      return NULL;
    }
  return shop;
}

void
dpt_demo_shop_free (DptDemoShop *self)
{
  if (self == NULL)
    return;
  for (int place = 0; place < DPT_DEMO_N_ESTABLISHMENTS; place++)
    {
      g_clear_object (&self->places[place].optometrist);
      g_clear_object (&self->places[place].optician);
      g_clear_object (&self->places[place].cashier);
      g_clear_object (&self->places[place].technician);
    }
  g_clear_object (&self->system);
  g_clear_pointer (&self->articles, dpt_demo_articles_free);
  g_array_unref (self->prescribers);
  g_ptr_array_unref (self->prescriber_names);
  g_array_unref (self->insurers);
  g_free (self);
}
