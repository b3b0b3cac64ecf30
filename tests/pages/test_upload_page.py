"""The upload wizard: from a sample to a receipt and back, what is refused, what is asked."""

import io
import zipfile

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import state, upload_file
from tests.build import Build
from tests.conftest import ROOT
from voc_core.reports import rereading
from voc_core.store import Store, imports, originals

CLEAN = "Response ID,Company,Contact,Email,Job title,Submitted at,NPS,Comment\n" + "".join(
    f"R-2026-{i:04},Acme,Ann {i},ann{i}@acme.com,CFO,2026-05-{i:02},{score},Said {i}\n"
    for i, score in enumerate([*range(11), "eleven"], start=1)
)
ASKS = (
    "Company,Date,How likely are you to recommend us? (1-10)\n"
    "Acme,03/04/2026,9\nAcme,05/04/2026,2\nAcme,07/08/2026,7\n"
)


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/data/upload.py").run()


def give(app, *files):
    app.file_uploader[0].set_value([(n, d.encode(), "text/csv") for n, d in files])
    return settled(app.run())


def settled(app):
    """Run the page until nothing works beside it: the browser would ask again by itself."""
    while jobs := [p.job for p in pieces(app) if p.job is not None]:
        for job in jobs:
            assert job.wait(60)
        app.run()
    return app


def pieces(app):
    return app.session_state[state.UPLOAD] if state.UPLOAD in app.session_state else []  # noqa: SIM401


def button(app, ending):
    return next(b for b in app.button if b.key.endswith(ending))


def press(app, ending):
    return settled(button(app, ending).click().run())


def edit(app, key, row, **cells):
    app.session_state[key] = {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}
    return app.run()


def hand(app, name, data):
    """Give a file as bytes."""
    app.file_uploader[0].set_value([(name, data, "application/octet-stream")])
    return settled(app.run())


def said(app):
    return " ".join(e.value for e in [*app.markdown, *app.caption, *app.error, *app.info])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_way_in_stands_in_an_empty_store(store, monkeypatch, language):
    app = page(store, monkeypatch, lang=language)
    assert not app.exception
    assert app.file_uploader


def test_a_clean_file_is_in_after_two_clicks(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(app, "onward")
    press(app, "-write")
    assert not app.exception
    table = imports.table(store)
    assert table[["rows_read", "added", "skipped"]].to_numpy().tolist() == [[12, 11, 1]]
    assert "11 rows of clean\\.csv are in" in said(app)


def test_nothing_is_written_before_the_button(store, monkeypatch):
    press(give(page(store, monkeypatch), ("clean.csv", CLEAN)), "onward")
    assert imports.table(store).empty


def test_bad_cells_are_shown_with_row_column_found_and_expected(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(app, "onward")
    problem = app.dataframe[0].value.iloc[0]
    assert [problem["row"], problem["column"], problem["found"]] == [13, "NPS", "eleven"]
    assert "11 of 12 rows can be imported; 1 need mending" in said(app)


def test_an_import_is_undone_and_brought_back(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(press(app, "onward"), "-write")
    undo = next(b for b in app.button if b.key.startswith("upload-undo-piece"))
    undo.click().run()
    assert imports.table(store)["undone_at"].notna().all()
    redo = next(b for b in app.button if b.key.startswith("upload-redo-piece"))
    redo.click().run()
    assert imports.table(store)["undone_at"].isna().all()


def test_what_only_a_person_can_say_is_asked_and_the_check_waits(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("asks.csv", ASKS))
    press(app, "onward")
    assert button(app, "to-check").disabled
    for group, answer in zip([0, 1], ["dmy", "no"], strict=True):
        questions = [g for g in app.button_group if "question" in g.key]
        questions[group].set_value(answer).run()
    assert not button(app, "to-check").disabled
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        rows = list(db.query("SELECT occurred_on, metric FROM feedback ORDER BY occurred_on"))
    assert rows[0] == {"occurred_on": "2026-04-03", "metric": "rating"}


def test_an_answer_can_be_changed(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("asks.csv", ASKS))
    press(app, "onward")
    for answer in ("yes", "no", "yes"):
        next(g for g in app.button_group if "is_nps" in g.key).set_value(answer).run()
    assert [u.metric for u in pieces(app)[0].opened.mapping.used("score")] == ["nps"]


def test_a_bad_file_does_not_stop_the_others(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("empty.csv", ""), ("clean.csv", CLEAN))
    assert "empty\\.csv is empty" in said(app)
    queue = next(g for g in app.button_group if g.key.startswith("upload-queue"))
    queue.set_value(2).run()
    press(press(app, "onward"), "-write")
    assert imports.table(store)["added"].tolist() == [11]


def test_a_name_that_is_nearly_known_is_asked(store, monkeypatch):
    known = Build(store).account("Straitwell Precision")
    text = "Company,Date,NPS\nStraitwell Precison,2026-05-01,9\n"
    app = give(page(store, monkeypatch, lang="en"), ("near.csv", text))
    press(app, "onward")
    edit(app, app.data_editor[0].key, 0, answer="same")
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        assert [r["account_id"] for r in db.query("SELECT account_id FROM feedback")] == [known]


def test_proposals_of_accounts_and_people_are_answered_in_one_table(store, monkeypatch):
    small = Build(store)
    small.contact(small.account("Straitwell Precision"), name="Denise Hollis")
    small.account("Northgate Foods")
    text = (
        "Company,Contact,Date,NPS\nFoods Northgate,Bo,2026-05-01,9\n"
        "Straitwell Precision,Denise Holis,2026-05-01,9\nStraitwel Precision,Cy,2026-05-01,3\n"
    )
    app = give(page(store, monkeypatch, lang="en"), ("near.csv", text))
    press(app, "onward")
    table = app.data_editor[0].value
    assert table["said"].tolist() == ["Foods Northgate", "Straitwel Precision", "Denise Holis"]
    press(app, "sure-proposed")
    edit(app, app.data_editor[0].key, 2, answer="new")
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        assert [r["name"] for r in db.query("SELECT name FROM account ORDER BY id")] == [
            "Straitwell Precision",
            "Northgate Foods",
        ]
        refused = list(db.query("SELECT kind, entity_id, said FROM refusal"))
    assert refused == [{"kind": "contacts", "entity_id": 1, "said": "Denise Holis"}]


def test_people_of_an_account_just_confirmed_are_asked_about_too(store, monkeypatch):
    small = Build(store)
    small.contact(small.account("Straitwell Precision"), name="Denise Hollis")
    text = "Company,Contact,Date,NPS\nStraitwel Precision,Denise Holis,2026-05-01,9\n"
    app = give(page(store, monkeypatch, lang="en"), ("near.csv", text))
    press(app, "onward")
    edit(app, app.data_editor[0].key, 0, answer="same")
    press(app, "to-check")
    assert pieces(app)[0].step == "who"
    edit(app, app.data_editor[0].key, 0, answer="same")
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        assert [r["aliases"] for r in db.query("SELECT aliases FROM contact")] == [
            '["Denise Holis"]'
        ]


def test_the_language_may_change_on_the_way(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("asks.csv", ASKS))
    press(app, "onward")
    app.session_state["lang"] = "zh_CN"
    app.run()
    assert not app.exception
    assert button(app, "to-check").disabled


def test_going_to_another_page_and_back_loses_nothing(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    app.switch_page("pages/data/settings.py").run()
    app.switch_page("pages/data/upload.py").run()
    assert "clean\\.csv" in said(app)


@pytest.mark.parametrize("sample", list(upload_file.ABOUT))
def test_every_sample_can_be_opened(store, monkeypatch, sample):
    app = page(store, monkeypatch)
    press(app, f"sample-{sample}")
    assert not app.exception
    assert not app.error


def test_a_remembered_file_is_read_without_asking(store, monkeypatch):
    first = give(page(store, monkeypatch, lang="en"), ("asks.csv", ASKS))
    press(first, "onward")
    for answer, code in (("dmy", "date_order"), ("no", "is_nps")):
        next(g for g in first.button_group if code in g.key).set_value(answer).run()
    press(press(first, "to-check"), "-write")
    again = give(page(store, monkeypatch, lang="en"), ("again.csv", ASKS))
    assert "Check the rows" in button(again, "onward").label


def test_an_import_shows_in_another_session_without_restart(small: Build, monkeypatch):
    small.account("Acme")
    watching = page(small.store, monkeypatch, lang="en")
    writing = give(page(small.store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(press(writing, "onward"), "-write")
    watching.run()
    assert any(len(d.value) == 1 for d in watching.dataframe)


def test_the_same_bytes_again_are_announced_and_add_nothing(store: Store, monkeypatch):
    for expected in (11, 0):
        app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
        press(app, "onward")
        assert ("imported before" in said(app)) is (expected == 0)
        press(app, "-write")
        assert imports.table(store)["added"].tolist()[0] == expected


def test_a_use_changed_in_the_table_of_columns_counts(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(app, "columns")
    uses = pieces(app)[0].opened.mapping.columns
    row = [u.column for u in uses].index("Comment")
    edit(app, app.data_editor[0].key, row, use="ignore")
    assert not app.exception
    assert pieces(app)[0].opened.mapping.used("comment") == ()


def test_a_role_tagged_by_title_is_stored(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(app, "onward")
    press(app, "step-who")
    edit(app, app.data_editor[0].key, 0, role="manager")
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        rows = list(db.query("SELECT DISTINCT role, role_source FROM contact"))
    assert rows == [{"role": "manager", "role_source": "csm"}]


def test_an_encoding_in_doubt_is_shown_with_cells_and_may_be_chosen(store, monkeypatch):
    app = hand(
        page(store, monkeypatch, lang="en"), "gb.csv", "公司,NPS\n上海电气,9\n".encode("gbk")
    )
    assert not app.exception
    assert "上海电气" in [text.value for text in app.text]
    encoding = next(s for s in app.selectbox if "encoding" in s.key)
    encoding.set_value("cp1252").run()
    press(app, "again")
    assert "ÉÏº£µçÆø" in [text.value for text in app.text]


def test_the_files_of_an_archive_are_offered_as_sheets_are(store, monkeypatch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("all.csv", "Company,NPS\nAcme,9\nBeta,3\n")
        archive.writestr("code.csv", "Code,Text\n1,one\n")
    app = hand(page(store, monkeypatch, lang="en"), "export.zip", out.getvalue())
    sheet = next(s for s in app.selectbox if "sheet" in s.key)
    assert (sheet.label, sheet.options) == ("File of the archive", ["all.csv", "code.csv"])


def test_a_hidden_sheet_is_marked(store, monkeypatch):
    book = openpyxl.Workbook()
    for name in (book.active.title, "Notes"):
        if name not in book:
            book.create_sheet(name).sheet_state = "hidden"
        book[name].append(["Company", "NPS"])
        book[name].append(["Acme", 9])
    out = io.BytesIO()
    book.save(out)
    app = hand(page(store, monkeypatch, lang="en"), "q3.xlsx", out.getvalue())
    assert next(s for s in app.selectbox if "sheet" in s.key).options[1] == "Notes (hidden)"


def imported(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("clean.csv", CLEAN))
    press(press(app, "onward"), "-write")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_receipt_has_a_link_of_its_own(store, monkeypatch, language):
    imported(store, monkeypatch)
    app = page(store, monkeypatch, lang=language, **{"import": "1"})
    assert not app.exception
    rows = app.dataframe[0].value
    assert rows["n"].tolist() == [11, 1]
    assert rows["which"].tolist() == ["2–12", "13"]
    button(app, "upload-back").click().run()
    assert app.file_uploader


def test_a_receipt_says_the_sum_of_its_rows(store, monkeypatch):
    imported(store, monkeypatch)
    app = page(store, monkeypatch, lang="en", **{"import": "1"})
    assert "12 rows \\= 11 added \\+ 1 with a problem" in said(app)


def test_a_link_to_an_unknown_import_says_so(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", **{"import": "7"})
    assert "does not exist" in said(app)
    assert app.file_uploader


def test_a_file_is_read_again_in_place_of_its_import(store, monkeypatch):
    imported(store, monkeypatch)
    app = page(store, monkeypatch, lang="en", **{"import": "1"})
    settled(next(b for b in app.button if b.key.startswith("upload-again")).click().run())
    uses = pieces(app)[0].opened.mapping.columns
    row = [u.column for u in uses].index("Comment")
    edit(app, app.data_editor[0].key, row, use="ignore")
    press(app, "to-check")
    assert "11 change" in said(app)
    assert imports.table(store)["id"].tolist() == [1]
    press(app, "-write")
    assert not app.exception
    assert imports.table(store)["superseded_by"].tolist()[1] == 2
    with store.open() as db:
        assert [r["n"] for r in db.query("SELECT count(text) AS n FROM feedback")] == [0]


def test_the_receipt_of_a_file_read_again_leads_to_the_new_one(store, monkeypatch):
    imported(store, monkeypatch)
    rereading.read_again(store, 1)
    app = page(store, monkeypatch, lang="en", **{"import": "1"})
    assert "was read again as import 2" in said(app)
    assert not [b for b in app.button if b.key.startswith(("upload-redo", "upload-again"))]
    next(b for b in app.button if b.key.startswith("upload-instead")).click().run()
    assert "11 rows of clean\\.csv are in" in said(app)


def test_a_file_taken_out_of_the_store_leaves_its_receipt(store, monkeypatch):
    imported(store, monkeypatch)
    originals.purge(store, [imports.receipt(store, 1).digest])
    app = page(store, monkeypatch, lang="en", **{"import": "1"})
    assert "was taken out of the store" in said(app)
    assert not [b for b in app.button if b.key.startswith("upload-again")]
