"""What was decided on proposed themes, in sentences."""

from collections.abc import Mapping
from typing import Any

from voc_core.wording import Words


def decision(row: Mapping[Any, Any], words: Words) -> str:
    """Return one row of `store.proposals.decisions` as a sentence: when, who, what became of it."""
    values = {
        "day": words.day(row["at"]),
        "who": row["who"] if isinstance(row["who"], str) else words("somebody"),
        "label": row["label"],
        "name": words.either(row["name"], row["name_zh"]),
    }
    if row["decision"] == "dropped":
        return words("{day}, {who}: “{label}” dropped", **values)
    if row["decision"] == "put_back":
        return words("{day}, {who}: “{label}” put back", **values)
    if values["name"] == row["label"]:
        return words("{day}, {who}: “{label}” became a theme", **values)
    return words("{day}, {who}: “{label}” became the theme “{name}”", **values)
