"""The OpenAPI 3.1 description of the API: built from the dataclasses it answers with, so that it cannot drift."""

from __future__ import annotations

from typing import Any

import rules
from forms.document import About, Waiver

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}


def description(most_bytes: int) -> Schema:
    """The whole description; ``most_bytes`` is the largest body accepted."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Equality impact assessments: checks",
            "version": "1",
            "description": "Send an assessment, get what the checks find in it. Nothing is stored.",
            "license": {"name": "See the LICENSE file of the project"},
        },
        "paths": {
            "/api/v1/check": {"post": _check(most_bytes)},
            "/api/v1/openapi.json": {
                "get": {
                    "operationId": "describe",
                    "summary": "This description",
                    "security": [],
                    "responses": {"200": _json("This description", {"type": "object"})},
                }
            },
        },
        "components": {
            "schemas": {
                "Document": _document(),
                "Checked": _checked(),
                "Finding": _finding(),
                "Refused": _refused(),
            },
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A key whose SHA-256 stands in the setting API_KEYS.",
                }
            },
        },
    }


def _check(most_bytes: int) -> Schema:
    refused = {"$ref": "#/components/schemas/Refused"}
    return {
        "operationId": "check",
        "summary": "What the checks find in an assessment",
        "security": [{"key": []}],
        "parameters": [
            {
                "name": "stage",
                "in": "query",
                "required": False,
                "description": "How far the assessment has come; without it, its status says.",
                "schema": {"type": "string", "enum": list(rules.STAGES)},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}},
        },
        "responses": {
            "200": _json("What was found", {"$ref": "#/components/schemas/Checked"}),
            "400": _json("Not JSON, or an unknown stage", refused),
            "401": _json("No key, or one that is not known", refused),
            "413": _json(f"Larger than {most_bytes} bytes", refused),
            "422": _json("JSON, but no document; place says where", refused),
        },
    }


def _json(said: str, schema: Schema) -> Schema:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _object(properties: Schema, required: list[str] | None = None, closed: bool = True) -> Schema:
    found: Schema = {"type": "object", "properties": properties}
    if required:
        found["required"] = required
    if closed:
        found["additionalProperties"] = False
    return found


def _document() -> Schema:
    texts = dict.fromkeys(About.__dataclass_fields__, TEXT)
    waiver = dict.fromkeys(Waiver.__dataclass_fields__, TEXT)
    return _object(
        {
            "document": {"const": 1},
            "definition": {
                "description": "The form, or the reference of one that is shipped or live here.",
                "oneOf": [{"type": "string", "examples": ["eia-standard@1.0"]}, {"type": "object"}],
            },
            "as_of": {
                "type": "string",
                "format": "date",
                "description": "The day it is judged at; today if left out.",
            },
            "about": _object(texts),
            "answers": {
                "type": "object",
                "description": "By address: “question” or “characteristic.question”.",
            },
            "waivers": {"type": "array", "items": _object(waiver, ["code", "address", "reason", "by", "on"])},
        },
        ["document", "definition"],
        closed=False,
    )


def _finding() -> Schema:
    words = ("code", "name", "address", "message", "why", "fix", "fault")
    number = {"type": "integer", "minimum": 0}
    properties: Schema = dict.fromkeys(words, TEXT)
    properties |= {
        "severity": {"type": "string", "enum": [severity.value for severity in rules.Severity]},
        "precision": {"type": "string", "enum": ["H", "M", "L"]},
        "span": {
            "description": "Where the words begin and end in the answer as it was typed.",
            "oneOf": [{"type": "array", "items": number, "minItems": 2, "maxItems": 2}, {"type": "null"}],
        },
        "other_address": {"type": ["string", "null"]},
        "waived": {
            "oneOf": [
                _object({"reason": TEXT, "by": TEXT, "on": TEXT}, ["reason", "by", "on"]),
                {"type": "null"},
            ]
        },
    }
    return _object(properties, list(properties))


def _checked() -> Schema:
    count = {"type": "integer", "minimum": 0}
    counts = {severity.value: count for severity in rules.Severity}
    properties: Schema = {
        "form": TEXT,
        "as_of": {"type": "string", "format": "date"},
        "ruleset": TEXT,
        "counts": _object(counts, list(counts)),
        "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
    }
    return _object(properties, list(properties))


def _refused() -> Schema:
    return _object({"error": TEXT, "sentence": TEXT, "place": TEXT}, ["error", "sentence"], closed=False)
