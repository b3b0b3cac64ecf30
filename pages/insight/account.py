"""account"""
from pages.shared import frame
with frame.page("account") as (filters, words):
    pass
