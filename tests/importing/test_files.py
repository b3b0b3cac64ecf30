"""From the bytes of a file to the store and back, as page and command line do it."""

from tests.importing.answers import state
from voc_core.reports import importing, previewing, readings, understanding
from voc_core.reports.importing import Receipt
from voc_core.store import Store, accounts, contacts, feedback

HEADINGS = "Response ID,Company,Name,Email,Job title,Date,NPS (0-10),Comment"
GOOD = [
    f"RESP-{n:04},Acme GmbH,Person {n},p{n}@acme.cn,{title},2026-05-{n:02},{n % 11},{comment}"
    for n, title, comment in zip(
        range(1, 21), ["CEO", "操作工"] * 10, ["Slow", "很好用"] * 10, strict=True
    )
]
BAD = "RESP-0021,Beta,Cem,cem@beta.cn,Engineer,2026-05-03,eleven,fine"
EMPTY = "RESP-0022,Beta,,,,2026-05-03,,"
SURVEY = "\n".join([HEADINGS, *GOOD, BAD, EMPTY]) + "\n"
CRM = """Account name,Account ID,Tier,ARR (EUR),Renewal date,CSM
Acme,C-1,Key,"1,200,000",2026-12-31,Lee
Beta,C-2,Standard,90000,2027-01-31,Kim
"""


def _import(store: Store, text: str, kind: str | None = None, **options: bool) -> Receipt:
    data = text.encode("utf-8")
    file = readings.read(store, "file.csv", data)
    mapping, _ = understanding.propose(store, file, data, kind)
    return importing.run(store, file, data, mapping, **options)


def test_a_survey_goes_in_with_people_roles_and_tone(store: Store) -> None:
    receipt = _import(store, SURVEY)
    assert (receipt.rows_read, receipt.added, receipt.accounts_added) == (22, 20, ("Acme GmbH",))
    assert receipt.skipped == {"problem": 1, "empty": 1}
    assert contacts.table(store)["role"].tolist() == ["decision_maker", "user"] * 10
    assert feedback.rows(store)["language"].tolist() == ["zh", "en"] * 10


def test_a_mended_row_comes_in_and_the_others_stay(store: Store) -> None:
    _import(store, SURVEY)
    receipt = _import(store, SURVEY.replace("eleven", "10"))
    assert (receipt.added, receipt.unchanged) == (1, 20)


def test_a_preview_counts_what_the_import_does(store: Store) -> None:
    data = SURVEY.encode("utf-8")
    file = readings.read(store, "file.csv", data)
    mapping, _ = understanding.propose(store, file, data)
    seen, receipt = previewing.preview(store, file, data, mapping), _import(store, SURVEY)
    assert (seen.n_read, seen.n_good, seen.n_bad, seen.n_empty) == (22, 20, 1, 1)
    assert seen.problems == receipt.problems
    assert seen.titles["role"].tolist() == ["decision_maker", "user"]
    assert len(seen.bad) == 1


def test_a_crm_export_goes_in_as_accounts(store: Store) -> None:
    receipt = _import(store, CRM, "accounts")
    assert receipt.added == 2
    row = accounts.table(store).iloc[0]
    assert (row["tier"], row["arr_minor"], row["currency"]) == ("key", 120_000_000, "EUR")
    assert (row["external_id"], row["renewal_on"], row["csm"]) == ("C-1", "2026-12-31", "Lee")


def test_a_file_is_undone_from_its_receipt(store: Store) -> None:
    before = state(store)
    receipt = _import(store, SURVEY)
    assert receipt.id is not None
    importing.undo(store, receipt.id)
    assert state(store) == before
