"""The sentences in the code and their Chinese; run it to bring the catalogue up to the code."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parent.parent
PO: Final = ROOT / "voc_core" / "locale" / "zh_CN" / "LC_MESSAGES" / "antiphon.po"
MARKS: Final = ("N_", "words", "self")
"""What marks a sentence: `N_("…")`, `words("…")`, in `Words` itself `self("…")`; and
`words.count("one", "many", n)`."""

DATED: Final = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
    rb"|Report-Msgid-Bugs-To)[^\n]*\n",
    re.MULTILINE,
)

Id = str | tuple[str, str]


def extracted() -> list[Id]:
    """Return every msgid of the code, sorted; a pair where there is a plural."""
    files = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "voc_core").rglob("*.py")]
    found: dict[str, Id] = {}
    for file in files:
        for said in sentences(file.read_text(encoding="utf-8")):
            one = said if isinstance(said, str) else said[0]
            if one and (one not in found or not isinstance(said, str)):
                found[one] = said
    return [found[one] for one in sorted(found)]


def sentences(code: str) -> list[Id]:
    """Return the marked sentences of some Python, also both sides of `words("…" if … else "…")`.

    Notes
    -----
    Babel's own reader of Python runs two strings of one argument together, so we read the tree.
    """
    return list(_said(ast.parse(code)))


def _said(tree: ast.AST) -> Iterator[Id]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = _name(node.func)
        if name == "count" and isinstance(node.func, ast.Attribute):
            pair = [text for arg in node.args[:2] for text in _texts(arg)]
            if _name(node.func.value) == "words" and len(pair) == 2:
                yield (pair[0], pair[1])
        elif name in MARKS:
            yield from _texts(node.args[0])


def _name(node: ast.AST) -> str:
    return getattr(node, "id", None) or getattr(node, "attr", "")


def _texts(node: ast.AST) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def catalogue() -> Catalog:
    """Return the Chinese catalogue as it is in the repository."""
    if not PO.exists():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def translation(message: Message | None) -> str:
    """Return the Chinese of an entry, empty where there is none; Chinese has one form for all n."""
    if message is None:
        return ""
    return message.string if isinstance(message.string, str) else message.string[0]


def updated(old: Catalog, new: Mapping[str, str], msgids: Iterable[Id]) -> Catalog:
    """Return a catalogue of exactly `msgids`, with what is translated in `new`, else in `old`."""
    fresh = Catalog(locale="zh_CN", project="Antiphon", charset="utf-8", fuzzy=False)
    fresh.header_comment = "# 应声 in Chinese. Written by `make messages`; translations by hand."
    for msgid in msgids:
        one = msgid if isinstance(msgid, str) else msgid[0]
        text = new.get(one) or translation(old.get(one))
        fresh.add(msgid, text if isinstance(msgid, str) else (text,))
    return fresh


def written(fresh: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file: sorted, without line numbers or dates."""
    file = BytesIO()
    write_po(file, fresh, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return DATED.sub(b"", file.getvalue())


def missing(fresh: Catalog) -> list[str]:
    """Return the msgids that have no Chinese."""
    texts = {m.id if isinstance(m.id, str) else m.id[0]: m for m in fresh if m.id}
    return [one for one, message in texts.items() if not translation(message)]


def main() -> int:
    """Bring the catalogue up to the code and say what is still to be translated."""
    fresh = updated(catalogue(), {}, extracted())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(fresh))
    for one in missing(fresh):
        print(one)
    return 1 if missing(fresh) else 0


if __name__ == "__main__":
    sys.exit(main())
