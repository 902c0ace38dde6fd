/* dpt-user-pane.c - see dpt-user-pane.h.
 * For: rows bound to a draft. Not for: the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/settings/dpt-user-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-error.h"
#include "gui/common/dpt-mark.h"
#include "engine/clinical/dpt-prescription.h"

struct _DptUserPane
{
  AdwBin parent_instance;

  GtkEditable *display_name_row;
  GtkEditable *login_row;
  GtkEditable *title_row;
  GtkEditable *number_row;
  AdwComboRow *profession_row;
  GtkEditable *email_row;
  GtkEditable *phone_row;
  GtkSpinButton *discount_spin;
  GtkSwitch *active_switch;
  AdwPreferencesGroup *roles_group;
  AdwPreferencesGroup *rights_group;
  GtkEditable *password_row;
  GtkEditable *again_row;
  GtkEditable *pin_row;
  GtkLabel *message;
  GtkWidget *marked;

  GtkDropDown *places; /* where the roles that are shown are held */
  GtkSwitch *role_switches[DPT_N_ROLES];
  AdwComboRow *right_rows[DPT_N_RIGHTS];
  DptUserDraft *draft;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DptUserPane, dpt_user_pane, ADW_TYPE_BIN)

static guint changed_signal;

/* What a role is for, said to somebody who has never read a table of rights. In the order of the enumeration. */
static const char *const role_hints[DPT_N_ROLES] = {
  N_ ("Welcomes, books, calls back"),
  N_ ("Examines and prescribes"),
  N_ ("Advises, quotes, orders, hands over"),
  N_ ("Sells, takes and gives back money"),
  N_ ("Receives, counts and orders goods"),
  N_ ("Edges, mounts and reports progress"),
  N_ ("Sees the figures, may do what the shop does"),
  N_ ("Manages users, rights and settings"),
};

/* In the order of DptGrant. */
static const char *const grant_words[] = { N_ ("As the roles say"), N_ ("Given"), N_ ("Taken away"), NULL };

typedef struct
{
  guint field;
  gsize offset;
} Binding;

/* The rows that hold a text field of the account. */
static const Binding bindings[] = {
  { DPT_USER_ACCOUNT_DISPLAY_NAME, G_STRUCT_OFFSET (DptUserPane, display_name_row) },
  { DPT_USER_ACCOUNT_LOGIN, G_STRUCT_OFFSET (DptUserPane, login_row) },
  { DPT_USER_ACCOUNT_TITLE, G_STRUCT_OFFSET (DptUserPane, title_row) },
  { DPT_USER_ACCOUNT_PROFESSIONAL_NUMBER, G_STRUCT_OFFSET (DptUserPane, number_row) },
  { DPT_USER_ACCOUNT_EMAIL, G_STRUCT_OFFSET (DptUserPane, email_row) },
  { DPT_USER_ACCOUNT_PHONE, G_STRUCT_OFFSET (DptUserPane, phone_row) },
};

static GtkEditable *
get_row (DptUserPane *self, const Binding *binding)
{
  return G_STRUCT_MEMBER (GtkEditable *, self, binding->offset);
}

static void
emit_changed (DptUserPane *self)
{
  if (!self->filling && self->draft != NULL)
    g_signal_emit (self, changed_signal, 0);
}

/* --- what roles and rights come to --- */

static guint
get_place (DptUserPane *self)
{
  guint place = gtk_drop_down_get_selected (self->places);

  return place < dpt_user_draft_get_n_places (self->draft) ? place : 0;
}

static void
show_roles (DptUserPane *self)
{
  guint roles = dpt_user_draft_get_roles (self->draft, get_place (self));

  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    gtk_switch_set_active (self->role_switches[role], (roles & DPT_ROLE_BIT (role)) != 0);
}

static void
show_rights (DptUserPane *self)
{
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    {
      gboolean may = dpt_user_draft_may (self->draft, get_place (self), right);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->right_rows[right]), may ? _ ("May") : _ ("May not"));
    }
}

static void
role_cb (DptUserPane *self)
{
  if (self->filling || self->draft == NULL)
    return;
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    dpt_user_draft_set_role (self->draft, get_place (self), role, gtk_switch_get_active (self->role_switches[role]));
  show_rights (self);
  emit_changed (self);
}

static void
place_cb (DptUserPane *self)
{
  if (self->filling || self->draft == NULL)
    return;
  self->filling = TRUE;
  show_roles (self);
  self->filling = FALSE;
  show_rights (self);
}

static void
right_cb (DptUserPane *self)
{
  if (self->filling || self->draft == NULL)
    return;
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    dpt_user_draft_set_grant (self->draft, right, (DptGrant) adw_combo_row_get_selected (self->right_rows[right]));
  show_rights (self);
  emit_changed (self);
}

static void
text_cb (DptUserPane *self)
{
  if (self->filling || self->draft == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    dpt_record_set_text (dpt_user_draft_get_account (self->draft), bindings[i].field, gtk_editable_get_text (get_row (self, &bindings[i])));
  emit_changed (self);
}

static void
number_cb (DptUserPane *self)
{
  DptUserAccount *account;

  if (self->filling || self->draft == NULL)
    return;
  account = dpt_user_draft_get_account (self->draft);
  dpt_record_set_int (account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP, gtk_spin_button_get_value_as_int (self->discount_spin) * 100);
  dpt_record_set_int (account, DPT_USER_ACCOUNT_ACTIVE, gtk_switch_get_active (self->active_switch));
  emit_changed (self);
}

/* The first choice is nobody's profession: "does not prescribe". */
static void
profession_cb (DptUserPane *self)
{
  guint chosen = adw_combo_row_get_selected (self->profession_row);

  if (self->filling || self->draft == NULL)
    return;
  dpt_record_set_text (dpt_user_draft_get_account (self->draft), DPT_USER_ACCOUNT_PROFESSION,
                       chosen == 0 ? NULL : dpt_prescription_profession_list ()[chosen - 1]);
  emit_changed (self);
}

static void
show_profession (DptUserPane *self, const char *profession)
{
  const char *const *list = dpt_prescription_profession_list ();
  guint chosen = 0;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_strcmp0 (list[i], profession) == 0)
      chosen = i + 1;
  adw_combo_row_set_selected (self->profession_row, chosen);
}

static void
secret_cb (DptUserPane *self)
{
  emit_changed (self);
}

/* --- building the two long lists --- */

static void
add_role (DptUserPane *self, DptRole role)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *held = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dpt_role_get_label (role));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (role_hints[role]));
  gtk_widget_set_valign (held, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (held), GTK_ACCESSIBLE_PROPERTY_LABEL, dpt_role_get_label (role), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), held);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), held);
  adw_preferences_group_add (self->roles_group, row);
  self->role_switches[role] = GTK_SWITCH (held);
  g_signal_connect_object (held, "notify::active", G_CALLBACK (role_cb), self, G_CONNECT_SWAPPED);
}

static void
add_right (DptUserPane *self, DptRight right, GListModel *words)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *label = dpt_right_get_label (right);
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  g_autofree char *title = g_strconcat (upper, g_utf8_offset_to_pointer (label, 1), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), words);
  adw_preferences_group_add (self->rights_group, row);
  self->right_rows[right] = ADW_COMBO_ROW (row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (right_cb), self, G_CONNECT_SWAPPED);
}

static void
build_places (DptUserPane *self)
{
  self->places = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->places), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Where the roles are held"), -1);
  adw_preferences_group_set_header_suffix (self->roles_group, GTK_WIDGET (self->places));
  g_signal_connect_object (self->places, "notify::selected", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
}

/* The place that is looked at stays while one goes through the team. */
static void
show_places (DptUserPane *self)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->places));
  guint place = gtk_drop_down_get_selected (self->places);
  guint n = dpt_user_draft_get_n_places (self->draft);

  gtk_string_list_splice (names, 0, g_list_model_get_n_items (G_LIST_MODEL (names)), NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, i == 0 ? _ ("In all shops") : dpt_user_draft_get_place_name (self->draft, i));
  gtk_drop_down_set_selected (self->places, place < n ? place : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->places), n > 2);
}

static void
build_lists (DptUserPane *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  build_places (self);
  for (guint i = 0; grant_words[i] != NULL; i++)
    gtk_string_list_append (words, _ (grant_words[i]));
  for (DptRole role = 0; role < DPT_N_ROLES; role++)
    add_role (self, role);
  for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
    add_right (self, right, G_LIST_MODEL (words));
}

/* --- object --- */

static void
dpt_user_pane_dispose (GObject *object)
{
  g_clear_object (&DPT_USER_PANE (object)->draft);
  G_OBJECT_CLASS (dpt_user_pane_parent_class)->dispose (object);
}

static void
dpt_user_pane_class_init (DptUserPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_user_pane_dispose;
  changed_signal = g_signal_new ("changed", DPT_TYPE_USER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/settings/dpt-user-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, display_name_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, login_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, title_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, number_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, profession_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, email_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, phone_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, discount_spin);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, active_switch);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, roles_group);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, rights_group);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, password_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, again_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, pin_row);
  gtk_widget_class_bind_template_child (widget_class, DptUserPane, message);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
  gtk_widget_class_bind_template_callback (widget_class, profession_cb);
  gtk_widget_class_bind_template_callback (widget_class, secret_cb);
}

static void
dpt_user_pane_init (DptUserPane *self)
{
  g_autoptr (GtkStringList) professions = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  gtk_string_list_append (professions, _ ("Does not prescribe"));
  for (guint i = 0; dpt_prescription_profession_list ()[i] != NULL; i++)
    gtk_string_list_append (professions,
                            dpt_prescription_profession_get_label (dpt_prescription_profession_list ()[i]));
  adw_combo_row_set_model (self->profession_row, G_LIST_MODEL (professions));
  self->filling = FALSE;
  build_lists (self);
}

void
dpt_user_pane_set_draft (DptUserPane *self, DptUserDraft *draft)
{
  DptUserAccount *account;

  g_return_if_fail (DPT_IS_USER_PANE (self));
  g_return_if_fail (draft == NULL || DPT_IS_USER_DRAFT (draft));

  self->filling = TRUE;
  g_set_object (&self->draft, draft);
  dpt_mark_field (&self->marked, NULL, self->message, "");
  gtk_editable_set_text (self->password_row, "");
  gtk_editable_set_text (self->again_row, "");
  gtk_editable_set_text (self->pin_row, "");
  if (draft != NULL)
    {
      account = dpt_user_draft_get_account (draft);
      for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
        gtk_editable_set_text (get_row (self, &bindings[i]), dpt_record_get_string (account, bindings[i].field));
      show_profession (self, dpt_record_get_text (account, DPT_USER_ACCOUNT_PROFESSION));
      gtk_spin_button_set_value (self->discount_spin, (double) dpt_record_get_int (account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP) / 100);
      gtk_switch_set_active (self->active_switch, !dpt_record_is_saved (account) || dpt_record_get_int (account, DPT_USER_ACCOUNT_ACTIVE) != 0);
      show_places (self);
      show_roles (self);
      for (DptRight right = 0; right < DPT_N_RIGHTS; right++)
        adw_combo_row_set_selected (self->right_rows[right], dpt_user_draft_get_grant (draft, right));
      show_rights (self);
    }
  self->filling = FALSE;
}

gboolean
dpt_user_pane_collect (DptUserPane *self)
{
  const char *password = gtk_editable_get_text (self->password_row);
  const char *pin = gtk_editable_get_text (self->pin_row);

  g_return_val_if_fail (DPT_IS_USER_PANE (self) && self->draft != NULL, FALSE);

  if (strcmp (password, gtk_editable_get_text (self->again_row)) != 0)
    {
      dpt_mark_field (&self->marked, GTK_WIDGET (self->again_row), self->message, _ ("The two passwords are not the same."));
      return FALSE;
    }
  dpt_mark_field (&self->marked, NULL, self->message, "");
  dpt_user_draft_set_secrets (self->draft, *password != '\0' ? password : NULL, *pin != '\0' ? pin : NULL);
  return TRUE;
}

void
dpt_user_pane_show_error (DptUserPane *self, const GError *error)
{
  const char *field = dpt_error_get_field (error);
  GtkWidget *row = NULL;

  g_return_if_fail (DPT_IS_USER_PANE (self) && error != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bindings) && self->draft != NULL; i++)
    if (g_strcmp0 (dpt_record_get_field (dpt_user_draft_get_account (self->draft), bindings[i].field)->column, field) == 0)
      row = GTK_WIDGET (get_row (self, &bindings[i]));
  if (g_strcmp0 (field, "password") == 0)
    row = GTK_WIDGET (self->password_row);
  else if (g_strcmp0 (field, "pin") == 0)
    row = GTK_WIDGET (self->pin_row);
  dpt_mark_field (&self->marked, row, self->message, error->message);
}

void
dpt_user_pane_focus (DptUserPane *self)
{
  g_return_if_fail (DPT_IS_USER_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->display_name_row));
}
