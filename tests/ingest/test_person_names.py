"""Names of people: order, titles, scripts and initials."""

import pytest

from voc_core.ingest.person_names import keys_of_person, person_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wang Wei", "Wei Wang"),
        ("Müller, Anna", "Dr. Anna Mueller"),
        ("Anna Muller", "Frau Anna Müller"),
        ("王伟先生", "王 偉"),
        ("Mr. JOHN SMITH", "smith, john"),
        ("陈女士", "陳女士"),
    ],
)
def test_one_person_written_in_two_ways(one: str, other: str) -> None:
    assert keys_of_person(one) & keys_of_person(other)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("A. Lee", "Ann Lee", "initials"),
        ("王小明", "王晓明", "sound"),
        ("王伟", "Wang Wei", "sound"),
        ("王伟", "Wei Wang", "sound"),
        ("Denise Holis", "Denise Hollis", "alike"),
    ],
)
def test_who_may_be_one_is_proposed(one: str, other: str, reason: str) -> None:
    alike, why = person_likeness(one, other)
    assert (alike >= 85, why) == (True, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张伟", "张强"),
        ("Ann Lee", "Bob Lee"),
        ("A. Lee", "B. Lee"),
        ("王伟", "Li Na"),
        ("", "Ann"),
    ],
)
def test_who_is_another_is_not(one: str, other: str) -> None:
    assert person_likeness(one, other)[0] < 85
