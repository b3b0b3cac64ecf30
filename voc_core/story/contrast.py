"""What deciders and users speak of, in a sentence."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from voc_core.wording import Words

NAMED: Final = 3


def headline(shown: pd.DataFrame, words: Words) -> str:
    """Return what each side speaks of more than the other, of `reports.contrast.Contrast`."""
    deciders = list(shown.loc[shown["z"] > 0, "word"].head(NAMED))
    users = list(shown.loc[shown["z"] < 0, "word"].tail(NAMED))[::-1]
    if deciders and users:
        return words(
            "Deciders speak of {deciders}; users of {users}",
            deciders=words.joined(deciders),
            users=words.joined(users),
        )
    if deciders:
        return words("Deciders speak more of {deciders}", deciders=words.joined(deciders))
    if users:
        return words("Users speak more of {users}", users=words.joined(users))
    return words("Deciders and users use the same words")


def note(n_people: Mapping[str, int], words: Words) -> str:
    """Return who was read and how to read the picture."""
    return words(
        "How many times as often one side uses a word. Words of {d} decision makers and {u} users,"
        " each counted once; faint where it could be chance. Click a word to search for it.",
        d=words.number(n_people["decision_maker"]),
        u=words.number(n_people["user"]),
    )


def too_few(n_people: Mapping[str, int], least: int, words: Words) -> str:
    """Return why there is no comparison."""
    return words(
        "To compare the words of users and deciders, {least} people of each must have written"
        " something; here it is {u} and {d}.",
        least=words.number(least),
        u=words.number(n_people["user"]),
        d=words.number(n_people["decision_maker"]),
    )
