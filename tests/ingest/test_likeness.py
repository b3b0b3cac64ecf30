"""Who looks like one: same name, same mail domain, alike; and who does not."""

import pandas as pd
import pytest

from voc_core.ingest.twins import same_accounts, same_people

NO_DOMAINS = pd.DataFrame({"id": [], "domain": []})


def reasons(*names, domains=NO_DOMAINS):
    ids = range(1, len(names) + 1)
    accounts = pd.DataFrame({"id": ids, "name": names, "aliases": [[] for _ in names]})
    return same_accounts(accounts, domains)["reason"].tolist()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param("Acme Pte. Ltd.", "ACME", ["same_name"], id="case and legal form"),
        pytest.param("华东电气有限公司", "华东电气", ["same_name"], id="Chinese legal form"),
        pytest.param("Nordwind Logistik", "Nordwind Logistic", ["alike"], id="one letter"),
        pytest.param("Steel Harbour Asia", "Asia Harbour Steels", ["alike"], id="order of words"),
        pytest.param("Plant 2", "Plant 3", [], id="other digits"),
        pytest.param("中石化", "中石油", [], id="one of three characters"),
        pytest.param("Siemens", "Siemens Energy", [], id="a longer name is another company"),
    ],
)
def test_two_names(one, other, reason):
    assert reasons(one, other) == reason


def test_a_shared_mail_domain_is_proposed_but_a_free_one_is_not():
    domains = pd.DataFrame({"id": [1, 2, 1, 2], "domain": ["s.com", "s.com", "qq.com", "qq.com"]})
    assert reasons("Siemens", "Healthineers", domains=domains) == ["same_domain"]
    assert reasons("Siemens", "Healthineers", domains=domains.iloc[2:]) == []


def test_an_alias_is_a_name():
    accounts = pd.DataFrame(
        {"id": [1, 2], "name": ["IBM", "Big Blue"], "aliases": [["big blue"], []]}
    )
    assert same_accounts(accounts, NO_DOMAINS)["reason"].tolist() == ["same_name"]


def test_nobody_is_like_nobody():
    empty = pd.DataFrame({"id": [], "account_id": [], "name": [], "email": []})
    assert same_people(empty).empty
    assert reasons() == []


def test_the_surest_reason_is_said_once():
    people = pd.DataFrame(
        {
            "id": [1, 2],
            "account_id": [7, 7],
            "name": ["Ann", "ann"],
            "email": ["A@x.com", "a@x.com"],
        }
    )
    assert same_people(people)["reason"].tolist() == ["same_email"]
