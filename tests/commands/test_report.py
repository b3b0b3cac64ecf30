"""`report` prints what the pages show, because it calls the same functions."""

import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from sample_data import stories
from tests.build import Build
from tests.commands.conftest import Run
from voc_core import engine
from voc_core.commands.plain import as_plain
from voc_core.commands.report import PAGES
from voc_core.filters import Filters
from voc_core.reports import coverage, rollups, two_voices
from voc_core.store import Store

FILTERS = Filters.last_months(12, date(2026, 6, 30))
KEYS = {
    "overview": {"measures", "accounts", "trend", "rollups", "causes", "calls", "touchpoints"},
    "journey": {"roles", "curve", "shape", "dots"},
    "two_voices": {"accounts", "states", "cells"},
    "account": {"facts", "roles", "people", "voices", "quotes"},
    "voices": {"rows", "n", "is_more_than", "n_all", "after"},
    "themes": {"rows", "n_thin", "n_people", "is_weighted"},
    "coverage": {"measures", "accounts", "cells"},
    "rollups": {"everyone", "account_average", "decider_first", "revenue_weighted", "causes"},
}
FIGURES = {
    "overview": ("accounts", {"account", "name", "user", "decision_maker", "gap", "state"}),
    "journey": ("curve", {"touchpoint", "role", "n_people", "net", "low", "high"}),
    "two_voices": (
        "accounts",
        {"account", "user", "manager", "decision_maker", "gap", "state", "evidence"},
    ),
    "account": ("roles", {"role", "n_people", "net", "low", "high"}),
    "voices": ("rows", {"id", "account_name", "role", "occurred_on", "text"}),
    "themes": ("rows", {"theme", "name", "n_people", "net", "impact", "low", "high", "evidence"}),
    "coverage": ("cells", {"account", "role", "net", "cell", "n_people", "n_contacts"}),
    "rollups": ("rollups", {"rollup", "value", "n_people", "n_accounts"}),
}


def _argv(page: str) -> list[str]:
    more = ["--account", stories.RENEWAL_RISK] if page == "account" else []
    return ["report", page, *more]


@pytest.mark.parametrize("page", PAGES)
def test_keys_are_stable(run: Run, demo: Store, page: str) -> None:
    report = run(demo, *_argv(page), "--json").json
    assert report["report"] == page
    assert set(report["filters"]) == {"since", "until", "lens", "roles", "account"}
    assert KEYS[page] <= set(report)
    table, columns = FIGURES[page]
    assert columns <= set(report[table][0])


@pytest.mark.parametrize("page", PAGES)
def test_what_is_missing_is_null(run: Run, demo: Store, page: str) -> None:
    out = run(demo, *_argv(page), "--json").out
    assert "NaN" not in out.replace("NaNo", "") and "Infinity" not in out


@pytest.mark.parametrize("page", PAGES)
def test_without_json_it_reads_as_tables(run: Run, demo: Store, page: str) -> None:
    outcome = run(demo, *_argv(page))
    assert outcome.code == 0 and outcome.out.startswith(f"report: {page}\n")
    assert not outcome.err


@pytest.mark.parametrize(
    ("page", "function"),
    [
        ("two_voices", two_voices.two_voices),
        ("coverage", coverage.coverage),
        ("rollups", rollups.rollups),
    ],
)
def test_the_figures_are_those_of_the_page(run: Run, demo: Store, page: str, function: Any) -> None:
    printed = run(demo, "report", page, "--json").json
    shown = json.loads(json.dumps(as_plain(function(demo, engine.load(demo), FILTERS))))
    assert {name: printed[name] for name in shown} == shown


def test_filters_are_those_asked_for(run: Run, demo: Store) -> None:
    argv = ["--lens", "nps", "--since", "2026-01-01", "--until", "2026-03-31", "--role", "user"]
    report = run(demo, "report", "coverage", *argv, "--json").json
    assert report["filters"] == {
        "since": "2026-01-01",
        "until": "2026-03-31",
        "lens": "nps",
        "roles": ["user"],
        "account": None,
    }
    assert {cell["role"] for cell in report["cells"] if cell["n_people"]} == {"user"}


@pytest.mark.parametrize("wanted", ["江澜重工", "jianglan heavy INDUSTRY", "江澜", "2"])
def test_an_account_is_found_by_name_alias_or_id(run: Run, demo: Store, wanted: str) -> None:
    report = run(demo, "report", "account", "--account", wanted, "--json").json
    assert report["facts"]["name"] == stories.RENEWAL_RISK
    assert report["pair"]["state"] == "renewal_risk"


def test_one_account_of_a_report_over_many(run: Run, demo: Store) -> None:
    argv = ["report", "two_voices", "--account", stories.WATERMELON, "--json"]
    (row,) = run(demo, *argv).json["accounts"]
    assert row["name"] == stories.WATERMELON and row["gap"] > 100


def test_an_unknown_account_names_the_nearest(run: Run, demo: Store) -> None:
    outcome = run(demo, "report", "account", "--account", "Cinder Rigde")
    assert outcome.code == 1 and not outcome.out
    assert "There is no account 'Cinder Rigde'" in outcome.err
    assert stories.WATERMELON in outcome.err


def test_an_account_report_asks_which(run: Run, demo: Store) -> None:
    outcome = run(demo, "report", "account")
    assert outcome.code == 1 and "Which account?" in outcome.err


def test_a_window_that_ends_before_it_starts_is_refused(run: Run, demo: Store) -> None:
    argv = ["--since", "2026-05-01", "--until", "2026-04-01"]
    outcome = run(demo, "report", "rollups", *argv)
    assert outcome.code == 1 and "after its end" in outcome.err


@pytest.mark.parametrize("argv", [["report", "nonsense"], ["report", "rollups", "--lens", "x"]])
def test_a_wrong_word_lists_what_is_accepted(run: Run, demo: Store, argv: list[str]) -> None:
    outcome = run(demo, *argv)
    assert outcome.code == 2 and "choose from" in outcome.err


def test_an_empty_store_gives_an_empty_report(run: Run, store: Store) -> None:
    report = run(store, "report", "rollups", "--json").json
    assert report["everyone"] is None and report["causes"] == []


def test_a_store_that_is_not_there_is_not_made(run: Run, store: Store) -> None:
    nowhere = store.path.with_name("nowhere.db")
    outcome = run(nowhere, "report", "overview")
    assert outcome.code == 1 and "There is no store" in outcome.err
    assert not nowhere.exists()


def test_plain_values_of_what_is_missing() -> None:
    table = pd.DataFrame({"net": [float("nan"), 1.5], "day": [pd.NaT, date(2026, 1, 2)]})
    assert as_plain(table) == [{"net": None, "day": None}, {"net": 1.5, "day": "2026-01-02"}]


def test_masked_output_names_nobody(run: Run, small: Build) -> None:
    acme = small.account("Acme", csm="Sven Quistorp")
    ann = small.contact(acme, "user", name="Annegret Zubrow", email="ann@zubrow.example")
    small.score(ann, 2, "2026-06-01", text="Annegret Zubrow: call 13812345678, 请找王总")
    for argv in (("report", "overview"), ("report", "account", "--account", "Acme")):
        shown = run(small.store, *argv, "--json").out
        hidden = run(small.store, *argv, "--json", "--mask").out
        for needle in ("Zubrow", "Quistorp", "13812345678", "王总"):
            assert needle not in hidden
        assert "Zubrow" in shown and "[name]" in hidden


def test_voices_are_searched_and_a_hidden_name_is_not_found(run: Run, small: Build) -> None:
    acme = small.account("Acme")
    ann = small.contact(acme, "user", name="Annegret Zubrow")
    small.note(ann, -0.5, text="Annegret Zubrow waits for the export")
    small.note(ann, 0.5, text="The training was good")
    report = run(small.store, "report", "voices", "--query", "export", "--json").json
    assert (report["n"], report["n_all"], len(report["rows"])) == (1, 2, 1)
    assert "Annegret" in report["rows"][0]["text"]
    masked = run(small.store, "report", "voices", "--query", "Zubrow export", "--json", "--mask")
    assert masked.json["n"] == 1 and "Zubrow" not in masked.out
    alone = run(small.store, "report", "voices", "--query", "Zubrow", "--mask")
    assert alone.code == 1 and "nothing personal is looked for" in alone.err


def test_only_voices_are_searched(run: Run, demo: Store) -> None:
    outcome = run(demo, "report", "themes", "--query", "export")
    assert outcome.code == 1 and "leave --query out" in outcome.err
