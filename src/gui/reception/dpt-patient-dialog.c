/* dpt-patient-dialog.c - see dpt-patient-dialog.h.
 * For: form, twins, draft, saving. Not for: the fields (dpt-patient-form.c), nor who is alike (engine/patient/dpt-patient-twin.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   typed ──60 ms──▶ twins of what is typed so far, shown over the form
 *     └────1 s─────▶ draft, dropped in the unit that saves the patient
 */
#include "gui/reception/dpt-patient-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/patient/dpt-patient-guess.h"
#include "engine/patient/dpt-patient-store.h"
#include "engine/patient/dpt-patient-twin.h"
#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-establishment.h"
#include "engine/practice/dpt-draft.h"
#include "gui/common/dpt-badge.h"
#include "gui/reception/dpt-patient-form.h"

#define DRAFT "patient"
#define TWINS_AFTER 60    /* ms */
#define DRAFT_AFTER 1000  /* ms */
#define TWINS_SHOWN 3

struct _DptPatientDialog
{
  AdwWindow parent_instance;

  GtkRevealer *draft_bar;
  GtkRevealer *given_bar;
  GtkLabel *given_label;
  GtkRevealer *twins_bar;
  GtkLabel *twins_head;
  GtkBox *twins;
  AdwBin *slot;
  GtkLabel *fault;

  DptPatientForm *form;
  DptSession *session;
  GCancellable *cancellable;
  GCancellable *looking; /* for twins */
  char *words; /* what a search knew already; NULL for nothing */
  DptPatientFile *given; /* what a file from elsewhere says; NULL: none, and there is a draft */
  gboolean touched; /* somebody typed here */
  guint twins_source, draft_source;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (DptPatientDialog, dpt_patient_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
choose (DptPatientDialog *self, gint64 id)
{
  g_object_ref (self);
  g_signal_emit (self, chosen_signal, 0, id);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

/* --- twins --- */

static void
open_twin_cb (GtkWidget *button, DptPatientDialog *self)
{
  choose (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "dpt-id"));
}

static GtkWidget *
make_twin (DptPatientDialog *self, DptPatientTwin *twin)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Open this one instead"));
  gint64 id = dpt_record_get_id (twin->row);
  g_autofree char *name = dpt_patient_row_dup_name (twin->row);
  g_autofree char *born = dpt_date_format (dpt_record_get_text (twin->row, DPT_PATIENT_ROW_BIRTH_DATE));
  g_autofree char *phone = dpt_phone_format (dpt_record_get_text (twin->row, DPT_PATIENT_ROW_PHONE));
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *text = g_strdup_printf ("<b>%s</b>   %s   %s   %s", escaped, born, phone,
                                           dpt_record_get_string (twin->row, DPT_PATIENT_ROW_CITY));
  /* Translators: accessible name of the button that opens a patient who is there already; the patient's name */
  g_autofree char *about = g_strdup_printf (_ ("Open %s instead"), name);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *reason;

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  reason = dpt_badge_new (twin->level == DPT_TWIN_SAME ? DPT_BADGE_ERROR : twin->level == DPT_TWIN_LIKELY ? DPT_BADGE_WARNING
                          : DPT_BADGE_NEUTRAL, NULL, dpt_record_get_string (twin->row, DPT_PATIENT_ROW_REASON));
  gtk_widget_set_valign (reason, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data_full (G_OBJECT (button), "dpt-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_twin_cb), self, 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), reason);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
show_twins (DptPatientDialog *self, GPtrArray *twins)
{
  GtkWidget *child;
  g_autofree char *head = NULL;
  guint n = MIN (twins->len, TWINS_SHOWN);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->twins))) != NULL)
    gtk_box_remove (self->twins, child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->twins, make_twin (self, twins->pdata[i]));
  head = g_strdup_printf (ngettext ("%u patient may be the same person", "%u patients may be the same person", n), n);
  gtk_label_set_label (self->twins_head, n > 0 ? head : "");
  gtk_revealer_set_reveal_child (self->twins_bar, n > 0);
}

static gpointer
find_twins (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_patient_find_twins (unit, args, error);
}

static void
twins_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (twins != NULL && self->form != NULL)
    show_twins (self, twins);
}

static gboolean
look_cb (gpointer data)
{
  DptPatientDialog *self = data;

  self->twins_source = 0;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  dpt_session_read_async (self->session, find_twins, dpt_patient_file_copy (dpt_patient_form_get_file (self->form)), g_object_unref,
                          (GDestroyNotify) g_ptr_array_unref, self->looking, twins_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* --- draft --- */

static gpointer
save_draft (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_draft_save (unit, DRAFT, 0, args, error) ? unit : NULL;
}

static gpointer
drop_draft (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_draft_drop (unit, DRAFT, 0, error) ? unit : NULL;
}

static gboolean
draft_cb (gpointer data)
{
  DptPatientDialog *self = data;

  self->draft_source = 0;
  if (!self->saving)
    dpt_session_write_async (self->session, save_draft, dpt_patient_form_dup_draft (self->form), g_free, NULL, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DptPatientDialog *self)
{
  self->touched = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  g_clear_handle_id (&self->twins_source, g_source_remove);
  self->twins_source = g_timeout_add (TWINS_AFTER, look_cb, self);
  if (self->draft_source == 0 && self->given == NULL)
    self->draft_source = g_timeout_add (DRAFT_AFTER, draft_cb, self);
}

static void
begin (DptPatientDialog *self)
{
  g_autofree char *today = dpt_date_from_instant (dpt_session_get_now (self->session));
  g_autoptr (DptPatientFile) file = self->given != NULL ? dpt_patient_file_copy (self->given)
                                                        : dpt_patient_guess (self->words != NULL ? self->words : "", today);

  self->touched = FALSE;
  dpt_patient_form_set_file (self->form, file, dpt_session_get_country (self->session));
  gtk_revealer_set_reveal_child (self->draft_bar, FALSE);
  gtk_revealer_set_reveal_child (self->twins_bar, FALSE);
  dpt_patient_form_focus (self->form);
}

/* --- what the form needs --- */

typedef struct
{
  GPtrArray *prescribers;
  GPtrArray *insurers;
  GPtrArray *establishments;
  DptDraft *draft;
} Needs;

static void
free_needs (gpointer data)
{
  Needs *needs = data;

  g_clear_pointer (&needs->prescribers, g_ptr_array_unref);
  g_clear_pointer (&needs->insurers, g_ptr_array_unref);
  g_clear_pointer (&needs->establishments, g_ptr_array_unref);
  g_clear_object (&needs->draft);
  g_free (needs);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Needs, free_needs)

static gpointer
read_needs (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (Needs) needs = g_new0 (Needs, 1);
  GError *failure = NULL;

  needs->prescribers = dpt_prescriber_list (unit, error);
  needs->insurers = needs->prescribers != NULL ? dpt_insurer_list (unit, NULL, error) : NULL;
  needs->establishments = needs->insurers != NULL ? dpt_establishment_list (unit, error) : NULL;
  if (needs->establishments == NULL)
    return NULL;
  needs->draft = dpt_draft_load (unit, DRAFT, 0, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&needs);
}

static void
needs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Needs) needs = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (needs == NULL || self->form == NULL)
    return;
  dpt_patient_form_set_choices (self->form, &(DptPatientChoices) { needs->prescribers, needs->insurers, needs->establishments });
  /* What was typed while this was read counts more than what was left behind. */
  if (needs->draft != NULL && !self->touched && self->given == NULL
      && dpt_patient_form_take_draft (self->form, dpt_record_get_text (needs->draft, DPT_DRAFT_CONTENT)))
    gtk_revealer_set_reveal_child (self->draft_bar, TRUE);
}

/* --- saving --- */

static gpointer
save (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_patient_save (unit, args, error);

  if (id == 0 || !dpt_draft_drop (unit, DRAFT, 0, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/* The draft of somebody else stays. */
static gpointer
save_given (DptUnit *unit, gpointer args, GError **error)
{
  gint64 id = dpt_patient_save (unit, args, error);

  if (id == 0 || !dpt_unit_audit (unit, "import", "patient", id, "{\"format\":\"fhir\"}", error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPatientDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  self->saving = FALSE;
  if (self->form == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  if (id != NULL)
    {
      choose (self, *id);
      return;
    }
  gtk_label_set_label (self->fault, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPatientDialog *self = DPT_PATIENT_DIALOG (widget);

  if (self->saving || !dpt_patient_form_check (self->form))
    return;
  self->saving = TRUE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  dpt_session_write_async (self->session, self->given != NULL ? save_given : save,
                           dpt_patient_file_copy (dpt_patient_form_get_file (self->form)), g_object_unref, g_free, NULL, saved_cb,
                           g_object_ref (self));
}

static void
start_anew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPatientDialog *self = DPT_PATIENT_DIALOG (widget);

  dpt_session_write_async (self->session, drop_draft, NULL, NULL, NULL, NULL, NULL, NULL);
  begin (self);
}

static void
dpt_patient_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dpt_patient_dialog_parent_class)->map (widget);
  dpt_patient_form_focus (DPT_PATIENT_DIALOG (widget)->form);
}

/* What waited for its second is kept now, and not when the last answer lets go of the dialog: the shop may be closed by then. */
static void
dpt_patient_dialog_unmap (GtkWidget *widget)
{
  DptPatientDialog *self = DPT_PATIENT_DIALOG (widget);

  if (self->draft_source != 0 && !self->saving)
    dpt_session_write_async (self->session, save_draft, dpt_patient_form_dup_draft (self->form), g_free, NULL, NULL, NULL, NULL);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_handle_id (&self->twins_source, g_source_remove);
  GTK_WIDGET_CLASS (dpt_patient_dialog_parent_class)->unmap (widget);
}

static void
dpt_patient_dialog_dispose (GObject *object)
{
  DptPatientDialog *self = DPT_PATIENT_DIALOG (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_handle_id (&self->twins_source, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->form = NULL;
  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->given);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_patient_dialog_parent_class)->dispose (object);
}

static void
dpt_patient_dialog_class_init (DptPatientDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_patient_dialog_dispose;
  widget_class->map = dpt_patient_dialog_map;
  widget_class->unmap = dpt_patient_dialog_unmap;
  chosen_signal = g_signal_new ("patient-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-patient-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, given_bar);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, given_label);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, twins_bar);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, twins_head);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, twins);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, slot);
  gtk_widget_class_bind_template_child (widget_class, DptPatientDialog, fault);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.start-anew", NULL, start_anew_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_patient_dialog_init (DptPatientDialog *self)
{
  static const guint columns[] = {
    DPT_PATIENT_FORM_PERSON,
    DPT_PATIENT_FORM_CONTACT,
    DPT_PATIENT_FORM_COMPULSORY | DPT_PATIENT_FORM_COMPLEMENTARY | DPT_PATIENT_FORM_FAMILY,
    DPT_PATIENT_FORM_CARE,
    0,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = DPT_PATIENT_FORM (dpt_patient_form_new (columns));
  adw_bin_set_child (self->slot, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static DptPatientDialog *
create (GtkWindow *parent, DptSession *session)
{
  DptPatientDialog *self = g_object_new (DPT_TYPE_PATIENT_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  dpt_patient_form_set_session (self->form, session);
  return self;
}

static void
start (DptPatientDialog *self)
{
  begin (self);
  dpt_session_read_async (self->session, read_needs, NULL, NULL, free_needs, NULL, needs_cb, g_object_ref (self));
}

DptPatientDialog *
dpt_patient_dialog_new (GtkWindow *parent, DptSession *session, const char *words)
{
  DptPatientDialog *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);

  self = create (parent, session);
  self->words = g_strdup (words);
  start (self);
  return self;
}

DptPatientDialog *
dpt_patient_dialog_new_filled (GtkWindow *parent, DptSession *session, DptPatientFile *file, const char *notice)
{
  DptPatientDialog *self;

  g_return_val_if_fail (DPT_IS_SESSION (session), NULL);
  g_return_val_if_fail (DPT_IS_PATIENT_FILE (file), NULL);

  self = create (parent, session);
  self->given = dpt_patient_file_copy (file);
  gtk_label_set_label (self->given_label, notice != NULL ? notice : "");
  gtk_revealer_set_reveal_child (self->given_bar, notice != NULL);
  start (self);
  look_cb (self);
  return self;
}
