/* dpt-exam-actions.c - what keys, buttons and menus of the exam screen do.
 * For: DptExamPerspective. Not for: showing and saving.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-exam-private.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "document/dpt-document.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-preferences.h"
#include "gui/common/dpt-print.h"
#include "gui/exam/dpt-layout-dialog.h"
#include "gui/exam/dpt-prescribe-dialog.h"

#define CHILD 16 /* years: below it a visit is a child's unless another type is chosen */

/* --- save, sign, amend --- */

/* What is being typed becomes part of the visit first; a refusal takes the focus and says why, wherever on the page it is. */
static gboolean
commit (DptExamPerspective *self)
{
  g_autoptr (GError) error = NULL;

  if (dpt_visit_page_check (self->page, &error))
    return TRUE;
  dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  return FALSE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (!commit (self) || self->editor == NULL)
    return;
  if (!_dpt_exam_is_dirty (self))
    dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("Everything is saved already."));
  else
    _dpt_exam_save (self, dpt_visit_editor_get_amending (self->editor) ? DPT_EXAM_SAVE_AMENDMENT : DPT_EXAM_SAVE_DRAFT,
                    NULL);
}

void
_dpt_exam_sign (DptExamPerspective *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  g_autoptr (GError) error = NULL;

  if (self->editor == NULL || !dpt_visit_editor_get_editable (self->editor) || !commit (self))
    return;
  if (self->saving)
    {
      self->sign_after_save = TRUE;
      return;
    }
  if (!dpt_visit_editor_get_amending (self->editor))
    {
      _dpt_exam_save (self, DPT_EXAM_SIGN, NULL);
      return;
    }
  if (dpt_text_is_blank (reason))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
      dpt_set_invalid (&error, "reason", _ ("Reason: say why the visit is amended, in a few words."));
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  _dpt_exam_save (self, DPT_EXAM_AMEND, reason);
}

static void
sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dpt_exam_sign (DPT_EXAM_PERSPECTIVE (widget));
}

/* Its line is there once it was drawn. */
static gboolean
focus_reason_cb (gpointer reason_entry)
{
  gtk_widget_grab_focus (reason_entry);
  return G_SOURCE_REMOVE;
}

static void
amend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (self->editor == NULL || dpt_visit_editor_get_editable (self->editor))
    return;
  dpt_visit_editor_set_amending (self->editor, TRUE);
  if (self->dossier != NULL && self->dossier->amendment != NULL)
    {
      dpt_visit_editor_restore (self->editor, self->dossier->amendment);
      g_clear_object (&self->dossier->amendment);
    }
  _dpt_exam_show_notice (self, "amending");
  g_idle_add_full (G_PRIORITY_LOW, focus_reason_cb, g_object_ref (self->reason_entry), g_object_unref);
  _dpt_exam_update_actions (self);
}

static void
give_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (self->editor == NULL || self->saving)
    return;
  g_clear_object (&self->dossier->amendment);
  dpt_visit_editor_set_amending (self->editor, FALSE);
  _dpt_exam_show_notice (self, NULL);
  _dpt_exam_save (self, DPT_EXAM_DROP_AMENDMENT, NULL);
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The amendment was given up. The visit is as it was signed."));
}

/* Whether the keys go to nobody, or to a place that the stack is just taking away. */
static gboolean
is_focus_lost (DptExamPerspective *self, GtkWidget *shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  return focus == NULL || (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)) && !gtk_widget_is_ancestor (focus, shown));
}

/* The list in which the patient was chosen goes, and the focus with it: Enter goes on with a draft, Tab through the screen. */
void
_dpt_exam_take_lost_focus (DptExamPerspective *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (!is_focus_lost (self, shown))
    return;
  if (gtk_revealer_get_reveal_child (self->notice) && g_str_equal (gtk_stack_get_visible_child_name (self->notices), "draft"))
    gtk_widget_grab_focus (self->go_on_button);
  else
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
hide_notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  gboolean goes_on = gtk_widget_is_focus (self->go_on_button);

  _dpt_exam_show_notice (self, NULL);
  if (goes_on)
    dpt_visit_page_focus_start (self->page);
}

/* --- two at the same visit --- */

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptVisitDossier) dossier = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  gboolean mine = self->conflict;

  if (dossier == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  if (self->editor == NULL
      || dpt_visit_sheet_get_visit_id (dossier->sheet)
           != dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)))
    return;
  self->conflict = FALSE;
  _dpt_exam_show_notice (self, NULL);
  if (!mine)
    {
      _dpt_exam_show_dossier (self, g_steal_pointer (&dossier), FALSE);
      return;
    }
  dpt_visit_editor_rebase (self->editor, dossier->sheet);
  _dpt_exam_watch (self);
}

static void
reread (DptExamPerspective *self, gboolean keep_mine)
{
  if (self->editor == NULL)
    return;
  self->conflict = keep_mine;
  dpt_session_write_async (
    self->session, dpt_exam_open_visit,
    dpt_exam_args_new (dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)), NULL),
    (GDestroyNotify) dpt_exam_args_free, (GDestroyNotify) dpt_visit_dossier_free,
    dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), reread_cb, g_object_ref (self));
}

static void
take_theirs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reread (DPT_EXAM_PERSPECTIVE (widget), FALSE);
}

static void
keep_mine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reread (DPT_EXAM_PERSPECTIVE (widget), TRUE);
}

/* --- start, abandon --- */

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autofree char *today = self->session ? dpt_session_dup_today (self->session) : NULL;
  int age = self->history && today ? dpt_date_age (self->history->birth_date, today) : -1;

  _dpt_exam_start (self, *kind ? kind : age >= 0 && age < CHILD ? "child" : "complete");
}

static void
abandoned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The visit was abandoned. It stays in the list with its reason."));
  g_clear_object (&self->editor);
  self->patient_id = 0;
  dpt_perspective_invalidate (DPT_PERSPECTIVE (self));
}

static void
abandon_response_cb (DptExamPerspective *self, const char *response, GtkWidget *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");

  if (!g_str_equal (response, "abandon") || self->editor == NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  dpt_session_write_async (self->session, dpt_exam_abandon_visit,
                           dpt_exam_args_new (dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)),
                                              gtk_editable_get_text (entry)),
                           (GDestroyNotify)dpt_exam_args_free, NULL, NULL, abandoned_cb, g_object_ref (self));
}

static void
abandon_reason_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "abandon", !dpt_text_is_blank (gtk_editable_get_text (entry)));
}

static void
abandon_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Abandon this visit?"),
                              _ ("It stays in the list with what was written, and can no longer be changed."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go on with it"), "abandon",
                                    _ ("_Abandon"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "abandon", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "abandon");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "abandon", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (abandon_reason_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (abandon_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- editing --- */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  dpt_visit_page_commit (self->page);
  if (self->editor != NULL)
    dpt_visit_editor_undo (self->editor);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (self->editor != NULL)
    dpt_visit_editor_redo (self->editor);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *name; void (*run) (DptRefractionTable *table); } acts[] = {
    { "exam.copy-down", dpt_refraction_table_copy_down },
    { "exam.copy-across", dpt_refraction_table_copy_across },
    { "exam.copy-earlier", dpt_refraction_table_copy_earlier },
    { "exam.clear-row", dpt_refraction_table_clear_row },
  };
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  dpt_visit_page_commit (self->page);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name))
      acts[i].run (dpt_visit_page_get_table (self->page));
}

static void
section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_visit_page_move_section (DPT_EXAM_PERSPECTIVE (widget)->page, g_str_equal (name, "exam.next-section") ? 1 : -1);
}

static void
normal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dpt_visit_page_write_normal (DPT_EXAM_PERSPECTIVE (widget)->page);
}

/* --- what the practice wants otherwise --- */

static void
custom_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

void
_dpt_exam_keep_custom (DptExamPerspective *self, const char *name, const char *value)
{
  g_autofree char *text = value ? g_strdup_printf ("%s\n%s", name, value) : g_strdup (name);

  if (self->session != NULL)
    dpt_session_write_async (self->session, dpt_exam_keep_custom, dpt_exam_args_new (0, text),
                             (GDestroyNotify) dpt_exam_args_free, NULL, NULL, custom_kept_cb, g_object_ref (self));
}

static void
layout_cb (DptExamPerspective *self, const char *name, const char *value)
{
  if (self->dossier == NULL)
    return;
  if (value != NULL)
    g_hash_table_replace (self->dossier->custom, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->dossier->custom, name);
  dpt_visit_page_set_custom (self->page, self->dossier->custom);
  _dpt_exam_keep_custom (self, name, value);
}

static void
layout_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);
  DptLayoutDialog *dialog;

  if (self->editor == NULL)
    return;
  dialog = dpt_layout_dialog_new (
    dpt_visit_sheet_get_text (dpt_visit_editor_get_now (self->editor), DPT_VISIT_KIND), self->dossier->custom,
    dpt_session_may (self->session, DPT_RIGHT_SETTING_WRITE));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "custom", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- prescribing --- */

static void
print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptExamPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);

  if (paper != NULL)
    dpt_print_paper (GTK_WIDGET (self), paper, NULL);
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static void
issued_cb (DptExamPerspective *self, GPtrArray *sheets, gboolean print)
{
  g_autofree char *words = NULL;

  /* Translators: a number of prescriptions */
  words = g_strdup_printf (ngettext ("%u prescription issued: it stands in Dispensing now.",
                                     "%u prescriptions issued: they stand in Dispensing now.", sheets->len),
                           sheets->len);
  dpt_perspective_say (DPT_PERSPECTIVE (self), words);
  for (guint i = 0; print && i < sheets->len; i++)
    dpt_document_create_async (self->session, DPT_DOCUMENT_PRESCRIPTION,
                               dpt_prescription_sheet_get_id (sheets->pdata[i]), 0,
                               dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), print_cb, g_object_ref (self));
  /* The visit may have been signed with it. */
  _dpt_exam_open_visit (self, dpt_visit_sheet_get_visit_id (dpt_visit_editor_get_base (self->editor)));
}

void
_dpt_exam_prescribe (DptExamPerspective *self)
{
  DptPrescribeDialog *dialog;

  if (self->editor == NULL || dpt_visit_editor_get_amending (self->editor) || !commit (self))
    return;
  if (self->saving)
    {
      self->prescribe_after_save = TRUE;
      return;
    }
  g_clear_handle_id (&self->save_source, g_source_remove);
  dialog = dpt_prescribe_dialog_new (self->session, dpt_visit_editor_get_base (self->editor),
                                     dpt_visit_editor_get_now (self->editor), self->dossier->birth_date);
  if (self->prescribe_lenses)
    dpt_prescribe_dialog_set_only (dialog, "contact");
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "issued", G_CALLBACK (issued_cb), self, G_CONNECT_SWAPPED);
  /* Not issued after all: the draft is saved as ever. */
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (_dpt_exam_watch), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
prescribe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  self->prescribe_lenses = g_str_equal (name, "exam.prescribe-lenses");
  _dpt_exam_prescribe (self);
}

static void
add_trial_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptExamPerspective *self = DPT_EXAM_PERSPECTIVE (widget);

  if (commit (self))
    dpt_visit_page_add_trial (self->page);
}

/* Entries and text views of GTK take the keys of undo for themselves even where their own undo is off, and text views the
 * pages. */
gboolean
_dpt_exam_page_key_cb (DptExamPerspective *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_Page_Up))
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  keyval == GDK_KEY_Page_Down ? "exam.next-section" : "exam.previous-section", NULL);
      return GDK_EVENT_STOP;
    }
  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z || (modifiers & ~GDK_SHIFT_MASK) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), modifiers & GDK_SHIFT_MASK ? "exam.redo" : "exam.undo", NULL);
  return GDK_EVENT_STOP;
}

void
_dpt_exam_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "exam.start", "s", start_action);
  gtk_widget_class_install_action (klass, "exam.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "exam.sign", NULL, sign_action);
  gtk_widget_class_install_action (klass, "exam.amend", NULL, amend_action);
  gtk_widget_class_install_action (klass, "exam.give-up", NULL, give_up_action);
  gtk_widget_class_install_action (klass, "exam.abandon", NULL, abandon_action);
  gtk_widget_class_install_action (klass, "exam.hide-notice", NULL, hide_notice_action);
  gtk_widget_class_install_action (klass, "exam.take-theirs", NULL, take_theirs_action);
  gtk_widget_class_install_action (klass, "exam.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (klass, "exam.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "exam.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "exam.copy-down", NULL, table_action);
  gtk_widget_class_install_action (klass, "exam.copy-across", NULL, table_action);
  gtk_widget_class_install_action (klass, "exam.copy-earlier", NULL, table_action);
  gtk_widget_class_install_action (klass, "exam.clear-row", NULL, table_action);
  gtk_widget_class_install_action (klass, "exam.next-section", NULL, section_action);
  gtk_widget_class_install_action (klass, "exam.previous-section", NULL, section_action);
  gtk_widget_class_install_action (klass, "exam.normal", NULL, normal_action);
  gtk_widget_class_install_action (klass, "exam.layout", NULL, layout_action);
  gtk_widget_class_install_action (klass, "exam.prescribe", NULL, prescribe_action);
  gtk_widget_class_install_action (klass, "exam.prescribe-lenses", NULL, prescribe_action);
  gtk_widget_class_install_action (klass, "exam.add-trial", NULL, add_trial_action);
  gtk_widget_class_install_property_action (klass, "exam.dark", "dark");
  _dpt_exam_install_version_actions (klass);
  _dpt_exam_install_tray_actions (klass);
}
