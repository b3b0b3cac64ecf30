"""The line of steps: where a file stands, what was settled before, and the way back."""

from typing import Final

import streamlit as st

from pages.shared.plain import plain
from pages.shared.upload_state import ORDER, STEPS, Piece
from voc_core.ingest.contract import Recognised
from voc_core.vocabulary import N_
from voc_core.wording import Words

ICONS: Final = {
    "done": ":material/check_circle:",
    "current": ":material/radio_button_checked:",
    "to_do": ":material/radio_button_unchecked:",
}
DELIMITERS: Final = {
    ",": N_("comma"),
    ";": N_("semicolon"),
    "\t": N_("tab"),
    "|": N_("vertical bar"),
}
ENCODINGS: Final = {
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with BOM"),
    "utf-16-le": N_("UTF-16, little-endian"),
    "utf-16-be": N_("UTF-16, big-endian"),
    "gb18030": N_("GB18030 (Chinese)"),
    "big5": N_("Big5 (traditional Chinese)"),
    "shift_jis": N_("Shift JIS (Japanese)"),
    "cp1252": N_("Windows-1252 (Western)"),
    "latin-1": N_("Latin-1 (Western)"),
}


def line(piece: Piece | None, words: Words) -> None:
    """Draw every step with what it settled; a step that was reached is a button."""
    with st.grid(len(ORDER), min_column_width=118, gap="xsmall"):
        for step in ORDER:
            with st.container(gap=None):
                _stop(piece, step, words)


def facts(recognised: Recognised, words: Words) -> list[str]:
    """Return what was recognised as short words: encoding or sheet, delimiter, rows, columns."""
    facts = [recognised.sheet] if recognised.sheet else []
    if recognised.encoding:
        facts.append(encoding(recognised.encoding, words))
    if recognised.delimiter:
        facts.append(delimiter(recognised.delimiter, words))
    return [*facts, words.count("{n} row", "{n} rows", recognised.n_rows)]


def encoding(code: str, words: Words) -> str:
    """Return the name of an encoding."""
    return words(ENCODINGS[code]) if code in ENCODINGS else code


def delimiter(mark: str, words: Words) -> str:
    """Return the name of what separates cells."""
    return words(DELIMITERS[mark]) if mark in DELIMITERS else mark


def _stop(piece: Piece | None, step: str, words: Words) -> None:
    here = piece.step if piece else "file"
    is_done = here == "receipt" or ORDER.index(step) < ORDER.index(here)
    is_here = step == here and here != "receipt"
    name = words(STEPS[step])
    icon = ICONS["current" if is_here else "done" if is_done else "to_do"]
    if here == "receipt":
        st.markdown(f"{icon} {name}")
        clicked = False
    else:
        clicked = st.button(
            f"{icon} **{name}**" if is_here else f"{icon} {name}",
            type="tertiary",
            disabled=not is_here and not _may_go(piece, step),
            key=f"upload-step-{step}",
        )
    if piece and (is_done or is_here) and (text := _summary(piece, step, words)):
        st.caption(plain(text, limit=48))
    if clicked and piece and not is_here:
        piece.step = step
        st.rerun()


def _may_go(piece: Piece | None, step: str) -> bool:
    if piece is None or piece.job is not None or step in (piece.step, "import", "receipt"):
        return False
    if piece.receipt is not None:
        return False
    if step in ("who", "check"):
        return piece.preview is not None
    return step in ("file", "recognised") or piece.opened is not None


def _summary(piece: Piece, step: str, words: Words) -> str:
    if step == "file":
        return piece.name
    if piece.opened is None:
        return ""
    if step == "recognised":
        return " · ".join(facts(piece.opened.recognised, words))
    if step == "columns":
        used = [u for u in piece.opened.mapping.columns if u.use != "ignore"]
        left_out = len(piece.opened.mapping.columns) - len(used)
        return words(
            "{used} used, {left_out} left out",
            used=words.number(len(used)),
            left_out=words.number(left_out),
        )
    return _later(piece, step, words)


def _later(piece: Piece, step: str, words: Words) -> str:
    if piece.preview is None:
        return ""
    if step == "who":
        return words.count("{n} account", "{n} accounts", len(piece.preview.accounts))
    if step == "check":
        return words(
            "{good} good, {bad} bad",
            good=words.number(piece.preview.n_good),
            bad=words.number(piece.preview.n_bad),
        )
    if step == "receipt" and piece.receipt is not None and piece.receipt.id is not None:
        return words("Import {id}", id=words.number(piece.receipt.id))
    return ""
