"""Where on the journey does it hurt, for whom, and what is behind it?"""

from pages.shared import cache, frame, journey_panel, journey_parts, saving
from voc_core.reports.journey import journey

with frame.page("journey") as (filters, words):
    saving.tell()
    report = cache.report(journey, filters)
    if report.curve.empty:
        journey_parts.without_touchpoints(words)
    elif not report.n_answers:
        journey_parts.unheard(filters, words)
    else:
        chosen = journey_parts.chosen(report)
        journey_parts.picture(report, chosen, words)
        journey_parts.choice(report, words)
        journey_parts.shapes(report, words)
        if chosen is not None:
            journey_panel.drawer(filters, chosen, words)
