/* dpt-patient-edit-pane.c - see dpt-patient-edit-pane.h.
 * For: a copy, a save, a conflict. Not for: the fields (dpt-patient-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   shown ──typed──▶ dirty ──save──▶ saved, the sheet reads anew
 *                      ▲        └──▶ conflict: theirs is read, both are shown ──▶ keep mine | take theirs | go on
 */
#include "gui/reception/dpt-patient-edit-pane.h"

#include <glib/gi18n-lib.h>

#include "db/dpt-db-error.h"
#include "engine/patient/dpt-patient-rebase.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/practice/dpt-draft.h"
#include "gui/common/dpt-say.h"
#include "gui/reception/dpt-patient-form.h"

struct _DptPatientEditPane
{
  AdwBin parent_instance;

  AdwBin *slot;
  GtkLabel *state;
  GtkButton *revert;
  GtkButton *save;

  DptPatientForm *form;
  DptSession *session;
  DptPatientFile *stored; /* as it is in the database, as far as is known */
  DptPatientFile *theirs; /* while the person chooses */
  gboolean saving;
  guint parts;
  guint draft_source;
};

/* What is typed and not saved, of one patient at one version: on another version it would undo what somebody else did. */
typedef struct
{
  char *kind;
  gint64 patient_id;
  char *content; /* %NULL: it is dropped */
} Draft;

G_DEFINE_FINAL_TYPE (DptPatientEditPane, dpt_patient_edit_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DIRTY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void show_copy (DptPatientEditPane *self, DptPatientFile *file);

static gboolean
may_write (DptPatientEditPane *self)
{
  return self->session != NULL && dpt_session_may (self->session, DPT_RIGHT_PATIENT_WRITE);
}

static void
show_state (DptPatientEditPane *self)
{
  gboolean dirty = dpt_patient_edit_pane_get_dirty (self);

  gtk_label_set_label (self->state, !may_write (self) ? _ ("You may read this, not change it.")
                       : dirty ? _ ("Changed, not saved yet.") : _ ("Everything is saved."));
  if (dirty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save", dirty && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.revert", dirty && !self->saving);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

/* --- draft --- */

#define DRAFT_AFTER 1000 /* ms */

static Draft *
make_draft (DptPatientEditPane *self, gboolean drop)
{
  DptPatient *patient = dpt_patient_file_get_patient (self->stored);
  Draft *draft = g_new0 (Draft, 1);

  draft->kind = g_strdup_printf ("patient-%u-%" G_GINT64_FORMAT, self->parts, dpt_record_get_version (patient));
  draft->patient_id = dpt_record_get_id (patient);
  draft->content = drop ? NULL : dpt_patient_form_dup_draft (self->form);
  return draft;
}

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  g_free (draft->kind);
  g_free (draft->content);
  g_free (draft);
}

static gpointer
write_draft (DptUnit *unit, gpointer args, GError **error)
{
  Draft *draft = args;
  gboolean done = draft->content != NULL ? dpt_draft_save (unit, draft->kind, draft->patient_id, draft->content, error)
                                         : dpt_draft_drop (unit, draft->kind, draft->patient_id, error);

  return done ? unit : NULL;
}

static gpointer
read_draft (DptUnit *unit, gpointer args, GError **error)
{
  Draft *draft = args;

  return dpt_draft_load (unit, draft->kind, draft->patient_id, error);
}

/* Keeps what is typed, or forgets it where nothing is left of it. */
static void
keep_draft (DptPatientEditPane *self)
{
  if (self->draft_source == 0 || self->stored == NULL || self->session == NULL)
    return;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  dpt_session_write_async (self->session, write_draft, make_draft (self, !dpt_patient_edit_pane_get_dirty (self)), free_draft, NULL,
                           NULL, NULL, NULL);
}

static gboolean
draft_cb (gpointer data)
{
  keep_draft (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DptPatientEditPane *self)
{
  show_state (self);
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_AFTER, draft_cb, self);
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientEditPane) self = data;
  g_autoptr (DptDraft) draft = dpt_session_run_finish (DPT_SESSION (source), result, NULL);

  if (draft == NULL || self->form == NULL || self->stored == NULL || dpt_patient_edit_pane_get_dirty (self)
      || dpt_record_get_int (draft, DPT_DRAFT_SUBJECT_ID) != dpt_record_get_id (dpt_patient_file_get_patient (self->stored)))
    return;
  dpt_patient_form_take_draft (self->form, dpt_record_get_text (draft, DPT_DRAFT_CONTENT));
  show_state (self);
}

/* --- saving --- */

static gpointer
save (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_patient_save (unit, args, error);

  return id != 0 ? dpt_patient_load (unit, id, error) : NULL;
}

static void saved_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
drop_draft (DptPatientEditPane *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->stored != NULL)
    dpt_session_write_async (self->session, write_draft, make_draft (self, TRUE), free_draft, NULL, NULL, NULL, NULL);
}

static void
start_saving (DptPatientEditPane *self)
{
  self->saving = TRUE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  show_state (self);
  dpt_session_write_async (self->session, save, dpt_patient_file_copy (dpt_patient_form_get_file (self->form)), g_object_unref,
                           g_object_unref, NULL, saved_cb, g_object_ref (self));
}

static void
chosen_cb (AdwMessageDialog *dialog, const char *response, DptPatientEditPane *self)
{
  g_autoptr (DptPatientFile) theirs = g_steal_pointer (&self->theirs);

  if (theirs == NULL || self->form == NULL)
    return;
  if (g_str_equal (response, "mine"))
    {
      g_autoptr (DptPatientFile) both = dpt_patient_file_rebase (dpt_patient_form_get_file (self->form), theirs);

      g_set_object (&self->stored, theirs);
      dpt_patient_form_set_file (self->form, both, dpt_session_get_country (self->session));
      start_saving (self);
    }
  else if (g_str_equal (response, "theirs"))
    {
      g_set_object (&self->stored, theirs);
      show_copy (self, theirs);
      dpt_say (GTK_WIDGET (self), _ ("Your changes were dropped; this is how the file stands now."));
    }
}

static void
add_version (GtkGrid *grid, int line, const char *label, const char *mine, const char *theirs, const char *style)
{
  const char *texts[] = { label, mine, theirs };

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *cell = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (cell), 0);
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (cell), 24);
      gtk_widget_add_css_class (cell, i == 0 ? "dim-label" : style);
      gtk_grid_attach (grid, cell, i, line, 1, 1);
    }
}

static GtkWidget *
make_versions (GPtrArray *differences)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  add_version (grid, 0, "", _ ("Yours"), _ ("Theirs"), "heading");
  for (guint i = 0; i < differences->len; i++)
    {
      DptPatientDifference *difference = differences->pdata[i];

      add_version (grid, (int) i + 1, difference->label, *difference->mine != '\0' ? difference->mine : "–",
                   *difference->theirs != '\0' ? difference->theirs : "–", "numeric");
    }
  return GTK_WIDGET (grid);
}

static gpointer
load (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_load (unit, *(gint64 *) args, error);
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientEditPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPatientFile) theirs = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autoptr (GPtrArray) differences = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;

  if (self->form == NULL)
    return;
  self->saving = FALSE;
  show_state (self);
  if (theirs == NULL)
    {
      dpt_complain (GTK_WIDGET (self), error);
      return;
    }
  differences = dpt_patient_file_list_differences (dpt_patient_form_get_file (self->form), theirs);
  g_set_object (&self->theirs, theirs);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
    _ ("Somebody else changed this patient"),
    _ ("Nothing is lost: choose whose version stands. With yours, what they changed elsewhere in the file stays.")));
  if (differences->len > 0)
    adw_message_dialog_set_extra_child (dialog, make_versions (differences));
  adw_message_dialog_add_responses (dialog, "back", _ ("_Go on editing"), "theirs", _ ("Take _theirs"), "mine", _ ("_Keep mine"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "mine", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "mine");
  adw_message_dialog_set_close_response (dialog, "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientEditPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPatientFile) saved = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->form == NULL)
    return;
  if (g_error_matches (error, DPT_DB_ERROR, DPT_DB_ERROR_CONFLICT))
    {
      gint64 id = dpt_record_get_id (dpt_patient_file_get_patient (self->stored));

      dpt_session_read_async (DPT_SESSION (source), load, g_memdup2 (&id, sizeof id), g_free, g_object_unref, NULL, theirs_cb,
                              g_object_ref (self));
      return;
    }
  self->saving = FALSE;
  if (saved != NULL)
    {
      drop_draft (self);
      g_set_object (&self->stored, saved);
      show_copy (self, saved);
      dpt_say (GTK_WIDGET (self), _ ("The patient is saved."));
      return;
    }
  show_state (self);
  dpt_complain (GTK_WIDGET (self), error);
}

/* --- the pane --- */

static void
show_copy (DptPatientEditPane *self, DptPatientFile *file)
{
  g_autoptr (DptPatientFile) copy = file != NULL ? dpt_patient_file_copy (file) : NULL;

  dpt_patient_form_set_file (self->form, copy, self->session != NULL ? dpt_session_get_country (self->session) : NULL);
  show_state (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_patient_edit_pane_save (DPT_PATIENT_EDIT_PANE (widget));
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPatientEditPane *self = DPT_PATIENT_EDIT_PANE (widget);

  drop_draft (self);
  show_copy (self, self->stored);
}

/* Whoever leaves the page has what is typed kept at once. */
static void
dpt_patient_edit_pane_unmap (GtkWidget *widget)
{
  keep_draft (DPT_PATIENT_EDIT_PANE (widget));
  GTK_WIDGET_CLASS (dpt_patient_edit_pane_parent_class)->unmap (widget);
}

static void
dpt_patient_edit_pane_dispose (GObject *object)
{
  DptPatientEditPane *self = DPT_PATIENT_EDIT_PANE (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->form = NULL;
  g_clear_object (&self->stored);
  g_clear_object (&self->theirs);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_patient_edit_pane_parent_class)->dispose (object);
}

static void
dpt_patient_edit_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DIRTY)
    g_value_set_boolean (value, dpt_patient_edit_pane_get_dirty (DPT_PATIENT_EDIT_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_patient_edit_pane_class_init (DptPatientEditPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dpt_patient_edit_pane_dispose;
  object_class->get_property = dpt_patient_edit_pane_get_property;
  widget_class->unmap = dpt_patient_edit_pane_unmap;
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-patient-edit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPatientEditPane, slot);
  gtk_widget_class_bind_template_child (widget_class, DptPatientEditPane, state);
  gtk_widget_class_bind_template_child (widget_class, DptPatientEditPane, revert);
  gtk_widget_class_bind_template_child (widget_class, DptPatientEditPane, save);
  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "edit.revert", NULL, revert_action);
}

static void
dpt_patient_edit_pane_init (DptPatientEditPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dpt_patient_edit_pane_new (const guint *columns)
{
  DptPatientEditPane *self = g_object_new (DPT_TYPE_PATIENT_EDIT_PANE, NULL);

  self->form = DPT_PATIENT_FORM (dpt_patient_form_new (columns));
  adw_bin_set_child (self->slot, GTK_WIDGET (self->form));
  for (guint i = 0; columns[i] != 0; i++)
    self->parts |= columns[i];
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}

void
dpt_patient_edit_pane_set_choices (DptPatientEditPane *self, const DptPatientChoices *choices)
{
  g_return_if_fail (DPT_IS_PATIENT_EDIT_PANE (self));

  dpt_patient_form_set_choices (self->form, choices);
}

static gint64
get_id (DptPatientFile *file)
{
  return file != NULL ? dpt_record_get_id (dpt_patient_file_get_patient (file)) : 0;
}

void
dpt_patient_edit_pane_show (DptPatientEditPane *self, DptSession *session, DptPatientFile *file)
{
  gboolean same;

  g_return_if_fail (DPT_IS_PATIENT_EDIT_PANE (self));

  same = session == self->session && get_id (file) == get_id (self->stored);
  if (!same)
    keep_draft (self);
  g_set_object (&self->session, session);
  dpt_patient_form_set_session (self->form, session);
  /* The stored state stays the one that the edit began with: that is what tells a conflict. */
  if (same && (self->saving || dpt_patient_edit_pane_get_dirty (self)))
    return;
  g_set_object (&self->stored, file);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), may_write (self));
  show_copy (self, file);
  if (!same && file != NULL && may_write (self))
    dpt_session_read_async (session, read_draft, make_draft (self, TRUE), free_draft, g_object_unref, NULL, draft_read_cb,
                            g_object_ref (self));
}

gboolean
dpt_patient_edit_pane_get_dirty (DptPatientEditPane *self)
{
  DptPatientFile *file;

  g_return_val_if_fail (DPT_IS_PATIENT_EDIT_PANE (self), FALSE);

  file = self->form != NULL ? dpt_patient_form_get_file (self->form) : NULL;
  return file != NULL && dpt_patient_file_is_dirty (file);
}

void
dpt_patient_edit_pane_save (DptPatientEditPane *self)
{
  g_return_if_fail (DPT_IS_PATIENT_EDIT_PANE (self));

  if (self->saving || !dpt_patient_edit_pane_get_dirty (self) || !dpt_patient_form_check (self->form))
    return;
  start_saving (self);
}
