/* dpt-patient-import.c - see dpt-patient-import.h.
 * For: from a file to the form. Not for: the form and saving it (dpt-patient-dialog.c).
 *
 *   subject ──► the file is read, a reading unit ──► DptPatientDialog, filled ──saved, or another one chosen──► the window's patient
 *                                                                                  └──of a prescription──► it is shown and asked about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-import.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/patient/dpt-patient-guess.h"
#include "gui/common/dpt-fhir-acts.h"
#include "gui/reception/dpt-patient-dialog.h"

typedef struct
{
  DptPerspective *self;
  char *path;
  gboolean of_prescription;
} Job;

static Job *
job_new (DptPerspective *self, const char *path, gboolean of_prescription)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_object_ref (self), g_strdup (path), of_prescription };
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->self);
  g_free (job->path);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
closure_free (gpointer data, GClosure *closure)
{
  job_free (data);
}

static gpointer
read_unit (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_fhir_read_file (args, dpt_session_get_country (unit->session), NULL, error);
}

static void
chosen_cb (DptPatientDialog *dialog, gint64 id, Job *job)
{
  dpt_perspective_show_patient (job->self, id);
  if (job->of_prescription)
    dpt_fhir_acts_import_for (job->self, job->path, id);
}

/* Where it came from, and what of it was not kept. */
static char *
make_notice (const Job *job, DptFhirResource *resource)
{
  g_autofree char *name = g_path_get_basename (job->path);
  g_autoptr (GString) out = g_string_new (NULL);

  if (job->of_prescription)
    /* Translators: the name of a file */
    g_string_append_printf (out, _ ("Whom the prescription of %s is for. When the patient is saved it is shown, and asked about."), name);
  else
    /* Translators: the name of a file */
    g_string_append_printf (out, _ ("From %s. Nothing is kept before you save."), name);
  for (guint i = 0; !job->of_prescription && i < resource->remarks->len; i++)
    g_string_append_printf (out, "\n%s", (const char *) resource->remarks->pdata[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "Élise Martin", as FHIR shows a name, in the order of a list. */
static char *
turn_name (const char *name)
{
  g_autofree char *text = g_strstrip (g_strdup (name != NULL ? name : ""));
  char *last = strrchr (text, ' ');

  if (last == NULL)
    return g_steal_pointer (&text);
  *last = '\0';
  return g_strdup_printf ("%s %s", last + 1, text);
}

static DptPatientFile *
make_file (DptPerspective *self, DptFhirResource *resource)
{
  g_autofree char *today = NULL;
  g_autofree char *words = NULL;

  if (resource->file != NULL)
    return g_object_ref (resource->file);
  today = dpt_date_from_instant (dpt_session_get_now (dpt_perspective_get_session (self)));
  words = turn_name (resource->patient_name);
  return dpt_patient_guess (words, today);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptFhirResource) resource = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (job->self));
  g_autoptr (DptPatientFile) file = NULL;
  g_autofree char *notice = NULL;
  DptPatientDialog *dialog;

  if (dpt_perspective_get_session (job->self) != DPT_SESSION (source))
    return;
  if (resource == NULL)
    {
      dpt_perspective_complain (job->self, error);
      return;
    }
  file = make_file (job->self, resource);
  notice = make_notice (job, resource);
  dialog = dpt_patient_dialog_new_filled (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, DPT_SESSION (source), file, notice);
  g_signal_connect_data (dialog, "patient-chosen", G_CALLBACK (chosen_cb), job_new (job->self, job->path, job->of_prescription),
                         closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
dpt_patient_import_open (DptPerspective *reception, const char *subject)
{
  static const char *const prefixes[] = { DPT_FHIR_ACTS_PATIENT_FROM, DPT_FHIR_ACTS_PRESCRIPTION_FROM };
  DptSession *session;

  g_return_val_if_fail (DPT_IS_PERSPECTIVE (reception) && subject != NULL, FALSE);

  session = dpt_perspective_get_session (reception);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (subject, prefixes[i]))
      {
        const char *path = subject + strlen (prefixes[i]);

        if (session != NULL && dpt_session_may (session, DPT_RIGHT_PATIENT_WRITE))
          dpt_session_read_async (session, read_unit, g_strdup (path), g_free, (GDestroyNotify) dpt_fhir_resource_free,
                                  dpt_perspective_get_cancellable (reception), read_cb, job_new (reception, path, i == 1));
        return TRUE;
      }
  return FALSE;
}
