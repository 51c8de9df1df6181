"""Published PDFs, each a file named by its own SHA-256 under the instance folder, written once and never replaced."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from flask import current_app

from eia.errors import EiaError, NotFound


def keep(pdf: bytes) -> str:
    """Store ``pdf`` and return its SHA-256. The file is whole and on the disk before its name appears."""
    digest = hashlib.sha256(pdf).hexdigest()
    path = _path(digest)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        partial = path.with_suffix(f".{os.getpid()}.partial")
        with partial.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        _flush_folder(path.parent)
    return digest


def read(digest: str) -> bytes:
    """The PDF with that SHA-256. Raises NotFound, or EiaError where the file's bytes no longer have it."""
    try:
        pdf = _path(digest).read_bytes()
    except FileNotFoundError as error:
        raise NotFound() from error
    if hashlib.sha256(pdf).hexdigest() != digest:
        raise EiaError("The stored file is not the one that was published, so it is not shown.")
    return pdf


def _path(digest: str) -> Path:
    return Path(current_app.instance_path) / "publications" / f"{digest}.pdf"


def _flush_folder(folder: Path) -> None:
    # The new name survives a power cut only once the folder itself is flushed; Windows has no such call.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
