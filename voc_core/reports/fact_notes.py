"""What somebody should know of a file of facts before it is imported."""

from typing import Final

from voc_core.errors import Message
from voc_core.ingest import cells
from voc_core.ingest.mapped import Mapping
from voc_core.reports.uploading import Opened
from voc_core.settings import Settings
from voc_core.store.invitations import ANSWER_DAYS
from voc_core.vocabulary import FACTS, N_

MONEY: Final = ("revenue", "expansion", "amount")
NO_CURRENCY: Final = N_("No currency is said, so the amounts are taken as {currency}.")
DERIVED: Final = N_("No column says adoption, so it is worked out as active users per seat.")
CAPPED: Final = N_("Adoption over 100 % counts as 100 %.")
BOUNCED: Final = N_("Invitations that did not arrive are left out, as nobody was asked.")
LINKED: Final = N_(
    "Each invitation is tied to the first survey answer of that person within {days} days, "
    "also to answers that are uploaded later."
)


def notes(opened: Opened, settings: Settings) -> list[Message]:
    """Return what is taken for granted in a file of facts; nothing for other kinds."""
    mapping = opened.mapping
    if mapping.kind not in FACTS:
        return []
    found = [Message(NO_CURRENCY, {"currency": settings.currency})] if _unsaid(opened) else []
    found += [Message(LINKED, {"days": ANSWER_DAYS})] if mapping.kind == "invitations" else []
    found += [Message(BOUNCED)] if _bounced(opened) else []
    found += [Message(CAPPED)] if mapping.used("adoption") else []
    found += [Message(DERIVED)] if _is_derived(mapping) else []
    return found


def _is_derived(mapping: Mapping) -> bool:
    both = mapping.used("seats") and mapping.used("active_users")
    return bool(both) and not mapping.used("adoption")


def _bounced(opened: Opened) -> bool:
    columns = (u.column for u in opened.mapping.used("status"))
    return any((cells.codes(opened.sample[c], "status") == "bounced").any() for c in columns)


def _unsaid(opened: Opened) -> bool:
    """Whether amounts are mapped and neither column nor heading nor cell names a currency."""
    columns = [u.column for use in MONEY for u in opened.mapping.used(use)]
    if not columns or opened.mapping.used("currency"):
        return False
    read = (cells.amounts(opened.sample[c], c, is_signed=True)[1] for c in columns)
    return all(currency.isna().all() for currency in read)
