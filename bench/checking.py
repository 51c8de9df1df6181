"""P7: the checker. The texts of a "new" document were never seen before, so nothing kept from earlier helps."""

from __future__ import annotations

import gc
import itertools
import json
import random
import re
import resource
import signal
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from statistics import median
from types import FrameType

import rules
from bench import texts
from bench.local import Case, interleave
from bench.report import Report
from forms.document import Document

#: What we want of it, printed beside what it is.
TARGETS = "wanted: 10 ms for 88 kB, 0.5 ms after one cell changed, ten times the text in ten times the time"
MANY = 1000
_RULE_FILE = re.compile(r"/rules/[a-z]+/([a-z]{3}\d{2})_\w+\.py$")
_seeds = itertools.count(1)


def _parsed(body: str) -> Document:
    return Document.from_json(json.loads(body))


def _body(made: texts.Source) -> str:
    return json.dumps({**made, "answers": texts.renewed(made["answers"], random.Random(next(_seeds)))})


def _count(body: str) -> int:
    return len(rules.check(_parsed(body)))


def _one_cell_changed(document: Document) -> Document:
    rules.check(
        document
    )  # it was checked as it stood, and the other cases may have pushed that out of memory
    address = next(one for one in document.answers if one.endswith(".mitigation"))
    text = texts.prose(2000, random.Random(next(_seeds)))
    return replace(document, answers={**document.answers, address: text})


def _one_answer_edited(document: Document) -> Document:
    """As after an automatic save: every answer read anew from the database, and one word more in one of them."""
    rules.check(document)
    source = random.Random(next(_seeds))
    answers = json.loads(json.dumps(dict(document.answers)))
    address = source.choice([one for one, value in answers.items() if texts.renewed(value, source) != value])
    return replace(document, answers={**answers, address: texts.renewed(answers[address], source)})


def p7(rounds: int, seconds: float) -> Report:
    """The full check of assessments never seen, of one with one cell changed, of many; and the dearest rules."""
    # As in a process that serves: see wsgi.py.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    name, judged = texts.judged()
    found = rules.check(_parsed(json.dumps(judged)))
    assert found, "the judged assessment has faults; a check that finds none checks nothing"
    assert not any(getattr(one, "fault", None) for one in found), "a rule breaks down on it"
    size = len(_body(judged)) // 1000
    standing = _parsed(json.dumps(texts.full(2000, 0)))
    assert rules.check(_one_cell_changed(standing)), (
        "a check after a change that finds nothing checks nothing"
    )
    saved = _parsed(json.dumps(judged))
    body = json.dumps(texts.full(2000, 0))
    cases = {
        f"{name}, new, {size} kB with form": Case(rules.check, lambda: _parsed(_body(judged))),
        f"{name}, new, from JSON": Case(_count, lambda: _body(judged)),
        f"{name}, one answer edited": Case(rules.check, lambda: _one_answer_edited(saved)),
        "88 kB of text, new": Case(rules.check, lambda: _parsed(json.dumps(texts.full(2000, next(_seeds))))),
        "880 kB of text, new": Case(
            rules.check, lambda: _parsed(json.dumps(texts.full(20_000, next(_seeds))))
        ),
        "88 kB, one cell changed": Case(rules.check, lambda: _one_cell_changed(standing)),
        "88 kB, nothing changed": Case(lambda _: rules.check(standing)),
        "88 kB, floor: json.loads": Case(lambda _: json.loads(body)),
    }
    figures = interleave(cases, rounds)
    ten = median(
        more["cpu_ms"] / less["cpu_ms"]
        for more, less in zip(figures["880 kB of text, new"], figures["88 kB of text, new"], strict=True)
    )
    notes = [TARGETS, f"ten times the text took {ten:.1f} times the time", *_many(judged, name), *_dearest()]
    return Report(figures, notes=tuple(notes))


def _many(judged: texts.Source, name: str) -> list[str]:
    """A thousand different assessments, from their JSON, in one process and in two."""
    bodies = [_body(judged) for _ in range(MANY)]
    told = []
    for cores in (1, 2):
        before = _children()
        with ProcessPoolExecutor(cores, get_context("fork")) as pool:
            list(pool.map(abs, range(cores)))  # the processes are there before the clock starts
            begun = time.perf_counter()
            assert all(pool.map(_count, bodies, chunksize=20)), "each of them has faults"
            spent = time.perf_counter() - begun
        told.append(
            f"{MANY:,} assessments ({name}) in {cores} process{'es' if cores > 1 else ''}: {spent:.1f} s, "
            f"{MANY / spent:.0f} a second, {_children() - before:.1f} s of processor"
        )
    return told


def _children() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _dearest(shown: int = 10, seconds: float = 4.0) -> list[str]:
    """The rules in which the processor was found most often, over new documents of 88 kB."""
    seen: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        while frame is not None:
            if match := _RULE_FILE.search(frame.f_code.co_filename):
                seen[match[1].upper()] += 1
                return
            frame = frame.f_back
        seen["no rule: the engine"] += 1

    spent, checks, before = 0.0, 0, signal.signal(signal.SIGPROF, look)
    try:
        while spent < seconds:
            document = _parsed(json.dumps(texts.full(2000, next(_seeds))))
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
            rules.check(document)
            signal.setitimer(signal.ITIMER_PROF, 0)
            spent, checks = spent + time.process_time() - begun, checks + 1
    finally:
        signal.signal(signal.SIGPROF, before)
    looks, each = sum(seen.values()), spent * 1000 / checks
    told = [
        f"the dearest of {len(rules.RULES)} rules at 88 kB, by {looks} looks at {checks} checks "
        "(what several rules read is counted where it is read first):"
    ]
    for code, number in seen.most_common(shown):
        name = rules.RULES[code].name if code in rules.RULES else ""
        told.append(f"    {code:20} {number / looks:6.1%} {each * number / looks:8.2f} ms  {name}")
    return told
