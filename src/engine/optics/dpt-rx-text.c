/* dpt-rx-text.c - see dpt-rx-text.h: words and numbers first, then who is who.
 * For: shorthand of a refraction. Not for: the files of instruments (exchange).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/optics/dpt-rx-text.h"

#include "base/dpt-error.h"
#include "base/dpt-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define FIELD "refraction"
#define MAX_TOKENS 40

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_PLANO,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_AXIS,
  TOKEN_DEGREE,
  TOKEN_ADD,
  TOKEN_CYLINDER,
  TOKEN_BASE,
  TOKEN_NOISE,
} TokenKind;

typedef struct
{
  TokenKind kind;
  int sign;         /* of a number: -1, +1, or 0 where none was typed */
  int hundredths;   /* of a number read as it stands, without its sign */
  int whole_digits; /* before the point */
  gboolean has_point;
  DptBase base;
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS + 3]; /* the end is always there to be looked at, even two further on */
  gsize n;
  gsize at;
  gboolean in_brackets;
  gboolean cylinder_is_next;
  DptRx rx;
  DptRxFields given;
} Reader;

static const struct
{
  const char *word; /* folded: lower case without accents */
  TokenKind kind;
  DptBase base;
} words[] = {
  { "pl", TOKEN_PLANO }, { "plan", TOKEN_PLANO }, { "plano", TOKEN_PLANO },
  { "x", TOKEN_AXIS }, { "ax", TOKEN_AXIS }, { "axe", TOKEN_AXIS }, { "axis", TOKEN_AXIS }, { "a", TOKEN_AXIS },
  { "at", TOKEN_AXIS },
  { "deg", TOKEN_DEGREE }, { "degres", TOKEN_DEGREE }, { "o", TOKEN_DEGREE },
  { "add", TOKEN_ADD }, { "ad", TOKEN_ADD }, { "addition", TOKEN_ADD },
  { "cyl", TOKEN_CYLINDER }, { "cylinder", TOKEN_CYLINDER }, { "cylindre", TOKEN_CYLINDER },
  { "bi", TOKEN_BASE, DPT_BASE_IN }, { "bn", TOKEN_BASE, DPT_BASE_IN }, { "in", TOKEN_BASE, DPT_BASE_IN },
  { "int", TOKEN_BASE, DPT_BASE_IN }, { "interne", TOKEN_BASE, DPT_BASE_IN }, { "nasal", TOKEN_BASE, DPT_BASE_IN },
  { "nasale", TOKEN_BASE, DPT_BASE_IN },
  { "bo", TOKEN_BASE, DPT_BASE_OUT }, { "be", TOKEN_BASE, DPT_BASE_OUT }, { "bt", TOKEN_BASE, DPT_BASE_OUT },
  { "out", TOKEN_BASE, DPT_BASE_OUT }, { "ext", TOKEN_BASE, DPT_BASE_OUT }, { "externe", TOKEN_BASE, DPT_BASE_OUT },
  { "temporal", TOKEN_BASE, DPT_BASE_OUT }, { "temporale", TOKEN_BASE, DPT_BASE_OUT },
  { "bu", TOKEN_BASE, DPT_BASE_UP }, { "bs", TOKEN_BASE, DPT_BASE_UP }, { "bh", TOKEN_BASE, DPT_BASE_UP },
  { "up", TOKEN_BASE, DPT_BASE_UP }, { "sup", TOKEN_BASE, DPT_BASE_UP }, { "superieure", TOKEN_BASE, DPT_BASE_UP },
  { "haut", TOKEN_BASE, DPT_BASE_UP }, { "haute", TOKEN_BASE, DPT_BASE_UP },
  { "bd", TOKEN_BASE, DPT_BASE_DOWN }, { "bb", TOKEN_BASE, DPT_BASE_DOWN }, { "down", TOKEN_BASE, DPT_BASE_DOWN },
  { "inf", TOKEN_BASE, DPT_BASE_DOWN }, { "inferieure", TOKEN_BASE, DPT_BASE_DOWN },
  { "bas", TOKEN_BASE, DPT_BASE_DOWN }, { "basse", TOKEN_BASE, DPT_BASE_DOWN }, { "binf", TOKEN_BASE, DPT_BASE_DOWN },
  { "d", TOKEN_NOISE }, { "dpt", TOKEN_NOISE }, { "ds", TOKEN_NOISE }, { "dc", TOKEN_NOISE }, { "sph", TOKEN_NOISE },
  { "sphere", TOKEN_NOISE }, { "base", TOKEN_NOISE }, { "prism", TOKEN_NOISE }, { "prisme", TOKEN_NOISE },
  { "pd", TOKEN_NOISE }, { "dp", TOKEN_NOISE }, { "\xce\xb4", TOKEN_NOISE },
};

/* Words first. */

static gboolean
push (Reader *reader, Token token, GError **error)
{
  if (token.kind == TOKEN_NOISE)
    return TRUE;
  if (reader->n == MAX_TOKENS)
    return dpt_set_invalid (error, FIELD, _ ("This is more than one refraction"));
  reader->tokens[reader->n++] = token;
  return TRUE;
}

static gboolean
refuse_word (const char *start, const char *end, GError **error)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));

  /* Translators: a piece of what the user typed */
  return dpt_set_invalid (error, FIELD, _ ("“%s” is not understood; type for example -1.25 -0.50x90 add 2.00"), word);
}

static gboolean
read_word (Reader *reader, const char **text, GError **error)
{
  const char *start = *text, *end = *text;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (start, (gsize) (end - start));
  folded = dpt_text_fold (word);
  *text = end;
  if (*end == '.' && !g_ascii_isdigit (end[1]))
    (*text)++; /* "add." */
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i].word))
      return push (reader, (Token) { .kind = words[i].kind, .base = words[i].base }, error);
  return refuse_word (start, end, error);
}

/* Reads digits with at most two decimals; a comma before a digit is a point, any other one parts two numbers. */
static gboolean
read_number (Reader *reader, const char **text, int sign, GError **error)
{
  const char *start = *text, *p = *text;
  Token token = { .kind = TOKEN_NUMBER, .sign = sign };
  int decimals = 0;

  for (;; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (token.has_point)
            decimals++;
          else
            token.whole_digits++;
          if (decimals > 2 || token.whole_digits > 5)
            return refuse_word (start, p + 1, error);
          token.hundredths = token.hundredths * 10 + (*p - '0');
        }
      else if (!token.has_point && (*p == '.' || (*p == ',' && g_ascii_isdigit (p[1]))))
        token.has_point = TRUE;
      else
        break;
    }
  for (; decimals < 2; decimals++)
    token.hundredths *= 10;
  *text = p;
  return push (reader, token, error);
}

static gboolean
starts_number (const char *p)
{
  return g_ascii_isdigit (*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]));
}

/* A sign may stand off from its number; a plus may also stand before "add". */
static gboolean
read_sign (Reader *reader, const char **text, int sign, GError **error)
{
  const char *start = *text, *p = g_utf8_next_char (*text);

  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *text = p;
  if (starts_number (p))
    return read_number (reader, text, sign, error);
  if (sign > 0 && g_unichar_isalpha (g_utf8_get_char (p)))
    return TRUE;
  return refuse_word (start, *p == '\0' ? p : g_utf8_next_char (p), error);
}

static gboolean
read_sign_or_mark (Reader *reader, const char **text, GError **error)
{
  gunichar c = g_utf8_get_char (*text);
  TokenKind kind;

  switch (c)
    {
    case '-': case 0x2212: case 0x2013:
      return read_sign (reader, text, -1, error);
    case '+':
      return read_sign (reader, text, +1, error);
    case '(': case '[':
      kind = TOKEN_OPEN;
      break;
    case ')': case ']':
      kind = TOKEN_CLOSE;
      break;
    case '*': case '@': case 0xd7: /* × */
      kind = TOKEN_AXIS;
      break;
    case 0xb0: case 0xba: /* ° and º */
      kind = TOKEN_DEGREE;
      break;
    case 0x221e: /* ∞ */
      kind = TOKEN_PLANO;
      break;
    case '/': case ',': case ';': case '|': case ':': case 0x2206: /* ∆ */
      kind = TOKEN_NOISE;
      break;
    default:
      return refuse_word (*text, g_utf8_next_char (*text), error);
    }
  *text = g_utf8_next_char (*text);
  return push (reader, (Token) { .kind = kind }, error);
}

static gboolean
read_tokens (Reader *reader, const char *text, GError **error)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        text = g_utf8_next_char (text);
      else if (starts_number (text))
        {
          if (!read_number (reader, &text, 0, error))
            return FALSE;
        }
      else if (g_unichar_isalpha (c) && c != 0xba)
        {
          if (!read_word (reader, &text, error))
            return FALSE;
        }
      else if (!read_sign_or_mark (reader, &text, error))
        return FALSE;
    }
  return TRUE;
}

/* Then who is who. */

/* Opticians leave the point out: "-125", and "-50" where fifty dioptres cannot be. */
static int
power_of (const Token *token)
{
  int value = token->hundredths;

  if (!token->has_point && (token->whole_digits >= 3 || value == 2500 || value == 5000 || value == 7500))
    value /= 100;
  return token->sign < 0 ? -value : value;
}

static gboolean
claim (Reader *reader, DptRxFields field, const char *name, const char *message, GError **error)
{
  if (reader->given & field)
    return dpt_set_invalid (error, name, "%s", message);
  reader->given |= field;
  return TRUE;
}

static gboolean
take_sphere (Reader *reader, const Token *token, GError **error)
{
  if (token->kind == TOKEN_NUMBER && !token->has_point && token->whole_digits == 2 && token->hundredths == 2500)
    return dpt_set_invalid (error, "sphere",
                            _ ("A sphere of “25” could be 0.25 or 25.00: type it with its decimal point"));
  reader->rx.sphere = token->kind == TOKEN_PLANO ? 0 : power_of (token);
  return claim (reader, DPT_RX_FIELD_SPHERE, "sphere", _ ("The sphere is given twice"), error);
}

static gboolean
take_cylinder (Reader *reader, const Token *token, GError **error)
{
  if (token->sign == 0 && token->hundredths != 0)
    return dpt_set_invalid (error, "cylinder", _ ("The cylinder needs its sign, + or -"));
  reader->rx.cylinder = power_of (token);
  reader->cylinder_is_next = FALSE;
  return claim (reader, DPT_RX_FIELD_CYLINDER, "cylinder", _ ("The cylinder is given twice"), error);
}

static gboolean
take_axis (Reader *reader, const Token *token, GError **error)
{
  if (token->sign != 0 || token->hundredths % 100 != 0 || token->hundredths > 18000)
    return dpt_set_invalid (error, "axis", _ ("The axis must be a whole number of degrees between 1 and 180"));
  reader->rx.axis = token->hundredths == 0 ? 180 : token->hundredths / 100;
  return claim (reader, DPT_RX_FIELD_AXIS, "axis", _ ("The axis is given twice"), error);
}

static gboolean
take_addition (Reader *reader, const Token *token, GError **error)
{
  reader->rx.addition = power_of (token);
  return claim (reader, DPT_RX_FIELD_ADDITION, "addition", _ ("The addition is given twice"), error);
}

static gboolean
take_prism (Reader *reader, const Token *token, DptBase base, GError **error)
{
  gboolean level = base == DPT_BASE_IN || base == DPT_BASE_OUT;
  int value = token->has_point || token->whole_digits < 3 ? token->hundredths : token->hundredths / 100;

  if (token->sign < 0)
    return dpt_set_invalid (error, level ? "prism_h" : "prism_v",
                            _ ("A prism has no sign: its base says where it points"));
  *(level ? &reader->rx.prism_h : &reader->rx.prism_v) = value;
  *(level ? &reader->rx.base_h : &reader->rx.base_v) = value != 0 ? (int) base : DPT_BASE_NONE;
  if (level)
    return claim (reader, DPT_RX_FIELD_PRISM_H, "prism_h", _ ("The horizontal prism is given twice"), error);
  return claim (reader, DPT_RX_FIELD_PRISM_V, "prism_v", _ ("The vertical prism is given twice"), error);
}

/* A number that nothing around it explains: by order, sphere then cylinder then axis then addition, or as in French
 * axis, cylinder, sphere. */
static gboolean
take_by_order (Reader *reader, const Token *token, GError **error)
{
  gboolean has_cylinder = (reader->given & DPT_RX_FIELD_CYLINDER) != 0;
  gboolean has_axis = (reader->given & DPT_RX_FIELD_AXIS) != 0;
  gboolean has_sphere = (reader->given & DPT_RX_FIELD_SPHERE) != 0;

  if (token->sign == 0 && !token->has_point && has_cylinder && !has_axis)
    return take_axis (reader, token, error);
  if (!has_sphere && (has_cylinder || !has_axis))
    return take_sphere (reader, token, error);
  if (!has_cylinder)
    return take_cylinder (reader, token, error);
  if (has_axis && token->sign > 0)
    return take_addition (reader, token, error);
  return dpt_set_invalid (error, FIELD, _ ("There is one number too many"));
}

static gboolean
take_number (Reader *reader, const Token *token, GError **error)
{
  const Token *next = token + 1;

  /* "3 BI", but in "-1 BI 3" the minus says that the base goes with what follows. */
  if (next->kind == TOKEN_BASE && (token->sign >= 0 || next[1].kind != TOKEN_NUMBER))
    {
      reader->at++;
      return take_prism (reader, token, next->base, error);
    }
  /* "1.75 add", where what follows is no number or belongs to a prism. */
  if (next->kind == TOKEN_ADD
      && (next[1].kind != TOKEN_NUMBER || (next[2].kind == TOKEN_BASE && reader->given & DPT_RX_FIELD_SPHERE)))
    {
      reader->at++;
      return take_addition (reader, token, error);
    }
  if (next->kind == TOKEN_DEGREE)
    return take_axis (reader, token, error);
  if (next->kind == TOKEN_AXIS || reader->cylinder_is_next)
    return take_cylinder (reader, token, error);
  if (reader->in_brackets)
    return reader->given & DPT_RX_FIELD_CYLINDER ? take_axis (reader, token, error)
                                                 : take_cylinder (reader, token, error);
  return take_by_order (reader, token, error);
}

/* Axis sign, "add" and a base before their number. */
static gboolean
take_announced (Reader *reader, const Token *token, GError **error)
{
  const Token *next = token + 1;

  if (next->kind != TOKEN_NUMBER)
    {
      if (token->kind == TOKEN_AXIS)
        return dpt_set_invalid (error, "axis", _ ("The axis is missing after its sign"));
      if (token->kind == TOKEN_ADD)
        return dpt_set_invalid (error, "addition", _ ("The addition is missing after its sign"));
      return dpt_set_invalid (error, FIELD, _ ("A base stands without its prism"));
    }
  reader->at++;
  if (token->kind == TOKEN_AXIS)
    return take_axis (reader, next, error);
  if (token->kind == TOKEN_ADD)
    return take_addition (reader, next, error);
  return take_prism (reader, next, token->base, error);
}

static gboolean
take_token (Reader *reader, GError **error)
{
  const Token *token = &reader->tokens[reader->at];

  switch (token->kind)
    {
    case TOKEN_NUMBER:
      return take_number (reader, token, error);
    case TOKEN_PLANO:
      return take_sphere (reader, token, error);
    case TOKEN_OPEN:
    case TOKEN_CLOSE:
      reader->in_brackets = token->kind == TOKEN_OPEN;
      return TRUE;
    case TOKEN_CYLINDER:
      reader->cylinder_is_next = TRUE;
      return TRUE;
    case TOKEN_AXIS:
    case TOKEN_ADD:
    case TOKEN_BASE:
      return take_announced (reader, token, error);
    case TOKEN_DEGREE:
    case TOKEN_NOISE:
    case TOKEN_END:
    default:
      return TRUE;
    }
}

gboolean
dpt_rx_parse (const char *text, DptRx *rx, DptRxFields *given, GError **error)
{
  Reader reader = { 0 };

  g_return_val_if_fail (text != NULL && rx != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return dpt_set_invalid (error, FIELD, _ ("The refraction is not readable text"));
  if (!read_tokens (&reader, text, error))
    return FALSE;
  for (; reader.at < reader.n; reader.at++)
    if (!take_token (&reader, error))
      return FALSE;
  if (reader.given == DPT_RX_FIELD_NONE)
    return dpt_set_invalid (error, FIELD, _ ("Type a refraction, for example -1.25 -0.50x90 add 2.00"));
  /* "-1.25 (0.00) 90°" has no cylinder, and so no axis to speak of. */
  if (reader.given & DPT_RX_FIELD_CYLINDER && reader.rx.cylinder == 0)
    reader.rx.axis = 0;
  if (!dpt_rx_validate (&reader.rx, error))
    return FALSE;
  *rx = reader.rx;
  if (given != NULL)
    *given = reader.given;
  return TRUE;
}
