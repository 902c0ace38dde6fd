/* dpt-sha256.c - see dpt-sha256.h. OpenSSL where it is, which is three times as fast as GLib; GLib where it is not.
 * For: many hashes. Not for: anything else that OpenSSL does; the program is not linked with it and starts without it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-sha256.h"

#include "base/dpt-library.h"

#define DIGEST_SIZE 32

/* Of OpenSSL's EVP, whose types are opaque. */
static struct
{
  gpointer (*MD_fetch) (gpointer library, const char *algorithm, const char *properties);
  gpointer (*MD_CTX_new) (void);
  void (*MD_CTX_free) (gpointer context);
  int (*DigestInit_ex2) (gpointer context, gpointer digest, gpointer parameters);
  int (*DigestUpdate) (gpointer context, const void *data, size_t size);
  int (*DigestFinal_ex) (gpointer context, guint8 *bytes, unsigned *size);
} evp;

#define SYMBOL(name) DPT_LIBRARY_SYMBOL (evp, EVP_, name)
static const DptLibrarySymbol symbols[] = {
  SYMBOL (MD_fetch) SYMBOL (MD_CTX_new) SYMBOL (MD_CTX_free) SYMBOL (DigestInit_ex2) SYMBOL (DigestUpdate) SYMBOL (DigestFinal_ex) { NULL }
};

static gpointer digest; /* of OpenSSL, or NULL where it refuses to give one */

static void
fetch_digest (void)
{
  digest = evp.MD_fetch (NULL, "SHA256", NULL);
}

static DptLibrary library = { .file = "libcrypto.so.3", .package = "libssl3", .symbols = symbols, .begin = fetch_digest };

struct _DptSha256
{
  gpointer context;    /* of OpenSSL, or NULL */
  GChecksum *checksum; /* of GLib, or NULL */
};

static void
begin (DptSha256 *self)
{
  if (self->checksum != NULL)
    g_checksum_reset (self->checksum);
  else if (evp.DigestInit_ex2 (self->context, digest, NULL) != 1)
    g_error ("OpenSSL refuses to begin a SHA-256");
}

DptSha256 *
dpt_sha256_new (void)
{
  DptSha256 *self = g_new0 (DptSha256, 1);

  if (dpt_library_load (&library, NULL) && digest != NULL)
    self->context = evp.MD_CTX_new ();
  else
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  begin (self);
  return self;
}

void
dpt_sha256_free (DptSha256 *self)
{
  if (self->context != NULL)
    evp.MD_CTX_free (self->context);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self);
}

void
dpt_sha256_add (DptSha256 *self, const void *data, gsize size)
{
  if (self->checksum != NULL)
    g_checksum_update (self->checksum, data, (gssize) size);
  else if (evp.DigestUpdate (self->context, data, size) != 1)
    g_error ("OpenSSL refuses to go on with a SHA-256");
}

void
dpt_sha256_finish (DptSha256 *self, char hex[DPT_SHA256_HEX])
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[DIGEST_SIZE];
  gsize size = sizeof bytes;
  unsigned evp_size = sizeof bytes;

  if (self->checksum != NULL)
    g_checksum_get_digest (self->checksum, bytes, &size);
  else if (evp.DigestFinal_ex (self->context, bytes, &evp_size) != 1)
    g_error ("OpenSSL refuses to end a SHA-256");
  for (guint i = 0; i < DIGEST_SIZE; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 15];
    }
  hex[2 * DIGEST_SIZE] = '\0';
  begin (self);
}
