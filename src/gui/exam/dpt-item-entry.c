/* dpt-item-entry.c - see dpt-item-entry.h.
 * For: reading, showing, stepping, the list of words. Not for: what is normal (engine/clinical/dpt-exam-item.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-item-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-exam-layout.h"
#include "engine/clinical/dpt-lens-trial.h"

struct _DptItemEntry
{
  DptFieldEntry parent_instance;

  const DptExamItem *item;
  const char *eye;
  gboolean has_number;
  gint64 number;
  const char *code; /* of the item's choices */
  char *text;
  gint64 earlier; /* where steps begin */
  gboolean has_earlier;
  GHashTable *custom; /* what the practice wants otherwise */
  GStrv words;        /* of it, those of the item */
  GtkWidget *popover;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DptItemEntry, dpt_item_entry, DPT_TYPE_FIELD_ENTRY)

enum
{
  SIGNAL_EDITED,
  SIGNAL_CUSTOM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the value --- */

static void
set_value (DptItemEntry *self, gboolean has_number, gint64 number, const char *code, const char *text)
{
  gboolean same = self->has_number == has_number && (!has_number || self->number == number)
                  && g_strcmp0 (self->code, code) == 0 && g_strcmp0 (self->text, text) == 0;

  self->has_number = has_number;
  self->number = number;
  self->code = code;
  if (self->text != text)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  if (!same && !self->showing)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* "23.4 mm" is as good as "23.4". */
static char *
dup_without_unit (DptItemEntry *self, const char *text)
{
  const char *unit = dpt_exam_item_get_unit (self->item);
  char *copy = g_strdup (text);

  if (unit != NULL && g_str_has_suffix (copy, unit))
    copy[strlen (copy) - strlen (unit)] = '\0';
  return g_strstrip (copy);
}

/* What is kept is what is shown. */
static int
round_number (const DptExamItem *item, int number)
{
  int unit = item->decimals == 0 ? 100 : item->decimals == 1 ? 10 : 1;

  return (number + (number < 0 ? -unit / 2 : unit / 2)) / unit * unit;
}

static gboolean
take_number (DptItemEntry *self, const char *text, char **reason)
{
  g_autofree char *plain = dup_without_unit (self, text);
  g_autofree char *min = dpt_exam_item_format_number (self->item, self->item->min);
  g_autofree char *max = dpt_exam_item_format_number (self->item, self->item->max);
  gboolean power = self->item->sign && g_strcmp0 (self->item->unit, "D") == 0;
  int number;

  if ((power ? dpt_power_parse (plain, &number) : dpt_hundredths_parse (plain, &number)) && number >= self->item->min && number <= self->item->max)
    {
      set_value (self, TRUE, round_number (self->item, number), NULL, NULL);
      return TRUE;
    }
  /* Translators: a field, and the least and the most that can be typed in it */
  *reason = g_strdup_printf (_ ("%s: a number from %s to %s."), dpt_exam_item_get_label (self->item), min, max);
  return FALSE;
}

static gboolean
take_range (DptItemEntry *self, const char *text, char **reason)
{
  g_autofree char *plain = dup_without_unit (self, text);
  g_autofree char *max = dpt_exam_item_format_number (self->item, self->item->max);
  g_autofree char *kept = NULL;
  gint64 number;

  if (dpt_exam_range_parse (self->item, plain, &number, &kept))
    {
      set_value (self, TRUE, number, NULL, kept);
      return TRUE;
    }
  /* Translators: a field, and the most that can be typed in it. x is typed for what was not seen. */
  *reason = g_strdup_printf (_ ("%s: the break, like 18, or blur/break/recovery, like 12/18/10 or x/18/10, up to %s; the "
                                "break is the highest."),
                             dpt_exam_item_get_label (self->item), max);
  return FALSE;
}

static gboolean
is_date (DptItemEntry *self)
{
  return self->item->kind == DPT_EXAM_DATE || self->item->kind == DPT_EXAM_EXPIRY;
}

static gboolean
take_date (DptItemEntry *self, const char *text, char **reason)
{
  g_autofree char *date
    = self->item->kind == DPT_EXAM_EXPIRY ? dpt_lens_expiry_parse (text) : dpt_date_parse (text, NULL);
  g_autofree char *example = dpt_date_format ("2027-03-31");

  if (date != NULL)
    {
      set_value (self, FALSE, 0, NULL, date);
      return TRUE;
    }
  if (self->item->kind == DPT_EXAM_EXPIRY)
    /* Translators: a field, and a date as an example */
    *reason = g_strdup_printf (_ ("%s: a date like %s, or a month like 03/2027."), dpt_exam_item_get_label (self->item),
                               example);
  else
    *reason = g_strdup_printf (_ ("%s: a date like %s."), dpt_exam_item_get_label (self->item), example);
  return FALSE;
}

static gboolean
take_time (DptItemEntry *self, const char *text, char **reason)
{
  g_autofree char *time = dpt_time_parse (text);

  if (time != NULL)
    {
      set_value (self, FALSE, 0, NULL, time);
      return TRUE;
    }
  *reason = g_strdup_printf (_ ("%s: a time like 14:05."), dpt_exam_item_get_label (self->item));
  return FALSE;
}

static char *
dup_choices (const DptExamItem *item)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const DptExamChoice *choice = item->choices; choice != NULL && choice->nick != NULL; choice++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", dpt_exam_item_get_choice_label (item, choice->nick));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
dpt_item_entry_take_text (DptFieldEntry *entry, const char *text, char **reason)
{
  DptItemEntry *self = DPT_ITEM_ENTRY (entry);
  const char *code;

  if (*text == '\0')
    {
      set_value (self, FALSE, 0, NULL, NULL);
      return TRUE;
    }
  if (self->item->kind == DPT_EXAM_NUMBER)
    return take_number (self, text, reason);
  if (self->item->kind == DPT_EXAM_RANGE)
    return take_range (self, text, reason);
  if (is_date (self))
    return take_date (self, text, reason);
  if (self->item->kind == DPT_EXAM_TIME)
    return take_time (self, text, reason);
  code = dpt_exam_item_find_choice (self->item, text);
  if (code == NULL && self->item->kind == DPT_EXAM_CHOICE)
    {
      g_autofree char *choices = dup_choices (self->item);

      /* Translators: a field, and the words that it knows */
      *reason = g_strdup_printf (_ ("%s: one of %s."), dpt_exam_item_get_label (self->item), choices);
      return FALSE;
    }
  set_value (self, FALSE, 0, code, code == NULL ? text : NULL);
  return TRUE;
}

static char *
dpt_item_entry_dup_text (DptFieldEntry *entry)
{
  DptItemEntry *self = DPT_ITEM_ENTRY (entry);
  const char *label = dpt_exam_item_get_choice_label (self->item, self->code);

  if (self->has_number && self->text == NULL)
    return dpt_exam_item_format_number (self->item, self->number);
  if (is_date (self))
    return dpt_date_format (self->text);
  return g_strdup (label ? label : self->text ? self->text : "");
}

/* The words in the order they are offered: the item's, then the practice's. */
static GPtrArray *
list_words (DptItemEntry *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (const DptExamChoice *choice = self->item->choices; choice != NULL && choice->nick != NULL; choice++)
    g_ptr_array_add (list, (gpointer) dpt_exam_item_get_choice_label (self->item, choice->nick));
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (*self->words[i] != '\0')
      g_ptr_array_add (list, self->words[i]);
  return list;
}

static void
step_words (DptItemEntry *self, int direction)
{
  g_autoptr (GPtrArray) list = list_words (self);
  g_autofree char *now = dpt_item_entry_dup_text (DPT_FIELD_ENTRY (self));
  int place = direction > 0 ? (int) list->len : -1;
  const char *word, *code;

  if (list->len == 0)
    return;
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (list->pdata[i], now))
      place = (int) i;
  /* Down goes on in the list, as in any other. */
  place = CLAMP (place - direction, 0, (int) list->len - 1);
  word = list->pdata[place];
  code = dpt_exam_item_find_choice (self->item, word);
  set_value (self, FALSE, 0, code, code == NULL ? word : NULL);
}

static void
step_date (DptItemEntry *self, int direction, gboolean large)
{
  g_autofree char *date = NULL;

  if (self->text == NULL)
    return;
  date = large ? dpt_date_add_months (self->text, direction) : dpt_date_add_days (self->text, direction);
  if (date != NULL)
    set_value (self, FALSE, 0, NULL, date);
}

static void
dpt_item_entry_step (DptFieldEntry *entry, int direction, gboolean large)
{
  DptItemEntry *self = DPT_ITEM_ENTRY (entry);
  gint64 from = self->has_number ? self->number : self->has_earlier ? self->earlier : self->item->low;
  gint64 step = self->item->step * (large ? 5 : 1);

  if (dpt_exam_item_is_number (self->item))
    set_value (self, TRUE, CLAMP (from + direction * step, self->item->min, self->item->max), NULL, NULL);
  else if (is_date (self))
    step_date (self, direction, large);
  else
    step_words (self, direction);
}

/* --- the list --- */

/* The fields of the other eye hear of it from who shows them. */
static void
keep_words (DptItemEntry *self, const char *added, const char *removed)
{
  g_autofree char *name = dpt_exam_words_dup_name (self->item->section, self->item->item);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (*self->words[i] != '\0' && g_strcmp0 (self->words[i], removed) != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", self->words[i]);
  if (added != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", added);
  if (self->custom != NULL)
    {
      g_hash_table_replace (self->custom, g_strdup (name), g_strdup (out->str));
      dpt_item_entry_set_custom (self, self->custom);
    }
  g_signal_emit (self, signals[SIGNAL_CUSTOM], 0, name, out->len > 0 ? out->str : NULL);
}

void
dpt_item_entry_remember (DptItemEntry *self)
{
  g_return_if_fail (DPT_IS_ITEM_ENTRY (self));

  keep_words (self, gtk_editable_get_text (GTK_EDITABLE (self)), NULL);
}

void
dpt_item_entry_forget (DptItemEntry *self, const char *word)
{
  g_return_if_fail (DPT_IS_ITEM_ENTRY (self));

  keep_words (self, NULL, word);
}

static void
pick (DptItemEntry *self, const char *word)
{
  g_autofree char *reason = NULL;

  dpt_item_entry_take_text (DPT_FIELD_ENTRY (self), word, &reason);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

static void
row_activated_cb (DptItemEntry *self, GtkListBoxRow *row)
{
  const char *word = g_object_get_data (G_OBJECT (row), "word");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (word != NULL)
    pick (self, word);
  else
    dpt_item_entry_remember (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
forget_cb (DptItemEntry *self, GtkWidget *button)
{
  g_autofree char *word = g_strdup (g_object_get_data (G_OBJECT (button), "word"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  dpt_item_entry_forget (self, word);
}

static GtkWidget *
create_row (DptItemEntry *self, const char *word, gboolean own)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (word);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (own)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
      g_autofree char *name = NULL;

      /* Translators: words that are no longer to be offered */
      name = g_strdup_printf (_ ("Take “%s” off the list"), word);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (button, name);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "dpt-small");
      g_object_set_data_full (G_OBJECT (button), "word", g_strdup (word), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (forget_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (word), g_free);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
append_remember (DptItemEntry *self, GtkListBox *list)
{
  GtkWidget *row, *label;
  g_autofree char *words = NULL;

  if (self->item->kind != DPT_EXAM_WORDS || self->text == NULL)
    return;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (g_str_equal (self->words[i], self->text))
      return;
  /* Translators: what was typed, and is to be offered from now on */
  words = g_strdup_printf (_ ("Offer “%s” from now on"), self->text);
  row = gtk_list_box_row_new ();
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (list, row);
}

static void
show_list (DptItemEntry *self)
{
  GtkWidget *list, *scroller;

  if (!gtk_editable_get_editable (GTK_EDITABLE (self)) || dpt_exam_item_is_number (self->item) || is_date (self)
      || self->item->kind == DPT_EXAM_TIME || !dpt_field_entry_commit (DPT_FIELD_ENTRY (self)))
    return;
  list = gtk_list_box_new ();
  scroller = gtk_scrolled_window_new ();
  for (const DptExamChoice *choice = self->item->choices; choice != NULL && choice->nick != NULL; choice++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         create_row (self, dpt_exam_item_get_choice_label (self->item, choice->nick), FALSE));
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (*self->words[i] != '\0')
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (self, self->words[i], TRUE));
  append_remember (self, GTK_LIST_BOX (list));
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
key_cb (DptItemEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || !(state & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  show_list (self);
  return GDK_EVENT_STOP;
}

static void
icon_cb (DptItemEntry *self)
{
  show_list (self);
}

/* --- making --- */

static void
dpt_item_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (dpt_item_entry_parent_class)->size_allocate (widget, width, height, baseline);
  if (DPT_ITEM_ENTRY (widget)->popover != NULL)
    gtk_popover_present (GTK_POPOVER (DPT_ITEM_ENTRY (widget)->popover));
}

static void
dpt_item_entry_dispose (GObject *object)
{
  DptItemEntry *self = DPT_ITEM_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (dpt_item_entry_parent_class)->dispose (object);
}

static void
dpt_item_entry_finalize (GObject *object)
{
  g_free (DPT_ITEM_ENTRY (object)->text);
  g_strfreev (DPT_ITEM_ENTRY (object)->words);
  g_clear_pointer (&DPT_ITEM_ENTRY (object)->custom, g_hash_table_unref);
  G_OBJECT_CLASS (dpt_item_entry_parent_class)->finalize (object);
}

static void
dpt_item_entry_class_init (DptItemEntryClass *klass)
{
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_item_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = dpt_item_entry_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = dpt_item_entry_size_allocate;
  field_class->take_text = dpt_item_entry_take_text;
  field_class->dup_text = dpt_item_entry_dup_text;
  field_class->step = dpt_item_entry_step;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CUSTOM] = g_signal_new ("custom", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
}

static void
dpt_item_entry_init (DptItemEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_object_set (self, "enable-undo", FALSE, NULL);
}

GtkWidget *
dpt_item_entry_new (const DptExamItem *item, const char *eye)
{
  DptItemEntry *self = g_object_new (DPT_TYPE_ITEM_ENTRY, NULL);

  self->item = item;
  self->eye = eye;
  if (dpt_exam_item_is_number (item))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self), 7);
      gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
    }
  else
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self), 8);
      g_signal_connect_swapped (self, "icon-press", G_CALLBACK (icon_cb), self);
    }
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 12);
  return GTK_WIDGET (self);
}

const DptExamItem *
dpt_item_entry_get_item (DptItemEntry *self)
{
  g_return_val_if_fail (DPT_IS_ITEM_ENTRY (self), NULL);

  return self->item;
}

const char *
dpt_item_entry_get_eye (DptItemEntry *self)
{
  g_return_val_if_fail (DPT_IS_ITEM_ENTRY (self), NULL);

  return self->eye;
}

static void
show_unusual (DptItemEntry *self, DptFinding *now)
{
  g_autofree char *reason = dpt_exam_item_describe_unusual (self->item, now);

  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unusual");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unusual");
  dpt_field_entry_set_unusual (DPT_FIELD_ENTRY (self), reason);
}

/* An arrow where there is a list behind it. */
static void
show_arrow (DptItemEntry *self, gboolean editable)
{
  gboolean list = self->item->choices != NULL || (self->words != NULL && self->words[0] != NULL);
  gboolean shown = gtk_entry_get_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY) != NULL;

  if (shown == (list && editable))
    return;
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY,
                                     list && editable ? "pan-down-symbolic" : NULL);
  if (list && editable)
    gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY, _ ("Show the list (Alt+Down)"));
}

void
dpt_item_entry_show (DptItemEntry *self, DptFinding *now, DptFinding *earlier, gboolean editable)
{
  const char *code = now ? dpt_record_get_text (now, DPT_FINDING_CODE) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *origin = NULL;
  gboolean number, changed;

  g_return_if_fail (DPT_IS_ITEM_ENTRY (self));

  self->showing = TRUE;
  number = now != NULL && dpt_exam_item_is_number (self->item) && !dpt_record_is_null (now, DPT_FINDING_NUMBER);
  changed = number != self->has_number || (number && dpt_record_get_int (now, DPT_FINDING_NUMBER) != self->number)
            || g_strcmp0 (code, self->code) != 0
            || (code == NULL && g_strcmp0 (now ? dpt_record_get_text (now, DPT_FINDING_TEXT) : NULL, self->text) != 0);
  if (changed)
    {
      set_value (self, number, number ? dpt_record_get_int (now, DPT_FINDING_NUMBER) : 0,
                 code && dpt_exam_item_get_choice_label (self->item, code) ? g_intern_string (code) : NULL,
                 now && (!number || self->item->kind == DPT_EXAM_RANGE) ? dpt_record_get_text (now, DPT_FINDING_TEXT)
                                                                        : NULL);
      dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
    }
  self->showing = FALSE;
  self->has_earlier = earlier != NULL && !dpt_record_is_null (earlier, DPT_FINDING_NUMBER);
  self->earlier = self->has_earlier ? dpt_record_get_int (earlier, DPT_FINDING_NUMBER) : 0;
  before = editable ? dpt_exam_item_format (self->item, earlier) : g_strdup ("");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), before);
  gtk_editable_set_editable (GTK_EDITABLE (self), editable);
  show_arrow (self, editable);
  origin = dpt_origin_describe (now);
  dpt_field_entry_set_origin (DPT_FIELD_ENTRY (self), origin);
  if (dpt_field_entry_get_reason (DPT_FIELD_ENTRY (self)) == NULL)
    show_unusual (self, now);
}

void
dpt_item_entry_store (DptItemEntry *self, DptVisitSheet *sheet)
{
  g_return_if_fail (DPT_IS_ITEM_ENTRY (self));

  if (dpt_exam_item_is_number (self->item))
    dpt_visit_sheet_set_finding_number (sheet, self->item->section, self->item->item, self->eye,
                                        self->has_number ? self->number : G_MININT64);
  if (self->item->kind == DPT_EXAM_RANGE)
    dpt_visit_sheet_set_finding_text (sheet, self->item->section, self->item->item, self->eye, self->text);
  if (!dpt_exam_item_is_number (self->item))
    dpt_visit_sheet_set_finding_code (sheet, self->item->section, self->item->item, self->eye, self->code, self->text);
}

DptDbValue
dpt_item_entry_get_value (DptItemEntry *self)
{
  g_return_val_if_fail (DPT_IS_ITEM_ENTRY (self), DPT_NULL);

  if (self->has_number)
    return DPT_INT (self->number);
  if (self->code != NULL || self->text != NULL)
    return DPT_TEXT (self->code != NULL ? self->code : self->text);
  return DPT_NULL;
}

void
dpt_item_entry_set_custom (DptItemEntry *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_ITEM_ENTRY (self));

  if (custom != self->custom)
    {
      g_clear_pointer (&self->custom, g_hash_table_unref);
      self->custom = custom ? g_hash_table_ref (custom) : NULL;
    }
  g_strfreev (self->words);
  self->words = dpt_exam_words_dup (custom, self->item->section, self->item->item);
}
