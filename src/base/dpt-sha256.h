/* dpt-sha256.h - SHA-256 of many texts in a row, by the library that uses the processor's own instructions for it.
 * For: checking a chain of millions of entries. Not for: passwords (libsodium), nor one hash now and then (GChecksum).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DPT_SHA256_HEX 65 /* with the final NUL */

typedef struct _DptSha256 DptSha256;

/** dpt_sha256_new: Returns: (transfer full): of nothing yet. Of one thread at a time */
DptSha256 *dpt_sha256_new (void);
void dpt_sha256_free (DptSha256 *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DptSha256, dpt_sha256_free)

void dpt_sha256_add (DptSha256 *self, const void *data, gsize size);

/** dpt_sha256_finish: @hex: (out caller-allocates): the digest of what was added, in lower case; what is added next begins anew */
void dpt_sha256_finish (DptSha256 *self, char hex[DPT_SHA256_HEX]);

G_END_DECLS
