"""The closed sets of words. One name per idea: the code is the value in data, links and files."""

from typing import Final


def N_(message: str) -> str:  # noqa: N802 - the name every gettext extractor knows
    """Mark an English sentence for translation without translating it yet."""
    return message


ROLES: Final = ("user", "manager", "decision_maker", "unknown")
SENIORITY: Final = ("decision_maker", "manager", "user")
ROLE_SOURCES: Final = ("crm", "csm", "inferred")
DEPARTMENTS: Final = (
    "executive",
    "finance",
    "procurement",
    "it",
    "audit",
    "legal",
    "operations",
    "support",
    "other",
)
SOURCES: Final = ("survey", "ticket", "crm_note", "qbr", "interview", "review", "other")
METRICS: Final = ("nps", "csat", "ces", "rating", "none")
LENSES: Final = ("voice", "nps", "csat", "ces", "text")
TIERS: Final = ("key", "standard")
RENEWAL_KINDS: Final = ("auto", "negotiated", "tender")
STATES: Final = (
    "renewal_risk",
    "crisis",
    "adoption_risk",
    "deciders_silent",
    "users_silent",
    "silent",
    "harmony",
)
EVIDENCE: Final = ("strong", "likely", "unclear")
SIDES: Final = ("negative", "neutral", "positive")
"""What a tone or a score says."""
ROLLUPS: Final = ("everyone", "account_average", "decider_first", "revenue_weighted")
KINDS: Final = (
    "feedback",
    "accounts",
    "contacts",
    "invitations",
    "usage",
    "commerce",
    "outcomes",
)
FACTS: Final = ("invitations", "usage", "commerce", "outcomes")
"""Kinds whose every row states one fact about a person or an account."""
OUTCOMES: Final = ("renewed", "churned", "expanded", "contracted")
INVITATION_STATUSES: Final = ("sent", "opened", "responded", "opted_out", "bounced")
LANGUAGES: Final = ("en", "zh_CN")
ASIDE: Final = (
    *("partial", "preview", "test", "spam", "screened_out", "speeder"),
    *("footer", "deleted", "no_outcome", "joined"),
)
"""Why a row of a file is no answer and is set aside before it is checked."""

MIN_PEOPLE: Final = 5
"""Under this many people no average is drawn: each answer is a dot. [people]"""

LABELS: Final[dict[str, str]] = {
    # rows set aside
    "partial": N_("Not finished"),
    "preview": N_("Preview of the survey"),
    "test": N_("Test"),
    "spam": N_("Spam"),
    "screened_out": N_("Screened out"),
    "speeder": N_("Answered too fast"),
    "footer": N_("Line of totals or footer"),
    "deleted": N_("Deleted in the tool"),
    "no_outcome": N_("New business, or not decided yet"),
    "joined": N_("Comment kept with the score of its response"),
    # roles
    "user": N_("User"),
    "manager": N_("Manager"),
    "decision_maker": N_("Decision maker"),
    "unknown": N_("Role not tagged"),
    # how a role became known
    "crm": N_("From the CRM"),
    "csm": N_("Tagged by the CSM"),
    "inferred": N_("Inferred from the title"),
    # departments
    "executive": N_("Executive"),
    "finance": N_("Finance"),
    "procurement": N_("Procurement"),
    "it": N_("IT"),
    "audit": N_("Audit"),
    "legal": N_("Legal"),
    "operations": N_("Operations"),
    "support": N_("Support"),
    "other": N_("Other"),
    # sources
    "survey": N_("Survey"),
    "ticket": N_("Ticket"),
    "crm_note": N_("CRM note"),
    "qbr": N_("QBR minutes"),
    "interview": N_("Interview"),
    "review": N_("Review"),
    # metrics and lenses
    "nps": N_("NPS"),
    "csat": N_("CSAT"),
    "ces": N_("CES"),
    "rating": N_("Other score"),
    "none": N_("Text only"),
    "voice": N_("All voices"),
    "text": N_("Text only (tone)"),
    # tiers and renewals
    "key": N_("Key account"),
    "standard": N_("Standard account"),
    "auto": N_("Renews automatically"),
    "negotiated": N_("Negotiated renewal"),
    "tender": N_("Goes to tender"),
    # states of an account
    "renewal_risk": N_("Renewal risk"),
    "crisis": N_("Crisis"),
    "adoption_risk": N_("Adoption risk"),
    "deciders_silent": N_("Deciders silent"),
    "users_silent": N_("Users silent"),
    "silent": N_("Silent"),
    "harmony": N_("Harmony"),
    # evidence
    "strong": N_("Strong evidence"),
    "likely": N_("Likely"),
    "unclear": N_("Unclear"),
    # what is masked in a text
    "person": N_("name"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "id": N_("id"),
    # what a tone or a score says
    "negative": N_("Negative"),
    "neutral": N_("Neutral"),
    "positive": N_("Positive"),
    # roll-ups
    "everyone": N_("Everyone counted once"),
    "account_average": N_("Average of accounts"),
    "decider_first": N_("Decision maker first"),
    "revenue_weighted": N_("Weighted by revenue"),
    # kinds of rows
    "feedback": N_("Feedback"),
    "accounts": N_("Accounts"),
    "contacts": N_("Contacts"),
    "invitations": N_("Invitations"),
    "usage": N_("Usage"),
    "commerce": N_("Commerce"),
    "outcomes": N_("Outcomes"),
    # outcomes of a contract
    "renewed": N_("Renewed"),
    "churned": N_("Churned"),
    "expanded": N_("Expanded"),
    "contracted": N_("Contracted"),
}
"""English words shown for each code; the catalogue holds the Chinese."""

GROUPS: Final[dict[str, str]] = {
    "user": N_("users"),
    "manager": N_("managers"),
    "decision_maker": N_("decision makers"),
    "unknown": N_("people without a role"),
}
"""English words for all people of a role, inside a sentence."""
