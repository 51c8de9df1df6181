"""``./run python -m tests.expected``: write anew what the checks find in the samples of the library.

The list is what a person looked at; read the difference before it is committed.
"""

from __future__ import annotations

import json
from pathlib import Path

import rules
from forms.definition import FOLDER
from forms.document import Document

FILLED = sorted(FOLDER.glob("*/filled.sample.json"))


def beside(sample: Path) -> Path:
    """The file of expected findings that belongs to ``sample``."""
    return sample.with_name(sample.name.replace(".json", ".expected.json"))


def write(sample: Path) -> None:
    """Write each finding once, by its address and code, in the order of the form."""
    findings = rules.check(Document.from_json(json.loads(sample.read_text(encoding="utf-8"))))
    pairs = dict.fromkeys((finding.address, finding.code) for finding in findings)
    lines = [f"  {json.dumps({'address': address, 'code': code})}" for address, code in pairs]
    beside(sample).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    for path in FILLED:
        write(path)
