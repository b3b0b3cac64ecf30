"""What asks first does it once somebody says so, and nothing before: merge, split, purge.

That a token is revoked is pressed in `test_api_e2e`.
"""

from playwright.sync_api import Locator, expect

from tests.build import Build
from tests.e2e.visit import PATIENCE, Visit
from voc_core.reports import receiving
from voc_core.store import Store, originals
from voc_core.store import contacts as stored_contacts
from voc_core.store.packing import packed

expect.set_options(timeout=PATIENCE)
SURVEY = "Response ID,Company,Date,NPS\n" + "".join(
    f"R-2026-{n:04},Acme,2026-05-{n:02},{n % 11}\n" for n in range(1, 20)
)


def asked(visit: Visit, key: str) -> Locator:
    """Press a button by its key, and return the dialog it opens."""
    visit.page.locator(f".st-key-{key} button").click()
    dialog = visit.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def press(dialog: Locator, name: str) -> None:
    """Press a button of a dialog, which then closes."""
    dialog.get_by_role("button", name=name, exact=True).click()
    expect(dialog).to_have_count(0)


def test_two_accounts_are_merged_and_split_again(own_server, visitor):
    store = Store(own_server.store)
    small = Build(store)
    one, other = small.account("Zzyx"), small.account("ZZYX Ltd")
    people = {small.contact(one, name="Ann"), small.contact(other, name="Bo")}

    def accounts() -> set[int]:
        table = stored_contacts.table(store)
        return set(table[table["id"].isin(people)]["account_id"])

    visit = visitor(own_server).open("accounts", lang="en", section="duplicates")
    press(asked(visit, f"merge-accounts-{one}-{other}"), "Cancel")
    assert accounts() == {one, other}
    press(asked(visit, f"merge-accounts-{one}-{other}"), "Merge")
    expect(visit.page.get_by_text("Merged: ")).to_be_visible()
    (kept,) = accounts()
    assert kept in (one, other)

    visit.page.get_by_text("merge to look back on").click()
    press(asked(visit, "split-1"), "Split")
    expect(visit.page.get_by_text("is back with 1 contact")).to_be_visible()
    assert len(accounts()) == 2
    assert (visit.failures(), visit.complaints) == ([], [])


def test_a_file_is_taken_out_of_the_store_from_its_receipt(own_server, visitor):
    store = Store(own_server.store)
    receipt = receiving.receive(store, "clean.csv", SURVEY.encode(), {}).receipt
    visit = visitor(own_server).open("upload", lang="en", **{"import": receipt.id})
    visit.page.get_by_text("The file and how it was read").click()
    for answer, state in (("Cancel", "kept"), ("Take it out", "purged")):
        visit.page.get_by_role("button", name="Take the file out of the store …").click()
        press(visit.page.get_by_role("dialog"), answer)
        visit.wait()
        assert originals.state(store, receipt.digest, "clean.csv")[0] == state
    assert (visit.failures(), visit.complaints) == ([], [])


def test_old_files_are_taken_out_of_the_store(own_server, visitor):
    store = Store(own_server.store)
    with store.write("a file of long ago") as db:
        values = {"id": 900, "started_at": "2020-01-01T00:00:00Z", "who": "t", "kind": "feedback"}
        db["import"].insert({**values, "file_name": "old.csv", "digest": "d", "receipt": "{}"})
        originals.keep(db, originals.Original("d", 3, ((3, packed(b"abc")),)))
    visit = visitor(own_server).open("settings", lang="en", section="files")
    press(asked(visit, "originals-take-out"), "Take them out")
    expect(visit.page.get_by_text("1 file is gone")).to_be_visible()
    assert originals.state(store, "d", "old.csv")[0] == "purged"
