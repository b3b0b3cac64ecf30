"""Who is who: what is known, what is found, and what a person's edits write."""

from datetime import date

import pytest

from voc_core.errors import VocError
from voc_core.reports import accounts as report
from voc_core.reports import duplicates
from voc_core.store import accounts as stored_accounts
from voc_core.store import contacts as stored_contacts
from voc_core.store.directory import Search

UNTIL = date(2026, 6, 30)


@pytest.fixture
def acme(small):
    return small.account("Acme", arr=1_000_000, aliases='["Acme Asia"]', csm="Li Na")


def contact(store, identity):
    return stored_contacts.table(store).set_index("id").loc[identity]


def account(store, identity):
    return stored_accounts.table(store).set_index("id").loc[identity]


def test_known_by_hand(small, acme):
    quiet = small.account("Bolt", arr=500_000)
    decider = small.contact(acme, "decision_maker")
    small.contact(acme, "unknown", do_not_survey=1)
    small.contact(quiet, "user")
    small.score(decider, 9)
    known = report.known(small.store, small.snapshot(), UNTIL)
    assert (known.n_accounts, known.n_contacts, known.n_untagged) == (2, 3, 1)
    assert (known.n_without_decider, known.arr_without_decider) == (1, 500_000)
    assert (known.n_heard, known.n_single_threaded, known.n_not_surveyed) == (1, 1, 1)


def test_an_arr_nobody_knows_is_missing_not_0(small):
    small.account("Acme")
    known = report.known(small.store, small.snapshot(), UNTIL)
    assert known.arr_without_decider != known.arr_without_decider


def test_an_empty_store_is_known_to_be_empty(small):
    known = report.known(small.store, small.snapshot(), UNTIL)
    assert (known.n_stored, known.n_contacts, known.arr_without_decider) == (0, 0, 0)


@pytest.mark.parametrize("text", ["acm", "asia", "li na", " Acme "])
def test_an_account_is_found_by_name_alias_and_csm(small, acme, text):
    small.account("Bolt")
    found = report.accounts(small.store, small.snapshot(), text, False)
    assert found.table["name"].tolist() == ["Acme"]
    assert found.n_found == 1


def test_wildcards_in_a_search_are_letters(small, acme):
    assert report.accounts(small.store, small.snapshot(), "%", False).n_found == 0


def test_only_some_hundreds_are_shown_and_all_are_counted(small, acme):
    with small.store.write("test") as db:
        db["contact"].insert_all({"account_id": acme, "name": f"P{i}"} for i in range(1000))
    found = report.contacts(small.store, small.snapshot(), Search())
    assert (len(found.table), found.n_found) == (report.AT_MOST, 1000)


def test_hidden_names_are_neither_shown_nor_searched(small, acme):
    small.contact(acme, name="Ann", email="ann@acme.com", title="Buyer")
    hidden = Search("ann", names=False)
    assert report.contacts(small.store, small.snapshot(), hidden).n_found == 0
    found = report.contacts(small.store, small.snapshot(), Search("buyer", names=False)).table
    assert not {"name", "email"} & set(found)


def test_changes_are_the_cells_that_differ(small, acme):
    small.account("Bolt")
    before = report.accounts(small.store, small.snapshot(), "", False).table
    after = before.copy()
    assert report.changes(before, after) == {}
    after.loc[acme, "arr"] = 2_000_000.5
    after.at[acme, "aliases"] = ["Acme SEA"]
    after.loc[acme, "csm"] = " "
    assert report.changes(before, after) == {
        acme: {"arr": 2_000_000.5, "aliases": ["Acme SEA"], "csm": None}
    }


def test_edits_are_saved_and_an_amount_gets_a_currency(small, acme):
    bolt = small.account("Bolt")
    edits = {acme: {"arr": 12.34, "renewal_on": "2027-01-31"}, bolt: {"arr": 5.0}}
    report.save_accounts(small.store, edits, "EUR")
    assert account(small.store, acme)["arr_minor"] == 1234
    assert account(small.store, acme)["currency"] == "CNY"
    assert account(small.store, acme)["renewal_on"] == "2027-01-31"
    assert account(small.store, bolt)["currency"] == "EUR"


def test_a_taken_name_is_refused_and_nothing_is_written(small, acme):
    bolt = small.account("Bolt")
    with pytest.raises(VocError, match="already an account named 'Acme'"):
        report.save_accounts(small.store, {bolt: {"tier": "key", "name": "Acme"}}, "CNY")
    assert account(small.store, bolt)["tier"] == "standard"


def test_bulk_tags_are_the_csms_word(small, acme):
    people = [small.contact(acme, "unknown"), small.contact(acme, "user")]
    report.tag(small.store, people, "manager")
    assert contact(small.store, people[0])["role"] == "manager"
    assert contact(small.store, people[1])["role_source"] == "csm"


def test_titles_say_roles_of_the_untagged_only(small, acme):
    for title in ("CFO", "CFO", "Sunshine ambassador", None):
        small.contact(acme, "unknown", title=title)
    small.contact(acme, "user", title="Director")
    said = report.titles(small.store, small.snapshot(), Search())
    assert said[["title", "n_people", "role"]].to_numpy().tolist() == [
        ["CFO", 2, "decision_maker"],
        ["Sunshine ambassador", 1, "unknown"],
    ]


def test_confirmed_titles_are_inferred_and_corrected_ones_are_said(small, acme):
    cfo = small.contact(acme, "unknown", title="CFO")
    clerk = small.contact(acme, "unknown", title="Clerk")
    said = report.titles(small.store, small.snapshot(), Search()).assign(guess=lambda t: t["role"])
    said.loc[said["title"] == "Clerk", "role"] = "manager"
    assert report.infer(small.store, Search(), said) == 2
    assert contact(small.store, cfo)[["role", "role_source"]].tolist() == [
        "decision_maker",
        "inferred",
    ]
    assert contact(small.store, clerk)[["role", "role_source"]].tolist() == ["manager", "csm"]


def test_accounts_that_look_the_same_are_proposed_until_kept_apart(small, acme):
    twin = small.account("ACME Pte. Ltd.")
    small.account("Bolt")
    pairs = duplicates.accounts(small.store, small.snapshot()).pairs
    assert pairs[["one", "other", "reason"]].to_numpy().tolist() == [[acme, twin, "same_name"]]
    duplicates.keep_apart(small.store, "accounts", twin, acme)
    assert duplicates.accounts(small.store, small.snapshot()).pairs.empty


def test_people_look_the_same_only_within_one_account(small, acme):
    bolt = small.account("Bolt")
    one = small.contact(acme, name="王伟")
    other = small.contact(acme, name="王 伟", email="w@acme.com")
    small.contact(bolt, name="王伟")
    pairs = duplicates.contacts(small.store, small.snapshot()).pairs
    assert pairs[["one", "other"]].to_numpy().tolist() == [[one, other]]


def test_a_merge_moves_what_its_preview_said(small, acme):
    twin = small.account("Acme Ltd")
    ann = small.contact(acme, email="ann@acme.com")
    also_ann = small.contact(twin, email="ANN@acme.com")
    small.score(ann, 9)
    small.score(also_ann, 3)
    seen = duplicates.preview(small.store, small.snapshot(), "accounts", acme, twin)
    assert (seen.n_contacts, seen.n_feedback, seen.n_same_email) == (1, 1, 1)
    duplicates.merge(small.store, "accounts", acme, twin)
    facts = duplicates.facts(small.store, small.snapshot(), "accounts", (acme,))
    assert facts[["n_contacts", "n_feedback"]].to_numpy().tolist() == [[1, 2]]


def test_a_download_reads_in_words(small, acme):
    table = report.accounts(small.store, small.snapshot(), "", False).table
    shown = report.readable(
        table, {"name": "Account", "tier": "Tier", "aliases": "Also"}, str.upper
    )
    assert shown.to_numpy().tolist() == [["ACME", "STANDARD", "Acme Asia"]]
