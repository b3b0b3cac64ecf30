"""The wizard with facts: usage from the file to the account page and back."""

import pytest

from tests.pages.test_upload_page import button, give, page, pieces, press, said
from voc_core.ingest import answered
from voc_core.store import imports

USAGE = (
    "Account,Month,Seats,Active users,Adoption\n"
    "Acme,2026-03,200,126,63\nAcme,2026-04,200,130,65\nAcme,2026-05,200,-4,66\n"
)
NO_MONTH = "Account,Seats,Active users\nAcme,200,126\n"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_usage_is_recognised_and_in_after_two_clicks(store, monkeypatch, language):
    app = give(page(store, monkeypatch, lang=language), ("usage.csv", USAGE))
    assert pieces(app)[0].opened.mapping.kind == "usage"
    press(app, "onward")
    press(app, "-write")
    assert not app.exception
    table = imports.table(store)
    assert table[["kind", "added", "skipped"]].to_numpy().tolist() == [["usage", 2, 1]]


def test_what_is_taken_for_granted_is_said_before_anything_is_written(store, monkeypatch):
    app = press(give(page(store, monkeypatch, lang="en"), ("usage.csv", USAGE)), "onward")
    assert "Adoption over 100 % counts as 100 %" in said(app)
    paid = "Account,Month,Revenue,Days late\nAcme,2026-03,5000,3\n"
    app = press(give(page(store, monkeypatch, lang="en"), ("paid.csv", paid)), "onward")
    assert "No currency is said, so the amounts are taken as CNY" in said(app)


def test_bounced_invitations_are_said_to_be_left_out(store, monkeypatch):
    asked = "Account,Email,Sent date,Status\nAcme,a@acme.cn,2026-03-01,Bounced\n"
    asked += "Acme,b@acme.cn,2026-03-01,Opened\n"
    app = press(give(page(store, monkeypatch, lang="en"), ("asked.csv", asked)), "onward")
    assert "did not arrive are left out" in said(app)
    press(app, "-write")
    assert imports.table(store)[["kind", "added", "skipped"]].to_numpy().tolist() == [
        ["invitations", 1, 1]
    ]


def test_the_scale_of_adoption_can_be_changed(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("usage.csv", USAGE))
    press(app, "-columns")
    app.session_state["upload-1-open-0"] = "Adoption"
    app.run()
    scale = next(s for s in app.selectbox if "shares-Adoption" in str(s.key))
    assert scale.value == 100
    scale.set_value(1.0).run()
    use = pieces(app)[0].opened.mapping.used("adoption")[0]
    assert (use.high, str(use.why)) == (1, "You said so.")


def test_the_month_is_asked_where_no_column_holds_it(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("usage.csv", NO_MONTH))
    piece = pieces(app)[0]
    [question] = piece.opened.questions
    assert "Which month is this about?" in str(question.text)
    assert answered(piece.opened.mapping, question, "2026-03-15").day == "2026-03-15"


def test_the_receipt_leads_to_the_account_and_undo_takes_it_back(store, monkeypatch):
    app = give(page(store, monkeypatch, lang="en"), ("usage.csv", USAGE))
    press(press(app, "onward"), "-write")
    assert "See what changed, Mar 1, 2026 to Apr 1, 2026" in said(app)
    button(app, "upload-undo-piece-1").click().run()
    with store.open() as db:
        assert db["usage"].count == db["account"].count == 0
