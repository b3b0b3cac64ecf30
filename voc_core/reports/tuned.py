"""What is in force of what a store taught about tone, and what changes when that changes."""

import json

from voc_core import text
from voc_core.store import Store, tones
from voc_core.text import Tuning


def tuning(store: Store) -> Tuning:
    """Return what is in force of what was learned; nothing where no model is on."""
    models = tones.models(store)
    on = models[models["is_on"]]
    return Tuning.of(json.loads(on["tuning"].iloc[0])) if len(on) else text.UNTUNED


def heard_as(store: Store) -> str:
    """Return what changes when a text, or a clause of one, may be heard with another tone."""
    kept = tones.models(store)
    on = kept.loc[kept["is_on"], "id"]
    return f"{text.VERSION}.{int(on.iloc[0]) if len(on) else 0}"
