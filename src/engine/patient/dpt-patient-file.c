/* dpt-patient-file.c - see dpt-patient-file.h.
 * For: an aggregate of records as a value. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/patient/dpt-patient-file.h"

#include "base/dpt-error.h"

#include <glib/gi18n-lib.h>

struct _DptPatientFile
{
  GObject parent_instance;

  DptPatient *patient;
  GListStore *parts[DPT_N_PATIENT_PARTS];
  GPtrArray *removed;
};

G_DEFINE_FINAL_TYPE (DptPatientFile, dpt_patient_file, G_TYPE_OBJECT)

static const char *const part_names[DPT_N_PATIENT_PARTS] = {
  [DPT_PATIENT_PART_CONTACTS] = "contacts", [DPT_PATIENT_PART_ADDRESSES] = "addresses", [DPT_PATIENT_PART_ALERTS] = "alerts",
  [DPT_PATIENT_PART_COVERS] = "covers",     [DPT_PATIENT_PART_LINKS] = "family",        [DPT_PATIENT_PART_TAGS] = "tags",
  [DPT_PATIENT_PART_CONSENTS] = "consents",
};

const char *
dpt_patient_part_get_name (DptPatientPart part)
{
  g_return_val_if_fail (part < DPT_N_PATIENT_PARTS, NULL);

  return part_names[part];
}

GType
dpt_patient_part_get_record_type (DptPatientPart part)
{
  switch (part)
    {
    case DPT_PATIENT_PART_CONTACTS:
      return DPT_TYPE_CONTACT_POINT;
    case DPT_PATIENT_PART_ADDRESSES:
      return DPT_TYPE_ADDRESS;
    case DPT_PATIENT_PART_ALERTS:
      return DPT_TYPE_ALERT;
    case DPT_PATIENT_PART_COVERS:
      return DPT_TYPE_PATIENT_COVER;
    case DPT_PATIENT_PART_LINKS:
      return DPT_TYPE_FAMILY_LINK;
    case DPT_PATIENT_PART_TAGS:
      return DPT_TYPE_PATIENT_TAG;
    case DPT_PATIENT_PART_CONSENTS:
      return DPT_TYPE_CONSENT;
    case DPT_N_PATIENT_PARTS:
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

static void
dpt_patient_file_finalize (GObject *object)
{
  DptPatientFile *self = DPT_PATIENT_FILE (object);

  g_clear_object (&self->patient);
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    g_clear_object (&self->parts[part]);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (dpt_patient_file_parent_class)->finalize (object);
}

static void
dpt_patient_file_class_init (DptPatientFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_patient_file_finalize;
}

static void
dpt_patient_file_init (DptPatientFile *self)
{
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    self->parts[part] = g_list_store_new (dpt_patient_part_get_record_type (part));
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
}

DptPatientFile *
dpt_patient_file_new_for (DptPatient *patient)
{
  DptPatientFile *self;

  g_return_val_if_fail (DPT_IS_PATIENT (patient), NULL);

  self = g_object_new (DPT_TYPE_PATIENT_FILE, NULL);
  self->patient = g_object_ref (patient);
  return self;
}

DptPatientFile *
dpt_patient_file_new (void)
{
  g_autoptr (DptPatient) patient = dpt_record_new (DPT_TYPE_PATIENT);

  return dpt_patient_file_new_for (patient);
}

DptPatientFile *
dpt_patient_file_copy (DptPatientFile *self)
{
  g_autoptr (DptPatient) patient = NULL;
  DptPatientFile *copy;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), NULL);

  patient = dpt_record_copy (self->patient);
  copy = dpt_patient_file_new_for (patient);
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts[part])); i++)
      {
        g_autoptr (DptRecord) record = g_list_model_get_item (G_LIST_MODEL (self->parts[part]), i);
        g_autoptr (DptRecord) twin = dpt_record_copy (record);

        g_list_store_append (copy->parts[part], twin);
      }
  for (guint i = 0; i < self->removed->len; i++)
    g_ptr_array_add (copy->removed, dpt_record_copy (self->removed->pdata[i]));
  return copy;
}

DptPatient *
dpt_patient_file_get_patient (DptPatientFile *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), NULL);

  return self->patient;
}

GListModel *
dpt_patient_file_get_part (DptPatientFile *self, DptPatientPart part)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self) && part < DPT_N_PATIENT_PARTS, NULL);

  return G_LIST_MODEL (self->parts[part]);
}

void
dpt_patient_file_append (DptPatientFile *self, DptPatientPart part, gpointer record)
{
  g_return_if_fail (DPT_IS_PATIENT_FILE (self) && part < DPT_N_PATIENT_PARTS);

  g_list_store_append (self->parts[part], record);
}

gpointer
dpt_patient_file_add (DptPatientFile *self, DptPatientPart part, const char *country)
{
  g_autoptr (DptRecord) record = NULL;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self) && part < DPT_N_PATIENT_PARTS, NULL);

  record = dpt_record_new (dpt_patient_part_get_record_type (part));
  if (part == DPT_PATIENT_PART_ADDRESSES)
    {
      dpt_record_set_text (record, DPT_ADDRESS_KIND, "home");
      dpt_record_set_text (record, DPT_ADDRESS_COUNTRY, country);
    }
  else if (part == DPT_PATIENT_PART_CONTACTS)
    {
      dpt_record_set_text (record, DPT_CONTACT_POINT_KIND, "mobile");
      dpt_record_set_int (record, DPT_CONTACT_POINT_PREFERRED, FALSE);
    }
  else if (part == DPT_PATIENT_PART_ALERTS)
    {
      dpt_record_set_text (record, DPT_ALERT_KIND, "note");
      dpt_record_set_int (record, DPT_ALERT_ACTIVE, TRUE);
    }
  g_list_store_append (self->parts[part], record);
  return record;
}

void
dpt_patient_file_remove (DptPatientFile *self, DptPatientPart part, gpointer record)
{
  guint position;

  g_return_if_fail (DPT_IS_PATIENT_FILE (self) && part < DPT_N_PATIENT_PARTS);
  g_return_if_fail (part != DPT_PATIENT_PART_CONSENTS || !dpt_record_is_saved (record));

  if (!g_list_store_find (self->parts[part], record, &position))
    return;
  if (dpt_record_is_saved (record))
    g_ptr_array_add (self->removed, g_object_ref (record));
  g_list_store_remove (self->parts[part], position);
}

GPtrArray *
dpt_patient_file_get_removed (DptPatientFile *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), NULL);

  return self->removed;
}

gboolean
dpt_patient_file_is_dirty (DptPatientFile *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), FALSE);

  if (dpt_record_is_dirty (self->patient) || self->removed->len > 0)
    return TRUE;
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts[part])); i++)
      {
        g_autoptr (DptRecord) record = g_list_model_get_item (G_LIST_MODEL (self->parts[part]), i);

        if (!dpt_record_is_saved (record) || dpt_record_is_dirty (record))
          return TRUE;
      }
  return FALSE;
}

/* What the engine fills in at saving is taken as there. */
static gboolean
validate_patient (DptPatient *patient, GError **error)
{
  g_autoptr (DptPatient) filled = dpt_record_copy (patient);

  if (dpt_record_is_null (filled, DPT_PATIENT_FILE_NUMBER))
    dpt_record_set_int (filled, DPT_PATIENT_FILE_NUMBER, 1);
  if (dpt_record_is_null (filled, DPT_PATIENT_CREATED_AT))
    dpt_record_set_int (filled, DPT_PATIENT_CREATED_AT, 1);
  if (dpt_record_is_null (filled, DPT_PATIENT_ACTIVE))
    dpt_record_set_int (filled, DPT_PATIENT_ACTIVE, TRUE);
  return dpt_record_validate (filled, error);
}

static gboolean
validate_part (DptPatientPart part, gpointer record, GError **error)
{
  g_autoptr (DptRecord) filled = dpt_record_copy (record);

  if (dpt_record_is_null (filled, 0)) /* PATIENT_ID stands first in all of them */
    dpt_record_set_int (filled, 0, G_MAXINT64);
  if (part == DPT_PATIENT_PART_CONTACTS)
    dpt_contact_point_make_keys (DPT_CONTACT_POINT (filled));
  if (part == DPT_PATIENT_PART_CONSENTS && dpt_record_is_null (filled, DPT_CONSENT_AT))
    dpt_record_set_int (filled, DPT_CONSENT_AT, 1);
  return dpt_record_validate (filled, error);
}

gboolean
dpt_patient_file_validate (DptPatientFile *self, GError **error)
{
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), FALSE);

  if (!validate_patient (self->patient, error))
    return FALSE;
  for (DptPatientPart part = 0; part < DPT_N_PATIENT_PARTS; part++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parts[part])); i++)
      {
        g_autoptr (DptRecord) record = g_list_model_get_item (G_LIST_MODEL (self->parts[part]), i);

        if (!validate_part (part, record, error))
          return FALSE;
      }
  return TRUE;
}

/* --- reading --- */

char *
dpt_patient_file_dup_contact (DptPatientFile *self, const char *kind)
{
  GListModel *contacts;
  char *found = NULL;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), NULL);

  contacts = dpt_patient_file_get_part (self, DPT_PATIENT_PART_CONTACTS);
  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (DptRecord) contact = g_list_model_get_item (contacts, i);
      const char *its_kind = dpt_record_get_string (contact, DPT_CONTACT_POINT_KIND);
      gboolean fits = kind ? g_str_equal (its_kind, kind) : !g_str_equal (its_kind, "email");

      if (!fits || (found != NULL && !dpt_record_get_int (contact, DPT_CONTACT_POINT_PREFERRED)))
        continue;
      g_free (found);
      found = g_strdup (dpt_record_get_text (contact, DPT_CONTACT_POINT_VALUE));
      if (dpt_record_get_int (contact, DPT_CONTACT_POINT_PREFERRED))
        break;
    }
  return found;
}

DptAddress *
dpt_patient_file_get_address (DptPatientFile *self, const char *kind)
{
  GListModel *addresses;
  DptAddress *best = NULL;
  int best_rank = 0;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), NULL);

  addresses = dpt_patient_file_get_part (self, DPT_PATIENT_PART_ADDRESSES);
  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (DptAddress) address = g_list_model_get_item (addresses, i);
      const char *its_kind = dpt_record_get_text (address, DPT_ADDRESS_KIND);
      int rank = g_strcmp0 (its_kind, kind) == 0 ? 3 : g_strcmp0 (its_kind, "home") == 0 ? 2 : 1;

      if (rank > best_rank)
        {
          best_rank = rank;
          best = address; /* the list keeps it */
        }
    }
  return best;
}

gboolean
dpt_patient_file_has_consent (DptPatientFile *self, const char *purpose, const char *channel)
{
  GListModel *consents;
  gint64 latest = -1;
  gboolean given = FALSE;

  g_return_val_if_fail (DPT_IS_PATIENT_FILE (self), FALSE);

  consents = dpt_patient_file_get_part (self, DPT_PATIENT_PART_CONSENTS);
  for (guint i = 0; i < g_list_model_get_n_items (consents); i++)
    {
      g_autoptr (DptRecord) consent = g_list_model_get_item (consents, i);
      const char *its_channel = dpt_record_get_string (consent, DPT_CONSENT_CHANNEL);
      /* One not yet saved has no time, and is the newest. */
      gint64 at = dpt_record_is_saved (consent) ? dpt_record_get_int (consent, DPT_CONSENT_AT) : G_MAXINT64;

      if (g_strcmp0 (dpt_record_get_text (consent, DPT_CONSENT_PURPOSE), purpose) != 0 || at < latest
          || (g_strcmp0 (its_channel, channel) != 0 && !g_str_equal (its_channel, "any")))
        continue;
      latest = at;
      given = dpt_record_get_int (consent, DPT_CONSENT_GIVEN) != 0;
    }
  return given;
}
