"""What a column of a file is used for, in words."""

from typing import Final

from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.vocabulary import N_
from voc_core.wording import Words

USES: Final = {
    "ignore": N_("Leave out"),
    "external_id": N_("Id of the answer"),
    "account": N_("Account"),
    "account_id": N_("Account id in the CRM"),
    "contact": N_("Name of the person"),
    "email": N_("E-mail address"),
    "title": N_("Job title"),
    "role": N_("Role"),
    "department": N_("Department"),
    "day": N_("Day"),
    "touchpoint": N_("Touchpoint"),
    "source": N_("Source"),
    "score": N_("Score"),
    "comment": N_("Comment"),
    "choices": N_("Ticked or ranked choices"),
    "aliases": N_("Other names"),
    "segment": N_("Segment"),
    "tier": N_("Tier"),
    "industry": N_("Industry"),
    "region": N_("Region"),
    "product": N_("Product"),
    "arr": N_("Annual recurring revenue"),
    "currency": N_("Currency"),
    "cost_to_serve": N_("Cost to serve"),
    "csm": N_("Customer success manager"),
    "contract_start": N_("Contract start"),
    "renewal_on": N_("Renewal"),
    "renewal_kind": N_("Kind of renewal"),
    "do_not_survey": N_("Do not survey"),
    "sent_on": N_("Day of asking"),
    "survey": N_("Survey"),
    "status": N_("What became of it"),
    "answered_on": N_("Day of the answer"),
    "response_id": N_("Id of the answer"),
    "month": N_("Month"),
    "seats": N_("Seats"),
    "active_users": N_("Active users"),
    "adoption": N_("Adoption"),
    "revenue": N_("Revenue"),
    "days_late": N_("Days paid late"),
    "expansion": N_("Expansion"),
    "outcome": N_("Outcome"),
    "amount": N_("Amount"),
}
DATE_ORDERS: Final = {
    "ymd": N_("year first"),
    "dmy": N_("day first"),
    "mdy": N_("month first"),
}
ID_OF_PERSON: Final = N_("Id of the person")


def use_label(code: str, kind: str, words: Words) -> str:
    """Return the word shown for what a column may be used for."""
    return words(ID_OF_PERSON if kind == "contacts" and code == "external_id" else USES[code])


def label_of(use: ColumnUse, kind: str, words: Words) -> str:
    """Return the word shown for what a column is used for; a score by its metric."""
    if use.use == "score" and use.metric is not None:
        return words.label(use.metric)
    return use_label(use.use, kind, words)


def in_words(mapping: Mapping, words: Words) -> dict[str, str]:
    """Return what each column that is not left out is used for, by its heading."""
    return {
        use.column: _told(use, mapping.kind, words)
        for use in mapping.columns
        if use.use != "ignore"
    }


def for_all_rows(mapping: Mapping, words: Words) -> list[str]:
    """Return what stands for every row of the file without a column of its own."""
    said = []
    if mapping.kind == "feedback" and not mapping.used("source"):
        said.append(words("Source of every row: {source}", source=words.label(mapping.source)))
    for label, value in (
        (N_("Touchpoint of every row: {value}"), mapping.touchpoint),
        (N_("Day of every row: {value}"), mapping.day and words.day(mapping.day)),
        (N_("Account of every row: {value}"), mapping.account),
    ):
        if value:
            said.append(words(label, value=value))
    return said


def _told(use: ColumnUse, kind: str, words: Words) -> str:
    parts = [label_of(use, kind, words)]
    if use.use == "score" and use.low is not None and use.high is not None:
        parts.append(f"{use.low:g}–{use.high:g}")
        if use.high_is_easy is False:
            parts.append(words("a low number is the good answer"))
    if use.labels:
        pairs = sorted(use.labels.items(), key=lambda pair: -pair[1])
        parts.append(", ".join(f"{label} = {score:g}" for label, score in pairs))
    if use.about:
        parts.append(words("explains {column}", column=use.about))
    if use.touchpoint:
        parts.append(words("at {touchpoint}", touchpoint=use.touchpoint))
    if use.date_order:
        parts.append(words(DATE_ORDERS[use.date_order]))
    return " · ".join(parts)
