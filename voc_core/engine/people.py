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
    table = contacts.groupby(KEYS).size().to_frame("n_contacts")
    table["n_invited"] = _invited(snapshot, filters, contacts).reindex(table.index, fill_value=0)
    table["n_heard"] = _heard(snapshot, filters).reindex(table.index, fill_value=0)
    table["last_voice_on"] = last_heard(snapshot, filters, KEYS).set_index(KEYS)["day"]
    return table.reset_index()


def _heard(snapshot: Snapshot, filters: Filters) -> pd.Series:
    named = chosen(snapshot, filters, KEYS).filter(nw.col("person") > 0)
    people = named.select("person", *KEYS).unique()
    return decoded(grouped(people, KEYS, {"n_heard": nw.len()})).set_index(KEYS)["n_heard"]


def _invited(snapshot: Snapshot, filters: Filters, contacts: pd.DataFrame) -> pd.Series:
    sent = snapshot.invitations
    sent = sent[sent["sent_on"].between(filters.since.isoformat(), filters.until.isoformat())]
    return contacts[contacts["contact"].isin(sent["contact"])].groupby(KEYS).size()
