/* dpt-cli.h - the frame of dioptrectl: its commands are lines of a table, its answers one JSON document or plain words.
 * For: src/cli/dpt-cli-*.c. Not for: rules; a command reads its words, calls the engine and prints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/practice/dpt-unit.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit status, the same for every command. */
typedef enum
{
  DPT_CLI_DONE = 0,
  DPT_CLI_FAILED = 1,
  DPT_CLI_WRONG_USE = 2,
  DPT_CLI_REFUSED = 3, /* no right, or input that cannot be right */
  DPT_CLI_DAMAGED = 4, /* the data contradicts itself */
} DptCliStatus;

/* Wrong words on the command line: becomes %DPT_CLI_WRONG_USE. */
#define DPT_CLI_ERROR (dpt_cli_error_quark ())
GQuark dpt_cli_error_quark (void);

typedef struct _DptCli DptCli;

typedef enum
{
  DPT_CLI_NEEDS_NOTHING,
  DPT_CLI_NEEDS_URI,     /* --db, but opens it itself */
  DPT_CLI_NEEDS_DB,      /* an open database of this version */
  DPT_CLI_NEEDS_SESSION, /* and a session: of --user, or of the system */
} DptCliNeeds;

/**
 * DptCliCommand:
 * @name: one or two words, "patient search"
 * @needs: what is open when @run begins
 * @usage: the words after the name, "[--limit N] TEXT"
 * @summary: N_() one line
 * @example: works when pasted into a shell, in every language the same
 * @detail: (nullable): N_() the options and the JSON
 * @run: does it; on failure sets @error. Returns: whether it was done
 */
typedef struct
{
  const char *name;
  DptCliNeeds needs;
  const char *usage;
  const char *summary;
  const char *example;
  const char *detail;
  gboolean (*run) (DptCli *cli, int argc, char **argv, GError **error);
} DptCliCommand;

/* The tables, one a file; NULL name ends each. */
extern const DptCliCommand dpt_cli_database_commands[], dpt_cli_practice_commands[], dpt_cli_demo_commands[], dpt_cli_journey_commands[],
  dpt_cli_check_commands[], dpt_cli_document_commands[], dpt_cli_report_commands[], dpt_cli_sale_commands[], dpt_cli_patient_commands[], dpt_cli_prescription_commands[],
  dpt_cli_order_commands[], dpt_cli_after_commands[], dpt_cli_till_commands[], dpt_cli_stock_commands[], dpt_cli_fhir_commands[], dpt_cli_recall_commands[],
  dpt_cli_instrument_commands[], dpt_cli_tray_commands[], dpt_cli_paper_commands[], dpt_cli_clinical_commands[];
extern const DptCliCommand *const dpt_cli_tables[];

/** dpt_cli_main: Returns: the exit status of `dioptrectl ARGV…` */
int dpt_cli_main (int argc, char **argv);

const char *dpt_cli_get_uri (DptCli *cli);
DptDb *dpt_cli_get_db (DptCli *cli);
DptSession *dpt_cli_get_session (DptCli *cli);
DptClock *dpt_cli_get_clock (DptCli *cli);
/** dpt_cli_get_establishment: Returns: (nullable): the code given with --establishment */
const char *dpt_cli_get_establishment (DptCli *cli);
gboolean dpt_cli_wants_json (DptCli *cli);

/**
 * dpt_cli_parse:
 * @entries: GOption entries of the command
 * @argc, @argv: the words after the command's name; what is left are its operands
 * @min, @max: how many operands; -1: any number
 *
 * Returns: (transfer full) (nullable): the operands; %NULL with %DPT_CLI_ERROR
 */
char **dpt_cli_parse (DptCli *cli, const GOptionEntry *entries, int argc, char **argv, int min, int max, GError **error);

/** dpt_cli_parse_id: reads an id of a record. Returns: 0 with @error where it is none */
gint64 dpt_cli_parse_id (const char *text, GError **error);

/** dpt_cli_answer: prints the answer: @json (transfer full) with --json, else @format and what follows */
void dpt_cli_answer (DptCli *cli, JsonNode *json, const char *format, ...) G_GNUC_PRINTF (3, 4);
/** dpt_cli_say: a message for a person, on standard error; nothing with --json unless it is a warning worth reading there */
void dpt_cli_say (DptCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** dpt_cli_print_json: prints @json (transfer full) on one line and flushes */
void dpt_cli_print_json (JsonNode *json);
/** dpt_cli_set_status: an exit status other than the one that the error would give */
void dpt_cli_set_status (DptCli *cli, DptCliStatus status);

/** dpt_cli_read_json: Returns: (transfer full) (nullable): the object in @text, "-" reads standard input, "@file" a file */
JsonObject *dpt_cli_read_json (const char *text, GError **error);

G_END_DECLS
