/* dpt-patient-sheet.c - see dpt-patient-sheet.h.
 * For: tabs, which of them the user may see. Not for: what a tab shows (dpt-patient-tabs.c and the panes).
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tab is filled when it is first looked at: most patients are opened, read on the summary, and left. */
#include "gui/reception/dpt-patient-sheet.h"

#include <glib/gi18n-lib.h>

#include "gui/common/dpt-list-view.h"
#include "gui/common/dpt-memory-list.h"
#include "gui/reception/dpt-patient-edit-pane.h"
#include "gui/reception/dpt-patient-form.h"
#include "gui/reception/dpt-patient-summary-pane.h"
#include "gui/reception/dpt-patient-tabs.h"
#include "gui/reception/dpt-tab-strip.h"

struct _DptPatientSheet
{
  AdwBin parent_instance;

  DptTabStrip *tabs;
  GtkStack *stack;
  DptPatientSummaryPane *summary;
  DptPatientEditPane *identity;
  DptPatientEditPane *cover;

  DptSession *session;
  DptPatientOverview *overview;
  GHashTable *filled; /* the pages that show the overview */
};

G_DEFINE_FINAL_TYPE (DptPatientSheet, dpt_patient_sheet, ADW_TYPE_BIN)

static void
row_activated_cb (DptPatientSheet *self, GObject *row)
{
  if (self->session != NULL)
    dpt_patient_tab_open (GTK_WIDGET (self), self->session, row);
}

static const guint identity_columns[] = {
  DPT_PATIENT_FORM_PERSON, DPT_PATIENT_FORM_CONTACT, DPT_PATIENT_FORM_LIFE | DPT_PATIENT_FORM_FAMILY, DPT_PATIENT_FORM_CARE, 0,
};
static const guint cover_columns[] = { DPT_PATIENT_FORM_COMPULSORY, DPT_PATIENT_FORM_COMPLEMENTARY, DPT_PATIENT_FORM_SECOND, 0 };

static DptPatientEditPane *
add_edit_pane (DptPatientSheet *self, const guint *columns, const char *name, const char *title)
{
  GtkWidget *pane = dpt_patient_edit_pane_new (columns);

  gtk_stack_add_titled (self->stack, pane, name, title);
  return DPT_PATIENT_EDIT_PANE (pane);
}

static void
show_edit_pane (DptPatientSheet *self, DptPatientEditPane *pane)
{
  if (self->overview != NULL)
    {
      const DptPatientChoices choices = { self->overview->prescribers, self->overview->insurers, self->overview->establishments };

      dpt_patient_edit_pane_set_choices (pane, &choices);
    }
  dpt_patient_edit_pane_show (pane, self->session, self->overview != NULL ? self->overview->file : NULL);
}

static void
add_lists (DptPatientSheet *self)
{
  gsize n;
  const DptPatientTab *tabs = dpt_patient_tab_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *list = dpt_patient_tab_create (&tabs[i], NULL);

      g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_titled (self->stack, list, tabs[i].name, g_dgettext (GETTEXT_PACKAGE, tabs[i].title));
    }
}

static void
show_rights (DptPatientSheet *self)
{
  gsize n;
  const DptPatientTab *tabs = dpt_patient_tab_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *list = gtk_stack_get_child_by_name (self->stack, tabs[i].name);

      gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, list),
                                  self->session != NULL && dpt_session_may (self->session, tabs[i].right));
      dpt_list_view_set_session (DPT_LIST_VIEW (list), self->session);
    }
}

static void
show_list (DptPatientSheet *self, GtkWidget *list)
{
  gsize n;
  const DptPatientTab *tabs = dpt_patient_tab_get (&n);

  for (gsize i = 0; i < n; i++)
    if (gtk_stack_get_child_by_name (self->stack, tabs[i].name) == list)
      dpt_memory_list_set_rows (DPT_LIST_VIEW (list), self->overview != NULL ? tabs[i].get_rows (self->overview) : NULL);
}

static void
fill_page (DptPatientSheet *self, GtkWidget *page)
{
  if (page == NULL || !g_hash_table_add (self->filled, page))
    return;
  if (DPT_IS_PATIENT_EDIT_PANE (page))
    show_edit_pane (self, DPT_PATIENT_EDIT_PANE (page));
  else if (DPT_IS_LIST_VIEW (page))
    show_list (self, page);
  else if (self->overview != NULL)
    dpt_patient_summary_pane_show (self->summary, self->session, self->overview);
}

static void
page_chosen_cb (DptPatientSheet *self)
{
  fill_page (self, gtk_stack_get_visible_child (self->stack));
}

static void
dpt_patient_sheet_dispose (GObject *object)
{
  DptPatientSheet *self = DPT_PATIENT_SHEET (object);

  g_clear_pointer (&self->overview, dpt_patient_overview_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dpt_patient_sheet_parent_class)->dispose (object);
}

static void
dpt_patient_sheet_finalize (GObject *object)
{
  g_hash_table_unref (DPT_PATIENT_SHEET (object)->filled);

  G_OBJECT_CLASS (dpt_patient_sheet_parent_class)->finalize (object);
}

static void
dpt_patient_sheet_class_init (DptPatientSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DPT_TYPE_PATIENT_SUMMARY_PANE);
  g_type_ensure (DPT_TYPE_TAB_STRIP);
  G_OBJECT_CLASS (klass)->dispose = dpt_patient_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_patient_sheet_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-patient-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPatientSheet, tabs);
  gtk_widget_class_bind_template_child (widget_class, DptPatientSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, DptPatientSheet, summary);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
}

static void
dpt_patient_sheet_init (DptPatientSheet *self)
{
  self->filled = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->identity = add_edit_pane (self, identity_columns, "identity", _ ("Identity"));
  self->cover = add_edit_pane (self, cover_columns, "cover", _ ("Cover"));
  add_lists (self);
  dpt_tab_strip_set_stack (self->tabs, self->stack);
}

void
dpt_patient_sheet_show (DptPatientSheet *self, DptSession *session, DptPatientOverview *overview)
{
  g_return_if_fail (DPT_IS_PATIENT_SHEET (self));

  g_set_object (&self->session, session);
  g_clear_pointer (&self->overview, dpt_patient_overview_free);
  self->overview = overview;
  show_rights (self);
  g_hash_table_remove_all (self->filled);
  page_chosen_cb (self);
  /* Nothing of a patient who is gone stays behind a tab. */
  if (overview == NULL)
    for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL; page = gtk_widget_get_next_sibling (page))
      fill_page (self, page);
}

gint64
dpt_patient_sheet_get_patient_id (DptPatientSheet *self)
{
  g_return_val_if_fail (DPT_IS_PATIENT_SHEET (self), 0);

  return self->overview != NULL ? dpt_record_get_id (dpt_patient_file_get_patient (self->overview->file)) : 0;
}

void
dpt_patient_sheet_show_tab (DptPatientSheet *self, const char *name)
{
  GtkWidget *page;

  g_return_if_fail (DPT_IS_PATIENT_SHEET (self));

  page = gtk_stack_get_child_by_name (self->stack, name);
  if (page != NULL && gtk_stack_page_get_visible (gtk_stack_get_page (self->stack, page)))
    gtk_stack_set_visible_child (self->stack, page);
}

void
dpt_patient_sheet_step_tab (DptPatientSheet *self, int step)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  guint n, place = 0;

  g_return_if_fail (DPT_IS_PATIENT_SHEET (self));

  pages = gtk_stack_get_pages (self->stack);
  n = g_list_model_get_n_items (G_LIST_MODEL (pages));
  while (place < n && !gtk_selection_model_is_selected (pages, place))
    place++;
  for (guint i = 1; i <= n; i++)
    {
      guint next = (guint) ((int) (place + n) + step * (int) i) % n;
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), next);

      if (!gtk_stack_page_get_visible (GTK_STACK_PAGE (page)))
        continue;
      gtk_stack_set_visible_child (self->stack, gtk_stack_page_get_child (GTK_STACK_PAGE (page)));
      return;
    }
}

void
dpt_patient_sheet_save (DptPatientSheet *self)
{
  GtkWidget *pane;

  g_return_if_fail (DPT_IS_PATIENT_SHEET (self));

  pane = gtk_stack_get_visible_child (self->stack);
  if (DPT_IS_PATIENT_EDIT_PANE (pane))
    dpt_patient_edit_pane_save (DPT_PATIENT_EDIT_PANE (pane));
}
