/* dpt-after-card.c - see dpt-after-card.h.
 * For: the two forms and the list of cases. Not for: the history of the order (dpt-follow-pane.h).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/dispensing/dpt-after-card.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-date.h"
#include "engine/order/dpt-after-sale.h"
#include "gui/common/dpt-badge.h"

struct _DptAfterCard
{
  AdwBin parent_instance;
  GtkWidget *adjustments;
  GtkDropDown *adjust_kind;
  GtkEditable *adjust_text;
  GtkWidget *after_sales;
  GtkListBox *cases;
  GtkWidget *new_case;
  GtkDropDown *case_kind;
  GtkEditable *case_text;
  GtkCheckButton *remake;
  const DptDispensingDesk *desk;
  DptOrderFacts *facts;
  guint pair;
};

G_DEFINE_FINAL_TYPE (DptAfterCard, dpt_after_card, ADW_TYPE_BIN)

static DptOrderAct *
new_act (DptAfterCard *self, DptOrderActKind kind)
{
  DptPair *pair = dpt_order_sheet_get_pair (self->facts->sheet, self->pair);

  return dpt_order_act_new (kind, dpt_order_sheet_get_id (self->facts->sheet), dpt_record_get_id (pair), 0);
}

static void
adjust_cb (DptAfterCard *self)
{
  DptOrderAct *act = new_act (self, DPT_ORDER_ACT_ADJUST);

  act->text = g_strdup (dpt_adjustment_kinds[gtk_drop_down_get_selected (self->adjust_kind)]);
  act->reason = g_strdup (gtk_editable_get_text (self->adjust_text));
  gtk_editable_set_text (self->adjust_text, "");
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static void
open_case_cb (DptAfterCard *self)
{
  DptOrderAct *act = new_act (self, DPT_ORDER_ACT_AFTER_OPEN);

  act->text = g_strdup (dpt_after_sale_kinds[gtk_drop_down_get_selected (self->case_kind)]);
  act->reason = g_strdup (gtk_editable_get_text (self->case_text));
  act->amount = gtk_check_button_get_active (self->remake);
  dpt_dispensing_do (GTK_WIDGET (self), act);
}

static GtkWidget *
create_case_row (DptAfterCard *self, gpointer record)
{
  gboolean open = g_str_equal (dpt_record_get_string (record, DPT_AFTER_SALE_STATE), "open");
  const char *job = dpt_record_get_text (record, DPT_AFTER_SALE_JOB_NUMBER);
  const char *outcome = dpt_record_get_text (record, DPT_AFTER_SALE_OUTCOME);
  g_autofree char *at = dpt_instant_format (dpt_record_get_int (record, DPT_AFTER_SALE_OPENED_AT));
  g_autofree char *title = g_strdup_printf (
    "%s · %s", dpt_after_sale_kind_get_label (dpt_record_get_text (record, DPT_AFTER_SALE_KIND)),
    dpt_record_get_string (record, DPT_AFTER_SALE_TEXT));
  g_autoptr (GString) subtitle = g_string_new (at);
  GtkWidget *row, *badge;

  g_string_append_printf (subtitle, " · %s", dpt_record_get_string (record, DPT_AFTER_SALE_USER_NAME));
  if (job != NULL)
    /* translators: the number of the job that makes lenses again, and how far it is */
    g_string_append_printf (subtitle, _ (" · made again as %s (%s)"), job,
                            dpt_job_state_get_label (dpt_record_get_text (record, DPT_AFTER_SALE_JOB_STATE)));
  if (outcome != NULL)
    g_string_append_printf (subtitle, "\n%s", outcome);
  row = dpt_kit_row (title, subtitle->str);
  badge = dpt_badge_new (open ? DPT_BADGE_WARNING : DPT_BADGE_NEUTRAL, NULL, open ? _ ("Open") : _ ("Closed"));
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  if (open)
    {
      g_autofree char *action
        = g_strdup_printf ("dispensing.close-case(int64 %" G_GINT64_FORMAT ")", dpt_record_get_id (record));
      GtkWidget *button = dpt_kit_button (_ ("Settle…"), NULL, "", action);
      /* translators: what a client came back with */
      g_autofree char *name = g_strdup_printf (_ ("Settle: %s"), title);

      dpt_kit_name (button, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
fill_drop_down (GtkDropDown *drop_down, const char *const *names, const char *(*get_label) (const char *))
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, get_label (names[i]));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

static void
dpt_after_card_finalize (GObject *object)
{
  g_clear_pointer (&DPT_AFTER_CARD (object)->facts, dpt_order_facts_unref);
  G_OBJECT_CLASS (dpt_after_card_parent_class)->finalize (object);
}

static void
dpt_after_card_class_init (DptAfterCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dpt_after_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dioptre/dispensing/dpt-after-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, adjustments);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, adjust_kind);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, adjust_text);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, after_sales);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, cases);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, new_case);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, case_kind);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, case_text);
  gtk_widget_class_bind_template_child (widget_class, DptAfterCard, remake);
  gtk_widget_class_bind_template_callback (widget_class, adjust_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_case_cb);
}

static void
dpt_after_card_init (DptAfterCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_drop_down (self->adjust_kind, dpt_adjustment_kinds, dpt_adjustment_kind_get_label);
  fill_drop_down (self->case_kind, dpt_after_sale_kinds, dpt_after_sale_kind_get_label);
}

void
dpt_after_card_set_facts (DptAfterCard *self, const DptDispensingDesk *desk, DptOrderFacts *facts, guint pair)
{
  const char *state = dpt_order_sheet_get_state (facts->sheet);
  gboolean gone = g_str_equal (state, "delivered") || g_str_equal (state, "closed");
  gboolean may = dpt_session_may (desk->session, DPT_RIGHT_ORDER_DELIVER);
  gboolean news = self->facts == NULL || self->facts->after_sales->len != facts->after_sales->len
                  || dpt_order_sheet_get_id (self->facts->sheet) != dpt_order_sheet_get_id (facts->sheet);

  self->desk = desk;
  self->pair = pair;
  dpt_order_facts_ref (facts);
  g_clear_pointer (&self->facts, dpt_order_facts_unref);
  self->facts = facts;
  if (news)
    {
      gtk_editable_set_text (self->case_text, "");
      gtk_check_button_set_active (self->remake, FALSE);
    }
  dpt_kit_clear (GTK_WIDGET (self->cases));
  for (guint i = 0; i < facts->after_sales->len; i++)
    gtk_list_box_append (self->cases, create_case_row (self, facts->after_sales->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->cases), facts->after_sales->len > 0);
  gtk_widget_set_visible (self->adjustments, may && (gone || g_str_equal (state, "ready")));
  gtk_widget_set_visible (self->after_sales, gone && (may || facts->after_sales->len > 0));
  gtk_widget_set_visible (self->new_case, may);
  gtk_widget_set_visible (GTK_WIDGET (self), gone || g_str_equal (state, "ready"));
}
