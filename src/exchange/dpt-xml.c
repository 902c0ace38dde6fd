/* dpt-xml.c - see dpt-xml.h.
 * For: libxml2's SAX events become our tree within limits. Not for: encodings (dpt-xml-text.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/dpt-xml.h"

#include "base/dpt-error.h"
#include "base/dpt-library.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_ATTRIBUTES 32

/* What is used of libxml2. It comes with the first file of an instrument and not with the program: it brings ICU along, and the
 * first window needs neither. */
#define FUNCTIONS(F) \
  F (xml, InitParser) F (xml, NewParserCtxt) F (xml, FreeParserCtxt) F (xml, CtxtReadMemory) F (xml, FreeDoc) F (xml, StopParser) \
  F (xml, SAX2GetLineNumber)

static struct
{
  FUNCTIONS (DPT_LIBRARY_MEMBER)
} xml;

#define SYMBOL(prefix, name) DPT_LIBRARY_SYMBOL (xml, prefix, name)
static const DptLibrarySymbol symbols[] = { FUNCTIONS (SYMBOL) { NULL } };

static void
begin_parser (void)
{
  xml.InitParser ();
}

static DptLibrary library = {
  .file = LIBXML_VERSION >= 21400 ? "libxml2.so.16" : "libxml2.so.2",
  .package = LIBXML_VERSION >= 21400 ? "libxml2-16" : "libxml2",
  .purpose = N_ ("Files of instruments cannot be read."),
  .symbols = symbols,
  .begin = begin_parser,
};

/* --- the tree --- */

struct _DptXmlNode
{
  char *name;
  GString *text;
  char **attributes; /* name, value, …; NULL-terminated */
  GPtrArray *children;
  int line;
};

static void
free_node (gpointer data)
{
  DptXmlNode *self = data;

  g_free (self->name);
  g_string_free (self->text, TRUE);
  g_strfreev (self->attributes);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

void
dpt_xml_node_free (DptXmlNode *self)
{
  g_return_if_fail (self != NULL);

  free_node (self);
}

const char *
dpt_xml_node_get_name (const DptXmlNode *self)
{
  return self->name;
}

gboolean
dpt_xml_node_is (const DptXmlNode *self, const char *name)
{
  return g_ascii_strcasecmp (self->name, name) == 0;
}

const char *
dpt_xml_node_get_text (const DptXmlNode *self)
{
  return self->text->str;
}

int
dpt_xml_node_get_line (const DptXmlNode *self)
{
  return self->line;
}

const char *
dpt_xml_node_get_attribute (const DptXmlNode *self, const char *name)
{
  for (guint i = 0; self->attributes != NULL && self->attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (self->attributes[i], name) == 0)
      return self->attributes[i + 1];
  return NULL;
}

guint
dpt_xml_node_get_n_children (const DptXmlNode *self)
{
  return self->children != NULL ? self->children->len : 0;
}

const DptXmlNode *
dpt_xml_node_get_child (const DptXmlNode *self, guint index)
{
  g_return_val_if_fail (index < dpt_xml_node_get_n_children (self), NULL);

  return self->children->pdata[index];
}

const DptXmlNode *
dpt_xml_node_find (const DptXmlNode *self, const char *name)
{
  for (guint i = 0; self != NULL && i < dpt_xml_node_get_n_children (self); i++)
    if (dpt_xml_node_is (self->children->pdata[i], name))
      return self->children->pdata[i];
  return NULL;
}

/* --- reading --- */

typedef struct
{
  xmlParserCtxtPtr context;
  DptXmlNode *root;
  GPtrArray *open; /* of DptXmlNode, borrowed: the elements that are not closed yet */
  guint n_nodes;
  GError *error;
} Reader;

G_GNUC_PRINTF (3, 4)
static void
refuse (Reader *self, int line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a line number, and what is wrong there in the file of an instrument */
  dpt_set_invalid (&self->error, "file", _ ("Line %d: %s"), line, reason);
  xml.StopParser (self->context);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
                  int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *self = data;
  DptXmlNode *node, *parent = self->open->len > 0 ? self->open->pdata[self->open->len - 1] : NULL;
  int line = xml.SAX2GetLineNumber (self->context);

  if (self->error != NULL)
    return;
  if (self->open->len >= DPT_XML_MAX_DEPTH || ++self->n_nodes > DPT_XML_MAX_NODES || n_attributes > MAX_ATTRIBUTES)
    {
      refuse (self, line, _ ("the elements are nested too deep or too many. This is no file of an instrument."));
      return;
    }
  node = g_new0 (DptXmlNode, 1);
  node->name = g_strdup ((const char *) name);
  node->text = g_string_new (NULL);
  node->line = line;
  if (n_attributes > 0)
    node->attributes = g_new0 (char *, 2 * (gsize) n_attributes + 1);
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i; /* local name, prefix, URI, value, end of the value */

      node->attributes[2 * i] = g_strdup ((const char *) attribute[0]);
      node->attributes[2 * i + 1] = g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  if (parent == NULL)
    self->root = node;
  else
    {
      if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func (free_node);
      g_ptr_array_add (parent->children, node);
    }
  g_ptr_array_add (self->open, node);
}

/* Blanks are dropped where they stand around a text, and all the text between children. */
static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *self = data;
  DptXmlNode *node;

  if (self->error != NULL || self->open->len == 0)
    return;
  node = self->open->pdata[self->open->len - 1];
  g_strstrip (node->text->str);
  node->text->len = strlen (node->text->str);
  g_ptr_array_set_size (self->open, (gint) self->open->len - 1);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *self = data;

  if (self->error == NULL && self->open->len > 0 && length > 0)
    g_string_append_len (((DptXmlNode *) self->open->pdata[self->open->len - 1])->text, (const char *) text, length);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  Reader *self = data;

  refuse (self, xml.SAX2GetLineNumber (self->context), _ ("a document type stands in it. No instrument writes one; the file is not read."));
}

static void
describe_error (Reader *self, const xmlError *failure)
{
  g_autofree char *words = g_strstrip (g_strdup (failure->message != NULL ? failure->message : ""));

  switch (failure->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_LTSLASH_REQUIRED:
      refuse (self, failure->line, _ ("<%s> is closed by something else. The file is not well-formed; send it again from the instrument."),
              failure->str1 != NULL ? failure->str1 : "?");
      break;
    case XML_ERR_GT_REQUIRED:
      refuse (self, failure->line, _ ("a tag does not end with “>”. The file is not well-formed; correct this line or ask the maker of the instrument."));
      break;
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_DOCUMENT_EMPTY:
      refuse (self, failure->line, _ ("the file ends too early. Send it again from the instrument."));
      break;
    case XML_ERR_UNDECLARED_ENTITY:
      refuse (self, failure->line, _ ("the entity “&%s;” is not known. No instrument writes one; the file is not read."),
              failure->str1 != NULL ? failure->str1 : "?");
      break;
    default:
      /* Translators: the words of the XML library, in English */
      refuse (self, failure->line, _ ("%s. The file is not well-formed; send it again from the instrument."), words);
    }
}

/* Warnings and undeclared prefixes are passed over: we match local names. */
#if LIBXML_VERSION >= 21200
static void
error_cb (void *data, const xmlError *failure)
#else
static void
error_cb (void *data, xmlError *failure)
#endif
{
  if (failure->level >= XML_ERR_ERROR && failure->domain != XML_FROM_NAMESPACE)
    describe_error (data, failure);
}

static gboolean
parse (Reader *self, const char *text, gsize length)
{
  xmlDocPtr document;

  self->context = xml.NewParserCtxt ();
  if (self->context == NULL)
    return dpt_set_error (&self->error, DPT_ERROR_FAILED, _ ("There is not enough memory to read the file."));
  memset (self->context->sax, 0, sizeof *self->context->sax);
  self->context->sax->initialized = XML_SAX2_MAGIC;
  self->context->sax->startElementNs = start_element_cb;
  self->context->sax->endElementNs = end_element_cb;
  self->context->sax->characters = characters_cb;
  self->context->sax->ignorableWhitespace = characters_cb;
  self->context->sax->cdataBlock = characters_cb;
  self->context->sax->internalSubset = document_type_cb;
  self->context->sax->serror = error_cb;
  self->context->userData = self;
  document = xml.CtxtReadMemory (self->context, text, (int) length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (document != NULL)
    xml.FreeDoc (document);
  if (self->error == NULL && (!self->context->wellFormed || self->root == NULL || self->open->len > 0))
    refuse (self, 1, _ ("the file ends too early. Send it again from the instrument."));
  xml.FreeParserCtxt (self->context);
  return self->error == NULL;
}

/* libxml2 before 2.12 compares every attribute of an element with every other (350,000 were not through after 25 seconds), and we
 * hear of an element only when it has them all. No attribute can hold a "<", so what stands between two of them is one element's.
 * Returns: the line of an element with too many, 0 where there is none. */
static int
find_crowded_element (const char *text)
{
  gboolean element = FALSE;
  int line = 1, n = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '<')
      {
        element = p[1] != '!' && p[1] != '?';
        n = 0;
      }
    else if (*p == '\n')
      line++;
    else if (element && *p == '=' && ++n > 4 * MAX_ATTRIBUTES)
      return line;
  return 0;
}

DptXmlNode *
dpt_xml_read (GBytes *bytes, GError **error)
{
  Reader reader = { 0 };
  g_autofree char *text = NULL;
  gboolean read;
  int crowded;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > DPT_XML_MAX_BYTES)
    {
      dpt_set_invalid (error, "file", _ ("The file is larger than %d MB. No instrument writes such a file."), DPT_XML_MAX_BYTES >> 20);
      return NULL;
    }
  text = dpt_xml_dup_utf8 (bytes, error);
  if (text == NULL || !dpt_library_load (&library, error))
    return NULL;
  crowded = find_crowded_element (text);
  if (crowded > 0)
    {
      dpt_set_invalid (error, "file", _ ("Line %d: an element has too many attributes. This is no file of an instrument."), crowded);
      return NULL;
    }
  reader.open = g_ptr_array_new ();
  read = parse (&reader, text, strlen (text));
  g_ptr_array_unref (reader.open);
  if (!read)
    {
      g_clear_pointer (&reader.root, free_node);
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return reader.root;
}
