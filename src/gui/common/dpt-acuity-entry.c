/* dpt-acuity-entry.c - see dpt-acuity-entry.h.
 * For: the text and its steps, a line of the chart each. Not for: the notations themselves (engine/optics).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-acuity-entry.h"

struct _DptAcuityEntry
{
  DptFieldEntry parent_instance;

  DptAcuity acuity;
  DptAcuity earlier;
  gboolean near_by;
};

G_DEFINE_FINAL_TYPE (DptAcuityEntry, dpt_acuity_entry, DPT_TYPE_FIELD_ENTRY)

enum
{
  PROP_0,
  PROP_NEAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint edited_signal;

/* In a near field "2" is what stands on Parinaud's plate. */
static gboolean
read_acuity (DptAcuityEntry *self, const char *text, DptAcuity *acuity, GError **error)
{
  g_autofree char *parinaud = NULL;

  if (self->near_by && g_ascii_isdigit (*text) && strspn (text, "0123456789.,") == strlen (text))
    {
      parinaud = g_strconcat ("P", text, NULL);
      return dpt_acuity_parse (parinaud, acuity, error);
    }
  return dpt_acuity_parse (text, acuity, error);
}

static gboolean
dpt_acuity_entry_take_text (DptFieldEntry *field, const char *text, char **reason)
{
  DptAcuityEntry *self = DPT_ACUITY_ENTRY (field);
  DptAcuity acuity = { 0 };
  g_autoptr (GError) error = NULL;

  if (*text != '\0' && !read_acuity (self, text, &acuity, &error))
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  self->acuity = acuity;
  g_signal_emit (self, edited_signal, 0);
  return TRUE;
}

static char *
dpt_acuity_entry_dup_text (DptFieldEntry *field)
{
  DptAcuityEntry *self = DPT_ACUITY_ENTRY (field);

  return self->acuity.kind == DPT_ACUITY_NONE ? g_strdup ("") : dpt_acuity_dup_shown (self->acuity.text);
}

/* Up is better: one line of the chart, a tenth of logMAR, in the notation of what stands there. */
static void
dpt_acuity_entry_step (DptFieldEntry *field, int direction, gboolean large)
{
  DptAcuityEntry *self = DPT_ACUITY_ENTRY (field);
  const DptAcuity *from = self->acuity.kind != DPT_ACUITY_NONE ? &self->acuity : &self->earlier;
  DptAcuityNotation notation = self->near_by ? DPT_ACUITY_PARINAUD : DPT_ACUITY_TENTHS;
  DptAcuity next = { 0 };
  int logmar = 0;

  if (from->kind == DPT_ACUITY_VALUE)
    {
      notation = from->notation;
      logmar = from->logmar;
    }
  else if (from->kind != DPT_ACUITY_NONE)
    return;
  /* A line that the scale does not have is passed over: the text must become another one. */
  for (int lines = 1; lines <= 4; lines++)
    {
      DptAcuity target = dpt_acuity_from_logmar (CLAMP (logmar - direction * lines * (large ? 30 : 10), -30, 160));
      g_autofree char *text = dpt_acuity_format (&target, notation);

      if (read_acuity (self, text, &next, NULL) && !g_str_equal (next.text, from->text))
        break;
    }
  if (next.kind == DPT_ACUITY_NONE)
    return;
  self->acuity = next;
  g_signal_emit (self, edited_signal, 0);
}

static void
dpt_acuity_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NEAR)
    g_value_set_boolean (value, DPT_ACUITY_ENTRY (object)->near_by);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_acuity_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NEAR)
    DPT_ACUITY_ENTRY (object)->near_by = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dpt_acuity_entry_class_init (DptAcuityEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);

  object_class->get_property = dpt_acuity_entry_get_property;
  object_class->set_property = dpt_acuity_entry_set_property;
  field_class->take_text = dpt_acuity_entry_take_text;
  field_class->dup_text = dpt_acuity_entry_dup_text;
  field_class->step = dpt_acuity_entry_step;

  properties[PROP_NEAR] = g_param_spec_boolean ("near", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  edited_signal
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dpt_acuity_entry_init (DptAcuityEntry *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 6);
}

GtkWidget *
dpt_acuity_entry_new (gboolean near_by)
{
  return g_object_new (DPT_TYPE_ACUITY_ENTRY, "near", near_by, NULL);
}

const DptAcuity *
dpt_acuity_entry_get_acuity (DptAcuityEntry *self)
{
  g_return_val_if_fail (DPT_IS_ACUITY_ENTRY (self), NULL);

  return &self->acuity;
}

/* What a record keeps was read once; what cannot be read any more (an older notation) is shown as it stands. */
static void
read_kept (DptAcuity *acuity, const char *text)
{
  *acuity = (DptAcuity) { 0 };
  if (text == NULL || *text == '\0' || dpt_acuity_parse (text, acuity, NULL))
    return;
  acuity->kind = DPT_ACUITY_TEXT;
  g_strlcpy (acuity->text, text, sizeof acuity->text);
}

void
dpt_acuity_entry_set_text (DptAcuityEntry *self, const char *text)
{
  g_return_if_fail (DPT_IS_ACUITY_ENTRY (self));

  if (g_strcmp0 (text ? text : "", self->acuity.kind == DPT_ACUITY_NONE ? "" : self->acuity.text) == 0)
    return;
  read_kept (&self->acuity, text);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

void
dpt_acuity_entry_set_earlier (DptAcuityEntry *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (DPT_IS_ACUITY_ENTRY (self));

  read_kept (&self->earlier, text);
  shown = dpt_acuity_dup_shown (text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), shown);
}

char *
dpt_acuity_entry_dup_notations (const DptAcuity *acuity)
{
  static const DptAcuityNotation notations[] = { DPT_ACUITY_TENTHS, DPT_ACUITY_DECIMAL, DPT_ACUITY_SNELLEN_METRES,
                                                 DPT_ACUITY_SNELLEN_FEET, DPT_ACUITY_LOGMAR, DPT_ACUITY_ETDRS };
  g_autoptr (GString) out = g_string_new (NULL);

  if (acuity->kind != DPT_ACUITY_VALUE)
    return acuity->kind == DPT_ACUITY_NONE ? g_strdup ("") : dpt_acuity_dup_shown (acuity->text);
  for (guint i = 0; i < G_N_ELEMENTS (notations); i++)
    {
      g_autofree char *text = NULL;

      if (notations[i] == acuity->notation)
        continue;
      text = dpt_acuity_format (acuity, notations[i]);
      g_string_append (out, text);
      g_string_append (out, i + 1 < G_N_ELEMENTS (notations) ? " · " : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
