/* dpt-order-sheet.c - see dpt-order-sheet.h.
 * For: reading an order, and what follows from it without the database. Not for: who may change what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/order/dpt-order-sheet.h"

#include "base/dpt-error.h"
#include "engine/purchase/dpt-purchase.h"

#include <glib/gi18n-lib.h>

struct _DptOrderSheet
{
  GObject parent_instance;

  DptDispensingOrder *order;
  char *patient_name, *birth_date, *user_name, *prescriber_name, *prescribed_on;
  gint64 file_number;
  GPtrArray *pairs;  /* DptPair */
  GPtrArray *eyes;   /* DptPairEye, right then left of each pair */
  GPtrArray *frames; /* DptFrame or NULL, one a pair */
  GPtrArray *lines, *jobs, *events, *job_events, *checks, *adjustments, *purchases;
  GHashTable *held; /* variant id → pieces kept for this order */
};

G_DEFINE_FINAL_TYPE (DptOrderSheet, dpt_order_sheet, G_TYPE_OBJECT)

static void
dpt_order_sheet_finalize (GObject *object)
{
  DptOrderSheet *self = DPT_ORDER_SHEET (object);

  g_clear_object (&self->order);
  g_free (self->patient_name);
  g_free (self->birth_date);
  g_free (self->user_name);
  g_free (self->prescriber_name);
  g_free (self->prescribed_on);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->eyes, g_ptr_array_unref);
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->job_events, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->adjustments, g_ptr_array_unref);
  g_clear_pointer (&self->purchases, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  G_OBJECT_CLASS (dpt_order_sheet_parent_class)->finalize (object);
}

static void
dpt_order_sheet_class_init (DptOrderSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dpt_order_sheet_finalize;
}

static void
clear_frame (gpointer frame)
{
  if (frame != NULL)
    g_object_unref (frame);
}

static void
dpt_order_sheet_init (DptOrderSheet *self)
{
  self->eyes = g_ptr_array_new_with_free_func (g_object_unref);
  self->frames = g_ptr_array_new_with_free_func (clear_frame);
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
load_head (DptOrderSheet *self, DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  self->order = dpt_unit_load (unit, DPT_TYPE_DISPENSING_ORDER, order_id, error);
  if (self->order == NULL)
    return FALSE;
  rows = dpt_db_query (unit->connection, "order/order:names", error, DPT_INT (order_id));
  if (rows == NULL)
    return FALSE;
  self->patient_name =
    g_strstrip (g_strdup_printf ("%s %s", dpt_db_rows_get_string (rows, 0, 0), dpt_db_rows_get_string (rows, 0, 1)));
  self->birth_date = g_strdup (dpt_db_rows_get_string (rows, 0, 2));
  self->file_number = dpt_db_rows_get_int (rows, 0, 3);
  self->user_name = g_strdup (dpt_db_rows_get_string (rows, 0, 4));
  self->prescriber_name = g_strdup (dpt_db_rows_get_string (rows, 0, 5));
  self->prescribed_on = g_strdup (dpt_db_rows_get_string (rows, 0, 6));
  return TRUE;
}

static GPtrArray *
load_list (DptUnit *unit, GType type, const char *statement, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = dpt_db_query (unit->connection, statement, error, DPT_INT (order_id));

  return rows != NULL ? dpt_record_list_from_rows (type, rows) : NULL;
}

static DptPairEye *
steal_eye (GPtrArray *eyes, gint64 pair_id, const char *eye)
{
  for (guint i = 0; i < eyes->len; i++)
    if (dpt_record_get_int (eyes->pdata[i], DPT_PAIR_EYE_PAIR_ID) == pair_id
        && g_str_equal (dpt_record_get_string (eyes->pdata[i], DPT_PAIR_EYE_EYE), eye))
      return g_object_ref (eyes->pdata[i]);
  return NULL;
}

static gboolean
load_pairs (DptOrderSheet *self, DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (GPtrArray) eyes = NULL;

  self->pairs = load_list (unit, DPT_TYPE_PAIR, "order/order:pairs", order_id, error);
  eyes = self->pairs != NULL ? load_list (unit, DPT_TYPE_PAIR_EYE, "order/order:eyes", order_id, error) : NULL;
  if (eyes == NULL)
    return FALSE;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      gint64 pair_id = dpt_record_get_id (self->pairs->pdata[i]);
      gint64 variant_id = dpt_record_get_int (self->pairs->pdata[i], DPT_PAIR_FRAME_VARIANT_ID);
      DptPairEye *right = steal_eye (eyes, pair_id, "R"), *left = steal_eye (eyes, pair_id, "L");
      DptFrame *frame = NULL;

      g_ptr_array_add (self->eyes, right);
      g_ptr_array_add (self->eyes, left);
      if (right == NULL || left == NULL)
        return dpt_set_error (error, DPT_ERROR_DAMAGED, _ ("A pair of this order has lost one of its eyes."));
      if (variant_id != 0 && (frame = dpt_frame_load (unit, variant_id, error)) == NULL)
        return FALSE;
      g_ptr_array_add (self->frames, frame);
    }
  return TRUE;
}

static gboolean
load_held (DptOrderSheet *self, DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  rows = dpt_db_query (unit->connection, "stock/stock:held", error, DPT_INT (order_id), DPT_TEXT ("dispensing_order"));
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < dpt_db_rows_get_n_rows (rows); i++)
    {
      gint64 variant_id = dpt_db_rows_get_int (rows, i, 1);

      g_hash_table_insert (self->held, g_memdup2 (&variant_id, sizeof variant_id),
                           GINT_TO_POINTER ((int) dpt_db_rows_get_int (rows, i, 2)));
    }
  return TRUE;
}

DptOrderSheet *
dpt_order_sheet_load (DptUnit *unit, gint64 order_id, GError **error)
{
  g_autoptr (DptOrderSheet) self = g_object_new (DPT_TYPE_ORDER_SHEET, NULL);

  if (!dpt_unit_require (unit, DPT_RIGHT_ORDER_READ, error) || !load_head (self, unit, order_id, error)
      || !load_pairs (self, unit, order_id, error) || !load_held (self, unit, order_id, error)
      || (self->lines = load_list (unit, DPT_TYPE_ORDER_LINE, "order/order:lines", order_id, error)) == NULL
      || (self->jobs = load_list (unit, DPT_TYPE_JOB, "order/order:jobs", order_id, error)) == NULL
      || (self->events = load_list (unit, DPT_TYPE_ORDER_EVENT, "order/order:events", order_id, error)) == NULL
      || (self->job_events = load_list (unit, DPT_TYPE_JOB_EVENT, "order/order:job-events", order_id, error)) == NULL
      || (self->checks = load_list (unit, DPT_TYPE_LENS_CHECK, "order/order:lens-checks", order_id, error)) == NULL
      || (self->adjustments = load_list (unit, DPT_TYPE_ADJUSTMENT, "order/order:adjustments", order_id, error)) == NULL
      || (self->purchases = dpt_purchase_load_lines_of_order (unit, order_id, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

gint64
dpt_order_sheet_get_id (DptOrderSheet *self)
{
  return dpt_record_get_id (self->order);
}

DptDispensingOrder *
dpt_order_sheet_get_order (DptOrderSheet *self)
{
  return self->order;
}

const char *
dpt_order_sheet_get_state (DptOrderSheet *self)
{
  return dpt_record_get_string (self->order, DPT_DISPENSING_ORDER_STATE);
}

char *
dpt_order_sheet_dup_number (DptOrderSheet *self)
{
  return dpt_dispensing_order_dup_number (self->order);
}

const char *
dpt_order_sheet_get_patient_name (DptOrderSheet *self)
{
  return self->patient_name;
}

const char *
dpt_order_sheet_get_prescriber_name (DptOrderSheet *self)
{
  return self->prescriber_name;
}

guint
dpt_order_sheet_get_n_pairs (DptOrderSheet *self)
{
  return self->pairs->len;
}

DptPair *
dpt_order_sheet_get_pair (DptOrderSheet *self, guint index)
{
  g_return_val_if_fail (index < self->pairs->len, NULL);

  return self->pairs->pdata[index];
}

int
dpt_order_sheet_find_pair (DptOrderSheet *self, gint64 pair_id)
{
  for (guint i = 0; i < self->pairs->len; i++)
    if (dpt_record_get_id (self->pairs->pdata[i]) == pair_id)
      return (int) i;
  return -1;
}

DptPairEye *
dpt_order_sheet_get_eye (DptOrderSheet *self, guint index, DptEye eye)
{
  g_return_val_if_fail (index < self->pairs->len, NULL);

  return self->eyes->pdata[2 * index + (eye == DPT_EYE_LEFT ? 1 : 0)];
}

DptFrame *
dpt_order_sheet_get_frame (DptOrderSheet *self, guint index)
{
  g_return_val_if_fail (index < self->frames->len, NULL);

  return self->frames->pdata[index];
}

static gboolean
is_line_of (DptOrderLine *line, gint64 pair_id, const char *kind, DptEye eye)
{
  return dpt_record_get_int (line, DPT_ORDER_LINE_PAIR_ID) == pair_id
         && g_str_equal (dpt_record_get_string (line, DPT_ORDER_LINE_KIND), kind)
         && g_str_equal (dpt_record_get_string (line, DPT_ORDER_LINE_EYE), eye == DPT_EYE_LEFT ? "L" : "R");
}

GArray *
dpt_order_sheet_create_options (DptOrderSheet *self, guint index, DptEye eye)
{
  GArray *options = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (self, index));

  for (guint i = 0; i < self->lines->len; i++)
    if (is_line_of (self->lines->pdata[i], pair_id, "option", eye))
      {
        gint64 id = dpt_record_get_int (self->lines->pdata[i], DPT_ORDER_LINE_OPTION_ID);

        g_array_append_val (options, id);
      }
  return options;
}

char *
dpt_order_sheet_dup_frame_title (DptOrderSheet *self, guint index)
{
  DptFrame *frame = dpt_order_sheet_get_frame (self, index);
  DptPair *pair = dpt_order_sheet_get_pair (self, index);
  g_autofree char *title = NULL;

  if (frame == NULL)
    return g_strdup (dpt_record_get_string (pair, DPT_PAIR_OWN_FRAME_NOTE));
  title = dpt_frame_dup_title (frame);
  return g_strstrip (g_strdup_printf ("%s %s", title, dpt_record_get_string (frame, DPT_FRAME_COLOR_NAME)));
}

char *
dpt_order_sheet_dup_lens_title (DptOrderSheet *self, guint index, DptEye eye)
{
  gint64 pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (self, index));

  for (guint i = 0; i < self->lines->len; i++)
    if (is_line_of (self->lines->pdata[i], pair_id, "lens", eye))
      return g_strdup (dpt_record_get_string (self->lines->pdata[i], DPT_ORDER_LINE_LABEL));
  return g_strdup ("");
}

char *
dpt_order_sheet_dup_treatments (DptOrderSheet *self, guint index, DptEye eye)
{
  gint64 pair_id = dpt_record_get_id (dpt_order_sheet_get_pair (self, index));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (is_line_of (self->lines->pdata[i], pair_id, "option", eye))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              dpt_record_get_string (self->lines->pdata[i], DPT_ORDER_LINE_LABEL));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* How many pairs up to and with @index wear this article: two of one order share what is kept. */
static int
count_wearers (DptOrderSheet *self, guint index, gint64 variant_id)
{
  int n = 0;

  for (guint i = 0; i <= index; i++)
    if (dpt_record_get_int (self->pairs->pdata[i], DPT_PAIR_FRAME_VARIANT_ID) == variant_id)
      n++;
  return n;
}

DptFrameState
dpt_order_sheet_get_frame_state (DptOrderSheet *self, guint index)
{
  DptPair *pair = dpt_order_sheet_get_pair (self, index);
  gint64 variant_id = dpt_record_get_int (pair, DPT_PAIR_FRAME_VARIANT_ID);

  if (dpt_record_get_int (pair, DPT_PAIR_OWN_FRAME) != 0)
    return DPT_FRAME_STATE_OWN;
  if (variant_id == 0)
    return DPT_FRAME_STATE_NONE;
  if (GPOINTER_TO_INT (g_hash_table_lookup (self->held, &variant_id)) >= count_wearers (self, index, variant_id))
    return DPT_FRAME_STATE_RESERVED;
  for (guint i = 0; i < self->purchases->len; i++)
    if (dpt_record_get_int (self->purchases->pdata[i], DPT_PURCHASE_LINE_VARIANT_ID) == variant_id
        && dpt_record_get_int (self->purchases->pdata[i], DPT_PURCHASE_LINE_RECEIVED_QUANTITY)
             < dpt_record_get_int (self->purchases->pdata[i], DPT_PURCHASE_LINE_QUANTITY))
      return DPT_FRAME_STATE_ORDERED;
  return DPT_FRAME_STATE_GONE;
}

GPtrArray *
dpt_order_sheet_get_lines (DptOrderSheet *self)
{
  return self->lines;
}

GPtrArray *
dpt_order_sheet_get_jobs (DptOrderSheet *self)
{
  return self->jobs;
}

GPtrArray *
dpt_order_sheet_get_events (DptOrderSheet *self)
{
  return self->events;
}

GPtrArray *
dpt_order_sheet_get_job_events (DptOrderSheet *self)
{
  return self->job_events;
}

GPtrArray *
dpt_order_sheet_get_checks (DptOrderSheet *self)
{
  return self->checks;
}

GPtrArray *
dpt_order_sheet_get_adjustments (DptOrderSheet *self)
{
  return self->adjustments;
}

GPtrArray *
dpt_order_sheet_get_purchases (DptOrderSheet *self)
{
  return self->purchases;
}

DptJob *
dpt_order_sheet_find_job (DptOrderSheet *self, gint64 pair_id)
{
  static const char *const gone[] = { "returned", "cancelled", NULL };

  for (guint i = self->jobs->len; i > 0; i--)
    if (dpt_record_get_int (self->jobs->pdata[i - 1], DPT_JOB_PAIR_ID) == pair_id
        && !g_strv_contains (gone, dpt_record_get_string (self->jobs->pdata[i - 1], DPT_JOB_STATE)))
      return self->jobs->pdata[i - 1];
  return NULL;
}

DptMoney
dpt_order_sheet_get_total (DptOrderSheet *self)
{
  DptMoney total = 0;

  for (guint i = 0; i < self->lines->len; i++)
    total += dpt_record_get_int (self->lines->pdata[i], DPT_ORDER_LINE_TOTAL);
  return total;
}

DptMoney
dpt_order_sheet_get_discount (DptOrderSheet *self)
{
  DptMoney discount = 0;

  for (guint i = 0; i < self->lines->len; i++)
    discount += dpt_record_get_int (self->lines->pdata[i], DPT_ORDER_LINE_DISCOUNT);
  return discount;
}

DptMoney
dpt_order_sheet_get_total_of_pair (DptOrderSheet *self, gint64 pair_id)
{
  DptMoney total = 0;

  for (guint i = 0; i < self->lines->len; i++)
    if (dpt_record_get_int (self->lines->pdata[i], DPT_ORDER_LINE_PAIR_ID) == pair_id)
      total += dpt_record_get_int (self->lines->pdata[i], DPT_ORDER_LINE_TOTAL);
  return total;
}

static char *
report_missing (const char **field, const char *name, const char *text)
{
  if (field != NULL)
    *field = name;
  return g_strdup (text);
}

static char *
find_missing_of_eye (DptPair *pair, DptPairEye *eye, const char **field)
{
  if (!dpt_pair_eye_has_rx (eye) || dpt_record_is_null (eye, DPT_PAIR_EYE_LENS_RANGE_ID))
    return NULL;
  if (dpt_record_is_null (eye, DPT_PAIR_EYE_PD_FAR) && dpt_record_is_null (eye, DPT_PAIR_EYE_PD_NEAR))
    return report_missing (field, "pd_far", _ ("The pupil’s distance is missing: measure it."));
  if (dpt_pair_usage_needs_height (dpt_record_get_text (pair, DPT_PAIR_USAGE))
      && dpt_record_is_null (eye, DPT_PAIR_EYE_FITTING_HEIGHT))
    return report_missing (field, "fitting_height", _ ("The fitting height is missing: measure it."));
  return NULL;
}

static char *
find_missing_of_pair (DptOrderSheet *self, guint index, const char **field)
{
  DptPair *pair = self->pairs->pdata[index];
  DptPairEye *right = dpt_order_sheet_get_eye (self, index, DPT_EYE_RIGHT);
  DptPairEye *left = dpt_order_sheet_get_eye (self, index, DPT_EYE_LEFT);
  gboolean has_right = !dpt_record_is_null (right, DPT_PAIR_EYE_LENS_RANGE_ID);
  gboolean has_left = !dpt_record_is_null (left, DPT_PAIR_EYE_LENS_RANGE_ID);
  char *missing;

  if (!dpt_pair_has_frame (pair))
    return report_missing (field, "frame_variant_id", _ ("No frame is chosen yet."));
  /* A frame alone may be sold; one lens alone only where the other eye has no prescription. */
  if ((has_right || has_left)
      && ((dpt_pair_eye_has_rx (right) && !has_right) || (dpt_pair_eye_has_rx (left) && !has_left)))
    return report_missing (field, "lens_range_id", _ ("One eye has no lens yet."));
  if (dpt_record_get_int (pair, DPT_PAIR_OWN_FRAME) != 0 && !has_right && !has_left)
    return report_missing (field, "lens_range_id", _ ("No lenses are chosen yet."));
  missing = find_missing_of_eye (pair, right, field);
  return missing != NULL ? missing : find_missing_of_eye (pair, left, field);
}

char *
dpt_order_sheet_find_missing (DptOrderSheet *self, const char **field, int *pair_number)
{
  if (pair_number != NULL)
    *pair_number = 0;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      char *missing = find_missing_of_pair (self, i, field);

      if (missing != NULL && pair_number != NULL)
        *pair_number = (int) dpt_record_get_int (self->pairs->pdata[i], DPT_PAIR_NUMBER);
      if (missing != NULL)
        return missing;
    }
  if (self->lines->len == 0)
    return report_missing (field, "lines", _ ("Nothing is chosen yet."));
  return NULL;
}

