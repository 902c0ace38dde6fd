/* dpt-refraction-strip.c - see dpt-refraction-strip.h.
 * For: one line an eye, and the reasons below. Not for: finding them (engine/optics).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-refraction-strip.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-power.h"
#include "gui/common/dpt-acuity-entry.h"

struct _DptRefractionStrip
{
  GtkBox parent_instance;

  GtkWidget *row;
  GtkWidget *words[2];
  GtkWidget *reasons;
  char *said[2];
};

G_DEFINE_FINAL_TYPE (DptRefractionStrip, dpt_refraction_strip, GTK_TYPE_BOX)

static void
dpt_refraction_strip_finalize (GObject *object)
{
  DptRefractionStrip *self = DPT_REFRACTION_STRIP (object);

  g_free (self->said[0]);
  g_free (self->said[1]);
  G_OBJECT_CLASS (dpt_refraction_strip_parent_class)->finalize (object);
}

static void
dpt_refraction_strip_class_init (DptRefractionStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_refraction_strip_finalize;
}

static GtkWidget *
add_label (const char *style, const char *description)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return label;
}

static void
dpt_refraction_strip_init (DptRefractionStrip *self)
{
  static const char *const marks[2] = { N_ ("R"), N_ ("L") };
  GtkWidget *grid = gtk_grid_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-strip");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);

  self->row = add_label ("heading", _ ("Row in words"));
  gtk_widget_set_valign (self->row, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (self->row), 12);
  gtk_grid_attach (GTK_GRID (grid), self->row, 0, 0, 1, 2);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *mark = add_label ("dim-label", NULL);

      /* Translators: one letter: right eye, left eye */
      gtk_label_set_label (GTK_LABEL (mark), _ (marks[i]));
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      self->words[i] = add_label ("numeric", i == 0 ? _ ("Right eye in words") : _ ("Left eye in words"));
      gtk_widget_set_hexpand (self->words[i], TRUE);
      gtk_grid_attach (GTK_GRID (grid), mark, 1, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->words[i], 2, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (self), grid);
  self->reasons = add_label ("dpt-reasons", _ ("Unusual in this row"));
  gtk_widget_set_visible (self->reasons, FALSE);
  gtk_box_append (GTK_BOX (self), self->reasons);
}

GtkWidget *
dpt_refraction_strip_new (void)
{
  return g_object_new (DPT_TYPE_REFRACTION_STRIP, NULL);
}

void
dpt_refraction_strip_set_row (DptRefractionStrip *self, DptRefractionRow row)
{
  g_return_if_fail (DPT_IS_REFRACTION_STRIP (self));

  gtk_label_set_label (GTK_LABEL (self->row), dpt_refraction_row_get_label (row));
}

static void
append_part (GString *out, const char *text)
{
  if (*text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "   ");
  g_string_append (out, text);
}

static void
append_powers (GString *out, const DptRx *rx, DptRxFields fields)
{
  g_autofree char *equivalent = dpt_power_format (dpt_rx_get_spherical_equivalent (rx));
  g_autofree char *words = NULL;

  if (rx->cylinder != 0 && rx->axis != 0)
    {
      DptRx other = dpt_rx_transpose (rx);
      g_autofree char *text = NULL;

      other.addition = other.prism_h = other.prism_v = 0;
      other.base_h = other.base_v = DPT_BASE_NONE;
      text = dpt_rx_format (&other, DPT_RX_STYLE_INTERNATIONAL);
      /* Translators: the same lens in the other form: "= -1.75 (+0.50) 180°" */
      words = g_strdup_printf (_ ("= %s"), text);
      append_part (out, words);
      g_clear_pointer (&words, g_free);
    }
  if (fields & DPT_RX_FIELD_SPHERE)
    {
      /* Translators: SE is the spherical equivalent, a power follows */
      words = g_strdup_printf (_ ("SE %s"), equivalent);
      append_part (out, words);
    }
}

static void
show_reasons (DptRefractionStrip *self)
{
  static const char *const sides[2] = { N_ ("Right eye"), N_ ("Left eye") };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) lines = self->said[i] ? g_strsplit (self->said[i], "\n", -1) : NULL;

      for (guint j = 0; lines != NULL && lines[j] != NULL; j++)
        /* Translators: an eye ("Right eye"), and what is unusual about it */
        g_string_append_printf (out, _ ("⚠ %s: %s"), _ (sides[i]), lines[j]), g_string_append_c (out, '\n');
    }
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  gtk_label_set_label (GTK_LABEL (self->reasons), out->str);
  gtk_widget_set_visible (self->reasons, out->len > 0);
}

void
dpt_refraction_strip_set_eye (DptRefractionStrip *self, DptEye eye, const DptRx *rx, DptRxFields fields,
                              const DptAcuity *acuity, const char *reasons)
{
  guint i = eye == DPT_EYE_LEFT;
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_if_fail (DPT_IS_REFRACTION_STRIP (self));

  if (fields & (DPT_RX_FIELD_SPHERE | DPT_RX_FIELD_CYLINDER))
    append_powers (out, rx, fields);
  if (acuity->kind != DPT_ACUITY_NONE)
    {
      g_autofree char *notations = dpt_acuity_entry_dup_notations (acuity);
      g_autofree char *shown = dpt_acuity_dup_shown (acuity->text);
      /* Translators: an acuity as it was typed, then the same in other notations: "8/10 = 0.8 · 20/25" */
      g_autofree char *words = acuity->kind == DPT_ACUITY_VALUE
                                 ? g_strdup_printf (_ ("%s = %s"), shown, notations)
                                 : g_strdup (shown);

      append_part (out, words);
    }
  gtk_label_set_label (GTK_LABEL (self->words[i]), out->len > 0 ? out->str : "–");
  if (g_strcmp0 (self->said[i], reasons) != 0)
    {
      g_free (self->said[i]);
      self->said[i] = g_strdup (reasons);
      show_reasons (self);
    }
}
