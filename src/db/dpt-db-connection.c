/* dpt-db-connection.c - the part that both drivers share: the topics touched, and the checks of use.
 * For: dispatch to the driver. Not for: anything that knows an engine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-connection.h"

typedef struct
{
  GPtrArray *topics; /* of the unit under way, each once */
} DptDbConnectionPrivate;

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

  if (DPT_DB_CONNECTION_GET_CLASS (self)->close != NULL)
    DPT_DB_CONNECTION_GET_CLASS (self)->close (self);
  G_OBJECT_CLASS (dpt_db_connection_parent_class)->dispose (object);
}

static void
dpt_db_connection_finalize (GObject *object)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (DPT_DB_CONNECTION (object));

  g_ptr_array_unref (priv->topics);
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
  return DPT_DB_CONNECTION_GET_CLASS (self)->query (self, statement, values, n_values, error);
}

gint64
dpt_db_execute_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                       GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->execute (self, statement, values, n_values, error);
}

gboolean
dpt_db_post_values (DptDbConnection *self, const DptDbStatement *statement, const DptDbValue *values, guint n_values,
                    GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->post (self, statement, values, n_values, error);
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
}

gboolean
dpt_db_connection_begin (DptDbConnection *self, DptDbMode mode, GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);

  g_ptr_array_set_size (priv->topics, 0);
  return DPT_DB_CONNECTION_GET_CLASS (self)->begin (self, mode, error);
}

gboolean
dpt_db_connection_commit (DptDbConnection *self, char ***topics, GError **error)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);
  DptDbConnectionClass *klass = DPT_DB_CONNECTION_GET_CLASS (self);
  g_auto (GStrv) touched = NULL;

  if (priv->topics->len > 0)
    {
      touched = g_new0 (char *, priv->topics->len + 1);
      for (guint i = 0; i < priv->topics->len; i++)
        touched[i] = g_strdup (priv->topics->pdata[i]);
      g_ptr_array_set_size (priv->topics, 0);
      if (!klass->announce (self, (const char *const *) touched, error))
        {
          klass->rollback (self);
          return FALSE;
        }
    }
  if (!klass->commit (self, error))
    return FALSE;
  if (topics != NULL)
    *topics = g_steal_pointer (&touched);
  return TRUE;
}

void
dpt_db_connection_rollback (DptDbConnection *self)
{
  DptDbConnectionPrivate *priv = dpt_db_connection_get_instance_private (self);

  g_ptr_array_set_size (priv->topics, 0);
  DPT_DB_CONNECTION_GET_CLASS (self)->rollback (self);
}

gboolean
dpt_db_connection_run_script (DptDbConnection *self, const char *script, GError **error)
{
  return DPT_DB_CONNECTION_GET_CLASS (self)->run_script (self, script, error);
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
