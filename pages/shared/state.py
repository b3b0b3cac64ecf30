"""Every `session_state` key, and so every name in a link. One place, so that none is used twice."""

from typing import Final

LANGUAGE: Final = "lang"

LENS: Final = "lens"
WINDOW: Final = "window"
SINCE: Final = "since"
UNTIL: Final = "until"
ROLES: Final = "roles"
SOURCES: Final = "sources"
CUTS: Final = ("region", "segment", "tier", "industry", "product", "csm")
HIDE_NAMES: Final = "hide"

ACCOUNT: Final = "account"
TOUCHPOINT: Final = "touchpoint"
ORDER: Final = "order"
STATE: Final = "state"

QUERY: Final = "q"
TONE: Final = "tone"
VERDICT: Final = "verdict"
METRIC: Final = "metric"
SCORE: Final = "score"
MIXED: Final = "mixed"
THEME: Final = "theme"
VIEW: Final = "view"
VIEWS: Final = ("quotes", "themes")
PICTURE: Final = "picture"
PICTURES: Final = ("impact", "roles", "trend")
BY_REVENUE: Final = "revenue"
LIKE: Final = "like"
COLLECTION: Final = "collection"
OF_VOICES: Final = (
    QUERY,
    TONE,
    VERDICT,
    METRIC,
    SCORE,
    MIXED,
    THEME,
    VIEW,
    PICTURE,
    LIKE,
    COLLECTION,
)
"""What a person chose on the voices page alone."""
VOICES_PAGES: Final = "_voices_pages"

IMPORT: Final = "import"

SECTION: Final = "section"
THEME_EDITED: Final = "_theme"
EDITIONS: Final = "_editions"
SAID: Final = "_said"

JOURNEY_CLICKS: Final = "_journey_clicks"

UPLOAD: Final = "_upload"
UPLOAD_PIECE: Final = "_upload_piece"
UPLOAD_PAST: Final = "_upload_past"
