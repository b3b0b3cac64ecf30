"""The accounts page: full, empty and one account, in both languages, and its click paths."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.build import Build
from tests.conftest import ROOT
from voc_core.reports import duplicates
from voc_core.store import Store
from voc_core.store import contacts as stored_contacts


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/data/accounts.py").run()


def button(app, key):
    return next(b for b in app.button if b.key == key)


@pytest.fixture
def two(store: Store) -> Build:
    small = Build(store)
    for name in ("Acme", "ACME Ltd"):
        account = small.account(name, arr=1_000)
        small.contact(account, "unknown", name="Ann", title="CFO", email=f"ann@{account}.com")
    return small


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("section", ["accounts", "contacts", "duplicates"])
def test_every_section_renders(two, monkeypatch, language, section):
    app = page(two.store, monkeypatch, lang=language, section=section)
    assert not app.exception
    assert not app.error


def test_an_empty_store_says_what_to_do(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    assert not app.exception
    assert any("There are no accounts yet" in m.value for m in app.markdown)


def test_one_account_without_people_renders(small, monkeypatch):
    small.account("Acme")
    for section in ("accounts", "contacts", "duplicates"):
        assert not page(small.store, monkeypatch, section=section).exception


def test_the_finding_says_where_no_decider_is_known(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en")
    assert "At 2 of 2 accounts" in app.markdown[0].value


def test_all_found_are_tagged_with_one_role(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="contacts")
    app.button_group(key="contacts-way").set_value("tag").run()
    app.checkbox(key="contacts-all-0").check()
    app.button_group(key="contacts-role").set_value("manager").run()
    button(app, "contacts-tag").click().run()
    assert not app.exception
    assert set(stored_contacts.table(two.store)["role"]) == {"manager"}


def test_roles_are_inferred_only_when_confirmed(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="contacts")
    app.button_group(key="contacts-way").set_value("infer").run()
    assert set(stored_contacts.table(two.store)["role"]) == {"unknown"}
    button(app, "titles-tag").click().run()
    table = stored_contacts.table(two.store)
    assert set(table["role"]) == {"decision_maker"}
    assert set(table["role_source"]) == {"inferred"}


def test_a_merge_is_previewed_before_anything_moves(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="duplicates")
    button(app, "merge-accounts-1-2").click().run()
    assert any("move 1 contact" in m.value for m in app.markdown)
    assert button(app, "merge-now").label == "Merge"
    assert set(stored_contacts.table(two.store)["account_id"]) == {1, 2}


def test_a_split_is_previewed_and_a_split_merge_stays_in_the_list(two, monkeypatch):
    duplicates.merge(two.store, "accounts", 1, 2)
    app = page(two.store, monkeypatch, lang="en", section="duplicates")
    button(app, "split-1").click().run()
    assert any("ACME Ltd comes back with its names" in m.value for m in app.markdown)
    assert set(stored_contacts.table(two.store)["account_id"]) == {1}
    done = duplicates.split(two.store, 1)
    assert (done.name, done.n_contacts) == ("ACME Ltd", 1)
    app = page(two.store, monkeypatch, lang="en", section="duplicates")
    assert any("Split on" in c.value for c in app.caption)


def test_people_are_moved_to_another_account(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="duplicates")
    app.button_group(key="duplicates-kind").set_value("contacts").run()
    app.selectbox(key="move-from").set_value(1).run()
    app.multiselect(key="move-who").set_value([1]).run()
    app.selectbox(key="move-to").set_value("ACME Ltd").run()
    button(app, "move-now").click().run()
    assert not app.exception
    assert set(stored_contacts.table(two.store)["account_id"]) == {2}


def test_hidden_names_are_hidden_among_merges(two, monkeypatch):
    acme = two.contact(1, "user", name="Ann Lee")
    stored_contacts.merge(two.store, acme, [1])
    app = page(two.store, monkeypatch, lang="en", section="duplicates", hide="1")
    app.button_group(key="duplicates-kind").set_value("contacts").run()
    assert not app.exception
    assert not any("Ann" in m.value for m in app.markdown)


def test_pairs_kept_apart_are_gone(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="duplicates")
    button(app, "apart-accounts-1-2").click().run()
    assert any("No two look the same" in m.value for m in app.markdown)


def test_hidden_names_do_not_leave_the_server(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", section="contacts", hide="1")
    assert not {"name", "email"} & set(app.dataframe[0].value.columns)
