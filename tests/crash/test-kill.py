#!/usr/bin/env python3
"""The program is killed at random moments while it sells, invoices orders, takes deposits and gives money back.

For: the promise that nothing acknowledged is lost and nothing is half there. Not for: power cuts, where pages that were written go too
(test-sync.py), and the server's death (test-server.py).
usage: DPT_TEST_CLI=…/dioptrectl test-kill.py [KILLS]
SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys
import time

import crashlib

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 50


def main():
    start = time.monotonic()
    shop = crashlib.Shop("kill", 20261122, orders=6 + KILLS // 20)
    wrong = shop.kill(KILLS)
    last = shop.judge_all()
    kinds = [shop.sent[name]["kind"] for name in shop.told]
    counts = {kind: kinds.count(kind) for kind in ("receipt", "invoice", "credit_note")}
    print(f"# {KILLS} kills in {time.monotonic() - start:.0f} s, {len(shop.sent)} acts sent, acknowledged {counts}")
    few = [f"only {count} {kind}" for kind, count in counts.items() if count < KILLS // 25]
    crashlib.points([
        ("sales, invoices of orders and refunds were acknowledged between the kills", few),
        ("after each kill nothing is lost, nothing is half there, the same UUID has the same number, and check is clean", wrong),
        ("at the end every act is there whole, once, with the number that was acknowledged", last)])


main()
