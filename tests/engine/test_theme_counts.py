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
    assert pairs[["n_people", "weight"]].to_numpy().tolist() == [[1, 1.0]]


def test_each_person_stands_on_the_side_they_lean_to(small: Build) -> None:
    acme, praise = small.account("Acme"), "The price is excellent."
    for texts in ((BAD, BAD, praise), (BAD, praise), (praise,)):
        person = small.contact(acme, "user")
        for text in texts:
            small.note(person, 0, text=text)
    theme_reading.catch_up(small.store)
    rows = engine.theme_sides(small.snapshot(), FILTERS, ["role"])
    assert rows[["role", "n_unhappy", "n_content"]].to_numpy().tolist() == [["user", 1, 1]]


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
    assert engine.theme_sides(snapshot, FILTERS, ["role"]).empty
    assert engine.theme_voices(snapshot, FILTERS, 2).empty


def test_all_that_a_person_writes_weighs_one(small: Build) -> None:
    acme = small.account("Acme")
    loud, calm = small.contact(acme), small.contact(acme)
    for n in range(3):
        small.note(loud, -0.5, day=f"2026-0{n + 1}-10", text=BAD if n else GOOD)
    small.note(loud, 0.5, day="2026-05-10", source="qbr", text="Nothing of note.")
    small.note(calm, -0.5, day="2026-02-10", text=BAD)
    theme_reading.catch_up(small.store)
    codes, snapshot = _codes(small.store), small.snapshot()
    rows, n = engine.theme_shares(snapshot, FILTERS)
    weight = rows.set_index("theme")["weight"]
    # two sources: half of loud is the tickets, two of three of which speak of the price
    assert weight[codes["pricing"]] == pytest.approx(2 / 3 / 2 + 1)
    assert weight[codes["documentation"]] == pytest.approx(1 / 3 / 2)
    assert n["n_people"].item() == 2
    same = engine.theme_weights(snapshot, FILTERS.but(lens="text"))[0]
    assert same["weight"].tolist() == pytest.approx(rows["weight"].tolist())
    monthly, people = engine.theme_shares(snapshot, FILTERS, "month")
    assert people.set_index("month")["n_people"].to_dict() == {
        "2026-01-01": 1,
        "2026-02-01": 2,
        "2026-03-01": 1,
        "2026-05-01": 1,
    }
    pricing = monthly[monthly["theme"] == codes["pricing"]].set_index("month")["weight"]
    assert pricing.to_dict() == {"2026-02-01": 2.0, "2026-03-01": 1.0}


def test_the_voices_of_a_pair_name_both(small: Build) -> None:
    ann = small.contact(small.account("Acme"))
    small.note(ann, -0.5, text=BAD)
    both = small.note(ann, 0.0, text=f"{BAD} {GOOD}")
    theme_reading.catch_up(small.store)
    codes = _codes(small.store)
    found = engine.pair_voices(
        small.snapshot(), FILTERS, codes["pricing"], codes["documentation"], 5
    )
    assert found["feedback"].tolist() == [both]
    assert found["tone"].item() < 0 < found["other_tone"].item()
