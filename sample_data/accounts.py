"""The customers: names, revenue, contract and who looks after them."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from statistics import NormalDist
from typing import Any, Final

from sample_data import content
from sample_data.stories import STORIES, Story
from voc_core.vocabulary import SENIORITY

CURRENCY: Final = {
    "China": ("CNY", 1.0),
    "Singapore": ("SGD", 5.4),
    "Germany": ("EUR", 7.8),
    "United States": ("USD", 7.1),
}
"""Currency of a region and what one unit is worth. [CNY]"""

MEDIAN_ARR: Final = 450_000
"""Half of the accounts pay less a year. [CNY]"""

SPREAD: Final = 1.68
"""Sigma of the log-normal revenue; with it a fifth of the accounts brings about 80 %."""

MOST: Final = 2.1
"""No account is more standard deviations above the median."""

KEY_FROM: Final = 0.8
"""Accounts from this place by revenue are key accounts. [0 to 1]"""

QUIET: Final = 0.08
"""Share of the smaller accounts that have said nothing for more than a year."""

PRODUCT_WEIGHTS: Final = (5, 3, 2)


@dataclass(slots=True)
class Account:
    """One customer; days are real days, `place` is its place by revenue [0 to 1].

    `silent` are the roles that were asked and have said nothing for `stories.SILENCE_DAYS`.
    """

    id: int
    name: str
    aliases: list[str]
    domain: str
    region: str
    industry: str
    product: str
    csm: str
    place: float
    arr: int
    currency: str
    cost_share: float
    contract_start: date
    renewal_on: date
    renewal_kind: str
    story: Story | None
    silent: tuple[str, ...]

    @property
    def tier(self) -> str:
        """Return key or standard."""
        return "key" if self.place >= KEY_FROM else "standard"

    @property
    def segment(self) -> str:
        """Return Enterprise, Mid-market or Small."""
        if self.place >= KEY_FROM:
            return "Enterprise"
        return "Mid-market" if self.place >= 0.4 else "Small"

    def row(self) -> dict[str, Any]:
        """Return the columns of the table account."""
        return {
            "id": self.id,
            "name": self.name,
            "aliases": json.dumps(self.aliases, ensure_ascii=False),
            "domains": json.dumps([self.domain]),
            "external_id": f"HY-{self.id:05d}",
            "segment": self.segment,
            "tier": self.tier,
            "industry": self.industry,
            "region": self.region,
            "product": self.product,
            "arr_minor": self.arr * 100,
            "currency": self.currency,
            "cost_to_serve_minor": round(self.arr * self.cost_share) * 100,
            "csm": self.csm,
            "contract_start": self.contract_start.isoformat(),
            "renewal_on": self.renewal_on.isoformat(),
            "renewal_kind": self.renewal_kind,
        }


def accounts(n: int, seed: int, as_of: date) -> Iterator[Account]:
    """Yield `n` accounts, those with a story first, then the others region by region."""
    named = _in_order()
    places = _places(n, [row["name"] for row in named[:n]], Random(f"{seed}/places"))
    for i in range(n):
        lap, row = divmod(i, len(named))
        yield _account(i + 1, _numbered(named[row], lap), places[i], seed, as_of)


def _in_order() -> list[dict[str, Any]]:
    """Return the named accounts: stories first, the others mixed as the world is."""
    rows = content.names()["accounts"]
    told = [row for name in STORIES for row in rows if row["name"] == name]
    rest = [row for row in rows if row["name"] not in STORIES]
    Random("order").shuffle(rest)
    return told + rest


def _numbered(row: dict[str, Any], lap: int) -> dict[str, Any]:
    if lap == 0:
        return row
    number = lap + 1
    return {
        **row,
        "name": f"{row['name']} {number}",
        "aliases": [f"{alias} {number}" for alias in row["aliases"]],
        "domain": row["domain"].replace(".", f"-{number}.", 1),
    }


def _places(n: int, told: list[str], random: Random) -> list[float]:
    """Return the place of each account by revenue, all different, stories where they want it."""
    free = list(range(n))
    places = []
    for name in told:
        if name in STORIES:
            wanted = min(free, key=lambda rank: abs((rank + 0.5) / n - STORIES[name].size))
            free.remove(wanted)
            places.append((wanted + 0.5) / n)
    random.shuffle(free)
    return places + [(rank + 0.5) / n for rank in free]


def _account(identity: int, row: dict[str, Any], place: float, seed: int, as_of: date) -> Account:
    random = Random(f"{seed}/account/{identity}")
    story = STORIES.get(row["name"])
    currency, rate = CURRENCY[row["region"]]
    start = as_of - timedelta(days=random.randint(1000 if story else 160, 2300))
    return Account(
        id=identity,
        name=row["name"],
        aliases=row["aliases"],
        domain=row["domain"],
        region=row["region"],
        industry=row["industry"],
        product=_product(random),
        csm=_csm(row["region"], random),
        place=place,
        arr=_arr(place, rate),
        currency=currency,
        cost_share=_cost_share(story, random),
        contract_start=start,
        renewal_on=_renewal(start, story, as_of),
        renewal_kind=story.renewal_kind if story else _kind(place, random),
        story=story,
        silent=_silent(story, place, random),
    )


def _silent(story: Story | None, place: float, random: Random) -> tuple[str, ...]:
    if story:
        return story.silent
    return SENIORITY if place < 0.6 and random.random() < QUIET else ()


def _arr(place: float, rate: float) -> int:
    z = min(NormalDist().inv_cdf(place), MOST)
    arr = MEDIAN_ARR * math.exp(SPREAD * z) / rate
    return max(100, int(round(arr, 3 - math.ceil(math.log10(arr))) // 100 * 100))


def _product(random: Random) -> str:
    return str(random.choices([p["name"] for p in content.names()["products"]], PRODUCT_WEIGHTS)[0])


def _csm(region: str, random: Random) -> str:
    fitting = [c["name"] for c in content.names()["csms"] if region in c["regions"]]
    return str(random.choice(fitting))


def _cost_share(story: Story | None, random: Random) -> float:
    share = random.uniform(0.08, 0.3)
    return 0.85 if story and story.loud_tickets else share


def _kind(place: float, random: Random) -> str:
    weights = (2, 5, 3) if place >= KEY_FROM else (6, 3, 1)
    return random.choices(("auto", "negotiated", "tender"), weights)[0]


def _renewal(start: date, story: Story | None, as_of: date) -> date:
    """Return the story's renewal, else the next anniversary of the contract."""
    if story:
        return as_of + timedelta(days=story.renewal_days)
    years = as_of.year - start.year
    day = start + timedelta(days=round(365.25 * years))
    return day if day > as_of else start + timedelta(days=round(365.25 * (years + 1)))
