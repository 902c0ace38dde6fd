/* fuzz-shop.h - a shop for targets that ask a database.
 * For: fuzz-cli.c, fuzz-search.c. Not for: parsers that need none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/dpt-test-shop.h"

/* fuzz_get_shop: Returns: the shop, made when it is first asked for and removed at the end; it has one patient and no articles */
DptTestShop *fuzz_get_shop (void);
