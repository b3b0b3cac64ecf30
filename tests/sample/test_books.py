"""The books of the demo tell its stories by other means than words."""

import pytest

from sample_data import stories
from tests.sample.conftest import AS_OF, Rows

OF = "FROM {0} JOIN account ON account.id = account_id WHERE account.name = '{1}'"


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        pytest.param(stories.WATERMELON, 0.85, 1, id="users at the watermelon are content"),
        pytest.param(stories.ADOPTION_RISK, 0, 0.4, id="the shop floor stays away"),
        pytest.param(stories.CRISIS, 0, 0.35, id="nobody is left"),
        pytest.param(stories.RECOVERY, 0.75, 1, id="they came back"),
    ],
)
def test_adoption_of_the_last_month_fits_the_story(
    rows: Rows, name: str, low: float, high: float
) -> None:
    ((month, adoption),) = rows(
        f"SELECT month, adoption {OF.format('usage', name)} ORDER BY month DESC LIMIT 1"
    )
    assert month == AS_OF.isoformat()[:7]
    assert low <= adoption <= high  # type: ignore[operator]


def test_who_wants_to_leave_pays_late(rows: Rows) -> None:
    for name in (stories.RENEWAL_RISK, stories.CRISIS):
        late = rows(f"SELECT days_late {OF.format('commerce', name)} ORDER BY month DESC LIMIT 1")
        assert late[0][0] > 30  # type: ignore[operator]


def test_nothing_happened_after_the_day_or_before_the_contract(rows: Rows) -> None:
    ((outcome, early),) = rows(
        "SELECT max(occurred_on), sum(occurred_on < contract_start) FROM outcome"
        " JOIN account ON account.id = account_id"
    )
    assert str(outcome) <= AS_OF.isoformat()
    assert early == 0


def test_every_month_has_usage_and_commerce(rows: Rows) -> None:
    assert (
        rows("SELECT account_id, month FROM usage EXCEPT SELECT account_id, month FROM commerce")
        == []
    )
    assert rows("SELECT count(*) FROM usage WHERE adoption IS NULL OR active_users > seats") == [
        (0,)
    ]


def test_the_links_of_the_demo_are_those_the_import_makes(rows: Rows) -> None:
    late = (
        "SELECT count(*) FROM invitation JOIN feedback ON feedback.id = feedback_id"
        " WHERE occurred_on < sent_on OR occurred_on > date(sent_on, '+45 days')"
        " OR source <> 'survey' OR feedback.contact_id <> invitation.contact_id"
    )
    assert rows(late) == [(0,)]
