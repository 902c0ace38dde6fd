/* dpt-dispensing-kit.c - see dpt-dispensing-kit.h.
 * For: what several panes need. Not for: what only one does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-dispensing-kit.h"

#include <glib/gi18n-lib.h>

#include "engine/catalog/dpt-article.h"
#include "engine/optics/dpt-boxing.h"
#include "gui/dispensing/dpt-dispensing-perspective-private.h"

void
dpt_dispensing_desk_free (DptDispensingDesk *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->session);
  g_clear_pointer (&self->wall, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_hash_table_unref);
  g_clear_object (&self->lenses);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_free (self->today);
  g_free (self);
}

gpointer
dpt_dispensing_desk_load (DptUnit *unit, gpointer data, GError **error)
{
  DptDispensingDesk *self = g_new0 (DptDispensingDesk, 1);

  self->session = g_object_ref (unit->session);
  self->today = dpt_unit_dup_today (unit);
  self->wall = dpt_frame_load_wall (unit, error);
  if (self->wall != NULL)
    self->elsewhere = dpt_frame_load_elsewhere (unit, error);
  if (self->elsewhere != NULL)
    self->lenses = data != NULL ? g_object_ref (data) : dpt_lens_catalog_load (unit, NULL, error);
  if (self->lenses != NULL)
    self->articles = dpt_article_search (unit, "", "accessory", 200, error);
  if (self->articles == NULL)
    g_clear_pointer (&self, dpt_dispensing_desk_free);
  return self;
}

DptFrame *
dpt_dispensing_desk_find_frame (const DptDispensingDesk *self, gint64 variant_id)
{
  for (guint i = 0; i < self->wall->len; i++)
    if (dpt_record_get_id (self->wall->pdata[i]) == variant_id)
      return self->wall->pdata[i];
  return NULL;
}

void
dpt_dispensing_do (GtkWidget *widget, DptOrderAct *act)
{
  GtkWidget *perspective = gtk_widget_get_ancestor (widget, DPT_TYPE_DISPENSING_PERSPECTIVE);

  if (perspective != NULL)
    _dpt_dispensing_perspective_do (DPT_DISPENSING_PERSPECTIVE (perspective), act);
  else
    dpt_order_act_free (act);
}

static DptFrameRim
find_rim (const char *rim)
{
  return g_strcmp0 (rim, "rimless") == 0 ? DPT_FRAME_RIM_RIMLESS
         : g_strcmp0 (rim, "half") == 0  ? DPT_FRAME_RIM_HALF
                                         : DPT_FRAME_RIM_FULL;
}

static guint32
get_colour (DptFrame *frame, guint field)
{
  return dpt_record_is_null (frame, field) ? DPT_FRAME_NO_COLOUR : (guint32)dpt_record_get_int (frame, field);
}

DptFrameLook
dpt_frame_get_look (DptFrame *frame)
{
  const char *material = dpt_record_get_text (frame, DPT_FRAME_MATERIAL);
  gboolean metal
    = g_strcmp0 (material, "metal") == 0 || g_strcmp0 (material, "titanium") == 0 || g_strcmp0 (material, "steel") == 0;

  return (DptFrameLook){
    .shape = dpt_frame_find_outline_shape (dpt_record_get_text (frame, DPT_FRAME_SHAPE)),
    .a = (int)dpt_record_get_int (frame, DPT_FRAME_BOX_A),
    .b = (int)dpt_record_get_int (frame, DPT_FRAME_BOX_B),
    .dbl = (int)dpt_record_get_int (frame, DPT_FRAME_DBL),
    .rim = find_rim (dpt_record_get_text (frame, DPT_FRAME_RIM)),
    .rim_width = metal ? 120 : 0,
    .colour = dpt_record_is_null (frame, DPT_FRAME_COLOR_RGB)
                ? 0x555555
                : (guint32)dpt_record_get_int (frame, DPT_FRAME_COLOR_RGB),
    .colour2 = get_colour (frame, DPT_FRAME_SECOND_RGB),
    .tint = get_colour (frame, DPT_FRAME_LENS_RGB),
  };
}

DptFrameLook
dpt_pair_get_look (DptPair *pair, DptFrame *frame)
{
  DptFrameLook look = { .shape = dpt_pair_get_shape (pair),
                        .rim = DPT_FRAME_RIM_FULL,
                        .colour = 0x77767b,
                        .colour2 = DPT_FRAME_NO_COLOUR,
                        .tint = DPT_FRAME_NO_COLOUR };
  int a = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_A), b = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_B);
  int dbl = (int)dpt_record_get_int (pair, DPT_PAIR_DBL);

  if (frame != NULL)
    look = dpt_frame_get_look (frame);
  look.a = a != 0 ? a : look.a;
  look.b = b != 0 ? b : look.b;
  look.dbl = dbl != 0 ? dbl : look.dbl;
  return look;
}

GtkWidget *
dpt_kit_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);
  g_auto (GStrv) classes = g_strsplit (css != NULL ? css : "", " ", -1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char **)classes);
  return label;
}

GtkWidget *
dpt_kit_button (const char *label, const char *icon, const char *css, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  g_auto (GStrv) classes = g_strsplit (css != NULL ? css : "", " ", -1);

  if (icon != NULL && label != NULL && strstr (css != NULL ? css : "", "flat") == NULL)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else if (icon != NULL)
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      gtk_widget_set_tooltip_text (button, label);
    }
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  for (guint i = 0; classes[i] != NULL; i++)
    if (*classes[i] != '\0')
      gtk_widget_add_css_class (button, classes[i]);
  if (action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  if (label != NULL)
    dpt_kit_name (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
dpt_kit_box (GtkOrientation orientation, int spacing)
{
  return gtk_box_new (orientation, spacing);
}

void
dpt_kit_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dpt_kit_describe (GtkWidget *widget, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
dpt_kit_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_BOX (box))
      gtk_box_remove (GTK_BOX (box), child);
    else if (GTK_IS_GRID (box))
      gtk_grid_remove (GTK_GRID (box), child);
    else if (GTK_IS_FLOW_BOX (box))
      gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
    else
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
}

void
dpt_kit_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

GtkWidget *
dpt_kit_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

char *
dpt_kit_format (const DptDispensingDesk *desk, DptMoney amount)
{
  return dpt_money_format (amount, dpt_session_get_currency (desk->session));
}

DptDrawingStyle
dpt_kit_get_style (double scale)
{
  DptDrawingStyle style
    = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DPT_DRAWING_STYLE_DARK : DPT_DRAWING_STYLE_PAPER;

  style.scale = scale;
  return style;
}

void
dpt_kit_make_cut (DptLensCut *cut, DptPoint *outline, DptPair *pair, DptPairEye *eye, int index, int density)
{
  int a = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_A), b = (int)dpt_record_get_int (pair, DPT_PAIR_BOX_B);
  DptEye which = dpt_pair_eye_get_eye (eye);
  DptPairFit fit = dpt_pair_fit (pair, eye);
  g_autofree DptPoint *points
    = dpt_frame_outline_create (dpt_pair_get_shape (pair), a > 0 ? a : 5000, b > 0 ? b : 4000, DPT_KIT_POINTS);

  memcpy (outline, points, sizeof (DptPoint) * DPT_KIT_POINTS);
  *cut = (DptLensCut){ .rx = dpt_pair_eye_get_rx (eye),
                       .eye = which,
                       .index = index,
                       .density = density,
                       .outline = outline,
                       .n_points = DPT_KIT_POINTS };
  if (fit.known)
    {
      cut->in = fit.decentration;
      cut->up = fit.height_decentration;
    }
}
