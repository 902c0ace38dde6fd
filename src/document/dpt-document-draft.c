/* dpt-document-draft.c - see dpt-document-private.h.
 * For: what all makers of papers need. Not for: any one paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/dpt-document-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/dpt-text.h"
#include "document/dpt-format.h"
#include "engine/order/dpt-dispensing-order.h"
#include "engine/practice/dpt-establishment.h"

DptDocumentDraft *
dpt_document_draft_new (DptUnit *unit)
{
  DptDocumentDraft *self = g_new0 (DptDocumentDraft, 1);

  self->unit = unit;
  self->keep = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dpt_document_draft_free (DptDocumentDraft *self)
{
  g_clear_pointer (&self->shop.logo, cairo_surface_destroy);
  g_ptr_array_unref (self->keep);
  g_free (self);
}

const char *
dpt_document_keep (DptDocumentDraft *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->keep, text);
  return text;
}

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* A logo that can not be read is left out: the name stands there instead, and the paper can be printed. */
static cairo_surface_t *
read_logo (GBytes *png)
{
  Reader reader = { 0 };
  cairo_surface_t *surface;

  if (png == NULL)
    return NULL;
  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (surface) > 0)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static guint32
parse_color (const char *text)
{
  if (text == NULL || *text != '#' || strlen (text) != 7)
    return 0;
  return (guint32) strtoul (text + 1, NULL, 16);
}

gboolean
dpt_document_set_shop (DptDocumentDraft *self, gint64 id, GError **error)
{
  g_autoptr (DptEstablishment) shop = NULL;
  DptLetterhead *head = &self->shop;
  g_autofree char *town = NULL;
  struct { const char **target; int field; } texts[] = {
    { &head->name, DPT_ESTABLISHMENT_NAME },           { &head->legal_name, DPT_ESTABLISHMENT_LEGAL_NAME },
    { &head->legal_form, DPT_ESTABLISHMENT_CAPITAL },  { &head->phone, DPT_ESTABLISHMENT_PHONE },
    { &head->email, DPT_ESTABLISHMENT_EMAIL },         { &head->website, DPT_ESTABLISHMENT_WEBSITE },
    { &head->siret, DPT_ESTABLISHMENT_SIRET },         { &head->rcs, DPT_ESTABLISHMENT_RCS },
    { &head->finess, DPT_ESTABLISHMENT_FINESS },       { &head->vat_number, DPT_ESTABLISHMENT_VAT_NUMBER },
  };

  shop = dpt_unit_load (self->unit, DPT_TYPE_ESTABLISHMENT, id != 0 ? id : dpt_unit_get_establishment_id (self->unit),
                        error);
  if (shop == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i].target = dpt_document_keep (self, g_strdup (dpt_record_get_text (shop, (guint) texts[i].field)));
  town = dpt_format_join (" ", (const char *const[]) { dpt_record_get_text (shop, DPT_ESTABLISHMENT_POSTAL_CODE),
                                                       dpt_record_get_text (shop, DPT_ESTABLISHMENT_CITY) }, 2);
  head->address = dpt_document_keep (
    self, dpt_format_join ("\n",
                           (const char *const[]){ dpt_record_get_text (shop, DPT_ESTABLISHMENT_LINE1),
                                                  dpt_record_get_text (shop, DPT_ESTABLISHMENT_LINE2), town },
                           3));
  head->logo = read_logo (dpt_record_get_bytes (shop, DPT_ESTABLISHMENT_LOGO));
  head->accent = parse_color (dpt_record_get_text (shop, DPT_ESTABLISHMENT_ACCENT_COLOR));
  head->currency = dpt_session_get_currency (self->unit->session);
  return TRUE;
}

const char *
dpt_document_text (DptDbRows *rows, guint row, const char *column)
{
  int i = dpt_db_rows_find_column (rows, column);

  g_return_val_if_fail (i >= 0, NULL);

  return dpt_db_rows_get_text (rows, row, (guint) i);
}

gint64
dpt_document_int (DptDbRows *rows, guint row, const char *column)
{
  int i = dpt_db_rows_find_column (rows, column);

  g_return_val_if_fail (i >= 0, 0);

  return dpt_db_rows_get_int (rows, row, (guint) i);
}

static const char *
name_of_title (const char *title)
{
  if (g_strcmp0 (title, "mr") == 0)
    return C_ ("before a name", "Mr");
  if (g_strcmp0 (title, "mrs") == 0)
    return C_ ("before a name", "Mrs");
  if (g_strcmp0 (title, "miss") == 0)
    return C_ ("before a name", "Miss");
  if (g_strcmp0 (title, "dr") == 0)
    return C_ ("before a name", "Dr");
  return NULL;
}

const char *
dpt_document_keep_person (DptDocumentDraft *self, DptDbRows *rows, guint row)
{
  const char *const parts[]
    = { name_of_title (dpt_document_text (rows, row, "title")), dpt_document_text (rows, row, "given_names"),
        dpt_document_text (rows, row, "family_name") };

  return dpt_document_keep (self, dpt_format_join (" ", parts, 3));
}

const char *
dpt_document_keep_order_number (DptDocumentDraft *self, gint64 year, gint64 number)
{
  if (number == 0)
    return NULL;
  return dpt_document_keep (self, dpt_order_format_number ((int) year, number));
}

void
dpt_document_set_rx (DptRx *rx, DptDbRows *rows, guint row)
{
  *rx = (DptRx) {
    .sphere = (int) dpt_document_int (rows, row, "sphere"),
    .cylinder = (int) dpt_document_int (rows, row, "cylinder"),
    .axis = (int) dpt_document_int (rows, row, "axis"),
    .addition = (int) dpt_document_int (rows, row, "addition"),
    .prism_h = (int) dpt_document_int (rows, row, "prism_h"),
    .base_h = dpt_base_from_nick (dpt_document_text (rows, row, "base_h")),
    .prism_v = (int) dpt_document_int (rows, row, "prism_v"),
    .base_v = dpt_base_from_nick (dpt_document_text (rows, row, "base_v")),
  };
}
