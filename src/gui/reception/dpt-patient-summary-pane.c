/* dpt-patient-summary-pane.c - see dpt-patient-summary-pane.h.
 * For: cards made from an overview. Not for: reading it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*   first: alerts, contact, person, cover   second: prescription, open orders   third: balance, what happened lately */
#include "gui/reception/dpt-patient-summary-pane.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "base/dpt-power.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "gui/common/dpt-badge.h"
#include "gui/common/dpt-prescription-acts.h"
#include "gui/reception/dpt-patient-tabs.h"
#include "gui/reception/dpt-tags-editor.h"

#define LATELY 9

struct _DptPatientSummaryPane
{
  AdwBin parent_instance;

  GtkBox *first, *second, *third;
};

G_DEFINE_FINAL_TYPE (DptPatientSummaryPane, dpt_patient_summary_pane, ADW_TYPE_BIN)

static guint row_activated_signal;

/* --- cards --- */

static GtkBox *
add_card (GtkBox *column, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_label_new (title);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "dpt-facts");
  gtk_box_append (GTK_BOX (group), head);
  gtk_box_append (GTK_BOX (group), card);
  gtk_box_append (column, group);
  return GTK_BOX (card);
}

/* The privacy key blanks it (F9): nobody reads over a shoulder what somebody else suffers from. */
static void
hide_from_clients (GtkBox *card)
{
  gtk_widget_add_css_class (GTK_WIDGET (card), "dpt-clinical");
}

static GtkWidget *
make_label (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A name on the left, what it is on the right; nothing where there is nothing to say. */
static void
add_fact (GtkBox *card, const char *name, const char *value)
{
  GtkWidget *row;
  GtkWidget *label;
  GtkWidget *text;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = make_label (name, "dim-label", 0);
  text = make_label (value, "numeric", 1);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_focusable (text, FALSE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (card, row);
}

static void
add_nothing (GtkBox *card, const char *text)
{
  gtk_box_append (card, make_label (text, "dim-label", 0));
}

static void
clicked_cb (GtkWidget *button, DptPatientSummaryPane *self)
{
  g_signal_emit (self, row_activated_signal, 0, g_object_get_data (G_OBJECT (button), "dpt-row"));
}

/* A line that opens @row: title and detail on the left, @end on the right. */
static void
add_line (DptPatientSummaryPane *self, GtkBox *card, GObject *row, const char *title, const char *detail, GtkWidget *end)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = make_label (title, NULL, 0);
  GtkWidget *second = make_label (detail, "caption", 0);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, detail);

  gtk_label_set_wrap (GTK_LABEL (first), FALSE);
  gtk_label_set_wrap (GTK_LABEL (second), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), second);
  gtk_box_append (GTK_BOX (box), words);
  if (end != NULL)
    {
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), end);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dpt-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "dpt-row", g_object_ref (row), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (card, button);
}

/* --- first column --- */

static void
show_alerts (DptPatientSummaryPane *self, const DptPatientOverview *overview)
{
  GPtrArray *alerts = overview->summary->alerts;
  GtkBox *card;

  if (alerts == NULL || alerts->len == 0)
    return;
  card = add_card (self->first, _ ("Beware"));
  hide_from_clients (card);
  for (guint i = 0; i < alerts->len; i++)
    {
      const char *kind = dpt_record_get_string (alerts->pdata[i], DPT_ALERT_KIND);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *text = make_label (dpt_record_get_text (alerts->pdata[i], DPT_ALERT_TEXT), NULL, 0);

      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (row), text);
      gtk_box_append (GTK_BOX (row), dpt_badge_new (g_str_equal (kind, "note") ? DPT_BADGE_WARNING : DPT_BADGE_ERROR, NULL,
                                                    dpt_patient_word (kind)));
      gtk_box_append (card, row);
    }
}

static void
show_contact (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card = add_card (self->first, _ ("Contact"));
  GListModel *contacts = dpt_patient_file_get_part (overview->file, DPT_PATIENT_PART_CONTACTS);
  DptAddress *address = dpt_patient_file_get_address (overview->file, "home");
  DptPatient *patient = dpt_patient_file_get_patient (overview->file);
  g_autofree char *lines = address != NULL ? dpt_address_format (address, dpt_session_get_country (session)) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (DptRecord) contact = g_list_model_get_item (contacts, i);
      const char *kind = dpt_record_get_text (contact, DPT_CONTACT_POINT_KIND);
      const char *value = dpt_record_get_string (contact, DPT_CONTACT_POINT_VALUE);
      g_autofree char *text = g_strcmp0 (kind, "email") == 0 ? g_strdup (value) : dpt_phone_format (value);

      add_fact (card, dpt_patient_word (kind), text);
    }
  add_fact (card, _ ("Address"), lines);
  if (!dpt_record_is_null (patient, DPT_PATIENT_PREFERRED_CHANNEL))
    add_fact (card, _ ("Wants to be told by"), dpt_patient_word (dpt_record_get_text (patient, DPT_PATIENT_PREFERRED_CHANNEL)));
  if (gtk_widget_get_first_child (GTK_WIDGET (card)) == NULL)
    add_nothing (card, _ ("No phone, no address: ask for them."));
}

static void
show_person (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card = add_card (self->first, _ ("Person"));
  DptPatient *patient = dpt_patient_file_get_patient (overview->file);
  g_autofree char *today = dpt_session_dup_today (session);
  g_autofree char *age = dpt_patient_summary_dup_age (overview->summary, today);
  g_autofree char *day = dpt_date_format (overview->summary->birth_date);
  g_autofree char *born = *age != '\0' ? g_strdup_printf ("%s · %s", day, age) : g_strdup (day);
  g_autofree char *seen = dpt_date_format (overview->summary->last_seen_on);
  g_autofree char *died = dpt_date_format (dpt_record_get_text (patient, DPT_PATIENT_DECEASED_ON));

  add_fact (card, _ ("Born"), born);
  add_fact (card, _ ("Birth name"), dpt_record_get_text (patient, DPT_PATIENT_BIRTH_NAME));
  add_fact (card, _ ("Deceased on"), died);
  add_fact (card, _ ("Occupation"), dpt_record_get_text (patient, DPT_PATIENT_OCCUPATION));
  add_fact (card, _ ("Prescriber"), overview->prescriber);
  add_fact (card, _ ("Last seen"), seen);
  add_fact (card, _ ("Notes"), dpt_record_get_text (patient, DPT_PATIENT_NOTES));
}

static void
show_tags (DptPatientSummaryPane *self, const DptPatientOverview *overview)
{
  GListModel *tags = dpt_patient_file_get_part (overview->file, DPT_PATIENT_PART_TAGS);
  GtkWidget *chips;

  if (g_list_model_get_n_items (tags) == 0)
    return;
  chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (DptRecord) tag = g_list_model_get_item (tags, i);

      gtk_box_append (GTK_BOX (chips), dpt_tag_chip_new (dpt_record_get_string (tag, DPT_PATIENT_TAG_TAG_NAME),
                                                         dpt_record_get_text (tag, DPT_PATIENT_TAG_TAG_COLOR)));
    }
  gtk_box_append (self->first, chips);
}

static void
add_merged (GtkBox *card, DptPatientKin *kin)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Take apart"));
  g_autofree char *name = dpt_patient_kin_dup_name (kin);
  /* Translators: a file that was merged into this one: its number and name */
  g_autofree char *text = g_strdup_printf (_ ("Merged: no. %d, %s"), (int) dpt_record_get_int (kin, DPT_PATIENT_KIN_FILE_NUMBER), name);
  /* Translators: accessible name of the button that undoes a merge; the patient's name */
  g_autofree char *about = g_strdup_printf (_ ("Take the file of %s apart again"), name);
  GtkWidget *label = make_label (text, "dim-label", 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "dpt-small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reception.unmerge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", dpt_record_get_id (kin));
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (card, row);
}

static void
show_kin (DptPatientSummaryPane *self, const DptPatientOverview *overview)
{
  GtkBox *family = NULL, *merged = NULL;

  for (guint i = 0; i < overview->kin->len; i++)
    {
      DptPatientKin *kin = overview->kin->pdata[i];
      const char *kind = dpt_record_get_string (kin, DPT_PATIENT_KIN_KIND);
      g_autofree char *name = dpt_patient_kin_dup_name (kin);
      g_autofree char *born = dpt_date_format (dpt_record_get_text (kin, DPT_PATIENT_KIN_BIRTH_DATE));
      g_autofree char *detail = *born != '\0' ? g_strdup_printf ("%s · %s", dpt_patient_word (kind), born) : g_strdup (dpt_patient_word (kind));

      if (g_str_equal (kind, "merged"))
        {
          if (merged == NULL)
            merged = add_card (self->first, _ ("The same person"));
          add_merged (merged, kin);
          continue;
        }
      if (family == NULL)
        family = add_card (self->first, _ ("Family"));
      add_line (self, family, G_OBJECT (kin), name, detail, NULL);
    }
}

static void
show_cover (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card = add_card (self->first, _ ("Cover"));
  GListModel *covers = dpt_patient_file_get_part (overview->file, DPT_PATIENT_PART_COVERS);
  g_autofree char *today = dpt_session_dup_today (session);

  for (guint i = 0; i < g_list_model_get_n_items (covers); i++)
    {
      g_autoptr (DptRecord) cover = g_list_model_get_item (covers, i);
      const char *until = dpt_record_get_text (cover, DPT_PATIENT_COVER_VALID_UNTIL);
      gboolean over = until != NULL && g_strcmp0 (until, today) < 0;
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *name = make_label (dpt_record_get_text (cover, DPT_PATIENT_COVER_INSURER_NAME), NULL, 0);

      gtk_widget_set_hexpand (name, TRUE);
      gtk_box_append (GTK_BOX (row), name);
      if (over)
        gtk_box_append (GTK_BOX (row), dpt_badge_new (DPT_BADGE_WARNING, NULL, C_ ("a cover", "Expired")));
      else
        gtk_box_append (GTK_BOX (row), make_label (dpt_record_get_int (cover, DPT_PATIENT_COVER_RANK) == 1
                                                     ? _ ("Compulsory") : _ ("Complementary"), "dim-label", 1));
      gtk_box_append (card, row);
    }
  if (g_list_model_get_n_items (covers) == 0)
    add_nothing (card, _ ("No insurer is known."));
}

/* --- second column --- */

static void
attach_power (GtkGrid *grid, int column, int row, int hundredths, gboolean shown)
{
  g_autofree char *text = shown ? dpt_power_format (hundredths) : g_strdup ("");

  gtk_grid_attach (grid, make_label (text, "numeric", 1), column, row, 1, 1);
}

static void
attach_eye (GtkGrid *grid, int row, const char *name, gboolean there, const DptRx *rx)
{
  g_autofree char *axis = there && rx->cylinder != 0 ? g_strdup_printf ("%d°", rx->axis) : g_strdup ("");

  gtk_grid_attach (grid, make_label (name, "dim-label", 0), 0, row, 1, 1);
  if (!there)
    return;
  attach_power (grid, 1, row, rx->sphere, TRUE);
  attach_power (grid, 2, row, rx->cylinder, rx->cylinder != 0);
  gtk_grid_attach (grid, make_label (axis, "numeric", 1), 3, row, 1, 1);
  attach_power (grid, 4, row, rx->addition, rx->addition != 0);
}

static GtkWidget *
make_powers (const DptPatientSummary *summary)
{
  const char *heads[] = { "", _ ("Sphere"), _ ("Cylinder"), _ ("Axis"), C_ ("of a prescription", "Addition") };
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  for (int i = 0; i < 5; i++)
    {
      GtkWidget *head = make_label (heads[i], "caption", 1);

      gtk_widget_add_css_class (head, "dim-label");
      gtk_label_set_wrap (GTK_LABEL (head), FALSE);
      gtk_widget_set_hexpand (head, i > 0);
      gtk_grid_attach (grid, head, i, 0, 1, 1);
    }
  attach_eye (grid, 1, _ ("Right eye"), summary->has_right, &summary->right);
  attach_eye (grid, 2, _ ("Left eye"), summary->has_left, &summary->left);
  return GTK_WIDGET (grid);
}

static GObject *
find_row (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (dpt_record_get_id (rows->pdata[i]) == id)
      return rows->pdata[i];
  return NULL;
}

/* Beside the card's title: type one in, and what can be done with the last one. */
static void
add_prescription_acts (GtkBox *card, DptSession *session, const DptPatientSummary *summary)
{
  GtkWidget *group = gtk_widget_get_parent (GTK_WIDGET (card)), *title = gtk_widget_get_first_child (group);
  GtkWidget *line, *enter;

  if (!dpt_session_may (session, DPT_RIGHT_PRESCRIPTION_TRANSCRIBE))
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  enter = gtk_button_new_with_label (_ ("Enter one…"));
  g_object_ref (title);
  gtk_box_remove (GTK_BOX (group), title);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  g_object_unref (title);
  gtk_widget_set_tooltip_text (enter, _ ("Enter a prescription from outside"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (enter), "prescription.enter");
  gtk_widget_add_css_class (enter, "flat");
  gtk_widget_add_css_class (enter, "dpt-small");
  gtk_box_append (GTK_BOX (line), enter);
  if (summary->prescription_id != 0)
    gtk_box_append (GTK_BOX (line),
                    dpt_prescription_menu_button_new (summary->prescription_id, !summary->expired,
                                                      dpt_prescription_usage_get_label (summary->prescription_usage)));
  gtk_box_prepend (GTK_BOX (group), line);
}

static void
show_prescription (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  const DptPatientSummary *summary = overview->summary;
  GtkBox *card;
  GObject *row;
  g_autofree char *day = NULL;
  g_autofree char *until = NULL;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  const char *usage;

  if (!summary->sees_prescription)
    return;
  card = add_card (self->second, _ ("Last prescription"));
  hide_from_clients (card);
  add_prescription_acts (card, session, summary);
  row = find_row (overview->prescriptions, summary->prescription_id);
  if (row == NULL)
    {
      add_nothing (card, _ ("None yet."));
      return;
    }
  gtk_box_append (card, make_powers (summary));
  day = dpt_date_format (summary->prescription_on);
  until = dpt_date_format (summary->prescription_until);
  usage = dpt_prescription_usage_get_label (summary->prescription_usage);
  /* Translators: what a prescription is for, and the day of issue */
  title = g_strdup_printf (_ ("%s, of %s"), usage != NULL ? usage : "", day);
  detail = *until != '\0' ? g_strdup_printf (_ ("%s · until %s"), dpt_record_get_string (row, DPT_PRESCRIPTION_ROW_PRESCRIBER_NAME), until)
                          : g_strdup (dpt_record_get_string (row, DPT_PRESCRIPTION_ROW_PRESCRIBER_NAME));
  add_line (self, card, row, title, detail,
            summary->expired ? dpt_badge_new (DPT_BADGE_WARNING, NULL, C_ ("a prescription", "Expired"))
                             : dpt_badge_new (DPT_BADGE_SUCCESS, NULL, C_ ("a prescription", "In force")));
}

static void
show_orders (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card;
  guint shown = 0;

  if (!dpt_session_may (session, DPT_RIGHT_ORDER_READ))
    return;
  card = add_card (self->second, _ ("Open orders"));
  for (guint i = 0; i < overview->orders->len; i++)
    {
      GObject *order = overview->orders->pdata[i];
      g_autofree char *number = dpt_patient_order_dup_number (DPT_PATIENT_ORDER (order));
      g_autofree char *day = dpt_date_format (dpt_record_get_text (order, DPT_PATIENT_ORDER_CREATED_ON));
      g_autofree char *total = dpt_money_format (dpt_record_get_int (order, DPT_PATIENT_ORDER_TOTAL), dpt_session_get_currency (session));
      g_autofree char *detail = NULL;
      g_autofree char *word = NULL;
      DptBadgeTone tone;
      const char *label = dpt_record_get_text (order, DPT_PATIENT_ORDER_LABEL);

      if (!dpt_patient_order_is_open (DPT_PATIENT_ORDER (order)) || ++shown > 4)
        continue;
      detail = g_strdup_printf ("%s · %s · %s", number, day, total);
      dpt_order_badge (dpt_record_get_text (order, DPT_PATIENT_ORDER_STATE), &tone, &word);
      add_line (self, card, order, label != NULL ? label : number, detail, dpt_badge_new (tone, NULL, word));
    }
  if (shown == 0)
    add_nothing (card, _ ("None: nothing waits for this patient."));
}

static void
show_equipment (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card;
  guint shown = 0;

  if (!dpt_session_may (session, DPT_RIGHT_ORDER_READ))
    return;
  card = add_card (self->second, _ ("Wears"));
  for (guint i = 0; i < overview->equipment->len && shown < 3; i++)
    {
      GObject *pair = overview->equipment->pdata[i];
      g_autofree char *day = dpt_date_format (dpt_record_get_text (pair, DPT_PATIENT_EQUIPMENT_BOUGHT_ON));
      const char *frame = dpt_record_get_text (pair, DPT_PATIENT_EQUIPMENT_FRAME);
      const char *lenses = dpt_record_get_text (pair, DPT_PATIENT_EQUIPMENT_LENSES);
      g_autofree char *detail = lenses != NULL ? g_strdup_printf ("%s · %s", day, lenses) : g_strdup (day);

      /* A box of wipes is no eyewear. */
      if (g_strcmp0 (dpt_record_get_text (pair, DPT_PATIENT_EQUIPMENT_KIND), "accessory") == 0)
        continue;
      shown++;
      add_line (self, card, pair, frame != NULL ? frame : _ ("Own frame"), detail, NULL);
    }
  if (shown == 0)
    add_nothing (card, _ ("Nothing bought here yet."));
}

/* --- third column --- */

static void
show_balance (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  DptMoney balance = overview->summary->balance;
  g_autofree char *text = NULL;
  GtkBox *card;
  GtkWidget *amount;

  if (!overview->summary->sees_balance)
    return;
  card = add_card (self->third, _ ("Balance"));
  text = dpt_money_format (ABS (balance), dpt_session_get_currency (session));
  amount = make_label (text, "title-2", 0);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Balance"), -1);
  gtk_box_append (card, amount);
  if (balance > 0)
    gtk_widget_add_css_class (amount, "error");
  gtk_box_append (card, make_label (balance > 0 ? _ ("The patient still owes this.")
                                    : balance < 0 ? _ ("This is to the patient’s good.") : _ ("Everything is paid."), "dim-label", 0));
}

static void
show_lately (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  GtkBox *card = add_card (self->third, _ ("Lately"));
  guint shown = 0;

  hide_from_clients (card);

  for (guint i = 0; i < overview->events->len && shown < LATELY; i++)
    {
      GObject *event = overview->events->pdata[i];
      g_autofree char *iso = dpt_date_from_instant (dpt_record_get_int (event, DPT_PATIENT_EVENT_AT));
      g_autofree char *day = dpt_date_format (iso);
      const char *what = dpt_record_get_string (event, DPT_PATIENT_EVENT_DETAIL);
      g_autofree char *detail = *what != '\0' ? g_strdup_printf ("%s · %s", day, what) : g_strdup (day);
      g_autofree char *amount = dpt_record_is_null (event, DPT_PATIENT_EVENT_AMOUNT)
        ? NULL : dpt_money_format (dpt_record_get_int (event, DPT_PATIENT_EVENT_AMOUNT), dpt_session_get_currency (session));

      if (g_str_equal (dpt_record_get_string (event, DPT_PATIENT_EVENT_KIND), "change"))
        continue;
      shown++;
      add_line (self, card, event, dpt_record_get_string (event, DPT_PATIENT_EVENT_TITLE), detail,
                amount != NULL ? make_label (amount, "numeric", 1) : NULL);
    }
  if (shown == 0)
    add_nothing (card, _ ("Nothing yet: a new patient."));
}

static void
empty_column (GtkBox *column)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (column))) != NULL)
    gtk_box_remove (column, child);
}

static void
dpt_patient_summary_pane_class_init (DptPatientSummaryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  row_activated_signal = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, G_TYPE_OBJECT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/reception/dpt-patient-summary-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DptPatientSummaryPane, first);
  gtk_widget_class_bind_template_child (widget_class, DptPatientSummaryPane, second);
  gtk_widget_class_bind_template_child (widget_class, DptPatientSummaryPane, third);
}

static void
dpt_patient_summary_pane_init (DptPatientSummaryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dpt_patient_summary_pane_show (DptPatientSummaryPane *self, DptSession *session, const DptPatientOverview *overview)
{
  g_return_if_fail (DPT_IS_PATIENT_SUMMARY_PANE (self));
  g_return_if_fail (overview != NULL);

  empty_column (self->first);
  empty_column (self->second);
  empty_column (self->third);
  show_alerts (self, overview);
  show_contact (self, session, overview);
  show_tags (self, overview);
  show_person (self, session, overview);
  show_kin (self, overview);
  show_cover (self, session, overview);
  show_prescription (self, session, overview);
  show_orders (self, session, overview);
  show_equipment (self, session, overview);
  show_balance (self, session, overview);
  show_lately (self, session, overview);
}
