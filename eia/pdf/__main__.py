"""`python -m eia.pdf DOCUMENT.json OUT.pdf`: print a document. Ends with 0, or with 2 and one sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eia.pdf import render
from eia.pdf.brand import Brand
from eia.pdf.record import Record
from forms.document import Document, DocumentError
from forms.model import DefinitionError


def main(arguments: list[str]) -> int:
    """Print the document named first to the file named second; returns the exit code."""
    if len(arguments) != 2:
        return _refuse("usage: ./run pdf DOCUMENT.json OUT.pdf")
    source, target = map(Path, arguments)
    try:
        document = Document.from_json(json.loads(source.read_text(encoding="utf-8")), source.name)
    except OSError as error:
        return _refuse(f"{source} cannot be read: {error.strerror}.")
    except ValueError as error:
        # DocumentError and DefinitionError say what is wrong in a sentence; the rest is text that is not JSON.
        told = isinstance(error, DocumentError | DefinitionError)
        return _refuse(str(error) if told else f"{source} is not JSON in UTF-8: {error}.")
    try:
        target.write_bytes(render(document, Record.from_document(document), Brand()))
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}.")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
