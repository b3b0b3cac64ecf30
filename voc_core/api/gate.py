"""Who may call: token, scope and rate are checked before an endpoint sees anything."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, ParamSpec, TypeVar

import anyio
from starlette.requests import Request
from starlette.responses import Response

from voc_core.api.rate import WINDOW, Bucket, Grant
from voc_core.api.refusals import Refusal, refusal_of, words_of
from voc_core.errors import Message
from voc_core.settings import Settings
from voc_core.store import Store, tokens
from voc_core.store import settings as stored_settings
from voc_core.store.base import acting_as
from voc_core.store.tokens import Token
from voc_core.vocabulary import N_
from voc_core.wording import Words

P = ParamSpec("P")
T = TypeVar("T")

WRITERS: Final = 2
"""Imports at once; SQLite takes one writer at a time, the other is read and checked meanwhile."""
READERS: Final = 8
CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="antiphon"'}
SEND_TOKEN: Final = N_(
    "Send it as header `Authorization: Bearer …`. Tokens are made on the settings page, under API."
)
NEEDS_SCOPE: Final = N_("It needs the scope '{scope}'. Make a token with it.")
SLOWER: Final = N_("{limit} calls a minute are taken. Try again in {wait} s.")


@dataclass(frozen=True)
class Call:
    """One call that was let in.

    Attributes
    ----------
    request : Request
        As it came; its body is not read yet.
    store : Store
        Where it reads and writes.
    settings : Settings
        In force.
    words : Words
        The caller's language.
    token : Token
        Who calls.
    """

    request: Request
    store: Store
    settings: Settings
    words: Words
    token: Token
    threads: anyio.CapacityLimiter

    async def in_thread(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Return the result of slow work, done by the token's name while others are served."""

        def work() -> T:
            with acting_as(f"api:{self.token.name}"):
                return function(*arguments, **named)

        return await anyio.to_thread.run_sync(work, limiter=self.threads)


Endpoint = Callable[[Call], Awaitable[Response]]


@dataclass
class Gate:
    """Lets calls in.

    Parameters
    ----------
    open_store : callable
        Returns the store, its schema up to date.
    """

    open_store: Callable[[], Store]
    calls: Bucket = field(default_factory=Bucket)
    failures: Bucket = field(default_factory=Bucket)
    writers: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(WRITERS))
    readers: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(READERS))

    def guarded(self, scope: str, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        """Return an endpoint that only tokens with `scope` reach, within their rate."""

        async def answer(request: Request) -> Response:
            words, headers = words_of(request), {}
            try:
                store, settings, token = await self._who(request)
                grant = self.calls.take(token.id, settings.api_calls)
                headers = _limits(grant)
                _check_rate(grant)
                if scope not in token.scopes:
                    raise Refusal("scope", Message(NEEDS_SCOPE, {"scope": scope}))
                threads = self.writers if scope == "write" else self.readers
                response = await endpoint(Call(request, store, settings, words, token, threads))
            except Exception as error:
                response = refusal_of(error).answer(words)
            response.headers.update(headers)
            return response

        return answer

    async def in_thread(self, function: Callable[..., T], *arguments: Any) -> T:
        """Return the result of a quick look at the store."""
        work = functools.partial(function, *arguments)
        return await anyio.to_thread.run_sync(work, limiter=self.readers)

    async def _who(self, request: Request) -> tuple[Store, Settings, Token]:
        store, settings, token = await self.in_thread(self._found, _secret(request))
        if token is None:
            address = request.client.host if request.client else ""
            _check_rate(self.failures.take(address, settings.api_failures))
            raise Refusal("token", Message(SEND_TOKEN), headers=CHALLENGE)
        return store, settings, token

    def _found(self, secret: str) -> tuple[Store, Settings, Token | None]:
        store = self.open_store()
        token = tokens.find(store, secret)
        if token is not None:
            tokens.used(store, token.id)
        return store, stored_settings.settings(store), token


def _secret(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _check_rate(grant: Grant) -> None:
    if grant.wait:
        wait = -int(-grant.wait // 1)
        said = Message(SLOWER, {"limit": grant.limit, "wait": wait})
        raise Refusal("rate", said, headers={"Retry-After": str(wait), **_limits(grant)})


def _limits(grant: Grant) -> dict[str, str]:
    """Return the rate as the header fields of the IETF's draft on rate limits."""
    return {
        "RateLimit-Policy": f'"calls";q={grant.limit};w={WINDOW:.0f}',
        "RateLimit": f'"calls";r={grant.remaining};t={-int(-grant.full_in // 1)}',
    }
