"""The overview in sentences: what stands out, ranked by revenue times evidence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core.story import themes
from voc_core.story.journey import quarter
from voc_core.story.two_voices import grade_of_state, how_clear, lens_first
from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

SURE: Final = {"strong": 1.0, "likely": 0.65, "unclear": 0.35}
SHOWN: Final = 5
THEMES: Final = 2
"""At most so many of them are about themes, each about another one."""
PICTURES: Final = {"contrast": "roles", "impact": "impact", "trend": "trend"}
"""The picture of the themes that shows a finding on them."""
Choose = Callable[[pd.DataFrame], dict[Any, Any] | None]
NEAR_DAYS: Final = 90


@dataclass(frozen=True)
class Finding:
    """One sentence and the page that proves it.

    Attributes
    ----------
    text : str
        The sentence.
    page : str
        Code of the page.
    link : dict
        Filters of that page that show it.
    weight : float
        Revenue concerned times evidence, for the order. [major units]
    is_theme : bool
        Whether it says what people speak of.
    """

    text: str
    page: str
    link: dict[str, Any] = field(default_factory=dict)
    weight: float = 0.0
    is_theme: bool = False


def findings(report: Any, words: Words, limit: int = SHOWN) -> list[Finding]:
    """Return three to five sentences of an overview report, the weightiest first.

    Parameters
    ----------
    report : reports.overview.Overview
        The computed overview.
    """
    made = [finding for make in MAKERS if (finding := make(report, words)) is not None]
    made.sort(key=lambda finding: -finding.weight)
    # The why beats the how much: what people speak of is always among what is shown.
    spoken: list[Finding] = []
    for finding in (finding for finding in made if finding.is_theme):
        said = [other.link["theme"] for other in spoken]
        if len(spoken) < THEMES and finding.link["theme"] not in said:
            spoken.append(finding)
    rest = [finding for finding in made if finding not in spoken][: limit - len(spoken)]
    return sorted([*rest, *spoken], key=lambda finding: -finding.weight)


STATE_SENTENCES: Final = {
    "renewal_risk": (
        N_("Deciders at {n} account ({arr} ARR) are unhappy while its users are not: {names}."),
        N_(
            "Deciders at {n} accounts ({arr} ARR) are unhappy while their users are not;"
            " the largest: {names}."
        ),
    ),
    "crisis": (
        N_("Users and deciders are both unhappy at {n} account ({arr} ARR): {names}."),
        N_(
            "Users and deciders are both unhappy at {n} accounts ({arr} ARR); the largest: {names}."
        ),
    ),
    "adoption_risk": (
        N_("Users at {n} account ({arr} ARR) are unhappy while its deciders are content: {names}."),
        N_(
            "Users at {n} accounts ({arr} ARR) are unhappy while their deciders are content;"
            " the largest: {names}."
        ),
    ),
}


def state_sentence(report: Any, words: Words, state: str) -> str | None:
    """Return the sentence on all accounts in one state, None where there is none."""
    rows = _in_state(report, state)
    if rows.empty:
        return None
    one, many = STATE_SENTENCES[state]
    said = words.count(
        one,
        many,
        len(rows),
        arr=words.money(rows["arr"].sum(min_count=1), report.currency),
        names=words.joined(_largest(rows)),
    )
    n_sure = int((_sureness(rows) > SURE["unclear"]).sum())
    return said + how_clear(n_sure, len(rows), words)


def _sureness(rows: pd.DataFrame) -> pd.Series:
    """Return how sure the state of each account is, as a share."""
    grades = pd.Series([grade_of_state(row) for row in rows.to_dict("records")], rows.index)
    return grades.map(SURE).astype("float64").fillna(SURE["unclear"])


def map_sentence(report: Any, words: Words) -> str:
    """Return what the map of both voices shows: how many accounts are in the two corners below."""
    heard = report.accounts.dropna(subset=["user", "decision_maker"])
    n = heard["state"].value_counts()
    if not n.get("renewal_risk", 0) and not n.get("crisis", 0):
        return words("No account's deciders are unhappy")
    return words(
        "Deciders alone are unhappy at {risk} of {all} accounts, both sides at {crisis}",
        risk=words.number(n.get("renewal_risk", 0)),
        crisis=words.number(n.get("crisis", 0)),
        all=words.number(len(heard)),
    )


def _in_state(report: Any, state: str) -> pd.DataFrame:
    accounts: pd.DataFrame = report.accounts
    return accounts[accounts["state"] == state]


def _largest(rows: pd.DataFrame, n: int = 2) -> list[str]:
    return list(rows.sort_values("arr", ascending=False, na_position="last")["name"].head(n))


def _of_state(state: str) -> Callable[[Any, Words], Finding | None]:
    def finding(report: Any, words: Words) -> Finding | None:
        text = state_sentence(report, words, state)
        if text is None:
            return None
        rows = _in_state(report, state)
        weight = float((rows["arr"].fillna(0) * _sureness(rows)).sum())
        return Finding(text, "two_voices", {"state": state}, weight)

    return finding


def _silent_renewals(report: Any, words: Words) -> Finding | None:
    rows = _in_state(report, "deciders_silent")
    days = (pd.to_datetime(rows["renewal_on"]) - pd.Timestamp(report.until)).dt.days
    rows = rows[days.between(0, NEAR_DAYS)]
    if rows.empty:
        return None
    text = words.count(
        N_(
            "Nobody who decides was heard at {n} account ({arr} ARR) that renews within {days}"
            " days: {names}."
        ),
        N_(
            "Nobody who decides was heard at {n} accounts ({arr} ARR) that renew within {days}"
            " days; the largest: {names}."
        ),
        len(rows),
        arr=words.money(rows["arr"].sum(min_count=1), report.currency),
        days=NEAR_DAYS,
        names=words.joined(_largest(rows)),
    )
    link = {"state": "deciders_silent", "order": "renewal"}
    text = lens_first(text, report.lens, words)
    return Finding(text, "two_voices", link, float(rows["arr"].sum()))


def _touchpoint(is_fall: bool, one: str) -> Callable[[Any, Words], Finding | None]:
    def finding(report: Any, words: Words) -> Finding | None:
        rows: pd.DataFrame = report.touchpoints
        sure = rows["evidence"].isin(["strong", "likely"]) & (rows["n_people"] >= MIN_PEOPLE)
        moved = rows[sure & ((rows["change"] < 0) if is_fall else (rows["change"] > 0))]
        if moved.empty:
            return None
        share = moved["change"].abs() / 200 * moved["evidence"].map(SURE)
        worth = share * moved["arr_negative"].fillna(0)
        row = moved.iloc[int(worth.astype("float64").argmax())]
        text = words(
            one,
            touchpoint=words.either(row["name"], row["name_zh"]),
            points=words.number(abs(row["change"])),
            group=words.group(row["role"]),
            net=words.signed(row["net"]),
            n=words.number(row["n_people"]),
        )
        return Finding(text, "journey", {"touchpoint": int(row["touchpoint"])}, float(worth.max()))

    return finding


def _rollups(report: Any, words: Words) -> Finding | None:
    value = report.rollups.set_index("rollup")["value"]
    spread = value["everyone"] - value["revenue_weighted"]
    causes: pd.DataFrame = report.causes
    is_thin = report.rollups["n_people"].max() < MIN_PEOPLE
    if is_thin or spread != spread or abs(spread) < 10 or causes.empty:
        return None
    text = rollup_sentence(report, words)
    first = causes.iloc[0]
    total = float(report.accounts["arr"].sum())
    return Finding(
        text, "account", {"account": int(first["account"])}, total * abs(spread) / 200 * 0.65
    )


def rollup_sentence(report: Any, words: Words) -> str:
    """Return what the four roll-ups say, and which accounts make them differ."""
    rollups = report.rollups.set_index("rollup")
    value, n = rollups["value"], rollups["n_people"]["everyone"]
    if value.isna().all():
        return words("No NPS answer in the window")
    if n < MIN_PEOPLE:
        return words("Too few people answered to compare the four ways (n {n})", n=words.number(n))
    everyone = words.signed(value["everyone"])
    if value.isna()["revenue_weighted"]:
        return words("NPS is {everyone} counting everyone.", everyone=everyone)
    weighted = words.signed(value["revenue_weighted"])
    causes: pd.DataFrame = report.causes
    same_way = causes[causes["contribution"] * (value["everyone"] - value["revenue_weighted"]) > 0]
    if same_way.empty:
        return words(
            "NPS is {everyone} counting everyone and {weighted} weighted by revenue.",
            everyone=everyone,
            weighted=weighted,
        )
    return words(
        "NPS is {everyone} counting everyone but {weighted} weighted by revenue;"
        " {names} explain most of it.",
        everyone=everyone,
        weighted=weighted,
        names=words.joined(list(same_way["name"].head(2))),
    )


def _theme(
    rows: str, choose: Choose, say: Callable[[dict[Any, Any], Words], str], size: str, whole: float
) -> Callable[[Any, Words], Finding | None]:
    def finding(report: Any, words: Words) -> Finding | None:
        row = choose(getattr(report.themes, rows))
        if row is None:
            return None
        arr = 0 if row["arr"] != row["arr"] else row["arr"]
        weight = float(arr * abs(row[size]) / whole * SURE[row["evidence"]])
        link = {"view": "themes", "theme": int(row["theme"]), "picture": PICTURES[rows]}
        return Finding(say(row, words), "voices", link, weight, is_theme=True)

    return finding


MAKERS: Final = (
    _of_state("renewal_risk"),
    _of_state("crisis"),
    _of_state("adoption_risk"),
    _silent_renewals,
    _touchpoint(True, N_("{touchpoint} fell by {points} points among {group}, to {net} (n {n}).")),
    _touchpoint(False, N_("{touchpoint} rose by {points} points among {group}, to {net} (n {n}).")),
    _rollups,
    _theme("contrast", themes.widest, themes.contrast_sentence, "gap", 200),
    _theme("impact", themes.costliest, themes.cost_sentence, "impact", 100),
    _theme("trend", themes.newest, themes.trend_sentence, "change", 1),
)


TOLD: Final = ("user", "decision_maker")
"""The roles the sentence over the trend speaks of."""


def trend_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Return where users and decision makers stand in the newest quarter both were heard."""
    heard = rows[~rows["is_thin"]].set_index(["role", "quarter"])
    by_role = [set(heard.index[heard.index.get_level_values(0) == role]) for role in TOLD]
    both = set.intersection(*({day for _, day in keys} for keys in by_role))
    if not both:
        return words("Net score by role over time")
    last = max(both)
    user, decider = (heard.loc[(role, last)] for role in TOLD)
    return words(
        "{quarter}: users {user} (n {n_user}), decision makers {decider} (n {n_decider})",
        quarter=quarter(str(last), words),
        user=words.signed(user["net"]),
        n_user=words.number(user["n_people"]),
        decider=words.signed(decider["net"]),
        n_decider=words.number(decider["n_people"]),
    )
