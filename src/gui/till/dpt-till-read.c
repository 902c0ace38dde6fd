/* dpt-till-read.c - what the till shows, read off the main thread.
 * For: DptTillPerspective. Not for: acts that change something (dpt-till-acts.c, -pay.c, -after.c, -drawer.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/till/dpt-till-private.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/catalog/dpt-article.h"
#include "engine/catalog/dpt-frame.h"
#include "engine/practice/dpt-draft.h"
#include "engine/sale/dpt-parked.h"

#include <glib/gi18n-lib.h>

#define MOST_TILES 400

/* Runs @func in a snapshot and gives @callback the perspective; answers to who signed out are dropped. */
static void
read_async (DptTillPerspective *self, DptUnitFunc func, gpointer args, GDestroyNotify args_free, GDestroyNotify result_free,
            GAsyncReadyCallback callback)
{
  DptSession *session = _dpt_till_get_session (self);

  if (session == NULL)
    {
      if (args_free != NULL)
        args_free (args);
      return;
    }
  dpt_session_read_async (session, func, args, args_free, result_free, dpt_perspective_get_cancellable (DPT_PERSPECTIVE (self)), callback,
                          g_object_ref (self));
}

/* Returns: (transfer full) (nullable): what read_async() brought; %NULL was complained of */
static gpointer
finish (DptTillPerspective *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (answer == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  return answer;
}

/* --- articles --- */

typedef struct
{
  const char *category; /* static */
  char *search;
  guint number;        /* of the question: an answer to an older one is dropped */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->search);
  g_free (wish);
}

typedef struct
{
  GPtrArray *articles;
  guint number;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->articles);
  g_free (answer);
}

static gboolean
is_among (GPtrArray *articles, gint64 id)
{
  for (guint i = 0; i < articles->len; i++)
    if (dpt_record_get_id (articles->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Frames as on the wall, with their pictures; the words are looked for as everywhere. */
static GPtrArray *
load_frames (DptUnit *unit, const char *search, GError **error)
{
  g_autoptr (GPtrArray) wall = dpt_frame_load_wall (unit, error);
  g_autoptr (GPtrArray) found = NULL;

  if (wall == NULL || dpt_text_is_blank (search))
    return g_steal_pointer (&wall);
  found = dpt_article_search (unit, search, "frame", MOST_TILES, error);
  if (found == NULL)
    return NULL;
  for (guint i = wall->len; i > 0; i--)
    if (!is_among (found, dpt_record_get_id (wall->pdata[i - 1])))
      g_ptr_array_remove_index (wall, i - 1);
  return g_steal_pointer (&wall);
}

static GPtrArray *
load_articles (DptUnit *unit, const Wish *wish, GError **error)
{
  gboolean favourites = g_str_equal (wish->category, "favourites");
  g_autoptr (GPtrArray) fees = NULL;
  GPtrArray *articles;

  if (!dpt_unit_require (unit, DPT_RIGHT_STOCK_READ, error))
    return NULL;
  if (g_str_equal (wish->category, "frame"))
    return load_frames (unit, wish->search, error);
  if (favourites && dpt_text_is_blank (wish->search))
    return dpt_article_load_tiles (unit, error);
  articles = dpt_article_search (unit, wish->search, favourites ? NULL : wish->category, MOST_TILES, error);
  if (articles == NULL || !g_str_equal (wish->category, "service"))
    return articles;
  fees = dpt_article_search (unit, wish->search, "fee", MOST_TILES, error);
  if (fees == NULL)
    {
      g_ptr_array_unref (articles);
      return NULL;
    }
  for (guint i = 0; i < fees->len; i++)
    g_ptr_array_add (articles, g_object_ref (fees->pdata[i]));
  return articles;
}

static gpointer
load_articles_cb (DptUnit *unit, gpointer args, GError **error)
{
  Wish *wish = args;
  GPtrArray *articles = load_articles (unit, wish, error);
  Answer *answer;

  if (articles == NULL)
    return NULL;
  answer = g_new (Answer, 1);
  *answer = (Answer) { articles, wish->number };
  return answer;
}

static void
articles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  Answer *answer = finish (self, source, result);

  if (answer == NULL)
    return;
  if (answer->number == self->articles_number)
    dpt_article_pane_set_articles (self->articles, answer->articles, _dpt_till_get_currency (self));
  answer_free (answer);
}

void
_dpt_till_read_articles (DptTillPerspective *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->category = dpt_article_pane_get_category (self->articles);
  wish->search = g_strdup (dpt_article_pane_get_search (self->articles));
  wish->number = ++self->articles_number;
  read_async (self, load_articles_cb, wish, wish_free, answer_free, articles_read_cb);
}

/* --- one article --- */

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_article (DptTillPerspective *self, DptArticle *article)
{
  g_autofree char *title = dpt_article_dup_title (article);
  g_autoptr (GError) error = NULL;
  DptBasketLine line = {
    .kind = dpt_record_get_text (article, DPT_ARTICLE_KIND),
    .variant_id = dpt_record_get_id (article),
    .label = title,
    .lpp_code = dpt_record_get_text (article, DPT_ARTICLE_LPP_CODE),
    .quantity = 1,
    .unit_price = dpt_record_get_int (article, DPT_ARTICLE_PRICE),
    .list_price = dpt_record_get_int (article, DPT_ARTICLE_PRICE),
    .unit_cost = dpt_record_get_int (article, DPT_ARTICLE_PURCHASE_PRICE),
    .tax_rate_bp = (int) dpt_record_get_int (article, DPT_ARTICLE_TAX_RATE_BP),
    .keeps_stock = dpt_record_get_int (article, DPT_ARTICLE_KEEPS_STOCK) != 0,
  };

  if (!dpt_record_get_int (article, DPT_ARTICLE_ACTIVE))
    {
      dpt_set_error (&error, DPT_ERROR_STATE, _ ("“%s” is no longer sold."), title);
      dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  _dpt_till_show_page (self, "ticket");
  if (!dpt_ticket_take_basket (self->ticket, dpt_basket_add_article (dpt_ticket_get_basket (self->ticket), &line, &error)))
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

static gpointer
load_article_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_article_load (unit, *(gint64 *) args, error);
}

static void
article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DptArticle) article = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (article != NULL)
    add_article (self, article);
  else
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
}

void
_dpt_till_add_variant (DptTillPerspective *self, gint64 variant_id)
{
  read_async (self, load_article_cb, copy_id (variant_id), g_free, g_object_unref, article_read_cb);
}

/* What a code turned out to be. */
typedef struct
{
  DptArticle *article;
  char *sale_number;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->article);
  g_free (found->sale_number);
  g_free (found);
}

/* "LYO-T2026-00042", as the bar code of a receipt says it. */
static gboolean
is_sale_number (const char *code)
{
  return g_regex_match_simple ("^[^-]+-[FTADP][0-9]{4}-[0-9]+$", code, 0, 0);
}

static gpointer
find_code_cb (DptUnit *unit, gpointer args, GError **error)
{
  const char *code = args;
  Found *found = g_new0 (Found, 1);

  if (is_sale_number (code))
    found->sale_number = g_strdup (code);
  else
    found->article = dpt_article_find_code (unit, code, error);
  if (found->article != NULL || found->sale_number != NULL)
    return found;
  found_free (found);
  return NULL;
}

static void
code_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  Found *found = finish (self, source, result);

  if (found == NULL)
    return;
  if (found->article != NULL)
    {
      add_article (self, found->article);
      dpt_article_pane_clear_search (self->articles);
    }
  else
    {
      dpt_sales_page_search (self->sales, found->sale_number);
      _dpt_till_show_page (self, "sales");
    }
  found_free (found);
}

void
_dpt_till_add_code (DptTillPerspective *self, const char *code)
{
  read_async (self, find_code_cb, g_strstrip (g_strdup (code)), g_free, found_free, code_read_cb);
}

/* --- an earlier sale --- */

typedef struct
{
  gint64 sale_id;
  guint left_out;
  DptBasket *basket;
} Again;

static void
again_free (gpointer data)
{
  Again *again = data;

  g_clear_pointer (&again->basket, dpt_basket_unref);
  g_free (again);
}

static gpointer
keep_again (Again *again)
{
  if (again->basket != NULL)
    return again;
  again_free (again);
  return NULL;
}

static gpointer
copy_cb (DptUnit *unit, gpointer args, GError **error)
{
  Again *again = g_new0 (Again, 1);

  again->basket = dpt_till_copy_sale (unit, *(gint64 *) args, &again->left_out, error);
  return keep_again (again);
}

static gpointer
return_cb (DptUnit *unit, gpointer args, GError **error)
{
  Again *again = g_new0 (Again, 1);

  again->basket = dpt_till_return_sale (unit, *(gint64 *) args, &again->left_out, error);
  return keep_again (again);
}

/* A line that is there already is not taken back twice. */
static gboolean
is_on_ticket (DptBasket *basket, gint64 corrects_line_id)
{
  for (guint i = 0; corrects_line_id != 0 && i < dpt_basket_get_n_lines (basket); i++)
    if (dpt_basket_get_line (basket, i)->corrects_line_id == corrects_line_id)
      return TRUE;
  return FALSE;
}

/* Adds what was read as one step. Returns: whether it could be added; else it was complained of */
static gboolean
add_basket (DptTillPerspective *self, DptBasket *added)
{
  g_autoptr (DptBasket) basket = dpt_basket_ref (dpt_ticket_get_basket (self->ticket));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < dpt_basket_get_n_lines (added); i++)
    {
      const DptBasketLine *line = dpt_basket_get_line (added, i);
      DptBasket *longer;

      if (is_on_ticket (basket, line->corrects_line_id))
        continue;
      longer = dpt_basket_add_article (basket, line, &error);
      if (longer == NULL)
        {
          dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
          return FALSE;
        }
      dpt_basket_unref (basket);
      basket = longer;
    }
  dpt_ticket_set_basket (self->ticket, basket);
  return TRUE;
}

static void
copy_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  Again *again = finish (self, source, result);

  if (again == NULL)
    return;
  if (add_basket (self, again->basket))
    dpt_perspective_say (DPT_PERSPECTIVE (self), again->left_out > 0 ? _ ("Copied at today’s prices; lenses made to measure were left out.")
                                                                     : _ ("Copied at today’s prices."));
  again_free (again);
}

static void
return_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  Again *again = finish (self, source, result);

  if (again == NULL)
    return;
  if (dpt_basket_get_n_lines (again->basket) == 0)
    dpt_perspective_say (DPT_PERSPECTIVE (self), again->left_out > 0 ? _ ("What was made for an order is taken back by a credit note.")
                                                                     : _ ("Nothing is left of this sale to take back."));
  else if (add_basket (self, again->basket))
    dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("What comes back is on the ticket. Add what is taken instead."));
  again_free (again);
}

void
_dpt_till_add_again (DptTillPerspective *self, gint64 sale_id)
{
  read_async (self, copy_cb, copy_id (sale_id), g_free, again_free, copy_read_cb);
}

void
_dpt_till_exchange (DptTillPerspective *self, gint64 sale_id)
{
  read_async (self, return_cb, copy_id (sale_id), g_free, again_free, return_read_cb);
}

/* --- the client --- */

static gpointer
load_client_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_till_client_load (unit, *(gint64 *) args, error);
}

static void
client_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  DptTillClient *client = dpt_session_run_finish (DPT_SESSION (source), result, &error);

  if (client == NULL)
    dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
  else if (client->patient_id != dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self)))
    dpt_till_client_free (client); /* somebody else was chosen meanwhile */
  else
    dpt_client_pane_set_client (self->client, client, _dpt_till_get_currency (self));
}

void
_dpt_till_read_client (DptTillPerspective *self)
{
  gint64 patient_id = dpt_perspective_get_patient_id (DPT_PERSPECTIVE (self));

  if (patient_id == 0)
    dpt_client_pane_set_client (self->client, NULL, NULL);
  else
    read_async (self, load_client_cb, copy_id (patient_id), g_free, (GDestroyNotify) dpt_till_client_free, client_read_cb);
}

typedef struct
{
  gint64 order_id;
  DptTillClient *client;
} Visitor;

static void
visitor_free (gpointer data)
{
  Visitor *visitor = data;

  g_clear_pointer (&visitor->client, dpt_till_client_free);
  g_free (visitor);
}

static gpointer
load_visitor_cb (DptUnit *unit, gpointer args, GError **error)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->order_id = *(gint64 *) args;
  visitor->client = dpt_till_client_load_for_order (unit, visitor->order_id, error);
  if (visitor->client != NULL)
    return visitor;
  visitor_free (visitor);
  return NULL;
}

static void
visitor_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  Visitor *visitor = finish (self, source, result);
  const DptTillOrder *order;

  if (visitor == NULL)
    return;
  dpt_perspective_show_patient (DPT_PERSPECTIVE (self), visitor->client->patient_id);
  _dpt_till_show_page (self, "ticket");
  order = dpt_till_client_find_order (visitor->client, visitor->order_id);
  if (order != NULL && (g_str_equal (order->state, "ready") || g_str_equal (order->state, "delivered") || order->invoice_id != 0))
    _dpt_till_collect_order (self, order);
  else if (order != NULL)
    _dpt_till_ask_deposit (self, order);
  visitor_free (visitor);
}

void
_dpt_till_open_order (DptTillPerspective *self, gint64 order_id)
{
  read_async (self, load_visitor_cb, copy_id (order_id), g_free, visitor_free, visitor_read_cb);
}

static gpointer
load_row_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_sale_row_load (unit, args, 1, error);
}

static void
row_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dpt_session_run_finish (DPT_SESSION (source), result, &error);
  g_autofree char *number = rows != NULL && rows->len == 1 ? dpt_sale_row_dup_number (rows->pdata[0]) : NULL;

  if (number == NULL)
    {
      if (error != NULL)
        dpt_perspective_complain (DPT_PERSPECTIVE (self), error);
      return;
    }
  dpt_sales_page_search (self->sales, number);
  _dpt_till_show_page (self, "sales");
}

void
_dpt_till_show_sale (DptTillPerspective *self, gint64 sale_id)
{
  read_async (self, load_row_cb, copy_id (sale_id), g_free, (GDestroyNotify) g_ptr_array_unref, row_read_cb);
}

/* --- tickets that wait, and the one a crash left --- */

static gpointer
load_parked_cb (DptUnit *unit, gpointer args, GError **error)
{
  return dpt_parked_list (unit, error);
}

static void
parked_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autoptr (GPtrArray) drafts = dpt_session_run_finish (DPT_SESSION (source), result, NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      g_autoptr (DptTicket) ticket = dpt_ticket_new ();
      gint64 id = dpt_record_get_id (drafts->pdata[i]);

      if (!dpt_ticket_read_json (ticket, dpt_record_get_string (drafts->pdata[i], DPT_DRAFT_CONTENT), NULL))
        continue;
      g_ptr_array_add (titles, dpt_ticket_dup_title (ticket, _dpt_till_get_currency (self)));
      g_array_append_val (ids, id);
    }
  dpt_ticket_pane_set_parked (self->ticket_pane, titles, ids);
}

void
_dpt_till_read_parked (DptTillPerspective *self)
{
  read_async (self, load_parked_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, parked_read_cb);
}

static gpointer
load_draft_cb (DptUnit *unit, gpointer args, GError **error)
{
  g_autoptr (DptDraft) draft = dpt_draft_load (unit, "ticket", 0, error);

  return draft != NULL ? g_strdup (dpt_record_get_text (draft, DPT_DRAFT_CONTENT)) : NULL;
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DptTillPerspective) self = user_data;
  g_autofree char *content = dpt_session_run_finish (DPT_SESSION (source), result, NULL);

  if (content == NULL || !dpt_ticket_is_empty (self->ticket) || !dpt_ticket_read_json (self->ticket, content, NULL))
    return;
  self->draft_kept = TRUE;
  if (dpt_ticket_get_patient_id (self->ticket) != 0)
    dpt_perspective_show_patient (DPT_PERSPECTIVE (self), dpt_ticket_get_patient_id (self->ticket));
  dpt_perspective_say (DPT_PERSPECTIVE (self), _ ("The ticket that was not finished is back."));
}

void
_dpt_till_read_draft (DptTillPerspective *self)
{
  read_async (self, load_draft_cb, NULL, NULL, g_free, draft_read_cb);
}
