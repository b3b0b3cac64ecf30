"""``POST /api/feedback``: one feedback, several, or a batch with the system it comes from."""

import hashlib
from collections import Counter
from typing import Any, Final

from starlette.responses import JSONResponse

from voc_core.api import bodies, flags, valid
from voc_core.api.gate import Call
from voc_core.api.refusals import Refusal, row_problem
from voc_core.api.takes import DEFAULT_SYSTEM
from voc_core.errors import Message, Problem
from voc_core.reports import posting, receipt_file
from voc_core.reports.posting import Posted
from voc_core.vocabulary import N_
from voc_core.wording import Words

ONE_SYSTEM: Final = N_("expected the source system of the first item, {first}; send another body")
WHOLE: Final = N_("Mend the items named, or send `?partial=true` to import the others.")
NONE_GOOD: Final = N_("None of the items can be read.")


async def post(call: Call) -> JSONResponse:
    """Import feedback and say what became of each item."""
    partial = flags.yes_no(flags.known(call.request, "partial"), "partial")
    value, body = await bodies.json_of(call.request)
    items, system = _unpacked(value)
    posted = await call.in_thread(_posted, call, items, system, body, partial=partial)
    if posted.receipt is None:
        detail = NONE_GOOD if partial else WHOLE
        raise Refusal("rows", Message(detail), posted.problems)
    receipt = posted.receipt
    status = 201 if receipt.answers_added + receipt.answers_updated else 200
    headers = {"Location": f"/api/imports/{receipt.id}"}
    return JSONResponse(_told(items, posted, call.words), status, headers)


def _unpacked(value: Any) -> tuple[list[Any], Any]:
    """Return the items of a body, and the source system said for all of them."""
    is_batch = isinstance(value, dict) and "feedback" in value
    batch = value if is_batch else {"feedback": value if isinstance(value, list) else [value]}
    if problems := valid.problems("Envelope", batch):
        raise Refusal("rows", problems=problems)
    return batch["feedback"], batch.get("source_system")


def _posted(call: Call, items: list[Any], system: Any, body: bytes, *, partial: bool) -> Posted:
    problems = [p for row, i in enumerate(items, 1) for p in valid.problems("Feedback", i, row)]
    sent = {row: item if isinstance(item, dict) else {} for row, item in enumerate(items, 1)}
    wrong = {p.row for p in problems}
    systems = {
        row: item.pop("source_system", None) or system or DEFAULT_SYSTEM
        for row, item in sent.items()
        if row not in wrong
    }
    first = next(iter(systems.values()), DEFAULT_SYSTEM)
    expected = Message(ONE_SYSTEM, {"first": first})
    problems += [
        Problem(row, "source_system", name, expected)
        for row, name in systems.items()
        if name != first
    ]
    digest = hashlib.sha256(body).hexdigest()
    return posting.post(call.store, sent, problems, first, digest, partial=partial)


def _told(items: list[Any], posted: Posted, words: Words) -> dict[str, Any]:
    receipt = posted.receipt
    assert receipt is not None
    return {
        "import": receipt.id,
        "source_system": receipt.source_system,
        "received": len(items),
        **_counts(posted),
        "accounts_added": list(receipt.accounts_added),
        "contacts_added": receipt.contacts_added,
        "touchpoints_added": list(receipt.touchpoints_added),
        "items": [_item(row, items[row - 1], why) for row, why in sorted(posted.outcomes.items())],
        "problems": [row_problem(p, words) for p in posted.problems],
    }


def _counts(posted: Posted) -> dict[str, int]:
    became = Counter(receipt_file.outcome_of(code)[0] for code in posted.outcomes.values())
    return {name: became[name] for name in receipt_file.NAMES}


def _item(row: int, item: Any, outcome: str) -> dict[str, Any]:
    identity = item.get("external_id") if isinstance(item, dict) else None
    became, reason = receipt_file.outcome_of(outcome)
    return {
        "row": row,
        "external_id": identity if isinstance(identity, str) else None,
        "outcome": became,
        "reason": reason,
    }
