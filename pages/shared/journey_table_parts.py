"""The journey as a table on the settings page: stages and touchpoints, saved together."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, columns, saving
from voc_core.reports import stages as report
from voc_core.vocabulary import N_
from voc_core.wording import Words

TABLE: Final = "journey-table"
HEADINGS: Final = {
    "order": N_("Position"),
    "name": N_("Touchpoint"),
    "name_zh": N_("Touchpoint, Chinese"),
    "stage_name": N_("Stage"),
    "stage_name_zh": N_("Stage, Chinese"),
    "is_moment_of_truth": N_("Moment of truth"),
    "weight": N_("Weight"),
    "n_feedback": N_("Voices"),
    "expectation": N_("What the customer expects"),
    "expectation_zh": N_("What the customer expects, Chinese"),
    "channel": N_("Channel"),
    "owner": N_("Owner"),
    "frontstage": N_("Frontstage"),
    "backstage": N_("Backstage"),
    "support": N_("Support processes"),
    "tools": N_("Tools"),
}


def touchpoints(words: Words) -> None:
    """Draw the table of stages and touchpoints of one journey."""
    everything = cache.report(report.stages)
    journey = _journey(everything, words)
    before = everything[everything["journey"] == journey].reset_index(drop=True)
    if before.empty:
        st.markdown(words("There is no journey yet. Write its stages and touchpoints here."))
    st.caption(
        words(
            "One row per touchpoint. The number in Position decides the order: 2.5 comes between "
            "2 and 3. A stage is renamed where all of its rows carry the new name. Add rows at the "
            "end of the table; a touchpoint that voices belong to cannot be deleted."
        )
    )
    after = st.data_editor(
        before,
        key=saving.edition(f"{TABLE}-{journey}"),
        num_rows="dynamic",
        hide_index=True,
        height=620 if len(before) > 14 else "content",
        column_order=list(HEADINGS),
        column_config=_columns(words),
        disabled=["n_feedback"],
        placeholder="–",
        alt=words("Stages and touchpoints, one touchpoint each row, to edit"),
    )
    saving.bar(
        words,
        f"{TABLE}-{journey}",
        report.n_changes(before, after),
        lambda: report.save(cache.store(), before, after, journey),
    )


def _journey(everything: Any, words: Words) -> int | None:
    names = {
        int(i): name
        for i, name in everything[["journey", "journey_name"]].drop_duplicates().to_numpy()
    }
    if len(names) < 2:
        return next(iter(names), None)
    return st.selectbox(
        words("Journey"),
        list(names),
        key="journey-edited",
        format_func=names.__getitem__,
        width=320,
    )


def _columns(words: Words) -> dict[str, Any]:
    column = st.column_config
    names = columns.headings(HEADINGS, words)
    special = {
        "order": column.NumberColumn(names["order"], width=80, format="%g", pinned=True),
        "name": column.TextColumn(names["name"], required=True, pinned=True, width=180),
        "stage_name": column.TextColumn(names["stage_name"], required=True, width=140),
        "is_moment_of_truth": column.CheckboxColumn(
            names["is_moment_of_truth"],
            default=False,
            width=130,
            help=words("Marked on the journey map: here the customer makes up their mind."),
        ),
        "weight": column.NumberColumn(
            names["weight"], min_value=0, max_value=10, default=1.0, width=90, format="%g"
        ),
        "n_feedback": column.NumberColumn(names["n_feedback"], width=90),
    }
    return names | special
