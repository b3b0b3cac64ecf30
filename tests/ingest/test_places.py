"""A touchpoint comes from a column, a question, the file, or a rule."""

from tests.ingest.tables import NPS, checked, feedback, table
from voc_core.ingest import ColumnUse, Mapping
from voc_core.ingest.mapped import Place

WHERE = ColumnUse("Where", "touchpoint")
BILLING = Place("Subject", "INVOICE", "billing")
TRAINING = Place("Subject", "course", "training")


def test_the_first_rule_that_fits_wins_over_column_and_file():
    chunk = table(
        NPS=["9"] * 4,
        Where=["support", "support", None, None],
        Subject=["Wrong invoice", "A question", "The course on invoices", "Hello"],
    )
    mapping = feedback(NPS, WHERE, touchpoint="product", places=(BILLING, TRAINING))
    touchpoints = checked(chunk, mapping).rows["touchpoint"].tolist()
    assert touchpoints == ["billing", "support", "billing", "product"]


def test_a_rule_for_a_column_the_file_lacks_does_nothing():
    mapping = feedback(NPS, touchpoint="product", places=(Place("Topic", "x", "billing"),))
    assert checked(table(NPS=["9"]), mapping).rows["touchpoint"].tolist() == ["product"]


def test_rules_codes_and_zone_survive_being_remembered():
    mapping = feedback(NPS, WHERE, places=(BILLING,), missing=("99",), zone="Asia/Shanghai")
    assert Mapping.of(mapping.as_dict()).places == (BILLING,)
    assert Mapping.of(mapping.as_dict()) == mapping
