/* dpt-fhir-acts.c - see dpt-fhir-acts.h.
 * For: choosing files, showing what one holds, asking. Not for: the format and the rules (src/exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   fhir.import ──file──► preview, a reading unit: the resource, whose it is, who is alike
 *                           ├──a patient──► the reception's form of a new one, filled
 *                           ├──for nobody here──► a new patient first, or nothing
 *                           └──"enter"──► the import, a writing unit ──conflict──► asked once more ──"enter"──► the same, anyway
 */
#include "gui/common/dpt-fhir-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-error.h"
#include "base/dpt-file.h"
#include "engine/optics/dpt-rx-text.h"

#define REMARKS_HEIGHT 160

/* --- out --- */

typedef struct
{
  DptFhirKind kind;
  gint64 id;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->path);
  g_free (export);
}

static gpointer
export_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  const Export *export = args;
  g_autofree char *text = dpt_fhir_export (unit, export->kind, export->id, error);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  if (bytes == NULL || !dpt_file_write (export->path, bytes, error))
    return NULL;
  return g_path_get_basename (export->path);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (name == NULL)
    {
      dpt_perspective_complain (self, error);
      return;
    }
  /* Translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), name);
  dpt_perspective_say (self, text);
}

void
dpt_fhir_acts_export_file (DptPerspective *self, DptFhirKind kind, gint64 id, const char *path)
{
  DptSession *session = dpt_perspective_get_session (self);
  Export *export;

  if (session == NULL)
    return;
  export = g_new0 (Export, 1);
  *export = (Export) { kind, id, g_strdup (path) };
  dpt_session_write_async (session, export_in_unit, export, export_free, g_free, dpt_perspective_get_cancellable (self), exported_cb,
                           g_object_ref (self));
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, DptPerspective *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const Export *export = g_object_get_data (G_OBJECT (dialog), "export");

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    dpt_fhir_acts_export_file (self, export->kind, export->id, path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
create_chooser (DptPerspective *self, const char *title, GtkFileChooserAction action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("HL7 FHIR (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  return dialog;
}

static void
ask_where (DptPerspective *self, DptFhirKind kind, gint64 id)
{
  GtkFileChooserNative *dialog = create_chooser (self, _ ("Export as FHIR"), GTK_FILE_CHOOSER_ACTION_SAVE);
  Export *export = g_new0 (Export, 1);

  *export = (Export) { kind, id, NULL };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog),
                                     kind == DPT_FHIR_PATIENT ? _ ("Patient.json") : _ ("Prescription.json"));
  g_object_set_data_full (G_OBJECT (dialog), "export", export, export_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
export_prescription_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_where (DPT_PERSPECTIVE (widget), DPT_FHIR_PRESCRIPTIONS, g_variant_get_int64 (parameter));
}

static void
export_patient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);

  if (dpt_perspective_get_patient_id (self) == 0)
    dpt_perspective_say (self, _ ("Choose the patient first (Ctrl+K)."));
  else
    ask_where (self, DPT_FHIR_PATIENT, dpt_perspective_get_patient_id (self));
}

/* --- in: what is in the file --- */

typedef struct
{
  char *path;
  gint64 patient_id;
  DptFhirResource *resource;
  char *patient_name; /* here, of who is chosen */
  gboolean unknown;   /* whom it is for is nobody here */
  gboolean anyway;
} Import;

static void
import_clear (gpointer data)
{
  Import *import = data;

  g_clear_pointer (&import->resource, dpt_fhir_resource_free);
  g_free (import->path);
  g_free (import->patient_name);
}

static void
import_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, import_clear);
}

/* Of who is chosen, else of who the file names by number and name. */
static gboolean
find_patient (DptUnit *unit, Import *import, GError **error)
{
  g_autoptr (DptPatient) patient = NULL;
  g_autoptr (GError) reason = NULL;

  import->unknown = FALSE;
  /* Before anybody is asked anything, or added for it. */
  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error) || !dpt_unit_require (unit, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE, error))
    return FALSE;
  if (import->patient_id == 0)
    import->patient_id = dpt_fhir_find_patient (unit, import->resource, &reason);
  if (g_error_matches (reason, DPT_ERROR, DPT_ERROR_INVALID) || g_error_matches (reason, DPT_ERROR, DPT_ERROR_NOT_FOUND))
    {
      import->unknown = TRUE;
      return TRUE;
    }
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  patient = dpt_unit_load (unit, DPT_TYPE_PATIENT, import->patient_id, error);
  if (patient == NULL)
    return FALSE;
  g_free (import->patient_name);
  import->patient_name = dpt_patient_dup_name (patient);
  return TRUE;
}

static gpointer
preview_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  Import *import = args;

  g_clear_pointer (&import->resource, dpt_fhir_resource_free);
  import->resource = dpt_fhir_read_file (import->path, dpt_session_get_country (unit->session), NULL, error);
  if (import->resource == NULL
      || (import->resource->kind == DPT_FHIR_PRESCRIPTIONS && !find_patient (unit, import, error)))
    return NULL;
  return g_atomic_rc_box_acquire (import);
}

static void
append_line (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len ? "\n" : "", text);
}

static void
describe_sheet (GString *out, DptPrescriptionSheet *sheet)
{
  DptPrescription *head = dpt_prescription_sheet_get_head (sheet);
  g_autofree char *day = dpt_record_format (head, DPT_PRESCRIPTION_ISSUED_ON);
  /* Translators: what a prescription is for, the day of issue, the prescriber */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s, %s"), dpt_prescription_usage_get_label (dpt_record_get_text (head, DPT_PRESCRIPTION_USAGE)),
                                            day, dpt_record_get_string (head, DPT_PRESCRIPTION_PRESCRIBER_NAME));

  g_string_append_c (out, '\n');
  append_line (out, title);
  for (DptEye eye = DPT_EYE_RIGHT; eye <= DPT_EYE_LEFT; eye++)
    if (dpt_prescription_sheet_get_eye (sheet, eye) != NULL)
      {
        DptRx rx = dpt_prescription_eye_get_rx (dpt_prescription_sheet_get_eye (sheet, eye));
        g_autofree char *powers = dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
        /* Translators: an eye ("Right eye"), and its powers */
        g_autofree char *line = g_strdup_printf (_ ("%s: %s"), dpt_eye_get_label (eye), powers);

        append_line (out, line);
      }
  append_line (out, dpt_record_get_text (head, DPT_PRESCRIPTION_INSTRUCTIONS));
}

static char *
describe (const Import *import)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_line (out, import->patient_name != NULL ? import->patient_name : import->resource->patient_name);
  for (guint i = 0; i < import->resource->sheets->len; i++)
    describe_sheet (out, import->resource->sheets->pdata[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What was not kept and what was assumed. */
static GtkWidget *
make_remarks (const Import *import)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label, *scroll;

  if (import->resource->remarks->len > 0)
    append_line (text, _ ("Of what the file says:"));
  for (guint i = 0; i < import->resource->remarks->len; i++)
    append_line (text, import->resource->remarks->pdata[i]);
  if (text->len == 0)
    return NULL;
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), REMARKS_HEIGHT);
  return scroll;
}

/* --- in: keeping it --- */

static void ask (DptPerspective *self, Import *import, const char *heading, const char *body, GtkWidget *extra);

static gpointer
import_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  Import *import = args;
  g_autoptr (GPtrArray) entered = NULL;

  entered = dpt_fhir_import_prescriptions (unit, import->resource, import->patient_id, import->anyway, error);
  return entered != NULL ? g_atomic_rc_box_acquire (import) : NULL;
}

typedef struct
{
  DptPerspective *self;
  Import *import;
} Pending;

static Pending *
pending_new (DptPerspective *self, Import *import)
{
  Pending *pending = g_new0 (Pending, 1);

  *pending = (Pending) { g_object_ref (self), g_atomic_rc_box_acquire (import) };
  return pending;
}

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_object_unref (pending->self);
  import_unref (pending->import);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  Import *import = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  DptPerspective *self = pending->self;
  guint n;

  if (g_error_matches (error, DPT_ERROR, DPT_ERROR_CONFLICT) && !pending->import->anyway)
    {
      pending->import->anyway = TRUE;
      ask (self, pending->import, _ ("Import it all the same?"), error->message, NULL);
      return;
    }
  if (import == NULL)
    {
      dpt_perspective_complain (self, error);
      return;
    }
  n = import->resource->sheets->len;
  dpt_perspective_say (self, n == 1 ? _ ("The prescription is entered: it stands in Dispensing now.")
                                    : _ ("The prescriptions are entered: they stand in Dispensing now."));
  dpt_perspective_invalidate (self);
  import_unref (import);
}

static void
response_cb (DptPerspective *self, const char *response, GtkWidget *dialog)
{
  Import *import = g_object_get_data (G_OBJECT (dialog), "import");
  DptSession *session = dpt_perspective_get_session (self);

  if (g_str_equal (response, "enter") && session != NULL)
    dpt_session_write_async (session, import_in_unit, g_atomic_rc_box_acquire (import), import_unref, import_unref, NULL, imported_cb,
                             pending_new (self, import));
}

static void
ask (DptPerspective *self, Import *import, const char *heading, const char *body, GtkWidget *extra)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (root == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Do nothing"), "enter",
                                    import->anyway ? _ ("_All the same") : _ ("_Import"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "enter",
                                              import->anyway ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), import->anyway ? "keep" : "enter");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "import", g_atomic_rc_box_acquire (import), import_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- in: a patient --- */

static void
go_to_form (DptPerspective *self, const char *subject, const Import *import)
{
  g_autofree char *what = g_strconcat (subject, import->path, NULL);
  g_autoptr (GError) error = NULL;

  if (dpt_session_may (dpt_perspective_get_session (self), DPT_RIGHT_PATIENT_WRITE))
    dpt_perspective_show (self, "reception", what, 0);
  else
    {
      dpt_set_error (&error, DPT_ERROR_REFUSED, _ ("Adding a patient is for those who may write in patients' files."));
      dpt_perspective_complain (self, error);
    }
}

static void
who_cb (DptPerspective *self, const char *response, GtkWidget *dialog)
{
  if (g_str_equal (response, "new") && dpt_perspective_get_session (self) != NULL)
    go_to_form (self, DPT_FHIR_ACTS_PRESCRIPTION_FROM, g_object_get_data (G_OBJECT (dialog), "import"));
}

/* Whom it is for is nobody here by number and name: a new patient, or one whom the person knows. */
static void
ask_who (DptPerspective *self, Import *import)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *words = describe (import);
  /* Translators: the name of a patient and a prescription, in several lines */
  g_autofree char *body = g_strdup_printf (_ ("%s\n\nNobody here has this number and name. If they are a patient already, choose them (Ctrl+K) and import again."),
                                           words);
  GtkWidget *dialog;

  if (root == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Whom is this prescription for?"), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_remarks (import));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Do nothing"), "new", _ ("_New patient…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "new", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "import", g_atomic_rc_box_acquire (import), import_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (who_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  Import *import = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *body = NULL;

  if (import == NULL)
    {
      dpt_perspective_complain (self, error);
      return;
    }
  if (import->resource->kind == DPT_FHIR_PATIENT)
    go_to_form (self, DPT_FHIR_ACTS_PATIENT_FROM, import);
  else if (import->unknown)
    ask_who (self, import);
  else
    {
      body = describe (import);
      ask (self, import,
           import->resource->sheets->len == 1 ? _ ("Enter this prescription from outside?") : _ ("Enter these prescriptions from outside?"),
           body, make_remarks (import));
    }
  import_unref (import);
}

void
dpt_fhir_acts_import_for (DptPerspective *self, const char *path, gint64 patient_id)
{
  DptSession *session = dpt_perspective_get_session (self);
  Import *import;

  if (session == NULL)
    return;
  import = g_atomic_rc_box_new0 (Import);
  import->path = g_strdup (path);
  import->patient_id = patient_id;
  dpt_session_read_async (session, preview_in_unit, import, import_unref, import_unref, dpt_perspective_get_cancellable (self), previewed_cb,
                          g_object_ref (self));
}

void
dpt_fhir_acts_import_file (DptPerspective *self, const char *path)
{
  dpt_fhir_acts_import_for (self, path, dpt_perspective_get_patient_id (self));
}

static void
import_chosen_cb (GtkNativeDialog *dialog, int response, DptPerspective *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    dpt_fhir_acts_import_file (self, path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPerspective *self = DPT_PERSPECTIVE (widget);
  GtkFileChooserNative *dialog;

  if (dpt_perspective_get_session (self) == NULL)
    return;
  dialog = create_chooser (self, _ ("Import from FHIR"), GTK_FILE_CHOOSER_ACTION_OPEN);
  g_signal_connect_object (dialog, "response", G_CALLBACK (import_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dpt_fhir_acts_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "fhir.export-prescription", "x", export_prescription_action);
  gtk_widget_class_install_action (klass, "fhir.export-patient", NULL, export_patient_action);
  gtk_widget_class_install_action (klass, "fhir.import", NULL, import_action);
}
