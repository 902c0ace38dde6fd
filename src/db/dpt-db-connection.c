/* dpt-db-connection.c - the part that both drivers share: the unit under way, what it touched, what is to be undone.
 * For: dispatch to the driver. Not for: anything that knows an engine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-connection.h"

typedef struct
{
  gboolean in_unit;
  GError *failed;    /* the first failure of the unit under way: it can only be rolled back */
  GPtrArray *topics; /* of the unit under way, each once */
  GArray *undos;     /* of the unit under way */
} DptDbConnectionPrivate;

typedef struct
{
  GFunc undo;
  gpointer data;
  GDestroyNotify data_free;
} Undo;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DptDbConnection, dpt_db_connection, G_TYPE_OBJECT)

static gboolean
dpt_db_connection_real_post (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values,
                             guint n_values, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->execute (self, statement, values, n_values, error) >= 0;
}

static int
dpt_db_connection_real_get_poll_fd (DptDbConnection *self)
{
  return -1;
}

static void
dpt_db_connection_dispose (GObject *object)
{
  DptDbConnection *self = DPT_DB_CONNECTION (object);

  dpt_db_connection_close (self);
  G_OBJECT_CLASS (dpt_db_connection_parent_class)->dispose (object);
}

static void
dpt_db_connection_finalize (GObject *object)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (DPT_DB_CONNECTION (object));

  g_ptr_array_unref (priv->topics);
  g_array_unref (priv->undos);
  g_clear_error (&priv->failed);
  G_OBJECT_CLASS (dpt_db_connection_parent_class)->finalize (object);
}

static void
dpt_db_connection_class_init (DptDbConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_db_connection_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_db_connection_finalize;
  klass->post = dpt_db_connection_real_post;
  klass->get_poll_fd = dpt_db_connection_real_get_poll_fd;
}

static void
dpt_db_connection_init (DptDbConnection *self)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);

  priv->topics = g_ptr_array_new ();
  priv->undos = g_array_new (FALSE, FALSE, sizeof (Undo));
}

static void
end_unit (DptDbConnectionPrivate *priv, gboolean committed)
{
  for (guint i = priv->undos->len; i-- > 0;)
    {
      const Undo *undo = &g_array_index (priv->undos, Undo, i);

      if (!committed)
        undo->undo (undo->data, NULL);
      if (undo->data_free != NULL)
        undo->data_free (undo->data);
    }
  g_array_set_size (priv->undos, 0);
  g_ptr_array_set_size (priv->topics, 0);
  g_clear_error (&priv->failed);
  priv->in_unit = FALSE;
}

/* PostgreSQL refuses everything after a failure; SQLite would go on. What works on one must work on the other. */
static gboolean
check_unit (DptDbConnectionPrivate *priv, GError **error)
{
  if (priv->failed == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (priv->failed));
  return FALSE;
}

/* Takes over @local, the outcome of a statement. Returns: whether it went well. */
static gboolean
settle (DptDbConnectionPrivate *priv, GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  if (priv->in_unit)
    priv->failed = g_error_copy (local);
  g_propagate_error (error, local);
  return FALSE;
}

const char *
dpt_db_connection_get_engine (DptDbConnection *self)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->engine;
}

DptDbRows *
dpt_db_query_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                     GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  GError *local = NULL;
  DptDbRows *rows;

  if (!check_unit (priv, error))
    return NULL;
  rows = DPT_DB_CONNECTION_GET_CLASS (self)->query (self, statement, values, n_values, &local);
  return settle (priv, local, error) ? rows : NULL;
}

gint64
dpt_db_execute_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                       GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  GError *local = NULL;
  gint64 n_changed;

  if (!check_unit (priv, error))
    return -1;
  n_changed = DPT_DB_CONNECTION_GET_CLASS (self)->execute (self, statement, values, n_values, &local);
  return settle (priv, local, error) ? n_changed : -1;
}

gboolean
dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                    GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  GError *local = NULL;

  if (!check_unit (priv, error))
    return FALSE;
  DPT_DB_CONNECTION_GET_CLASS (self)->post (self, statement, values, n_values, &local);
  return settle (priv, local, error);
}

/* Topics are the names of tables, from constants, so comparing the pointers' texts is enough. */
void
dpt_db_connection_touch (DptDbConnection *self, const char *topic)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  const char *constant = g_intern_string (topic);

  for (guint i = 0; i < priv->topics->len; i++)
    if (priv->topics->pdata[i] == constant)
      return;
  g_ptr_array_add (priv->topics, (gpointer) constant);
}

gboolean
dpt_db_connection_open (DptDbConnection *self, const char *uri, DptDbOpenFlags flags, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->open (self, uri, flags, error);
}

void
dpt_db_connection_close (DptDbConnection *self)
{
  DPT_DB_CONNECTION_GET_CLASS (self)->close (self);
  end_unit (dpt_db_connection_get_instance_private (self), FALSE);
}

gboolean
dpt_db_connection_reopen (DptDbConnection *self, const char *uri, DptDbOpenFlags flags)
{
  dpt_db_connection_close (self);
  return dpt_db_connection_open (self, uri, flags & DPT_DB_OPEN_READ_ONLY, NULL);
}

void
dpt_db_connection_on_rollback (DptDbConnection *self, GFunc undo, gpointer data, GDestroyNotify data_free)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  Undo entry = { undo, data, data_free };

  /* Outside of a unit each statement is final. */
  if (priv->in_unit)
    g_array_append_val (priv->undos, entry);
  else if (data_free != NULL)
    data_free (data);
}

gboolean
dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);

  if (priv->in_unit)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED, "a unit of work is under way on this connection");
      return FALSE;
    }
  g_ptr_array_set_size (priv->topics, 0);
  priv->in_unit = DPT_DB_CONNECTION_GET_CLASS (self)->begin (self, mode, error);
  return priv->in_unit;
}

static char **
dup_topics (DptDbConnectionPrivate *priv)
{
  char **topics = g_new0 (char *, priv->topics->len + 1);

  for (guint i = 0; i < priv->topics->len; i++)
    topics[i] = g_strdup (priv->topics->pdata[i]);
  return topics;
}

gboolean
dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  DptDbConnectionClass *klass = DPT_DB_CONNECTION_GET_CLASS (self);
  g_auto (GStrv) touched = priv->topics->len > 0 ? dup_topics (priv) : NULL;

  if (!check_unit (priv, error) || (touched != NULL && !klass->announce (self, (const char *const *) touched, error)))
    {
      dpt_db_connection_rollback (self);
      return FALSE;
    }
  if (!klass->commit (self, error))
    {
      end_unit (priv, FALSE);
      return FALSE;
    }
  end_unit (priv, TRUE);
  if (topics != NULL)
    *topics = g_steal_pointer (&touched);
  return TRUE;
}

void
dpt_db_connection_rollback (DptDbConnection *self)
{
  DPT_DB_CONNECTION_GET_CLASS (self)->rollback (self);
  end_unit (dpt_db_connection_get_instance_private (self), FALSE);
}

gboolean
dpt_db_connection_run_script (DptDbConnection *self, const char *script, GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  GError *local = NULL;

  if (!check_unit (priv, error))
    return FALSE;
  DPT_DB_CONNECTION_GET_CLASS (self)->run_script (self, script, &local);
  return settle (priv, local, error);
}

gboolean
dpt_db_connection_prepare (DptDbConnection *self, const DptDbStatement *statement, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->prepare (self, statement, error);
}

char **
dpt_db_connection_poll (DptDbConnection *self, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->poll (self, error);
}

int
dpt_db_connection_get_poll_fd (DptDbConnection *self)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->get_poll_fd (self);
}

gboolean
dpt_db_connection_backup (DptDbConnection *self, const char *path, GCancellable *cancellable, GError **error)
{
  if (DPT_DB_CONNECTION_GET_CLASS (self)->backup == NULL)
    {
      g_set_error (error, DPT_DB_ERROR, DPT_DB_ERROR_FAILED,
                   "PostgreSQL databases are backed up with pg_dump --format=custom");
      return FALSE;
    }
  return DPT_DB_CONNECTION_GET_CLASS (self)->backup (self, path, cancellable, error);
}

gboolean
dpt_db_connection_check (DptDbConnection *self, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->check (self, error);
}
