"""Who reads the tone of texts: our own rules, a model in a folder, or an endpoint."""

import os
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Final

from voc_core.errors import VocError
from voc_core.reports.masking import masker
from voc_core.store import Store, agreement, settings
from voc_core.text import addresses, engines
from voc_core.text.addresses import Address
from voc_core.text.engines import Engine
from voc_core.vocabulary import N_

READERS: Final = ("own", "local", "endpoint")
SETTING: Final = "tone_reader"
KEY: Final = addresses.KEY


@dataclass(frozen=True)
class Reader:
    """A reader of tone.

    Parameters
    ----------
    kind : str
        One of `READERS`.
    path : str
        Folder of a model, of a ``local`` one.
    url, model : str
        Address and model of an ``endpoint``.
    """

    kind: str = "own"
    path: str = ""
    url: str = ""
    model: str = ""

    @property
    def name(self) -> str:
        """What it is called; empty for our own rules."""
        return {"local": Path(self.path).name, "endpoint": self.model}.get(self.kind, "")

    @property
    def host(self) -> str:
        """Where texts are sent; empty where nothing leaves, or the address is none."""
        place = self._place()
        return place.host if place else ""

    @property
    def is_open(self) -> bool:
        """Whether texts go over a network without encryption."""
        place = self._place()
        return bool(place and place.is_open)

    def _place(self) -> Address | None:
        try:
            return addresses.parsed(self.url) if self.kind == "endpoint" else None
        except VocError:
            return None

    @property
    def code(self) -> str:
        """What is recorded of it beside the tones it read."""
        what = "\n".join((self.path, self.url, self.model))
        return f"{self.kind}:{sha256(what.encode()).hexdigest()[:12]}"


OWN: Final = Reader()


def chosen(store: Store) -> Reader:
    """Return the reader in force; our own rules where what the store names is none."""
    kept = settings.stored(store).get(SETTING)
    if not isinstance(kept, dict) or kept.get("kind") not in READERS:
        return OWN
    named = {one.name: kept.get(one.name, "") for one in fields(Reader)}
    return Reader(**named) if all(isinstance(v, str) for v in named.values()) else OWN


def keep(store: Store, reader: Reader) -> None:
    """Put a reader in force; texts that come in wait for it."""
    settings.save(store, {SETTING: asdict(reader)})


def is_agreed(store: Store, reader: Reader) -> bool:
    """Return whether somebody agreed on this machine to this reader of this store."""
    return reader.kind == "own" or agreement.read(store.path) == asdict(reader)


def agree(store: Store, reader: Reader) -> None:
    """Keep on this machine, outside the store, that this reader and no other may read it."""
    agreement.write(store.path, None if reader.kind == "own" else asdict(reader))


def engine(store: Store, reader: Reader) -> Engine | None:
    """Return what reads texts, None for our own rules; an endpoint is sent masked texts only.

    Raises
    ------
    VocError
        If nobody agreed to it on this machine, or see `trial`.
    """
    if not is_agreed(store, reader):
        raise VocError(
            N_(
                "{name} was not agreed to on this machine, so it reads nothing of {path}."
                " Agree to it, or choose another reader, in Settings › Tone."
            ),
            name=reader.name,
            path=str(store.path),
        )
    return trial(store, reader)


def trial(store: Store, reader: Reader) -> Engine | None:
    """Return what reads texts without asking for an agreement: for sentences of our own only.

    Raises
    ------
    VocError
        If the folder or the address is none, or holds a secret.
    """
    if reader.kind == "own":
        return None
    if reader.kind == "local":
        return engines.local(reader.path)
    mask = masker(store).masked
    return engines.endpoint(reader.url, reader.model, mask=mask, key=_key())


def _key() -> str | None:
    """Return the key of the endpoint, None where none is set."""
    key = os.environ.get(KEY, "").strip()
    if not all("!" <= letter <= "~" for letter in key):
        raise VocError(
            N_(
                "The key in {variable} has a letter no key has, such as a space, a break or a"
                " Chinese one. Set it anew."
            ),
            variable=KEY,
        )
    return key or None
