"""Why two look the same, in words: in the upload wizard and among the duplicates."""

from typing import Final

from voc_core.vocabulary import N_
from voc_core.wording import Words

REASONS: Final = {
    "same_email": N_("They have the same e-mail."),
    "same_name": N_("Their names are the same but for case, punctuation and legal form."),
    "same_domain": N_("Their people write from the same mail domain; they may be one group."),
    "order": N_("Their names have the same words in another order."),
    "sound": N_("Their names sound the same."),
    "region": N_("Their names are the same but for a place."),
    "branch": N_("One is a branch of the other by its name."),
    "legal_form": N_("Their names are the same but for the legal form."),
    "contained": N_("One name begins with the other."),
    "initials": N_("One name may be short for the other."),
    "alike": N_("Their names are {likeness} alike."),
}
SAME_PERSON: Final = N_("They have the same name.")


def reason(code: str, likeness: float, kind: str, words: Words) -> str:
    """Return the reason as a sentence.

    Parameters
    ----------
    code : str
        One of `likeness.REASONS`.
    likeness : float
        How alike they are. [0 to 100]
    kind : str
        ``accounts`` or ``contacts``.
    """
    msgid = SAME_PERSON if (kind, code) == ("contacts", "same_name") else REASONS[code]
    return words(msgid, likeness=words.percent(likeness / 100))
