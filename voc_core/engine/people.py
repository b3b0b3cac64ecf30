"""Who exists, who was asked and who was heard, per account and role."""

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.engine.tally import chosen, decoded, grouped, last_heard
from voc_core.filters import Filters

KEYS = ["account", "role"]


def people(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return `tables.PEOPLE` for the accounts and roles the filters keep.

    Heard means: at least one voice of the lens in the window.
    """
    contacts = snapshot.contacts_in(filters)
    exist = contacts.groupby(KEYS, as_index=False).agg(n_contacts=("contact", "size"))
    last = last_heard(snapshot, filters, KEYS).rename(columns={"day": "last_voice_on"})
    table = exist.merge(_invited(snapshot, filters, contacts), on=KEYS, how="left")
    table = table.merge(_heard(snapshot, filters), on=KEYS, how="left")
    table = table.merge(last, on=KEYS, how="left")
    counts = ["n_invited", "n_heard"]
    return table.assign(**{c: table[c].fillna(0).astype("int64") for c in counts})


def _heard(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    named = chosen(snapshot, filters, KEYS).filter(nw.col("person") > 0)
    return decoded(grouped(named.select("person", *KEYS).unique(), KEYS, {"n_heard": nw.len()}))


def _invited(snapshot: Snapshot, filters: Filters, contacts: pd.DataFrame) -> pd.DataFrame:
    sent = snapshot.invitations
    sent = sent[sent["sent_on"].between(filters.since.isoformat(), filters.until.isoformat())]
    asked = contacts[contacts["contact"].isin(sent["contact"])]
    return asked.groupby(KEYS, as_index=False).agg(n_invited=("contact", "size"))
