"""Reading a file that should hold a Document, with a sentence naming the file and the place where it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from forms.definition import DefinitionError
from forms.document import Document, DocumentError

#: A long assessment with its form inside holds 200 kB. More than this is no assessment, and would fill the memory.
MOST_BYTES = 16_000_000


class UnreadableFile(ValueError):
    """A file that cannot be checked; str() names it and says where and why."""


def document(file: str) -> Document:
    """The Document in ``file``. Raises UnreadableFile."""
    return from_text(file, text(file))


def text(file: str) -> str:
    """What ``file`` holds, as text. Raises UnreadableFile where there is none, too much of it, or it is not UTF-8."""
    shown = name(file)
    try:
        with Path(file).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"{shown}: {error.strerror or error}.") from error
    except ValueError as error:  # a file name that no system can hold
        raise UnreadableFile(f"{shown}: there is no such file: {error}.") from error
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            f"{shown}: it holds over {MOST_BYTES // 1_000_000} million bytes, which is no assessment."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{shown}: line {line}: this is not UTF-8 text.") from error


def parsed(file: str, content: str) -> Any:
    """The JSON value in ``content``, the text of ``file``. Raises UnreadableFile."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise UnreadableFile(f"{name(file)}: the brackets in it are nested too deeply to be read.") from error
    except ValueError as error:  # JSONDecodeError, and a number of thousands of digits
        raise UnreadableFile(f"{name(file)}: this is not JSON: {error}.") from error


def from_text(file: str, content: str) -> Document:
    """The Document in ``content``, the text of ``file``. Raises UnreadableFile."""
    shown = name(file)
    source = parsed(file, content)
    try:
        return Document.from_json(source, shown)
    except RecursionError as error:
        raise UnreadableFile(f"{shown}: the brackets in it are nested too deeply to be read.") from error
    except (DefinitionError, DocumentError) as error:
        sentence = " ".join(str(error).split())
        raise UnreadableFile(sentence if sentence.startswith(shown) else f"{shown}: {sentence}") from error


def name(file: str) -> str:
    """``file`` as it can be printed on one line: a file may be called anything, in any encoding."""
    readable = file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in readable)
