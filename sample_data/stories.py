"""The stories planted in the demo data: which account tells what. README.md says where to look."""

from dataclasses import dataclass, field
from typing import Final

RENEWAL_RISK: Final = "江澜重工"
ADOPTION_RISK: Final = "Weidenkrug Automotive"
WATERMELON: Final = "Cinder Ridge Motors"
SILENT_DECIDERS: Final = "Straitwell Precision"
STRAY_ZERO: Final = "昱禾乳业"
RECOVERY: Final = "Haldenroth Maschinenbau"
CRISIS: Final = "赤霭化学"
NEVER_ASKED: Final = "Moorwinkel Lebensmittel"
LOUD: Final = "Blue Thistle Foods"

RELEASE_TOUCHPOINT: Final = "release_upgrade"
RELEASE_DAYS: Final = 122
"""Days before the as-of date on which the release went out that users disliked. [days]"""

RECOVERY_DAYS: Final = 210
"""Days before the as-of date on which the fix worked at `RECOVERY`. [days]"""

LOUD_TICKETS: Final = 45
"""Tickets of the one loud person at `LOUD`. [tickets]"""

SILENCE_DAYS: Final = 400
"""Roles that fell silent have said nothing for so long. [days]"""


@dataclass(frozen=True)
class Line:
    """One sentence written for a story.

    Attributes
    ----------
    days : int
        Days before the as-of date.
    role, person : str, int
        Who said it: the n-th contact of the role, from 0.
    source, touchpoint : str, str or None
        Where it was said.
    text : str
        What was said, in the language of the account.
    """

    days: int
    role: str
    person: int
    source: str
    touchpoint: str | None
    text: str


@dataclass(frozen=True)
class Story:
    """How one account differs from the ordinary ones.

    Attributes
    ----------
    size : float
        Place by revenue among all accounts. [0 to 1]
    people : mapping
        Contacts per role.
    moods : mapping
        How content each role is; 0 is an ordinary day, +1 delighted, -1.5 angry.
    moods_before : mapping
        The same until `RECOVERY_DAYS` before the as-of date; empty if nothing changed.
    answers : mapping
        NPS answers of the last survey wave by role, contact by contact; None is no answer.
    renewal_days, renewal_kind
        Renewal after the as-of date, and how. [days]
    silent : tuple of str
        Roles that were asked and have said nothing for `SILENCE_DAYS`.
    is_asked : bool
        False where nobody was ever asked and nobody ever spoke.
    loud_tickets : int
        Tickets of the first user on top.
    lines : tuple of Line
        Sentences written for the story.
    """

    size: float
    people: dict[str, int]
    moods: dict[str, float]
    moods_before: dict[str, float] = field(default_factory=dict)
    answers: dict[str, tuple[int | None, ...]] = field(default_factory=dict)
    renewal_days: int = 240
    renewal_kind: str = "negotiated"
    silent: tuple[str, ...] = ()
    is_asked: bool = True
    loud_tickets: int = 0
    lines: tuple[Line, ...] = ()


def _moods(user: float, manager: float, decision_maker: float) -> dict[str, float]:
    return {"user": user, "manager": manager, "decision_maker": decision_maker}


def _people(user: int, manager: int, decision_maker: int) -> dict[str, int]:
    return {"user": user, "manager": manager, "decision_maker": decision_maker}


STORIES: Final[dict[str, Story]] = {
    WATERMELON: Story(
        size=1.0,
        people=_people(7, 3, 3),
        moods=_moods(1.5, 1.1, -1.9),
        answers={
            "user": (9, 10, 9, None, 9, None, 10),
            "manager": (9, 8, None),
            "decision_maker": (4, 5, None),
        },
        renewal_days=150,
        renewal_kind="negotiated",
        lines=(
            Line(
                34,
                "decision_maker",
                0,
                "qbr",
                "qbr",
                "Every service figure on the slide is green and I still cannot show my board what"
                " the platform has earned us. Disappointed for the third quarter in a row.",
            ),
            Line(
                20,
                "decision_maker",
                1,
                "interview",
                "renewal",
                "The tickets are closed on time, I know. The cost keeps rising, the savings you"
                " promised are missing, and I am unhappy with that.",
            ),
        ),
    ),
    RENEWAL_RISK: Story(
        size=0.95,
        people=_people(5, 2, 2),
        moods=_moods(1.3, 0.6, -1.7),
        answers={"user": (9, 9, 10, 9, None), "manager": (8, None), "decision_maker": (3, 5)},
        renewal_days=95,
        renewal_kind="tender",
        lines=(
            Line(
                41,
                "decision_maker",
                0,
                "crm_note",
                "renewal",
                "总经理对投入产出很不满意：三年花的钱说不清省在哪里，续约要重新招标，他个人倾向换一家。",
            ),
        ),
    ),
    ADOPTION_RISK: Story(
        size=0.72,
        people=_people(6, 2, 2),
        moods=_moods(-1.6, -0.4, 1.5),
        answers={"user": (5, 5, 4, None, 6, 5), "manager": (6, 7), "decision_maker": (9, 9)},
        renewal_days=310,
        renewal_kind="negotiated",
    ),
    SILENT_DECIDERS: Story(
        size=0.86,
        people=_people(5, 2, 2),
        moods=_moods(0.6, 0.5, 0.2),
        answers={
            "user": (9, 8, None, 9, None),
            "manager": (9, None),
            "decision_maker": (None, None),
        },
        renewal_days=60,
        renewal_kind="tender",
        silent=("decision_maker",),
    ),
    STRAY_ZERO: Story(
        size=0.55,
        people=_people(6, 2, 2),
        moods=_moods(1.4, 1.3, 1.4),
        answers={
            "user": (10, 9, 9, 0, 10, None),
            "manager": (9, 10),
            "decision_maker": (9, None),
        },
        renewal_days=200,
        renewal_kind="auto",
    ),
    RECOVERY: Story(
        size=0.80,
        people=_people(5, 3, 2),
        moods=_moods(1.3, 1.3, 1.2),
        moods_before=_moods(-1.5, -1.5, -1.4),
        answers={"user": (9, 9, 10, 9, None), "manager": (9, 9, 8), "decision_maker": (9, None)},
        renewal_days=170,
        lines=(
            Line(
                RECOVERY_DAYS + 4,
                "manager",
                0,
                "crm_note",
                "onsite_service",
                "Root cause found on site: the label printers lost the connection at every shift"
                " change. Driver replaced on all 14 stations, customer to confirm after two weeks.",
            ),
            Line(
                RECOVERY_DAYS - 16,
                "manager",
                0,
                "crm_note",
                "onsite_service",
                "Two weeks without a stop. The production manager is relieved, thanked the service"
                " team and closed the escalation.",
            ),
        ),
    ),
    CRISIS: Story(
        size=0.66,
        people=_people(5, 2, 2),
        moods=_moods(-1.7, -1.5, -1.9),
        answers={"user": (3, 4, None, 2, 5), "manager": (4, 3), "decision_maker": (2, 3)},
        renewal_days=120,
        renewal_kind="tender",
    ),
    NEVER_ASKED: Story(
        size=0.60,
        people=_people(3, 2, 1),
        moods=_moods(0, 0, 0),
        renewal_days=280,
        is_asked=False,
    ),
    LOUD: Story(
        size=0.08,
        people=_people(4, 1, 1),
        moods=_moods(1.2, 1.2, 1.1),
        answers={"user": (3, 9, 9, 10), "manager": (9,), "decision_maker": (9,)},
        renewal_days=260,
        renewal_kind="auto",
        loud_tickets=LOUD_TICKETS,
    ),
}
"""Story of each account that has one."""
