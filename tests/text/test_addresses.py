"""The address of an endpoint: taken apart once, refused without repeating a secret."""

import pytest

from voc_core.errors import VocError
from voc_core.text.addresses import Address, parsed


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8000/v1/", Address("http://127.0.0.1:8000/v1", "127.0.0.1:8000", False)),
        (
            "https://api.voc.example/v1",
            Address("https://api.voc.example/v1", "api.voc.example", False),
        ),
        ("http://voc.example", Address("http://voc.example", "voc.example", True)),
        ("http://[::1]:8000/v1", Address("http://[::1]:8000/v1", "[::1]:8000", False)),
        ("HTTP://LOCALHOST/v1", Address("HTTP://LOCALHOST/v1", "LOCALHOST", False)),
    ],
)
def test_an_address_by_hand(url: str, expected: Address) -> None:
    assert parsed(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost", "ftp://x/v1", "file:///etc/hosts", "http:///v1", "http://:80/v1"),
        *("http://[abc", "http://x:abc/v1", "http://x:0/v1", "http://x:99999/v1", "http://x/v 1"),
        *("http://x/接口", "http://例子.invalid/v1", "http://a..b/v1", "http://x/v1\n"),
        *(f"http://{'a' * 70}.com/v1", "http://x\\y/v1", "http://x_y<b>/v1"),
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(VocError, match="is not the address of an endpoint"):
        parsed(url)


@pytest.mark.parametrize(
    "url",
    [
        *("http://a:SECRET@x/v1", "https://x/v1?api_key=SECRET", "https://x/v1#SECRET"),
        *("http://[abc?api_key=SECRET", "SECRET@x", "ftp://x?SECRET"),
    ],
)
def test_a_secret_in_an_address_is_refused_and_never_repeated(url: str) -> None:
    with pytest.raises(VocError, match="ANTIPHON_TONE_KEY") as refused:
        parsed(url)
    assert "SECRET" not in str(refused.value) + repr(refused.value)
