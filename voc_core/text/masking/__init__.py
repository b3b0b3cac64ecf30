"""Names, e-mails, phones and ids in a text: where they stand, and the text without them."""

from voc_core.text.masking.masker import Masker
from voc_core.text.masking.spans import KINDS, Span, moved, without

__all__ = ["KINDS", "Masker", "Span", "moved", "without"]
