"""JSON Schema in few words: text, codes, numbers, lists and objects without surprises."""

from typing import Any, Final

Schema = dict[str, Any]

FURTHEST: Final = 1_000_000
"""Largest score and end of a scale, either way."""


def maybe(schema: Schema) -> Schema:
    """Return a schema that takes null as well."""
    wider = {**schema, "type": [schema["type"], "null"]}
    return {**wider, "enum": [*schema["enum"], None]} if "enum" in schema else wider


def text(description: str, longest: int = 500, **more: object) -> Schema:
    """Return a schema of text."""
    return {"type": "string", "maxLength": longest, "description": description, **more}


def code(codes: tuple[str, ...], description: str) -> Schema:
    """Return a schema of a closed set of codes."""
    return {"type": "string", "enum": list(codes), "description": description}


def number(description: str) -> Schema:
    """Return a schema of a score or an end of its scale."""
    ends = {"minimum": -FURTHEST, "maximum": FURTHEST}
    return {"type": "number", **ends, "description": description}


def given(*names: str) -> Schema:
    """Return a schema of objects in which these fields are there and not null."""
    return {
        "required": list(names),
        "properties": {name: {"not": {"type": "null"}} for name in names},
    }


def record(properties: Schema, required: tuple[str, ...] | None = None, **more: Any) -> Schema:
    """Return a schema of an object; all its fields are required unless said, others refused."""
    needed = list(properties if required is None else required)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": needed,
        "properties": properties,
        **more,
    }


def several(of: Schema, **more: Any) -> Schema:
    """Return a schema of a list."""
    return {"type": "array", "items": of, **more}


def ref(name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}
