/* dpt-patient-choice.c - see dpt-patient-choice.h.
 * For: what each line of the list stands for. Not for: the other controls of the form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-choice.h"

#include <glib/gi18n-lib.h>

#include "engine/patient/dpt-prescriber.h"
#include "engine/practice/dpt-establishment.h"

/* What each line stands for; the first stands for nothing. */
static GPtrArray *
get_values (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), "dpt-values");
}

static GtkStringList *
get_words (GtkDropDown *choice)
{
  return GTK_STRING_LIST (gtk_drop_down_get_model (choice));
}

void
dpt_patient_choice_add (GtkDropDown *choice, const char *value, const char *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (choice) && label != NULL);

  g_ptr_array_add (get_values (choice), g_strdup (value));
  gtk_string_list_append (get_words (choice), label);
}

static void
empty (GtkDropDown *choice)
{
  GtkStringList *words = get_words (choice);

  gtk_string_list_splice (words, 0, g_list_model_get_n_items (G_LIST_MODEL (words)), NULL);
  g_ptr_array_set_size (get_values (choice), 0);
  dpt_patient_choice_add (choice, NULL, "–");
}

/* --- lines that are always the same --- */

/* The numbers between the field's limits; rates are in basis points. */
static void
add_steps (GtkDropDown *choice, const DptPatientField *field)
{
  const DptField *limits = dpt_patient_field_get_field (field);

  for (gint64 number = limits->min; number <= limits->max; number += field->step)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_autofree char *label = dpt_patient_field_format (field, value, NULL);

      dpt_patient_choice_add (choice, value, label);
    }
}

static void
add_languages (GtkDropDown *choice)
{
  const char *code;

  for (guint i = 0; dpt_patient_field_get_language (i, &code) != NULL; i++)
    dpt_patient_choice_add (choice, code, dpt_patient_field_get_language (i, NULL));
}

static void
add_words (GtkDropDown *choice, const DptPatientField *field)
{
  const DptField *record = dpt_patient_field_get_field (field);

  if (record->kind == DPT_FIELD_BOOL)
    {
      dpt_patient_choice_add (choice, "1", _ ("Yes"));
      dpt_patient_choice_add (choice, "0", _ ("No"));
      return;
    }
  for (guint i = 0; record->choices[i] != NULL; i++)
    dpt_patient_choice_add (choice, record->choices[i], dpt_patient_word (record->choices[i]));
}

/* --- how it looks --- */

static void
set_up_word_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_word_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *word = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), word);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), word);
}

/* GTK's own makes the field as wide as the longest name of a shop; the list it opens may be. */
static void
let_shrink (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (choice));
  g_autoptr (GtkListItemFactory) shortened = gtk_signal_list_item_factory_new ();

  g_signal_connect (shortened, "setup", G_CALLBACK (set_up_word_cb), NULL);
  g_signal_connect (shortened, "bind", G_CALLBACK (bind_word_cb), NULL);
  gtk_drop_down_set_factory (choice, shortened);
  gtk_drop_down_set_list_factory (choice, whole);
}

GtkWidget *
dpt_patient_choice_new (const DptPatientField *field)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkDropDown *choice;

  g_return_val_if_fail (field != NULL, NULL);

  choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), text));
  g_object_set_data_full (G_OBJECT (choice), "dpt-values", g_ptr_array_new_with_free_func (g_free), (GDestroyNotify) g_ptr_array_unref);
  let_shrink (choice);
  empty (choice);
  if (field->control == DPT_PATIENT_CONTROL_STEPS)
    add_steps (choice, field);
  else if (field->control == DPT_PATIENT_CONTROL_LANGUAGE)
    add_languages (choice);
  else if (field->control == DPT_PATIENT_CONTROL_CHOICE)
    add_words (choice, field);
  else
    gtk_drop_down_set_enable_search (choice, TRUE);
  return GTK_WIDGET (choice);
}

/* --- lines that the shop keeps --- */

/* Compulsory insurers for the compulsory cover, all others for what comes on top. */
gboolean
dpt_patient_choice_offers (const DptPatientField *field, gpointer record)
{
  if (DPT_IS_PRESCRIBER (record))
    return field->control == DPT_PATIENT_CONTROL_PRESCRIBER;
  if (DPT_IS_ESTABLISHMENT (record))
    return field->control == DPT_PATIENT_CONTROL_ESTABLISHMENT;
  return field->control == DPT_PATIENT_CONTROL_INSURER
         && g_str_equal (field->key, "1") == g_str_equal (dpt_record_get_string (record, DPT_INSURER_KIND), "compulsory");
}

/* What is no longer in use stands in no list, but has its name where a patient still has it. */
static gboolean
is_in_use (gpointer record)
{
  guint active = DPT_IS_PRESCRIBER (record) ? DPT_PRESCRIBER_ACTIVE : DPT_IS_INSURER (record) ? DPT_INSURER_ACTIVE : DPT_ESTABLISHMENT_ACTIVE;

  return dpt_record_get_int (record, active) != 0;
}

gboolean
dpt_patient_choice_fill (GtkWidget *choice, const DptPatientField *field, const DptPatientChoices *choices)
{
  GHashTable *others;
  GPtrArray *records;
  guint name;

  g_return_val_if_fail (choices != NULL, FALSE);

  switch (field->control)
    {
    case DPT_PATIENT_CONTROL_PRESCRIBER:
      records = choices->prescribers;
      name = DPT_PRESCRIBER_NAME;
      break;
    case DPT_PATIENT_CONTROL_INSURER:
      records = choices->insurers;
      name = DPT_INSURER_NAME;
      break;
    case DPT_PATIENT_CONTROL_ESTABLISHMENT:
      records = choices->establishments;
      name = DPT_ESTABLISHMENT_NAME;
      break;
    default:
      return FALSE;
    }
  others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_data_full (G_OBJECT (choice), "dpt-others", others, (GDestroyNotify) g_hash_table_unref);
  empty (GTK_DROP_DOWN (choice));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dpt_record_get_id (records->pdata[i]));

      if (!dpt_patient_choice_offers (field, records->pdata[i]) || !is_in_use (records->pdata[i]))
        g_hash_table_insert (others, g_strdup (id), g_strdup (dpt_record_get_string (records->pdata[i], name)));
      else
        dpt_patient_choice_add (GTK_DROP_DOWN (choice), id, dpt_record_get_string (records->pdata[i], name));
    }
  return TRUE;
}

/* --- the value --- */

void
dpt_patient_choice_set_value (GtkDropDown *choice, const char *value)
{
  GPtrArray *values;
  guint place = 0;

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  values = get_values (choice);
  for (guint i = 1; value != NULL && i < values->len; i++)
    if (g_str_equal (values->pdata[i], value))
      place = i;
  /* What an import has brought, or is no longer in use. */
  if (place == 0 && value != NULL)
    {
      GHashTable *others = g_object_get_data (G_OBJECT (choice), "dpt-others");
      const char *name = others != NULL ? g_hash_table_lookup (others, value) : NULL;

      place = values->len;
      dpt_patient_choice_add (choice, value, name != NULL ? name : value);
    }
  gtk_drop_down_set_selected (choice, place);
}

char *
dpt_patient_choice_dup_value (GtkDropDown *choice)
{
  GPtrArray *values;
  guint selected;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (choice), NULL);

  values = get_values (choice);
  selected = gtk_drop_down_get_selected (choice);
  return selected < values->len ? g_strdup (values->pdata[selected]) : NULL;
}
