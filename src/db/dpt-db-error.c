/* dpt-db-error.c - see dpt-db-error.h.
 * For: the error domain. Not for: mapping (each driver maps its own codes).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/dpt-db-error.h"

G_DEFINE_QUARK (dpt-db-error-quark, dpt_db_error)
