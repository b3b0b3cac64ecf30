"""journey"""
from pages.shared import frame
with frame.page("journey") as (filters, words):
    pass
