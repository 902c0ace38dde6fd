/* dpt-tag-filter.c - see dpt-tag-filter.h.
 * For: reading the tags, one of them chosen. Not for: the query (engine/patient/dpt-patient-list.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-tag-filter.h"

#include <glib/gi18n-lib.h>

#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient.h"

struct _DptTagFilter
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  GPtrArray *tags; /* of DptTag, in the order of the choices after the first */
  DptSession *session;
  gint64 tag_id;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptTagFilter, dpt_tag_filter, ADW_TYPE_BIN)

static guint changed_signal;

static void
selected_cb (DptTagFilter *self)
{
  guint chosen = gtk_drop_down_get_selected (self->drop_down);
  gint64 id = self->tags != NULL && chosen > 0 && chosen <= self->tags->len ? dpt_record_get_id (self->tags->pdata[chosen - 1]) : 0;

  if (self->filling || id == self->tag_id)
    return;
  self->tag_id = id;
  g_signal_emit (self, changed_signal, 0);
}

static void
fill (DptTagFilter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]) { _ ("All tags"), NULL });
  guint chosen = 0;

  for (guint i = 0; self->tags != NULL && i < self->tags->len; i++)
    {
      gtk_string_list_append (names, dpt_record_get_string (self->tags->pdata[i], DPT_TAG_NAME));
      if (dpt_record_get_id (self->tags->pdata[i]) == self->tag_id)
        chosen = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->tags != NULL && self->tags->len > 0);
  selected_cb (self); /* a tag that is no more */
}

static gpointer
list_tags (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_list_tags (unit, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptTagFilter) self = data;
  g_autoptr (GPtrArray) tags = dpt_session_run_finish (DPT_SESSION (source), result, NULL);

  /* Without an answer all patients are listed, as before. */
  if (tags == NULL || DPT_SESSION (source) != self->session)
    return;
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = g_steal_pointer (&tags);
  fill (self);
}

static void
dpt_tag_filter_dispose (GObject *object)
{
  DptTagFilter *self = DPT_TAG_FILTER (object);

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_tag_filter_parent_class)->dispose (object);
}

static void
dpt_tag_filter_class_init (DptTagFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_tag_filter_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_tag_filter_init (DptTagFilter *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Only patients with this tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only patients with this tag"), -1);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  fill (self);
}

GtkWidget *
dpt_tag_filter_new (void)
{
  return g_object_new (DPT_TYPE_TAG_FILTER, NULL);
}

void
dpt_tag_filter_set_session (DptTagFilter *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_TAG_FILTER (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tag_id = 0;
  fill (self);
  dpt_tag_filter_refresh (self);
}

void
dpt_tag_filter_refresh (DptTagFilter *self)
{
  g_return_if_fail (DPT_IS_TAG_FILTER (self));

  if (self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_READ))
    dpt_session_read_async (self->session, list_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, g_object_ref (self));
}

gint64
dpt_tag_filter_get_tag_id (DptTagFilter *self)
{
  g_return_val_if_fail (DPT_IS_TAG_FILTER (self), 0);

  return self->tag_id;
}
