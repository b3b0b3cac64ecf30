"""Themes are counted one voice per person, and weigh in the score what their voices weigh."""

from datetime import date

import pytest

from tests.build import Build
from voc_core import engine, metrics
from voc_core.filters import Filters
from voc_core.reports import theme_reading
from voc_core.store import themes

FILTERS = Filters.last_months(12, until=date(2026, 6, 30))
BAD, GOOD = "The price is terrible.", "The documentation is excellent."


def _codes(store: object) -> dict[str, int]:
    table = themes.table(store)  # type: ignore[arg-type]
    return dict(zip(table["code"], table["id"], strict=True))


def test_ten_texts_of_one_person_are_one_voice(small: Build) -> None:
    acme = small.account("Acme")
    loud, calm = small.contact(acme, "user"), small.contact(acme, "decision_maker")
    for n in range(10):
        small.note(loud, -0.5, day=f"2026-05-{n + 1:02d}", text=BAD)
    small.note(calm, 0.5, text="The price is excellent. " + GOOD)
    theme_reading.catch_up(small.store)
    codes, snapshot = _codes(small.store), small.snapshot()
    rows = engine.theme_tally(snapshot, FILTERS, ["role"]).set_index(["theme", "role"])
    assert rows.loc[(codes["pricing"], "user"), ["n_people", "n_neg"]].tolist() == [1, 1]
    assert rows.loc[(codes["pricing"], "decision_maker"), "n_pos"] == 1
    assert rows.loc[(codes["documentation"], "decision_maker"), "n_people"] == 1
    pairs = engine.theme_pairs(snapshot, FILTERS)
    assert pairs["n_people"].tolist() == [1]


@pytest.mark.parametrize("lens", ["voice", "text"])
def test_the_weights_add_up_to_the_figure(small: Build, lens: str) -> None:
    acme = small.account("Acme")
    for n, source in enumerate(["ticket", "ticket", "interview", "qbr"] * 3):
        person = small.contact(acme, "user") if n % 3 == 0 else person  # noqa: F821
        small.note(person, -0.5 if n % 2 else 0.5, text=BAD if n % 2 else GOOD, source=source)
    theme_reading.catch_up(small.store)
    filters, snapshot = FILTERS.but(lens=lens), small.snapshot()
    themes_, whole = engine.theme_weights(snapshot, filters)
    net = metrics.net_score(engine.tally(snapshot, filters)).item()
    assert whole["weight"].item() == pytest.approx(4)
    assert 100 * (whole["n_pos"] - whole["n_neg"]).item() / 4 == pytest.approx(net)
    assert themes_["weight"].sum() == pytest.approx(4)


def test_a_store_without_texts_has_no_themes(small: Build) -> None:
    small.score(small.contact(small.account("Acme")), 9)
    snapshot = small.snapshot()
    assert engine.theme_tally(snapshot, FILTERS, ["role"]).empty
    assert engine.theme_weights(snapshot, FILTERS)[0].empty
    assert engine.theme_voices(snapshot, FILTERS, 2).empty
