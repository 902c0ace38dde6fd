/* dpt-trial-card.c - see dpt-trial-card.h.
 * For: which field is which value. Not for: what follows from them (engine/clinical/dpt-lens-trial.h).
 *
 *                         right eye                left eye
 *   Lens, manufacturer    [brand    ] [maker    ]  [brand    ] [maker    ]
 *   Power                 [-3.00 (-1.25) 90°    ]  …
 *   …
 *   Power to order        -3.25 (-1.25) 100°
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/exam/dpt-trial-card.h"

#include <glib/gi18n-lib.h>

#include "engine/optics/dpt-contact-lens.h"
#include "gui/common/dpt-acuity-entry.h"
#include "gui/exam/dpt-item-entry.h"
#include "gui/exam/dpt-rx-entry.h"

#define EYE(i) ((i) == 0 ? DPT_EYE_RIGHT : DPT_EYE_LEFT)
#define NAMES 160 /* pixels for the names of the rows: every card's columns stand below each other */

/* When a row stands there although nothing is written in it. */
typedef enum
{
  ALWAYS,
  DETAIL, /* when asked for */
  TORIC,
  RIGID,
  MULTIFOCAL,
} Shown;

/* What is no item: a whole power, an acuity, a line of words. */
#define POWER "power"
#define OVER "over"
#define ACUITY "acuity"
#define ORDER "order"

static const struct { const char *label; const char *fields[2]; Shown shown; } rows[] = {
  { N_ ("Lens, manufacturer"), { "brand", "maker" }, ALWAYS },
  { N_ ("Type, geometry"), { "lens_type", "design" }, ALWAYS },
  { N_ ("Base curve, diameter (mm)"), { "back_curve", "diameter" }, ALWAYS },
  { N_ ("Power"), { POWER }, ALWAYS },
  { N_ ("Profile"), { "profile" }, MULTIFOCAL },
  { N_ ("Material, colour"), { "material", "colour" }, DETAIL },
  { N_ ("Dk, water content (%)"), { "dk", "water" }, DETAIL },
  { N_ ("Thickness, optic zone (mm)"), { "thickness", "optic_zone" }, DETAIL },
  { N_ ("Edge, lenses given"), { "edge", "quantity" }, DETAIL },
  { N_ ("Lot, use before"), { "lot", "expires_on" }, ALWAYS },
  { N_ ("Centration, coverage"), { "centration", "coverage" }, ALWAYS },
  { N_ ("Movement, lag (mm)"), { "movement", "lag" }, ALWAYS },
  { N_ ("Push-up (%), comfort (1 to 10)"), { "tightness", "comfort" }, ALWAYS },
  { N_ ("Rotation (° clockwise)"), { "rotation" }, TORIC },
  { N_ ("Fluorescein pattern"), { "fluorescein" }, RIGID },
  { N_ ("Over-refraction, acuity"), { OVER, ACUITY }, ALWAYS },
  { N_ ("Worn before the check (min)"), { "minutes" }, DETAIL },
  { N_ ("Power to order"), { ORDER }, ALWAYS },
  { N_ ("Decision, remark"), { "decision", "remark" }, ALWAYS },
};

#define N_ROWS G_N_ELEMENTS (rows)

typedef struct
{
  GtkWidget *widget;
  const DptExamItem *item; /* NULL for what is none */
  const char *name;
  guint row;
  guint eye;
} Field;

struct _DptTrialCard
{
  DptVisitPart parent_instance;

  guint number;
  GtkWidget *tools;
  GtkWidget *more;
  GtkWidget *names[N_ROWS];
  GtkWidget *cells[N_ROWS][2];
  GtkWidget *reasons;
  GArray *fields;
};

G_DEFINE_FINAL_TYPE (DptTrialCard, dpt_trial_card, DPT_TYPE_VISIT_PART)

static guint custom_signal;

static const Field *
get_field (DptTrialCard *self, guint i)
{
  return &g_array_index (self->fields, Field, i);
}

/* --- showing --- */

static void
show_order (DptTrialCard *self, const Field *field, DptVisitSheet *sheet)
{
  DptLensTrial *trial = dpt_visit_sheet_get_trial (sheet, self->number, EYE (field->eye));
  int rotation = dpt_lens_trial_get_rotation (trial);
  g_autofree char *power = NULL;
  g_autofree char *words = NULL;
  DptRx order, offered, lens;

  if (trial == NULL || !dpt_lens_trial_find_order (trial, dpt_visit_sheet_get_trial_vertex (sheet, EYE (field->eye)), &order))
    {
      gtk_label_set_label (GTK_LABEL (field->widget), "");
      return;
    }
  offered = dpt_contact_lens_round (&order);
  power = dpt_rx_format (&offered, DPT_RX_STYLE_INTERNATIONAL);
  dpt_lens_trial_get_power (trial, &lens);
  lens = dpt_rx_to_minus_cylinder (&lens);
  if (rotation != 0 && offered.cylinder != 0 && offered.axis != lens.axis)
    /* Translators: a power, and by how many degrees its axis was compensated because the lens turns (left add, right
     * subtract): "-3.25 (-1.25) 100° · LARS +10°" */
    words = g_strdup_printf (_ ("%s · LARS %+d°"), power, rotation);
  gtk_label_set_label (GTK_LABEL (field->widget), words ? words : power);
}

static void
show_field (DptTrialCard *self, const Field *field, DptVisitSheet *sheet, DptLensTrial *earlier, gboolean editable)
{
  DptLensTrial *trial = dpt_visit_sheet_get_trial (sheet, self->number, EYE (field->eye));
  DptRx rx;

  if (field->item != NULL)
    {
      g_autoptr (DptFinding) now = dpt_lens_trial_create_finding (trial, field->item);
      g_autoptr (DptFinding) then = dpt_lens_trial_create_finding (earlier, field->item);

      dpt_item_entry_show (DPT_ITEM_ENTRY (field->widget), now, then, editable);
      return;
    }
  if (g_str_equal (field->name, ORDER))
    {
      show_order (self, field, sheet);
      return;
    }
  if (DPT_IS_ACUITY_ENTRY (field->widget))
    {
      dpt_acuity_entry_set_text (DPT_ACUITY_ENTRY (field->widget),
                                 trial ? dpt_record_get_text (trial, DPT_LENS_TRIAL_ACUITY) : NULL);
      dpt_acuity_entry_set_earlier (DPT_ACUITY_ENTRY (field->widget),
                                    earlier && editable ? dpt_record_get_text (earlier, DPT_LENS_TRIAL_ACUITY) : NULL);
    }
  else
    {
      DptRxFields (*get) (DptLensTrial *trial, DptRx *rx)
        = g_str_equal (field->name, OVER) ? dpt_lens_trial_get_over : dpt_lens_trial_get_power;
      DptRxFields given = get (trial, &rx);

      dpt_rx_entry_set_rx (DPT_RX_ENTRY (field->widget), &rx, given);
      given = editable ? get (earlier, &rx) : DPT_RX_FIELD_NONE;
      dpt_rx_entry_set_earlier (DPT_RX_ENTRY (field->widget), &rx, given);
    }
  gtk_editable_set_editable (GTK_EDITABLE (field->widget), editable);
}

static gboolean
has_text (const Field *field)
{
  const char *text = GTK_IS_LABEL (field->widget) ? gtk_label_get_label (GTK_LABEL (field->widget))
                                                  : gtk_editable_get_text (GTK_EDITABLE (field->widget));

  return *text != '\0';
}

static gboolean
is_wanted (DptTrialCard *self, Shown shown, DptVisitSheet *sheet)
{
  gboolean wanted = shown == ALWAYS || (shown == DETAIL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more)));

  for (guint eye = 0; !wanted && eye < 2; eye++)
    {
      DptLensTrial *trial = dpt_visit_sheet_get_trial (sheet, self->number, EYE (eye));
      const char *design = trial ? dpt_record_get_string (trial, DPT_LENS_TRIAL_DESIGN) : "";

      wanted = (shown == TORIC && dpt_lens_trial_is_toric (trial)) || (shown == RIGID && dpt_lens_trial_is_rigid (trial))
               || (shown == MULTIFOCAL && g_str_has_prefix (design, "multifocal"));
    }
  return wanted;
}

/* What was written is always seen; a signed visit shows nothing else. */
static void
show_rows (DptTrialCard *self, DptVisitSheet *sheet, gboolean editable)
{
  gboolean written[N_ROWS] = { FALSE };

  for (guint i = 0; i < self->fields->len; i++)
    if (has_text (get_field (self, i)))
      written[get_field (self, i)->row] = TRUE;
  for (guint row = 0; row < N_ROWS; row++)
    {
      gboolean shown = written[row] || (editable && is_wanted (self, rows[row].shown, sheet));

      gtk_widget_set_visible (self->names[row], shown);
      gtk_widget_set_visible (self->cells[row][0], shown);
      gtk_widget_set_visible (self->cells[row][1], shown);
    }
}

static void
show_reasons (DptTrialCard *self, DptVisitSheet *sheet)
{
  const char *day = dpt_record_get_text (dpt_visit_sheet_get_visit (sheet), DPT_VISIT_STARTED_ON);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint eye = 0; eye < 2; eye++)
    {
      g_autofree char *words
        = dpt_lens_trial_describe_unusual (dpt_visit_sheet_get_trial (sheet, self->number, EYE (eye)), day);
      g_auto (GStrv) lines = words ? g_strsplit (words, "\n", -1) : NULL;

      for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
        {
          if (out->len > 0)
            g_string_append_c (out, '\n');
          /* Translators: an eye ("Right eye"), and what is unusual about it */
          g_string_append_printf (out, _ ("⚠ %s: %s"), dpt_eye_get_label (EYE (eye)), lines[i]);
        }
    }
  gtk_label_set_label (GTK_LABEL (self->reasons), out->str);
  gtk_widget_set_visible (self->reasons, out->len > 0);
}

static void
dpt_trial_card_show (DptVisitPart *part, DptVisitEditor *editor)
{
  DptTrialCard *self = DPT_TRIAL_CARD (part);
  DptVisitSheet *now = dpt_visit_editor_get_now (editor);
  DptVisitSheet *before = dpt_visit_editor_get_earlier (editor);
  gboolean editable = dpt_visit_editor_get_editable (editor);
  DptLensTrial *earlier[2] = { NULL, NULL };

  /* In grey beside the first trial: the lens that the eye was left with. */
  for (guint eye = 0; before != NULL && editable && self->number == 1 && eye < 2; eye++)
    {
      earlier[eye] = dpt_visit_sheet_find_ordered_trial (before, EYE (eye));
      if (earlier[eye] == NULL)
        earlier[eye] = dpt_visit_sheet_find_last_trial (before, EYE (eye));
    }
  for (guint i = 0; i < self->fields->len; i++)
    show_field (self, get_field (self, i), now, earlier[get_field (self, i)->eye], editable);
  show_rows (self, now, editable);
  show_reasons (self, now);
  gtk_widget_set_visible (self->tools, editable);
}

/* --- editing --- */

static void
store (DptTrialCard *self, const Field *field, DptVisitSheet *sheet)
{
  DptEye eye = EYE (field->eye);
  DptRx rx;

  if (DPT_IS_ACUITY_ENTRY (field->widget))
    dpt_visit_sheet_set_trial_acuity (sheet, self->number, eye,
                                      dpt_acuity_entry_get_acuity (DPT_ACUITY_ENTRY (field->widget)));
  else if (DPT_IS_RX_ENTRY (field->widget))
    {
      DptRxFields given = dpt_rx_entry_get_rx (DPT_RX_ENTRY (field->widget), &rx);

      dpt_visit_sheet_set_trial_powers (sheet, self->number, eye, g_str_equal (field->name, OVER), &rx, given);
    }
  else
    {
      DptDbValue value = dpt_item_entry_get_value (DPT_ITEM_ENTRY (field->widget));
      guint target = dpt_lens_trial_find_field (field->item);
      g_autofree char *lot = target == DPT_LENS_TRIAL_LOT && value.type == DPT_DB_TEXT
                               ? dpt_lens_lot_normalize (value.data) : NULL;

      dpt_visit_sheet_set_trial_value (sheet, self->number, eye, target, lot ? DPT_TEXT (lot) : value);
    }
}

static void
edited_cb (DptTrialCard *self, GtkWidget *widget)
{
  DptVisitSheet *sheet
    = dpt_visit_part_begin (DPT_VISIT_PART (self), dpt_field_entry_get_label (DPT_FIELD_ENTRY (widget)));

  for (guint i = 0; sheet != NULL && i < self->fields->len; i++)
    if (get_field (self, i)->widget == widget)
      store (self, get_field (self, i), sheet);
  if (sheet != NULL)
    dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
copy_across_cb (DptTrialCard *self)
{
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);

  if (sheet == NULL)
    return;
  dpt_visit_sheet_copy_trial_across (sheet, self->number);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
remove_cb (DptTrialCard *self)
{
  DptVisitSheet *sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);

  if (sheet == NULL)
    return;
  dpt_visit_sheet_remove_trial (sheet, self->number);
  dpt_visit_part_end (DPT_VISIT_PART (self));
}

static void
custom_cb (DptTrialCard *self, const char *name, const char *value)
{
  g_signal_emit (self, custom_signal, 0, name, value);
}

void
dpt_trial_card_set_custom (DptTrialCard *self, GHashTable *custom)
{
  g_return_if_fail (DPT_IS_TRIAL_CARD (self));

  for (guint i = 0; i < self->fields->len; i++)
    if (get_field (self, i)->item != NULL)
      dpt_item_entry_set_custom (DPT_ITEM_ENTRY (get_field (self, i)->widget), custom);
}

void
dpt_trial_card_focus_start (DptTrialCard *self)
{
  g_return_if_fail (DPT_IS_TRIAL_CARD (self));

  gtk_widget_grab_focus (get_field (self, 0)->widget);
}

gboolean
dpt_trial_card_write_normal (DptTrialCard *self)
{
  DptVisitSheet *sheet;
  gboolean any = FALSE;

  g_return_val_if_fail (DPT_IS_TRIAL_CARD (self), FALSE);

  sheet = dpt_visit_part_begin (DPT_VISIT_PART (self), NULL);
  for (guint i = 0; sheet != NULL && i < self->fields->len; i++)
    {
      const Field *field = get_field (self, i);
      DptLensTrial *trial = dpt_visit_sheet_get_trial (sheet, self->number, EYE (field->eye));

      if (trial == NULL || field->item == NULL || field->item->normal == NULL
          || !dpt_record_is_null (trial, dpt_lens_trial_find_field (field->item))
          || (rows[field->row].shown == RIGID && !dpt_lens_trial_is_rigid (trial)))
        continue;
      dpt_visit_sheet_set_trial_value (sheet, self->number, EYE (field->eye), dpt_lens_trial_find_field (field->item),
                                       DPT_TEXT (field->item->normal));
      any = TRUE;
    }
  if (sheet != NULL)
    dpt_visit_part_end (DPT_VISIT_PART (self));
  return any;
}

/* --- making --- */

static const char *
get_field_label (const Field *field)
{
  if (field->item != NULL)
    return dpt_exam_item_get_label (field->item);
  if (g_str_equal (field->name, POWER))
    return _ ("Power");
  if (g_str_equal (field->name, OVER))
    return _ ("Over-refraction");
  return g_str_equal (field->name, ACUITY) ? _ ("Acuity with the lens") : _ ("Power to order");
}

static GtkWidget *
create_widget (const Field *field)
{
  GtkWidget *label;

  if (field->item != NULL)
    return dpt_item_entry_new (field->item, field->eye == 0 ? "R" : "L");
  if (g_str_equal (field->name, ACUITY))
    return g_object_new (DPT_TYPE_ACUITY_ENTRY, "width-chars", 4, "max-width-chars", 6, NULL);
  if (!g_str_equal (field->name, ORDER))
    return dpt_rx_entry_new ();
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_field (DptTrialCard *self, guint row, guint eye, const char *name)
{
  Field field = { .name = name, .row = row, .eye = eye, .item = dpt_exam_item_find ("lens_trial", name) };
  g_autofree char *words = NULL;

  field.widget = create_widget (&field);
  /* Translators: a field as a screen reader says it: the number of a contact lens trial, the field, an eye */
  words = g_strdup_printf (_ ("Trial %u, %s, %s"), self->number, get_field_label (&field), dpt_eye_get_label (EYE (eye)));
  gtk_widget_set_hexpand (field.widget, TRUE);
  gtk_box_append (GTK_BOX (self->cells[row][eye]), field.widget);
  g_array_append_val (self->fields, field);
  if (GTK_IS_LABEL (field.widget))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (field.widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      return;
    }
  dpt_field_entry_set_label (DPT_FIELD_ENTRY (field.widget), words);
  dpt_visit_part_connect_entry (DPT_VISIT_PART (self), field.widget);
  g_signal_connect_swapped (field.widget, "edited", G_CALLBACK (edited_cb), self);
  if (field.item != NULL)
    g_signal_connect_swapped (field.widget, "custom", G_CALLBACK (custom_cb), self);
}

static void
add_rows (DptTrialCard *self, GtkGrid *grid)
{
  for (guint row = 0; row < N_ROWS; row++)
    {
      self->names[row] = gtk_label_new (_ (rows[row].label));
      gtk_label_set_xalign (GTK_LABEL (self->names[row]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->names[row]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (self->names[row], _ (rows[row].label));
      gtk_widget_set_size_request (self->names[row], NAMES, -1);
      gtk_widget_add_css_class (self->names[row], "row-name");
      gtk_grid_attach (grid, self->names[row], 0, 1 + (int) row, 1, 1);
      for (guint eye = 0; eye < 2; eye++)
        {
          self->cells[row][eye] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
          gtk_widget_set_hexpand (self->cells[row][eye], TRUE);
          gtk_grid_attach (grid, self->cells[row][eye], 1 + (int) eye, 1 + (int) row, 1, 1);
          for (guint i = 0; i < 2 && rows[row].fields[i] != NULL; i++)
            add_field (self, row, eye, rows[row].fields[i]);
        }
    }
}

/* @words with the number of the trial are the button's own name on the page. */
static GtkWidget *
add_tool (DptTrialCard *self, GtkWidget *button, const char *name, GCallback callback)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dpt-small");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->tools), button);
  return button;
}

static void
add_heading (DptTrialCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title;
  g_autofree char *words = NULL;
  g_autofree char *across = NULL;
  g_autofree char *more = NULL;
  g_autofree char *removal = NULL;

  /* Translators: the number of a contact lens trial */
  words = g_strdup_printf (_ ("Trial %u"), self->number);
  across = g_strdup_printf (_ ("Trial %u: the left eye has the same lens"), self->number);
  more = g_strdup_printf (_ ("Trial %u: material, Dk, thickness and more"), self->number);
  removal = g_strdup_printf (_ ("Trial %u: take it out"), self->number);
  title = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (line), title);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  add_tool (self, gtk_button_new_with_label (_ ("Right → left")), across, G_CALLBACK (copy_across_cb));
  self->more = add_tool (self, gtk_toggle_button_new_with_label (_ ("More")), more, G_CALLBACK (dpt_visit_part_show));
  add_tool (self, gtk_button_new_from_icon_name ("edit-delete-symbolic"), removal, G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (line), self->tools);
  gtk_box_append (GTK_BOX (self), line);
}

static void
dpt_trial_card_finalize (GObject *object)
{
  g_array_unref (DPT_TRIAL_CARD (object)->fields);
  G_OBJECT_CLASS (dpt_trial_card_parent_class)->finalize (object);
}

static void
dpt_trial_card_class_init (DptTrialCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_trial_card_finalize;
  DPT_VISIT_PART_CLASS (klass)->show = dpt_trial_card_show;
  custom_signal = g_signal_new ("custom", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dpt_trial_card_init (DptTrialCard *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dpt-refraction");
}

GtkWidget *
dpt_trial_card_new (guint number)
{
  DptTrialCard *self = g_object_new (DPT_TYPE_TRIAL_CARD, NULL);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *words = NULL;

  self->number = number;
  add_heading (self);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint eye = 0; eye < 2; eye++)
    {
      GtkWidget *heading = gtk_label_new (dpt_eye_get_label (EYE (eye)));

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "dpt-heading");
      gtk_grid_attach (GTK_GRID (grid), heading, 1 + (int) eye, 0, 1, 1);
    }
  add_rows (self, GTK_GRID (grid));
  gtk_box_append (GTK_BOX (self), grid);
  self->reasons = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reasons), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reasons), TRUE);
  gtk_widget_add_css_class (self->reasons, "dpt-reasons");
  /* Translators: the number of a contact lens trial */
  words = g_strdup_printf (_ ("Unusual about trial %u"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reasons), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_box_append (GTK_BOX (self), self->reasons);
  return GTK_WIDGET (self);
}
