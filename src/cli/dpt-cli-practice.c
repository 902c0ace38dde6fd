/* dpt-cli-practice.c - creating the shop, and who works in it.
 * For: dioptrectl init, user …. Not for: demonstration data (dpt-cli-demo.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

#include "base/dpt-error.h"
#include "engine/practice/dpt-shop.h"
#include "exchange/dpt-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A secret comes from a file or from standard input: words of a command line are seen by every process. */
static char *
read_secret (const char *from, GError **error)
{
  g_autofree char *content = NULL;
  char buffer[1024];
  gsize length;

  if (from == NULL)
    {
      dpt_set_invalid (error, "password", _ ("Say where the password stands: --password-file FILE, or - for standard input."));
      return NULL;
    }
  if (g_str_equal (from, "-"))
    content = g_strdup (fgets (buffer, sizeof buffer, stdin) ? buffer : "");
  else if (!g_file_get_contents (from, &content, NULL, error))
    return NULL;
  length = strcspn (content, "\r\n");
  content[length] = '\0';
  return g_steal_pointer (&content);
}

static gboolean
read_roles (const char *text, guint *roles, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  DptRole role;

  *roles = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!dpt_role_find (g_strstrip (names[i]), &role))
        return dpt_set_invalid (error, "roles", _ ("“%s” is no role: receptionist, optometrist, optician, cashier, stock_keeper, "
                                                   "lab_technician, owner, administrator."),
                                names[i]);
      *roles |= DPT_ROLE_BIT (role);
    }
  return TRUE;
}

/* --- init --- */

static void
answer_shop (DptCli *cli, const DptShopPlan *plan)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "organization_id", plan->organization_id);
  json_object_set_int_member (object, "establishment_id", plan->establishment_id);
  json_object_set_int_member (object, "administrator_id", plan->administrator_id);
  /* Translators: the name of a shop */
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is created. Open it with: dioptre --db %s"), plan->name, dpt_cli_get_uri (cli));
}

static gboolean
run_init (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *name = NULL, *country = NULL, *code = NULL, *city = NULL, *login = NULL, *display_name = NULL, *password_file = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, NULL, NULL },
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "city", 0, 0, G_OPTION_ARG_STRING, &city, NULL, NULL },
    { "admin", 0, 0, G_OPTION_ARG_STRING, &login, NULL, NULL },
    { "admin-name", 0, 0, G_OPTION_ARG_STRING, &display_name, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_STRING, &password_file, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 0, 0, error);
  g_autofree char *secret = NULL;
  g_autoptr (DptDb) db = NULL;
  g_autoptr (DptSession) system = NULL;
  g_autoptr (DptEstablishment) establishment = NULL;
  g_autoptr (DptUserAccount) administrator = NULL;
  g_autoptr (DptCredentials) credentials = NULL;
  DptShopPlan plan = { 0 };

  if (operands == NULL || (secret = read_secret (password_file, error)) == NULL)
    return FALSE;
  if (name == NULL)
    return dpt_set_invalid (error, "name", _ ("Say what the shop is called: --name NAME."));
  credentials = dpt_credentials_new (secret, NULL, DPT_PASSWORD_STRENGTH_FULL, NULL, error);
  if (credentials == NULL)
    return FALSE;
  db = dpt_db_open (dpt_cli_get_uri (cli), DPT_DB_OPEN_CREATE, error);
  system = db ? dpt_session_new_system (db, dpt_cli_get_clock (cli), 0, error) : NULL;
  if (system == NULL)
    return FALSE;
  establishment = dpt_record_new (DPT_TYPE_ESTABLISHMENT);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_NAME, name);
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CODE, code ? code : "S1");
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_CITY, city);
  administrator = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
  dpt_record_set_text (administrator, DPT_USER_ACCOUNT_LOGIN, login ? login : "admin");
  dpt_record_set_text (administrator, DPT_USER_ACCOUNT_DISPLAY_NAME, display_name ? display_name : _ ("Administrator"));
  plan.name = name;
  plan.country = country ? country : "FR";
  plan.establishment = establishment;
  plan.administrator = administrator;
  plan.credentials = credentials;
  plan.administrator_roles = DPT_ROLE_BIT (DPT_ROLE_OWNER);
  if (!dpt_shop_create (system, &plan, error))
    return FALSE;
  answer_shop (cli, &plan);
  return TRUE;
}

/* --- user … --- */

typedef struct
{
  const char *login;
  guint roles;
  gboolean active;
  DptCredentials *credentials;
  DptUserAccount *account;
} UserArgs;

static gpointer
add_user (DptUnit *unit, gpointer data, GError **error)
{
  UserArgs *args = data;
  g_autoptr (DptUserAccount) account = dpt_record_copy (args->account);

  if (!dpt_user_add (unit, account, args->credentials, args->roles, 0, error))
    return NULL;
  return g_steal_pointer (&account);
}

static gboolean
run_user_add (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *display_name = NULL, *roles = NULL, *number = NULL, *password_file = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &display_name, NULL, NULL },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &roles, NULL, NULL },
    { "professional-number", 0, 0, G_OPTION_ARG_STRING, &number, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_STRING, &password_file, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  g_autofree char *secret = NULL;
  g_autoptr (DptCredentials) credentials = NULL;
  g_autoptr (DptUserAccount) account = NULL;
  g_autoptr (DptUserAccount) added = NULL;
  UserArgs args = { 0 };

  if (operands == NULL)
    return FALSE;
  if (roles == NULL)
    return dpt_set_invalid (error, "roles", _ ("Say what the user does: --roles optician,cashier."));
  if (!read_roles (roles, &args.roles, error) || (secret = read_secret (password_file, error)) == NULL)
    return FALSE;
  credentials = dpt_credentials_new (secret, NULL, DPT_PASSWORD_STRENGTH_FULL, NULL, error);
  if (credentials == NULL)
    return FALSE;
  account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
  dpt_record_set_text (account, DPT_USER_ACCOUNT_LOGIN, operands[0]);
  dpt_record_set_text (account, DPT_USER_ACCOUNT_DISPLAY_NAME, display_name ? display_name : operands[0]);
  dpt_record_set_text (account, DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER, number);
  args.account = account;
  args.credentials = credentials;
  added = dpt_session_write (dpt_cli_get_session (cli), add_user, &args, g_object_unref, error);
  if (added == NULL)
    return FALSE;
  /* Translators: a login */
  dpt_cli_answer (cli, dpt_json_take_object (dpt_json_from_record (added)), _ ("“%s” is added."), operands[0]);
  return TRUE;
}

static gpointer
set_active (DptUnit *unit, gpointer data, GError **error)
{
  UserArgs *args = data;
  gint64 id = dpt_user_find (unit, args->login, error);

  return id != 0 && dpt_user_set_active (unit, id, args->active, error) ? unit : NULL;
}

static gpointer
set_credentials (DptUnit *unit, gpointer data, GError **error)
{
  UserArgs *args = data;
  gint64 id = dpt_user_find (unit, args->login, error);

  return id != 0 && dpt_user_set_credentials (unit, id, args->credentials, FALSE, error) ? unit : NULL;
}

static gpointer
set_roles (DptUnit *unit, gpointer data, GError **error)
{
  UserArgs *args = data;
  gint64 id = dpt_user_find (unit, args->login, error);

  return id != 0 && dpt_user_set_roles (unit, id, 0, args->roles, error) ? unit : NULL;
}

static gboolean
change_user (DptCli *cli, DptUnitFunc func, UserArgs *args, GError **error)
{
  JsonObject *object;

  if (dpt_session_write (dpt_cli_get_session (cli), func, args, NULL, error) == NULL)
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "login", args->login);
  /* Translators: a login */
  dpt_cli_answer (cli, dpt_json_take_object (object), _ ("“%s” is changed."), args->login);
  return TRUE;
}

static gboolean
run_user_disable (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);

  return operands != NULL && change_user (cli, set_active, &(UserArgs) { .login = operands[0] }, error);
}

static gboolean
run_user_enable (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 1, 1, error);

  return operands != NULL && change_user (cli, set_active, &(UserArgs) { .login = operands[0], .active = TRUE }, error);
}

static gboolean
run_user_passwd (DptCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *password_file = NULL;
  const GOptionEntry entries[] = { { "password-file", 0, 0, G_OPTION_ARG_STRING, &password_file, NULL, NULL }, { NULL } };
  g_auto (GStrv) operands = dpt_cli_parse (cli, entries, argc, argv, 1, 1, error);
  g_autofree char *secret = NULL;
  g_autoptr (DptCredentials) credentials = NULL;

  if (operands == NULL || (secret = read_secret (password_file, error)) == NULL)
    return FALSE;
  credentials = dpt_credentials_new (secret, NULL, DPT_PASSWORD_STRENGTH_FULL, NULL, error);
  return credentials != NULL
         && change_user (cli, set_credentials, &(UserArgs) { .login = operands[0], .credentials = credentials }, error);
}

static gboolean
run_user_roles (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 2, 2, error);
  UserArgs args = { 0 };

  if (operands == NULL || !read_roles (operands[1], &args.roles, error))
    return FALSE;
  args.login = operands[0];
  return change_user (cli, set_roles, &args, error);
}

static gpointer
list_users (DptUnit *unit, gpointer data, GError **error)
{
  return dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error) ? dpt_user_list (unit, TRUE, error) : NULL;
}

static gboolean
run_user_list (DptCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) operands = dpt_cli_parse (cli, NULL, argc, argv, 0, 0, error);
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (operands == NULL || (users = dpt_session_read (dpt_cli_get_session (cli), list_users, NULL, (GDestroyNotify) g_ptr_array_unref, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < users->len; i++)
    g_string_append_printf (text, "%s%-16s %-28s %s%s", i ? "\n" : "",
                            dpt_record_get_string (users->pdata[i], DPT_USER_ROW_LOGIN),
                            dpt_record_get_string (users->pdata[i], DPT_USER_ROW_DISPLAY_NAME),
                            dpt_record_get_string (users->pdata[i], DPT_USER_ROW_ROLE_NAMES),
                            dpt_record_get_int (users->pdata[i], DPT_USER_ROW_ACTIVE) ? "" : " (-)");
  dpt_cli_answer (cli, dpt_json_take_array (dpt_json_from_records (users)), "%s", text->str);
  return TRUE;
}

const DptCliCommand dpt_cli_practice_commands[] = {
  { "init", DPT_CLI_NEEDS_URI, "--name NAME [--country FR] [--code S1] [--city CITY] [--admin LOGIN] [--admin-name NAME] --password-file FILE",
    N_ ("Create the shop in a new database."),
    "  echo 'correct horse battery' | dioptrectl --db /tmp/shop.dioptre init --name 'Optique du Pont' --city Tours "
    "\\\n"
    "      --admin anne --admin-name 'Anne Petit' --password-file -",
    N_ ("The administrator is the owner too; “user add” adds the others. PostgreSQL: the database must exist and be "
        "empty.\n"
        "JSON: {\"organization_id\":…,\"establishment_id\":…,\"administrator_id\":…}"),
    run_init },
  { "user add", DPT_CLI_NEEDS_SESSION, "LOGIN --roles ROLE[,ROLE…] [--name NAME] [--professional-number N] --password-file FILE",
    N_ ("Add a user."),
    "  echo 'a long sentence' | dioptrectl --db /tmp/demo.dioptre user add theo --name 'Théo Vidal' --roles optician,"
    "cashier --password-file -",
    N_ ("Roles: receptionist, optometrist, optician, cashier, stock_keeper, lab_technician, owner, administrator."),
    run_user_add },
  { "user list", DPT_CLI_NEEDS_SESSION, "", N_ ("List the users with their roles."),
    "  dioptrectl --db /tmp/demo.dioptre --json user list",
    NULL, run_user_list },
  { "user disable", DPT_CLI_NEEDS_SESSION, "LOGIN", N_ ("Let a user no longer sign in; what the user did stays."),
    "  dioptrectl --db /tmp/demo.dioptre user disable lea",
    NULL, run_user_disable },
  { "user enable", DPT_CLI_NEEDS_SESSION, "LOGIN", N_ ("Let a user sign in again."),
    "  dioptrectl --db /tmp/demo.dioptre user enable lea",
    NULL,
    run_user_enable },
  { "user passwd", DPT_CLI_NEEDS_SESSION, "LOGIN --password-file FILE", N_ ("Give a user a new password."),
    "  echo 'another long sentence' | dioptrectl --db /tmp/demo.dioptre user passwd lea --password-file -",
    NULL, run_user_passwd },
  { "user roles", DPT_CLI_NEEDS_SESSION, "LOGIN ROLE[,ROLE…]", N_ ("Set the roles of a user in all establishments."),
    "  dioptrectl --db /tmp/demo.dioptre user roles lea optician,owner",
    NULL, run_user_roles },
  { NULL },
};
