/* dpt-recall-words.c - see dpt-recall-words.h.
 * For: the texts as they come, and filling them in. Not for: layout.
 *
 * They are not translated by gettext: a letter speaks the patient's language, whatever the screen speaks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/clinical/dpt-recall-words.h"

#include "base/dpt-date.h"
#include "base/dpt-error.h"
#include "base/dpt-text.h"
#include "engine/clinical/dpt-recall-private.h"
#include "engine/patient/dpt-patient.h"
#include "engine/practice/dpt-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  FRENCH,
  ENGLISH,
  N_LANGUAGES,
};

static const char *const languages[] = { "fr", "en", NULL };
static const char *const papers[DPT_N_RECALL_PAPERS] = { "letter", "mail" };
static const char *const places[] = { "title", "given", "family", "name", "reason", "date", "shop", "phone", "mail", NULL };

static const struct { const char *subject; const char *body; } usual[DPT_N_RECALL_PAPERS][N_LANGUAGES] = {
  [DPT_RECALL_LETTER] = {
    [FRENCH] = { "Votre prochain rendez-vous",
                 "{title} {family},\n\nIl est temps de penser à {reason}. Nous vous invitons à prendre rendez-vous au {phone}"
                 " ou directement au magasin.\n\nNous restons à votre disposition et vous adressons nos salutations les meilleures.\n\n{shop}" },
    [ENGLISH] = { "Your next appointment",
                  "Dear {title} {family},\n\nIt is time for {reason}. Please call us on {phone} or drop in to make an appointment."
                  "\n\nWe look forward to seeing you.\n\n{shop}" },
  },
  [DPT_RECALL_MAIL] = {
    [FRENCH] = { "{shop} : votre prochain rendez-vous",
                 "{title} {family},\n\nIl est temps de penser à {reason}. Vous pouvez prendre rendez-vous au {phone} ou en répondant à"
                 " ce message.\n\nBien cordialement,\n{shop}" },
    [ENGLISH] = { "{shop}: your next appointment",
                  "Dear {title} {family},\n\nIt is time for {reason}. You can make an appointment on {phone} or by answering this message."
                  "\n\nKind regards,\n{shop}" },
  },
};

/* General words: nothing here says what was found. */
static const char *const reasons[DPT_N_RECALL_KINDS][N_LANGUAGES] = {
  [DPT_RECALL_NEXT_VISIT] = { "votre prochain contrôle", "your next visit" },
  [DPT_RECALL_GLAUCOMA] = { "votre contrôle régulier", "your regular eye check" },
  [DPT_RECALL_RETINA] = { "votre contrôle régulier", "your regular eye check" },
  [DPT_RECALL_CHILD] = { "faire contrôler la vue de votre enfant, comme chaque année", "your child’s yearly eye check" },
  [DPT_RECALL_SENIOR] = { "votre contrôle de la vue", "your eye check" },
  [DPT_RECALL_SUPPLY] = { "renouveler vos lentilles de contact", "new contact lenses" },
  [DPT_RECALL_PRESCRIPTION] = { "renouveler votre ordonnance, dont la validité se termine", "a new prescription, before yours ends" },
};

static const struct { const char *title; const char *words[N_LANGUAGES]; } titles[] = {
  { "mr", { "Monsieur", "Mr" } },   { "mrs", { "Madame", "Mrs" } }, { "miss", { "Mademoiselle", "Miss" } },
  { "dr", { "Docteur", "Dr" } },
};

const char *const *
dpt_recall_words_languages (void)
{
  return languages;
}

void
dpt_recall_words_clear (DptRecallWords *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->body, g_free);
}

void
dpt_recall_text_free (DptRecallText *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self->email);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

/* --- templates --- */

static guint
find_language (const char *language)
{
  for (guint i = 0; i < N_LANGUAGES; i++)
    if (language != NULL && g_ascii_strncasecmp (language, languages[i], 2) == 0)
      return i;
  return ENGLISH;
}

static char *
make_name (DptRecallPaper paper, guint language, const char *what)
{
  return g_strdup_printf ("recall.%s.%s.%s", papers[paper], languages[language], what);
}

static char *
load_one (DptUnit *unit, DptRecallPaper paper, guint language, const char *what, const char *fallback)
{
  g_autofree char *name = make_name (paper, language, what), *value = dpt_setting_dup (unit, name, NULL);

  return dpt_text_is_blank (value) ? g_strdup (fallback) : g_steal_pointer (&value);
}

void
dpt_recall_words_load (DptUnit *unit, DptRecallPaper paper, const char *language, DptRecallWords *words)
{
  guint i = find_language (language);

  words->subject = load_one (unit, paper, i, "subject", usual[paper][i].subject);
  words->body = load_one (unit, paper, i, "body", usual[paper][i].body);
}

static gboolean
check_places (const char *text, GError **error)
{
  for (const char *p = text; (p = strchr (p, '{')) != NULL; p++)
    {
      const char *end = strchr (p, '}');
      g_autofree char *place = end != NULL ? g_strndup (p + 1, (gsize) (end - p) - 1) : g_strdup (p + 1);

      if (end == NULL || !g_strv_contains (places, place))
        /* Translators: a word in curly brackets; the others are not translated */
        return dpt_set_invalid (error, "body",
                                _ ("“{%s}” is no place: there are {title} {given} {family} {name} {reason} {date} {shop} {phone} {mail}."),
                                place);
    }
  return TRUE;
}

static gboolean
save_one (DptUnit *unit, DptRecallPaper paper, guint language, const char *what, const char *text, const char *fallback, glong most,
          GError **error)
{
  g_autofree char *name = make_name (paper, language, what);

  if (text == NULL || !check_places (text, error))
    return text == NULL;
  if (g_utf8_strlen (text, -1) > most)
    return dpt_set_invalid (error, what, _ ("This text is too long."));
  return dpt_setting_set (unit, DPT_SETTING_SCOPE_ORGANIZATION, name,
                          dpt_text_is_blank (text) || g_str_equal (text, fallback) ? NULL : text, error);
}

gboolean
dpt_recall_words_save (DptUnit *unit, DptRecallPaper paper, const char *language, const DptRecallWords *words, GError **error)
{
  guint i = find_language (language);

  return dpt_unit_require (unit, DPT_RIGHT_SETTING_WRITE, error)
         && save_one (unit, paper, i, "subject", words->subject, usual[paper][i].subject, DPT_RECALL_MOST_SUBJECT, error)
         && save_one (unit, paper, i, "body", words->body, usual[paper][i].body, DPT_RECALL_MOST_BODY, error);
}

/* --- filling in --- */

/* Returns: (nullable): %NULL where neither title nor sex is known, and for a child */
static const char *
find_title (const char *title, const char *sex, guint language)
{
  if (title == NULL && g_strcmp0 (sex, "female") == 0)
    title = "mrs";
  else if (title == NULL && g_strcmp0 (sex, "male") == 0)
    title = "mr";
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].title, title) == 0)
      return titles[i].words[language];
  return NULL;
}

static const char *
find_reason (const char *rule, guint language)
{
  for (guint i = 0; i < DPT_N_RECALL_KINDS; i++)
    if (g_strcmp0 (dpt_recall_rule_get_info (i)->name, rule) == 0)
      return reasons[i][language];
  return "";
}

/* Two blanks where a place was empty become one. */
static char *
fill (const char *template, const char *const *values)
{
  g_autoptr (GString) out = g_string_new (template);

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("{%s}", places[i]);

      g_string_replace (out, place, values[i] ? values[i] : "", 0);
    }
  g_string_replace (out, "  ", " ", 0);
  g_string_replace (out, " ,", ",", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
get (DptDbRows *rows, const char *column)
{
  return dpt_db_rows_get_text (rows, 0, dpt_db_rows_find_column (rows, column));
}

static char *
make_address (DptDbRows *rows, const char *home_country)
{
  g_autoptr (DptAddress) address = dpt_record_from_row (DPT_TYPE_ADDRESS, rows, 0);

  return get (rows, "line1") != NULL || get (rows, "city") != NULL ? dpt_address_format (address, home_country) : NULL;
}

static char *
make_name_of (DptDbRows *rows, guint language)
{
  const char *title = find_title (get (rows, "title"), get (rows, "sex"), language);

  return g_strstrip (g_strdup_printf ("%s %s %s", title ? title : "", get (rows, "given_names"), get (rows, "family_name")));
}

static DptRecallText *
make_text (DptUnit *unit, DptDbRows *rows, DptRecallPaper paper)
{
  const char *told = get (rows, "language"), *country = dpt_session_get_country (unit->session);
  guint language = find_language (told ? told : g_strcmp0 (country, "FR") == 0 ? "fr" : "en");
  g_autofree char *date = dpt_date_format_for (get (rows, "due_on"), language == FRENCH ? "fr_FR.UTF-8" : "en_GB.UTF-8");
  g_auto (DptRecallWords) words = { 0 };
  DptRecallText *text = g_new0 (DptRecallText, 1);
  const char *values[G_N_ELEMENTS (places)];

  text->patient_id = dpt_db_rows_get_int (rows, 0, 1);
  text->establishment_id = dpt_db_rows_get_int (rows, 0, 4);
  text->name = make_name_of (rows, language);
  text->address = make_address (rows, country);
  text->email = g_strdup (get (rows, "email"));
  values[0] = find_title (get (rows, "title"), get (rows, "sex"), language);
  /* "Anne-Sophie Robin," where neither says how to address her. */
  if (values[0] == NULL)
    values[0] = get (rows, "given_names");
  values[1] = get (rows, "given_names");
  values[2] = get (rows, "family_name");
  values[3] = text->name;
  values[4] = find_reason (get (rows, "rule"), language);
  values[5] = date;
  values[6] = get (rows, "shop_name");
  values[7] = get (rows, "shop_phone");
  values[8] = get (rows, "shop_email");
  dpt_recall_words_load (unit, paper, languages[language], &words);
  text->subject = fill (words.subject, values);
  text->body = fill (words.body, values);
  return text;
}

DptRecallText *
dpt_recall_load_text (DptUnit *unit, gint64 id, DptRecallPaper paper, GError **error)
{
  g_autoptr (DptDbRows) rows = NULL;

  if (!dpt_unit_require (unit, DPT_RIGHT_PATIENT_READ, error))
    return NULL;
  rows = dpt_db_query (unit->connection, "clinical/recall:person", error, DPT_INT (id));
  if (rows == NULL)
    return NULL;
  if (dpt_db_rows_get_n_rows (rows) == 0)
    {
      dpt_set_error (error, DPT_ERROR_NOT_FOUND, _ ("This recall is not there any more."));
      return NULL;
    }
  if (!_dpt_recall_may_tell (unit, dpt_db_rows_get_int (rows, 0, 1), paper == DPT_RECALL_LETTER ? "post" : "email", error))
    {
      g_prefix_error (error, "%s %s: ", get (rows, "given_names"), get (rows, "family_name"));
      return NULL;
    }
  return make_text (unit, rows, paper);
}

char *
dpt_recall_text_dup_uri (const DptRecallText *self)
{
  g_autofree char *to = g_uri_escape_string (self->email ? self->email : "", "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (self->subject, NULL, FALSE);
  g_autoptr (GString) lines = g_string_new (self->body);
  g_autofree char *body = NULL;

  /* RFC 6068, 5: line breaks are %0D%0A. */
  g_string_replace (lines, "\n", "\r\n", 0);
  body = g_uri_escape_string (lines->str, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, body);
}
