"""Ready-made modules that a form may include: a JSON file each, with sections, characteristics and scales."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.model import JSON


@dataclass(frozen=True, slots=True)
class Module:
    """A pack of parts; ``about`` says in a sentence what it is for and where it is a duty."""

    id: str
    title: str
    about: str
    parts: Mapping[str, JSON]


def _load(path: Path) -> Module:
    source = json.loads(path.read_text(encoding="utf-8"))
    parts = {key: source[key] for key in ("characteristics", "scales", "sections") if key in source}
    return Module(path.stem, source["title"], source["about"], parts)


MODULES: Mapping[str, Module] = {
    path.stem: _load(path) for path in sorted(Path(__file__).parent.glob("*.json"))
}
