"""Where the register rows keep what they fill: a temporary folder, or the one that EIA_BENCH_DATA names.

A million assessments take longer to fill than to measure. A folder that is named is not emptied, and what lies in it is
not filled again: throw it away when the tables or the made-up assessments change.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import create_engine, text


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """The folder, there until the block ends, or for good where it is named."""
    if named := os.environ.get("EIA_BENCH_DATA"):
        Path(named).mkdir(parents=True, exist_ok=True)
        yield Path(named).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="eia-bench-") as made:
        yield Path(made)


@contextlib.contextmanager
def postgres(place: Path, sizes: Sequence[int]) -> Iterator[dict[int, str]]:
    """The address of a database for each of ``sizes`` in a PostgreSQL of our own; none where it is not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        yield {}
        return
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    home = place / "pg"
    home.mkdir(exist_ok=True)
    if become:
        # The server is another user's: it has to come through to its folder.
        place.chmod(0o711)
        shutil.chown(home, "postgres")

    def run(program: str, *arguments: str) -> str:
        # The server keeps what it inherits open, so its words go to its log and not to a pipe.
        quiet = program == "pg_ctl"
        done = subprocess.run(
            [*become, str(programs[-1] / program), *arguments], check=True, cwd="/", text=True,
            stdout=subprocess.DEVNULL if quiet else subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else subprocess.PIPE,
        )  # fmt: skip
        return done.stdout or ""

    data, of_us = str(home / "data"), ("-h", str(home), "-U", "postgres")
    if not (home / "data").exists():
        run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {home} -c listen_addresses="
    run("pg_ctl", "-D", data, "-s", "-w", "-l", str(home / "log"), "-o", options, "start")
    try:
        there = run("psql", *of_us, "-Atc", "SELECT datname FROM pg_database").split()
        for size in sizes:
            if f"of_{size}" not in there:
                run("createdb", *of_us, f"of_{size}")
        yield {size: f"postgresql+psycopg://postgres@/of_{size}?host={home}" for size in sizes}
    finally:
        run("pg_ctl", "-D", data, "-m", "fast", "-s", "stop")


def change(address: str) -> None:
    """Tell the readers of the database at ``address`` what a publication tells them: that the register changed."""
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE register_count SET entries = entries + 1 WHERE kind = 'change'"))
    engine.dispose()
