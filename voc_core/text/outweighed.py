"""What weighs little beside the rest of a text: concessions, and details beside a feeling."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from voc_core.text.hearing import CONCEDED, Weighed

OVERRULED: Final = 0.3

ADMITS: Final = (
    "i know|we know|i admit|we admit|i grant you|granted|admittedly|to be fair|fair enough"
    "|我知道|我们知道|我承认|诚然|不可否认|平心而论"
)
ASIDE: Final = re.compile(rf"\W*(?:yes,? |well,? )?(?:{ADMITS})\W*")
OPENING: Final = re.compile(rf"\W*(?:{ADMITS})(?![a-z])")
SELF: Final = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are| feel| remain| stay)\b|我们?(?!方|司|的|厂|院)|本人"
)
"""Who speaks of the own feeling, now; what was felt once is not."""
EXPLAINED: Final = re.compile(r":\W*$")
EXPLAINS: Final = re.compile(r"\W*(?:because|since|说|因为)")


class Heard(NamedTuple):
    """A clause where it stands, and what its words say before contrasts are weighed."""

    start: int
    end: int
    words: list[Weighed]
    stress: float
    is_blank: bool
    heed: float = 1.0
    """How much is made of what its other words lean to. [0 to 1]"""
    lean: float = 0.0
    feels: int = 0
    """What somebody is said to feel: 1 pleased, -1 displeased."""

    def values(self) -> list[float]:
        """The weights of its words as they count in the whole text."""
        return [self.stress * word.value for word in self.words]


def outweighed(words: str, said: list[Heard]) -> list[Heard]:
    """Return clauses with less stress on what others of them outweigh.

    Notes
    -----
    Praise that is conceded ("..., I know") weighs little where blame follows. Who says to be
    unhappy now outweighs any praise of the same text, unless a contrast follows. A reported feeling
    outweighs the contrary in what explains it: "happy with the alarm: it saw the fault at once".
    """
    faint = {at for at in _conceded(words, said) if _is_blamed(said[at + 1 :])}
    if any(clause.feels for clause in said):
        faint |= _beside_feelings(words, said)
    if not faint:
        return said
    return [
        clause._replace(stress=CONCEDED * clause.stress) if at in faint else clause
        for at, clause in enumerate(said)
    ]


def _conceded(words: str, said: Sequence[Heard]) -> set[int]:
    """Return the clauses of praise that are conceded, inside or by an aside next to them."""
    found: set[int] = set()
    for at, clause in enumerate(said):
        if not OPENING.match(words, clause.start, clause.end):
            continue
        is_aside = ASIDE.fullmatch(words, clause.start, clause.end)
        before = at > 0 and not _ends_sentence(words, said[at - 1])
        found.add(at if not is_aside else at - 1 if before else at + 1)
    return {at for at in found if at < len(said) and sum(said[at].values()) > 0}


def _ends_sentence(words: str, clause: Heard) -> bool:
    return words[clause.start : clause.end].rstrip()[-1:] in tuple(".!?。\n")


def _is_blamed(rest: Iterable[Heard]) -> bool:
    return any(sum(clause.values()) < 0 for clause in rest)


def _beside_feelings(words: str, said: Sequence[Heard]) -> set[int]:
    """Return the clauses whose words say the contrary of a feeling that outweighs them."""
    found: set[int] = set()
    for at, clause in enumerate(said):
        if not clause.feels or clause.stress < 1:
            continue
        is_own = SELF.search(words, clause.start, clause.end)
        if is_own and clause.feels < 0:
            reach = range(len(said))
        elif _is_explained(words, said, at):
            reach = range(at + 1, _end_of_sentence(words, said, at))
        else:
            continue
        found |= {i for i in reach if _is_contrary(said[i], clause)}
    return found


def _is_contrary(clause: Heard, felt: Heard) -> bool:
    return clause.stress <= 1 and not clause.feels and sum(clause.values()) * felt.feels < 0


def _is_explained(words: str, said: Sequence[Heard], at: int) -> bool:
    clause = said[at]
    return bool(
        EXPLAINED.search(words[clause.start : clause.end])
        or (at + 1 < len(said) and EXPLAINS.match(words, said[at + 1].start))
    )


def _end_of_sentence(words: str, said: Sequence[Heard], at: int) -> int:
    while at < len(said) and not _ends_sentence(words, said[at]):
        at += 1
    return min(at + 1, len(said))
