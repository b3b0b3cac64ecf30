"""overview"""
from pages.shared import frame
with frame.page("overview") as (filters, words):
    pass
