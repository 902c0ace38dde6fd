/* dpt-recall-dialog.c - see dpt-recall-dialog.h.
 * For: rows made from the table of rules, and the four texts. Not for: what may be set (engine/clinical).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-recall-dialog.h"

#include <glib/gi18n-lib.h>

#include "engine/clinical/dpt-recall-words.h"

#define N_LANGUAGES 2
#define WORDS_HEIGHT 150

/* What is loaded, edited and saved: plain values, for any thread. */
typedef struct
{
  DptRecallRules rules;
  DptRecallWords words[DPT_N_RECALL_PAPERS][N_LANGUAGES];
} Setup;

static void
setup_free (gpointer data)
{
  Setup *setup = data;

  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      dpt_recall_words_clear (&setup->words[paper][i]);
  g_free (setup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setup, setup_free)

struct _DptRecallDialog
{
  AdwWindow parent_instance;

  GtkSwitch *on[DPT_N_RECALL_KINDS];
  GtkSpinButton *time[DPT_N_RECALL_KINDS];
  GtkSpinButton *age[DPT_N_RECALL_KINDS];
  GtkEditable *subject[DPT_N_RECALL_PAPERS][N_LANGUAGES];
  GtkTextBuffer *body[DPT_N_RECALL_PAPERS][N_LANGUAGES];
  GtkLabel *fault;

  DptSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DptRecallDialog, dpt_recall_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

/* --- in the database --- */

static gpointer
load_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  Setup *setup = g_new0 (Setup, 1);

  dpt_recall_rules_load (unit, &setup->rules);
  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      dpt_recall_words_load (unit, paper, dpt_recall_words_languages ()[i], &setup->words[paper][i]);
  return setup;
}

static gpointer
save_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  Setup *setup = args;

  if (!dpt_recall_rules_save (unit, &setup->rules, error))
    return NULL;
  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      if (!dpt_recall_words_save (unit, paper, dpt_recall_words_languages ()[i], &setup->words[paper][i], error))
        return NULL;
  return args;
}

/* The rules to everybody, page after page, each in a unit of its own so that nobody waits. */
typedef struct
{
  DptRecallDialog *self;
  DptRecallRunPlace place;
  DptRecallCount count;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->self);
  g_free (run);
}

static gpointer
run_in_unit (DptUnit *unit, gpointer args, GError **error)
{
  Run *run = args;

  return dpt_recall_run (unit, &run->place, &run->count, error) ? run : NULL;
}

static void
complain (DptRecallDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->fault, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.save", TRUE);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  DptRecallDialog *self = run->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    complain (self, error);
  else if (run->place.visits_after >= 0 || run->place.prescriptions_after >= 0)
    {
      dpt_session_write_async (self->session, run_in_unit, run, NULL, NULL, self->cancellable, ran_cb, run);
      return;
    }
  else
    {
      text = g_strdup_printf (_ ("Recalls opened: %u, moved to another day: %u, dropped: %u."), run->count.opened, run->count.moved,
                              run->count.dropped);
      g_signal_emit (self, saved_signal, 0, text);
      gtk_window_close (GTK_WINDOW (self));
    }
  run_free (run);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Run *run;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    {
      complain (self, error);
      return;
    }
  run = g_new0 (Run, 1);
  run->self = g_object_ref (self);
  dpt_session_write_async (self->session, run_in_unit, run, NULL, NULL, self->cancellable, ran_cb, run);
}

/* --- the form --- */

static Setup *
collect (DptRecallDialog *self)
{
  Setup *setup = g_new0 (Setup, 1);

  dpt_recall_rules_init (&setup->rules);
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    {
      setup->rules.rule[i].on = gtk_switch_get_active (self->on[i]);
      if (self->time[i] != NULL)
        setup->rules.rule[i].time = gtk_spin_button_get_value_as_int (self->time[i]);
      if (self->age[i] != NULL)
        setup->rules.rule[i].age = gtk_spin_button_get_value_as_int (self->age[i]);
    }
  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      {
        GtkTextIter start, end;

        gtk_text_buffer_get_bounds (self->body[paper][i], &start, &end);
        setup->words[paper][i].subject = g_strdup (gtk_editable_get_text (self->subject[paper][i]));
        setup->words[paper][i].body = gtk_text_buffer_get_text (self->body[paper][i], &start, &end, FALSE);
      }
  return setup;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptRecallDialog *self = DPT_RECALL_DIALOG (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_widget_action_set_enabled (widget, "rules.save", FALSE);
  dpt_session_write_async (self->session, save_in_unit, collect (self), setup_free, NULL, self->cancellable, saved_cb, g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptRecallDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Setup) setup = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (setup == NULL)
    {
      complain (self, error);
      return;
    }
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    {
      gtk_switch_set_active (self->on[i], setup->rules.rule[i].on);
      if (self->time[i] != NULL)
        gtk_spin_button_set_value (self->time[i], setup->rules.rule[i].time);
      if (self->age[i] != NULL)
        gtk_spin_button_set_value (self->age[i], setup->rules.rule[i].age);
    }
  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      {
        gtk_editable_set_text (self->subject[paper][i], setup->words[paper][i].subject);
        gtk_text_buffer_set_text (self->body[paper][i], setup->words[paper][i].body, -1);
      }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.save", TRUE);
}

/* @words: (transfer full) */
static void
name_widget (gpointer widget, char *words)
{
  g_autofree char *name = words;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_word (AdwActionRow *row, const char *word)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (row, label);
}

static GtkSpinButton *
add_number (AdwActionRow *row, int least, int most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, spin);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
make_rule (DptRecallDialog *self, DptRecallKind kind)
{
  const DptRecallRuleInfo *info = dpt_recall_rule_get_info (kind);
  const char *title = _ (info->setting);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (info->age > 0)
    {
      /* Translators: before an age in years: "Children  younger than 16" */
      add_word (ADW_ACTION_ROW (row), kind == DPT_RECALL_CHILD ? _ ("younger than") : _ ("from"));
      self->age[kind] = add_number (ADW_ACTION_ROW (row), 1, DPT_RECALL_MOST_AGE);
      /* Translators: %s is a rule of recalls: "Children" */
      name_widget (self->age[kind], g_strdup_printf (_ ("%s: age"), title));
    }
  if (info->months > 0 || info->days > 0)
    {
      self->time[kind] = add_number (ADW_ACTION_ROW (row), info->months > 0, info->months > 0 ? DPT_RECALL_MOST_MONTHS : DPT_RECALL_MOST_DAYS);
      add_word (ADW_ACTION_ROW (row), info->months > 0 ? _ ("months later") : _ ("days before"));
      name_widget (self->time[kind], g_strdup_printf (_ ("%s: time"), title));
    }
  self->on[kind] = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->on[kind]), GTK_ALIGN_CENTER);
  name_widget (self->on[kind], g_strdup_printf (_ ("%s: recalled"), title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->on[kind]));
  return row;
}

static GtkWidget *
make_words (DptRecallDialog *self, DptRecallPaper paper, guint language)
{
  static const char *const titles[DPT_N_RECALL_PAPERS][N_LANGUAGES]
    = { { N_ ("Letter in French"), N_ ("Letter in English") }, { N_ ("E-mail in French"), N_ ("E-mail in English") } };
  const char *title = _ (titles[paper][language]);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_label_new (title), *entry = gtk_entry_new ();
  GtkWidget *view = gtk_text_view_new (), *scroll = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), WORDS_HEIGHT);
  gtk_widget_add_css_class (scroll, "card");
  self->subject[paper][language] = GTK_EDITABLE (entry);
  self->body[paper][language] = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  /* Translators: %s is "Letter in French" */
  name_widget (entry, g_strdup_printf (_ ("%s: subject"), title));
  name_widget (view, g_strdup_printf (_ ("%s: text"), title));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroll);
  return box;
}

static GtkWidget *
make_page (DptRecallDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *rules = adw_preferences_group_new (), *words = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (rules), _ ("Who is called back"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (rules),
                                         _ ("What the examiner asks for goes before age and diagnosis. What somebody was told already stays."));
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (rules), make_rule (self, i));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (words), _ ("Letters and mails"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (words),
    _ ("Filled in: {title} {given} {family} {name} {reason} {date} {shop} {phone} {mail}. An empty text goes back to the usual one."));
  for (guint paper = 0; paper < DPT_N_RECALL_PAPERS; paper++)
    for (guint i = 0; i < N_LANGUAGES; i++)
      {
        GtkWidget *box = make_words (self, paper, i);

        gtk_widget_set_margin_bottom (box, 12);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (words), box);
      }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (rules));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (words));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
dpt_recall_dialog_dispose (GObject *object)
{
  DptRecallDialog *self = DPT_RECALL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dpt_recall_dialog_parent_class)->dispose (object);
}

static void
dpt_recall_dialog_class_init (DptRecallDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_recall_dialog_dispose;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "rules.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "rules.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dpt_recall_dialog_init (DptRecallDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new (), *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  self->cancellable = g_cancellable_new ();
  self->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->fault), 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "rules.save");
  gtk_widget_set_tooltip_text (save, _ ("Save, and apply to everybody (Ctrl+S)"));
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), save);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), make_page (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Rules of the recalls"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

DptRecallDialog *
dpt_recall_dialog_new (GtkWindow *parent, DptSession *session)
{
  DptRecallDialog *self = g_object_new (DPT_TYPE_RECALL_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.save", FALSE);
  dpt_session_read_async (session, load_in_unit, NULL, NULL, setup_free, self->cancellable, loaded_cb, g_object_ref (self));
  return self;
}
