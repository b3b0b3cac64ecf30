"""What is going on at this one account?"""

from pages.shared import (
    account_business,
    account_people,
    cache,
    frame,
    overview_parts,
    saving,
    theme_parts,
)
from pages.shared import account_parts as parts
from voc_core.reports import account as report

with frame.page("account") as (filters, words):
    saving.tell()
    account = parts.choose(words)
    if account is None:
        urgent = cache.report(report.urgent, filters)
        if cache.snapshot().accounts.empty:
            frame.empty(words, words("There are no accounts yet."))
        else:
            overview_parts.calls(urgent, words)
    else:
        shown = cache.report(report.account, filters, account)
        parts.head(shown, filters, words)
        parts.roles(shown, words)
        account_business.business(shown, words)
        theme_parts.spoken_of(parts.own(filters, account), f"account-{account}", words)
        parts.voices(shown, filters, words)
        parts.journey(shown, words)
        account_people.people(shown, words)
