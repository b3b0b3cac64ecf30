"""two_voices"""
from pages.shared import frame
with frame.page("two_voices") as (filters, words):
    pass
