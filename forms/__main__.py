"""`python -m forms [FILE…]`: check definitions, the shipped ones unless named. Ends with 0, or 2 for a fault."""

from __future__ import annotations

import sys
from pathlib import Path

from forms.definition import load
from forms.model import DefinitionError

SHIPPED = Path(__file__).parent / "definitions"


def main(arguments: list[str]) -> int:
    """Print one line per file: what it holds, or the sentence that says what is wrong and where."""
    files = [Path(name) for name in arguments] or sorted(
        path for path in SHIPPED.glob("*/*.json") if ".sample." not in path.name
    )
    broken = 0
    for path in files:
        try:
            definition = load(path)
        except OSError as error:
            print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
        except DefinitionError as error:
            print(error, file=sys.stderr)
        else:
            questions = sum(len(section.questions) for section in definition.sections)
            print(f"{definition.ref}: {len(definition.sections)} sections, {questions} questions, no fault.")
            continue
        broken += 1
    return 2 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
