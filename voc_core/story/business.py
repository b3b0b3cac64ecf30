"""Usage, payments and outcomes of one account in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from voc_core.wording import Words


def finding(
    latest: Mapping[str, Any] | None, payment: Mapping[str, Any] | None, words: Words
) -> str:
    """Return what the newest month says of use and payment; empty where nothing is known."""
    sentences = [_adoption(latest, words) if latest else "", _paid(payment, words)]
    return (" " if words.language == "en" else "").join(filter(None, sentences))


def seats(latest: Mapping[str, Any], words: Words) -> str:
    """Return seats and active users of the newest month; either may be unknown."""
    month = words.month(latest["month"])
    if pd.isna(latest["seats"]) and pd.isna(latest["active_users"]):
        return month
    if pd.isna(latest["seats"]):
        active = words.count("{n} active user", "{n} active users", int(latest["active_users"]))
        return words("{what}, {month}", what=active, month=month)
    if pd.isna(latest["active_users"]):
        bought = words.count("{n} seat", "{n} seats", int(latest["seats"]))
        return words("{what}, {month}", what=bought, month=month)
    return words(
        "{active} active of {seats} seats, {month}",
        active=words.number(int(latest["active_users"])),
        seats=words.number(int(latest["seats"])),
        month=month,
    )


def delay(days: Any, words: Words) -> str:
    """Return how late a payment came, in words."""
    if pd.isna(days):
        return "–"
    days = int(days)
    if days > 0:
        return words.count("{n} day late", "{n} days late", days)
    return words.count("{n} day early", "{n} days early", -days) if days else words("On time")


def outcome(row: Mapping[Any, Any], words: Words) -> str:
    """Return one outcome of a contract: what, how much, when."""
    what, day = words.label(str(row["kind"])), words.day(str(row["occurred_on"]))
    if pd.isna(row["amount"]):
        return words("{what} on {day}", what=what, day=day)
    amount = words.money(float(row["amount"]), str(row["currency"]))
    return words("{what} on {day}, {amount}", what=what, day=day, amount=amount)


def _adoption(latest: Mapping[str, Any], words: Words) -> str:
    share, change = latest["adoption"], latest["change"]
    if pd.isna(share):
        return ""
    values = {"share": words.percent(share), "month": words.month(latest["month"])}
    if pd.isna(change):
        return words("{share} of the seats were in use in {month}.", **values)
    points = round(abs(change))
    if not points:
        return words(
            "{share} of the seats were in use in {month}, as three months before.", **values
        )
    if change > 0:
        return words.count(
            "{share} of the seats were in use in {month}, {n} point up on three months before.",
            "{share} of the seats were in use in {month}, {n} points up on three months before.",
            points,
            **values,
        )
    return words.count(
        "{share} of the seats were in use in {month}, {n} point down on three months before.",
        "{share} of the seats were in use in {month}, {n} points down on three months before.",
        points,
        **values,
    )


def _paid(payment: Mapping[str, Any] | None, words: Words) -> str:
    if payment is None or pd.isna(payment["days_late"]):
        return ""
    days = int(payment["days_late"])
    if days <= 0:
        return words("The last payment came on time.")
    return words.count(
        "The last payment came {n} day late.", "The last payment came {n} days late.", days
    )
