/* dpt-scan.c - see dpt-scan.h.
 * For: the table document, for what was written elsewhere. Not for: showing it (gui/common).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-scan.h"

#include "base/dpt-error.h"
#include "engine/clinical/dpt-visit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kinds[] = { "prescription", "report", "letter", "card", "consent", "quote", "other", NULL };

/* The content is kept out of the audit: what has come in is said by its hash. */
static const DptField fields[] = {
  [DPT_SCAN_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Patient") },
  [DPT_SCAN_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Kind"), .choices = kinds },
  [DPT_SCAN_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 200, N_ ("File") },
  [DPT_SCAN_MIME_TYPE] = { "mime_type", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Format") },
  [DPT_SCAN_SIZE]
  = { "size", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, DPT_SCAN_MAX_SIZE, N_ ("Size in bytes") },
  [DPT_SCAN_SHA256] = { "sha256", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_SCAN_CONTENT] = { "content", DPT_FIELD_BLOB, DPT_FIELD_SECRET | DPT_FIELD_KEEP },
  [DPT_SCAN_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_SCAN_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
};

DPT_DEFINE_RECORD (DptScan, dpt_scan, "document", fields)

const char *
dpt_scan_get_mime_type (GBytes *content)
{
  static const struct
  {
    const char *magic;
    gsize size;
    const char *type;
  } known[] = {
    { "%PDF-", 5, "application/pdf" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "\xff\xd8\xff", 3, "image/jpeg" },
  };
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (size > known[i].size && memcmp (bytes, known[i].magic, known[i].size) == 0)
      return known[i].type;
  return NULL;
}

DptScan *
dpt_scan_new (const char *name, GBytes *content, GError **error)
{
  const char *type = dpt_scan_get_mime_type (content);
  g_autofree char *sum = NULL;
  DptScan *self;

  if (g_bytes_get_size (content) > DPT_SCAN_MAX_SIZE)
    {
      dpt_set_invalid (error, "scan", _ ("Scan: the file is larger than 20 MB. Scan it with less resolution."));
      return NULL;
    }
  if (type == NULL)
    {
      dpt_set_invalid (error, "scan", _ ("Scan: must be a PDF, a PNG or a JPEG picture."));
      return NULL;
    }
  self = dpt_record_new (DPT_TYPE_SCAN);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  dpt_record_set_text (self, DPT_SCAN_KIND, "prescription");
  dpt_record_set_text (self, DPT_SCAN_NAME, name);
  dpt_record_set_text (self, DPT_SCAN_MIME_TYPE, type);
  dpt_record_set_int (self, DPT_SCAN_SIZE, (gint64) g_bytes_get_size (content));
  dpt_record_set_text (self, DPT_SCAN_SHA256, sum);
  dpt_record_set_bytes (self, DPT_SCAN_CONTENT, content);
  return self;
}

const char *
dpt_scan_kind_get_label (const char *kind)
{
  static const struct { const char *kind; const char *label; } labels[] = {
    { "prescription", N_ ("Prescription") }, { "report", N_ ("Report") }, { "letter", NC_ ("a document", "Letter") },
    { "card", N_ ("Insurance card") },       { "consent", N_ ("Consent") }, { "quote", N_ ("Quote") },
    { "other", NC_ ("a document", "Other") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].kind, kind) == 0)
      return i == 2 || i == 6 ? g_dpgettext2 (GETTEXT_PACKAGE, "a document", labels[i].label) : _ (labels[i].label);
  return kind != NULL ? kind : "";
}

/* What a reception may keep and see. */
static gboolean
is_clinical (const char *kind)
{
  static const char *const clinical[] = { "prescription", "report", "letter", NULL };

  return kind == NULL || g_strv_contains (clinical, kind);
}

gint64
dpt_scan_add (DptUnit *unit, gint64 patient_id, DptScan *scan, GError **error)
{
  g_autoptr (DptScan) copy = NULL;

  g_return_val_if_fail (DPT_IS_SCAN (scan), 0);

  if (!dpt_unit_require (unit, is_clinical (dpt_record_get_text (scan, DPT_SCAN_KIND)) ? DPT_RIGHT_PRESCRIPTION_TRANSCRIBE
                                                                                      : DPT_RIGHT_PATIENT_WRITE, error))
    return 0;
  copy = dpt_record_copy (scan);
  dpt_record_set_int (copy, DPT_SCAN_PATIENT_ID, patient_id);
  dpt_record_set_int (copy, DPT_SCAN_CREATED_AT, dpt_unit_get_now (unit));
  if (dpt_unit_get_user_id (unit) != 0)
    dpt_record_set_int (copy, DPT_SCAN_USER_ID, dpt_unit_get_user_id (unit));
  return dpt_unit_save (unit, copy, error) ? dpt_record_get_id (copy) : 0;
}

DptScan *
dpt_scan_load (DptUnit *unit, gint64 id, GError **error)
{
  g_autoptr (DptScan) scan = NULL;
  g_autofree char *what = g_strdup_printf ("document %" G_GINT64_FORMAT, id);

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  scan = dpt_unit_load (unit, DPT_TYPE_SCAN, id, error);
  if (scan == NULL)
    return NULL;
  if (is_clinical (dpt_record_get_text (scan, DPT_SCAN_KIND)) && !dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_READ, error))
    return NULL;
  if (!dpt_visit_log_access (unit, dpt_record_get_int (scan, DPT_SCAN_PATIENT_ID), what, error))
    return NULL;
  return g_steal_pointer (&scan);
}
