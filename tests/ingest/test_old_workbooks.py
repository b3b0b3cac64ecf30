"""The old binary format is read in a process of its own, which damage may end without harm."""

import base64
import io
import random
import zlib
from datetime import date

import pytest
import xlwt

from tests.ingest.tables import read, seen, warned
from voc_core.errors import VocError
from voc_core.ingest import sheets

XLS = zlib.decompress(
    base64.b85decode(
        "c-rk)Ur1A76#sp9oBP9@o6W!lGK8#5A0mPXbQYBK;LsNRBQSL%!_CDi#G<lH=p_iGhaw2U9)hrX=?@juTMvPw9)c"
        "j)3IgdVu<${>opW|qvlcigBe}oJcfRwT^PTgZ`~AN+J?YDg-3w&#6PjVcyzWF<flN_y<_lhsUe}q;=MGA`iT?^t2"
        "MuJI4UfxT+Ib9lytB}7*ZQ0&@Sf5^97Q<U9}6xawn+?KieqRZs&Jho9#l(Il|p-jt`K@hYCaL#B9co&o2YI^9l&H"
        "LT))|v#rw2c(RsjrABfFck!(N}UhphFds*e`+ORcsq$|E$6g5^i#z7<98tadxxLk#syp{(Ejfq5KG#c#f-I7RT;H"
        "SATjxTx;n9eWyXF*fGv~mTK&n%SNe<OF$P!^Lri^xYcD=-B8kgTl{xN+FZ8cpp!H4vG_PT9>lkv`rr6R|?2d&a|G"
        "W7AhGK)5|Z@*9!N9+JDl1Bp#1{Be?8>^!}nwve{jcs!OOhsWZ{0T&+|vdwrGY%}Gu{M<yNs1V*Ki_lBW&ffa`s;#"
        ">{)G3l72_$y_t>(a?;~ZO%u}3r(p{%JFi}ga!i`P}c2ZZ`*Ay8h|US%*lhNaF0(biEr8wIaJYYO<a#E*RHcvv&?A"
        "+(P8iPr2%|HPZn7;33=qh!y|Fd9^Yx^|WED3s5Yv01$nTK&t$<<PuF?7DHvR$vY;VSPe#CGH*dy`&j^l`C1OWHEf"
        "HBEFRP;@+`Pe{rmpm>O-Kx;^x<<&4I9_E%^4Q{vBN_|uB`)5IT-;Zu1#Meh<wvk#BNmaD^Fc(9wbO5A4?+L(X91r"
        "sJrm@r|&gb5S>07@=wxeGL35N*cg+;05WnWHps{w7(r*o7oL$LZ^EJNhY4VX&n6vl2Fy_oWtTlmB1H*h{Ua(1&h`"
        "qp#%oOP?RA@O>6-=>2m`sMPl7ONsL@xBm_3()1t"
    )
)
"""One sheet of two answers: account, day with time, NPS, reason."""


def test_an_old_workbook_is_read():
    recognised = seen(XLS, "q3.xls")
    assert (recognised.container, recognised.sheet, recognised.warnings) == ("xls", "答卷", ())
    assert read(XLS, "q3.xls").to_numpy().tolist() == [
        ["上海电气", "2026-03-04 09:41:00", "9", "很好"],
        ["Müller", "2026-03-05", "3", "slow"],
    ]


@pytest.mark.parametrize("page", [932, 936, 949, 950])
def test_a_chinese_code_page_garbles_nothing(page):
    unicode = b"\x42\x00\x02\x00\xb0\x04"
    old = XLS.replace(unicode, unicode[:4] + page.to_bytes(2, "little"))
    assert old != XLS and read(old, "q3.xls").equals(read(XLS, "q3.xls"))


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(VocError, match="Use one of: 答卷"):
        seen(XLS, "q3.xls", sheet="Q9")


@pytest.mark.parametrize("seed", range(25))
def test_damage_is_read_or_refused_in_words(seed):
    chance, spoilt = random.Random(seed), bytearray(XLS)
    for _ in range(chance.choice([1, 4, 40])):
        spoilt[chance.randrange(8, len(spoilt))] = chance.randrange(256)
    try:
        read(bytes(spoilt), "q3.xls")
    except VocError as refusal:
        assert str(refusal)


@pytest.mark.parametrize("end", ["import os; os.abort()", "import time; time.sleep(60)"])
def test_a_reader_that_dies_or_hangs_is_a_refusal(end, tmp_path, monkeypatch):
    program = tmp_path / "program.py"
    program.write_text(end)
    monkeypatch.setattr(sheets.sheet_values, "__file__", str(program))
    monkeypatch.setattr(sheets, "PATIENCE", 1)
    with pytest.raises(VocError, match="is damaged"):
        seen(XLS, "q3.xls")


def written(fill, *, is_1904=False) -> bytes:
    """Return an old workbook with one sheet, as `fill` fills it."""
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_hidden_sheets_merged_headings_and_long_ids_are_seen_as_in_the_new_format():
    def fill(book):
        book.add_sheet("Old").write(0, 0, "x")
        book.get_sheet(0).visibility = 1
        page = book.add_sheet("Now")
        page.write_merge(0, 0, 1, 2, "Satisfaction")
        for place, value in {(0, 0): "Id", (1, 1): "price", (1, 2): "speed", (2, 0): 1e18}.items():
            page.write(*place, value)
        page.write(2, 1, 4)

    recognised = seen(written(fill), "q3.xls", header_at=1, header_rows=2)
    assert (recognised.sheets, recognised.hidden) == (("Now", "Old"), ("Old",))
    assert recognised.columns == ("Id", "Satisfaction – price", "Satisfaction – speed")
    assert "15 digits in columns A: 1" in warned(recognised)


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_the_same_days_in_both_calendars(is_1904):
    def fill(book):
        page = book.add_sheet("a")
        page.write(0, 0, "Day")
        page.write(1, 0, date(2026, 3, 4), xlwt.easyxf(num_format_str="yyyy-mm-dd"))

    assert read(written(fill, is_1904=is_1904), "q3.xls")["Day"].tolist() == ["2026-03-04"]
