"""A server under measurement: started, watched through /proc, stopped. Linux only."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import socket
import subprocess
import time
from ctypes.util import find_library
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


class Missing(Exception):
    """A peer that cannot be run here, with the reason; it is reported, never dropped."""


@functools.cache
def system_package(program: str, package: str) -> None:
    """See that a program or library is there, installing Debian's ``package`` where we may. Raises Missing if not."""

    def there() -> bool:
        return bool(shutil.which(program) or find_library(program))

    if there():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for asked in (["update"], ["install", "--no-install-recommends", package]):
            subprocess.run([*apt, *asked], env=environment, capture_output=True)
    if not there():
        raise Missing(f"{program} is not installed (Debian: apt install {package})")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(child) for child in children.read_text().split()]
    except FileNotFoundError:
        return []
    return [pid, *(one for child in below for one in tree(child))]


def cpu_seconds(pid: int) -> float:
    """User and system time used so far by the whole tree, the children it has already reaped included."""
    ticks = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICK


def memory_mb(pid: int) -> float:
    """Proportional set size of the whole tree: shared pages are counted once, split over their users."""
    total = 0
    for one in tree(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


class Server:
    """One running server. `first_page` is the wall time from exec to the first answer to `first` that is no error."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        port: int,
        log: Path,
        first: str = "/sign-in",
        folder: Path | None = None,
    ) -> None:
        self.port = port
        self.first = first
        started = time.perf_counter()
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                cwd=folder,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._await(log)
        self.first_page = time.perf_counter() - started

    def _await(self, log: Path) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
                    connection.sendall(
                        f"GET {self.first} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
                    )
                    if connection.recv(12).startswith((b"HTTP/1.1 2", b"HTTP/1.1 3")):
                        return
            except OSError:
                time.sleep(0.005)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")

    def cpu(self) -> float:
        return cpu_seconds(self.process.pid)

    def memory(self) -> float:
        return memory_mb(self.process.pid)

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
