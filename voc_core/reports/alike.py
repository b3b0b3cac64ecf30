"""Voices that say much the same as one voice."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from voc_core import engine, folding
from voc_core.engine import Picks, Snapshot
from voc_core.filters import Filters
from voc_core.reports.quoted import quoted
from voc_core.store import Store, feedback, search
from voc_core.text.stopwords import STOPWORDS

SHOWN: Final = 24
TELLING: Final = 16
"""So many tokens of a text, the rarest, say what it is about."""
CANDIDATES: Final = 2_000
"""Texts compared at most: those that share most of the tokens, then those that share the rarest."""
PARTS: Final = 4
"""A text that differs in fewer of the tokens shares one whole part of so many."""
LEAST: Final = 0.15
"""Under this likeness two texts have little in common. [0 to 1]"""


def alike(store: Store, snapshot: Snapshot, filters: Filters, like: int) -> pd.DataFrame:
    """Return the voices most like one, most alike first.

    Returns
    -------
    DataFrame
        At most `SHOWN` rows of `reports.quoted` with ``likeness`` [0 to 1];
        texts equal to one before are left out, as is the voice itself.

    Notes
    -----
    Likeness is the cosine of the two texts over the tokens of `folding`, each once, weighed by
    ln(1 + texts / texts with the token): what few say counts most. Of equals the newest first.
    """
    texts = feedback.texts(store, [like])
    if texts.empty or not isinstance(said := texts["text"].iloc[0], str):
        return _rows(store, {})
    kept = engine.keys(snapshot, filters, Picks())
    own = _tokens(said)
    weight = _weights(store, own, max(len(snapshot.voices), 1))
    near = _candidates(store, kept, sorted(weight, key=lambda t: (-weight[t], t))[:TELLING])
    others = feedback.texts(store, [i for i in near if i != like])
    seen = {folding.folded(said).strip()}
    found: dict[int, float] = {}
    for voice in others.sort_values("id", ascending=False).to_dict("records"):
        plain = folding.folded(voice["text"]).strip()
        score = _likeness(own, _tokens(voice["text"]), weight)
        if score >= LEAST and plain not in seen:
            found[int(voice["id"])] = score
            seen.add(plain)
    return _rows(store, found)


def _tokens(text: str) -> frozenset[str]:
    """Return the tokens that say something: no stop words, no single letters or characters."""
    return frozenset(
        token
        for token in folding.tokens(text)
        if len(token) > 1 + token.isascii() and token not in STOPWORDS
    )


def _weights(store: Store, tokens: frozenset[str], n: int) -> dict[str, float]:
    counts = search.n_texts(store, tokens)
    return {token: math.log(1 + n / max(count, 1)) for token, count in counts.items()}


def _candidates(store: Store, kept: engine.Keys, rare: list[str]) -> list[int]:
    """Return the ids to compare with: all where few are kept."""
    if len(kept) <= CANDIDATES:
        return [int(key) for key in kept & search.ID_MASK]
    found: dict[int, None] = {}
    for match in _matches(rare):
        for part in search.found(store, match, int(kept[-1]), int(kept[0])):
            common = np.intersect1d(np.array(part, dtype="int64"), kept, assume_unique=True)[::-1]
            found.update(dict.fromkeys(int(key) for key in common & search.ID_MASK))
            if len(found) >= CANDIDATES:
                return list(found)[:CANDIDATES]
    return list(found)


def _matches(rare: list[str]) -> Iterator[str]:
    """Yield what to ask the index for, the most alike first; `rare` the rarest token first.

    All tokens; any part of them, of two at least; then each by itself, so that what many texts
    share only fills up.
    """
    quoted = [f'"{token}"' for token in rare]
    n = min(PARTS, len(quoted) // 2)
    if n:
        yield " AND ".join(quoted)
        yield " OR ".join(f"({' AND '.join(quoted[at::n])})" for at in range(n))
    yield from quoted


def _likeness(own: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    usual = sum(weight.values()) / len(weight) if weight else 1.0

    def length(tokens: frozenset[str]) -> float:
        return math.sqrt(math.fsum(weight.get(t, usual) ** 2 for t in tokens))

    common = math.fsum(weight.get(t, usual) ** 2 for t in own & other)
    return common / (length(own) * length(other)) if common else 0.0


def _rows(store: Store, found: dict[int, float]) -> pd.DataFrame:
    best = sorted(found, key=lambda i: (-round(found[i], 3), -i))[:SHOWN]
    return quoted(store, best).assign(likeness=[found[i] for i in best])
