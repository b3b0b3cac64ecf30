"""Contracts of the small tables that pass between layers: their grain and their columns.

A *tally* is the sufficient statistic of every net score. Whatever its grain, it has the columns of
`TALLY`; merging two tallies of different people is adding them.
"""

from typing import Final

TALLY: Final = {
    "n_people": "people heard, one voice each [people]",
    "n_answers": "answers those people gave in the window [answers]",
    "n_pos": "people times their share of +1 voices; whole for nps, csat, ces [people]",
    "n_neg": "people times their share of -1 voices; whole for nps, csat, ces [people]",
    "n_scored": "people whose counted voice carries a score [people]",
    "score_sum": "sum of those scores, on the scale of the lens [points]",
    "n_text": "answers whose text has a tone [answers]",
    "n_text_neg": "answers whose text is negative, tone <= -0.25 [answers]",
}
"""Columns every tally has, with their units. Group keys stand before them."""

ACCOUNTS: Final = {
    "account": "id",
    "name": "name",
    "tier": "key or standard",
    "segment": "segment, missing where not known",
    "industry": "industry, missing where not known",
    "region": "region, missing where not known",
    "product": "product, missing where not known",
    "arr": "annual recurring revenue in reporting currency, missing where not known [major units]",
    "csm": "customer success manager, missing where not known",
    "contract_start": "ISO day, missing where not known",
    "renewal_on": "ISO day, missing where not known",
    "renewal_kind": "auto, negotiated or tender, missing where not known",
}
"""One row per active account."""

CONTACTS: Final = {
    "contact": "id",
    "account": "id of the account",
    "name": "name, missing where the person is not named",
    "title": "job title, missing where not known",
    "role": "one of vocabulary.ROLES",
    "role_source": "crm, csm or inferred, missing for unknown",
    "department": "one of vocabulary.DEPARTMENTS, missing where not known",
    "active": "bool; False once the person has left",
}
"""One row per contact of an active account."""

PEOPLE: Final = {
    "account": "id",
    "role": "one of vocabulary.ROLES",
    "n_contacts": "active contacts [people]",
    "n_invited": "contacts invited in the window [people]",
    "n_heard": "contacts with at least one voice in the window [people]",
    "last_voice_on": "ISO day of the newest voice before the end of the window, missing if never",
}
"""One row per account and role that has at least one active contact."""

TOUCHPOINTS: Final = {
    "touchpoint": "id",
    "stage": "id of the stage",
    "stage_name": "name of the stage in the language asked for",
    "name": "name in the language asked for",
    "position": "order along the journey, from 0",
    "weight": "weight [0 to 10]",
    "is_moment_of_truth": "bool",
    "expectation": "what the customer expects, missing where not written",
}
"""One row per touchpoint in journey order."""

VOICE_CLASSES: Final = {
    "account": "id",
    "contact": "id, missing where the person is not known",
    "role": "one of vocabulary.ROLES",
    "day": "ISO day",
    "score": "score 0 to 10",
    "class": "-1 detractor, 0 passive, +1 promoter",
}
"""One row per person: the latest NPS answer in the window."""
