"""What goes wrong, as RFC 9457 problem JSON in the language of the caller."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from voc_core.errors import Message, Problem, StoreError, VocError
from voc_core.vocabulary import N_
from voc_core.wording import Words, language_of

MOST_PROBLEMS: Final = 200
"""Problems told in one answer; `n_problems` counts all of them."""
MEDIA_TYPE: Final = "application/problem+json"
RETRY_STORE: Final = "30"
"""When to come back while another writes. [seconds]"""

KINDS: Final = {
    "json": (400, N_("The body is not JSON as we read it.")),
    "form": (400, N_("The form is not as we read it.")),
    "token": (401, N_("A token is needed.")),
    "scope": (403, N_("The token does not allow this.")),
    "missing": (404, N_("There is nothing here.")),
    "method": (405, N_("This address does not take that method.")),
    "slow": (408, N_("The body did not arrive in time.")),
    "length": (413, N_("The body is too large.")),
    "media": (415, N_("The body is of a kind we do not read.")),
    "rows": (422, N_("Something sent cannot be read. Nothing was imported.")),
    "file": (422, N_("The file cannot be imported. Nothing was changed.")),
    "unclear": (422, N_("Only a person can say how this file is meant. Nothing was imported.")),
    "rate": (429, N_("Too many calls.")),
    "bug": (500, N_("Something went wrong on our side.")),
    "store": (503, N_("The store cannot be used now. Nothing was changed.")),
}
"""Status and title of each kind of problem."""

log = logging.getLogger("antiphon")


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """A call that is answered with a problem.

    Parameters
    ----------
    kind : str
        Key of `KINDS`.
    detail : Message or VocError or None
        What, where and what to do.
    problems : sequence of Problem
        What is wrong, by row and field.
    headers : mapping
        Headers of the answer.
    **more
        Further members of the problem, ready for JSON.
    """

    def __init__(
        self,
        kind: str,
        detail: Message | VocError | None = None,
        problems: Sequence[Problem] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(kind)
        self.kind, self.detail, self.problems = kind, detail, problems
        self.headers, self.more = dict(headers or {}), more

    def answer(self, words: Words) -> JSONResponse:
        """Return the problem in the caller's language."""
        status, title = KINDS[self.kind]
        body: dict[str, Any] = {
            "type": f"urn:antiphon:problem:{self.kind}",
            "title": words(title),
            "status": status,
        }
        if self.detail is not None:
            body["detail"] = words.message(self.detail)
        if self.problems:
            body["problems"] = [row_problem(p, words) for p in self.problems[:MOST_PROBLEMS]]
            body["n_problems"] = len(self.problems)
        return JSONResponse({**body, **self.more}, status, self.headers, MEDIA_TYPE)


def row_problem(problem: Problem, words: Words) -> dict[str, object]:
    """Return one problem as row, field, found and expected."""
    return {
        "row": problem.row,
        "field": problem.column,
        "found": problem.found,
        "expected": words.message(problem.expected),
    }


def words_of(request: Request) -> Words:
    """Return the wording for the first language of `Accept-Language`."""
    return Words(language_of(request.headers.get("accept-language", "").strip()))


def refusal_of(error: Exception) -> Refusal:
    """Return the problem that stands for an error; a bug goes to the log under an id."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, StoreError):
        log.error("%s", error)  # Its sentence names a path, which is nobody's business out there.
        return Refusal("store", headers={"Retry-After": RETRY_STORE})
    if isinstance(error, VocError):
        return Refusal("file", error)
    if isinstance(error, HTTPException):
        return _of_status(error)
    identity = secrets.token_hex(4)
    log.error("API error %s", identity, exc_info=error)
    return Refusal("bug", id=identity)


async def on_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error outside the endpoints, such as an unknown address."""
    return refusal_of(error).answer(words_of(request))


def _of_status(error: HTTPException) -> Refusal:
    kinds = {HTTPStatus.NOT_FOUND: "missing", HTTPStatus.METHOD_NOT_ALLOWED: "method"}
    kind = kinds.get(HTTPStatus(error.status_code), "form")
    return Refusal(kind, headers=error.headers)
