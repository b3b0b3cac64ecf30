"""Stages and touchpoints edited as one table."""

import pandas as pd
import pytest

from tests.build import Build
from voc_core.errors import VocError
from voc_core.store import Store, feedback, journeys

NEW = pd.DataFrame(
    {
        "stage_name": ["Buy", "Buy", "Use"],
        "name": ["Demo", "Offer", "Support"],
        "name_zh": ["演示", "报价", "支持"],
    }
)


def test_a_new_journey_is_saved_in_order(store: Store) -> None:
    journeys.save(store, NEW)
    table = journeys.touchpoints(store)
    assert table["name"].tolist() == ["Demo", "Offer", "Support"]
    assert table["code"].tolist() == ["demo", "offer", "support"]
    assert table["stage_name"].tolist() == ["Buy", "Buy", "Use"]


def test_saving_what_was_read_changes_nothing(store: Store) -> None:
    journeys.save(store, NEW)
    before = journeys.touchpoints(store)
    journeys.save(store, before)
    assert journeys.touchpoints(store).equals(before)


def test_rows_and_stages_are_reordered(store: Store) -> None:
    journeys.save(store, NEW)
    journeys.save(store, journeys.touchpoints(store).iloc[::-1])
    assert journeys.touchpoints(store)["name"].tolist() == ["Support", "Offer", "Demo"]


def test_a_stage_renamed_on_all_rows_keeps_its_id(store: Store) -> None:
    journeys.save(store, NEW)
    table = journeys.touchpoints(store)
    journeys.save(store, table.replace({"stage_name": {"Buy": "Choose"}}))
    assert journeys.touchpoints(store)["stage"].equals(table["stage"])


def test_a_touchpoint_moves_to_the_stage_it_names(store: Store) -> None:
    journeys.save(store, NEW)
    table = journeys.touchpoints(store)
    table.loc[table["name"] == "Offer", "stage_name"] = "Use"
    journeys.save(store, table)
    assert journeys.touchpoints(store)["stage_name"].tolist() == ["Buy", "Use", "Use"]


def test_a_stage_that_lost_its_touchpoints_goes(store: Store) -> None:
    journeys.save(store, NEW)
    journeys.save(store, journeys.touchpoints(store).head(2))
    with store.open() as db:
        assert [r[0] for r in db.conn.execute("SELECT name FROM stage")] == ["Buy"]


def test_a_touchpoint_with_feedback_is_not_deleted(small: Build) -> None:
    person = small.contact(small.account("Acme"))
    small.score(person, 9, touchpoint_id=small.touchpoint("Support"))
    with pytest.raises(VocError, match="'Support' cannot be deleted: 1 feedback"):
        journeys.save(small.store, journeys.touchpoints(small.store).head(0))
    assert len(feedback.rows(small.store)) == 1


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [("name", None, "needs a name and a stage"), ("weight", 11, "number from 0 to 10")],
)
def test_what_cannot_be_saved_is_said(
    store: Store, column: str, value: object, message: str
) -> None:
    journeys.save(store, NEW)
    table = journeys.touchpoints(store).astype({"weight": object, "name": object})
    table.loc[0, column] = value
    with pytest.raises(VocError, match=message):
        journeys.save(store, table)
