"""Answers about a text are kept with it, and what is kept is bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from rules.text import once
from rules.text.phrases import find, folded, runs

WORDS = st.sampled_from(
    ["open to all", "open", "to", "all", "self-employed", "n/a", "user's", "£5", "zone", "é", "-"]
)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=12).map(" ".join) | st.text(max_size=60)


def test_a_question_is_answered_once_for_each_text() -> None:
    asked: list[str] = []

    @once.once
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("one of these"), length("one of these"), length("another")] == [12, 12, 7]
    assert asked == ["one of these", "another"]


def test_what_is_kept_is_bounded_by_its_length() -> None:
    memory = once.Memory(room=10_000)
    for number in range(500):
        memory.of(f"{number} " + "x" * 900)

    assert 10 <= len(memory) <= 24


def test_a_long_document_has_room_of_its_own_while_it_is_read() -> None:
    memory = once.Memory(room=10_000)
    texts = [f"{number} " + "x" * 900 for number in range(100)]
    memory.make_room(sum(map(len, texts)))
    for _ in range(3):
        assert [memory.of(text).setdefault("mark", number) for number, text in enumerate(texts)] == [
            *range(100)
        ]
    assert len(memory) == 100

    memory.make_room(900)
    for number in range(500):
        memory.of(f"later {number} " + "x" * 900)
    assert len(memory) <= 24


def test_a_text_asked_about_again_is_not_forgotten() -> None:
    memory = once.Memory(room=10_000)
    memory.of("kept")["mark"] = 1
    for number in range(100):
        memory.of(f"{number} " + "x" * 900)
        assert memory.of("kept") == {"mark": 1}


def test_threads_may_ask_at_the_same_time() -> None:
    texts = [f"text {number % 50} open to all" for number in range(2000)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: find(text, ("open to all",)), texts))

    assert found == [(text.index("open"), len(text)) for text in texts]


@given(TEXTS, st.lists(WORDS, max_size=6))
def test_a_phrase_is_found_exactly_where_a_plain_search_finds_it(text: str, phrases: list[str]) -> None:
    low = folded(text)
    places = [
        (at, -(at + len(phrase)))
        for phrase in phrases
        for at in range(len(low))
        if low.startswith(phrase, at)
        and not (at and low[at - 1].isalnum() and low[at].isalnum())
        and not (low[at + len(phrase) :][:1].isalnum() and low[at + len(phrase) - 1].isalnum())
    ]

    assert find(text, phrases) == ((min(places)[0], -min(places)[1]) if places else None)


@given(TEXTS)
def test_the_runs_of_a_text_are_its_letters_and_digits(text: str) -> None:
    assert runs(text) == frozenset("".join(c if c.isalnum() else " " for c in folded(text)).split(" ")) - {""}
