"""Keys of a file are remembered in a few bytes each, and like a dictionary would."""

from hypothesis import given
from hypothesis import strategies as st

from voc_core.ingest.seen import Seen

KEYS = st.integers(min_value=-(2**63), max_value=2**63 - 1) | st.integers(-5, 5)
CHUNKS = st.lists(st.lists(st.tuples(KEYS, st.integers(0, 2**62 - 1)), max_size=12), max_size=6)


@given(CHUNKS)
def test_the_first_value_of_every_key_is_remembered_over_all_chunks(chunks):
    seen, model = Seen(), {}
    for chunk in chunks:
        seen.expect(key for key, _ in chunk)
        for key, value in chunk:
            assert seen.first(key, value) == model.get(key)
            model.setdefault(key, value)
    assert len(seen) == len(model)


def test_a_key_takes_sixteen_bytes():
    seen = Seen()
    for start in range(0, 100_000, 10_000):
        keys = [hash(str(n)) for n in range(start, start + 10_000)]
        seen.expect(keys)
        for key in keys:
            seen.first(key, 0)
    seen.expect(())
    held = sum(a.nbytes for a in vars(seen).values() if hasattr(a, "nbytes"))
    assert (len(seen), held) == (100_000, 1_600_000)
    assert not any(vars(seen)[name] for name in ("_known", "_fresh"))
