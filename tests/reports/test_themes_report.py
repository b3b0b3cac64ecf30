"""What people speak of, by hand."""

from datetime import date

import pytest

from tests.build import Build
from voc_core.charts import themes as pictures
from voc_core.filters import Filters
from voc_core.reports import theme_editing, theme_reading, theme_view
from voc_core.reports.overview import overview
from voc_core.reports.themes import moving, themes
from voc_core.store import themes as stored
from voc_core.story import overview as findings
from voc_core.story import themes as story
from voc_core.wording import Words

FILTERS = Filters.last_months(12, until=date(2026, 6, 30))
ENGLISH = Words("en")
SUFFER = "The price cuts are terrible, hopelessly so for us."
PRAISE = "The price is excellent, thank you for the cuts."


@pytest.fixture
def divided(small: Build) -> Build:
    """Deciders praise the price, users suffer from it; six of each."""
    acme = small.account("Acme", arr=1_000_000)
    place = small.touchpoint("Renewal")
    for n in range(6):
        user, decider = small.contact(acme, "user"), small.contact(acme, "decision_maker")
        small.note(user, -0.6, text=f"{SUFFER} {n}", touchpoint_id=place)
        small.note(decider, 0.6, text=f"{PRAISE} {n}", touchpoint_id=place)
    theme_reading.catch_up(small.store)
    return small


def test_bars_and_quotes_by_hand(divided: Build) -> None:
    report = themes(divided.store, divided.snapshot(), FILTERS)
    pricing = report.roles[report.roles["name"] == "Pricing and cost"].set_index("role")
    assert pricing.loc["user", ["n_people", "n_unhappy", "n_content"]].tolist() == [6, 6, 0]
    assert pricing.loc["decision_maker", "n_content"] == 6
    assert report.n_people == 12
    told = report.quotes[report.quotes["theme"] == pricing["theme"].iloc[0]]
    assert len(told) == 2 and set(told["role"]) == {"user", "decision_maker"}


def test_who_speaks_of_a_theme_alone_is_quoted_before_who_lists_many(small: Build) -> None:
    user = small.contact(small.account("Acme"))
    small.note(user, -0.6, text="The price is terrible, support is terrible, reports are terrible.")
    alone = small.note(user, -0.6, text="The price is terrible, as everybody in our team will say.")
    theme_reading.catch_up(small.store)
    quotes = themes(small.store, small.snapshot(), FILTERS).quotes
    known = stored.names(small.store).set_index("name")["theme"]
    assert quotes[quotes["theme"] == known["Pricing and cost"]]["id"].iloc[0] == alone


def test_the_most_telling_quote_is_found_among_many_that_are_clearer_but_short(
    small: Build,
) -> None:
    user = small.contact(small.account("Acme"))
    telling = "The renewal price is terrible compared with what we paid in the years before"
    for n in range(60):
        small.note(user, -1, text=f"Price terrible {n % 3}")
    best = small.note(user, -0.5, text=telling, day="2026-01-01")
    theme_reading.catch_up(small.store)
    snapshot = small.snapshot()
    quotes = themes(small.store, snapshot, FILTERS).quotes
    pricing = stored.table(small.store).set_index("code").loc["pricing", "id"]
    assert quotes[quotes["theme"] == pricing]["id"].iloc[0] == best
    assert theme_view.spoken(small.store, snapshot, FILTERS, int(pricing))["id"].iloc[0] == best


def test_the_contradiction_is_named_on_the_overview(divided: Build) -> None:
    report = overview(divided.store, divided.snapshot(), FILTERS)
    said = [f for f in findings.findings(report, ENGLISH) if f.is_theme]
    assert any(f.text.startswith("Deciders praise “Pricing and cost” (+100, n 6)") for f in said)
    pricing = stored.table(divided.store).set_index("code").loc["pricing", "id"]
    assert said[0].page == "voices"
    assert said[0].link == {"view": "themes", "theme": pricing, "picture": "roles"}


def test_the_picture_says_who_is_unhappy(divided: Build) -> None:
    report = themes(divided.store, divided.snapshot(), FILTERS)
    title = story.worst_sentence(report.roles, ENGLISH)
    assert title == "Users are most unhappy about “Pricing and cost”: 6 of 6"
    figure = pictures.bars(report.roles, title, ENGLISH)
    assert figure.chart.to_dict() and len(figure.data) == len(report.roles)


def test_title_and_bar_count_the_same_whole_people(small: Build) -> None:
    acme = small.account("Acme")
    for texts in ((SUFFER, SUFFER, PRAISE), (SUFFER,), (SUFFER, PRAISE)):
        decider = small.contact(acme, "decision_maker")
        for text in texts:
            small.note(decider, 0, text=text)
    theme_reading.catch_up(small.store)
    report = themes(small.store, small.snapshot(), FILTERS)
    title = story.worst_sentence(report.roles, ENGLISH)
    assert title == "Decision makers are most unhappy about “Pricing and cost”: 2 of 3"
    drawn = pictures.bars(report.roles, title, ENGLISH).chart.to_dict()
    row = next(iter(drawn["datasets"].values()))[0]
    assert (row["left"], row["n_content"], row["left_text"]) == (-2, 0, "2")
    assert row["right_text"] == "1 on neither side"
    x = drawn["layer"][0]["encoding"]["x"]
    assert x["axis"]["values"] == [-2, -1, 0] and x["scale"]["domain"][1] < 1


def test_a_store_without_words_says_so(small: Build) -> None:
    small.score(small.contact(small.account("A"), "user"), 3)
    report = themes(small.store, small.snapshot(), FILTERS)
    assert report.roles.empty and report.quotes.empty
    assert pictures.bars(report.roles, "", ENGLISH).chart is None
    assert moving(small.store, small.snapshot(), FILTERS).impact.empty


def test_a_preview_says_what_is_gained_and_lost(divided: Build) -> None:
    before, after = (("price",), ()), (("terrible", "价格"), ())
    found = theme_editing.preview(divided.store, before, after)
    assert (found.n_texts, found.n_named, found.n_gained, found.n_lost) == (12, 6, 0, 6)
    clause = found.clauses[0]
    assert [clause.text[a:b] for a, b in clause.terms] == ["terrible"]


def test_a_proposal_becomes_a_theme_and_is_not_made_again(small: Build) -> None:
    acme = small.account("Acme")
    for place in ["hall", "yard", "gate", "roof", "lab", "dock"]:
        text = f"The badge gizmo is terrible in the {place}"
        small.note(small.contact(acme), -0.6, text=text)
    theme_reading.catch_up(small.store)
    proposal = theme_editing.missed(small.store).proposals[0]
    assert "badge gizmo" in proposal.phrases and proposal.n == 6
    theme = theme_editing.accept(small.store, proposal, "Gizmos")
    theme_reading.catch_up(small.store)
    row = stored.table(small.store).set_index("id").loc[theme]
    assert (row["name"], row["origin"], row["n"]) == ("Gizmos", "proposal", 6)
    assert not theme_editing.missed(small.store).proposals
