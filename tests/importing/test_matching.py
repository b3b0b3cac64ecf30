"""Which account and which person a row of a file means."""

import pandas as pd
import pytest

from tests.importing.answers import answer, preview, run
from voc_core.domains import domain_of
from voc_core.ingest.names import key_of, words_of
from voc_core.reports.importing import Decisions
from voc_core.store import Store, accounts, contacts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ACME", "acme", id="case"),
        pytest.param("Ａｃｍｅ　Ltd", "Acme", id="full width"),
        pytest.param("Acme, Inc.", "Acme GmbH", id="legal form"),
        pytest.param("Acme Pte. Ltd.", "Acme", id="two legal words"),
        pytest.param("海尔集团有限公司", "海尔", id="Chinese legal form"),
        pytest.param("上海 宝钢股份有限公司", "上海宝钢", id="space in Chinese"),
        pytest.param("Smith's-Works", "smiths works", id="punctuation"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert words_of("Co Ltd") == "co"
    assert words_of("集团") == "集团"


def test_free_mail_says_nothing_about_the_account() -> None:
    assert domain_of("a@qq.com") == ""
    assert domain_of("a@Gmail.com") == ""
    assert domain_of("a@acme.cn") == "acme.cn"


@pytest.mark.parametrize(
    ("given", "how"),
    [
        pytest.param({"account": "Acme"}, "exact", id="same name"),
        pytest.param({"account": "ACME Inc."}, "exact", id="same but for the legal form"),
        pytest.param({"account": "Roadrunner Supplies"}, "alias", id="alias"),
        pytest.param({"account": "Other name", "account_id": "C-1"}, "crm_id", id="CRM id"),
        pytest.param({"account": None, "email": "z@mail.acme.cn"}, "domain", id="its domain"),
        pytest.param({"account": "Acmé", "email": "z@acme.cn"}, "exact", id="but for an accent"),
        pytest.param(
            {"account": "Acme Holding", "email": "z@acme.cn"}, "domain", id="alike, and its domain"
        ),
        pytest.param({"account": "X", "email": "z@acme.cn"}, "proposed", id="another name there"),
        pytest.param({"account": None, "email": "ann@gmail.com"}, "email", id="a known person"),
        pytest.param({"account": "Acme Industrial"}, "proposed", id="alike"),
        pytest.param({"account": "Zenith"}, "new", id="never heard of"),
        pytest.param({"account": None, "email": "z@gmail.com"}, "none", id="free mail only"),
        pytest.param({"account": None}, "none", id="nothing said"),
    ],
)
def test_how_an_account_is_found(store: Store, given: dict[str, str], how: str) -> None:
    acme = accounts.add(
        store,
        {
            "name": "Acme",
            "external_id": "C-1",
            "aliases": ["Roadrunner Supplies"],
            "domains": ["acme.cn"],
        },
    )
    contacts.add(store, {"account_id": acme, "name": "Ann", "email": "ann@gmail.com"})
    found = preview(store, [answer(2, **given)]).accounts
    assert found["how"].tolist() == [how]
    assert found["account"].dropna().tolist() == ([] if how in ("new", "none") else [acme])


def test_a_proposal_nobody_confirmed_becomes_a_new_account(store: Store) -> None:
    accounts.add(store, {"name": "Acme"})
    assert run(store, [answer(2, "Acme Industrial")]).accounts_added == ("Acme Industrial",)


def test_a_confirmed_proposal_is_known_next_time(store: Store) -> None:
    acme = accounts.add(store, {"name": "Acme"})
    rows = [answer(2, "Acme Industrial")]
    assert not run(store, rows, decisions=Decisions({"Acme Industrial": acme})).accounts_added
    assert preview(store, rows).accounts["how"].tolist() == ["alias"]


def test_a_name_two_accounts_could_mean_is_not_decided(store: Store) -> None:
    for name in ("Siemens AG", "Siemens Ltd"):
        accounts.add(store, {"name": name})
    assert preview(store, [answer(2, "Siemens")]).accounts["how"].tolist() == ["proposed"]


def test_two_accounts_of_one_name_and_two_crm_ids_stay_two(store: Store) -> None:
    accounts.add(store, {"name": "Acme", "external_id": "C-1"})
    receipt = run(store, [answer(2, "Acme", account_id="C-2")])
    assert receipt.accounts_added == ("Acme (C-2)",)


@pytest.mark.parametrize("name", ["East", None])
def test_a_domain_of_two_accounts_is_only_a_proposal(store: Store, name: str | None) -> None:
    for owner in ("North", "South"):
        accounts.add(store, {"name": owner, "domains": ["acme.cn"]})
    found = preview(store, [answer(2, name, email="z@acme.cn")]).accounts
    assert found[["how", "reason"]].to_numpy().tolist() == [["proposed", "same_domain"]]
    assert found["likely"].tolist() == [[1, 2]]


def test_an_account_spelled_in_two_ways_is_made_once(store: Store) -> None:
    rows = [answer(2, "Acme"), answer(3, "ACME Inc."), answer(4, None, email="z@acme.cn")]
    rows[0]["email"] = "ann@acme.cn"
    assert run(store, rows).accounts_added == ("Acme",)


@pytest.mark.parametrize(
    ("given", "how"),
    [
        pytest.param({"email": "ANN@acme.cn", "contact": "A. Lee"}, "email", id="e-mail wins"),
        pytest.param({"contact": "ann lee"}, "name", id="name within the account"),
        pytest.param(
            {"contact": "Ann Lee", "email": "other@acme.cn"}, "new", id="e-mail against it"
        ),
        pytest.param({"contact": "Ann Smith"}, "new", id="other name"),
    ],
)
def test_how_a_person_is_found(store: Store, given: dict[str, str], how: str) -> None:
    acme = accounts.add(store, {"name": "Acme"})
    contacts.add(store, {"account_id": acme, "name": "Ann Lee", "email": "ann@acme.cn"})
    assert preview(store, [answer(2, **given)]).contacts["how"].tolist() == [how]


def test_two_people_of_one_name_stay_two(store: Store) -> None:
    rows = [
        answer(2, contact="张伟", email="a@acme.cn"),
        answer(3, contact="张伟", email="b@acme.cn"),
    ]
    assert run(store, rows).contacts_added == 2


def test_a_person_with_and_without_email_is_one(store: Store) -> None:
    rows = [answer(2, contact="Ann"), answer(3, contact="Ann", email="ann@acme.cn")]
    assert run(store, rows).contacts_added == 1


def test_an_unnamed_respondent_is_one_person(store: Store) -> None:
    rows = [
        answer(2, external_id="RESP-0001", question="Q1"),
        answer(2, external_id="RESP-0001", question="Q2"),
    ]
    assert run(store, rows).contacts_added == 1
    assert pd.isna(contacts.table(store)["name"].iloc[0])


def test_unnamed_answers_with_the_same_title_stay_different_people(store: Store) -> None:
    rows = [answer(2, title="Engineer"), answer(3, title="Engineer")]
    assert run(store, rows).contacts_added == 2


def test_a_ticket_number_is_not_a_person(store: Store) -> None:
    rows = [answer(2, external_id="TICKET-0001", source="ticket", score=None, text="broken")]
    assert run(store, rows).contacts_added == 0


def test_a_row_that_says_nothing_of_a_person_is_feedback_without_contact(store: Store) -> None:
    receipt = run(store, [answer(2)])
    assert (receipt.added, receipt.contacts_added) == (1, 0)


def test_roles_come_from_the_surest_word(store: Store) -> None:
    rows = [
        answer(2, contact="A", title="CEO"),
        answer(3, contact="B", title="CEO", role="user"),
        answer(4, contact="C", title="Poet"),
        answer(5, contact="D", title="Poet"),
    ]
    given = preview(store, rows).contacts.set_index("name")["given"]
    run(store, rows, decisions=Decisions(roles={given["C"]: "manager"}, titles={"Poet": "user"}))
    table = contacts.table(store).set_index("name")
    assert table["role"].to_dict() == {
        "A": "decision_maker",
        "B": "user",
        "C": "manager",
        "D": "user",
    }
    assert table["role_source"].tolist() == ["inferred", "crm", "csm", "csm"]


def test_an_import_never_overrules_the_csm(store: Store) -> None:
    run(store, [answer(2, contact="A", title="CEO")])
    contacts.update(store, {1: {"role": "user"}})
    run(store, [answer(2, contact="A", role="manager", day="2026-05-02")])
    assert contacts.table(store)["role"].tolist() == ["user"]
