"""A file read again in place of its import: as if it had been read rightly the first time."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.answers import answer, count, run, state
from voc_core.errors import VocError
from voc_core.ingest import files
from voc_core.ingest import mapping as mappings
from voc_core.ingest.mapped import Mapping
from voc_core.reports import importing, readings, rereading
from voc_core.reports.importing import Receipt
from voc_core.store import Store, accounts, contacts, feedback, imports, journeys, originals

FILE = (
    "Response ID,Company,Site,Name,E-mail,Job title,Date,Step,NPS (0-10),Comment,Rating\n"
    "R-2026-1,Acme,North,Ann,ann@acme.cn,CEO,2026-05-01,Support,9,Works as promised,5\n"
    "R-2026-2,Acme,South,Bob,bob@acme.cn,Engineer,2026-05-02,Support,2,It stops every day,1\n"
    "R-2026-3,Beta,West,Cem,cem@beta.cn,CFO,2026-05-03,Sales,7,,4\n"
)
LIST = "Account name,Account ID,Region,Industry\nAcme,C-1,EMEA,Steel\nBeta,C-2,APAC,Glass\n"
UNIMPORTANT = ("id", "import_id")


def _mapping(store: Store, text: str, kind: str | None = None, **uses: str) -> Mapping:
    """Return the mapping guessed, whatever was remembered, with other uses of some columns."""
    file = readings.read(store, "wave.csv", text.encode())
    sample = next(files.chunks(file, text.encode()))
    mapping, _ = mappings.guess(file, sample, None, kind)
    given = {name.replace("_", " "): use for name, use in uses.items()}
    columns = (replace(c, use=given.get(c.column, c.use)) for c in mapping.columns)
    return replace(mapping, columns=tuple(columns))


def _import(store: Store, text: str = FILE, kind: str | None = None, **uses: str) -> Receipt:
    mapping = _mapping(store, text, kind, **uses)
    file = readings.read(store, "wave.csv", text.encode())
    return importing.run(store, file, text.encode(), mapping, with_tone=False)


def _again(store: Store, text: str = FILE, number: int = 1, **uses: str) -> Receipt:
    kind = imports.receipt(store, number).kind
    mapping = _mapping(store, text, kind, **uses)
    return rereading.read_again(store, number, mapping, with_tone=False)


def _content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return what is in force, whatever its ids."""
    with store.open() as db:
        ask = db.conn.execute
        return {
            "feedback": ask(
                """SELECT account.name, contact.email, occurred_on, metric, score, text, question,
                       touchpoint.name, feedback.external_id
                FROM feedback
                JOIN account ON account.id = feedback.account_id
                LEFT JOIN contact ON contact.id = contact_id
                LEFT JOIN touchpoint ON touchpoint.id = touchpoint_id
                ORDER BY feedback.external_id"""
            ).fetchall(),
            "account": ask("SELECT name, region, industry FROM account ORDER BY name").fetchall(),
            "contact": ask("SELECT email, name, role FROM contact ORDER BY email").fetchall(),
            "touchpoint": ask("SELECT name FROM touchpoint ORDER BY name").fetchall(),
        }


WRONG = {"Company": "ignore", "Site": "account"}


def test_a_corrected_column_leaves_what_the_right_reading_would_have(
    store: Store, tmp_path
) -> None:
    right = Store.at(tmp_path / "right.db")
    _import(right, Site="ignore")
    _import(store, **WRONG)
    receipt = _again(store, Site="ignore")
    assert _content(store) == _content(right)
    assert (receipt.supersedes, receipt.added, receipt.accounts_added) == (1, 3, ("Acme", "Beta"))
    assert store.check() == []


def test_what_comes_goes_changes_and_stays_is_counted(store: Store) -> None:
    _import(store, Rating="ignore")
    same = rereading.read_again(store, 1, with_tone=False, dry_run=True)
    assert same.replaced == {"come": 0, "go": 0, "change": 0, "same": 3}
    more = _again(store, Rating="score")
    assert more.replaced == {"come": 3, "go": 0, "change": 0, "same": 3}
    less = _again(store, number=2, Rating="ignore", Comment="ignore")
    assert less.replaced == {"come": 0, "go": 3, "change": 2, "same": 1}


def test_a_dry_run_tells_the_difference_and_changes_nothing(store: Store) -> None:
    _import(store, **WRONG)
    before, revision = state(store), store.revision()
    mapping = _mapping(store, FILE, Site="ignore")
    receipt = rereading.read_again(store, 1, mapping, with_tone=False, dry_run=True)
    assert receipt.replaced == {"come": 0, "go": 0, "change": 6, "same": 0}
    assert (state(store), store.revision()) == (before, revision)
    assert imports.receipt(store, 1).undone_at is None


def test_the_old_receipt_says_that_it_was_read_again(store: Store) -> None:
    _import(store)
    _again(store)
    old = imports.receipt(store, 1)
    assert old.undone_at and old.superseded_by == 2
    assert imports.receipt(store, 2).supersedes == 1


def test_undo_of_the_second_reading_brings_the_first_back_as_an_option(store: Store) -> None:
    _import(store, **WRONG)
    first = _content(store)
    _again(store, Site="ignore")
    second = _content(store)
    importing.undo(store, 2)
    assert not any(state(store).values())
    importing.redo(store, 1)
    assert _content(store) == first
    importing.undo(store, 1)
    importing.redo(store, 2)
    assert _content(store) == second
    assert store.check() == []


def test_two_readings_of_a_file_never_count_at_once(store: Store) -> None:
    _import(store)
    _again(store)
    with pytest.raises(VocError, match=r"Import 2 is another reading .* Undo import 2 first"):
        importing.redo(store, 1)
    with pytest.raises(VocError, match="Read import 2 again instead"):
        _again(store)
    importing.undo(store, 2)
    _again(store)
    with pytest.raises(VocError, match="Import 3 is another reading"):
        importing.redo(store, 2)


def test_an_import_that_is_undone_can_be_read_again(store: Store) -> None:
    _import(store)
    importing.undo(store, 1)
    receipt = _again(store)
    assert receipt.replaced == {"come": 6, "go": 0, "change": 0, "same": 0}


def test_ids_and_what_people_wrote_stay(store: Store) -> None:
    _import(store)
    contacts.update(store, {1: {"role": "manager"}})
    accounts.update(store, {1: {"region": "EMEA"}})
    places = journeys.touchpoints(store)
    journeys.save(store, places.assign(name_zh=["支持", "销售"], weight=3.0))
    ids = [state(store)[t] for t in ("account", "contact")]
    _again(store, Comment="ignore")
    assert [state(store)[t] for t in ("account", "contact")] == ids
    assert journeys.touchpoints(store)["name_zh"].tolist() == ["支持", "销售"]
    assert journeys.touchpoints(store)["id"].tolist() == places["id"].tolist()


def test_a_wrong_value_of_the_first_reading_does_not_stay(store: Store) -> None:
    _import(store, LIST, "accounts", Region="industry", Industry="region")
    _again(store, LIST, Industry="ignore")
    assert _content(store)["account"] == [("Acme", "EMEA", None), ("Beta", "APAC", None)]
    importing.undo(store, 2)
    importing.redo(store, 1)
    assert _content(store)["account"] == [("Acme", "Steel", "EMEA"), ("Beta", "Glass", "APAC")]


def test_what_referred_to_an_answer_refers_to_it_again(store: Store) -> None:
    _import(store)
    with store.write("invite") as db:
        for number in (1, 2):
            values = {"contact_id": number, "sent_on": "2026-04-01", "survey": "S"}
            db["invitation"].insert({**values, "feedback_id": number})
    said = feedback.texts(store, [1, 2])["text"].tolist()
    _again(store)
    with store.open() as db:
        ids = [r["feedback_id"] for r in db.query("SELECT feedback_id FROM invitation")]
    assert feedback.texts(store, ids)["text"].tolist() == said


def test_an_answer_another_import_brought_stays_with_it(store: Store) -> None:
    _import(store, Comment="ignore")
    before = _content(store)
    _import(store)
    again = _again(store, number=2, Comment="ignore")
    assert again.replaced == {"come": 0, "go": 0, "change": 2, "same": 0}
    assert _content(store) == before
    importing.undo(store, 3)
    assert _content(store) == before


def test_a_name_confirmed_by_a_person_is_not_asked_again(store: Store) -> None:
    accounts.add(store, {"name": "Acme Holding"})
    mapping = _mapping(store, FILE)
    file = readings.read(store, "wave.csv", FILE.encode())
    chosen = importing.Decisions(accounts={"Acme": 1})
    importing.run(store, file, FILE.encode(), mapping, chosen, with_tone=False)
    _again(store, Comment="ignore")
    assert set(feedback.rows(store)["account_name"]) == {"Acme Holding", "Beta"}


def test_an_error_on_the_way_leaves_the_old_import_in_force(store: Store) -> None:
    _import(store)
    before = state(store)
    broken = replace(_mapping(store, FILE), kind="nothing we know")
    with pytest.raises(KeyError):
        rereading.read_again(store, 1, broken)
    assert state(store) == before and imports.receipt(store, 1).undone_at is None


def test_a_file_that_is_gone_cannot_be_read_again(store: Store) -> None:
    receipt = _import(store)
    originals.purge(store, [receipt.digest])
    with pytest.raises(VocError, match="was taken out"):
        rereading.read_again(store, 1)
    run(store, [answer(2)])
    with pytest.raises(VocError, match="originals were not kept"):
        rereading.read_again(store, 2)


USES = st.fixed_dictionaries(
    {
        "Site": st.sampled_from(["ignore", "account"]),
        "Comment": st.sampled_from(["ignore", "comment"]),
        "Name": st.sampled_from(["ignore", "contact"]),
        "Step": st.sampled_from(["ignore", "touchpoint"]),
        "Rating": st.sampled_from(["ignore", "score"]),
    }
)


def _uses(given: dict[str, str]) -> dict[str, str]:
    return given | {"Company": "ignore" if given["Site"] == "account" else "account"}


@given(first=USES, second=USES, third=USES)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_however_it_was_read_before_the_last_reading_counts(
    first, second, third, tmp_path_factory
) -> None:
    folder = tmp_path_factory.mktemp("law")
    store, right = Store.at(folder / "store.db"), Store.at(folder / "right.db")
    for here in (store, right):
        run(here, [answer(2, "Acme", contact="Ann", email="ann@acme.cn", touchpoint="Sales")])
    before = _content(store)
    _import(store, **_uses(first))
    _again(store, number=2, **_uses(second))
    _again(store, number=3, **_uses(third))
    _import(right, **_uses(third))
    assert _content(store) == _content(right)
    importing.undo(store, 4)
    assert _content(store) == before
    assert count(store, "feedback_undone") and store.check() == []


USAGE = "Account name,Month,Seats,Active users\nAcme,2026-04,100,40\nBeta,2026-04,50,10\n"


def test_facts_are_read_again_too(store: Store, tmp_path) -> None:
    def facts(here: Store) -> list[tuple[object, ...]]:
        asked = """SELECT name, month, seats, active_users
        FROM usage JOIN account ON account.id = account_id ORDER BY name"""
        with here.open() as db:
            return db.conn.execute(asked).fetchall()

    right = Store.at(tmp_path / "right.db")
    _import(right, USAGE, "usage")
    _import(store, USAGE, "usage", Seats="active_users", Active_users="seats")
    wrong = facts(store)
    assert wrong and wrong != facts(right)
    receipt = _again(store, USAGE)
    assert (facts(store), receipt.replaced) == (facts(right), None)
    importing.undo(store, 2)
    importing.redo(store, 1)
    assert facts(store) == wrong
    assert store.check() == []
