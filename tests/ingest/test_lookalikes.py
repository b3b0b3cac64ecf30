"""How many misspelt names are found among thousands, and how many strangers are taken for known."""

import random
from typing import Any

import pandas as pd
import pytest

from tests.ingest import made_names
from voc_core.ingest.matching import Accounts, match_accounts

N_KNOWN, N_STRANGERS = 1_000, 300
SURE = 95
"""Likeness from which proposals are confirmed in one click. [0 to 100]"""


@pytest.fixture(scope="module")
def made() -> tuple[list[str], list[str]]:
    all_names = made_names.names(random.Random(11), N_KNOWN + N_STRANGERS)
    return all_names[:N_KNOWN], all_names[N_KNOWN:]


def matched(known: list[str], written: list[str]) -> pd.DataFrame:
    columns: dict[str, Any] = {"external_id": None, "aliases": [[]] * len(known)}
    table = pd.DataFrame({"id": range(len(known)), "name": known, "domains": [[]] * len(known)})
    table["id"] += 1
    given = pd.DataFrame({"given": written, "account": written, "external_id": "", "email": ""})
    given["domains"] = [set() for _ in written]
    return match_accounts(given, Accounts.known(table.assign(**columns)))


@pytest.mark.parametrize("way", made_names.WAYS)
def test_a_name_written_otherwise_is_found(made: tuple[list[str], list[str]], way: str) -> None:
    known, rng = made[0], random.Random(12)
    write, script = made_names.WAYS[way]
    mine = [n for n in known if script in ("both", "latin" if n.isascii() else "han")]
    pairs = {w: n for n in rng.sample(mine, 120) if (w := write(n, rng)) not in known}
    found = matched(known, list(pairs))
    meant = found["account"].fillna(0).tolist()
    right = [known[a - 1] == n for a, n in zip(meant, pairs.values(), strict=True)]
    certain = found["how"].isin(["exact", "alias", "domain"])
    assert sum(right) / len(pairs) >= (0.85 if way == "a typo" else 0.95)
    assert all(pd.Series(right, index=found.index)[certain])


def test_strangers_stay_strangers(made: tuple[list[str], list[str]]) -> None:
    found = matched(*made)
    assert set(found["how"]) <= {"new", "proposed"}
    assert (found["how"] == "proposed").mean() <= 0.08
    assert (found["score"][found["how"] == "proposed"] < SURE).all()
