"""Who is who: accounts, contacts, their roles, and who turned out to be the same."""

from pages.shared import accounts_parts, cache, contacts_parts, duplicates_parts, frame, saving
from voc_core.filters import today
from voc_core.reports import accounts as report
from voc_core.vocabulary import N_

SECTIONS = {
    "accounts": N_("Accounts"),
    "contacts": N_("Contacts and roles"),
    "duplicates": N_("Duplicates"),
}

with frame.page("accounts") as (_, words):
    saving.tell()
    known = cache.report(report.known, today())
    if not known.n_stored:
        accounts_parts.nobody(known, words)
    else:
        accounts_parts.measures(known, words)
        match saving.section(words, SECTIONS):
            case "contacts":
                contacts_parts.contacts(words)
            case "duplicates":
                duplicates_parts.duplicates(words)
            case _:
                accounts_parts.accounts(known, words)
