"""The small command lines behind `./run pdf` and `./run forms`: a good file works, a bad one is one sentence and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from eia.pdf.__main__ import main as pdf
from forms.__main__ import main as check_forms
from forms.definition import FOLDER

DOCUMENT = {"document": 1, "definition": "eia-standard@1.0", "as_of": "2026-11-22", "answers": {}}


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    return lines[0]


def test_pdf_is_written(tmp_path: Path) -> None:
    (tmp_path / "document.json").write_text(json.dumps(DOCUMENT))
    assert pdf([str(tmp_path / "document.json"), str(tmp_path / "out.pdf")]) == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "is not an assessment document"),
        (json.dumps({**DOCUMENT, "answers": {"no_such": "x"}}), "no question at “no_such”"),
        (json.dumps({**DOCUMENT, "definition": "nothing@9"}), "nothing@9"),
    ],
)
def test_pdf_refuses_what_is_no_document(
    text: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.json").write_text(text)
    assert pdf([str(tmp_path / "bad.json"), str(tmp_path / "out.pdf")]) == 2
    assert told in one_sentence(capsys)
    assert not (tmp_path / "out.pdf").exists()


def test_pdf_refuses_a_missing_file_and_a_missing_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pdf([str(tmp_path / "none.json"), str(tmp_path / "out.pdf")]) == 2
    assert "none.json cannot be read" in one_sentence(capsys)
    (tmp_path / "document.json").write_text(json.dumps(DOCUMENT))
    assert pdf([str(tmp_path / "document.json"), str(tmp_path / "no" / "out.pdf")]) == 2
    assert "cannot be written" in one_sentence(capsys)


def test_pdf_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert pdf([]) == 2
    assert "./run pdf DOCUMENT.json OUT.pdf" in one_sentence(capsys)


def test_pdf_is_printed_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples, made = FOLDER / "integrated-wales", str(tmp_path / "out.pdf")
    assert pdf([str(samples / "filled.sample.json"), made, "--language", "cy"]) == 0
    with pikepdf.open(made) as file:
        assert str(file.Root.Lang) == "cy"
        with file.open_outline() as outline:
            assert "1. Y diben" in [item.title for item in outline.root]

    english = str(FOLDER / "section-75" / "filled.sample.json")
    assert pdf([english, made, "--language", "cy"]) == 2
    assert "has no Welsh words" in one_sentence(capsys)
    assert pdf([english, made, "--language", "fr"]) == 2
    assert "usage:" in one_sentence(capsys)


def test_shipped_forms_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_forms([]) == 0
    assert "eia-standard@1.0" in capsys.readouterr().out


def test_a_broken_form_is_named_with_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "form.json").write_text('{"id": "x", "versoin": "1"}')
    assert check_forms([str(tmp_path / "form.json")]) == 2
    assert "form.json" in one_sentence(capsys)
