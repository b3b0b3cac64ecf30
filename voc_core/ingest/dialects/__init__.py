"""Layouts of known tools; each is one module with one `Dialect`, tried in order, generic last."""

from collections.abc import Sequence
from typing import Final

from voc_core.ingest.dialects.base import Dialect, Layout
from voc_core.ingest.dialects.generic import GENERIC

DIALECTS: Final[tuple[Dialect, ...]] = (GENERIC,)
"""Every dialect we know, the surest first; the last accepts any file."""


def layout_of(head: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of the first dialect that recognises the beginning of a file.

    Parameters
    ----------
    head : sequence of sequence of str
        The first records of the file, from its first row, blank ones included.
    """
    return next(layout for dialect in DIALECTS if (layout := dialect.recognise(head)) is not None)
