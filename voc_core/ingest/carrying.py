"""Reports with groups: a value that stands once, above all the rows it is true of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from voc_core.ingest import cells


@dataclass
class Carrying:
    """Writes the value of a group into every row of it, chunk by chunk.

    Attributes
    ----------
    columns : sequence of str
        Headings of the columns in which an empty cell stands for the one above it.
    above : dict
        The last value of each, as far as the file was read.
    """

    columns: Sequence[str]
    above: dict[str, str] = field(default_factory=dict)

    def down(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a chunk in which every row but lines of totals names its groups."""
        if not self.columns or frame.empty:
            return frame
        first = frame.bfill(axis=1).iloc[:, 0]
        is_total = cells.holds(first, lambda text: cells.FOOTER.fullmatch(text.strip()))
        filled = {c: self._down(frame[c], is_total) for c in self.columns}
        return frame.assign(**filled)

    def _down(self, column: pd.Series, is_total: pd.Series) -> pd.Series:
        said = column.mask(is_total)
        above = self.above.get(str(column.name))
        known = said.ffill() if above is None else said.ffill().fillna(above)
        if isinstance(last := known.iloc[-1], str):
            self.above[str(column.name)] = last
        return column.where(is_total, known)
