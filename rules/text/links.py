"""Web addresses in a text, and whether one leads to a front or topic page in place of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.text.pattern import compiled

_URL = compiled(r"(?:https?://|\bwww\.)[^\s<>\"')\]]{3,500}", re.IGNORECASE)
#: Last parts of an address that name a topic, not a document.
_TOPICS = frozenset(
    "home index default main search news consultations consultation documents publications reports equality "
    "equalities council democracy meetings committees policies strategies topics services about contact data "
    "statistics research equality-and-diversity council-and-democracy your-council adult-social-care "
    "childrens-services education housing health".split()
)
_ENDING = compiled(r"\.(?:html?|aspx?|php)$")


def urls(text: str) -> Iterator[tuple[str, int, int]]:
    """Each web address in ``text`` with its span, the full stop of the sentence left out."""
    for match in _URL.finditer(text):
        address = match[0].rstrip(".,;:!?")
        yield address, match.start(), match.start() + len(address)


def is_landing_page(url: str) -> bool:
    """Whether ``url``, from its words alone, is a site's front page or a topic page.

    A query or a number speaks for one document: nothing is fetched to find out.
    """
    rest = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    path, _, query = rest.partition("?")
    if query or "#" in path.strip("#"):
        return False
    parts = [part for part in path.rstrip("/#").split("/")[1:] if part]
    return not parts or _ENDING.sub("", parts[-1].lower()).replace("_", "-") in _TOPICS
