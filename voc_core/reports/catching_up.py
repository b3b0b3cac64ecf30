"""Whatever is read from the texts made to agree with them: after an import, an undo, a redo."""

from voc_core.reports import readers, theme_reading, tone_reading
from voc_core.store import Store


def catch_up(store: Store) -> int:
    """Read the themes and the tones that wait to be read and return of how many texts. [texts]

    Where another reader of tone than our own rules is in force the tones go on waiting: it takes
    its time, or does not answer, see `tone_reading.read_waiting`.
    """
    n_read = theme_reading.catch_up(store)
    if readers.chosen(store).kind == "own":
        n_read += tone_reading.read_waiting(store)
    return n_read
