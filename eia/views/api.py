"""The checker for other programs: a document in, its findings out, by the same ``rules.check``.

A caller proves who it is with a key whose SHA-256 stands in API_KEYS; a page of this application in the browser of
somebody signed in may ask too, with its CSRF token.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

import rules
from eia import council, register
from eia.errors import EiaError, SignInNeeded
from eia.extensions import csrf
from eia.models import today
from eia.permissions import public, signed_in_user
from eia.views.api_description import description
from forms.definition import DefinitionError
from forms.document import Document, DocumentError

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
#: The largest real assessment with its form inside takes a tenth of it.
MOST_BYTES = 1_000_000
_PLACE = re.compile(r"at “([^”]{1,200})”")


class Refused(EiaError):
    """A body that cannot be checked: the status, a sentence, and the place in the body that it is about."""

    page = "not_understood"

    def __init__(self, status: int, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.status, self.place = status, place

    def to_json(self) -> dict[str, Any]:
        return super().to_json() | {"place": self.place}


def with_a_key(view: Any) -> Any:
    """Say that ``view`` itself asks who is there, by a key or a sign-in."""
    view.permission = "api"
    return view


@blueprint.post("/check")
@csrf.exempt
@with_a_key
def check() -> Response:
    """The findings of the document in the body.

    Raises SignInNeeded without a key or a sign-in, Refused for a body that cannot be checked.
    """
    _admit()
    document = _document(_body())
    stage = request.args.get("stage") or None
    if stage is not None and stage not in rules.STAGES:
        raise Refused(400, f"The stage is one of {', '.join(rules.STAGES)}.", "stage")
    try:
        found = rules.check(document, stage, council=council.current())
    except rules.SelectionError as error:
        raise Refused(422, str(error), "definition.rules") from error
    return jsonify(
        form=document.definition.ref,
        as_of=document.as_of.isoformat(),
        ruleset=rules.RULESET,
        counts={
            severity.value: sum(item.severity is severity and not item.waived for item in found)
            for severity in rules.Severity
        },
        findings=[dict(item.to_json()) for item in found],
    )


@blueprint.get("/openapi.json")
@public
def openapi() -> Response:
    """What can be asked here, as OpenAPI 3.1."""
    return jsonify(description(MOST_BYTES))


def has_key() -> bool:
    """Whether the request carries a key whose digest is in API_KEYS. Every digest is compared, in constant time."""
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not key.strip():
        return False
    digest = hashlib.sha256(key.strip().encode("utf-8")).hexdigest()
    matches = [hmac.compare_digest(digest, known.lower()) for known in current_app.config["API_KEYS"]]
    return True in matches


def _admit() -> None:
    if has_key():
        return
    if "Authorization" in request.headers:
        raise SignInNeeded("This key is not known here.")
    signed_in_user()
    if current_app.config["WTF_CSRF_ENABLED"]:
        csrf.protect()


def _body() -> dict[str, Any]:
    request.max_content_length = MOST_BYTES
    if not request.is_json:
        raise Refused(400, "Send the document as JSON, with the content type application/json.")
    try:
        found = json.loads(request.get_data(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        where = (
            f"line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        )
        raise Refused(400, "The body is not JSON that can be read.", where) from error
    if not isinstance(found, dict):
        raise Refused(422, "The body is an object: a document.", "")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number in JSON")


def _document(source: dict[str, Any]) -> Document:
    """The document in ``source``; one without ``as_of`` is judged today, and its form may be one that is live here."""
    source = {"as_of": today().isoformat(), **source}
    try:
        if isinstance(source.get("definition"), str):
            for version in register.live_forms():
                if version.ref == source["definition"]:
                    source["definition"] = version.body
        return Document.from_json(source)
    except DefinitionError as error:
        raise Refused(
            422, f"The form cannot be used: {error.sentence}", f"definition.{error.path}"
        ) from error
    except DocumentError as error:
        place = _PLACE.search(str(error))
        sentence = str(error).removeprefix("document: ")
        raise Refused(
            422, sentence[:1].upper() + sentence[1:], f"answers.{place[1]}" if place else ""
        ) from error
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
        current_app.logger.warning("api: a document of another shape", exc_info=error)
        raise Refused(422, "The document has a shape that cannot be read.", "") from error
