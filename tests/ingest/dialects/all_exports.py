"""One export of every tool, in every form its tests know: by dialect and form."""

from tests.ingest.dialects import chinese_exports, desk_exports, western_exports

EXPORTS = {
    **western_exports.EXPORTS,
    **desk_exports.EXPORTS,
    **chinese_exports.EXPORTS,
}
"""Rows, or bytes where a container matters; the first word is the dialect."""
