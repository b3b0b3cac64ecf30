"""Which mail domain an organisation registered, and which say nothing."""

import pytest

from voc_core.domains import domain_of, registered


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("ann@acme.com", "acme.com"),
        ("ann@mail.acme.com", "acme.com"),
        ("ann@mail.acme.co.uk", "acme.co.uk"),
        ("li@corp.acme.com.cn", "acme.com.cn"),
        ("ANN@ACME.COM.", "acme.com"),
        ("no address", ""),
        ("ann@", ""),
    ],
)
def test_the_registered_domain_counts(email: str, domain: str) -> None:
    assert domain_of(email) == domain


@pytest.mark.parametrize(
    "host",
    "gmail.com qq.com vip.qq.com 163.com vip.163.com 126.com yeah.net foxmail.com sina.com.cn"
    " outlook.com hotmail.co.uk icloud.com proton.me gmx.net web.de yandex.ru naver.com".split(),
)
def test_free_mail_says_nothing(host: str) -> None:
    assert domain_of(f"somebody@{host}") == ""
    assert registered(host) == ""
