/* dpt-prescription.c - see dpt-prescription.h.
 * For: the tables of fields and what holds without a database. Not for: rights, dates and saving
 * (dpt-prescription-store.c). SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-prescription.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-refraction.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "glasses", "contact", NULL };
static const char *const usages[]
  = { "far", "intermediate", "near", "progressive", "bifocal", "office", "contact", NULL };
static const char *const usage_labels[] = { N_ ("Distance"), N_ ("Intermediate"), N_ ("Near"), N_ ("Progressive"),
                                            N_ ("Bifocal"), N_ ("Office"), N_ ("Contact lenses") };
static const char *const origins[] = { "internal", "external", "adapted", NULL };
static const char *const origin_labels[] = { N_ ("Issued here"), N_ ("From outside"), N_ ("Adapted") };
static const char *const states[] = { "active", "superseded", "cancelled", NULL };
static const char *const professions[]
  = { "ophthalmologist", "optometrist", "orthoptist", "general_practitioner", "other", NULL };
static const char *const profession_labels[] = { N_ ("Ophthalmologist"), N_ ("Optometrist"), N_ ("Orthoptist"),
                                                 N_ ("General practitioner"), N_ ("Other prescriber") };
static const char *const eyes[] = { "R", "L", NULL };
static const char *const bases_h[] = { "in", "out", NULL };
static const char *const bases_v[] = { "up", "down", NULL };

#define FROZEN DPT_FIELD_KEEP

static const DptField fields[] = {
  [DPT_PRESCRIPTION_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Patient") },
  [DPT_PRESCRIPTION_VISIT_ID] = { "visit_id", DPT_FIELD_REF, FROZEN, .label = N_ ("Visit") },
  [DPT_PRESCRIPTION_KIND]
  = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Kind"), .choices = kinds },
  [DPT_PRESCRIPTION_USAGE]
  = { "usage", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Usage"), .choices = usages },
  [DPT_PRESCRIPTION_ORIGIN]
  = { "origin", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Origin"), .choices = origins },
  [DPT_PRESCRIPTION_STATE] = { "state", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("State"), .choices = states },
  [DPT_PRESCRIPTION_ISSUED_ON]
  = { "issued_on", DPT_FIELD_DATE, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Date of issue") },
  [DPT_PRESCRIPTION_VALID_UNTIL] = { "valid_until", DPT_FIELD_DATE, FROZEN, .label = N_ ("Valid until") },
  [DPT_PRESCRIPTION_USER_ID] = { "user_id", DPT_FIELD_REF, FROZEN, .label = N_ ("Entered by") },
  [DPT_PRESCRIPTION_PRESCRIBER_ID] = { "prescriber_id", DPT_FIELD_REF, FROZEN, .label = N_ ("Prescriber") },
  [DPT_PRESCRIPTION_PRESCRIBER_NAME]
  = { "prescriber_name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Name of the prescriber") },
  [DPT_PRESCRIPTION_PRESCRIBER_NUMBER]
  = { "prescriber_number", DPT_FIELD_TEXT, FROZEN, 0, 40, N_ ("Number of the prescriber") },
  [DPT_PRESCRIPTION_PRESCRIBER_PROFESSION] = { "prescriber_profession", DPT_FIELD_ENUM, FROZEN,
                                               .label = N_ ("Profession of the prescriber"), .choices = professions },
  [DPT_PRESCRIPTION_ESTABLISHMENT_ID] = { "establishment_id", DPT_FIELD_REF, FROZEN, .label = N_ ("Establishment") },
  [DPT_PRESCRIPTION_ADAPTATION_FORBIDDEN] = { "adaptation_forbidden", DPT_FIELD_BOOL, DPT_FIELD_REQUIRED | FROZEN,
                                              .label = N_ ("May not be adapted at renewal") },
  [DPT_PRESCRIPTION_VERTEX] = { "vertex", DPT_FIELD_LENGTH, FROZEN, 0, 3000, N_ ("Vertex distance") },
  [DPT_PRESCRIPTION_INSTRUCTIONS] = { "instructions", DPT_FIELD_TEXT, FROZEN, 0, 2000, N_ ("Instructions") },
  [DPT_PRESCRIPTION_DOCUMENT_ID] = { "document_id", DPT_FIELD_REF, 0, .label = N_ ("Scan") },
  [DPT_PRESCRIPTION_SUPERSEDED_BY_ID] = { "superseded_by_id", DPT_FIELD_REF, 0, .label = N_ ("Superseded by") },
  [DPT_PRESCRIPTION_CANCEL_REASON] = { "cancel_reason", DPT_FIELD_TEXT, 0, 0, 1000, N_ ("Reason of the cancellation") },
  [DPT_PRESCRIPTION_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | FROZEN },
};

static gboolean
validate_head (DptRecord *self, GError **error)
{
  const char *issued = dpt_record_get_text (self, DPT_PRESCRIPTION_ISSUED_ON);
  const char *until = dpt_record_get_text (self, DPT_PRESCRIPTION_VALID_UNTIL);

  if (until != NULL && g_strcmp0 (until, issued) < 0)
    return dpt_set_invalid (error, "valid_until", _ ("Valid until: must not be before the date of issue."));
  return TRUE;
}

DPT_DEFINE_RECORD_WITH_CODE (
  DptPrescription, dpt_prescription, "prescription", fields, record_class->validate = validate_head)

static const DptField eye_fields[] = {
  [DPT_PRESCRIPTION_EYE_PRESCRIPTION_ID] = { "prescription_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | FROZEN },
  [DPT_PRESCRIPTION_EYE_EYE]
  = { "eye", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED | FROZEN, .label = N_ ("Eye"), .choices = eyes },
  [DPT_PRESCRIPTION_EYE_SPHERE]
  = { "sphere", DPT_FIELD_POWER, DPT_FIELD_REQUIRED | FROZEN, -DPT_RX_MAX_SPHERE, DPT_RX_MAX_SPHERE, N_ ("Sphere") },
  [DPT_PRESCRIPTION_EYE_CYLINDER]
  = { "cylinder", DPT_FIELD_POWER, FROZEN, -DPT_RX_MAX_CYLINDER, DPT_RX_MAX_CYLINDER, N_ ("Cylinder") },
  [DPT_PRESCRIPTION_EYE_AXIS] = { "axis", DPT_FIELD_AXIS, FROZEN, 1, 180, N_ ("Axis") },
  [DPT_PRESCRIPTION_EYE_ADDITION] = { "addition", DPT_FIELD_POWER, FROZEN, 0, DPT_RX_MAX_ADDITION, N_ ("Addition") },
  [DPT_PRESCRIPTION_EYE_PRISM_H] = { "prism_h", DPT_FIELD_POWER, FROZEN, 0, DPT_RX_MAX_PRISM, N_ ("Horizontal prism") },
  [DPT_PRESCRIPTION_EYE_BASE_H]
  = { "base_h", DPT_FIELD_ENUM, FROZEN, .label = N_ ("Horizontal base"), .choices = bases_h },
  [DPT_PRESCRIPTION_EYE_PRISM_V] = { "prism_v", DPT_FIELD_POWER, FROZEN, 0, DPT_RX_MAX_PRISM, N_ ("Vertical prism") },
  [DPT_PRESCRIPTION_EYE_BASE_V]
  = { "base_v", DPT_FIELD_ENUM, FROZEN, .label = N_ ("Vertical base"), .choices = bases_v },
  [DPT_PRESCRIPTION_EYE_PD_FAR] = { "pd_far", DPT_FIELD_LENGTH, FROZEN, 1500, 4500, N_ ("Pupillary distance, far") },
  [DPT_PRESCRIPTION_EYE_PD_NEAR] = { "pd_near", DPT_FIELD_LENGTH, FROZEN, 1500, 4500, N_ ("Pupillary distance, near") },
  [DPT_PRESCRIPTION_EYE_ACUITY] = { "acuity", DPT_FIELD_TEXT, FROZEN, 0, 40, N_ ("Acuity") },
  [DPT_PRESCRIPTION_EYE_BACK_CURVE] = { "back_curve", DPT_FIELD_LENGTH, FROZEN, 500, 1200, N_ ("Back curve") },
  [DPT_PRESCRIPTION_EYE_DIAMETER] = { "diameter", DPT_FIELD_LENGTH, FROZEN, 700, 2500, N_ ("Diameter") },
  [DPT_PRESCRIPTION_EYE_BRAND] = { "brand", DPT_FIELD_TEXT, FROZEN, .label = N_ ("Brand") },
};

static gboolean
validate_eye (DptRecord *self, GError **error)
{
  DptRx rx = dpt_prescription_eye_get_rx (DPT_PRESCRIPTION_EYE (self));

  return dpt_rx_validate (&rx, error);
}

DPT_DEFINE_RECORD_WITH_CODE (DptPrescriptionEye, dpt_prescription_eye, "prescription_eye", eye_fields,
                             record_class->validate = validate_eye)

/* --- words --- */

static const char *
find_label (const char *const *nicks, const char *const *labels, const char *nick)
{
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return _ (labels[i]);
  return NULL;
}

const char *const *
dpt_prescription_usage_list (void)
{
  return usages;
}

const char *
dpt_prescription_usage_get_label (const char *usage)
{
  return find_label (usages, usage_labels, usage);
}

gboolean
dpt_prescription_usage_needs_addition (const char *usage)
{
  return g_strcmp0 (usage, "progressive") == 0 || g_strcmp0 (usage, "bifocal") == 0 || g_strcmp0 (usage, "office") == 0;
}

const char *const *
dpt_prescription_profession_list (void)
{
  return professions;
}

const char *
dpt_prescription_profession_get_label (const char *profession)
{
  return find_label (professions, profession_labels, profession);
}

const char *
dpt_prescription_origin_get_label (const char *origin)
{
  return find_label (origins, origin_labels, origin);
}

gboolean
dpt_prescription_is_expired (DptPrescription *self, const char *today)
{
  const char *until;

  g_return_val_if_fail (DPT_IS_PRESCRIPTION (self), FALSE);

  until = dpt_record_get_text (self, DPT_PRESCRIPTION_VALID_UNTIL);
  return until != NULL && g_strcmp0 (until, today) < 0;
}

/* --- one eye --- */

DptPrescriptionEye *
dpt_prescription_eye_new (DptEye eye, const DptRx *rx)
{
  DptPrescriptionEye *self = dpt_record_new (DPT_TYPE_PRESCRIPTION_EYE);

  dpt_record_set_text (self, DPT_PRESCRIPTION_EYE_EYE, dpt_eye_to_nick (eye));
  dpt_prescription_eye_set_rx (self, rx);
  return self;
}

DptEye
dpt_prescription_eye_get_eye (DptPrescriptionEye *self)
{
  return g_strcmp0 (dpt_record_get_text (self, DPT_PRESCRIPTION_EYE_EYE), "L") == 0 ? DPT_EYE_LEFT : DPT_EYE_RIGHT;
}

DptRx
dpt_prescription_eye_get_rx (DptPrescriptionEye *self)
{
  if (self == NULL)
    return (DptRx) { 0 };
  return (DptRx) {
    .sphere = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_SPHERE),
    .cylinder = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_CYLINDER),
    .axis = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_AXIS),
    .addition = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_ADDITION),
    .prism_h = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_PRISM_H),
    .base_h = dpt_base_from_nick (dpt_record_get_text (self, DPT_PRESCRIPTION_EYE_BASE_H)),
    .prism_v = (int) dpt_record_get_int (self, DPT_PRESCRIPTION_EYE_PRISM_V),
    .base_v = dpt_base_from_nick (dpt_record_get_text (self, DPT_PRESCRIPTION_EYE_BASE_V)),
  };
}

/* What is 0 is not there: a prescription has no cylinder, addition or prism of nothing. */
static void
set_or_clear (gpointer self, guint field, int value)
{
  if (value != 0)
    dpt_record_set_int (self, field, value);
  else
    dpt_record_set_null (self, field);
}

void
dpt_prescription_eye_set_rx (DptPrescriptionEye *self, const DptRx *rx)
{
  dpt_record_set_int (self, DPT_PRESCRIPTION_EYE_SPHERE, rx->sphere);
  set_or_clear (self, DPT_PRESCRIPTION_EYE_CYLINDER, rx->cylinder);
  set_or_clear (self, DPT_PRESCRIPTION_EYE_AXIS, rx->axis);
  set_or_clear (self, DPT_PRESCRIPTION_EYE_ADDITION, rx->addition);
  set_or_clear (self, DPT_PRESCRIPTION_EYE_PRISM_H, rx->prism_h);
  dpt_record_set_text (self, DPT_PRESCRIPTION_EYE_BASE_H, dpt_base_to_nick (rx->base_h));
  set_or_clear (self, DPT_PRESCRIPTION_EYE_PRISM_V, rx->prism_v);
  dpt_record_set_text (self, DPT_PRESCRIPTION_EYE_BASE_V, dpt_base_to_nick (rx->base_v));
}

/* --- both --- */

struct _DptPrescriptionSheet
{
  GObject parent_instance;

  DptPrescription *head;
  DptPrescriptionEye *eye[2]; /* right, left */
};

G_DEFINE_FINAL_TYPE (DptPrescriptionSheet, dpt_prescription_sheet, G_TYPE_OBJECT)

static void
dpt_prescription_sheet_dispose (GObject *object)
{
  DptPrescriptionSheet *self = DPT_PRESCRIPTION_SHEET (object);

  g_clear_object (&self->head);
  g_clear_object (&self->eye[0]);
  g_clear_object (&self->eye[1]);
  G_OBJECT_CLASS (dpt_prescription_sheet_parent_class)->dispose (object);
}

static void
dpt_prescription_sheet_class_init (DptPrescriptionSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_prescription_sheet_dispose;
}

static void
dpt_prescription_sheet_init (DptPrescriptionSheet *self)
{
}

DptPrescriptionSheet *
dpt_prescription_sheet_new (DptPrescription *head, DptPrescriptionEye *right, DptPrescriptionEye *left)
{
  DptPrescriptionSheet *self;

  g_return_val_if_fail (DPT_IS_PRESCRIPTION (head), NULL);

  self = g_object_new (DPT_TYPE_PRESCRIPTION_SHEET, NULL);
  self->head = g_object_ref (head);
  self->eye[0] = right ? g_object_ref (right) : NULL;
  self->eye[1] = left ? g_object_ref (left) : NULL;
  return self;
}

DptPrescription *
dpt_prescription_sheet_get_head (DptPrescriptionSheet *self)
{
  g_return_val_if_fail (DPT_IS_PRESCRIPTION_SHEET (self), NULL);

  return self->head;
}

DptPrescriptionEye *
dpt_prescription_sheet_get_eye (DptPrescriptionSheet *self, DptEye eye)
{
  g_return_val_if_fail (DPT_IS_PRESCRIPTION_SHEET (self), NULL);

  return self->eye[eye == DPT_EYE_LEFT];
}

gint64
dpt_prescription_sheet_get_id (DptPrescriptionSheet *self)
{
  return dpt_record_get_id (dpt_prescription_sheet_get_head (self));
}

gboolean
dpt_prescription_sheet_check (DptPrescriptionSheet *self, GError **error)
{
  const char *usage;
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_PRESCRIPTION_SHEET (self), FALSE);

  usage = dpt_record_get_text (self->head, DPT_PRESCRIPTION_USAGE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) reason = NULL;
      DptRx rx = dpt_prescription_eye_get_rx (self->eye[i]);

      if (self->eye[i] == NULL)
        continue;
      any = TRUE;
      if (!dpt_rx_validate (&rx, &reason))
        /* Translators: an eye ("Right eye"), and what is wrong with its powers */
        return dpt_set_invalid (error, dpt_error_get_field (reason), _ ("%s: %s"),
                                dpt_eye_get_label (i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT), reason->message);
      if (dpt_prescription_usage_needs_addition (usage) && rx.addition == 0)
        /* Translators: an eye ("Right eye"), and a kind of glasses ("Progressive") */
        return dpt_set_invalid (error, "addition", _ ("%s: %s glasses need an addition."),
                                dpt_eye_get_label (i == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT),
                                dpt_prescription_usage_get_label (usage));
    }
  if (!any)
    return dpt_set_invalid (error, "sphere", _ ("Sphere: fill in at least one eye."));
  if ((g_strcmp0 (usage, "contact") == 0)
      != (g_strcmp0 (dpt_record_get_text (self->head, DPT_PRESCRIPTION_KIND), "contact") == 0))
    return dpt_set_invalid (error, "usage", _ ("Usage: does not fit the kind of prescription."));
  return TRUE;
}
