"""The catalogue against the 156 candidates it began as: what is built, what is not, and how many there are."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import rules
from rules import counts
from rules.__main__ import main
from rules.scaffold import FAMILIES

FOLDER = Path(rules.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")

#: How many candidates each family had.
CANDIDATES = {
    "DES": 10, "SCR": 11, "EVD": 18, "IMP": 17, "AIM": 9, "CON": 12, "ACT": 17, "INT": 5, "PRC": 6, "REV": 7, "SGN": 10,
    "SUM": 1, "PUB": 15, "REP": 18,
}  # fmt: skip
#: The candidates that block and rest on structure alone.
STRUCTURAL_BLOCKERS = (
    "ACT01 ACT02 ACT06 ACT08 AIM01 CON01 CON02 CON06 DES01 DES03 EVD01 EVD12 IMP01 IMP02 IMP03 IMP04 PRC01 PUB01 PUB02 "
    "PUB06 PUB10 REP02 REV01 SCR01 SCR02 SCR03 SCR04 SCR05 SGN01 SGN02 SGN04 SGN07 SUM01"
).split()
#: The candidates of which one was found in a real assessment or its committee papers.
SEEN = (
    "ACT03 ACT04 ACT05 ACT07 ACT09 ACT10 ACT11 ACT12 ACT13 ACT14 ACT15 AIM01 AIM02 AIM03 AIM06 AIM07 CON01 CON03 CON04 "
    "CON05 CON07 DES01 DES02 DES04 DES06 DES07 DES08 DES09 EVD02 EVD03 EVD05 EVD06 EVD08 EVD09 EVD10 EVD11 EVD13 EVD15 "
    "EVD17 EVD18 IMP01 IMP02 IMP06 IMP07 IMP08 IMP09 IMP11 IMP12 IMP14 INT01 INT02 INT04 PRC02 PRC03 PRC04 PRC05 PUB01 "
    "PUB03 PUB04 PUB07 PUB08 PUB09 PUB11 REP01 REP03 REP04 REP05 REP06 REP07 REP08 REP10 REP11 REP12 REP13 REP14 REP15 "
    "REP16 REP18 REV01 REV05 SCR07 SCR10 SCR11 SGN02 SGN03 SGN05 SGN06 SUM01"
).split()
#: Candidates that are no rules here; rules/README.md says why.
LEFT_OUT = {"PUB10"}
OURS = {"DES11", "EVD19", "CON13", "INT06"}


def candidates() -> set[str]:
    return {f"{family}{number:02}" for family, most in CANDIDATES.items() for number in range(1, most + 1)}


def test_every_candidate_is_built_or_left_out_by_name() -> None:
    assert len(candidates()) == 156
    assert candidates() - rules.RULES.keys() == LEFT_OUT
    assert {code for code in rules.RULES if code[:3] != "FRM"} - candidates() == OURS


@pytest.mark.parametrize("code", sorted(set(STRUCTURAL_BLOCKERS) - LEFT_OUT))
def test_a_structural_blocker_is_built_as_one(code: str) -> None:
    rule = rules.RULES[code]

    assert (rule.severity, rule.precision) == (rules.Severity.BLOCKER, "H")


def test_every_rule_that_was_seen_broken_is_built() -> None:
    assert len(set(STRUCTURAL_BLOCKERS)) == 33 and len(set(SEEN)) == 88
    assert set(SEEN) <= rules.RULES.keys()


def test_the_readme_names_what_is_left_out_and_what_is_ours() -> None:
    left = re.findall(r"^\| ([A-Z]{3}\d\d) \|", README, re.MULTILINE)

    assert set(left) == LEFT_OUT
    assert all(code in README for code in OURS)
    assert f"FRM01 to {max(code for code in rules.RULES if code[:3] == 'FRM')}" in README


def test_the_readme_holds_the_table_that_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--counts"]) == 0

    table = capsys.readouterr().out
    assert table in README, "Put what `python -m rules list --counts` prints into rules/README.md."


def test_the_table_counts_what_the_profiles_and_the_pages_hold() -> None:
    profiles = json.loads((FOLDER / "profiles.json").read_text(encoding="utf-8"))
    pages = Counter(path.name[:3].upper() for path in FOLDER.glob("*/[a-z][a-z][a-z][0-9][0-9]_*.md"))

    for family in FAMILIES:
        number, *of_severity, minimum, standard, thorough = counts.counted(rules.RULES, family)
        own = [sum(code.startswith(family) for code in codes) for codes in profiles.values()]
        assert number == pages[family] == sum(of_severity) == sum(own)
        assert [minimum, standard, thorough] == own
    assert counts.counted(rules.RULES, "")[0] == sum(pages.values())
