/* dpt-scan.h - a paper from outside, kept with a patient as a PDF or a picture: prescription, report, card, consent.
 * For: dpt-scan-store.h and the screens that show it. Not for: papers made here (src/document).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-record.h"
#include "engine/practice/dpt-right.h"

G_BEGIN_DECLS

#define DPT_TYPE_SCAN (dpt_scan_get_type ())
G_DECLARE_FINAL_TYPE (DptScan, dpt_scan, DPT, SCAN, DptRecord)

/** DptScan's fields */
enum
{
  DPT_SCAN_PATIENT_ID,
  DPT_SCAN_KIND,      /* of dpt_scan_kind_list() */
  DPT_SCAN_NAME,      /* of the file it came from, or what a person called it since */
  DPT_SCAN_MIME_TYPE, /* dpt_scan_get_mime_type() */
  DPT_SCAN_SIZE,      /* bytes */
  DPT_SCAN_SHA256,    /* of the content, in hexadecimal */
  DPT_SCAN_CONTENT,   /* in the database, */
  DPT_SCAN_PATH,      /* or beside it: the file's name (dpt-scan-folder.h) */
  DPT_SCAN_CREATED_AT,
  DPT_SCAN_USER_ID,
  DPT_SCAN_REMOVED_AT, /* taken away, and not yet forgotten */
};

/* The largest paper that is taken, and up to where it is kept in the database itself (setting %DPT_SCAN_LIMIT_SETTING, in bytes). */
#define DPT_SCAN_MAX_SIZE (100 * 1024 * 1024)
#define DPT_SCAN_DATABASE_LIMIT (5 * 1024 * 1024)
#define DPT_SCAN_LIMIT_SETTING "papers.database_limit"

/** dpt_scan_get_mime_type: Returns: "application/pdf", "image/png", "image/jpeg" or "image/tiff" by the first bytes of
 * @content, whatever the file is called; %NULL for anything else */
const char *dpt_scan_get_mime_type (GBytes *content);

/**
 * dpt_scan_new:
 * @name: of the file
 *
 * Returns: (transfer full) (nullable): a prescription until it is called otherwise, not saved yet; %DPT_ERROR_INVALID where it is empty, too
 * large or neither a PDF nor a picture
 */
DptScan *dpt_scan_new (const char *name, GBytes *content, GError **error);

/** dpt_scan_kind_list: Returns: (array zero-terminated=1): the kinds, in the order a person is offered them */
const char *const *dpt_scan_kind_list (void);
/** dpt_scan_kind_get_label: Returns: the translated word for a person */
const char *dpt_scan_kind_get_label (const char *kind);
/** dpt_scan_kind_guess: Returns: the kind that the name of a file speaks of, "other" where of none: "ordonnance-2026.pdf" */
const char *dpt_scan_kind_guess (const char *name);

/* Who may look at a paper of that kind, and who may add, name and remove one. The table stands in dpt-scan.c. */
DptRight dpt_scan_kind_get_read_right (const char *kind);
DptRight dpt_scan_kind_get_write_right (const char *kind);

/** dpt_scan_dup_file_name: Returns: (transfer full): its name with the ending of what it really is */
char *dpt_scan_dup_file_name (const char *name, const char *mime_type);

G_END_DECLS
