"""The demo is believable, deterministic and as large as asked for."""

from pathlib import Path

import pytest

from sample_data import generate
from tests.sample.conftest import AS_OF, Demo, Rows
from voc_core.errors import VocError
from voc_core.store import Store


def _dump(store: Store) -> list[str]:
    with store.open() as db:
        return [line for line in db.conn.iterdump() if 'INTO "audit"' not in line]


def test_the_same_seed_and_day_give_the_same_rows(tmp_path: Path) -> None:
    stores = [Store.at(tmp_path / name) for name in ("one.db", "two.db")]
    for store in stores:
        generate(store, accounts=15, feedback=600, seed=3, as_of=AS_OF)
    one, two = (
        [line for line in _dump(store) if "_sqlite_migrations" not in line] for store in stores
    )
    assert one == two


def test_another_seed_gives_other_rows(store: Store, tmp_path: Path) -> None:
    other = Store.at(tmp_path / "other.db")
    generate(store, accounts=12, feedback=100, seed=1, as_of=AS_OF)
    generate(other, accounts=12, feedback=100, seed=2, as_of=AS_OF)
    assert _dump(store) != _dump(other)


def test_sizes_are_as_promised(rows: Rows) -> None:
    counts = "SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM feedback)"
    assert rows(counts) == [(60, 5000)]
    (people,) = rows("SELECT count(*) FROM contact")[0]
    assert 420 <= people <= 480  # type: ignore[operator]


def test_any_size_is_exact(store: Store) -> None:
    counts = generate(store, accounts=90, feedback=1234, as_of=AS_OF)
    assert (counts["accounts"], counts["feedback"]) == (90, 1234)


def test_names_beyond_the_list_are_numbered(store: Store) -> None:
    generate(store, accounts=150, feedback=0, as_of=AS_OF)
    with store.open() as db:
        names = [row[0] for row in db.conn.execute("SELECT name FROM account")]
        assert len(set(names)) == 150 and any(name.endswith(" 2") for name in names)
        assert db.conn.execute("SELECT count(*) FROM feedback").fetchone() == (0,)


def test_a_store_in_use_is_refused_and_left_alone(store: Store) -> None:
    generate(store, accounts=12, feedback=50, as_of=AS_OF)
    revision = store.revision()
    with pytest.raises(VocError, match="already holds accounts or feedback"):
        generate(store, accounts=12, feedback=50, as_of=AS_OF)
    assert store.revision() == revision


def test_replacing_leaves_only_the_new_demo(store: Store) -> None:
    generate(store, accounts=20, feedback=80, as_of=AS_OF)
    counts = generate(store, accounts=12, feedback=50, as_of=AS_OF, replace=True)
    assert (counts["accounts"], counts["feedback"]) == (12, 50)
    assert store.check() == []


@pytest.mark.parametrize(("accounts", "feedback"), [(0, 10), (5, -1)])
def test_no_account_or_less_than_nothing_is_refused(
    store: Store, accounts: int, feedback: int
) -> None:
    with pytest.raises(VocError, match="at least one account"):
        generate(store, accounts=accounts, feedback=feedback, as_of=AS_OF)


def test_texts_rarely_repeat_within_an_account(rows: Rows) -> None:
    (repeated,) = rows(
        "SELECT sum(n - 1) FROM (SELECT count(*) AS n FROM feedback"
        " WHERE text IS NOT NULL GROUP BY account_id, text)"
    )[0]
    assert repeated <= 8  # type: ignore[operator]


def test_no_slot_is_left_open(rows: Rows) -> None:
    assert rows("SELECT text FROM feedback WHERE text LIKE '%{%' OR text LIKE '%}%'") == []


def test_every_source_speaks_both_languages(rows: Rows) -> None:
    heard = rows("SELECT DISTINCT source, language FROM feedback WHERE language IN ('en', 'zh')")
    assert len(heard) == 2 * 5


def test_two_fifths_of_the_survey_answers_have_no_comment(rows: Rows) -> None:
    (share,) = rows("SELECT avg(text IS NULL) FROM feedback WHERE source = 'survey'")[0]
    assert 0.4 <= share <= 0.5  # type: ignore[operator]


def test_users_are_not_asked_what_is_not_theirs(rows: Rows) -> None:
    assert (
        rows(
            "SELECT touchpoint.code FROM feedback"
            " JOIN contact ON contact.id = contact_id AND role = 'user'"
            " JOIN touchpoint ON touchpoint.id = touchpoint_id"
            " AND code IN ('proposal', 'contract', 'qbr', 'billing', 'renewal')"
        )
        == []
    )


def test_every_role_source_and_an_unknown_role_occur(rows: Rows) -> None:
    found = {source for (source,) in rows("SELECT DISTINCT role_source FROM contact")}
    assert found == {"crm", "csm", "inferred", None}


def test_a_fifth_of_the_accounts_brings_most_of_the_revenue(seen: Demo) -> None:
    arr = seen.snapshot.accounts["arr"].sort_values(ascending=False)
    assert 0.65 <= arr.head(12).sum() / arr.sum() <= 0.85
    assert (seen.snapshot.accounts["tier"] == "key").sum() == 12


def test_nothing_is_said_after_the_day_and_all_within_thirty_months(rows: Rows) -> None:
    ((first, last),) = rows("SELECT min(occurred_on), max(occurred_on) FROM feedback")
    assert str(first) >= "2023-12-01" and str(last) <= AS_OF.isoformat()


def test_the_demo_is_sound(demo: Store) -> None:
    assert demo.check() == []
