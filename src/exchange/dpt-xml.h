/* dpt-xml.h - a small tree of an XML text that nobody vouches for.
 * For: formats of instruments. Not for: text that we write ourselves, long documents, validation.
 *
 * Names are local names: prefixes and namespaces are dropped, since devices get them wrong. No document type, no entity but the five of
 * XML, no network. A text is UTF-8, UTF-16 or whatever its first line declares ("Shift-JIS" too); a declaration that the bytes
 * contradict is passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DPT_XML_MAX_BYTES (4 * 1024 * 1024)
#define DPT_XML_MAX_DEPTH 32
#define DPT_XML_MAX_NODES 50000

typedef struct _DptXmlNode DptXmlNode;

/**
 * dpt_xml_read:
 *
 * Returns: (transfer full) (nullable): the root; otherwise @error is %DPT_ERROR_INVALID with the line and what is wrong in it
 */
DptXmlNode *dpt_xml_read (GBytes *bytes, GError **error);
void dpt_xml_node_free (DptXmlNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptXmlNode, dpt_xml_node_free)

/** dpt_xml_node_get_name: Returns: the local name, as it is written */
const char *dpt_xml_node_get_name (const DptXmlNode *self);
/** dpt_xml_node_is: Returns: whether its name is @name, whatever the case */
gboolean dpt_xml_node_is (const DptXmlNode *self, const char *name);
/** dpt_xml_node_get_text: Returns: its own text without blanks around it, "" where there is none */
const char *dpt_xml_node_get_text (const DptXmlNode *self);
/** dpt_xml_node_get_line: Returns: the line of the file on which it begins, from 1 */
int dpt_xml_node_get_line (const DptXmlNode *self);
/** dpt_xml_node_get_attribute: Returns: (nullable): the value of @name, whatever its case */
const char *dpt_xml_node_get_attribute (const DptXmlNode *self, const char *name);
guint dpt_xml_node_get_n_children (const DptXmlNode *self);
const DptXmlNode *dpt_xml_node_get_child (const DptXmlNode *self, guint index);
/** dpt_xml_node_find: @self: (nullable). Returns: (nullable): the first child called @name, whatever the case */
const DptXmlNode *dpt_xml_node_find (const DptXmlNode *self, const char *name);

/** dpt_xml_dup_utf8: Returns: (transfer full) (nullable): @bytes as UTF-8 without a byte order mark, by that mark, the pattern of its
 * first characters, its XML declaration, or as Western text; %NULL with @error where the declared encoding is unknown here */
char *dpt_xml_dup_utf8 (GBytes *bytes, GError **error);

G_END_DECLS
