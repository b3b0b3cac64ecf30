"""The contacts of an account: names, titles, roles, and how each of them feels."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from sample_data import content
from sample_data.accounts import Account

PER_ACCOUNT: Final = 7.5
"""Contacts per account on average. [people]"""

UNTAGGED: Final = 0.09
"""Share of contacts whose role nobody has tagged."""

QUIET: Final = {"user": 0.1, "manager": 0.15, "decision_maker": 0.3}
"""Share of contacts who never say a word."""

ONE_VOICE: Final = 0.35
"""Share of the small accounts at which a single person speaks."""

LEFT: Final = 0.03
"""Share of contacts who have left the company."""

REASONS: Final = (
    "Asked by the CSM: renewal talks under way",
    "Does not want surveys",
    "Interviewed instead, twice a year",
)
SHARES: Final = {"decision_maker": 0.19, "manager": 0.27}
"""Share of the contacts in each role; the rest are users."""

LOCALS_IN_FULL: Final = 0.4
"""Share of people in Singapore whose whole name comes from one list."""


@dataclass(slots=True)
class Person:
    """One contact; `role` is what the person is, `tagged` what the CRM knows.

    `activity` is how readily the person speaks; 0 is never.
    """

    id: int
    account: int
    name: str
    email: str
    title: str
    role: str
    tagged: str
    tagged_by: str | None
    department: str
    language: str
    mood: float
    activity: float
    is_active: bool = True
    veto: str | None = None

    def row(self) -> dict[str, Any]:
        """Return the columns of the table contact."""
        return {
            "id": self.id,
            "account_id": self.account,
            "name": self.name,
            "email": self.email,
            "title": self.title if self.tagged != "unknown" else None,
            "role": self.tagged,
            "role_source": self.tagged_by,
            "department": self.department if self.tagged != "unknown" else None,
            "active": int(self.is_active),
            "do_not_survey": int(self.veto is not None),
            "do_not_survey_reason": self.veto,
        }


def people(account: Account, first: int, scale: float, seed: int) -> list[Person]:
    """Return the contacts of an account, ids from `first` on.

    Parameters
    ----------
    account : Account
        Where they work.
    first : int
        Id of the first one.
    scale : float
        How many times more contacts than usual.
    seed : int
        Seed of the demo.
    """
    random = Random(f"{seed}/people/{account.id}")
    taken: set[str] = set()
    roles = _story_roles(account) or _roles(account, scale, random)
    staff = [_person(account, first + i, role, random, taken) for i, role in enumerate(roles)]
    return staff if account.story else _with_the_quiet(staff, account.place, random)


def _with_the_quiet(staff: list[Person], place: float, random: Random) -> list[Person]:
    """Return the contacts, some of whom never speak; one always does."""
    one_voice = place < 0.4 and random.random() < ONE_VOICE
    speaker = random.choice([p for p in staff if p.is_active] or staff)
    for person in staff:
        is_quiet = one_voice or random.random() < QUIET[person.role]
        if is_quiet and person is not speaker:
            person.activity = 0.0
    return staff


def _story_roles(account: Account) -> list[str]:
    if not account.story:
        return []
    return [role for role, n in account.story.people.items() for _ in range(n)]


def _roles(account: Account, scale: float, random: Random) -> list[str]:
    usual = PER_ACCOUNT * (0.62 + 0.8 * account.place) + random.uniform(-1.2, 1.2)
    n = max(3, round(usual * scale))
    senior = {role: max(1, round(share * n)) for role, share in SHARES.items()}
    juniors = n - sum(senior.values())
    return ["user"] * juniors + [role for role, m in senior.items() for _ in range(m)]


def _person(account: Account, identity: int, role: str, random: Random, taken: set[str]) -> Person:
    name, latin = _name(account.region, random)
    language = _language(account.region, random)
    title = _title(language, role, random)
    person = Person(
        id=identity,
        account=account.id,
        name=name,
        email=_email(latin, account.domain, taken),
        title=title["title"],
        role=role,
        tagged=role,
        tagged_by=random.choices(("crm", "csm", "inferred"), (6, 3, 1))[0],
        department=title["department"],
        language=language,
        mood=random.gauss(0, 0.4),
        activity=random.lognormvariate(0, 0.6),
    )
    return person if account.story else _as_life_goes(person, random)


def _as_life_goes(person: Person, random: Random) -> Person:
    """Return a person whose role may be untagged, who may have left, or must not be asked."""
    luck = random.random()
    if luck < UNTAGGED:
        person.tagged, person.tagged_by = "unknown", None
    elif luck < UNTAGGED + LEFT:
        person.is_active = False
    elif luck > 0.97:
        person.veto = random.choice(REASONS)
    return person


def _language(region: str, random: Random) -> str:
    if region == "Singapore":
        return "zh" if random.random() < 0.25 else "en"
    return "zh" if region == "China" else "en"


def _title(language: str, role: str, random: Random) -> dict[str, str]:
    fitting = [t for t in content.names()["titles"][language] if t["role"] == role]
    return random.choice(fitting)


def _name(region: str, random: Random) -> tuple[str, str]:
    """Return a name and its Latin letters for the e-mail."""
    known = content.names()["people"][region]
    if known.get("full") and random.random() < LOCALS_IN_FULL:
        full = random.choice(known["full"])
        return full["name"], full["latin"]
    family, given = random.choice(known["family"]), random.choice(known["given"])
    latin = f"{given['latin']}.{family['latin']}"
    if known["order"] == "family_given_joined":
        return family["name"] + given["name"], latin
    if known["order"] == "family_given":
        return f"{family['name']} {given['name']}", latin
    return f"{given['name']} {family['name']}", latin


def _email(latin: str, domain: str, taken: set[str]) -> str:
    email = next(free for free in _mailboxes(latin, domain) if free not in taken)
    taken.add(email)
    return email


def _mailboxes(latin: str, domain: str) -> Iterator[str]:
    yield f"{latin}@{domain}"
    number = 2
    while True:
        yield f"{latin}{number}@{domain}"
        number += 1
