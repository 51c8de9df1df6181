"""The peers that need packages of their own: an environment beside this file, made from its requirements.txt."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path

from bench.process import Missing

FOLDER = Path(__file__).parent


@functools.cache
def interpreter() -> str:
    """The environment's Python, made first where it is not there. Raises Missing with the reason if it cannot be."""
    wanted, venv = FOLDER / "requirements.txt", FOLDER / ".venv"
    python, stamp = venv / "bin" / "python", venv / ".installed"
    if not (stamp.exists() and stamp.read_bytes() == wanted.read_bytes()):
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(venv)],
            [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(wanted)],
        ):
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                told = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
                raise Missing(f"its packages could not be installed: {told[-1]}")
        shutil.copyfile(wanted, stamp)
    return str(python)
