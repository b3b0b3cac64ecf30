"""The address of an endpoint, taken apart once and safe to show."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from voc_core.errors import VocError
from voc_core.vocabulary import N_

KEY: Final = "ANTIPHON_TONE_KEY"
"""The environment variable that holds the key of an endpoint; it is kept nowhere else."""

SECRET: Final = re.compile(r"[?#@]")
"""What only an address has that holds a password or a key."""
PLAIN: Final = re.compile(r"[!-~]+")
HOST: Final = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.ASCII | re.I)
NEAR: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Address:
    """Where an endpoint is.

    Attributes
    ----------
    url : str
        The base, without a slash at its end.
    host : str
        Name and port, to be shown.
    is_open : bool
        Whether what is sent there goes over a network without encryption.
    """

    url: str
    host: str
    is_open: bool


def parsed(url: str) -> Address:
    """Return the address of an endpoint.

    Raises
    ------
    VocError
        If it is none, or has a user, a query or a fragment; these are not repeated.
    """
    if SECRET.search(url):
        raise VocError(
            N_(
                "The address of the endpoint holds a password, a key or a query. Leave out what"
                " stands before @ and after ? or #, and set {variable} instead."
            ),
            variable=KEY,
        )
    try:
        place = urlsplit(url)
        name, port = place.hostname or "", place.port
    except ValueError:
        raise _none(url) from None
    is_web = place.scheme in ("http", "https") and port != 0
    if not (is_web and PLAIN.fullmatch(url) and HOST.fullmatch(name)):
        raise _none(url)
    is_open = place.scheme == "http" and name not in NEAR
    return Address(url.rstrip("/"), place.netloc, is_open)


def _none(url: str) -> VocError:
    return VocError(
        N_(
            "'{url}' is not the address of an endpoint. Expected http(s)://host:port/v1, in plain"
            " letters without spaces."
        ),
        url=url,
    )
