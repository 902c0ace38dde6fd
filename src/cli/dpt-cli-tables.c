/* dpt-cli-tables.c - which commands there are: one table a subject.
 * For: adding a table. Not for: a command's own code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dpt-cli.h"

const DptCliCommand *const dpt_cli_tables[] = {
  dpt_cli_practice_commands,
  dpt_cli_patient_commands,
  dpt_cli_prescription_commands,
  dpt_cli_fhir_commands,
  dpt_cli_recall_commands,
  dpt_cli_instrument_commands,
  dpt_cli_tray_commands,
  dpt_cli_clinical_commands,
  dpt_cli_order_commands,
  dpt_cli_after_commands,
  dpt_cli_stock_commands,
  dpt_cli_document_commands,
  dpt_cli_paper_commands,
  dpt_cli_check_commands,
  dpt_cli_sale_commands,
  dpt_cli_till_commands,
  dpt_cli_demo_commands,
  dpt_cli_journey_commands,
  dpt_cli_report_commands,
  dpt_cli_database_commands,
  NULL,
};
