/* dpt-acuity.c - see dpt-acuity.h.
 * For: conversions, reading and writing. Not for: drawing of charts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-acuity.h"

#include "base/dpt-error.h"
#include "base/dpt-power.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIELD "acuity"
#define BEST_LOGMAR -60
#define WORST_LOGMAR 300
#define LETTER_LOGMAR 2 /* hundredths of logMAR a letter: five letters a line of 0.1 */

int
dpt_acuity_logmar_from_decimal (int decimal)
{
  g_return_val_if_fail (decimal > 0, 0);

  return (int) lround (-100.0 * log10 (decimal / 100.0));
}

int
dpt_acuity_decimal_from_logmar (int logmar)
{
  return (int) lround (100.0 * pow (10.0, -logmar / 100.0));
}

int
dpt_acuity_logmar_from_fraction (int numerator, int denominator)
{
  g_return_val_if_fail (numerator > 0 && denominator > 0, 0);

  return (int) lround (100.0 * log10 ((double) denominator / numerator));
}

int
dpt_acuity_letters_from_logmar (int logmar)
{
  return (int) lround (85.0 - logmar / 2.0);
}

int
dpt_acuity_logmar_from_letters (int letters)
{
  return (85 - letters) * 2;
}

int
dpt_acuity_logmar_from_parinaud (int parinaud, int distance_mm)
{
  g_return_val_if_fail (parinaud > 0 && distance_mm > 0, 0);

  return (int) lround (100.0 * log10 (parinaud * 2.5 / distance_mm));
}

/* Reading */

typedef struct
{
  const char *word; /* folded */
  DptAcuityKind kind;
} Word;

static const Word words[] = {
  { "cf", DPT_ACUITY_COUNTS_FINGERS },
  { "fc", DPT_ACUITY_COUNTS_FINGERS },
  { "counts fingers", DPT_ACUITY_COUNTS_FINGERS },
  { "counting fingers", DPT_ACUITY_COUNTS_FINGERS },
  { "cld", DPT_ACUITY_COUNTS_FINGERS },
  { "cd", DPT_ACUITY_COUNTS_FINGERS },
  { "compte les doigts", DPT_ACUITY_COUNTS_FINGERS },
  { "hm", DPT_ACUITY_HAND_MOTION },
  { "mm", DPT_ACUITY_HAND_MOTION },
  { "hand motion", DPT_ACUITY_HAND_MOTION },
  { "hand movements", DPT_ACUITY_HAND_MOTION },
  { "vbm", DPT_ACUITY_HAND_MOTION },
  { "vblm", DPT_ACUITY_HAND_MOTION },
  { "voit bouger la main", DPT_ACUITY_HAND_MOTION },
  { "npl", DPT_ACUITY_NO_LIGHT },
  { "nlp", DPT_ACUITY_NO_LIGHT },
  { "pl-", DPT_ACUITY_NO_LIGHT },
  { "ppl", DPT_ACUITY_NO_LIGHT },
  { "no light perception", DPT_ACUITY_NO_LIGHT },
  { "pas de perception lumineuse", DPT_ACUITY_NO_LIGHT },
  { "pl", DPT_ACUITY_LIGHT },
  { "lp", DPT_ACUITY_LIGHT },
  { "pl+", DPT_ACUITY_LIGHT },
  { "light perception", DPT_ACUITY_LIGHT },
  { "perception lumineuse", DPT_ACUITY_LIGHT },
};

static const char *
code_of (DptAcuityKind kind)
{
  switch (kind)
    {
    case DPT_ACUITY_COUNTS_FINGERS: return "CF";
    case DPT_ACUITY_HAND_MOTION: return "HM";
    case DPT_ACUITY_LIGHT: return "LP";
    case DPT_ACUITY_NO_LIGHT: return "NLP";
    case DPT_ACUITY_NONE: case DPT_ACUITY_VALUE: case DPT_ACUITY_TEXT:
    default: return "";
    }
}

static gboolean
refuse (const char *text, GError **error)
{
  /* Translators: what the user typed */
  return dpt_set_invalid (error, FIELD,
                          _ ("“%s” is not an acuity; type for example 8/10, 6/12, 20/40, 0.3 logMAR, P2 or CF"), text);
}

/* Lower case, one kind of minus, a point for the comma, no spaces; but where one parts two numbers, or "à" does, an
 * "@". */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean parted = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isspace (c))
        {
          parted = TRUE;
          continue;
        }
      if (c == 0x2212 || c == 0x2013)
        c = '-';
      else if (c == ',')
        c = '.';
      else if (c == 0xe0)
        c = '@';
      if (parted && out->len > 0 && g_unichar_isdigit (c) && g_ascii_isdigit (out->str[out->len - 1]))
        g_string_append_c (out, '@');
      parted = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* "P L +" and "Compte les doigts, à 1 m": the sign after PL matters, and so it is kept from being folded away. */
static DptAcuityKind
find_word (const char *text)
{
  g_autofree char *folded = dpt_text_fold (text);
  g_autofree char *tidied = tidy (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (tidied, words[i].word))
        return words[i].kind;
      if (g_str_has_suffix (words[i].word, "-") || g_str_has_suffix (words[i].word, "+"))
        continue;
      if (g_str_equal (folded, words[i].word) && !strchr (tidied, '-') && !strchr (tidied, '+'))
        return words[i].kind;
      /* With the distance: "CF 1 m", "CLD à 30 cm". */
      if (words[i].kind <= DPT_ACUITY_HAND_MOTION && g_str_has_prefix (folded, words[i].word)
          && folded[strlen (words[i].word)] == ' ' && strpbrk (folded, "0123456789") != NULL)
        return words[i].kind;
    }
  return DPT_ACUITY_NONE;
}

/* Reads an unsigned number with at most two decimals in hundredths and steps over it. */
static gboolean
read_number (const char **text, int *hundredths, gboolean *has_point)
{
  const char *p = *text;
  int value = 0, digits = 0, decimals = -1;

  for (; g_ascii_isdigit (*p) || (*p == '.' && decimals < 0); p++)
    {
      if (*p == '.')
        {
          decimals = 0;
          continue;
        }
      if ((decimals >= 0 && ++decimals > 2) || ++digits > 6)
        return FALSE;
      value = value * 10 + (*p - '0');
    }
  if (digits == 0)
    return FALSE;
  *has_point = decimals >= 0;
  for (int i = MAX (decimals, 0); i < 2; i++)
    value *= 10;
  *hundredths = value;
  *text = p;
  return TRUE;
}

static gboolean
accept (DptAcuity *acuity, int logmar, DptAcuityNotation notation)
{
  acuity->kind = DPT_ACUITY_VALUE;
  acuity->logmar = logmar;
  acuity->notation = notation;
  return logmar >= BEST_LOGMAR && logmar <= WORST_LOGMAR;
}

/* "8/10", "8/10-2", "6/7.5", "20/40+1", after the numerator. */
static gboolean
read_fraction (const char *p, int numerator, DptAcuity *acuity)
{
  int denominator, letters = 0;
  gboolean has_point;
  DptAcuityNotation notation;

  if (!read_number (&p, &denominator, &has_point) || numerator <= 0 || denominator <= 0)
    return FALSE;
  if (*p == '-' || *p == '+')
    {
      if (!g_ascii_isdigit (p[1]) || p[2] != '\0')
        return FALSE;
      letters = (p[1] - '0') * (*p == '-' ? -1 : 1);
    }
  else if (*p != '\0')
    return FALSE;
  if (numerator == 2000 && denominator != 1000)
    notation = DPT_ACUITY_SNELLEN_FEET;
  else if (denominator == 1000 || (numerator == 100 && denominator != 6000))
    notation = DPT_ACUITY_TENTHS;
  else
    notation = DPT_ACUITY_SNELLEN_METRES;
  return accept (acuity, dpt_acuity_logmar_from_fraction (numerator, denominator) - letters * LETTER_LOGMAR, notation);
}

/* "P2", "P1.5", "P3 40 cm", "P2 à 33 cm". */
static gboolean
read_parinaud (const char *tidied, DptAcuity *acuity)
{
  const char *p = tidied + (g_str_has_prefix (tidied, "parinaud") ? 8 : 1);
  int parinaud, distance = DPT_ACUITY_PARINAUD_MM;
  gboolean has_point;

  if (!read_number (&p, &parinaud, &has_point) || parinaud <= 0)
    return FALSE;
  if (*p != '\0')
    {
      if (*p == '@' || *p == '/')
        p++;
      if (!read_number (&p, &distance, &has_point) || distance <= 0 || (*p != '\0' && !g_str_equal (p, "cm")))
        return FALSE;
      distance /= 10; /* hundredths of a centimetre are tenths of a millimetre */
    }
  return accept (acuity, dpt_acuity_logmar_from_parinaud (parinaud, distance), DPT_ACUITY_PARINAUD);
}

static gboolean
is_logmar_unit (const char *text)
{
  return g_str_equal (text, "logmar") || g_str_equal (text, "lm");
}

/* A number, perhaps with its scale behind it. */
static gboolean
read_value (const char *tidied, DptAcuity *acuity)
{
  const char *p = tidied;
  int sign = *p == '-' ? -1 : *p == '+' ? 1 : 0;
  int value;
  gboolean has_point;

  if (sign != 0)
    p++;
  if (!read_number (&p, &value, &has_point))
    return FALSE;
  if (is_logmar_unit (p) || (*p == '\0' && sign != 0 && has_point))
    return accept (acuity, sign < 0 ? -value : value, DPT_ACUITY_LOGMAR);
  if (sign != 0)
    return FALSE;
  if (*p == '/')
    return read_fraction (p + 1, value, acuity);
  if (g_str_equal (p, "l") || g_str_equal (p, "letters") || g_str_equal (p, "lettres") || g_str_equal (p, "etdrs"))
    return value % 100 == 0 && value <= 11500
           && accept (acuity, dpt_acuity_logmar_from_letters (value / 100), DPT_ACUITY_ETDRS);
  if (*p != '\0')
    return FALSE;
  if (has_point)
    return value > 0 && accept (acuity, dpt_acuity_logmar_from_decimal (value), DPT_ACUITY_DECIMAL);
  /* "10" is 10/10 in France; "1" might be that of a decimal scale, and "85" letters. */
  return value >= 200 && value <= 2000
         && accept (acuity, dpt_acuity_logmar_from_fraction (value, 1000), DPT_ACUITY_TENTHS);
}

/* Jaeger and N points name sizes of print that differ from maker to maker. */
static gboolean
is_print_size (const char *tidied)
{
  const char *p = tidied + 1;
  int value;
  gboolean has_point;

  return (tidied[0] == 'n' || tidied[0] == 'j') && read_number (&p, &value, &has_point) && *p == '\0' && value > 0;
}

/* The text that is kept: upper case for scales named by a letter, without the spaces. */
static void
keep_text (DptAcuity *acuity, const char *tidied)
{
  g_autofree char *text = NULL;

  if (acuity->kind == DPT_ACUITY_VALUE && acuity->notation == DPT_ACUITY_LOGMAR)
    /* With its unit: "0.30" alone is a decimal acuity. */
    text = g_strdup_printf ("%s%d.%02d logMAR", acuity->logmar < 0 ? "-" : "", abs (acuity->logmar) / 100,
                            abs (acuity->logmar) % 100);
  else if (acuity->kind == DPT_ACUITY_VALUE && acuity->notation == DPT_ACUITY_ETDRS)
    text = g_strdup_printf ("%d L", dpt_acuity_letters_from_logmar (acuity->logmar));
  else if (acuity->kind == DPT_ACUITY_VALUE && acuity->notation == DPT_ACUITY_TENTHS && strchr (tidied, '/') == NULL)
    text = g_strconcat (tidied, "/10", NULL);
  else if (g_str_has_prefix (tidied, "parinaud"))
    text = g_strconcat ("P", tidied + 8, NULL);
  else if (tidied[0] == 'p' || tidied[0] == 'n' || tidied[0] == 'j')
    text = g_strdup_printf ("%c%s", g_ascii_toupper (tidied[0]), tidied + 1);
  else
    text = g_strdup (tidied);
  g_strlcpy (acuity->text, text, sizeof acuity->text);
}

/* Fingers and hands are seen from somewhere: "CF 1 m". */
static void
keep_word (DptAcuity *acuity, const char *text)
{
  const char *distance = acuity->kind <= DPT_ACUITY_HAND_MOTION ? strpbrk (text, "0123456789") : NULL;
  g_autofree char *lower = g_ascii_strdown (distance ? distance : "", -1);

  g_strdelimit (g_strstrip (lower), ",", '.');
  g_snprintf (acuity->text, sizeof acuity->text, *lower != '\0' ? "%s %s" : "%s%s", code_of (acuity->kind), lower);
}

gboolean
dpt_acuity_parse (const char *text, DptAcuity *acuity, GError **error)
{
  g_autofree char *tidied = NULL;
  DptAcuity read = { 0 };

  g_return_val_if_fail (text != NULL && acuity != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse ("?", error);
  read.kind = find_word (text);
  if (read.kind != DPT_ACUITY_NONE)
    {
      keep_word (&read, text);
      *acuity = read;
      return TRUE;
    }
  tidied = tidy (text);
  if (strlen (tidied) >= sizeof read.text)
    return refuse (text, error);
  if (g_str_has_prefix (tidied, "logmar"))
    {
      g_autofree char *turned = g_strconcat (tidied + 6, "logmar", NULL);

      if (!read_value (turned, &read) || read.notation != DPT_ACUITY_LOGMAR)
        return refuse (text, error);
    }
  else if (is_print_size (tidied))
    read.kind = DPT_ACUITY_TEXT;
  else if (!(tidied[0] == 'p' ? read_parinaud (tidied, &read) : read_value (tidied, &read)))
    return refuse (text, error);
  keep_text (&read, tidied);
  *acuity = read;
  return TRUE;
}

/* Writing */

static char
decimal_point (void)
{
  g_autofree char *sample = dpt_length_format (0);

  return sample[1];
}

/* Hundredths with as few decimals as it takes. */
static void
append_number (GString *out, int hundredths)
{
  g_string_append_printf (out, "%d", hundredths / 100);
  if (hundredths % 100 != 0)
    g_string_append_printf (out, hundredths % 10 != 0 ? "%c%02d" : "%c%d", decimal_point (),
                            hundredths % 10 != 0 ? hundredths % 100 : hundredths % 100 / 10);
}

/* Lines that charts have: numerator and denominator in hundredths. */
typedef struct
{
  int numerator;
  int denominator;
} Line;

static const Line tenths[] = {
  { 2000, 1000 }, { 1600, 1000 }, { 1500, 1000 }, { 1200, 1000 }, { 1000, 1000 }, { 900, 1000 },
  { 800, 1000 },  { 700, 1000 },  { 600, 1000 },  { 500, 1000 },  { 400, 1000 },  { 300, 1000 },
  { 200, 1000 },  { 100, 1000 },  { 100, 2000 },  { 100, 5000 },  { 100, 10000 },
};
static const Line metres[] = {
  { 600, 300 },  { 600, 380 },  { 600, 400 },  { 600, 480 },  { 600, 500 },  { 600, 600 },
  { 600, 750 },  { 600, 900 },  { 600, 950 },  { 600, 1200 }, { 600, 1500 }, { 600, 1800 },
  { 600, 1900 }, { 600, 2400 }, { 600, 3000 }, { 600, 3600 }, { 600, 3800 }, { 600, 4800 },
  { 600, 6000 }, { 600, 9600 }, { 300, 6000 }, { 200, 6000 }, { 100, 6000 },
};
static const Line feet[] = {
  { 2000, 1000 },  { 2000, 1250 },  { 2000, 1600 },  { 2000, 2000 },  { 2000, 2500 },  { 2000, 3000 },
  { 2000, 3200 },  { 2000, 4000 },  { 2000, 5000 },  { 2000, 6000 },  { 2000, 6300 },  { 2000, 7000 },
  { 2000, 8000 },  { 2000, 10000 }, { 2000, 12500 }, { 2000, 16000 }, { 2000, 20000 }, { 2000, 25000 },
  { 2000, 32000 }, { 2000, 40000 }, { 2000, 50000 }, { 2000, 60000 }, { 2000, 80000 },
};

static void
append_nearest_line (GString *out, const Line *lines, gsize n, int logmar)
{
  const Line *nearest = &lines[0];

  for (gsize i = 1; i < n; i++)
    if (abs (dpt_acuity_logmar_from_fraction (lines[i].numerator, lines[i].denominator) - logmar)
        < abs (dpt_acuity_logmar_from_fraction (nearest->numerator, nearest->denominator) - logmar))
      nearest = &lines[i];
  append_number (out, nearest->numerator);
  g_string_append_c (out, '/');
  append_number (out, nearest->denominator);
}

static void
append_parinaud (GString *out, int logmar)
{
  static const int sizes[] = { 125, 150, 200, 300, 400, 500, 600, 800, 1000, 1400, 2000, 2800 };
  int nearest = sizes[0];

  for (gsize i = 1; i < G_N_ELEMENTS (sizes); i++)
    if (abs (dpt_acuity_logmar_from_parinaud (sizes[i], DPT_ACUITY_PARINAUD_MM) - logmar)
        < abs (dpt_acuity_logmar_from_parinaud (nearest, DPT_ACUITY_PARINAUD_MM) - logmar))
      nearest = sizes[i];
  g_string_append_c (out, 'P');
  append_number (out, nearest);
}

static void
append_value (GString *out, int logmar, DptAcuityNotation notation)
{
  switch (notation)
    {
    case DPT_ACUITY_DECIMAL:
      g_string_append_printf (out, "%d%c%02d", dpt_acuity_decimal_from_logmar (logmar) / 100, decimal_point (),
                              dpt_acuity_decimal_from_logmar (logmar) % 100);
      break;
    case DPT_ACUITY_SNELLEN_METRES:
      append_nearest_line (out, metres, G_N_ELEMENTS (metres), logmar);
      break;
    case DPT_ACUITY_SNELLEN_FEET:
      append_nearest_line (out, feet, G_N_ELEMENTS (feet), logmar);
      break;
    case DPT_ACUITY_LOGMAR:
      g_string_append_printf (out, "%s%d%c%02d logMAR", logmar < 0 ? "-" : "", abs (logmar) / 100, decimal_point (),
                              abs (logmar) % 100);
      break;
    case DPT_ACUITY_ETDRS:
      g_string_append_printf (out, "%d L", MAX (dpt_acuity_letters_from_logmar (logmar), 0));
      break;
    case DPT_ACUITY_PARINAUD:
      append_parinaud (out, logmar);
      break;
    case DPT_ACUITY_TENTHS:
    default:
      append_nearest_line (out, tenths, G_N_ELEMENTS (tenths), logmar);
    }
}

static const char *
label_of (DptAcuityKind kind)
{
  switch (kind)
    {
    case DPT_ACUITY_COUNTS_FINGERS:
      /* Translators: counts fingers; the reader also knows CLD, CD, FC */
      return C_ ("acuity", "CF");
    case DPT_ACUITY_HAND_MOTION:
      /* Translators: sees the hand move; the reader also knows VBM, VBLM, MM */
      return C_ ("acuity", "HM");
    case DPT_ACUITY_LIGHT:
      /* Translators: perceives light; the reader also knows PL, PL+ */
      return C_ ("acuity", "LP");
    case DPT_ACUITY_NO_LIGHT:
      /* Translators: does not perceive light; the reader also knows NPL, PPL, PL- */
      return C_ ("acuity", "NLP");
    case DPT_ACUITY_NONE: case DPT_ACUITY_VALUE: case DPT_ACUITY_TEXT:
    default:
      return "";
    }
}

char *
dpt_acuity_format (const DptAcuity *acuity, DptAcuityNotation notation)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (acuity != NULL, g_string_free (out, FALSE));

  if (acuity->text[0] != '\0' && (acuity->kind != DPT_ACUITY_VALUE || acuity->notation == notation))
    {
      g_autofree char *shown = dpt_acuity_dup_shown (acuity->text);

      g_string_append (out, shown);
    }
  else if (acuity->kind != DPT_ACUITY_VALUE)
    g_string_append (out, label_of (acuity->kind));
  else
    append_value (out, acuity->logmar, notation);
  return g_string_free (out, FALSE);
}

char *
dpt_acuity_dup_shown (const char *kept)
{
  GString *out;
  gsize word = kept ? strcspn (kept, " ") : 0;

  if (kept == NULL)
    return NULL;
  out = g_string_new (kept);
  for (DptAcuityKind kind = DPT_ACUITY_COUNTS_FINGERS; kind <= DPT_ACUITY_NO_LIGHT; kind++)
    if (strlen (code_of (kind)) == word && strncmp (kept, code_of (kind), word) == 0)
      {
        g_string_erase (out, 0, (gssize) word);
        g_string_prepend (out, label_of (kind));
        break;
      }
  for (char *p = out->str; *p != '\0'; p++)
    if (*p == '.')
      *p = decimal_point ();
  return g_string_free (out, FALSE);
}

DptAcuity
dpt_acuity_from_logmar (int logmar)
{
  DptAcuity acuity = { .kind = DPT_ACUITY_VALUE,
                       .logmar = CLAMP (logmar, BEST_LOGMAR, WORST_LOGMAR),
                       .notation = DPT_ACUITY_LOGMAR };

  keep_text (&acuity, "");
  return acuity;
}

int
dpt_acuity_compare (const DptAcuity *a, const DptAcuity *b)
{
  gboolean value_a = a->kind == DPT_ACUITY_VALUE, value_b = b->kind == DPT_ACUITY_VALUE;

  if (a->kind == DPT_ACUITY_NONE || b->kind == DPT_ACUITY_NONE || a->kind == DPT_ACUITY_TEXT
      || b->kind == DPT_ACUITY_TEXT)
    return 0;
  if (value_a && value_b)
    return b->logmar - a->logmar;
  return (int) b->kind - (int) a->kind; /* the kinds go from better to worse */
}
