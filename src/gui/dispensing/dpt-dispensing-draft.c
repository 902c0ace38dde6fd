/* dpt-dispensing-draft.c - see dpt-dispensing-perspective-private.h.
 * For: remembering which order is open and what is typed of its measurements, so that a crash loses neither. Not for: the order
 *   itself, which is in the database from its first choice on.
 *
 *   an order is shown, a field changes ──(a second)──► the user's draft        back to the work list ──► no draft
 *   signing in ──draft──► "Go on with …?" over the work list ──► the order, with what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/dpt-text.h"
#include "engine/practice/dpt-draft.h"

#define KIND "dispensing"
#define PAUSE 1 /* seconds between two writings */

static gpointer
save_func (DptUnit *unit, gpointer content, GError **error)
{
  gboolean done = content != NULL ? dpt_draft_save (unit, KIND, 0, content, error) : dpt_draft_drop (unit, KIND, 0, error);

  return done ? unit : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

/* Takes @content, NULL for no draft. */
static void
write_draft (DptDispensingPerspective *self, char *content)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  self->has_draft = content != NULL;
  if (session != NULL)
    dpt_session_write_async (session, save_func, content, g_free, NULL,
                             dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), saved_cb, g_object_ref (self));
  else
    g_free (content);
}

static char *
create_content (DptDispensingPerspective *self)
{
  DptFittingPane *pane = dpt_order_page_get_fitting_pane (self->page);
  DptPair *pair = dpt_order_sheet_get_pair (self->facts->sheet, dpt_order_page_get_pair (self->page));
  g_autofree char *number = dpt_order_sheet_dup_number (self->facts->sheet);
  g_autofree char *title
    = g_strdup_printf ("%s · %s", dpt_order_sheet_get_patient_name (self->facts->sheet), number);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"order\":%" G_GINT64_FORMAT ",\"pair\":%" G_GINT64_FORMAT ",\"title\":",
                          dpt_order_sheet_get_id (self->facts->sheet), dpt_record_get_id (pair));
  dpt_text_append_json (out, title);
  g_string_append (out, ",\"measures\":[");
  for (guint i = 0; i < DPT_FITTING_N_FIELDS; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      dpt_text_append_json (out, dpt_fitting_pane_get_typed (pane, i));
    }
  g_string_append (out, "]}");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
write_cb (gpointer data)
{
  DptDispensingPerspective *self = data;

  self->draft_timer = 0;
  if (self->facts != NULL)
    write_draft (self, create_content (self));
  return G_SOURCE_REMOVE;
}

void
_dpt_dispensing_keep_draft (DptDispensingPerspective *self)
{
  /* What is over or in the workshop needs no going on. */
  if (self->facts == NULL
      || (!dpt_order_state_is_open_for_changes (dpt_order_sheet_get_state (self->facts->sheet))
          && !g_str_equal (dpt_order_sheet_get_state (self->facts->sheet), "quoted")))
    _dpt_dispensing_drop_draft (self);
  else if (self->draft_timer == 0)
    self->draft_timer = g_timeout_add_seconds (PAUSE, write_cb, self);
}

void
_dpt_dispensing_drop_draft (DptDispensingPerspective *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_pointer (&self->resume, json_node_unref);
  dpt_work_pane_offer (self->work, NULL);
  if (self->has_draft)
    write_draft (self, NULL);
}

/* At signing in: is there something to go on with? */
static gpointer
load_func (DptUnit *unit, gpointer data, GError **error)
{
  g_autoptr (DptDraft) draft = dpt_draft_load (unit, KIND, 0, error);

  return draft != NULL ? g_strdup (dpt_record_get_text (draft, DPT_DRAFT_CONTENT)) : NULL;
}

static void
offer (DptDispensingPerspective *self, const char *content)
{
  g_autoptr (JsonNode) root = content != NULL ? json_from_string (content, NULL) : NULL;
  JsonObject *draft = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (draft == NULL || json_object_get_int_member_with_default (draft, "order", 0) == 0)
    return;
  self->has_draft = TRUE;
  g_clear_pointer (&self->resume, json_node_unref);
  self->resume = json_node_ref (root);
  dpt_work_pane_offer (self->work, json_object_get_string_member_with_default (draft, "title", ""));
}

/* Somebody else comes first: what is typed is kept now, and offered as after a kill. */
void
_dpt_dispensing_set_draft_aside (DptDispensingPerspective *self)
{
  g_autofree char *content = NULL;

  if (self->draft_timer == 0 && !self->has_draft)
    return;
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  content = create_content (self);
  write_draft (self, g_strdup (content));
  offer (self, content);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptDispensingPerspective) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (error != NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  if (self->facts == NULL)
    offer (self, content);
}

void
_dpt_dispensing_look_for_draft (DptDispensingPerspective *self)
{
  DptSession *session = dpt_perspective_get_session (DPT_PERSPECTIVE (self));

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_pointer (&self->resume, json_node_unref);
  dpt_work_pane_offer (self->work, NULL);
  self->has_draft = FALSE;
  if (session != NULL)
    dpt_session_read_async (session, load_func, NULL, NULL, g_free,
                            dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), loaded_cb, g_object_ref (self));
}

/* The order of the draft is shown: what was typed goes back into its fields. */
void
_dpt_dispensing_restore_draft (DptDispensingPerspective *self)
{
  g_autoptr (JsonNode) root = g_steal_pointer (&self->resume);
  JsonObject *draft = root != NULL ? json_node_get_object (root) : NULL;
  JsonArray *measures;
  int pair;
  gboolean typed = FALSE;

  dpt_work_pane_offer (self->work, NULL);
  if (draft == NULL || json_object_get_int_member_with_default (draft, "order", 0) != dpt_order_sheet_get_id (self->facts->sheet))
    return;
  dpt_perspective_show_patient (
    DPT_PERSPECTIVE (self), dpt_record_get_int (dpt_order_sheet_get_order (self->facts->sheet), DPT_DISPENSING_ORDER_PATIENT_ID));
  if (!json_object_has_member (draft, "measures"))
    return;
  pair = dpt_order_sheet_find_pair (self->facts->sheet, json_object_get_int_member_with_default (draft, "pair", 0));
  measures = json_object_get_array_member (draft, "measures");
  if (pair < 0 || measures == NULL)
    return;
  dpt_order_page_set_pair (self->page, (guint)pair);
  for (guint i = 0; i < MIN (json_array_get_length (measures), DPT_FITTING_N_FIELDS); i++)
    {
      JsonNode *node = json_array_get_element (measures, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      typed = TRUE;
      dpt_fitting_pane_type (dpt_order_page_get_fitting_pane (self->page), i, json_node_get_string (node));
    }
  if (!typed)
    return;
  dpt_order_page_set_step (self->page, DPT_ORDER_STEP_MEASUREMENTS);
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("What you had typed is back; it is not saved yet."));
}

void
_dpt_dispensing_resume (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptDispensingPerspective *self = DPT_DISPENSING_PERSPECTIVE (widget);

  if (self->resume != NULL)
    _dpt_dispensing_perspective_open_order (
      self, json_object_get_int_member_with_default (json_node_get_object (self->resume), "order", 0));
}

void
_dpt_dispensing_forget_draft (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_dispensing_drop_draft (DPT_DISPENSING_PERSPECTIVE (widget));
}
