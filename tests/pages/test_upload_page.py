"""The upload wizard: from a sample to a receipt and back, what is refused, what is asked."""

import io
import zipfile

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import state, upload_file
from tests.build import Build
from tests.conftest import ROOT
from voc_core.store import Store, imports

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
    ask = next(s for s in app.selectbox if "account-Straitwell" in s.key)
    ask.select_index(0).run()
    press(press(app, "to-check"), "-write")
    with store.open() as db:
        assert [r["account_id"] for r in db.query("SELECT account_id FROM feedback")] == [known]


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
