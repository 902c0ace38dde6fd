/* dpt-record.h - a row as a GObject whose properties come from one static table of fields.
 * For: every record of the engine and every row of a list. Not for: results that are only read once (dpt-db-rows.h).
 *
 *   table of fields ──► GObject properties, load, insert, update with version, validation,
 *                       difference for the audit trail, JSON, dump
 *
 * A record holds what was loaded and what it is now. It may be made by a worker and handed over whole; from then on it
 * belongs to the thread that took it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/dpt-db-connection.h"

G_BEGIN_DECLS

typedef enum
{
  DPT_FIELD_TEXT,    /* string; max is the number of characters (0: 200) */
  DPT_FIELD_INT,     /* int64 */
  DPT_FIELD_BOOL,    /* 0 or 1 */
  DPT_FIELD_MONEY,   /* minor units */
  DPT_FIELD_POWER,   /* hundredths of a dioptre or prism dioptre */
  DPT_FIELD_AXIS,    /* degrees */
  DPT_FIELD_LENGTH,  /* hundredths of a millimetre */
  DPT_FIELD_DATE,    /* ISO text */
  DPT_FIELD_INSTANT, /* UTC microseconds */
  DPT_FIELD_ENUM,    /* text, one of the choices */
  DPT_FIELD_REF,     /* id of another record, NULL for none */
  DPT_FIELD_BLOB,    /* GBytes */
} DptFieldKind;

typedef enum
{
  DPT_FIELD_REQUIRED = 1 << 0, /* not NULL, not blank */
  DPT_FIELD_SECRET = 1 << 1,   /* never in JSON, audit or a dump for people (hashes of passwords) */
  DPT_FIELD_DERIVED = 1 << 2,  /* filled by the engine (folded keys): not read from JSON */
  DPT_FIELD_KEEP = 1 << 3,     /* set at insert, never by an update */
  DPT_FIELD_VIRTUAL = 1 << 4,  /* of a list's row: filled by a query, no column of the table */
  DPT_FIELD_PHONE = 1 << 5,    /* a text that can be dialled */
  DPT_FIELD_EMAIL = 1 << 6,    /* a text that is an e-mail address */
} DptFieldFlags;

/**
 * DptField:
 * @column: name of the column, in JSON, and (with '-' for '_') of the GObject property
 * @kind: what it holds, and in which unit
 * @flags: see #DptFieldFlags
 * @min: smallest value where @min < @max
 * @max: largest value; of a text the number of characters (0: 200)
 * @label: N_() words for a person, or %NULL for what no person types
 * @choices: of %DPT_FIELD_ENUM, NULL-terminated
 */
typedef struct
{
  const char *column;
  DptFieldKind kind;
  DptFieldFlags flags;
  gint64 min, max;
  const char *label;
  const char *const *choices;
} DptField;

#define DPT_TYPE_RECORD (dpt_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DptRecord, dpt_record, DPT, RECORD, GObject)

/**
 * DptRecordClass:
 * @table: the table's name, %NULL for a list's row
 * @fields: (array length=n_fields): in the order of the enumeration that the subclass publishes
 * @append_only: the table has no version; rows are only ever added
 * @validate: (nullable): what a single field cannot know; called after the table's own checks
 */
struct _DptRecordClass
{
  GObjectClass parent_class;

  const char *table;
  const DptField *fields;
  guint n_fields;
  gboolean append_only;

  gboolean (*validate) (DptRecord *self, GError **error);

  /* private */
  const DptDbStatement *load, *insert, *update;
};

/* Defines a record class from its table of fields. In the .h: G_DECLARE_FINAL_TYPE (DptThing, dpt_thing, DPT, THING, DptRecord) and an
 * enumeration DPT_THING_… in the order of @fields. @code runs in class_init with `record_class` in scope. */
#define DPT_DEFINE_RECORD_WITH_CODE(TypeName, type_name, table_name, field_table, code)                                \
  struct _##TypeName                                                                                                   \
  {                                                                                                                    \
    DptRecord parent_instance;                                                                                         \
  };                                                                                                                   \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, DPT_TYPE_RECORD)                                                           \
  static void type_name##_class_init (TypeName##Class *klass)                                                          \
  {                                                                                                                    \
    DptRecordClass *record_class = DPT_RECORD_CLASS (klass);                                                           \
    record_class->table = table_name;                                                                                  \
    record_class->fields = field_table;                                                                                \
    record_class->n_fields = G_N_ELEMENTS (field_table);                                                               \
    code;                                                                                                              \
    dpt_record_class_seal (record_class);                                                                              \
  }                                                                                                                    \
  static void type_name##_init (TypeName *self)                                                                        \
  {                                                                                                                    \
    (void) self;                                                                                                       \
  }
#define DPT_DEFINE_RECORD(TypeName, type_name, table_name, field_table) \
  DPT_DEFINE_RECORD_WITH_CODE (TypeName, type_name, table_name, field_table, (void) 0)

/** dpt_record_class_seal: installs the properties; called by %DPT_DEFINE_RECORD */
void dpt_record_class_seal (DptRecordClass *klass);

/** dpt_record_new: Returns: (transfer full): an empty record, without id, of a subclass */
gpointer dpt_record_new (GType type);
/** dpt_record_copy: Returns: (transfer full): a copy to edit, with the same id, version and loaded state */
gpointer dpt_record_copy (gpointer self);

/** dpt_record_get_id: Returns: the id; 0 for a record never saved nor given one */
gint64 dpt_record_get_id (gpointer self);
/** dpt_record_take_id: gives a new record its id now (it gets one at insert anyway). Returns: it */
gint64 dpt_record_take_id (gpointer self);
/** dpt_record_set_id: for rows made by hand (demonstration data, restored dumps) */
void dpt_record_set_id (gpointer self, gint64 id);
gint64 dpt_record_get_version (gpointer self);
gboolean dpt_record_is_saved (gpointer self);

/* Values by the number of the field. Each setter notifies the property where the value really changes. */
gboolean dpt_record_is_null (gpointer self, guint field);
gint64 dpt_record_get_int (gpointer self, guint field);
/** dpt_record_get_text: Returns: (transfer none) (nullable): the text; %NULL where none */
const char *dpt_record_get_text (gpointer self, guint field);
/** dpt_record_get_string: like dpt_record_get_text(), "" where none */
const char *dpt_record_get_string (gpointer self, guint field);
/** dpt_record_get_bytes: Returns: (transfer none) (nullable) */
GBytes *dpt_record_get_bytes (gpointer self, guint field);
void dpt_record_set_null (gpointer self, guint field);
void dpt_record_set_int (gpointer self, guint field, gint64 value);
/** dpt_record_set_text: "" and blank are stored as NULL; white space at the ends is dropped */
void dpt_record_set_text (gpointer self, guint field, const char *value);
void dpt_record_set_bytes (gpointer self, guint field, GBytes *value);
/** dpt_record_get_value: Returns: the field as a statement's parameter, borrowed */
DptDbValue dpt_record_get_value (gpointer self, guint field);

/** dpt_record_find_field: Returns: the number of the field with that column (or property) name, -1 for none */
int dpt_record_find_field (gpointer self, const char *column);
guint dpt_record_get_n_fields (gpointer self);
const DptField *dpt_record_get_field (gpointer self, guint field);

/** dpt_record_is_dirty: Returns: whether anything differs from what was loaded */
gboolean dpt_record_is_dirty (gpointer self);
gboolean dpt_record_is_field_dirty (gpointer self, guint field);
/** dpt_record_get_original: Returns: the field as it was loaded, borrowed */
DptDbValue dpt_record_get_original (gpointer self, guint field);
gboolean dpt_record_equal (gpointer self, gpointer other);

/** dpt_record_validate: checks every field against its table, then the class's own rule; the message names the field (dpt_error_get_field()) */
gboolean dpt_record_validate (gpointer self, GError **error);

/** dpt_record_format: Returns: (transfer full): the field for a person, in the locale's way; money without currency, "" for NULL */
char *dpt_record_format (gpointer self, guint field);

/* Inside a unit of work. The engine calls these through dpt_unit_save() (engine/practice/dpt-unit.h), which adds rights and audit. */

/** dpt_record_load: Returns: (transfer full) (nullable): the record; %DPT_DB_ERROR_NOT_FOUND where there is none */
gpointer dpt_record_load (DptDbConnection *connection, GType type, gint64 id, GError **error);
/** dpt_record_insert: validates, gives an id where there is none, inserts at version 1, touches the table */
gboolean dpt_record_insert (DptDbConnection *connection, gpointer self, GError **error);
/** dpt_record_update: validates, saves where id and version still match (else %DPT_DB_ERROR_CONFLICT), touches the table. What did not change is not written; nothing changed: no write at all. */
gboolean dpt_record_update (DptDbConnection *connection, gpointer self, GError **error);
/** dpt_record_delete: removes the row where version still matches. Only for what may be removed at all (a contact, a tag). */
gboolean dpt_record_delete (DptDbConnection *connection, gpointer self, GError **error);

/** dpt_record_from_row: Returns: (transfer full): a record filled from the columns of @rows that bear its fields' names ("id", "version" too) */
gpointer dpt_record_from_row (GType type, DptDbRows *rows, guint row);
/** dpt_record_list_from_rows: Returns: (transfer full) (element-type DptRecord): every row as a record */
GPtrArray *dpt_record_list_from_rows (GType type, DptDbRows *rows);

G_END_DECLS
