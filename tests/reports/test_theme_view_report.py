"""The themes of the voices page, by hand."""

from datetime import date

import pytest

from tests.build import Build
from voc_core.charts import theme_impact
from voc_core.filters import Filters
from voc_core.reports import theme_reading
from voc_core.reports import theme_view as view
from voc_core.story import theme_view as story
from voc_core.wording import Words

FILTERS = Filters.last_months(12, until=date(2026, 6, 30))
ENGLISH = Words("en")
BAD, GOOD = "The price is terrible", "The price is excellent"
OTHER = "The documentation is excellent"


@pytest.fixture
def divided(small: Build) -> Build:
    """Six users of a small account suffer from the price, six deciders of a large one praise it,
    eight others praise the documentation; two of the users named the price a year before."""
    large, tiny = small.account("Large", arr=900), small.account("Tiny", arr=100)
    place = small.touchpoint("Renewal", name_zh="续约")
    for n in range(8):
        if n < 6:
            user, decider = small.contact(tiny, "user"), small.contact(large, "decision_maker")
            small.note(user, -0.6, text=f"{BAD} {n}.", touchpoint_id=place)
            small.note(decider, 0.6, text=f"{GOOD} {n}. {OTHER} {n}.", touchpoint_id=place)
        other = small.contact(tiny, "manager")
        small.note(other, 0.6, text=f"{OTHER} {n}.")
        small.note(other, -0.6, text=f"{BAD if n < 2 else OTHER} {n}.", day="2025-02-01")
    theme_reading.catch_up(small.store)
    return small


def of(rows, name="Pricing and cost"):
    return rows[rows["name"] == name]


def test_impact_with_and_without_revenue(divided: Build) -> None:
    snapshot = divided.snapshot()
    plain = view.impact(divided.store, snapshot, FILTERS)
    # 20 people, 14 content and 6 not: +40; without the twelve of the price all eight content
    assert of(plain.rows)["impact"].item() == pytest.approx(40 - 100)
    assert (plain.n_people, plain.n_thin, plain.is_named) == (20, 0, True)
    weighted = view.impact(divided.store, snapshot, FILTERS, True)
    # 14 people at Tiny weigh 10 of 100, the six at Large 90: 90 + 8/14 of 10 - 6/14 of 10
    assert of(weighted.rows)["impact"].item() == pytest.approx(90 + 20 / 14 - 100)
    title = story.impact_title(plain, ENGLISH)
    assert title.startswith("“Pricing and cost” pulls the score down most: −60.0 points (")


def test_the_contradiction_is_the_title(divided: Build) -> None:
    shown = view.roles(divided.store, divided.snapshot(), FILTERS)
    cells = of(shown.cells).set_index("role")
    assert cells.loc[["user", "decision_maker"], "net"].tolist() == [-100, 100]
    assert story.roles_title(shown.contrast, ENGLISH).startswith("Deciders praise “Pricing")
    assert story.roles_also(shown.contrast, ENGLISH) == []


def test_few_people_are_dots(small: Build) -> None:
    acme = small.account("Acme")
    for _ in range(4):
        small.note(small.contact(acme), -0.6, text=BAD)
    theme_reading.catch_up(small.store)
    shown = view.roles(small.store, small.snapshot(), FILTERS)
    assert shown.cells["is_thin"].all() and shown.dots["n_people"].sum() == 4
    impact = view.impact(small.store, small.snapshot(), FILTERS)
    assert impact.rows.empty and impact.n_thin == 1
    assert story.impact_title(impact, ENGLISH) == "No theme is named by 5 people yet"


def test_places_stand_along_the_journey(divided: Build) -> None:
    cells = view.places(divided.store, divided.snapshot(), FILTERS)
    row = of(cells).iloc[0]
    assert (row["place"], row["place_zh"], row["n_people"], row["net"]) == (
        "Renewal",
        "续约",
        12,
        0,
    )
    assert story.place(row.to_dict(), ENGLISH) == "Pricing and cost at Renewal (n 12)"
    assert story.places_title(cells, ENGLISH) == "Nowhere on the journey does a theme surely hurt"


def test_the_title_of_the_places_says_that_it_counts_people(small: Build) -> None:
    acme = small.account("Acme")
    for place, people in (("Demo", 6), ("Renewal", 20)):
        touchpoint = small.touchpoint(place)
        for n in range(people):
            text = GOOD if place == "Renewal" and n < 3 else BAD
            small.note(small.contact(acme), 0, text=f"{text} {n}", touchpoint_id=touchpoint)
    theme_reading.catch_up(small.store)
    cells = view.places(small.store, small.snapshot(), FILTERS)
    assert story.places_title(cells, ENGLISH) == (
        "Largest number of unhappy people: “Pricing and cost” at Renewal (net tone −70, n 20)"
    )


def test_what_rises_against_the_window_before(divided: Build) -> None:
    shown = view.trend(divided.store, divided.snapshot(), FILTERS)
    row = of(shown.rows).iloc[0]
    assert (row["share"], row["share_before"]) == (12 / 20, 2 / 8)
    line = shown.line[shown.line["theme"] == row["theme"]].set_index("month")
    assert line["share"].to_dict() == {"2025-01-01": 0.25, "2026-04-01": 0.6}
    assert "“Pricing and cost” rose most, from 25% to 60%" in story.trend_title(shown, ENGLISH)


def test_company_is_named_with_its_quote(divided: Build) -> None:
    snapshot = divided.snapshot()
    for n in range(30):
        divided.note(divided.contact(1, "user"), 0.1, text=f"Nothing of note {n}.")
    snapshot = divided.snapshot()
    pairs = view.company(divided.store, snapshot, FILTERS)
    row = pairs.iloc[0].to_dict()
    # 50 people write; 12 of the price, 14 of the documentation, 6 of both in one text
    assert row["lift"] == pytest.approx(6 * 50 / (12 * 14))
    assert (
        story.company_title(pairs, ENGLISH).endswith(
            "named together 1.8 times as often as by chance (n 6)"
        )
        or row["evidence"] == "unclear"
    )
    told = view.together(divided.store, snapshot, FILTERS, row["theme"], row["other"])
    assert len(told) == 1 and BAD not in told["text"].item() and OTHER in told["text"].item()


def test_voices_that_agree_with_the_figure_come_first(divided: Build) -> None:
    snapshot = divided.snapshot()
    theme = int(of(view.impact(divided.store, snapshot, FILTERS).rows)["theme"].item())
    for side in (-1, 1):
        told = view.spoken(divided.store, snapshot, FILTERS, theme, side)
        assert (told["theme_tone"] * side).iloc[0] > 0


def test_a_contradiction_is_heard_from_both_sides(divided: Build) -> None:
    snapshot = divided.snapshot()
    shown = view.roles(divided.store, snapshot, FILTERS)
    theme = int(of(shown.contrast)["theme"].item())
    told = view.opposing(divided.store, snapshot, FILTERS, theme, -1, 1)
    assert told["role"].tolist() == ["user", "decision_maker"]
    assert told["theme_tone"].iloc[0] < 0 < told["theme_tone"].iloc[1]
    assert view.opposing(divided.store, snapshot, FILTERS, theme, 1, -1).empty
    impact = of(view.impact(divided.store, snapshot, FILTERS).rows).iloc[0].to_dict()
    said = story.tone_and_points(of(shown.contrast).iloc[0].to_dict(), impact, ENGLISH)
    assert said.startswith("−100 and +100 are the tone of what users and deciders say of it")


def test_a_store_without_words_names_nothing(small: Build) -> None:
    small.score(small.contact(small.account("A"), "user"), 3)
    store, snapshot = small.store, small.snapshot()
    assert not view.impact(store, snapshot, FILTERS, True).is_named
    assert view.places(store, snapshot, FILTERS).empty
    assert view.company(store, snapshot, FILTERS).empty
    trend = view.trend(store, snapshot, FILTERS)
    assert story.trend_title(trend, ENGLISH) == "There is no window before to compare with yet"
    assert view.spoken(store, snapshot, FILTERS, 1).empty
    assert view.together(store, snapshot, FILTERS, 1, 2).empty


@pytest.mark.parametrize("lens", ["nps", "voice", "text"])
def test_no_text_of_the_lens_is_no_failure(small: Build, lens: str) -> None:
    acme = small.account("Acme")
    for n in range(6):
        small.note(small.contact(acme), -0.6, text=f"{BAD} {n}")
    theme_reading.catch_up(small.store)
    shown = view.impact(small.store, small.snapshot(), FILTERS.but(lens=lens))
    assert shown.is_named and shown.rows.empty


def test_a_theme_everybody_names_is_told_and_not_called_rare(small: Build) -> None:
    acme = small.account("Acme")
    for n in range(8):
        small.note(small.contact(acme), -0.6, text=f"{BAD} {n}")
    theme_reading.catch_up(small.store)
    shown = view.impact(small.store, small.snapshot(), FILTERS)
    assert shown.rows.empty and (shown.n_thin, len(shown.everybody)) == (0, 1)
    title = "Everybody names “Pricing and cost”; there is no score without it"
    assert story.impact_title(shown, ENGLISH) == title
    assert "1 theme everybody names" in theme_impact.impact(shown, None, "", ENGLISH).note


def test_revenue_is_that_of_the_accounts_heard(small: Build) -> None:
    acme, rich = small.account("Acme"), small.account("Rich", arr=900)
    for n in range(8):
        small.note(small.contact(acme), -0.6, text=f"{BAD} {n}")
        small.note(small.contact(acme), 0.6, text=f"{OTHER} {n}")
    theme_reading.catch_up(small.store)
    shown = view.impact(small.store, small.snapshot(), FILTERS, True)
    assert shown.rows.empty and not shown.has_revenue and shown.everybody.empty
    assert story.impact_title(shown, ENGLISH) == "No account here has revenue to weigh by"
    for n in range(3):
        small.note(small.contact(rich), 0.6, text=f"{OTHER} {n}")
    theme_reading.catch_up(small.store)
    shown = view.impact(small.store, small.snapshot(), FILTERS, True)
    assert shown.has_revenue and shown.n_unweighed == 1  # the price: without any revenue
    assert of(shown.everybody, "Documentation")["n_people"].item() == 11
