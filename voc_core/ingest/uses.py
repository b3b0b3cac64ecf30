"""What a column of a file may be used for, by kind of rows."""

from typing import Final

from voc_core.ingest.fact_uses import FACT_USES, FACT_USES_OF_KIND

USES: Final = (
    "ignore",
    "external_id",  # the answer's own id in the tool it came from
    "account",  # name of the organisation
    "account_id",  # its id in the CRM
    "contact",  # name of the person
    "email",
    "title",
    "role",
    "department",
    "day",
    "touchpoint",
    "source",
    "score",
    "comment",
    "choices",  # what was ticked or ranked; kept beside the answers of the row, never scored
    # of accounts
    "aliases",
    "segment",
    "tier",
    "industry",
    "region",
    "product",
    "arr",
    "currency",
    "cost_to_serve",
    "csm",
    "contract_start",
    "renewal_on",
    "renewal_kind",
    "do_not_survey",
    *FACT_USES,
)
"""What a column of a file may be used for."""

USES_OF_KIND: Final = {
    "feedback": USES[:15],
    "accounts": ("ignore", "account", "account_id", *USES[15:28]),
    "contacts": (
        "ignore",
        "account",
        "account_id",
        "external_id",
        "contact",
        "email",
        "title",
        "role",
        "department",
        "do_not_survey",
    ),
    **FACT_USES_OF_KIND,
}
