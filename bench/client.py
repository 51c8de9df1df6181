"""A small browser for the benchmark: cookies, hidden fields, keep-alive; and a bounded load from several of them."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode

#: Node.js hangs up on a connection unused for five seconds.
IDLE_SECONDS = 4.0


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("type") == "hidden" and found.get("name"):
            self.fields[found["name"] or ""] = found.get("value") or ""


class Reply(NamedTuple):
    status: int
    text: str
    location: str

    @property
    def hidden(self) -> dict[str, str]:
        parser = _Hidden()
        parser.feed(self.text)
        return parser.fields


class Session:
    """One keep-alive connection with its cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.used = 0.0
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def copy(self) -> Session:
        other = Session(self.port)
        other.cookies, other.headers = dict(self.cookies), dict(self.headers)
        return other

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **self.headers,
            **(headers or {}),
        }
        if time.monotonic() - self.used > IDLE_SECONDS:
            self.connection.close()  # the next request opens it again
        self.connection.request(method, path, body, sent)
        response = self.connection.getresponse()
        text = response.read().decode()
        self.used = time.monotonic()
        for cookie in response.msg.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Reply(response.status, text, response.headers.get("Location", ""))

    def get(self, path: str) -> Reply:
        return self.send("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Reply:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urlencode(fields).encode(), headers)


class Load(NamedTuple):
    """What a load did: requests answered and the sorted wall time of each, in seconds."""

    count: int
    times: list[float]

    def percentile(self, part: float) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * part))]


def load(workers: Sequence[Callable[[], object]], seconds: float) -> Load:
    """Call each worker again and again in a thread of its own until time is up. A worker raises on a wrong reply."""
    times: list[float] = []
    errors: list[BaseException] = []
    until = time.perf_counter() + seconds

    def repeat(work: Callable[[], object]) -> None:
        mine = []
        try:
            while (begun := time.perf_counter()) < until:
                work()
                mine.append(time.perf_counter() - begun)
        except BaseException as error:  # noqa: BLE001 - carried to the caller's thread below
            errors.append(error)
        times.extend(mine)

    threads = [threading.Thread(target=repeat, args=(work,)) for work in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return Load(len(times), sorted(times))
