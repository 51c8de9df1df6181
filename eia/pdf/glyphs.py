"""What stands in for a character that no face has.

Source Sans 3 has Latin (Welsh included), Greek, Cyrillic and the ticks and arrows people paste. All four
faces cover the same characters, so one look-up answers for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from eia.pdf.fonts import FACES, face

#: Characters that shape or separate others and have no picture of their own.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_WIDE_SPACE = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_CHANGED = re.compile(f"{_INVISIBLE.pattern}|{_WIDE_SPACE.pattern}|\u2011")
_SCRIPT_WORDS = re.compile(r"^(.*?) (?:LETTER|SYLLABLE|IDEOGRAPH-|IDEOGRAPH|VOWEL SIGN|SIGN|POINT|ACCENT) ?")


@cache
def _known() -> frozenset[int]:
    # ReportLab writes its character map in four digits, so nothing beyond the basic plane can be used.
    known = frozenset.intersection(*(frozenset(face(name).face.charToGlyph) for name in FACES))
    return frozenset(
        code
        for code in known
        if 0x20 <= code <= 0xFFFF and not 0xD800 <= code <= 0xF8FF and not _CHANGED.match(chr(code))
    )


@cache
def _unknown() -> re.Pattern[str]:
    """A pattern for runs of characters no face has."""
    known = sorted(_known())
    ranges: list[tuple[int, int]] = []
    for code in known:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    inside = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
    return re.compile(f"[^\n{inside}]+")


def printable(text: str) -> str:
    """``text`` in characters the faces have: nothing is left out, nothing becomes an empty box.

    A sign without a glyph is named in brackets, ``[grinning face]``. A word in a script without glyphs is
    named letter by letter, ``[Hebrew: shin lamed]``, so that a reader sees that something stood there and
    what it was. Characters without any picture (soft hyphen, direction marks) are dropped.
    """
    return "".join(shown for shown, _ in parts(text))


def parts(text: str) -> list[tuple[str, str]]:
    """What ``printable`` shows, piece by piece, each with the letters it stands for ("" where it is the text)."""
    if text.isascii() and text.isprintable():
        return [(text, "")] if text else []
    if not _unknown().search(text) and unicodedata.is_normalized("NFC", text):
        return [(text, "")] if text else []
    text = unicodedata.normalize("NFC", text)
    text = _WIDE_SPACE.sub(" ", text).replace("\u2011", "-")
    text = _INVISIBLE.sub("", text)
    found: list[tuple[str, str]] = []
    end = 0
    for match in _unknown().finditer(text):
        found += [(text[end : match.start()], ""), *_stand_ins(match.group())]
        end = match.end()
    found.append((text[end:], ""))
    return [part for part in found if part[0]]


def _stand_ins(run: str) -> list[tuple[str, str]]:
    """Names for a run of characters without glyphs: letters by the word, signs one by one."""
    found: list[tuple[str, str]] = []
    script, letters, named = "", "", list[str]()

    def put(shown: str, original: str) -> None:
        if found:
            found.append((" ", ""))
        found.append((shown, original))

    def close() -> None:
        nonlocal letters
        if letters:
            put(f"[{script}: {' '.join(named)}]", letters)
            letters = ""
            named.clear()

    for char in run:
        category = unicodedata.category(char)
        if category in ("Cc", "Cf"):
            continue
        name = unicodedata.name(char, "")
        match = _SCRIPT_WORDS.match(name) if category[0] in "LM" else None
        if match:
            ideograph = match.group(1).startswith("CJK")
            if (of := "CJK" if ideograph else match.group(1).capitalize()) != script:
                close()
                script = of
            rest = name[match.end() :]
            named.append(rest if ideograph else rest.lower() or name.lower())
            letters += char
        elif category == "Mn" and letters:
            named.append(name.lower())
            letters += char
        else:
            close()
            put(f"[{name.lower() or f'character U+{ord(char):04X}'}]", "")
    close()
    return found
