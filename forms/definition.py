"""A form as data: one JSON file per version, loaded, checked, digested and written back.

The parts themselves are in ``forms.model`` and stand here too, so that this is the one module to import.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from forms.model import (
    JSON,
    Characteristic,
    Column,
    Condition,
    DefinitionError,
    Example,
    FormDefinition,
    Level,
    Option,
    Question,
    Scale,
    Section,
    Stage,
)
from forms.purposes import PURPOSES, Purpose
from forms.reading import read_definition

__all__ = [
    "JSON",
    "PURPOSES",
    "Characteristic",
    "Column",
    "Condition",
    "DefinitionError",
    "Example",
    "FormDefinition",
    "Level",
    "Option",
    "Purpose",
    "Question",
    "Scale",
    "Section",
    "Stage",
    "canonical",
    "digest",
    "dump",
    "load",
    "parse",
    "shipped",
]

FOLDER = Path(__file__).parent / "definitions"


def load(path: Path) -> FormDefinition:
    """Read the definition in the file at ``path``.

    Raises DefinitionError with the file, the place and a sentence; OSError if the file cannot be read.
    """
    try:
        source = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DefinitionError(path.name, "$", f"This is not a JSON file: {error}.") from error
    return parse(source, path.name)


def parse(source: JSON, name: str = "definition", language: str = "") -> FormDefinition:
    """Make a FormDefinition of parsed JSON, worded in ``language`` or else in its own.

    Raises DefinitionError, which names the file as ``name``.
    """
    return read_definition(source, name, language)


def dump(definition: FormDefinition) -> dict[str, JSON]:
    """The JSON of ``definition``, equal to the file it was loaded from."""
    return dict(definition.source)


def canonical(value: JSON) -> bytes:
    """The one byte form of a JSON value that digests are made of: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(definition: FormDefinition) -> str:
    """SHA-256 of the canonical JSON, as 64 hex digits."""
    return hashlib.sha256(canonical(dump(definition))).hexdigest()


@cache
def shipped(ref: str) -> FormDefinition:
    """The definition shipped as ``ref`` (``eia-standard@1.0``). Raises KeyError with a sentence."""
    form_id, _, version = ref.partition("@")
    path = FOLDER / form_id / f"{version}.json"
    # No system holds a name of that length; asking it whether there is such a file would end in an error.
    if len(ref) > 100 or path.parent.parent != FOLDER or not path.is_file():
        raise KeyError(f"No form called {ref!r} is shipped.")
    return load(path)
