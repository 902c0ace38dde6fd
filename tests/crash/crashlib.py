"""What the tests that kill share: a shop that sells, what was sent, and looking at the rows from outside the program.

For: test-kill.py, test-planted.py, test-sync.py, test-server.py. Not for: dioptrectl's other commands (tests/cli).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import random
import select
import sqlite3
import subprocess
import sys
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import clitest  # noqa: E402  (the demonstration shop, made once)

ARTICLES = {"ACC-SPRAY": 890, "ACC-ETUI-RIG": 1190}  # what stands on the shelf, with the price that these tests ask
MOST_WAITING = 3  # sales that are on their way to the program unanswered


class Shop:
    """A copy of the demonstration shop with well filled shelves and orders that can be invoiced."""

    def __init__(self, name, seed, orders=6):
        self.uri = clitest.copy_demo(name)
        self.chance = random.Random(seed)
        self.sent = {}     # uuid → what must be there of it
        self.asked = {}    # uuid → the JSON of a sale
        self.told = {}     # uuid → (series, number), as acknowledged
        self.refunded = set()
        self.act_seconds = 0.05  # what one act takes, from the start of the program to its end; measured
        lines = [{"code": code, "quantity": 90000, "unit_cost": "1.20"} for code in ARTICLES]
        clitest.must(self.uri, "stock", "receive", json.dumps({"lines": lines}))
        self.orders = [self.confirm_order() for _ in range(orders)]

    def confirm_order(self):
        eye = {"pd_far": "31.5", "fitting_height": "22"}
        if not hasattr(self, "prescription"):
            day = subprocess.run(["date", "+%F"], capture_output=True, text=True, check=True).stdout.strip()
            sheet = {"file_number": 3, "usage": "far", "issued_on": day, "prescriber_name": "Dr Morel", "right": "-1.25 -0.50x90", "left": "-1.00"}
            self.prescription = json.loads(clitest.must(self.uri, "--json", "prescription", "add", json.dumps(sheet)))["id"]
        frame = {"own": "steel", "box_a": "48", "box_b": "40", "dbl": "20"}
        order = {"file_number": 3, "prescription_id": self.prescription, "articles": [{"code": "ACC-SPRAY"}],
                 "pairs": [{"frame": frame, "lens": {"design": "VT-UNISOL", "index": "1.60"}, "measures": {"right": eye, "left": eye}}]}
        made = json.loads(clitest.must(self.uri, "--json", "order", "add", json.dumps(order), user="marc"))
        clitest.must(self.uri, "order", "state", str(made["id"]), "confirm", user="marc")
        return made["id"], len(made["lines"])

    def rows(self, sql):
        """Returns: the rows of a query, all cells as text, read without our program."""
        if clitest.SERVER is None:
            with sqlite3.connect(self.uri) as line:
                found = line.execute(sql).fetchall()
            line.close()
            return [[str(cell) if cell is not None else "" for cell in row] for row in found]
        done = subprocess.run(["psql", "-XAtq", "-F", "|", self.uri, "-c", sql], capture_output=True, text=True, check=True)
        return [line.split("|") for line in done.stdout.splitlines()]

    def new_uuid(self):
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    # --- what is sold ---

    def new_sale(self):
        """Returns: the UUID of a basket of stock with several means of payment, of an exchange, or of the invoice of an order."""
        name = self.new_uuid()
        if self.orders and self.chance.random() < 0.05:
            order, lines = self.orders.pop()
            payments = [{"means": "card", "amount": "5.00"}, {"means": "cash", "amount": "2000.00"}]
            self.sent[name] = {"kind": "invoice", "lines": lines, "payments": 2, "stock": 0, "gross": None}
            self.asked[name] = {"uuid": name, "order_id": order, "payments": payments}
            return name
        lines, gross, stock = [], 0, 0
        for code, price in ARTICLES.items():
            quantity = self.chance.randint(1, 3)
            lines.append({"code": code, "quantity": quantity, "unit_price": f"{price / 100:.2f}"})
            gross, stock = gross + quantity * price, stock - quantity
        back = {"kind": "credit_note", "lines": len(lines), "payments": 1, "stock": -stock, "gross": -gross}
        if self.chance.random() < 0.2:  # an older piece comes back in the same sale, and is not taken back once more
            lines.append({"code": "ACC-SPRAY", "quantity": -1, "unit_price": "8.90"})
            gross, stock = gross - 890, stock + 1
        payments = [{"means": "card", "amount": "5.00"}, {"means": "cheque", "amount": "3.00"}, {"means": "cash", "amount": "100.00"}]
        payments = payments[self.chance.randint(0, 2):]
        self.sent[name] = {"kind": "receipt", "lines": len(lines), "payments": len(payments), "stock": stock, "gross": gross, "back": back}
        self.asked[name] = {"uuid": name, "lines": lines, "payments": payments}
        return name

    def write_sale(self, name):
        return json.dumps(self.asked[name]) + "\n"

    # --- what is there ---

    def find(self, names):
        """Returns: uuid → what the tables hold of each document, counted from the rows up."""
        quoted = ", ".join(f"'{name}'" for name in names)
        found = self.rows(
            "SELECT s.uuid, s.kind, s.series, s.year, s.number, s.total_gross,"
            " (SELECT COUNT(*) FROM sale_line l WHERE l.sale_id = s.id),"
            " (SELECT COALESCE(SUM(gross), 0) FROM sale_line l WHERE l.sale_id = s.id),"
            " (SELECT COUNT(*) FROM payment p WHERE p.uuid = s.uuid),"
            " (SELECT COALESCE(SUM(a.amount), 0) FROM allocation a WHERE a.sale_id = s.id),"
            " (SELECT COALESCE(SUM(e.quantity), 0) FROM stock_entry e WHERE e.cause_table = 'sale' AND e.cause_id = s.id),"
            " (SELECT COUNT(*) FROM journal_entry j WHERE j.kind = 'sale' AND j.record_id = s.id), s.id"
            f" FROM sale s WHERE s.uuid IN ({quoted})") if names else []
        return {row[0]: {"kind": row[1], "place": (f"TRS-{row[2]}{row[3]}", int(row[4])), "gross": int(row[5]), "lines": int(row[6]),
                         "summed": int(row[7]), "payments": int(row[8]), "paid": int(row[9]), "stock": int(row[10]), "noted": int(row[11]),
                         "id": int(row[12])}
                for row in found}

    def judge(self, names, found):
        """Returns: what is wrong with these documents: lost, or half there."""
        wrong = []
        for name in names:
            there, wanted = found.get(name), self.sent[name]
            if there is None:
                if name in self.told:
                    wrong.append(f"lost: {name} was acknowledged as {self.told[name]} and is not there")
                continue
            if name in self.told and there["place"] != self.told[name]:
                wrong.append(f"renumbered: {name} was acknowledged as {self.told[name]} and is {there['place']}")
            whole = (there["kind"] == wanted["kind"] and there["lines"] == wanted["lines"] and there["summed"] == there["gross"] == there["paid"]
                     and there["payments"] == wanted["payments"] and there["stock"] == wanted["stock"] and there["noted"] == 1
                     and wanted["gross"] in (None, there["gross"]))
            if not whole:
                wrong.append(f"half: {name} is {there}, sent was {wanted}")
        return wrong

    def check(self):
        done = clitest.run(self.uri, "check")
        return [] if done.returncode == 0 else [f"check: {done.stderr.strip()} {done.stdout.strip()}"]

    def take_answers(self, text):
        """Takes the acknowledgements out of what was said. A line without its end was not said."""
        for line in text.split("\n")[:-1]:
            words = line.split()
            if len(words) == 4 and words[0] == "ACK":
                yield words[3], (words[1], int(words[2]))

    def repeat(self, names, found):
        """Sends the same acts again: each is answered, and one that is there already with its number."""
        wrong = []
        text = "".join(self.write_sale(name) for name in names)
        done = clitest.run(self.uri, "sale", "commit", stdin=text)
        answers = dict(self.take_answers(done.stdout))
        for name in names:
            before = self.told.get(name) or (found[name]["place"] if name in found else None)
            if name not in answers:
                wrong.append(f"unanswered: {name} again: {done.stderr.strip()[:300]}")
            elif before not in (None, answers[name]):
                wrong.append(f"sold twice: {name} is {before} and {answers[name]}")
            else:
                self.told[name] = answers[name]
        return wrong + self.judge(names, self.find(names))

    # --- kills ---

    def sell_until_killed(self, program, env, seconds):
        """Feeds a seller until it is killed: now and then while it starts, else so long after its first answer, so that a slow
        machine sells, too. Returns: the names that it was given."""
        seller = subprocess.Popen([program, "--db", self.uri, "sale", "commit"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, env=env, cwd=clitest.FOLDER)
        names, said, n_answered = [], b"", 0
        starting = self.chance.random() > 0.2
        end = time.monotonic() + (60 if starting else seconds)
        while (left := end - time.monotonic()) > 0:
            if len(names) - n_answered < MOST_WAITING:
                names.append(self.new_sale())
                try:
                    os.write(seller.stdin.fileno(), self.write_sale(names[-1]).encode())
                except BrokenPipeError:
                    break
            elif select.select([seller.stdout], [], [], left)[0]:
                more = os.read(seller.stdout.fileno(), 65536)
                if not more:
                    break
                said += more
                n_answered = said.count(b"\n")
                if starting and n_answered > 0:
                    starting, end = False, time.monotonic() + seconds
        seller.kill()
        seller.wait()
        said += seller.stdout.read()
        seller.stdout.close()
        seller.stdin.close()
        self.told.update(self.take_answers(said.decode()))
        return names

    def act_until_killed(self, program, env, words):
        """Runs one command and kills it at some moment of the time that it needs. Returns: its answer where it had the time, or None."""
        seconds = self.chance.uniform(0, 1.2 * self.act_seconds)
        actor = subprocess.Popen([program, "--db", self.uri, "--json", *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, env=env, cwd=clitest.FOLDER)
        try:
            said, complaint = actor.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            actor.kill()
            said, complaint = actor.communicate()
        assert actor.returncode in (0, -9), f"{words}: {complaint.decode()}"
        return json.loads(said) if said.endswith(b"\n") else None

    def act_again(self, words):
        start = time.monotonic()
        answer = json.loads(clitest.must(self.uri, "--json", *words))
        self.act_seconds = time.monotonic() - start
        return answer

    def round_of_sales(self, program, env):
        names = self.sell_until_killed(program, env, self.chance.uniform(0.0, 0.2))
        found = self.find(names)
        wrong = self.judge(names, found)
        older = sorted(set(self.told) & set(self.asked))
        again = [name for name in names if name not in self.told] + self.chance.sample(older, min(3, len(older)))
        return wrong or self.repeat(again, self.find(again))

    def round_of_refund(self, program, env):
        candidates = [name for name in self.told if self.sent[name]["kind"] == "receipt" and name not in self.refunded]
        if not candidates:
            return []
        sold = self.chance.choice(candidates)
        self.refunded.add(sold)
        name = self.new_uuid()
        back = self.sent[name] = self.sent[sold]["back"]
        act = {"uuid": name, "sale_id": self.find([sold])[sold]["id"], "reason": "does not fit",
               "payments": [{"means": "cash", "amount": f"{-back['gross'] / 100:.2f}"}]}
        words = ["sale", "refund", json.dumps(act)]
        answer = self.act_until_killed(program, env, words)
        if answer is not None:
            self.told[name] = (answer["series"], answer["number"])
        before = self.find([name])
        wrong = self.judge([name], before)
        again = self.act_again(words)
        if again["already"] != (name in before) or (name in before and (again["series"], again["number"]) != before[name]["place"]):
            wrong.append(f"taken back twice: {before} and {again}")
        self.told[name] = (again["series"], again["number"])
        return wrong + self.judge([name], self.find([name]))

    def find_deposit(self, name):
        return [int(cell) for cell in self.rows(
            "SELECT COUNT(*), COALESCE(SUM(p.amount), 0), COALESCE(SUM((SELECT SUM(a.amount) FROM allocation a WHERE a.payment_id = p.id)), 0),"
            " COALESCE(SUM((SELECT COUNT(*) FROM journal_entry j WHERE j.kind = 'payment' AND j.record_id = p.id)), 0)"
            f" FROM payment p WHERE p.uuid = '{name}'")[0]]

    def round_of_deposit(self, program, env):
        if not self.orders:
            self.orders.append(self.confirm_order())
        name = self.new_uuid()
        act = {"uuid": name, "debts": [{"order_id": self.orders[0][0], "amount": "3.00"}],
               "payments": [{"means": "card", "amount": "1.00"}, {"means": "cash", "amount": "5.00"}]}
        words = ["sale", "pay", json.dumps(act)]
        answer = self.act_until_killed(program, env, words)
        before = self.find_deposit(name)
        whole, nothing = [2, 300, 300, 1], [0, 0, 0, 0]
        wrong = []
        if answer is not None and before == nothing:
            wrong.append(f"lost: the deposit {name} was acknowledged and is not there")
        elif before not in (whole, nothing):
            wrong.append(f"half: the deposit {name} is {before}")
        again = self.act_again(words)
        if again["already"] != (before == whole) or self.find_deposit(name) != whole:
            wrong.append(f"paid twice: {before}, {again}, {self.find_deposit(name)}")
        return wrong

    def kill(self, times, program=clitest.CLI, env=clitest.ENV, rounds=None, until_wrong=False):
        """Kills `times` at random moments, and looks after each. Returns: what was wrong."""
        rounds = rounds or [self.round_of_sales] * 6 + [self.round_of_refund] * 2 + [self.round_of_deposit] * 2
        wrong = []
        for number in range(1, times + 1):
            kind = rounds[0] if number == 1 else self.chance.choice(rounds)
            found = kind(program, env) + self.check()
            wrong += [f"after kill {number} ({kind.__name__}): {what}" for what in found]
            if wrong and until_wrong:
                break
        return wrong

    def judge_all(self):
        """Every document of all rounds once more, and nobody else's."""
        found = self.find(sorted(self.sent))
        wrong = self.judge(sorted(self.sent), found)
        places = [there["place"] for there in found.values()]
        if len(set(places)) != len(places):
            wrong.append("two documents bear one number")
        return wrong


def points(checks):
    """Prints TAP: (what is promised, what is wrong with it)."""
    print(f"1..{len(checks)}")
    for number, (promise, wrong) in enumerate(checks, 1):
        for what in wrong[:5]:
            print("# " + str(what).replace("\n", "\n# "))
        print(f"{'ok' if not wrong else 'not ok'} {number} - {promise}" + (f": {len(wrong)} times not" if wrong else ""))
    sys.exit(1 if any(wrong for _, wrong in checks) else 0)
