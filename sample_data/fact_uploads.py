"""Files of invitations, usage, payments and outcomes to try the wizard with."""

from datetime import date, datetime
from random import Random
from typing import Final

from openpyxl import Workbook

from sample_data.accounts import Account
from sample_data.books import Books
from sample_data.guests import AS_OF, SEED, Guests, known_accounts
from sample_data.tables import Row, delimited, workbook

STATUSES: Final = ("Sent", "Opened", "Opened", "Completed", "Completed", "Bounced", "Opted out")


def invitations() -> bytes:
    """Who was invited to a survey and what became of it, as a survey tool writes it."""
    guests = Guests("invitations")
    rows: list[Row] = [
        ["Company", "Recipient name", "Email", "Sent date", "Survey", "Status", "Responded on"]
    ]
    for account, person in guests.pick(60, "Germany", "United States", "Singapore"):
        sent = guests.day(date(2026, 5, 18), 3)
        status = guests.random.choice(STATUSES)
        answered = guests.day(date(2026, 5, 21), 20) if status == "Completed" else ""
        who = [account.name, person.name, person.email]
        rows.append([*who, sent, "Pulse May 2026", status, answered])
    return delimited(rows, ",", "\n").encode()


def usage() -> bytes:
    """A workbook of three months, its months real dates; two cells nobody can read."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Usage"
    sheet.append(["Customer", "Month", "Licensed seats", "Monthly active users"])
    for account, random in _some("usage", 24):
        for row in Books(account, AS_OF, SEED).rows("usage")[-3:]:
            year, month = map(int, row["month"].split("-"))
            active = row["active_users"] + random.choice((0, 0, 0, 0, 3))
            sheet.append([account.name, datetime(year, month, 1), row["seats"], active])
    sheet["C9"], sheet["D20"] = -4, "many"
    return workbook(book)


def commerce() -> bytes:
    """Payments in Chinese: months such as 2026年5月, amounts in 万元, days paid late."""
    rows: list[Row] = [["客户名称", "账期", "收入（万元）", "增购金额（万元）", "逾期天数"]]
    accounts = [pair for pair in _some("commerce", 60) if pair[0].region == "China"]
    for account, random in accounts:
        for row in Books(account, AS_OF, SEED).rows("commerce")[-2:]:
            year, month = map(int, row["month"].split("-"))
            gained = random.choice(("", "", "", "", 1.5))
            revenue = round(row["revenue_minor"] / 1e6, 2)
            rows.append([account.name, f"{year}年{month}月", revenue, gained, row["days_late"]])
    return b"\xef\xbb\xbf" + delimited(rows, ",", "\r\n").encode()


def outcomes() -> bytes:
    """How contracts went, with the reasons, and one word nobody knows."""
    rows: list[Row] = [["Account", "Date", "Outcome", "Amount", "Currency", "Reason"]]
    for account, random in _some("outcomes", 14):
        word, reason = random.choice(WENT)
        day = date(2026, random.randint(1, 6), random.randint(1, 28))
        rows.append([account.name, day, word, account.arr, account.currency, reason])
    rows[5] = [*rows[5][:2], "Paused", *rows[5][3:]]
    return delimited(rows, ";", "\r\n").encode()


WENT: Final = (
    ("Renewed", "Signed for two more years, no change of scope."),
    ("Renewed", ""),
    ("Upsell", "A second plant joins the contract."),
    ("Downgraded", "One line was shut down, fewer seats are needed."),
    ("Closed lost", "Group headquarters chose one system for all plants."),
)
"""What happened, in a tool's own words, and why."""


def _some(name: str, n: int) -> list[tuple[Account, Random]]:
    """Return some accounts of the demo, in a random order, with a source of chance."""
    random = Random(f"uploads/{name}")
    return [(account, random) for account in random.sample(known_accounts(), n)]
