/* dpt-password.c - see dpt-password.h.
 * For: rules and hashes. Not for: storing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/practice/dpt-password.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MEMORY ((size_t) 64 * 1024 * 1024)
#define PASSES 3

/* Those of eight characters or more that lists of leaked passwords begin with, folded (lower case, no accents or signs). */
static const char *const common[] = {
  "12345678", "123456789", "1234567890", "0123456789", "87654321", "987654321", "11111111", "00000000", "12341234",
  "11223344", "12344321", "99999999", "88888888", "123123123", "147258369", "789456123", "password", "password1",
  "password12", "password123", "passw0rd", "p ssword", "qwertyui", "qwertyuiop", "qwerty123", "qwerty1234", "azertyui",
  "azertyuiop", "azerty123", "azerty1234", "azerty12345", "qsdfghjk", "asdfghjk", "asdfghjkl", "1q2w3e4r", "1q2w3e4r5t",
  "1qaz2wsx", "zaq12wsx", "abcdefgh", "abcd1234", "abc12345", "a1b2c3d4", "aaaaaaaa", "iloveyou", "jetaime1", "jetaimes",
  "doudoune", "chouchou", "loulou12", "motdepasse", "motdepasse1", "motdepass", "mot de passe", "soleil12", "soleil123",
  "marseille", "marseille13", "bonjour1", "bonjour123", "princess", "princesse", "sunshine", "football", "baseball",
  "superman", "trustno1", "welcome1", "welcome123", "bienvenue", "bienvenue1", "letmein1", "starwars", "computer",
  "ordinateur", "internet", "michelle", "nicolas1", "alexandre", "stephane", "juventus", "liverpool", "changeme",
  "changezmoi", "administrator", "administrateur", "admin123", "admin1234", "adminadmin", "secret123", "dioptre1",
  "dioptre123", "lunettes", "lunettes1", "opticien", "opticien1", "optique1", "optique123", "optician", "glasses1",
};

static const char *const common_pins[] = {
  "1212", "1122", "1313", "2580", "0852", "1004", "2000", "1379", "1397", "1998", "1999", "2020", "6969", "112233",
  "121212", "123123", "159753", "147258", "131313", "696969",
};

/* Nothing else that a program does needs sodium_init(), which may be called twice and from any thread. */
static void
start_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
}

/* Folding drops what is not a letter or digit; a password of only signs is compared as it is. */
static gboolean
is_common (const char *password)
{
  g_autofree char *folded = dpt_text_fold (password);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (folded, common[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_character (const char *text)
{
  gunichar first = g_utf8_get_char (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != first)
      return FALSE;
  return TRUE;
}

/* "marie" and the two digits after it are no password of Marie's. */
static gboolean
repeats_a_word (const char *password, const char *const *words)
{
  g_autofree char *folded = dpt_text_fold (password);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = dpt_text_fold (words[i]);
      const char *rest;

      if (strlen (word) < 3 || !g_str_has_prefix (folded, word))
        continue;
      rest = folded + strlen (word);
      if (strspn (rest, "0123456789 ") == strlen (rest))
        return TRUE;
    }
  return FALSE;
}

gboolean
dpt_password_check (const char *password, const char *const *own_words, GError **error)
{
  glong length;

  g_return_val_if_fail (password != NULL, FALSE);

  if (!g_utf8_validate (password, -1, NULL))
    return dpt_set_invalid (error, "password", _ ("Password: contains a character that cannot be read."));
  length = g_utf8_strlen (password, -1);
  if (length < DPT_PASSWORD_MIN)
    return dpt_set_invalid (error, "password",
                            ngettext ("Password: at least %d character. A few words in a row are easy to remember.",
                                      "Password: at least %d characters. A few words in a row are easy to remember.",
                                      DPT_PASSWORD_MIN),
                            DPT_PASSWORD_MIN);
  if (length > DPT_PASSWORD_MAX)
    return dpt_set_invalid (error, "password",
                            ngettext ("Password: at most %d character.", "Password: at most %d characters.", DPT_PASSWORD_MAX),
                            DPT_PASSWORD_MAX);
  if (is_common (password) || is_one_character (password))
    return dpt_set_invalid (error, "password", _ ("Password: this one is among the first that anybody would try. Choose another."));
  if (repeats_a_word (password, own_words))
    return dpt_set_invalid (error, "password", _ ("Password: a name is too easy to guess. Choose another."));
  return TRUE;
}

/* All digits a fixed step from the one before: 0000, 1234, 9876, 2468. */
static gboolean
is_a_run (const char *pin)
{
  int step = pin[1] - pin[0];

  for (const char *p = pin + 1; p[1] != '\0'; p++)
    if (p[1] - p[0] != step)
      return FALSE;
  return TRUE;
}

gboolean
dpt_pin_check (const char *pin, GError **error)
{
  gsize length;

  g_return_val_if_fail (pin != NULL, FALSE);

  length = strlen (pin);
  if (length < DPT_PIN_MIN || length > DPT_PIN_MAX || strspn (pin, "0123456789") != length)
    /* Translators: the smallest and the largest number of digits */
    return dpt_set_invalid (error, "pin", _ ("PIN: must have %d to %d digits."), DPT_PIN_MIN, DPT_PIN_MAX);
  if (is_a_run (pin))
    return dpt_set_invalid (error, "pin", _ ("PIN: digits in a row are too easy to guess. Choose another."));
  for (guint i = 0; i < G_N_ELEMENTS (common_pins); i++)
    if (g_str_equal (pin, common_pins[i]))
      return dpt_set_invalid (error, "pin", _ ("PIN: this one is among the first that anybody would try. Choose another."));
  return TRUE;
}

char *
dpt_password_create_hash (const char *password, DptPasswordStrength strength, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];
  gboolean low = strength == DPT_PASSWORD_STRENGTH_LOW;

  g_return_val_if_fail (password != NULL, NULL);

  start_sodium ();
  if (crypto_pwhash_str_alg (hash, password, strlen (password), low ? 1 : PASSES,
                             low ? crypto_pwhash_MEMLIMIT_MIN : MEMORY, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      dpt_set_error (error, DPT_ERROR_FAILED, _ ("There is not enough memory to protect the password. Close other programs and try again."));
      return NULL;
    }
  return g_strdup (hash);
}

/* What an unknown user is compared with: the hash of 32 random bytes that were never written down. */
static const char decoy[crypto_pwhash_STRBYTES] = "$argon2id$v=19$m=65536,t=3,p=1$wTL7hJ7nH+3pmEXqRLaVLA$Cc1fkpslSrBZZ1rk92CDW9i5fkRGbJoC8L0KPztFopc";

gboolean
dpt_password_matches (const char *hash, const char *password)
{
  char padded[crypto_pwhash_STRBYTES] = ""; /* the library wants so many bytes to read */
  gboolean right;

  g_return_val_if_fail (password != NULL, FALSE);

  start_sodium ();
  g_strlcpy (padded, hash ? hash : decoy, sizeof padded);
  right = crypto_pwhash_str_verify (padded, password, strlen (password)) == 0;
  sodium_memzero (padded, sizeof padded);
  return right && hash != NULL;
}
