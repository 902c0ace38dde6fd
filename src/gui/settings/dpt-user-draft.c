/* dpt-user-draft.c - see dpt-user-draft.h.
 * For: the original and the current state of a form. Not for: widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/settings/dpt-user-draft.h"

#include "engine/practice/dpt-establishment.h"

#include <string.h>

/* Where roles are held; the first place is everywhere. */
typedef struct
{
  gint64 id; /* 0: everywhere */
  char *name;
  guint roles, loaded;
} Place;

struct _DptUserDraft
{
  GObject parent_instance;

  DptUserAccount *account;
  GArray *places; /* of Place */
  DptGrant grants[DPT_N_RIGHTS], loaded_grants[DPT_N_RIGHTS];
  char *password;
  char *pin;
};

G_DEFINE_FINAL_TYPE (DptUserDraft, dpt_user_draft, G_TYPE_OBJECT)

static void
forget (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->name);
}

static void
dpt_user_draft_finalize (GObject *object)
{
  DptUserDraft *self = DPT_USER_DRAFT (object);

  g_array_unref (self->places);
  g_clear_object (&self->account);
  forget (&self->password);
  forget (&self->pin);
  G_OBJECT_CLASS (dpt_user_draft_parent_class)->finalize (object);
}

static void
dpt_user_draft_class_init (DptUserDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_user_draft_finalize;
}

static void
dpt_user_draft_init (DptUserDraft *self)
{
  const Place everywhere = { 0, NULL, 0, 0 };

  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  g_array_append_val (self->places, everywhere);
}

static Place *
get_place (DptUserDraft *self, guint place)
{
  return &g_array_index (self->places, Place, place);
}

static void
add_places (DptUserDraft *self, GPtrArray *establishments)
{
  for (guint i = 0; establishments != NULL && i < establishments->len; i++)
    {
      Place place = { dpt_record_get_id (establishments->pdata[i]),
                      g_strdup (dpt_record_get_string (establishments->pdata[i], DPT_ESTABLISHMENT_NAME)), 0, 0 };

      g_array_append_val (self->places, place);
    }
}

DptUserDraft *
dpt_user_draft_new (GPtrArray *establishments)
{
  DptUserDraft *self = g_object_new (DPT_TYPE_USER_DRAFT, NULL);

  add_places (self, establishments);
  self->account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
  return self;
}

static gboolean
load_roles (DptUnit *unit, DptUserDraft *self, gint64 user_id, GError **error)
{
  g_autoptr (GPtrArray) establishments = dpt_establishment_list (unit, error);

  if (establishments == NULL)
    return FALSE;
  add_places (self, establishments);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = get_place (self, i);

      if (!dpt_user_get_roles (unit, user_id, place->id, &place->roles, error))
        return FALSE;
      place->loaded = place->roles;
    }
  return TRUE;
}

DptUserDraft *
dpt_user_draft_load (DptUnit *unit, gint64 user_id, GError **error)
{
  g_autoptr (DptUserDraft) self = g_object_new (DPT_TYPE_USER_DRAFT, NULL);
  g_autoptr (GPtrArray) rights = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_USER_MANAGE, error))
    return NULL;
  self->account = dpt_unit_load (unit, DPT_TYPE_USER_ACCOUNT, user_id, error);
  if (self->account == NULL || !load_roles (unit, self, user_id, error))
    return NULL;
  rights = dpt_user_list_rights (unit, user_id, error);
  if (rights == NULL)
    return NULL;
  for (guint i = 0; i < rights->len; i++)
    {
      DptRight right;

      if (dpt_right_find (dpt_record_get_text (rights->pdata[i], DPT_USER_RIGHT_RIGHT_NAME), &right))
        self->grants[right] = dpt_record_get_int (rights->pdata[i], DPT_USER_RIGHT_GRANTED) ? DPT_GRANT_GIVEN : DPT_GRANT_TAKEN;
    }
  memcpy (self->loaded_grants, self->grants, sizeof self->grants);
  return g_steal_pointer (&self);
}

DptUserDraft *
dpt_user_draft_copy (DptUserDraft *self)
{
  DptUserDraft *copy;

  g_return_val_if_fail (DPT_IS_USER_DRAFT (self), NULL);

  copy = g_object_new (DPT_TYPE_USER_DRAFT, NULL);
  copy->account = dpt_record_copy (self->account);
  g_array_set_size (copy->places, 0);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place place = *get_place (self, i);

      place.name = g_strdup (place.name);
      g_array_append_val (copy->places, place);
    }
  memcpy (copy->grants, self->grants, sizeof self->grants);
  memcpy (copy->loaded_grants, self->loaded_grants, sizeof self->loaded_grants);
  dpt_user_draft_set_secrets (copy, self->password, self->pin);
  return copy;
}

DptUserAccount *
dpt_user_draft_get_account (DptUserDraft *self)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self), NULL);

  return self->account;
}

guint
dpt_user_draft_get_n_places (DptUserDraft *self)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self), 0);

  return self->places->len;
}

const char *
dpt_user_draft_get_place_name (DptUserDraft *self, guint place)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self) && place < self->places->len, NULL);

  return get_place (self, place)->name;
}

guint
dpt_user_draft_get_roles (DptUserDraft *self, guint place)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self) && place < self->places->len, 0);

  return get_place (self, place)->roles;
}

void
dpt_user_draft_set_role (DptUserDraft *self, guint place, DptRole role, gboolean held)
{
  g_return_if_fail (DPT_IS_USER_DRAFT (self) && place < self->places->len && role < DPT_N_ROLES);

  if (held)
    get_place (self, place)->roles |= DPT_ROLE_BIT (role);
  else
    get_place (self, place)->roles &= ~DPT_ROLE_BIT (role);
}

DptGrant
dpt_user_draft_get_grant (DptUserDraft *self, DptRight right)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self) && right < DPT_N_RIGHTS, DPT_GRANT_BY_ROLE);

  return self->grants[right];
}

void
dpt_user_draft_set_grant (DptUserDraft *self, DptRight right, DptGrant grant)
{
  g_return_if_fail (DPT_IS_USER_DRAFT (self) && right < DPT_N_RIGHTS);

  self->grants[right] = grant;
}

gboolean
dpt_user_draft_may (DptUserDraft *self, guint place, DptRight right)
{
  guint64 rights = 0;
  guint roles;

  g_return_val_if_fail (DPT_IS_USER_DRAFT (self) && place < self->places->len && right < DPT_N_RIGHTS, FALSE);

  roles = get_place (self, 0)->roles | get_place (self, place)->roles;

  if (self->grants[right] != DPT_GRANT_BY_ROLE)
    return self->grants[right] == DPT_GRANT_GIVEN;
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    if (roles & DPT_ROLE_BIT (role))
      rights |= dpt_role_get_rights (role);
  return (rights & G_GUINT64_CONSTANT (1) << right) != 0;
}

void
dpt_user_draft_set_secrets (DptUserDraft *self, const char *password, const char *pin)
{
  g_autofree char *new_password = g_strdup (password);
  g_autofree char *new_pin = g_strdup (pin);

  g_return_if_fail (DPT_IS_USER_DRAFT (self));

  forget (&self->password);
  forget (&self->pin);
  self->password = g_steal_pointer (&new_password);
  self->pin = g_steal_pointer (&new_pin);
}

gboolean
dpt_user_draft_is_dirty (DptUserDraft *self)
{
  g_return_val_if_fail (DPT_IS_USER_DRAFT (self), FALSE);

  for (guint i = 0; i < self->places->len; i++)
    if (get_place (self, i)->roles != get_place (self, i)->loaded)
      return TRUE;
  return dpt_record_is_dirty (self->account) || self->password != NULL || self->pin != NULL
         || memcmp (self->grants, self->loaded_grants, sizeof self->grants) != 0;
}

/* --- as JSON: { "roles": { "0": 12, "7": 3 }, "rights": { "sale.refund": 1 } } --- */

void
dpt_user_draft_write (DptUserDraft *self, JsonObject *object)
{
  JsonObject *roles = json_object_new (), *rights = json_object_new ();

  g_return_if_fail (DPT_IS_USER_DRAFT (self) && object != NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, get_place (self, i)->id);

      json_object_set_int_member (roles, id, get_place (self, i)->roles);
    }
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    if (self->grants[right] != self->loaded_grants[right])
      json_object_set_int_member (rights, dpt_right_get_name (right), self->grants[right]);
  json_object_set_object_member (object, "roles", roles);
  json_object_set_object_member (object, "rights", rights);
}

void
dpt_user_draft_read (DptUserDraft *self, JsonObject *object)
{
  JsonObject *roles, *rights;

  g_return_if_fail (DPT_IS_USER_DRAFT (self) && object != NULL);

  roles = json_object_get_object_member (object, "roles");
  rights = json_object_get_object_member (object, "rights");
  for (guint i = 0; i < self->places->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, get_place (self, i)->id);

      if (roles != NULL && json_object_has_member (roles, id))
        get_place (self, i)->roles = (guint) json_object_get_int_member (roles, id);
    }
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    if (rights != NULL && json_object_has_member (rights, dpt_right_get_name (right)))
      self->grants[right] = (DptGrant) CLAMP (json_object_get_int_member (rights, dpt_right_get_name (right)), DPT_GRANT_BY_ROLE, DPT_GRANT_TAKEN);
}

/* --- saving --- */

typedef struct
{
  DptUserDraft *draft;
  const DptCredentials *credentials; /* NULL: left as they are */
} Save;

static gboolean
save_rights (DptUnit *unit, DptUserDraft *self, gint64 user_id, GError **error)
{
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    if (self->grants[right] != self->loaded_grants[right] && !dpt_user_set_right (unit, user_id, right, self->grants[right], error))
      return FALSE;
  return TRUE;
}

/* The first place where any role is held; everywhere where there is none. */
static guint
find_first (DptUserDraft *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (get_place (self, i)->roles != 0)
      return i;
  return 0;
}

/* Giving before taking: somebody who changes places is never without any. */
static gboolean
save_roles (DptUnit *unit, DptUserDraft *self, gint64 user_id, guint done, GError **error)
{
  for (guint taking = 0; taking < 2; taking++)
    for (guint i = 0; i < self->places->len; i++)
      {
        Place *place = get_place (self, i);
        gboolean takes = (place->loaded & ~place->roles) != 0;

        if (i != done && place->roles != place->loaded && takes == (taking == 1)
            && !dpt_user_set_roles (unit, user_id, place->id, place->roles, error))
          return FALSE;
      }
  return TRUE;
}

static gpointer
save_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Save *save = args;
  DptUserDraft *self = save->draft;
  /* A copy: the unit may run again from the start. */
  g_autoptr (DptUserAccount) account = dpt_record_copy (self->account);
  gint64 id;

  if (!dpt_record_is_saved (account))
    {
      guint first = find_first (self);

      /* A password that somebody else has chosen is changed at the first sign-in. */
      dpt_record_set_int (account, DPT_USER_ACCOUNT_MUST_CHANGE_PASSWORD, self->password != NULL);
      if (!dpt_user_add (unit, account, save->credentials, get_place (self, first)->roles, get_place (self, first)->id, error)
          || !save_roles (unit, self, dpt_record_get_id (account), first, error))
        return NULL;
    }
  else if (!dpt_user_save (unit, account, error)
           || !save_roles (unit, self, dpt_record_get_id (account), G_MAXUINT, error)
           || (save->credentials != NULL
               && !dpt_user_set_credentials (unit, dpt_record_get_id (account), save->credentials, self->password != NULL, error)))
    return NULL;
  id = dpt_record_get_id (account);
  return save_rights (unit, self, id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

gint64
dpt_user_draft_save (DptUserDraft *self, DptSession *session, GError **error)
{
  const char *own_words[] = { dpt_record_get_string (self->account, DPT_USER_ACCOUNT_LOGIN),
                              dpt_record_get_string (self->account, DPT_USER_ACCOUNT_DISPLAY_NAME), NULL };
  g_autoptr (DptCredentials) credentials = NULL;
  g_autofree gint64 *id = NULL;
  Save save = { self, NULL };

  g_return_val_if_fail (DPT_IS_USER_DRAFT (self) && DPT_IS_SESSION (session), 0);

  if (self->password != NULL || self->pin != NULL)
    {
      credentials = dpt_credentials_new (self->password, self->pin,
                                         dpt_session_get_demonstration (session) ? DPT_PASSWORD_STRENGTH_LOW : DPT_PASSWORD_STRENGTH_FULL,
                                         own_words, error);
      if (credentials == NULL)
        return 0;
    }
  save.credentials = credentials;
  id = dpt_session_write (session, save_in_unit, &save, g_free, error);
  return id ? *id : 0;
}
