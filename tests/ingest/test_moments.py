"""The time of day is kept in the zone it was written in."""

import pytest

from tests.ingest.tables import column
from voc_core.ingest.moments import to_moments


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("2026-03-04 09:05:11", "America/New_York", "2026-03-04T09:05:11-05:00"),
        ("2026-07-04 09:05:11", "America/New_York", "2026-07-04T09:05:11-04:00"),
        ("2026-03-04 09:05", None, "2026-03-04T09:05:00"),
        ("2026-01-02 04:00:00 GMT+8", "UTC", "2026-01-02T04:00:00+08:00"),
        ("2026-01-02 04:00:00 GMT+5:30", None, "2026-01-02T04:00:00+05:30"),
        ("2025-05-06 14:30:00 UTC", None, "2025-05-06T14:30:00+00:00"),
        ("2025-05-06T14:30:00Z", None, "2025-05-06T14:30:00+00:00"),
        ("2025-05-06T14:30:00.123+0200", None, "2025-05-06T14:30:00+02:00"),
        ("2025-12-5 上午10:22:10", "Asia/Shanghai", "2025-12-05T10:22:10+08:00"),
        ("2025-12-5 下午01:14:13", None, "2025-12-05T13:14:13"),
        ("2025-12-5 下午12:10:19", None, "2025-12-05T12:10:19"),
        ("2025-12-5 上午12:10:19", None, "2025-12-05T00:10:19"),
        ("2025年12月5日 15时04分", None, "2025-12-05T15:04:00"),
        ("2025-12-5 中午12点", None, "2025-12-05T12:00:00"),
        ("2025-12-5 下午3点05分", None, "2025-12-05T15:05:00"),
        ("12/Mar/24 9:41 PM", None, "2024-03-12T21:41:00"),
        ("6/21/2025 16:14", "UTC", "2025-06-21T16:14:00+00:00"),
        ("1772528711", "Asia/Shanghai", "2026-03-03T09:05:11+00:00"),
        ("46085.5", None, "2026-03-04T12:00:00"),
        ("2026-03-04", "UTC", None),
        ("soon, at 9:05", None, None),
        ("2026-03-04 25:61", None, None),
        ("2026-03-04 09:05", "Mars/Base", "2026-03-04T09:05:00"),
        (None, "UTC", None),
    ],
)
def test_moment_by_hand(text, zone, moment):
    found = to_moments(column(text), "mdy", zone)
    assert found.astype(object).where(found.notna(), None).tolist() == [moment]
