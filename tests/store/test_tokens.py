"""Tokens: shown once, kept as a digest, told apart, revoked for good."""

import pytest

from voc_core.errors import VocError
from voc_core.store import Store, tokens
from voc_core.store.base import acting_as


def audit(store: Store) -> list[tuple[str, str]]:
    with store.open() as db:
        return db.conn.execute("SELECT who, what FROM audit ORDER BY id").fetchall()


def test_a_token_is_random_and_recognisable(store: Store) -> None:
    first, second = tokens.create(store, "one"), tokens.create(store, "two")
    assert first != second
    assert first.startswith("antiphon_") and len(first) == len("antiphon_") + 64


def test_the_secret_is_nowhere_in_the_file(store: Store) -> None:
    secret = tokens.create(store, "Zendesk")
    tokens.find(store, secret)
    tokens.used(store, 1)
    with store.open() as db:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bare = secret.removeprefix(tokens.PREFIX)
    for path in store.path.parent.iterdir():
        assert bare.encode() not in path.read_bytes()
        assert bytes.fromhex(bare) not in path.read_bytes()


def test_a_token_is_found_by_its_whole_secret_only(store: Store) -> None:
    secret = tokens.create(store, "Zendesk", ["write"])
    found = tokens.find(store, secret)
    assert found is not None and (found.name, found.scopes) == ("Zendesk", ("write",))
    for wrong in (
        secret[:-1],
        secret + "0",
        secret.upper(),
        "",
        secret[:15] + "0" * 58,
        "antiphon_",
    ):
        assert tokens.find(store, wrong) is None


def test_a_revoked_token_stays_in_the_list(store: Store) -> None:
    secret = tokens.create(store, "Zendesk")
    assert tokens.revoke(store, 1) == "Zendesk"
    assert tokens.find(store, secret) is None
    table = tokens.table(store)
    assert table["revoked_at"].notna().tolist() == [True]
    with pytest.raises(VocError, match="no token 1 in force"):
        tokens.revoke(store, 1)


def test_a_name_is_never_used_twice(store: Store) -> None:
    """An import by api:Zendesk must always mean the same token."""
    tokens.create(store, "Zendesk")
    tokens.revoke(store, 1)
    with pytest.raises(VocError, match="Choose another name"):
        tokens.create(store, " Zendesk ")


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\u202eb", "a\0b"])
def test_a_name_must_be_one_a_person_can_read(store: Store, name: str) -> None:
    with pytest.raises(VocError, match="needs a name"):
        tokens.create(store, name)


def test_a_token_that_allows_nothing_is_refused(store: Store) -> None:
    with pytest.raises(VocError, match="must allow something"):
        tokens.create(store, "none", [])


def test_making_and_revoking_stand_in_the_log(store: Store) -> None:
    with acting_as("somebody"):
        tokens.create(store, "Zendesk")
    tokens.revoke(store, 1)
    assert audit(store) == [
        ("somebody", "token created: Zendesk"),
        ("tester", "token revoked: Zendesk"),
    ]


def test_noting_the_use_waits_for_nobody(store: Store) -> None:
    tokens.create(store, "Zendesk")
    with store.write("a long import"):
        tokens.used(store, 1)
    assert tokens.table(store)["last_used_at"].isna().all()
