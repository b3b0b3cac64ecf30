"""What makes two names of an organisation one, and what must never."""

import pytest

from voc_core.ingest.likeness import PROPOSE_FROM, likeness
from voc_core.ingest.names import agree, taken_apart


def are_one(one: str, other: str) -> bool:
    """Return whether two names are matched without asking."""
    first, second = taken_apart(one), taken_apart(other)
    return bool(first.keys & second.keys) and agree(first.forms, second.forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller & Söhne GmbH & Co. KG", "Mueller und Soehne"),
        ("Müller GmbH", "Muller"),
        ("Société Générale S.A.", "Societe Generale"),
        ("A.P. Møller - Mærsk A/S", "AP Moller Maersk"),
        ("Acme Sp. z o.o.", "ACME"),
        ("Acme s.r.o.", "Acme"),
        ("Acme S.p.A.", "acme"),
        ("Acme Pty Ltd", "Acme"),
        ("Acme Sdn. Bhd.", "Acme"),
        ("Acme Oyj", "ACME Oy"),
        ("Acme Incorporated", "Acme Inc."),
        ("Acme Corp.", "Acme, Inc."),
        ("PT Astra International Tbk", "Astra International"),
        ("株式会社トヨタ", "トヨタ"),
        ("㈱日立製作所", "日立制作所"),
        ("삼성전자 주식회사", "삼성 전자"),
        ("The Coca-Cola Company", "Coca Cola"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("海爾集團有限公司", "海尔"),
        ("华为技术有限公司", "華為技術股份有限公司"),
        ("西门子（中国）有限公司", "西门子中国"),
        ("Ａｃｍｅ　Ｌｔｄ", "acme"),
    ],
)
def test_one_organisation_written_in_two_ways(one: str, other: str) -> None:
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABC Holding", "ABC GmbH"),
        ("ABC Holdings", "ABC"),
        ("ABC Group", "ABC Ltd"),
        ("Acme Inc.", "Acme GmbH"),
        ("海尔集团", "海尔有限公司"),
        ("华东电力设计院", "华北电力设计院"),
        ("中国银行", "中国农业银行"),
        ("中国石油", "中国石化"),
        ("First Bank", "First Bancorp"),
        ("Air China", "Air"),
        ("上海银行", "北京银行"),
        ("上海银行", "银行"),
        ("中国银行上海分行", "中国银行"),
        ("上海宝钢股份有限公司", "宝钢"),
        ("Siemens", "Siemens Energy"),
        ("Blu GmbH", "Blue GmbH"),
        ("Plant 2", "Plant 3"),
        ("一汽大众", "二汽大众"),
        ("...", "---"),
    ],
)
def test_two_organisations_are_never_matched_without_asking(one: str, other: str) -> None:
    assert not are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("ABC Holding", "ABC GmbH", "legal_form"),
        ("上海宝钢股份有限公司", "宝钢", "region"),
        ("西门子（中国）有限公司", "西门子", "region"),
        ("中国银行上海分行", "中国银行", "branch"),
        ("华为技术有限公司上海分公司", "华为技术有限公司", "branch"),
        ("Acme Shanghai Branch", "Acme", "branch"),
        ("东方电气", "东方电汽", "sound"),
        ("腾讯", "腾迅", "sound"),
        ("海尔集团", "Haier", "sound"),
        ("华信科技", "华倍科技", "alike"),
        ("Siemens", "Simens", "alike"),
        ("Mueller", "Muller", "alike"),
        ("IBM", "International Business Machines", "initials"),
        ("中石化", "中国石油化工", "initials"),
        ("Acme", "Acme Industrial", "contained"),
        ("Steel Harbour Asia", "Asia Harbour Steel", "order"),
    ],
)
def test_what_may_be_one_is_proposed_with_its_reason(one: str, other: str, reason: str) -> None:
    for first, second in ((one, other), (other, one)):
        alike, why = likeness(taken_apart(first), taken_apart(second))
        assert alike >= PROPOSE_FROM
        assert why == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华东电力设计院", "华北电力设计院"),
        ("中国银行", "中国农业银行"),
        ("中石化", "中石油"),
        ("中国石油", "中国石化"),
        ("First Bank", "First Bancorp"),
        ("ABC Services", "ABD Services"),
        ("上海银行", "银行"),
        ("上海银行", "北京银行"),
        ("Plant 2", "Plant 3"),
        ("一汽大众", "二汽大众"),
    ],
)
def test_what_is_another_is_not_even_proposed(one: str, other: str) -> None:
    assert likeness(taken_apart(one), taken_apart(other))[0] < PROPOSE_FROM
