"""`python -m eia.pdf DOCUMENT.json OUT.pdf`: print a document. Ends with 0, or with 2 and one sentence."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from eia.pdf import render
from eia.pdf.brand import read_brand
from eia.pdf.record import Record
from forms.document import Document, DocumentError
from forms.keys import LANGUAGES
from forms.languages import in_language, languages
from forms.model import DefinitionError

PROJECT = Path(__file__).parents[2]
SPOKEN = {"en": "English", "cy": "Welsh"}
USAGE = "usage: ./run pdf DOCUMENT.json OUT.pdf [--large-print] [--language en|cy]"


def main(arguments: list[str]) -> int:
    """Print the document named first to the file named second; returns the exit code.

    The form's own words are those of ``--language`` where that is given; the answers stand as they were written.
    The look is the deployment's own (``brand/`` in its instance folder); what of it cannot be used is said on stderr.
    """
    names = [argument for argument in arguments if argument != "--large-print"]
    language = ""
    if "--language" in names:
        at = names.index("--language")
        language = next(iter(names[at + 1 : at + 2]), "?")
        del names[at : at + 2]
    if len(names) != 2 or any(name.startswith("--") for name in names) or language not in ("", *LANGUAGES):
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
    form = document.definition
    if language and language not in languages(form):
        return _refuse(f"The form {form.ref} has no {SPOKEN[language]} words.")
    if language:
        document = replace(document, definition=in_language(form, language))
    brand = read_brand(Path(os.environ.get("EIA_INSTANCE") or PROJECT / "instance") / "brand")
    for sentence in brand.told:
        print(sentence, file=sys.stderr)
    try:
        target.write_bytes(
            render(document, Record.from_document(document), brand, "--large-print" in arguments)
        )
    except OSError as error:
        return _refuse(f"{target} cannot be written: {error.strerror}.")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
