"""The value of a group reaches every row of it, chunk by chunk, and no line of totals."""

import pandas as pd

from tests.ingest.tables import table
from voc_core.ingest.carrying import Carrying


def test_a_group_reaches_every_row_of_it_but_no_totals():
    chunk = table(Account=["Acme", None, "Subtotal", "Beta"], Case=["1", "2", None, "3"])
    assert Carrying(["Account"]).down(chunk)["Account"].tolist() == [
        *("Acme", "Acme", "Subtotal", "Beta"),
    ]


def test_a_group_goes_on_in_the_next_chunk():
    groups = Carrying(["Account"])
    groups.down(table(Account=["Acme", "Subtotal"], Case=["1", None]))
    after = groups.down(table(Account=[None, "Beta"], Case=["2", "3"]))
    assert after["Account"].tolist() == ["Acme", "Beta"]


def test_nothing_above_the_first_group_is_made_up():
    found = Carrying(["Account"]).down(table(Account=[None, "Acme"], Case=["1", "2"]))
    assert pd.isna(found["Account"].iloc[0]) and found["Account"].iloc[1] == "Acme"


def test_a_table_without_groups_is_left_as_it_is():
    chunk = table(Account=[None, "Acme"])
    assert Carrying([]).down(chunk) is chunk
