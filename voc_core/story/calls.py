"""Why to call an account, in words."""

import pandas as pd

from voc_core.wording import Words


def call_reason(row: pd.Series, words: Words, *, hide_names: bool, currency: str) -> str:
    """Return why to call an account: who said what, when, and what is at stake."""
    who = words.label(row["role"])
    if not hide_names and isinstance(row["contact_name"], str):
        who = words("{name} ({role})", name=row["contact_name"], role=who)
    said = (
        words(
            "scored {score} of {high} ({metric})",
            score=words.number(row["score"]),
            high=words.number(row["scale_high"]),
            metric=words.label(row["metric"]),
        )
        if row["score"] == row["score"]
        else words("was negative in: {source}", source=words.label(row["source"]))
    )
    parts = [words("{who} {said} on {day}", who=who, said=said, day=words.day(row["day"]))]
    if row["days_to_renewal"] == row["days_to_renewal"] and row["days_to_renewal"] >= 0:
        days = int(row["days_to_renewal"])
        parts.append(words.count("renewal in {n} day", "renewal in {n} days", days))
    parts.append(words("{arr} ARR", arr=words.money(row["arr"], currency)))
    return " · ".join(parts)
