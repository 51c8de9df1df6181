"""`python -m eia.pdf DOCUMENT.json OUT.pdf`: print a document. Ends with 0, or with 2 and one sentence."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from eia.pdf import render
from eia.pdf.brand import read_brand
from eia.pdf.record import Record
from forms.document import Document, DocumentError
from forms.model import DefinitionError

PROJECT = Path(__file__).parents[2]
USAGE = "usage: ./run pdf DOCUMENT.json OUT.pdf [--large-print]"


def main(arguments: list[str]) -> int:
    """Print the document named first to the file named second; returns the exit code.

    The look is the deployment's own (``brand/`` in its instance folder); what of it cannot be used is said on stderr.
    """
    options = [argument for argument in arguments if argument.startswith("--")]
    names = [argument for argument in arguments if argument not in options]
    if len(names) != 2 or not set(options) <= {"--large-print"}:
        return _refuse(USAGE)
    source, target = map(Path, names)
    try:
        document = Document.from_json(json.loads(source.read_text(encoding="utf-8")), source.name)
    except OSError as error:
        return _refuse(f"{source} cannot be read: {error.strerror}.")
    except ValueError as error:
        # DocumentError and DefinitionError say what is wrong in a sentence; the rest is text that is not JSON.
        told = isinstance(error, DocumentError | DefinitionError)
        return _refuse(str(error) if told else f"{source} is not JSON in UTF-8: {error}.")
    brand = read_brand(Path(os.environ.get("EIA_INSTANCE") or PROJECT / "instance") / "brand")
    for sentence in brand.told:
        print(sentence, file=sys.stderr)
    try:
        target.write_bytes(render(document, Record.from_document(document), brand, bool(options)))
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}.")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
