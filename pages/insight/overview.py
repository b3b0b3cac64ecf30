"""What should leadership know today?"""

import streamlit as st

from pages.shared import cache, frame, overview_parts
from voc_core.charts import overview as pictures
from voc_core.charts import overview_map
from voc_core.reports.overview import overview
from voc_core.story import overview as sentences

with frame.page("overview") as (filters, words):
    report = cache.report(overview, filters)
    if not report.n_feedback:
        frame.unheard(words, words("Nothing was heard under these filters."))
        st.stop()
    if filters.roles:
        overview_parts.all_roles(words)
    found = sentences.findings(report, words)
    overview_parts.findings(found, words)
    overview_parts.measures(report, words)

    left, right = st.columns(2)
    with left:
        title = sentences.map_sentence(report, words)
        picture = overview_map.two_voices_map(report.accounts, title, report.currency, words)
        picked = frame.figure(picture, "overview-map", picks="account")
        if picked is not None:
            frame.go("account", account=int(picked))
    with right:
        title = sentences.trend_sentence(report.trend, words)
        frame.figure(pictures.trend(report.trend, title, words), "overview-trend")

    left, right = st.columns(2)
    with left:
        title = sentences.rollup_sentence(report, words)
        frame.figure(pictures.rollups(report.rollups, title, words), "overview-rollups")
    with right:
        overview_parts.causes(report, words)
    overview_parts.calls(report, words)
