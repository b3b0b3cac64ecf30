"""The one-page brief of an account: HTML that stands alone, prints on A4 and runs nothing."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from voc_core.story import account as sentences
from voc_core.wording import Words

QUOTES: Final = 6
LONGEST: Final = 360
"""A quote is cut after this. [characters]"""
NAMED: Final = 12
"""So many people are listed; the others are counted."""
UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)

STYLE: Final = """
@page { size: A4; margin: 14mm; }
body { font: 10.5pt/1.45 "Source Sans 3", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  sans-serif; color: #22252b; max-width: 182mm; margin: 8mm auto; }
h1 { font-size: 19pt; margin: 0; } h2 { font-size: 11.5pt; margin: 5mm 0 1.5mm; }
.state { font-size: 13pt; font-weight: 600; margin: 2mm 0 3mm; }
.small, footer { color: #5f6670; font-size: 9pt; }
dl { display: flex; flex-wrap: wrap; gap: 2mm 9mm; margin: 0; }
dt { color: #5f6670; font-size: 9pt; } dd { margin: 0; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 3mm 1.2mm 0;
  border-bottom: 1px solid #dfdfda; }
th { color: #5f6670; font-size: 9pt; font-weight: 400; }
.thin { color: #767c85; } blockquote { margin: 0 0 2.2mm; padding-left: 3mm;
  border-left: 3px solid #9aa0a6; break-inside: avoid; }
.decision_maker { border-color: #5b5bd6; } .manager { border-color: #c08a1e; }
.user { border-color: #1f9e94; }
ul { margin: 0; padding-left: 5mm; columns: 2; }
"""
PAGE: Final = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def brief(report: Any, said: str, words: Words, *, hide_names: bool) -> bytes:
    """Return the brief of an account as one HTML file.

    Parameters
    ----------
    report : reports.account.Account
        The account.
    said : str
        The filters in force, in words.
    hide_names : bool
        Show roles and job titles instead of the names of people.
    """
    name = report.facts["name"]
    counted = words("Antiphon · one voice per person · net score from −100 to +100")
    voices = report.voices.to_dict("records")
    parts = [
        f"<h1>{text(name)}</h1>",
        f'<p class="state">{text(sentences.state(report.pair, words))}</p>',
        _facts(report, words, hide_names),
        _heading(words("What each role says")) + _roles(report.roles.to_dict("records"), words),
        _heading(words("Last voices")) + _quotes(voices, words, hide_names),
        _silent(report, words, hide_names),
        f"<footer>{text(said)}<br>{text(counted)}</footer>",
    ]
    title = words("Brief: {account}", account=name)
    lang = words.language.replace("_", "-")
    body = "\n".join(part for part in parts if part)
    return PAGE.format(lang=lang, title=text(title), style=STYLE, body=body).encode("utf-8")


def text(value: object) -> str:
    """Return text from anywhere so that HTML shows it letter by letter."""
    return escape(UNSEEN.sub(" ", str(value)).strip())


def _heading(title: str) -> str:
    return f"<h2>{text(title)}</h2>\n"


def _facts(report: Any, words: Words, hide_names: bool) -> str:
    facts = report.facts
    shown = {
        words("ARR"): words.money(facts["arr"], report.currency),
        words("Tier"): words.label(facts["tier"]),
        words("Renewal"): sentences.renewal(report.pair, words),
        words("Role-weighted score"): words(
            "{net} from {n}",
            net=words.signed(report.score),
            n=words.count("{n} person", "{n} people", report.n_people),
        ),
    }
    if isinstance(facts["csm"], str) and not hide_names:
        shown[words("Customer success manager")] = facts["csm"]
    return (
        "<dl>"
        + "".join(
            f"<div><dt>{text(label)}</dt><dd>{text(value)}</dd></div>"
            for label, value in shown.items()
        )
        + "</dl>"
    )


def _roles(roles: list[dict[Any, Any]], words: Words) -> str:
    heads = [words("Role"), words("Net score"), words("Heard"), words("How sure")]
    heads.append(words("What changed"))
    rows = [
        (
            words.label(role["role"]),
            words.signed(role["net"]),
            sentences.heard(role, words),
            sentences.interval(role, words),
            sentences.change(role, words) or "–",
        )
        for role in roles
    ]
    lines = [
        f"<tr{_thin(role)}>{_cells(row, 'td')}</tr>" for role, row in zip(roles, rows, strict=True)
    ]
    return f"<table><tr>{_cells(heads, 'th')}</tr>\n" + "\n".join(lines) + "</table>"


def _thin(role: Mapping[Any, Any]) -> str:
    return "" if role["is_thin"] is False else ' class="thin"'


def _cells(values: Iterable[str], tag: str) -> str:
    return "".join(f"<{tag}>{text(value)}</{tag}>" for value in values)


def _quotes(voices: list[dict[Any, Any]], words: Words, hide_names: bool) -> str:
    told = [v for v in voices if isinstance(v["text"], str) and v["text"].strip()][:QUOTES]
    if not told:
        return f"<p>{text(words('No voice with text in this window.'))}</p>"
    return "\n".join(
        f'<blockquote class="{text(v["role"])}"><div dir="auto">{text(_cut(v["text"]))}</div>'
        f'<div class="small">{text(sentences.who(v, words, hide_names=hide_names))} · '
        f"{text(sentences.said(v, words))}</div></blockquote>"
        for v in told
    )


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _silent(report: Any, words: Words, hide_names: bool) -> str:
    """Return who was never asked and who stayed silent, those who still are there."""
    people = report.people[report.people["active"]]
    parts = []
    for status, title in (
        ("never_asked", words("Never asked in this window")),
        ("invited_silent", words("Invited and silent")),
    ):
        rows = people[people["status"] == status].to_dict("records")
        if rows:
            parts.append(_heading(title) + _people(rows, words, hide_names))
    return "\n".join(parts)


def _people(rows: list[dict[Any, Any]], words: Words, hide_names: bool) -> str:
    shown = [{**row, "contact_name": None if hide_names else row["name"]} for row in rows[:NAMED]]
    names = [sentences.who(row, words, hide_names=False) for row in shown]
    if len(rows) > NAMED:
        n = len(rows) - NAMED
        names.append(words.count("and {n} more", "and {n} more", n))
    return "<ul>" + "".join(f"<li>{text(name)}</li>" for name in names) + "</ul>"
