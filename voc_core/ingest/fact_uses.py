"""What columns of invitations, usage, commerce and outcomes may be used for."""

from typing import Final

FACT_USES: Final = (
    # of invitations
    "sent_on",
    "survey",
    "status",
    "answered_on",
    "response_id",  # id of the answer in the tool that asked
    # of usage and commerce
    "month",
    "seats",
    "active_users",
    "adoption",
    "revenue",
    "days_late",
    "expansion",
    # of outcomes
    "outcome",
    "amount",
)
"""Uses that other kinds do not have."""

WHOSE: Final = ("ignore", "account", "account_id")
FACT_USES_OF_KIND: Final = {
    "invitations": (
        *WHOSE,
        *("contact", "email", "title", "role", "department"),
        *("sent_on", "survey", "status", "answered_on", "response_id"),
    ),
    "usage": (*WHOSE, "month", "seats", "active_users", "adoption"),
    "commerce": (*WHOSE, "month", "revenue", "days_late", "expansion", "currency"),
    "outcomes": (*WHOSE, "day", "outcome", "amount", "currency"),
}
"""All uses of each kind of `vocabulary.FACTS`."""
