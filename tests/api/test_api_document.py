"""The OpenAPI document tells the truth: schemathesis tries every address against it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.calls import Caller
from tests.api.conftest import mounted
from voc_core.api import takes
from voc_core.api.openapi import document
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.store import Store, tokens
from voc_core.store import settings as stored

SCHEMATHESIS = {
    "seed": 7,
    "generation": {"max-examples": 5, "deterministic": True, "database": "none"},
    # What a schema cannot say, such as a day in the future, the check of rows says with 422.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404", "422"]}},
}


@pytest.fixture
def events(store: Store) -> Iterator[Any]:
    """Yield what happens while schemathesis tries the API with a token, all checks on."""
    import schemathesis
    from schemathesis import engine
    from schemathesis.config import SchemathesisConfig

    stored.save(store, {"api_calls": 100_000, "api_failures": 100_000})
    schema = schemathesis.openapi.from_asgi(
        "/api/openapi.json",
        mounted(lambda: store),
        config=SchemathesisConfig.from_dict(SCHEMATHESIS),
    )
    secret = tokens.create(store, "schemathesis")
    schema.config.update(headers={"Authorization": f"Bearer {secret}"})
    return engine.from_schema(schema).execute()


def test_every_address_does_what_the_document_says(events: Iterator[Any]) -> None:
    found, statuses = [], Counter()
    for event in events:
        assert not type(event).__name__.endswith("Error"), event
        recorder = getattr(event, "recorder", None)
        for interaction in recorder.interactions.values() if recorder else ():
            statuses[interaction.response.status_code] += 1
        for checks in recorder.checks.values() if recorder else ():
            failed = [c.failure_info for c in checks if c.failure_info]
            found += [f"{f.failure.title}: {f.failure.message}\n{f.code_sample}" for f in failed]
    assert not found, "\n\n".join(found)
    assert {200, 201, 400, 401, 404, 405, 415, 422} <= set(statuses)
    assert statuses.total() > 500


def test_the_document_is_sound_and_needs_no_token(client: TestClient) -> None:
    served = client.get("/api/openapi.json").json()
    assert served == json.loads(json.dumps(document()))
    assert served["openapi"].startswith("3.1")
    operations = [o for path in served["paths"].values() for o in path.values()]
    assert {o["operationId"] for o in operations if o.get("security") == []} == {
        "getHealth",
        "getDocument",
    }


def test_the_examples_of_the_document_are_taken(caller: Caller) -> None:
    body = document()["paths"]["/feedback"]["post"]["requestBody"]["content"]["application/json"]
    for example in body["examples"].values():
        assert caller.post("feedback", example["value"]).is_success
    raw = document()["paths"]["/files"]["post"]["requestBody"]["content"]["text/csv"]["example"]
    answer = caller.post(
        "files?name=nps.csv", content=raw.encode(), headers={"Content-Type": "text/csv"}
    )
    assert answer.status_code == 201, answer.text


def test_the_document_names_every_field_of_a_mapping() -> None:
    def names(of: type, *without: str) -> set[str]:
        return {f.name for f in fields(of)} - set(without)

    assert names(ColumnUse, "why", "confidence") == set(takes.COLUMN["properties"])
    assert names(Mapping) == set(takes.MAPPING["properties"])
