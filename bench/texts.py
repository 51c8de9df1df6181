"""Assessments to check and print: the shipped samples, a published one, and longer ones made of our samples."""

from __future__ import annotations

import functools
import importlib.util
import json
import random
import re
from pathlib import Path
from typing import Any

from forms.document import Document

ROOT = Path(__file__).resolve().parent.parent
DEFINITIONS = ROOT / "forms" / "definitions"
STRONG = DEFINITIONS / "eia-standard" / "good.sample.json"
WEAK = DEFINITIONS / "cheshire-east" / "weak.sample.json"
#: A published assessment that lies beside the repository, not in it, and what makes a document of it.
REAL = ROOT.parent / "shared" / "real" / "care-at-home-2022.json"
CONVERT = ROOT / "tests" / "real" / "convert.py"
#: The four texts of each of the eleven characteristics of the weak sample's form: 44 cells.
CELLS = (("negative_screen", "text"), ("evidence", ""), ("adverse", "text"), ("mitigation", ""))

Source = dict[str, Any]


def sample(path: Path) -> Source:
    """A shipped sample as JSON that needs no other file."""
    return Document.from_json(json.loads(path.read_text(encoding="utf-8"))).to_json()


def judged() -> tuple[str, Source]:
    """The published assessment where it lies beside the repository, else the weak sample; and its name."""
    if not (REAL.exists() and CONVERT.exists()):
        return "weak sample", sample(WEAK)
    spec = importlib.util.spec_from_file_location("convert", CONVERT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return "published", Document.from_json(
        module.convert(json.loads(REAL.read_text(encoding="utf-8")))
    ).to_json()


@functools.cache
def _sentences() -> tuple[str, ...]:
    """Every sentence of the two shipped samples, in their order."""
    texts = [text for path in (STRONG, WEAK) for text in _strings(sample(path)["answers"]) if len(text) > 40]
    return tuple(one for text in texts for one in re.split(r"(?<=[.!?])\s+", text) if len(one.split()) > 3)


@functools.cache
def words_of_samples() -> tuple[str, ...]:
    """Every longer word of the two shipped samples once."""
    return tuple(sorted({word for one in _sentences() for word in re.findall(r"[a-z]{4,}", one)}))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inside for text in _strings(one)]


def _new(text: str, source: random.Random) -> str:
    """The text with one word more at a chance place, so that nothing kept about it from before is of use."""
    words = text.split(" ")
    words.insert(source.randrange(1, len(words) + 1), source.choice(words_of_samples()))
    return " ".join(words)


def prose(length: int, source: random.Random) -> str:
    """A text of exactly ``length`` characters: sentences of our samples, each with a word of its own, six to a line."""
    parts: list[str] = []
    long = 0
    while long <= length:
        parts.append(_new(source.choice(_sentences()), source) + (" " if (len(parts) + 1) % 6 else "\n"))
        long += len(parts[-1])
    return "".join(parts)[:length]


def renewed(value: Any, source: random.Random) -> Any:
    """The same answers with every text changed by one word. Names, dates and choices stay."""
    if isinstance(value, str):
        return _new(value, source) if len(value) > 40 else value
    if isinstance(value, dict):
        return {key: renewed(one, source) for key, one in value.items()}
    return [renewed(one, source) for one in value] if isinstance(value, list) else value


def full(length: int, seed: int) -> Source:
    """The weak sample with its 44 cells filled with texts of ``length`` characters; a seed gives the same always."""
    source, made = random.Random(seed), sample(WEAK)
    for who in {address.split(".")[0] for address in made["answers"] if "." in address}:
        for name, inside in CELLS:
            address, text = f"{who}.{name}", prose(length, source)
            made["answers"][address] = (
                {**made["answers"].get(address, {"choice": "yes"}), inside: text} if inside else text
            )
    return made
