"""How often somebody may call: one moment in time per caller, refilled as time goes by."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

WINDOW: Final = 60.0
"""Time the limits are said for. [seconds]"""
MOST_CALLERS: Final = 10_000
"""Callers remembered; those whose bucket is full again are dropped first."""


@dataclass(frozen=True)
class Grant:
    """Whether one call may go on.

    Attributes
    ----------
    limit, remaining : int
        Calls per `WINDOW`, and how many could follow at once.
    wait : float
        Time until the next call is granted, 0 where this one is. [seconds]
    full_in : float
        Time until all calls of the window are there again. [seconds]
    """

    limit: int
    remaining: int
    wait: float
    full_in: float


@dataclass
class Bucket:
    """A token bucket per caller, kept as the moment at which it will be full again.

    A library would bring three packages and a timer thread per call for this one number.

    Parameters
    ----------
    clock : callable
        Seconds that never run backwards.
    """

    clock: Callable[[], float] = time.monotonic
    full_at: dict[object, float] = field(default_factory=dict)

    def take(self, caller: object, limit: int) -> Grant:
        """Take one call of `limit` per window, if there is one."""
        now, one = self.clock(), WINDOW / limit
        full_at = max(self.full_at.get(caller, now), now) + one
        wait = full_at - now - WINDOW
        # A call refilled to the last bit of a float is a call.
        if wait > one * 1e-6:
            return Grant(limit, 0, wait, full_at - one - now)
        self._forget(now)
        self.full_at[caller] = full_at
        return Grant(limit, int((now + WINDOW - full_at) / one + 1e-6), 0.0, full_at - now)

    def _forget(self, now: float) -> None:
        """Drop callers who have called too seldom to matter once there are too many."""
        if len(self.full_at) >= MOST_CALLERS:
            kept = {who: at for who, at in self.full_at.items() if at > now}
            self.full_at = kept if len(kept) < MOST_CALLERS else {}
