/* dpt-scan.c - see dpt-scan.h.
 * For: what a paper is, which kinds there are and whose they are. Not for: keeping it (dpt-scan-store.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-scan.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One line a kind: the words that a file's name speaks of it with (folded), who may look, who may keep. What says something of eyes and
 * health is for those who may see such things. */
static const struct { const char *name; const char *label; const char *speaks; DptRight read; DptRight write; } kinds[] = {
  { "prescription", N_ ("Prescription"), "prescription,ordonnance,ordo,rx", DPT_RIGHT_PRESCRIPTION_READ, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE },
  { "report", N_ ("Report"), "report,rapport,bilan,compte-rendu,cr", DPT_RIGHT_CLINICAL_READ, DPT_RIGHT_CLINICAL_WRITE },
  { "letter", NC_ ("a document", "Letter"), "letter,lettre,courrier", DPT_RIGHT_CLINICAL_READ, DPT_RIGHT_CLINICAL_WRITE },
  { "card", N_ ("Insurance card"), "card,carte,mutuelle,vitale", DPT_RIGHT_PATIENT_READ, DPT_RIGHT_PATIENT_WRITE },
  { "consent", N_ ("Consent"), "consent,consentement", DPT_RIGHT_PATIENT_READ, DPT_RIGHT_PATIENT_WRITE },
  { "quote", N_ ("Quote"), "quote,devis", DPT_RIGHT_PATIENT_READ, DPT_RIGHT_PATIENT_WRITE },
  { "other", NC_ ("a document", "Other"), "", DPT_RIGHT_PATIENT_READ, DPT_RIGHT_PATIENT_WRITE },
};

static const char *const kind_names[] = { "prescription", "report", "letter", "card", "consent", "quote", "other", NULL };

/* Told by their first bytes. */
static const struct { const char *magic; gsize size; const char *type; const char *ending; } formats[] = {
  { "%PDF-", 5, "application/pdf", ".pdf" },
  { "\x89PNG\r\n\x1a\n", 8, "image/png", ".png" },
  { "\xff\xd8\xff", 3, "image/jpeg", ".jpg" },
  { "II*\0", 4, "image/tiff", ".tif" },
  { "MM\0*", 4, "image/tiff", ".tif" },
};

/* The content is kept out of the audit: what has come in is said by its hash. */
static const DptField fields[] = {
  [DPT_SCAN_PATIENT_ID] = { "patient_id", DPT_FIELD_REF, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Patient") },
  [DPT_SCAN_KIND] = { "kind", DPT_FIELD_ENUM, DPT_FIELD_REQUIRED, .label = N_ ("Kind"), .choices = kind_names },
  [DPT_SCAN_NAME] = { "name", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED, 0, 200, N_ ("Name of the document") },
  [DPT_SCAN_MIME_TYPE] = { "mime_type", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, .label = N_ ("Format") },
  [DPT_SCAN_SIZE]
  = { "size", DPT_FIELD_INT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP, 1, DPT_SCAN_MAX_SIZE, N_ ("Size in bytes") },
  [DPT_SCAN_SHA256] = { "sha256", DPT_FIELD_TEXT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_SCAN_CONTENT] = { "content", DPT_FIELD_BLOB, DPT_FIELD_SECRET | DPT_FIELD_KEEP },
  [DPT_SCAN_PATH] = { "path", DPT_FIELD_TEXT, DPT_FIELD_KEEP },
  [DPT_SCAN_CREATED_AT] = { "created_at", DPT_FIELD_INSTANT, DPT_FIELD_REQUIRED | DPT_FIELD_KEEP },
  [DPT_SCAN_USER_ID] = { "user_id", DPT_FIELD_REF, DPT_FIELD_KEEP },
  [DPT_SCAN_REMOVED_AT] = { "removed_at", DPT_FIELD_INSTANT },
};

DPT_DEFINE_RECORD (DptScan, dpt_scan, "document", fields)

const char *
dpt_scan_get_mime_type (GBytes *content)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (size > formats[i].size && memcmp (bytes, formats[i].magic, formats[i].size) == 0)
      return formats[i].type;
  return NULL;
}

static char *
dup_name (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  /* The end of a long one says most: its number, its ending. */
  return g_strdup (length > 200 ? g_utf8_offset_to_pointer (name, length - 200) : name);
}

DptScan *
dpt_scan_new (const char *name, GBytes *content, GError **error)
{
  const char *type;
  g_autofree char *sum = NULL;
  g_autofree char *shown = NULL;
  DptScan *self;

  g_return_val_if_fail (name != NULL && content != NULL, NULL);

  type = dpt_scan_get_mime_type (content);
  if (g_bytes_get_size (content) > DPT_SCAN_MAX_SIZE)
    {
      dpt_set_invalid (error, "scan", _ ("Document: the file is larger than 100 MB. Scan it with less resolution."));
      return NULL;
    }
  if (type == NULL)
    {
      dpt_set_invalid (error, "scan", _ ("Document: must be a PDF, or a PNG, JPEG or TIFF picture."));
      return NULL;
    }
  self = dpt_record_new (DPT_TYPE_SCAN);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  shown = dup_name (name);
  dpt_record_set_text (self, DPT_SCAN_KIND, "prescription");
  dpt_record_set_text (self, DPT_SCAN_NAME, shown);
  dpt_record_set_text (self, DPT_SCAN_MIME_TYPE, type);
  dpt_record_set_int (self, DPT_SCAN_SIZE, (gint64) g_bytes_get_size (content));
  dpt_record_set_text (self, DPT_SCAN_SHA256, sum);
  dpt_record_set_bytes (self, DPT_SCAN_CONTENT, content);
  return self;
}

const char *const *
dpt_scan_kind_list (void)
{
  return kind_names;
}

const char *
dpt_scan_kind_get_label (const char *kind)
{
  int row = DPT_TEXT_FIND_ROW (kinds, kind);

  if (row < 0)
    return kind != NULL ? kind : "";
  return row == 2 || row == 6 ? g_dpgettext2 (GETTEXT_PACKAGE, "a document", kinds[row].label) : _ (kinds[row].label);
}

const char *
dpt_scan_kind_guess (const char *name)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, "other");

  folded = dpt_text_fold (name);
  words = g_strsplit_set (folded, " ._-()0123456789", -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) speaks = g_strsplit (kinds[i].speaks, ",", -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (*words[k] != '\0' && g_strv_contains ((const char *const *) speaks, words[k]))
          return kinds[i].name;
    }
  return "other";
}

/* An unknown kind is the most careful one's. */
DptRight
dpt_scan_kind_get_read_right (const char *kind)
{
  int row = DPT_TEXT_FIND_ROW (kinds, kind);

  return row >= 0 ? kinds[row].read : DPT_RIGHT_CLINICAL_READ;
}

DptRight
dpt_scan_kind_get_write_right (const char *kind)
{
  int row = DPT_TEXT_FIND_ROW (kinds, kind);

  return row >= 0 ? kinds[row].write : DPT_RIGHT_CLINICAL_WRITE;
}

char *
dpt_scan_dup_file_name (const char *name, const char *mime_type)
{
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\:", '-');
  g_autofree char *low = g_ascii_strdown (safe, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].type, mime_type) == 0)
      {
        gboolean has = g_str_has_suffix (low, formats[i].ending) || (i == 2 && g_str_has_suffix (low, ".jpeg"))
                       || (i >= 3 && g_str_has_suffix (low, ".tiff"));

        return has ? g_steal_pointer (&safe) : g_strconcat (safe, formats[i].ending, NULL);
      }
  return g_steal_pointer (&safe);
}
