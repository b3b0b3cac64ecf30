"""How a test writes down who said what."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pytest

from voc_core.tables import TALLY

Voices = Mapping[tuple, Sequence[float]]


def write_tally(keys: Sequence[str], voices: Voices) -> pd.DataFrame:
    """Return the tally of valences by key: one person, one voice, no score and no text."""
    rows = [
        {
            **dict(zip(keys, key, strict=True)),
            "n_people": len(said),
            "n_answers": len(said),
            "n_pos": sum(v for v in said if v > 0),
            "n_neg": -sum(v for v in said if v < 0),
        }
        for key, said in voices.items()
    ]
    return pd.DataFrame(rows, columns=[*keys, *TALLY]).fillna(dict.fromkeys(TALLY, 0))


@pytest.fixture(scope="session")
def tally() -> Callable[[Sequence[str], Voices], pd.DataFrame]:
    return write_tally


@pytest.fixture(scope="session")
def one(tally) -> Callable[..., pd.DataFrame]:
    """Return the one-row tally of everybody: `one(1, 1, -1)`."""
    return lambda *said: tally((), {(): said})


@pytest.fixture(scope="session")
def people() -> Callable[..., pd.DataFrame]:
    """Return `tables.PEOPLE` from (account, role, contacts, invited, heard, last voice)."""
    names = ["account", "role", "n_contacts", "n_invited", "n_heard", "last_voice_on"]
    return lambda *rows: pd.DataFrame(rows, columns=names)
