"""The rows of a matrix share one scale, though each may use only some of its steps."""

from collections.abc import Mapping, Sequence

import pandas as pd

from voc_core.ingest.answers import plain
from voc_core.ingest.fields import Field
from voc_core.ingest.scales import Scale, scale_of


def scales_of(fields: Sequence[Field], sample: pd.DataFrame) -> Mapping[str, Scale]:
    """Return the scale of every row of a matrix, by heading; rows that are no scores are left out.

    Parameters
    ----------
    fields : sequence of Field
        All columns of a file.
    sample : DataFrame
        Its first rows as text.
    """
    questions: dict[str, list[Field]] = {}
    for field in fields:
        if field.stem and field.row and field.use is None and field.heading in sample:
            questions.setdefault(field.stem, []).append(field)
    return {h: s for rows in questions.values() for h, s in _of_matrix(rows, sample).items()}


def _of_matrix(rows: Sequence[Field], sample: pd.DataFrame) -> dict[str, Scale]:
    scored = [f for f in rows if scale_of(f.asked, sample[f.heading]) is not None]
    if not scored:
        return {}
    cells = pd.concat([sample[f.heading] for f in scored], ignore_index=True)
    whole = {f.heading: scale_of(f.asked, cells) for f in rows}
    words = _said(cells).union(*(scale.labels for f in scored if (scale := whole[f.heading])))
    fits = {f.heading for f in rows if f in scored or (_said(sample[f.heading]) or {""}) <= words}
    return {h: scale for h, scale in whole.items() if scale is not None and h in fits}


def _said(cells: pd.Series) -> set[str]:
    return {plain(cell) for cell in cells.dropna().unique()}
