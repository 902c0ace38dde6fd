/* dpt-first-start-page.c - see dpt-first-start-page.h.
 * For: the form, and what is wrong with it. Not for: the demonstration's data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/shell/dpt-first-start-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-catalog-france.h"
#include "engine/practice/dpt-country.h"
#include "engine/practice/dpt-shop.h"
#include "gui/common/dpt-mark.h"

struct _DptFirstStartPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkEditable *name_row;
  AdwComboRow *country_row;
  GtkEditable *line1_row;
  GtkEditable *postal_code_row;
  GtkEditable *city_row;
  GtkEditable *phone_row;
  GtkEditable *email_row;
  GtkEditable *siret_row;
  GtkEditable *display_name_row;
  GtkEditable *login_row;
  GtkEditable *password_row;
  GtkEditable *again_row;
  GtkEditable *pin_row;
  GtkSwitch *owner_switch;
  GtkSwitch *optician_switch;
  GtkSwitch *optometrist_switch;
  GtkSwitch *catalog_switch;
  GtkLabel *message;
  GtkWidget *marked; /* the row that was refused */

  DptDb *db;
  DptClock *clock;
  GCancellable *cancellable;
  char *proposed_login;
};

G_DEFINE_FINAL_TYPE (DptFirstStartPage, dpt_first_start_page, ADW_TYPE_BIN)

static guint created_signal;
static guint demonstration_signal;

/* --- creating --- */

typedef struct
{
  DptDb *db;
  DptClock *clock;
  char *name;
  const char *country; /* static */
  DptEstablishment *establishment;
  DptUserAccount *account;
  char *password;
  char *pin;
  guint roles;
  gboolean catalog;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->db);
  g_object_unref (order->clock);
  g_free (order->name);
  g_object_unref (order->establishment);
  g_object_unref (order->account);
  explicit_bzero (order->password, strlen (order->password));
  g_free (order->password);
  g_free (order->pin);
  g_free (order);
}

/* Tax classes are needed to sell anything at all; the invented catalogue only to begin with something. */
static gboolean
install_catalog (DptUnit *unit, const DptShopPlan *plan, gpointer data, GError **error)
{
  const Order *order = data;

  return order->catalog ? dpt_catalog_france_install (unit, error) : dpt_catalog_france_install_taxes (unit, error);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  const char *own_words[] = { dpt_record_get_text (order->account, DPT_USER_ACCOUNT_LOGIN),
                              dpt_record_get_text (order->account, DPT_USER_ACCOUNT_DISPLAY_NAME), order->name, NULL };
  g_autoptr (DptSession) system = dpt_session_new_system (order->db, order->clock, 0, &error);
  g_autoptr (DptCredentials) credentials = NULL;

  if (system != NULL && order->account != NULL)
    credentials = dpt_credentials_new (order->password, *order->pin != '\0' ? order->pin : NULL, DPT_PASSWORD_STRENGTH_FULL, own_words, &error);
  if (credentials != NULL)
    {
      DptShopPlan plan = {
        .name = order->name, .country = order->country, .establishment = order->establishment, .machine = g_get_host_name (),
        .administrator = order->account, .credentials = credentials, .administrator_roles = order->roles, .also = install_catalog, .also_data = order,
      };

      if (dpt_shop_create (system, &plan, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
    }
  g_task_return_error (task, error);
}

static GtkWidget *
find_row (DptFirstStartPage *self, const char *field)
{
  const struct { const char *field; gpointer row; } rows[] = {
    { "name", self->name_row },       { "line1", self->line1_row },   { "postal_code", self->postal_code_row },
    { "city", self->city_row },       { "phone", self->phone_row },   { "email", self->email_row },
    { "siret", self->siret_row },     { "login", self->login_row },   { "display_name", self->display_name_row },
    { "password", self->password_row }, { "pin", self->pin_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].field, field) == 0)
      return rows[i].row;
  return NULL;
}

static void
refuse (DptFirstStartPage *self, const char *field, const char *message)
{
  dpt_mark_field (&self->marked, field != NULL ? find_row (self, field) : NULL, self->message, message);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DptFirstStartPage *self = DPT_FIRST_START_PAGE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    {
      g_signal_emit (self, created_signal, 0, gtk_editable_get_text (self->login_row), gtk_editable_get_text (self->password_row));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
  refuse (self, dpt_error_get_field (error), error->message);
}

static const char *
get_country (DptFirstStartPage *self)
{
  guint n;
  const DptCountry *countries = dpt_country_list (&n);
  guint chosen = adw_combo_row_get_selected (self->country_row);

  return chosen < n ? countries[chosen].code : countries[0].code;
}

static DptEstablishment *
create_establishment (DptFirstStartPage *self)
{
  const struct { guint field; GtkEditable *row; } rows[] = {
    { DPT_ESTABLISHMENT_NAME, self->name_row },   { DPT_ESTABLISHMENT_LINE1, self->line1_row }, { DPT_ESTABLISHMENT_POSTAL_CODE, self->postal_code_row },
    { DPT_ESTABLISHMENT_CITY, self->city_row },   { DPT_ESTABLISHMENT_PHONE, self->phone_row }, { DPT_ESTABLISHMENT_EMAIL, self->email_row },
    { DPT_ESTABLISHMENT_SIRET, self->siret_row },
  };
  DptEstablishment *establishment = dpt_record_new (DPT_TYPE_ESTABLISHMENT);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    dpt_record_set_text (establishment, rows[i].field, gtk_editable_get_text (rows[i].row));
  dpt_record_set_text (establishment, DPT_ESTABLISHMENT_COUNTRY, get_country (self));
  return establishment;
}

static guint
get_roles (DptFirstStartPage *self)
{
  return (gtk_switch_get_active (self->owner_switch) ? DPT_ROLE_BIT (DPT_ROLE_OWNER) : 0)
         | (gtk_switch_get_active (self->optician_switch) ? DPT_ROLE_BIT (DPT_ROLE_OPTICIAN) : 0)
         | (gtk_switch_get_active (self->optometrist_switch) ? DPT_ROLE_BIT (DPT_ROLE_OPTOMETRIST) : 0);
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptFirstStartPage *self = DPT_FIRST_START_PAGE (widget);
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (dpt_text_is_blank (gtk_editable_get_text (self->name_row)))
    {
      refuse (self, "name", _ ("Shop’s name: must be filled in."));
      return;
    }
  if (strcmp (gtk_editable_get_text (self->password_row), gtk_editable_get_text (self->again_row)) != 0)
    {
      refuse (self, "password", _ ("The two passwords are not the same."));
      return;
    }
  refuse (self, NULL, "");
  gtk_stack_set_visible_child_name (self->stack, "working");
  order = g_new0 (Order, 1);
  order->db = g_object_ref (self->db);
  order->clock = g_object_ref (self->clock);
  order->name = g_strdup (gtk_editable_get_text (self->name_row));
  order->country = get_country (self);
  order->establishment = create_establishment (self);
  order->account = dpt_record_new (DPT_TYPE_USER_ACCOUNT);
  dpt_record_set_text (order->account, DPT_USER_ACCOUNT_LOGIN, gtk_editable_get_text (self->login_row));
  dpt_record_set_text (order->account, DPT_USER_ACCOUNT_DISPLAY_NAME, gtk_editable_get_text (self->display_name_row));
  dpt_record_set_int (order->account, DPT_USER_ACCOUNT_DISCOUNT_LIMIT_BP, 10000);
  order->password = g_strdup (gtk_editable_get_text (self->password_row));
  order->pin = g_strdup (gtk_editable_get_text (self->pin_row));
  order->roles = get_roles (self);
  order->catalog = gtk_switch_get_active (self->catalog_switch);
  task = g_task_new (self, self->cancellable, created_cb, NULL);
  g_task_set_source_tag (task, create_action);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, create_in_thread);
}

/* --- the form --- */

/* "Claire Vasseur" signs in as claire.vasseur, until somebody types something else. */
static void
name_changed_cb (DptFirstStartPage *self)
{
  g_auto (GStrv) words = dpt_text_split_words (gtk_editable_get_text (self->display_name_row), 3);
  g_autofree char *joined = g_strjoinv (".", words);
  g_autofree char *login = NULL;

  if (strlen (joined) > 40 || !g_str_is_ascii (joined))
    return;
  if (g_strcmp0 (gtk_editable_get_text (self->login_row), self->proposed_login ? self->proposed_login : "") != 0)
    return;
  login = g_steal_pointer (&self->proposed_login);
  self->proposed_login = g_strdup (joined);
  gtk_editable_set_text (self->login_row, joined);
}

static void
show_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DptFirstStartPage *self = DPT_FIRST_START_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (DPT_FIRST_START_PAGE (widget)->stack, "choice");
}

static void
demonstration_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, demonstration_signal, 0);
}

static void
fill_countries (DptFirstStartPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n;
  const DptCountry *countries = dpt_country_list (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _ (countries[i].label));
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (list));
}

static void
dpt_first_start_page_dispose (GObject *object)
{
  DptFirstStartPage *self = DPT_FIRST_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->db);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->proposed_login, g_free);
  G_OBJECT_CLASS (dpt_first_start_page_parent_class)->dispose (object);
}

static void
dpt_first_start_page_class_init (DptFirstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dpt_first_start_page_dispose;
  created_signal = g_signal_new ("created", DPT_TYPE_FIRST_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  demonstration_signal = g_signal_new ("demonstration-wanted", DPT_TYPE_FIRST_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/shell/dpt-first-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, country_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, line1_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, postal_code_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, city_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, phone_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, siret_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, display_name_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, again_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, pin_row);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, owner_switch);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, optician_switch);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, optometrist_switch);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, catalog_switch);
  gtk_widget_class_bind_template_child (widget_class, DptFirstStartPage, message);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_install_action (widget_class, "first-start.show-form", NULL, show_form_action);
  gtk_widget_class_install_action (widget_class, "first-start.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "first-start.demonstration", NULL, demonstration_action);
  gtk_widget_class_install_action (widget_class, "first-start.create", NULL, create_action);
}

static void
dpt_first_start_page_init (DptFirstStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  fill_countries (self);
}

GtkWidget *
dpt_first_start_page_new (DptDb *db, DptClock *clock)
{
  DptFirstStartPage *self = g_object_new (DPT_TYPE_FIRST_START_PAGE, NULL);

  self->db = g_object_ref (db);
  self->clock = g_object_ref (clock);
  return GTK_WIDGET (self);
}
