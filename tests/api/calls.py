"""What a program sends to the API."""

from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

ACME = {"account": "Acme", "email": "li@acme.example", "day": "2026-03-04"}


def score(external_id: str = "S-1", score: float = 9, **values: Any) -> dict[str, Any]:
    """Return an NPS answer of somebody at Acme."""
    said = {"external_id": external_id, "source": "survey", "metric": "nps", "score": score}
    return {**ACME, **said, **values}


def note(external_id: str = "T-1", text: str = "Too slow", **values: Any) -> dict[str, Any]:
    """Return a ticket of somebody at Acme."""
    return {**ACME, "external_id": external_id, "source": "ticket", "text": text, **values}


@dataclass(frozen=True)
class Caller:
    """Somebody who sends a token with every call."""

    client: TestClient
    token: str

    def post(self, address: str, body: Any = None, **options: Any) -> Any:
        """Send a body as JSON, or whatever the options say."""
        options |= {"json": body} if body is not None else {}
        return self.client.post(f"/api/{address}", headers=self._headers(options), **options)

    def get(self, address: str, **options: Any) -> Any:
        """Ask for something."""
        return self.client.get(f"/api/{address}", headers=self._headers(options), **options)

    def _headers(self, options: dict[str, Any]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
