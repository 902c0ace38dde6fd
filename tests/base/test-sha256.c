/* test-sha256.c - the digests of FIPS 180-4's examples, and the same as GLib's of anything else.
 * For: base/dpt-sha256. Not for: the chain (tests/engine/sale).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/dpt-sha256.h"

#include <string.h>

static void
test_known (void)
{
  static const struct { const char *text, *digest; } known[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };
  g_autoptr (DptSha256) sha = dpt_sha256_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      char hex[DPT_SHA256_HEX];

      dpt_sha256_add (sha, known[i].text, strlen (known[i].text));
      dpt_sha256_finish (sha, hex);
      g_assert_cmpstr (hex, ==, known[i].digest);
    }
}

static void
test_like_glib (void)
{
  g_autoptr (DptSha256) sha = dpt_sha256_new ();
  guint8 data[3000];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 7 + i / 250);
  for (gsize size = 0; size <= sizeof data; size += 61)
    {
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
      char hex[DPT_SHA256_HEX];

      /* In two pieces. */
      dpt_sha256_add (sha, data, size / 3);
      dpt_sha256_add (sha, data + size / 3, size - size / 3);
      dpt_sha256_finish (sha, hex);
      g_assert_cmpstr (hex, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/known", test_known);
  g_test_add_func ("/sha256/like-glib", test_like_glib);
  return g_test_run ();
}
