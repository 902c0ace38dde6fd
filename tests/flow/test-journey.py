#!/usr/bin/python3
"""test-journey.py - one patient's way through the house, in the real window, from the search to the owner's figure.

usage: test-journey.py DIOPTRE   (under tests/support/with-display, GTK_A11Y=atspi; with-postgres for the other engine)
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys

from dptflow import main
from dptshop import Shop
from journey import Journey

shop = Shop(sys.argv[1])
tale = Journey(shop)
try:
    failed = main([tale.owner_reads_the_mornings_figure, tale.optometrist_examines_and_prescribes, tale.optician_orders_and_makes,
                   tale.cashier_takes_deposit_and_balance, tale.owner_sees_the_figure_and_exports_the_month],
                  [sys.argv[1], "--db", shop.uri], chained=True)
finally:
    shop.close()
sys.exit(failed)
