/* dpt-patient-tabs.c - see dpt-patient-tabs.h.
 * For: columns, words and ways onward. Not for: reading (engine/insight/dpt-patient-overview.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/reception/dpt-patient-tabs.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "document/dpt-document.h"
#include "engine/clinical/dpt-clinical-state.h"
#include "engine/clinical/dpt-prescription-store.h"
#include "engine/clinical/dpt-scan-store.h"
#include "engine/clinical/dpt-visit.h"
#include "engine/insight/dpt-insight-words.h"
#include "engine/optics/dpt-rx-text.h"
#include "engine/message/dpt-message.h"
#include "engine/order/dpt-order-state.h"
#include "gui/common/dpt-memory-list.h"
#include "gui/common/dpt-pdf-view.h"
#include "gui/common/dpt-say.h"

/* --- words --- */

static char *
format_word (GObject *item, const DptListColumn *column)
{
  g_autofree char *code = NULL;

  g_object_get (item, column->property, &code, NULL);
  return g_strdup (code != NULL ? dpt_insight_get_word (code) : "");
}

static char *
format_visit_kind (GObject *item, const DptListColumn *column)
{
  return g_strdup (dpt_visit_kind_get_label (dpt_record_get_text (item, DPT_VISIT_LINE_KIND)));
}

static char *
format_usage (GObject *item, const DptListColumn *column)
{
  g_autofree char *usage = NULL;

  g_object_get (item, "usage", &usage, NULL);
  if (usage == NULL)
    return format_word (item, &(DptListColumn) { .property = "kind" });
  return g_strdup (dpt_prescription_usage_get_label (usage));
}

static char *
format_eye (GObject *item, DptEye eye)
{
  DptRx rx;

  if (!dpt_prescription_row_get_rx (DPT_PRESCRIPTION_ROW (item), eye, &rx))
    return g_strdup ("");
  return dpt_rx_format (&rx, DPT_RX_STYLE_INTERNATIONAL);
}

static char *
format_right (GObject *item, const DptListColumn *column)
{
  return format_eye (item, DPT_EYE_RIGHT);
}

static char *
format_left (GObject *item, const DptListColumn *column)
{
  return format_eye (item, DPT_EYE_LEFT);
}

static char *
format_frame (GObject *item, const DptListColumn *column)
{
  const char *frame = dpt_record_get_text (item, DPT_PATIENT_EQUIPMENT_FRAME);

  if (!dpt_record_get_int (item, DPT_PATIENT_EQUIPMENT_OWN_FRAME))
    return g_strdup (frame ? frame : "");
  if (frame == NULL)
    return g_strdup (_ ("Own frame"));
  /* Translators: a frame that the client brought: "Own frame: gold, 1998" */
  return g_strdup_printf (_ ("Own frame: %s"), frame);
}

static char *
format_sale_number (GObject *item, const DptListColumn *column)
{
  return dpt_patient_sale_dup_number (DPT_PATIENT_SALE (item));
}

static char *
format_event_amount (GObject *item, const DptListColumn *column)
{
  if (dpt_record_is_null (item, DPT_PATIENT_EVENT_AMOUNT))
    return g_strdup ("");
  return dpt_money_format (dpt_record_get_int (item, DPT_PATIENT_EVENT_AMOUNT), NULL);
}

static char *
format_document_kind (GObject *item, const DptListColumn *column)
{
  return g_strdup (dpt_scan_kind_get_label (dpt_record_get_text (item, DPT_SCAN_LINE_KIND)));
}

static char *
format_size (GObject *item, const DptListColumn *column)
{
  return g_format_size ((guint64) dpt_record_get_int (item, DPT_SCAN_LINE_SIZE));
}

static char *
format_channel (GObject *item, const DptListColumn *column)
{
  return g_strdup (dpt_message_channel_get_label (dpt_record_get_text (item, DPT_MESSAGE_CHANNEL)));
}

static char *
format_message_kind (GObject *item, const DptListColumn *column)
{
  return g_strdup (dpt_message_kind_get_label (dpt_record_get_text (item, DPT_MESSAGE_KIND)));
}

/* --- states --- */

static void
message_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  const char *state = dpt_record_get_string (item, DPT_MESSAGE_STATE);

  *tone = g_str_equal (state, "sent") ? DPT_BADGE_SUCCESS : g_str_equal (state, "queued") ? DPT_BADGE_ACCENT
          : g_str_equal (state, "cancelled") ? DPT_BADGE_NEUTRAL : DPT_BADGE_ERROR;
  *word = g_strdup (dpt_message_state_get_label (state));
}

static void
visit_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  const char *state = dpt_record_get_string (item, DPT_VISIT_LINE_STATE);

  *tone = g_str_equal (state, "draft") ? DPT_BADGE_ACCENT : DPT_BADGE_NEUTRAL;
  *word = g_strdup (dpt_visit_state_get_label (state));
}

static void
validity_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  const char *state = dpt_record_get_string (item, DPT_PRESCRIPTION_ROW_STATE);
  const char *until = dpt_record_get_text (item, DPT_PRESCRIPTION_ROW_VALID_UNTIL);
  g_autofree char *today = dpt_date_from_instant (g_get_real_time ());

  if (!g_str_equal (state, "active"))
    {
      *word = g_strdup (dpt_prescription_state_get_label (state));
      return;
    }
  *tone = DPT_BADGE_SUCCESS;
  *word = g_strdup (dpt_prescription_state_get_label (state));
  if (until != NULL && g_strcmp0 (until, today) < 0)
    {
      g_free (*word);
      *tone = DPT_BADGE_WARNING;
      *word = g_strdup (C_ ("a prescription", "Expired"));
    }
}

void
dpt_order_badge (const char *state, DptBadgeTone *tone, char **word)
{
  *tone = DPT_BADGE_NEUTRAL;
  if (g_strcmp0 (state, "ready") == 0)
    *tone = DPT_BADGE_SUCCESS;
  else if (g_strcmp0 (state, "confirmed") == 0 || g_strcmp0 (state, "quoted") == 0)
    *tone = DPT_BADGE_ACCENT;
  *word = g_strdup (state != NULL ? dpt_order_state_get_label (state) : NULL);
}

static void
equipment_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  dpt_order_badge (dpt_record_get_text (item, DPT_PATIENT_EQUIPMENT_STATE), tone, word);
}

static void
due_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  DptMoney due = dpt_record_get_int (item, DPT_PATIENT_SALE_DUE);
  const char *kind = dpt_record_get_string (item, DPT_PATIENT_SALE_KIND);

  if (g_str_equal (kind, "quote") || g_str_equal (kind, "credit_note"))
    return;
  *tone = due > 0 ? DPT_BADGE_ERROR : DPT_BADGE_SUCCESS;
  *word = g_strdup (due > 0 ? _ ("Unpaid") : C_ ("an invoice", "Paid"));
}

static void
event_badge (GObject *item, DptBadgeTone *tone, const char **icon_name, char **word)
{
  *word = g_strdup (dpt_record_get_text (item, DPT_PATIENT_EVENT_STATE_LABEL));
}

/* --- tabs --- */

static const DptListColumn visit_columns[] = {
  { "started-on", N_ ("Day"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 12 },
  { "kind", N_ ("Kind of visit"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 26, format_visit_kind },
  { "examiner", N_ ("Examined by"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 20 },
  { "establishment", N_ ("Where"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 22 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, visit_badge },
  { "reason", N_ ("Reason"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND },
};

static const DptListColumn prescription_columns[] = {
  { "issued-on", N_ ("Issued"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 12 },
  { "usage", N_ ("Use"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 14, format_usage },
  { "right-sphere", N_ ("Right"), DPT_LIST_COLUMN_TEXT, 0, 26, format_right },
  { "left-sphere", N_ ("Left"), DPT_LIST_COLUMN_TEXT, 0, 26, format_left },
  { "prescriber-name", N_ ("Prescriber"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_EXPAND },
  { "valid-until", N_ ("Valid until"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS, 12 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, validity_badge },
};

static const DptListColumn equipment_columns[] = {
  { "bought-on", N_ ("Bought"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 12 },
  { "usage", N_ ("Use"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 16, format_usage },
  { "frame", N_ ("Frame or article"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_EXPAND, 0, format_frame },
  { "lenses", N_ ("Lenses"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_EXPAND },
  { "price", N_ ("Price"), DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 12 },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, equipment_badge },
};

static const DptListColumn sale_columns[] = {
  { "issued-on", N_ ("Day"), DPT_LIST_COLUMN_DATE, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 12 },
  { "kind", N_ ("Document"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 16, format_word },
  { "number", N_ ("Number"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 20, format_sale_number },
  { "label", N_ ("What"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND },
  { "total", N_ ("Total"), DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 12 },
  { "due", N_ ("Still due"), DPT_LIST_COLUMN_MONEY, DPT_LIST_COLUMN_SORTS, 12 },
  { "order-id", N_ ("Paid"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, due_badge },
};

static const DptListColumn document_columns[] = {
  { "created-at", N_ ("When"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 17 },
  { "name", N_ ("File"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD | DPT_LIST_COLUMN_EXPAND },
  { "kind", N_ ("Kind of document"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 20, format_document_kind },
  { "who", N_ ("Kept by"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 20 },
  { "size", N_ ("Size"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 10, format_size },
};

static const DptListColumn message_columns[] = {
  { "created-at", N_ ("When"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 17 },
  { "kind", N_ ("About"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS | DPT_LIST_COLUMN_BOLD, 18, format_message_kind },
  { "channel", N_ ("Means"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 14, format_channel },
  { "recipient", N_ ("To"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_SORTS, 24 },
  { "body", N_ ("Text"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND },
  { "state", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, message_badge },
  { "sent-at", N_ ("Told"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 17 },
};

static const DptListColumn event_columns[] = {
  { "at", N_ ("When"), DPT_LIST_COLUMN_INSTANT, DPT_LIST_COLUMN_SORTS, 17 },
  { "title", N_ ("What"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_BOLD | DPT_LIST_COLUMN_SORTS, 34 },
  { "detail", N_ ("Detail"), DPT_LIST_COLUMN_TEXT, DPT_LIST_COLUMN_EXPAND },
  { "amount", N_ ("Amount"), DPT_LIST_COLUMN_MONEY, 0, 12, format_event_amount },
  { "state-label", N_ ("State"), DPT_LIST_COLUMN_BADGE, 0, 0, NULL, event_badge },
};

#define ROWS(member) \
  static GPtrArray *get_##member (const DptPatientOverview *overview) { return overview->member; }
ROWS (visits)
ROWS (prescriptions)
ROWS (equipment)
ROWS (sales)
ROWS (documents)
ROWS (messages)
ROWS (events)

static const DptPatientTab tabs[] = {
  { "visits", N_ ("Visits"), DPT_RIGHT_PATIENT_READ, get_visits, visit_columns, G_N_ELEMENTS (visit_columns), "dpt-eye-symbolic",
    N_ ("No visit yet"), TRUE },
  { "prescriptions", N_ ("Prescriptions"), DPT_RIGHT_PRESCRIPTION_READ, get_prescriptions, prescription_columns,
    G_N_ELEMENTS (prescription_columns), "dpt-trial-lens-symbolic", N_ ("No prescription yet"), TRUE },
  { "equipment", N_ ("Equipment"), DPT_RIGHT_ORDER_READ, get_equipment, equipment_columns, G_N_ELEMENTS (equipment_columns),
    "dpt-glasses-symbolic", N_ ("No glasses yet") },
  { "sales", N_ ("Sales"), DPT_RIGHT_SALE_READ, get_sales, sale_columns, G_N_ELEMENTS (sale_columns), "dpt-till-symbolic",
    N_ ("Nothing bought yet") },
  { "documents", N_ ("Documents"), DPT_RIGHT_PATIENT_READ, get_documents, document_columns, G_N_ELEMENTS (document_columns),
    "x-office-document-symbolic", N_ ("No paper is kept yet"), FALSE, N_ ("Keep a document"), "reception.keep-document" },
  { "messages", N_ ("Messages"), DPT_RIGHT_PATIENT_READ, get_messages, message_columns, G_N_ELEMENTS (message_columns),
    "mail-unread-symbolic", N_ ("Nothing was told yet") },
  { "history", N_ ("History"), DPT_RIGHT_PATIENT_READ, get_events, event_columns, G_N_ELEMENTS (event_columns),
    "document-open-recent-symbolic", N_ ("Nothing has happened yet"), TRUE },
};

const DptPatientTab *
dpt_patient_tab_get (gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (tabs);
  return tabs;
}

GtkWidget *
dpt_patient_tab_create (const DptPatientTab *tab, const char *currency)
{
  g_autofree char *name = g_strconcat ("patient-", tab->name, NULL);
  GtkWidget *list = dpt_memory_list_new (name, g_dgettext (GETTEXT_PACKAGE, tab->title), tab->columns, tab->n_columns);

  if (currency != NULL)
    g_object_set (list, "currency", currency, NULL);
  dpt_list_view_set_empty (DPT_LIST_VIEW (list), tab->icon_name, g_dgettext (GETTEXT_PACKAGE, tab->empty_title), NULL, NULL, NULL);
  if (tab->clinical)
    gtk_widget_add_css_class (list, "dpt-clinical");
  if (tab->act != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, tab->act));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tab->action);
      dpt_list_view_add_tool (DPT_LIST_VIEW (list), button);
    }
  return list;
}

/* --- onward --- */

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptPaper) paper = dpt_document_create_finish (DPT_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (paper != NULL)
    dpt_pdf_view_present_paper (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, paper);
  else
    dpt_complain (widget, error);
}

static void
show_paper (GtkWidget *widget, DptSession *session, DptDocumentKind kind, gint64 id)
{
  dpt_document_create_async (session, kind, id, DPT_DOCUMENT_NEXT_COPY, NULL, paper_cb, g_object_ref (widget));
}

static void
show_sale (GtkWidget *widget, DptSession *session, const char *kind, gint64 id)
{
  DptDocumentKind document = DPT_DOCUMENT_INVOICE;

  if (g_strcmp0 (kind, "quote") == 0)
    document = DPT_DOCUMENT_QUOTE;
  else if (g_strcmp0 (kind, "credit_note") == 0)
    document = DPT_DOCUMENT_CREDIT_NOTE;
  show_paper (widget, session, document, id);
}

static void
show_screen (GtkWidget *widget, const char *perspective, const char *subject, gint64 id)
{
  gtk_widget_activate_action (widget, "win.show", "(ssx)", perspective, subject, id);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- a message, and what became of it --- */

typedef struct
{
  gint64 id;
  char *event;
} Telling;

static void
free_telling (gpointer data)
{
  g_free (((Telling *) data)->event);
  g_free (data);
}

static gpointer
tell (DptUnit *unit, gpointer args, GError **error)
{
  Telling *telling = args;

  return dpt_message_apply (unit, telling->id, telling->event, error) ? unit : NULL;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (dpt_session_run_finish (DPT_SESSION (source), result, &error) == NULL)
    dpt_complain (widget, error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *widget)
{
  DptSession *session = g_object_get_data (G_OBJECT (dialog), "dpt-session");
  Telling *telling;

  if (g_str_equal (response, "close"))
    return;
  telling = g_new0 (Telling, 1);
  telling->id = dpt_record_get_id (g_object_get_data (G_OBJECT (dialog), "dpt-message"));
  telling->event = g_strdup (response);
  dpt_session_write_async (session, tell, telling, free_telling, NULL, NULL, told_cb, g_object_ref (widget));
}

/* What waits can be told by whoever has the patient on the phone, or not be told at all. */
static void
ask_about_message (GtkWidget *widget, DptSession *session, GObject *message)
{
  const char *state = dpt_record_get_string (message, DPT_MESSAGE_STATE);
  g_autofree char *head = g_strdup_printf ("%s · %s", dpt_message_channel_get_label (dpt_record_get_text (message, DPT_MESSAGE_CHANNEL)),
                                           dpt_record_get_string (message, DPT_MESSAGE_RECIPIENT));
  GtkWidget *dialog = adw_message_dialog_new (get_window (widget), head, dpt_record_get_string (message, DPT_MESSAGE_BODY));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (dpt_session_may (session, DPT_RIGHT_PATIENT_WRITE) && (g_str_equal (state, "queued") || g_str_equal (state, "failed")))
    {
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Do not tell"), "send", _ ("_It is told"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_object_set_data_full (G_OBJECT (dialog), "dpt-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "dpt-message", g_object_ref (message), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_event (GtkWidget *widget, DptSession *session, GObject *row)
{
  const char *kind = dpt_record_get_string (row, DPT_PATIENT_EVENT_KIND);
  gint64 id = dpt_record_get_id (row);

  if (g_str_equal (kind, "visit"))
    show_screen (widget, "exam", "visit", id);
  else if (g_str_equal (kind, "prescription"))
    show_paper (widget, session, DPT_DOCUMENT_PRESCRIPTION, id);
  else if (g_str_equal (kind, "order"))
    show_screen (widget, "dispensing", "dispensing_order", id);
  else if (g_str_equal (kind, "sale"))
    show_sale (widget, session, dpt_record_get_text (row, DPT_PATIENT_EVENT_CODE), id);
  else if (g_str_equal (kind, "payment"))
    show_paper (widget, session, DPT_DOCUMENT_PAYMENT, id);
  else if (g_str_equal (kind, "document"))
    gtk_widget_activate_action (widget, "win.show-papers", "x", id);
}

void
dpt_patient_tab_open (GtkWidget *widget, DptSession *session, GObject *row)
{
  gint64 id = dpt_record_get_id (row);

  g_return_if_fail (DPT_IS_SESSION (session));

  if (DPT_IS_PATIENT_KIN (row))
    gtk_widget_activate_action (widget, "win.show-patient", "x", id);
  else if (DPT_IS_VISIT_LINE (row))
    show_screen (widget, "exam", "visit", id);
  else if (DPT_IS_PRESCRIPTION_ROW (row))
    show_paper (widget, session, DPT_DOCUMENT_PRESCRIPTION, id);
  else if (DPT_IS_PATIENT_ORDER (row))
    show_screen (widget, "dispensing", "dispensing_order", id);
  else if (DPT_IS_PATIENT_SALE (row))
    show_sale (widget, session, dpt_record_get_text (row, DPT_PATIENT_SALE_KIND), id);
  else if (DPT_IS_SCAN_LINE (row))
    gtk_widget_activate_action (widget, "win.show-papers", "x", id);
  else if (DPT_IS_MESSAGE (row))
    ask_about_message (widget, session, row);
  else if (DPT_IS_PATIENT_EVENT (row))
    open_event (widget, session, row);
  else if (!dpt_record_is_null (row, DPT_PATIENT_EQUIPMENT_ORDER_ID))
    show_screen (widget, "dispensing", "dispensing_order", dpt_record_get_int (row, DPT_PATIENT_EQUIPMENT_ORDER_ID));
  else
    show_sale (widget, session, NULL, dpt_record_get_int (row, DPT_PATIENT_EQUIPMENT_SALE_ID));
}
