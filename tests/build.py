"""A small store made by hand, so that a test reads in six lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voc_core import engine
from voc_core.engine import Snapshot
from voc_core.store import Store

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "rating": (1, 10)}
POSITIVE = {"nps": 9, "csat": 4, "ces": 5, "rating": 8}
NEGATIVE = {"nps": 6, "csat": 2, "ces": 3, "rating": 3}


@dataclass
class Build:
    """Writes accounts, contacts and feedback into a store; every method returns the new id.

    Examples
    --------
    >>> acme = small.account("Acme", arr=1_000_000)
    >>> ann = small.contact(acme, "user")
    >>> small.score(ann, 9)
    >>> small.note(ann, -0.8, source="ticket")
    """

    store: Store
    owners: dict[int, int] = field(default_factory=dict)

    def account(self, name: str, *, arr: float | None = None, **values: Any) -> int:
        """Add an account; `arr` in major units of CNY."""
        if arr is not None:
            values |= {"arr_minor": round(arr * 100), "currency": values.get("currency", "CNY")}
        return self._add("account", {"name": name, **values})

    def contact(self, account: int, role: str = "user", **values: Any) -> int:
        """Add a contact of an account."""
        source = None if role == "unknown" else "crm"
        row = {"account_id": account, "role": role, "role_source": source, **values}
        contact = self._add("contact", row)
        self.owners[contact] = account
        return contact

    def touchpoint(self, name: str, stage: str = "Use", **values: Any) -> int:
        """Add a touchpoint at the end of its stage."""
        with self.store.write("test") as db:
            db["journey"].upsert({"id": 1, "name": "Journey"}, pk="id")
            found = db.execute("SELECT id FROM stage WHERE name = ?", [stage]).fetchone()
            n = db["touchpoint"].count
        stage_id = found[0] if found else self._add("stage", {"journey_id": 1, "name": stage})
        code = name.lower().replace(" ", "_")
        row = {"stage_id": stage_id, "code": code, "name": name, "position": n, **values}
        return self._add("touchpoint", row)

    def score(
        self,
        who: int | None,
        score: float,
        day: str = "2026-05-01",
        metric: str = "nps",
        **values: Any,
    ) -> int:
        """Add a scored answer; its valence follows DESIGN 3."""
        low, high = SCALES[metric]
        valence = (score >= POSITIVE[metric]) - (score <= NEGATIVE[metric])
        row = {"metric": metric, "score": float(score), "scale_low": float(low)}
        return self._say(who, day, {**row, "scale_high": float(high), "valence": valence, **values})

    def note(
        self,
        who: int | None,
        tone: float | None,
        day: str = "2026-05-01",
        source: str = "ticket",
        **values: Any,
    ) -> int:
        """Add text without a score; its valence is that of its tone, None where none is heard."""
        valence = None if tone is None else (tone >= 0.25) - (tone <= -0.25)
        row = {"metric": "none", "tone": tone, "valence": valence, "text": "said", "source": source}
        return self._say(who, day, {**row, **values})

    def invitation(self, contact: int, day: str = "2026-05-01", answered: int | None = None) -> int:
        """Add an invitation, answered by a feedback or not."""
        row = {"contact_id": contact, "sent_on": day, "survey": "relation", "feedback_id": answered}
        return self._add("invitation", row)

    def snapshot(self) -> Snapshot:
        """Return the snapshot of what was written so far."""
        return engine.load(self.store)

    def _say(self, who: int | None, day: str, values: Mapping[str, Any]) -> int:
        row = {"contact_id": who, "occurred_on": day, "source": "survey", "source_system": "test"}
        if who is not None:
            row["account_id"] = self.owners[who]
        row["external_id"] = f"t{self._count('feedback') + 1}"
        return self._add("feedback", {**row, **values})

    def _count(self, table: str) -> int:
        with self.store.open() as db:
            return db[table].count

    def _add(self, table: str, values: Mapping[str, Any]) -> int:
        with self.store.write("test") as db:
            return int(db[table].insert(values).last_pk)
