"""An id of 18 characters is the same account as its first 15; case matters in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voc_core.ingest.crm_ids import short_id

SHORT = st.text("abcXYZ019", min_size=15, max_size=15)


@pytest.mark.parametrize(
    ("written", "short"),
    [
        pytest.param("0015g00000Xy7abAAB", "0015g00000Xy7ab", id="checked"),
        pytest.param("0015g00000Xy7ab", "0015g00000Xy7ab", id="short already"),
        pytest.param("0015g00000Xy7abZZZ", "0015g00000Xy7abZZZ", id="no check"),
        pytest.param("CUSTOMER-000000018", "CUSTOMER-000000018", id="of another tool"),
        pytest.param(" 9002 ", "9002", id="spaces"),
    ],
)
def test_short_id_by_hand(written, short):
    assert short_id(written) == short


@given(SHORT)
def test_a_short_id_stays_what_it_is(text):
    assert short_id(short_id(text)) == text
