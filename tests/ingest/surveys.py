"""A small survey in two languages, and what is made of it."""

from tests.ingest.tables import as_csv, read, seen
from voc_core.ingest import guess

PROSE = [
    "The export takes ten minutes and then it fails",
    "报表导出太慢了，每次都要等很久才能拿到结果",
]
ENGLISH = [
    ["Response ID", "Submitted", "Company", "Name", "E-mail", "Job title", "Role", "NPS", "Why?"],
    ["R_1", "2026-03-04", "Acme", "Li Wei", "li@acme.com", "CFO", "Decision maker", "3", PROSE[0]],
    ["R_2", "2026-03-05", "Beta", "Jo Ray", "jo@beta.com", "Clerk", "User", "9", PROSE[1]],
]
CHINESE = [
    ["答卷编号", "提交时间", "公司名称", "姓名", "邮箱", "职位", "角色", "净推荐值", "原因"],
    *ENGLISH[1:],
]
EXPECTED = [
    "external_id",
    "day",
    "account",
    "contact",
    "email",
    "title",
    "role",
    "score",
    "comment",
]


def guessed(rows, **more):
    """Return mapping and questions of a file."""
    data = as_csv(rows)
    return guess(seen(data), read(data), **more)
