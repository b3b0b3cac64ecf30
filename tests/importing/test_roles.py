"""Role and department from a job title."""

import pytest

from voc_core.ingest.roles import role_of_title, roles_of_titles


@pytest.mark.parametrize(
    ("title", "role", "department"),
    [
        ("CEO", "decision_maker", "executive"),
        ("C.F.O.", "decision_maker", "finance"),
        ("Vice President, Operations", "decision_maker", "operations"),
        ("Head of IT", "decision_maker", "it"),
        ("Procurement Director", "decision_maker", "procurement"),
        ("Managing Director", "decision_maker", "executive"),
        ("Geschäftsführer", "decision_maker", "executive"),
        ("总经理", "decision_maker", "executive"),
        ("副总裁", "decision_maker", "executive"),
        ("采购总监", "decision_maker", "procurement"),
        ("王总", "decision_maker", "executive"),
        ("IT Manager", "manager", "it"),
        ("Shift Supervisor", "manager", "operations"),
        ("Lead Engineer", "manager", "operations"),
        ("车间主任", "manager", "operations"),
        ("信息部部长", "manager", "it"),
        ("审计经理", "manager", "audit"),
        ("Product Owner", "manager", None),
        ("总工程师", "manager", "operations"),
        ("Process Engineer", "user", "operations"),
        ("ＯＰＥＲＡＴＯＲ", "user", "operations"),
        ("Assistant to the CEO", "user", "executive"),
        ("总经理助理", "user", "executive"),
        ("操作工", "user", "operations"),
        ("IT专员", "user", "it"),
        ("Poet", "unknown", None),
        ("", "unknown", None),
    ],
)
def test_role_of_title(title: str, role: str, department: str | None) -> None:
    assert role_of_title(title)[:2] == (role, department)


def test_the_rule_is_shown() -> None:
    assert "'总监'" in str(role_of_title("采购总监")[2])


def test_each_title_is_read_once() -> None:
    table = roles_of_titles(["CEO", "Poet", "CEO", None])
    assert table["role"].to_dict() == {"CEO": "decision_maker", "Poet": "unknown"}
