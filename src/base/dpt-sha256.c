/* dpt-sha256.c - see dpt-sha256.h. OpenSSL where it is, which is three times as fast as GLib; GLib where it is not.
 * For: many hashes. Not for: anything else that OpenSSL does; the program is not linked with it and starts without it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-sha256.h"

#include <gmodule.h>

#define LIBRARY "libcrypto.so.3"
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
  gpointer digest;
} evp;

struct _DptSha256
{
  gpointer context;    /* of OpenSSL, or NULL */
  GChecksum *checksum; /* of GLib, or NULL */
};

#define FIND(name) g_module_symbol (module, "EVP_" #name, (gpointer *) &evp.name)

static gboolean
load_evp (void)
{
  static gsize state; /* 1: loaded, 2: not there */

  if (g_once_init_enter (&state))
    {
      GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
      gboolean found = module != NULL && FIND (MD_fetch) && FIND (MD_CTX_new) && FIND (MD_CTX_free) && FIND (DigestInit_ex2)
                       && FIND (DigestUpdate) && FIND (DigestFinal_ex);

      if (found)
        {
          g_module_make_resident (module);
          evp.digest = evp.MD_fetch (NULL, "SHA256", NULL);
        }
      g_once_init_leave (&state, found && evp.digest != NULL ? 1 : 2);
    }
  return state == 1;
}

static void
begin (DptSha256 *self)
{
  if (self->checksum != NULL)
    g_checksum_reset (self->checksum);
  else if (evp.DigestInit_ex2 (self->context, evp.digest, NULL) != 1)
    g_error ("OpenSSL refuses to begin a SHA-256");
}

DptSha256 *
dpt_sha256_new (void)
{
  DptSha256 *self = g_new0 (DptSha256, 1);

  if (load_evp ())
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
