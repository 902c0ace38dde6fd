/* dpt-record.c - values, properties and the loaded state of a record.
 * For: see dpt-record.h. Not for: SQL (dpt-record-store.c) and words for people (dpt-record-format.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-record-private.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptRecord, dpt_record, G_TYPE_OBJECT)

/* Property 1 and 2 are id and version; field n is property n + 3. */
enum
{
  PROP_ID = 1,
  PROP_VERSION,
  PROP_FIRST_FIELD,
};

DptRecordPrivate *
dpt_record_get_private (gpointer self)
{
  return dpt_record_get_instance_private (DPT_RECORD (self));
}

void
dpt_cell_clear (DptCell *cell)
{
  if (cell->type == DPT_DB_TEXT)
    g_free (cell->text);
  else if (cell->type == DPT_DB_BLOB)
    g_bytes_unref (cell->bytes);
  *cell = (DptCell) { .type = DPT_DB_NULL };
}

void
dpt_cell_copy (DptCell *target, const DptCell *source)
{
  dpt_cell_clear (target);
  target->type = source->type;
  if (source->type == DPT_DB_TEXT)
    target->text = g_strdup (source->text);
  else if (source->type == DPT_DB_BLOB)
    target->bytes = g_bytes_ref (source->bytes);
  else
    target->integer = source->integer;
}

static gboolean
cell_equal (const DptCell *a, const DptCell *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case DPT_DB_INT:
      return a->integer == b->integer;
    case DPT_DB_TEXT:
      return g_str_equal (a->text, b->text);
    case DPT_DB_BLOB:
      return g_bytes_equal (a->bytes, b->bytes);
    case DPT_DB_NULL:
    default:
      return TRUE;
    }
}

static DptDbValue
cell_to_value (const DptCell *cell)
{
  switch (cell->type)
    {
    case DPT_DB_INT:
      return DPT_INT (cell->integer);
    case DPT_DB_TEXT:
      return DPT_TEXT (cell->text);
    case DPT_DB_BLOB:
      return DPT_BLOB (cell->bytes);
    case DPT_DB_NULL:
    default:
      return DPT_NULL;
    }
}

static gboolean
is_text (const DptField *field)
{
  return field->kind == DPT_FIELD_TEXT || field->kind == DPT_FIELD_DATE || field->kind == DPT_FIELD_ENUM;
}

gboolean
dpt_record_is_stored (const DptField *field)
{
  return (field->flags & DPT_FIELD_VIRTUAL) == 0;
}

/* Takes @cell over where it differs, and says so. */
static void
set_cell (gpointer self, guint field, DptCell *cell)
{
  DptRecordPrivate *priv = dpt_record_get_private (self);

  g_assert (field < DPT_RECORD_GET_CLASS (self)->n_fields);
  if (cell_equal (&priv->now[field], cell))
    {
      dpt_cell_clear (cell);
      return;
    }
  dpt_cell_clear (&priv->now[field]);
  priv->now[field] = *cell;
  g_object_notify (self, g_param_spec_get_name (
                           g_object_class_find_property (G_OBJECT_GET_CLASS (self), dpt_record_get_field (self, field)->column)));
}

static void
dpt_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptRecordPrivate *priv = dpt_record_get_private (object);
  guint field = id - PROP_FIRST_FIELD;

  if (id == PROP_ID)
    g_value_set_int64 (value, priv->id);
  else if (id == PROP_VERSION)
    g_value_set_int64 (value, priv->version);
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, dpt_record_get_text (object, field));
  else if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, dpt_record_get_bytes (object, field));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, dpt_record_get_int (object, field) != 0);
  else
    g_value_set_int64 (value, dpt_record_get_int (object, field));
}

static void
dpt_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  guint field = id - PROP_FIRST_FIELD;

  if (id < PROP_FIRST_FIELD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (G_VALUE_HOLDS_STRING (value))
    dpt_record_set_text (object, field, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOXED (value))
    dpt_record_set_bytes (object, field, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    dpt_record_set_int (object, field, g_value_get_boolean (value));
  else
    dpt_record_set_int (object, field, g_value_get_int64 (value));
}

static void
dpt_record_constructed (GObject *object)
{
  DptRecordPrivate *priv = dpt_record_get_private (object);
  guint n = DPT_RECORD_GET_CLASS (object)->n_fields;

  G_OBJECT_CLASS (dpt_record_parent_class)->constructed (object);
  priv->now = g_new0 (DptCell, n);
  priv->loaded = g_new0 (DptCell, n);
}

static void
dpt_record_finalize (GObject *object)
{
  DptRecordPrivate *priv = dpt_record_get_private (object);

  for (guint i = 0; i < DPT_RECORD_GET_CLASS (object)->n_fields; i++)
    {
      dpt_cell_clear (&priv->now[i]);
      dpt_cell_clear (&priv->loaded[i]);
    }
  g_free (priv->now);
  g_free (priv->loaded);
  G_OBJECT_CLASS (dpt_record_parent_class)->finalize (object);
}

static void
dpt_record_class_init (DptRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dpt_record_constructed;
  object_class->finalize = dpt_record_finalize;
}

static void
dpt_record_init (DptRecord *self)
{
}

void
dpt_record_class_seal (DptRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  /* Each subclass answers for its own fields: a record class is never derived further. */
  object_class->get_property = dpt_record_get_property;
  object_class->set_property = dpt_record_set_property;
  g_object_class_install_property (
    object_class, PROP_ID, g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_VERSION,
                                   g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const DptField *field = &klass->fields[i];
      g_autofree char *name = g_strdelimit (g_strdup (field->column), "_", '-');
      GParamSpec *pspec;

      if (is_text (field))
        pspec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (field->kind == DPT_FIELD_BLOB)
        pspec = g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);
      else if (field->kind == DPT_FIELD_BOOL)
        pspec = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      g_object_class_install_property (object_class, PROP_FIRST_FIELD + i, pspec);
    }
}

gpointer
dpt_record_new (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, DPT_TYPE_RECORD), NULL);

  return g_object_new (type, NULL);
}

gpointer
dpt_record_copy (gpointer self)
{
  DptRecord *copy;
  DptRecordPrivate *from, *to;

  g_return_val_if_fail (DPT_IS_RECORD (self), NULL);

  copy = dpt_record_new (G_OBJECT_TYPE (self));
  from = dpt_record_get_private (self);
  to = dpt_record_get_private (copy);
  to->id = from->id;
  to->version = from->version;
  for (guint i = 0; i < DPT_RECORD_GET_CLASS (self)->n_fields; i++)
    {
      dpt_cell_copy (&to->now[i], &from->now[i]);
      dpt_cell_copy (&to->loaded[i], &from->loaded[i]);
    }
  return copy;
}

gint64
dpt_record_get_id (gpointer self)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), 0);

  return dpt_record_get_private (self)->id;
}

void
dpt_record_set_id (gpointer self, gint64 id)
{
  g_return_if_fail (DPT_IS_RECORD (self));

  dpt_record_get_private (self)->id = id;
}

gint64
dpt_record_get_version (gpointer self)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), 0);

  return dpt_record_get_private (self)->version;
}

gboolean
dpt_record_is_saved (gpointer self)
{
  return dpt_record_get_version (self) > 0;
}

gboolean
dpt_record_is_null (gpointer self, guint field)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), TRUE);

  return dpt_record_get_private (self)->now[field].type == DPT_DB_NULL;
}

gint64
dpt_record_get_int (gpointer self, guint field)
{
  const DptCell *cell;

  g_return_val_if_fail (DPT_IS_RECORD (self), 0);
  g_return_val_if_fail (field < DPT_RECORD_GET_CLASS (self)->n_fields, 0);

  cell = &dpt_record_get_private (self)->now[field];
  return cell->type == DPT_DB_INT ? cell->integer : 0;
}

const char *
dpt_record_get_text (gpointer self, guint field)
{
  const DptCell *cell;

  g_return_val_if_fail (DPT_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < DPT_RECORD_GET_CLASS (self)->n_fields, NULL);

  cell = &dpt_record_get_private (self)->now[field];
  return cell->type == DPT_DB_TEXT ? cell->text : NULL;
}

const char *
dpt_record_get_string (gpointer self, guint field)
{
  const char *text = dpt_record_get_text (self, field);

  return text ? text : "";
}

GBytes *
dpt_record_get_bytes (gpointer self, guint field)
{
  const DptCell *cell;

  g_return_val_if_fail (DPT_IS_RECORD (self), NULL);

  cell = &dpt_record_get_private (self)->now[field];
  return cell->type == DPT_DB_BLOB ? cell->bytes : NULL;
}

void
dpt_record_set_null (gpointer self, guint field)
{
  DptCell cell = { .type = DPT_DB_NULL };

  g_return_if_fail (DPT_IS_RECORD (self));

  set_cell (self, field, &cell);
}

void
dpt_record_set_int (gpointer self, guint field, gint64 value)
{
  DptCell cell = { .type = DPT_DB_INT, .integer = value };

  g_return_if_fail (DPT_IS_RECORD (self));
  g_return_if_fail (!is_text (dpt_record_get_field (self, field)));

  /* No reference is NULL, never 0, which no row bears. */
  if (value == 0 && dpt_record_get_field (self, field)->kind == DPT_FIELD_REF)
    cell.type = DPT_DB_NULL;
  set_cell (self, field, &cell);
}

void
dpt_record_set_text (gpointer self, guint field, const char *value)
{
  DptCell cell = { .type = DPT_DB_NULL };
  g_autofree char *stripped = NULL;

  g_return_if_fail (DPT_IS_RECORD (self));
  g_return_if_fail (is_text (dpt_record_get_field (self, field)));

  if (value != NULL)
    {
      stripped = g_strstrip (g_utf8_make_valid (value, -1));
      if (*stripped != '\0')
        {
          cell.type = DPT_DB_TEXT;
          cell.text = g_steal_pointer (&stripped);
        }
    }
  set_cell (self, field, &cell);
}

void
dpt_record_set_bytes (gpointer self, guint field, GBytes *value)
{
  DptCell cell = { .type = DPT_DB_NULL };

  g_return_if_fail (DPT_IS_RECORD (self));
  g_return_if_fail (dpt_record_get_field (self, field)->kind == DPT_FIELD_BLOB);

  if (value != NULL)
    {
      cell.type = DPT_DB_BLOB;
      cell.bytes = g_bytes_ref (value);
    }
  set_cell (self, field, &cell);
}

DptDbValue
dpt_record_get_value (gpointer self, guint field)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), DPT_NULL);

  return cell_to_value (&dpt_record_get_private (self)->now[field]);
}

DptDbValue
dpt_record_get_original (gpointer self, guint field)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), DPT_NULL);

  return cell_to_value (&dpt_record_get_private (self)->loaded[field]);
}

int
dpt_record_find_field (gpointer self, const char *column)
{
  DptRecordClass *klass;
  g_autofree char *name = NULL;

  g_return_val_if_fail (DPT_IS_RECORD (self), -1);

  klass = DPT_RECORD_GET_CLASS (self);
  name = g_strdelimit (g_strdup (column), "-", '_');
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].column, name))
      return (int) i;
  return -1;
}

guint
dpt_record_get_n_fields (gpointer self)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), 0);

  return DPT_RECORD_GET_CLASS (self)->n_fields;
}

const DptField *
dpt_record_get_field (gpointer self, guint field)
{
  g_return_val_if_fail (DPT_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < DPT_RECORD_GET_CLASS (self)->n_fields, NULL);

  return &DPT_RECORD_GET_CLASS (self)->fields[field];
}

gboolean
dpt_record_is_field_dirty (gpointer self, guint field)
{
  DptRecordPrivate *priv;

  g_return_val_if_fail (DPT_IS_RECORD (self), FALSE);

  priv = dpt_record_get_private (self);
  return !cell_equal (&priv->now[field], &priv->loaded[field]);
}

gboolean
dpt_record_is_dirty (gpointer self)
{
  for (guint i = 0; i < dpt_record_get_n_fields (self); i++)
    if (dpt_record_is_stored (dpt_record_get_field (self, i)) && dpt_record_is_field_dirty (self, i))
      return TRUE;
  return FALSE;
}

gboolean
dpt_record_equal (gpointer self, gpointer other)
{
  DptRecordPrivate *a, *b;

  g_return_val_if_fail (DPT_IS_RECORD (self) && DPT_IS_RECORD (other), FALSE);

  if (G_OBJECT_TYPE (self) != G_OBJECT_TYPE (other))
    return FALSE;
  a = dpt_record_get_private (self);
  b = dpt_record_get_private (other);
  if (a->id != b->id)
    return FALSE;
  for (guint i = 0; i < dpt_record_get_n_fields (self); i++)
    if (!cell_equal (&a->now[i], &b->now[i]))
      return FALSE;
  return TRUE;
}

void
dpt_record_mark_loaded (gpointer self, gint64 version)
{
  DptRecordPrivate *priv = dpt_record_get_private (self);

  priv->version = version;
  for (guint i = 0; i < dpt_record_get_n_fields (self); i++)
    dpt_cell_copy (&priv->loaded[i], &priv->now[i]);
}

void
dpt_record_fill (gpointer self, guint field, DptDbValue value)
{
  DptCell *cell = &dpt_record_get_private (self)->now[field];

  dpt_cell_clear (cell);
  cell->type = value.type;
  if (value.type == DPT_DB_TEXT)
    {
      /* A sum that PostgreSQL gives as numeric is still a number here. */
      if (is_text (dpt_record_get_field (self, field)))
        cell->text = g_strdup (value.data);
      else
        *cell = (DptCell) { .type = DPT_DB_INT, .integer = g_ascii_strtoll (value.data, NULL, 10) };
    }
  else if (value.type == DPT_DB_BLOB)
    cell->bytes = g_bytes_new (value.data, value.size);
  else
    cell->integer = value.integer;
}

void
dpt_record_assign (gpointer self, gpointer row)
{
  DptRecordPrivate *from = dpt_record_get_private (row);

  g_object_freeze_notify (self);
  for (guint i = 0; i < dpt_record_get_n_fields (self); i++)
    {
      DptCell cell = { .type = DPT_DB_NULL };

      dpt_cell_copy (&cell, &from->now[i]);
      set_cell (self, i, &cell);
    }
  dpt_record_mark_loaded (self, from->version);
  g_object_thaw_notify (self);
}
