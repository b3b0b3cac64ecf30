"""The only place that counts: a snapshot of the store, and tallies over it."""

from voc_core.engine.people import people
from voc_core.engine.picks import Keys, Picks, keys, n_kept, score_range
from voc_core.engine.snapshot import Snapshot, load
from voc_core.engine.spread import clearest, spread
from voc_core.engine.tally import heard, last_heard, latest, newest, pairs, tally
from voc_core.engine.themes import (
    pair_voices,
    theme_pairs,
    theme_shares,
    theme_sides,
    theme_tally,
    theme_voices,
    theme_weights,
)
from voc_core.engine.worst import worst

__all__ = [
    "Keys",
    "Picks",
    "Snapshot",
    "clearest",
    "heard",
    "keys",
    "last_heard",
    "latest",
    "load",
    "n_kept",
    "newest",
    "pair_voices",
    "pairs",
    "people",
    "score_range",
    "spread",
    "tally",
    "theme_pairs",
    "theme_shares",
    "theme_sides",
    "theme_tally",
    "theme_voices",
    "theme_weights",
    "worst",
]
