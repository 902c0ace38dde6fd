/* dpt-db-list-model.c - see dpt-db-list-model.h.
 * For: showing what a query finds. Not for: SQL (data/sql/query), nor for sorting and filtering here.
 *
 *   set_query, refresh ──► one read job: ids, the rows that are alive, the first rows ──► ids compared ──► items-changed
 *   get_item ──► alive? that one : a record without values, and one read job for its page ──► filled in place, notified
 *
 * A row lives as long as somebody holds it: a widget, a selection, or one of the last pages looked at. An answer says
 * when it was asked for (serial), so that an older one never overwrites a newer one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dpt-db"

#include "db/dpt-db-list-model.h"

#include "db/dpt-db-list-reader.h"
#include "db/dpt-record-private.h"

#define MAX_PAGES 16

struct _DptDbListModel
{
  GObject parent_instance;

  DptDb *db;
  GType row_type;
  const DptDbStatement *rows_statement;
  char **topics;
  gulong changed_id;

  const DptDbStatement *ids_statement;
  GArray *values;        /* DptDbValue, owned */
  gboolean query_is_new; /* since the last answer */
  gboolean rows_are_old; /* since the last answer */

  GArray *ids;       /* gint64 */
  GHashTable *alive; /* id → Row */
  GQueue pages;      /* Page, the last one looked at first */
  GHashTable *asked; /* numbers of the pages on their way */

  GCancellable *cancellable; /* of the ids on their way */
  guint serial;
  guint wanted; /* serial of the ids that will be taken; 0: none on their way */
  gboolean again;
  guint refresh_source;
  char *error;
};

/* Rows held although nobody else may hold them. */
typedef struct
{
  GPtrArray *records;
  GList link;
} Page;

typedef struct
{
  gint64 id;
  DptDbListModel *model;
  DptRecord *record; /* weak */
  Page *page;        /* NULL: held by others only */
  guint serial;      /* of the answer it was filled from; 0: not yet */
} Row;

enum
{
  PROP_LOADING = 1,
  PROP_ERROR,
  PROP_N_ITEMS,
};

static GParamSpec *properties[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DptDbListModel, dpt_db_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* --- rows and pages --- */

static void
row_gone_cb (gpointer data, GObject *where_it_was)
{
  Row *row = data;

  g_hash_table_remove (row->model->alive, &row->id);
}

static Row *
add_row (DptDbListModel *self, gint64 id, DptRecord *record)
{
  Row *row = g_new0 (Row, 1);

  row->id = id;
  row->model = self;
  row->record = record;
  g_object_weak_ref (G_OBJECT (record), row_gone_cb, row);
  g_hash_table_insert (self->alive, &row->id, row);
  return row;
}

static void
drop_last_page (DptDbListModel *self)
{
  Page *page = self->pages.tail->data;

  g_queue_unlink (&self->pages, &page->link);
  for (guint i = 0; i < page->records->len; i++)
    {
      gint64 id = dpt_record_get_id (page->records->pdata[i]);
      Row *row = g_hash_table_lookup (self->alive, &id);

      if (row->page == page)
        row->page = NULL;
    }
  g_ptr_array_unref (page->records);
  g_free (page);
}

static void
drop_pages (DptDbListModel *self)
{
  while (self->pages.length > 0)
    drop_last_page (self);
}

/* Takes over what the database says of a row, in place where it is alive. */
static void
take_row (DptDbListModel *self, DptDbRows *rows, guint i, guint serial, Page *page)
{
  g_autoptr (DptRecord) fresh = dpt_record_from_row (self->row_type, rows, i);
  gint64 id = dpt_record_get_id (fresh);
  Row *row = g_hash_table_lookup (self->alive, &id);
  DptRecord *record;

  if (row == NULL)
    row = add_row (self, id, fresh);
  /* Held from here on: the row may be known to nobody else. */
  record = row->record;
  g_ptr_array_add (page->records, g_object_ref (record));
  row->page = page;
  if (row->serial <= serial)
    {
      row->serial = serial;
      if (record != fresh)
        dpt_record_assign (record, fresh);
    }
}

static void
take_rows (DptDbListModel *self, GPtrArray *answers, guint serial)
{
  for (guint i = 0; i < answers->len; i++)
    {
      DptDbRows *rows = answers->pdata[i];
      Page *page = g_new0 (Page, 1);

      page->records = g_ptr_array_new_full (dpt_db_rows_get_n_rows (rows), g_object_unref);
      page->link.data = page;
      g_queue_push_head_link (&self->pages, &page->link);
      for (guint j = 0; j < dpt_db_rows_get_n_rows (rows); j++)
        take_row (self, rows, j, serial, page);
    }
  while (self->pages.length > MAX_PAGES)
    drop_last_page (self);
}

/* --- asking --- */

static void
set_error_text (DptDbListModel *self, const char *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Who asked, and when; the answer may come after the model has gone. */
typedef struct
{
  GWeakRef model;
  guint serial;
  guint page; /* its number, where a page was asked for */
} Request;

static void
ask (DptDbListModel *self, DptDbListQuestion *question, guint page, GCancellable *cancellable,
     GAsyncReadyCallback callback)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->model, self);
  request->serial = ++self->serial;
  request->page = page;
  dpt_db_read_async (self->db, dpt_db_list_answer, question, (GDestroyNotify) dpt_db_list_question_free,
                     (GDestroyNotify) dpt_db_list_answer_free, cancellable, callback, request);
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->model);
  g_free (request);
}

static DptDbListQuestion *
create_question (DptDbListModel *self)
{
  DptDbListQuestion *question = g_new0 (DptDbListQuestion, 1);

  question->rows_statement = self->rows_statement;
  question->row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return question;
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (DptDbListModel) self = g_weak_ref_get (&request->model);
  g_autoptr (GError) error = NULL;
  DptDbListAnswer *answer = dpt_db_run_finish (DPT_DB (source), result, &error);

  if (self != NULL)
    {
      g_hash_table_remove (self->asked, GUINT_TO_POINTER (request->page));
      if (answer != NULL)
        take_rows (self, answer->rows, request->serial);
      else
        set_error_text (self, error->message);
    }
  g_clear_pointer (&answer, dpt_db_list_answer_free);
  request_free (request);
}

static void
ask_for_page (DptDbListModel *self, guint position)
{
  guint number = position / DPT_DB_PAGE;
  DptDbListQuestion *question;
  guint first = number * DPT_DB_PAGE;

  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (number)))
    return;
  question = create_question (self);
  g_array_append_vals (question->row_ids, &g_array_index (self->ids, gint64, first),
                       MIN (DPT_DB_PAGE, self->ids->len - first));
  ask (self, question, number, NULL, page_read_cb);
}

/* One signal for what lies between the first and the last difference. */
static void
take_ids (DptDbListModel *self, GArray *ids)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);
  const gint64 *was = (const gint64 *) before->data, *is = (const gint64 *) ids->data;
  guint n_was = before->len, n_is = ids->len, prefix = 0, suffix = 0;

  while (prefix < MIN (n_was, n_is) && was[prefix] == is[prefix])
    prefix++;
  while (suffix < MIN (n_was, n_is) - prefix && was[n_was - 1 - suffix] == is[n_is - 1 - suffix])
    suffix++;
  self->ids = g_array_ref (ids);
  if (prefix == n_was && prefix == n_is)
    return;
  /* A page on its way was numbered by the ids of then: asked for again where it is needed. */
  g_hash_table_remove_all (self->asked);
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, n_was - prefix - suffix, n_is - prefix - suffix);
  if (n_was != n_is)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void ask_for_ids (DptDbListModel *self);

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (DptDbListModel) self = g_weak_ref_get (&request->model);
  g_autoptr (GError) error = NULL;
  DptDbListAnswer *answer = dpt_db_run_finish (DPT_DB (source), result, &error);

  if (self != NULL && request->serial == self->wanted)
    {
      self->wanted = 0;
      g_clear_object (&self->cancellable);
      if (answer != NULL)
        {
          self->query_is_new = FALSE;
          self->rows_are_old = self->again;
          take_rows (self, answer->rows, request->serial);
          take_ids (self, answer->ids);
        }
      set_error_text (self, answer ? NULL : error->message);
      if (self->again)
        ask_for_ids (self);
      else
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  g_clear_pointer (&answer, dpt_db_list_answer_free);
  request_free (request);
}

static void
ask_for_ids (DptDbListModel *self)
{
  gboolean was_loading = self->wanted != 0;
  DptDbListQuestion *question = create_question (self);
  GHashTableIter iter;
  gpointer row;

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  question->ids_statement = self->ids_statement;
  question->values = dpt_db_list_copy_values ((const DptDbValue *) self->values->data, self->values->len);
  question->first_rows = self->query_is_new;
  if (self->rows_are_old)
    {
      /* What only we hold need not be read again now; who wants it will ask. */
      drop_pages (self);
      g_hash_table_iter_init (&iter, self->alive);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        g_array_append_val (question->row_ids, ((Row *) row)->id);
    }
  ask (self, question, 0, self->cancellable, ids_read_cb);
  self->wanted = self->serial;
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
refresh_cb (gpointer data)
{
  DptDbListModel *self = data;

  self->refresh_source = 0;
  dpt_db_list_model_refresh (self);
  return G_SOURCE_REMOVE;
}

static gboolean
concerns (DptDbListModel *self, char **topics)
{
  for (gsize i = 0; topics[i] != NULL; i++)
    if (g_str_equal (topics[i], "*")
        || (self->topics != NULL && g_strv_contains ((const char *const *) self->topics, topics[i])))
      return TRUE;
  return FALSE;
}

/* Many units in a row make one refresh. */
static void
changed_cb (DptDbListModel *self, char **topics, DptDb *db)
{
  if (self->ids_statement != NULL && self->refresh_source == 0 && concerns (self, topics))
    self->refresh_source = g_idle_add_full (G_PRIORITY_DEFAULT, refresh_cb, self, NULL);
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return DPT_DB_LIST_MODEL (model)->row_type;
}

static guint
get_n_items (GListModel *model)
{
  return DPT_DB_LIST_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DptDbListModel *self = DPT_DB_LIST_MODEL (model);
  DptRecord *record;
  gint64 id;
  Row *row;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->alive, &id);
  if (row != NULL)
    {
      if (row->page != NULL && self->pages.head != &row->page->link)
        {
          g_queue_unlink (&self->pages, &row->page->link);
          g_queue_push_head_link (&self->pages, &row->page->link);
        }
      if (row->serial == 0)
        ask_for_page (self, position);
      return g_object_ref (row->record);
    }
  record = dpt_record_new (self->row_type);
  dpt_record_set_id (record, id);
  add_row (self, id, record);
  ask_for_page (self, position);
  return record;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- object --- */

static void
dpt_db_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptDbListModel *self = DPT_DB_LIST_MODEL (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, dpt_db_list_model_get_loading (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_db_list_model_dispose (GObject *object)
{
  DptDbListModel *self = DPT_DB_LIST_MODEL (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->db != NULL)
    g_clear_signal_handler (&self->changed_id, self->db);
  drop_pages (self);
  g_clear_object (&self->db);
  G_OBJECT_CLASS (dpt_db_list_model_parent_class)->dispose (object);
}

static void
dpt_db_list_model_finalize (GObject *object)
{
  DptDbListModel *self = DPT_DB_LIST_MODEL (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (G_OBJECT (((Row *) row)->record), row_gone_cb, row);
  g_hash_table_unref (self->alive);
  g_hash_table_unref (self->asked);
  g_array_unref (self->ids);
  g_array_unref (self->values);
  g_strfreev (self->topics);
  g_free (self->error);
  G_OBJECT_CLASS (dpt_db_list_model_parent_class)->finalize (object);
}

static void
dpt_db_list_model_class_init (DptDbListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dpt_db_list_model_get_property;
  object_class->dispose = dpt_db_list_model_dispose;
  object_class->finalize = dpt_db_list_model_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dpt_db_list_model_init (DptDbListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->values = dpt_db_list_copy_values (NULL, 0);
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->asked = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->pages);
}

DptDbListModel *
dpt_db_list_model_new (DptDb *db, GType row_type, const char *rows_statement, const char *const *topics)
{
  DptDbListModel *self;

  g_return_val_if_fail (DPT_IS_DB (db), NULL);
  g_return_val_if_fail (g_type_is_a (row_type, DPT_TYPE_RECORD), NULL);

  self = g_object_new (DPT_TYPE_DB_LIST_MODEL, NULL);
  self->db = g_object_ref (db);
  self->row_type = row_type;
  self->rows_statement = dpt_db_statement_find (rows_statement);
  self->topics = g_strdupv ((char **) topics);
  self->changed_id = g_signal_connect_object (db, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
dpt_db_list_model_set_query (DptDbListModel *self, const char *ids_statement, const DptDbValue *values, guint n_values)
{
  g_return_if_fail (DPT_IS_DB_LIST_MODEL (self));

  self->ids_statement = dpt_db_statement_find (ids_statement);
  g_array_unref (self->values);
  self->values = dpt_db_list_copy_values (values, n_values);
  self->query_is_new = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  ask_for_ids (self);
}

void
dpt_db_list_model_refresh (DptDbListModel *self)
{
  g_return_if_fail (DPT_IS_DB_LIST_MODEL (self));

  if (self->ids_statement == NULL)
    return;
  /* The answer on its way may be older than the change; it is shown all the same, so that a list that changes all the
   * time is not empty all the time. */
  self->rows_are_old = TRUE;
  if (self->wanted != 0)
    self->again = TRUE;
  else
    ask_for_ids (self);
}

gboolean
dpt_db_list_model_get_loading (DptDbListModel *self)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), FALSE);

  return self->wanted != 0;
}

const char *
dpt_db_list_model_get_error (DptDbListModel *self)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), NULL);

  return self->error;
}

gint64
dpt_db_list_model_get_id (DptDbListModel *self, guint position)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
dpt_db_list_model_find (DptDbListModel *self, gint64 id)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

const gint64 *
dpt_db_list_model_get_ids (DptDbListModel *self, guint *n)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), NULL);

  if (n != NULL)
    *n = self->ids->len;
  return (const gint64 *) self->ids->data;
}

GType
dpt_db_list_model_get_row_type (DptDbListModel *self)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), G_TYPE_INVALID);

  return self->row_type;
}

const DptDbStatement *
dpt_db_list_model_get_rows_statement (DptDbListModel *self)
{
  g_return_val_if_fail (DPT_IS_DB_LIST_MODEL (self), NULL);

  return self->rows_statement;
}
