"""`./run` refuses with one sentence saying what to do, repairs a half-made environment and starts no Python in vain."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with `run` and the lock alone: nothing a developer keeps in their own tree (.env, instance) is there."""
    for name in ("run", "uv.lock", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    return tmp_path


def run(place: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DATABASE_URL", "CI")
    }
    kept["PATH"] = f"{place / 'bin'}:{kept['PATH']}"
    return subprocess.run(
        ["bash", str(place / "run"), *arguments],
        capture_output=True, text=True, env={**kept, **environment}, stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip


def script(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{body}\n")
    path.chmod(0o755)


def refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert result.returncode == 2, result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    for word in words:
        assert word in result.stderr


def stand_in_environment(place: Path) -> None:
    """A uv that notes how it was called and makes a python that notes how it was started."""
    script(place / "fake-python", f'echo "$@" >>{place}/python-calls')
    script(
        place / "bin" / "uv",
        f'echo "$@" >>{place}/uv-calls; [ "$1" = --version ] || '
        f"{{ mkdir -p {place}/.venv/bin; cp {place}/fake-python {place}/.venv/bin/python; }}",
    )


def test_help_names_every_command() -> None:
    body = (ROOT / "run").read_text()
    commands = re.findall(r"^  ([a-z]+)\) ", body, re.MULTILINE)
    told = run(ROOT, "help").stdout
    assert {"serve", "test", "check", "pdf", "load", "bench"} <= set(commands)
    for command in commands:
        assert f"./run {command}" in told or command == "start"


def test_unknown_command_is_refused_with_the_list(place: Path) -> None:
    result = run(place, "sevre")
    assert result.returncode == 2
    assert "'sevre' is not a command" in result.stderr and "./run serve" in result.stderr


def test_busy_port_is_refused_before_anything_is_installed(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(run(place, "--port", str(port)), f"Port {port} is in use", "--port")
    assert not (place / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "http", ""])
def test_impossible_port_is_refused(place: Path, port: str) -> None:
    refused(run(place, "--port", port), "from 1 to 65535")


def test_serving_for_real_needs_a_secret_key(place: Path) -> None:
    refused(run(place, "serve"), "SECRET_KEY is not set", ".env.example")


def test_unwritable_instance_folder_is_refused(place: Path) -> None:
    (place / "file").write_text("not a folder")
    refused(
        run(place, EIA_INSTANCE=str(place / "file" / "instance"), EIA_PORT="5999"), "cannot be written to"
    )


def test_old_python_is_refused(place: Path) -> None:
    for name in PYTHONS:
        script(place / "bin" / name, "exit 1")
    refused(run(place, "python", "-c", "1"), "Python 3.11 or newer")


def test_interrupted_install_is_finished_on_the_next_start(place: Path) -> None:
    stand_in_environment(place)
    (place / ".venv" / "bin").mkdir(
        parents=True
    )  # what an interrupted install leaves: a folder without a stamp
    assert run(place, "python", "first").returncode == 0
    assert "sync -q --frozen" in (place / "uv-calls").read_text()
    assert (place / ".venv" / ".installed-main").read_bytes() == (place / "uv.lock").read_bytes()


def test_a_ready_environment_is_used_as_it_is(place: Path) -> None:
    stand_in_environment(place)
    run(place, "python", "first")
    (place / "uv-calls").unlink()
    (place / "python-calls").unlink()
    assert run(place, "python", "second").returncode == 0
    assert not (place / "uv-calls").exists()
    assert (place / "python-calls").read_text() == "second\n"


def test_a_changed_lock_is_installed(place: Path) -> None:
    stand_in_environment(place)
    run(place, "python", "first")
    with (place / "uv.lock").open("a") as lock:
        lock.write("# changed\n")
    (place / "uv-calls").unlink()
    run(place, "python", "second")
    assert "sync" in (place / "uv-calls").read_text()


def test_env_file_is_read_not_run_and_the_environment_wins(place: Path) -> None:
    stand_in_environment(place)
    script(place / "fake-python", f'echo "$EIA_PORT $NAME" >>{place}/seen')
    (place / ".env").write_text(f"# a comment\nSECRET_KEY=x\nEIA_PORT=5998\nNAME=$(touch {place}/ran)\n")
    run(place, "serve", EIA_PORT="5997")
    assert not (place / "ran").exists()
    assert (place / "seen").read_text().startswith(f"5997 $(touch {place}/ran)")


def test_lock_names_public_hosts_only() -> None:
    hosts = set(re.findall(r"https?://[^/\"]+", (ROOT / "uv.lock").read_text()))
    assert hosts <= {"https://pypi.org", "https://files.pythonhosted.org"}


@pytest.mark.parametrize(
    ("name", "wanted"), [("requirements.txt", "flask"), ("requirements-dev.txt", "pytest")]
)
def test_requirements_are_the_locked_versions(name: str, wanted: str) -> None:
    locked = {
        (one["name"], one.get("version")) for one in tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    }
    required = set(
        re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==([^ ;]+)", (ROOT / name).read_text(), re.MULTILINE)
    )
    assert wanted in {package for package, _ in required}
    assert required <= locked


def test_every_direct_dependency_is_pinned_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = [*project["project"]["dependencies"], *sum(project["dependency-groups"].values(), [])]
    assert [one for one in named if "==" not in one] == []


def test_ci_runs_the_same_command_as_a_developer() -> None:
    lines = [
        line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")
    ]
    assert lines[-1] == "exec ./run test </dev/null"
    assert len(lines) == 3
