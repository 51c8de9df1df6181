"""Personal details in a text, and numbers and mailboxes that are none."""

from __future__ import annotations

import pytest

from rules.text.personal import details


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Write to ada.bell@example.gov.uk.", "an email address"),
        ("Call 07700 900123 or +447700900123", "a mobile telephone number"),
        ("QQ 12 34 56 C", None),
        ("AB 12 34 56 C", "a National Insurance number"),
        ("NHS number: 943 476 5919", "an NHS number"),
        ("Date of birth 3/2/1941", "a date of birth"),
        ("equality@example.gov.uk", None),
        ("The ward has 943 476 residents.", None),
        ("born in 1941", None),
        ("lot 07700, 900123 homes", None),
        ("", None),
    ],
)
def test_a_detail_is_named(text: str, what: str | None) -> None:
    assert [name for name, _ in details(text)] == ([what] if what else [])


def test_a_persons_mailbox_is_found_behind_a_shared_one() -> None:
    text = "info@example.org, then c.dunn@example.org"
    ((_, (start, end)),) = details(text)

    assert text[start:end] == "c.dunn@example.org"
