/* dpt-shop-pane.c - see dpt-shop-pane.h.
 * For: one row a field. Not for: the logo and the colours of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/settings/dpt-shop-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-error.h"
#include "gui/common/dpt-mark.h"

struct _DptShopPane
{
  AdwBin parent_instance;

  GtkDropDown *chooser;
  GPtrArray *shops; /* of DptEstablishment, in the order of the chooser */
  GtkLabel *message;
  GtkWidget *rows[DPT_ESTABLISHMENT_ACTIVE]; /* by field; NULL where none */
  GtkWidget *marked;
  DptEstablishment *establishment;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptShopPane, dpt_shop_pane, ADW_TYPE_BIN)

static guint changed_signal, chosen_signal;

static const guint place_fields[] = { DPT_ESTABLISHMENT_NAME,        DPT_ESTABLISHMENT_LEGAL_NAME, DPT_ESTABLISHMENT_LINE1,
                                      DPT_ESTABLISHMENT_LINE2,       DPT_ESTABLISHMENT_POSTAL_CODE, DPT_ESTABLISHMENT_CITY,
                                      DPT_ESTABLISHMENT_COUNTRY,     DPT_ESTABLISHMENT_PHONE,      DPT_ESTABLISHMENT_EMAIL,
                                      DPT_ESTABLISHMENT_WEBSITE,     DPT_ESTABLISHMENT_OPENING_HOURS };
static const guint legal_fields[] = { DPT_ESTABLISHMENT_SIRET,   DPT_ESTABLISHMENT_FINESS, DPT_ESTABLISHMENT_VAT_NUMBER,
                                      DPT_ESTABLISHMENT_RCS,     DPT_ESTABLISHMENT_CAPITAL };
static const guint bank_fields[] = { DPT_ESTABLISHMENT_IBAN, DPT_ESTABLISHMENT_BIC };

static void
text_cb (DptShopPane *self)
{
  if (self->filling || self->establishment == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL)
      dpt_record_set_text (self->establishment, i, gtk_editable_get_text (GTK_EDITABLE (self->rows[i])));
  g_signal_emit (self, changed_signal, 0);
}

static void
add_group (DptShopPane *self, GtkWidget *column, const char *title, const guint *fields, gsize n)
{
  g_autoptr (DptEstablishment) sample = dpt_record_new (DPT_TYPE_ESTABLISHMENT);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (dpt_record_get_field (sample, fields[i])->label));
      g_signal_connect_object (row, "changed", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      self->rows[fields[i]] = row;
    }
  gtk_box_append (GTK_BOX (column), group);
}

static void
chooser_cb (DptShopPane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->chooser);

  if (!self->filling && self->shops != NULL && chosen < self->shops->len)
    g_signal_emit (self, chosen_signal, 0, dpt_record_get_id (self->shops->pdata[chosen]));
}

/* Which shop, and one more. */
static GtkWidget *
build_chooser (DptShopPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("New shop"));

  self->chooser = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which shop"), -1);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chooser_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "settings.new-shop");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (bar), button);
  return bar;
}

/* The chooser says whose letterhead it is; of one not saved yet, nothing. */
static void
show_chosen (DptShopPane *self)
{
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->chooser, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; self->shops != NULL && self->establishment != NULL && i < self->shops->len; i++)
    if (dpt_record_get_id (self->shops->pdata[i]) == dpt_record_get_id (self->establishment))
      gtk_drop_down_set_selected (self->chooser, i);
  self->filling = filling;
}

static void
build (DptShopPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->message = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Message"), -1);
  add_group (self, first, _ ("On the letterhead"), place_fields, G_N_ELEMENTS (place_fields));
  add_group (self, second, _ ("By law on every invoice"), legal_fields, G_N_ELEMENTS (legal_fields));
  add_group (self, second, _ ("For transfers"), bank_fields, G_N_ELEMENTS (bank_fields));
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), first);
  gtk_box_append (GTK_BOX (columns), second);
  gtk_box_append (GTK_BOX (box), build_chooser (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), columns);
  g_object_set (box, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
dpt_shop_pane_dispose (GObject *object)
{
  g_clear_object (&DPT_SHOP_PANE (object)->establishment);
  g_clear_pointer (&DPT_SHOP_PANE (object)->shops, g_ptr_array_unref);
  G_OBJECT_CLASS (dpt_shop_pane_parent_class)->dispose (object);
}

static void
dpt_shop_pane_class_init (DptShopPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dpt_shop_pane_dispose;
  changed_signal = g_signal_new ("changed", DPT_TYPE_SHOP_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  chosen_signal = g_signal_new ("shop-chosen", DPT_TYPE_SHOP_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dpt_shop_pane_init (DptShopPane *self)
{
  build (self);
}

void
dpt_shop_pane_set_establishment (DptShopPane *self, DptEstablishment *establishment)
{
  g_return_if_fail (DPT_IS_SHOP_PANE (self));
  g_return_if_fail (establishment == NULL || DPT_IS_ESTABLISHMENT (establishment));

  self->filling = TRUE;
  g_set_object (&self->establishment, establishment);
  dpt_mark_field (&self->marked, NULL, self->message, "");
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL)
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), establishment ? dpt_record_get_string (establishment, i) : "");
  show_chosen (self);
  self->filling = FALSE;
}

void
dpt_shop_pane_set_shops (DptShopPane *self, GPtrArray *shops)
{
  GtkStringList *names;

  g_return_if_fail (DPT_IS_SHOP_PANE (self) && shops != NULL);

  g_ptr_array_ref (shops);
  g_clear_pointer (&self->shops, g_ptr_array_unref);
  self->shops = shops;
  self->filling = TRUE;
  names = GTK_STRING_LIST (gtk_drop_down_get_model (self->chooser));
  gtk_string_list_splice (names, 0, g_list_model_get_n_items (G_LIST_MODEL (names)), NULL);
  for (guint i = 0; i < shops->len; i++)
    gtk_string_list_append (names, dpt_record_get_string (shops->pdata[i], DPT_ESTABLISHMENT_NAME));
  show_chosen (self);
  self->filling = FALSE;
}

void
dpt_shop_pane_focus (DptShopPane *self)
{
  g_return_if_fail (DPT_IS_SHOP_PANE (self));

  show_chosen (self);
  gtk_widget_grab_focus (self->rows[DPT_ESTABLISHMENT_NAME]);
}

DptEstablishment *
dpt_shop_pane_get_establishment (DptShopPane *self)
{
  g_return_val_if_fail (DPT_IS_SHOP_PANE (self), NULL);

  return self->establishment;
}

void
dpt_shop_pane_show_error (DptShopPane *self, const GError *error)
{
  const char *field = dpt_error_get_field (error);
  int number = -1;

  g_return_if_fail (DPT_IS_SHOP_PANE (self) && error != NULL);

  if (self->establishment != NULL && field != NULL)
    number = dpt_record_find_field (self->establishment, field);
  dpt_mark_field (&self->marked, number >= 0 && number < (int) G_N_ELEMENTS (self->rows) ? self->rows[number] : NULL, self->message, error->message);
}
