/* dpt-partners-pane.c - see dpt-partners-pane.h.
 * For: the list of one kind, and the one that is edited. Not for: the rows of the form (gui/common/dpt-record-form.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   prescribers | insurers      name, fields
 *   list, new                   (save and discard are the page's)
 */
#include "gui/settings/dpt-partners-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-text.h"
#include "engine/patient/dpt-prescriber.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-partner-dialog.h"
#include "gui/common/dpt-say.h"

enum
{
  PRESCRIBERS,
  INSURERS,
  N_KINDS
};

struct _DptPartnersPane
{
  AdwBin parent_instance;

  GtkStack *kinds; /* its pages are empty: it is the switcher's */
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *forms;
  DptRecordForm *form[N_KINDS];
  GPtrArray *records[N_KINDS];

  DptSession *session;
  gint64 wanted; /* to be chosen once the list is there */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (DptPartnersPane, dpt_partners_pane, ADW_TYPE_BIN)

static guint changed_signal;

static const struct { const char *name; const char *title; const DptRecordKind *kind; } table[N_KINDS] = {
  { "prescribers", N_ ("Prescribers"), &dpt_prescriber_kind },
  { "insurers", N_ ("Insurers"), &dpt_insurer_kind },
};

typedef struct
{
  GPtrArray *records[N_KINDS];
} Lists;

static void
free_lists (gpointer data)
{
  Lists *lists = data;

  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&lists->records[i], g_ptr_array_unref);
  g_free (lists);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lists, free_lists)

static gpointer
read_lists (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (Lists) lists = g_new0 (Lists, 1);

  lists->records[PRESCRIBERS] = dpt_prescriber_list_all (unit, error);
  lists->records[INSURERS] = lists->records[PRESCRIBERS] != NULL ? dpt_insurer_list_all (unit, error) : NULL;
  return lists->records[INSURERS] != NULL ? g_steal_pointer (&lists) : NULL;
}

static guint
get_kind (DptPartnersPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->kinds), table[INSURERS].name) == 0 ? INSURERS : PRESCRIBERS;
}

static DptRecordForm *
get_form (DptPartnersPane *self)
{
  return self->form[get_kind (self)];
}

static void
show_form (DptPartnersPane *self)
{
  gboolean any = dpt_record_form_get_record (get_form (self)) != NULL;

  gtk_stack_set_visible_child_name (self->forms, any ? table[get_kind (self)].name : "nobody");
  g_signal_emit (self, changed_signal, 0);
}

static void
edit (DptPartnersPane *self, DptRecord *record)
{
  g_autoptr (DptRecord) copy = record != NULL ? dpt_record_copy (record) : NULL;

  dpt_record_form_set_record (get_form (self), copy);
  show_form (self);
}

/* --- the list --- */

static GtkWidget *
make_row (DptPartnersPane *self, DptRecord *record)
{
  gboolean insurer = DPT_IS_INSURER (record);
  GtkWidget *row = adw_action_row_new ();
  const char *name = dpt_record_get_string (record, insurer ? DPT_INSURER_NAME : DPT_PRESCRIBER_NAME);
  g_autofree char *title = g_markup_escape_text (name, -1);
  const char *what = insurer ? dpt_insurer_kind_label (dpt_record_get_text (record, DPT_INSURER_KIND))
                             : dpt_prescriber_profession_label (dpt_record_get_text (record, DPT_PRESCRIBER_PROFESSION));
  const char *city = insurer ? "" : dpt_record_get_string (record, DPT_PRESCRIBER_CITY);
  g_autofree char *detail = g_markup_printf_escaped (*city != '\0' ? "%s · %s" : "%s%s", what, city);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (dpt_record_get_int (record, insurer ? DPT_INSURER_ACTIVE : DPT_PRESCRIBER_ACTIVE) == 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), dpt_badge_new (DPT_BADGE_NEUTRAL, NULL, _ ("Switched off")));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "dpt-record", g_object_ref (record), g_object_unref);
  return row;
}

static void
show_list (DptPartnersPane *self)
{
  GPtrArray *records = self->records[get_kind (self)];
  gpointer edited = dpt_record_form_get_record (get_form (self));
  gint64 chosen = self->wanted != 0 ? self->wanted : edited != NULL ? dpt_record_get_id (edited) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      GtkWidget *row;

      if (!dpt_text_matches (dpt_record_get_string (records->pdata[i], 0), gtk_editable_get_text (GTK_EDITABLE (self->search)))) /* NAME stands first */
        continue;
      row = make_row (self, records->pdata[i]);
      gtk_list_box_append (self->list, row);
      if (dpt_record_get_id (records->pdata[i]) == chosen)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

static void
select_edited (DptPartnersPane *self)
{
  gpointer edited = dpt_record_form_get_record (get_form (self));

  gtk_list_box_unselect_all (self->list);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (edited != NULL && dpt_record_get_id (g_object_get_data (G_OBJECT (row), "dpt-record")) == dpt_record_get_id (edited))
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
row_activated_cb (DptPartnersPane *self, GtkListBoxRow *row)
{
  if (dpt_partners_pane_get_dirty (self))
    {
      dpt_say (GTK_WIDGET (self), _ ("Save or discard the changes first."));
      select_edited (self);
      return;
    }
  edit (self, g_object_get_data (G_OBJECT (row), "dpt-record"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPartnersPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Lists) lists = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (self->list == NULL)
    return;
  if (lists == NULL)
    {
      dpt_complain (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->records[i], g_ptr_array_unref);
      self->records[i] = g_steal_pointer (&lists->records[i]);
    }
  show_list (self);
  self->wanted = 0;
}

static void
kind_cb (DptPartnersPane *self)
{
  if (self->list == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_list (self);
  show_form (self);
}

static void
form_changed_cb (DptPartnersPane *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptPartnersPane *self = DPT_PARTNERS_PANE (widget);
  g_autoptr (DptRecord) record = dpt_record_new (table[get_kind (self)].kind->get_type ());

  if (dpt_partners_pane_get_dirty (self))
    {
      dpt_say (widget, _ ("Save or discard the changes first."));
      return;
    }
  gtk_list_box_unselect_all (self->list);
  edit (self, record);
  dpt_record_form_focus (get_form (self));
}

/* --- saving --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DptPartnersPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptRecord) record = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  guint kind;

  self->saving = FALSE;
  if (self->list == NULL)
    return;
  if (record == NULL)
    {
      dpt_record_form_show_error (get_form (self), error);
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  kind = DPT_IS_INSURER (record) ? INSURERS : PRESCRIBERS;
  dpt_record_form_set_record (self->form[kind], record);
  self->wanted = dpt_record_get_id (record);
  g_signal_emit (self, changed_signal, 0);
  dpt_say (GTK_WIDGET (self), _ ("Saved."));
  dpt_partners_pane_refresh (self);
}

void
dpt_partners_pane_save (DptPartnersPane *self)
{
  g_return_if_fail (DPT_IS_PARTNERS_PANE (self));

  if (self->saving || self->session == NULL || !dpt_partners_pane_get_dirty (self))
    return;
  self->saving = TRUE;
  dpt_session_write_async (self->session, dpt_partner_save, dpt_record_copy (dpt_record_form_get_record (get_form (self))), g_object_unref,
                           g_object_unref, NULL, saved_cb, g_object_ref (self));
}

void
dpt_partners_pane_discard (DptPartnersPane *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (DPT_IS_PARTNERS_PANE (self));

  row = gtk_list_box_get_selected_row (self->list);
  edit (self, row != NULL ? g_object_get_data (G_OBJECT (row), "dpt-record") : NULL);
}

gpointer
dpt_partners_pane_get_record (DptPartnersPane *self, gboolean insurer)
{
  g_return_val_if_fail (DPT_IS_PARTNERS_PANE (self), NULL);

  return dpt_record_form_get_record (self->form[insurer ? INSURERS : PRESCRIBERS]);
}

void
dpt_partners_pane_take_record (DptPartnersPane *self, gpointer record)
{
  guint kind = DPT_IS_INSURER (record) ? INSURERS : PRESCRIBERS;

  g_return_if_fail (DPT_IS_PARTNERS_PANE (self));

  dpt_record_form_set_record (self->form[kind], record);
  gtk_stack_set_visible_child_name (self->kinds, table[kind].name);
  select_edited (self);
  show_form (self);
}

gboolean
dpt_partners_pane_get_dirty (DptPartnersPane *self)
{
  gpointer record;

  g_return_val_if_fail (DPT_IS_PARTNERS_PANE (self), FALSE);

  record = dpt_record_form_get_record (get_form (self));
  return record != NULL && (!dpt_record_is_saved (record) || dpt_record_is_dirty (record));
}

/* --- the pane --- */

static void
dpt_partners_pane_dispose (GObject *object)
{
  DptPartnersPane *self = DPT_PARTNERS_PANE (object);

  self->list = NULL;
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_partners_pane_parent_class)->dispose (object);
}

static void
dpt_partners_pane_class_init (DptPartnersPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_partners_pane_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/settings/dpt-partners-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPartnersPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, DptPartnersPane, search);
  gtk_widget_class_bind_template_child (widget_class, DptPartnersPane, list);
  gtk_widget_class_bind_template_child (widget_class, DptPartnersPane, forms);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "partners.new", NULL, new_action);
}

static void
dpt_partners_pane_init (DptPartnersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->form[i] = DPT_RECORD_FORM (dpt_record_form_new (table[i].kind));
      gtk_stack_add_named (self->forms, GTK_WIDGET (self->form[i]), table[i].name);
      g_signal_connect_object (self->form[i], "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < N_KINDS; i++)
    gtk_stack_add_titled (self->kinds, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), table[i].name, g_dgettext (GETTEXT_PACKAGE, table[i].title));
}

void
dpt_partners_pane_set_session (DptPartnersPane *self, DptSession *session)
{
  g_return_if_fail (DPT_IS_PARTNERS_PANE (self));
  g_return_if_fail (session == NULL || DPT_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->saving = FALSE;
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->records[i], g_ptr_array_unref);
      dpt_record_form_set_record (self->form[i], NULL);
    }
  show_list (self);
  show_form (self);
}

void
dpt_partners_pane_refresh (DptPartnersPane *self)
{
  g_return_if_fail (DPT_IS_PARTNERS_PANE (self));

  if (self->session != NULL)
    dpt_session_read_async (self->session, read_lists, NULL, NULL, free_lists, NULL, read_cb, g_object_ref (self));
}
