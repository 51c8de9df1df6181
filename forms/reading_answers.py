"""JSON to the parts that say how a question is answered: choices, scales, columns, and who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.columns import CELL_TYPES, FIXED
from forms.keys import Keys
from forms.model import JSON, Column, Level, Option, Scale


@dataclass(slots=True)
class AnswerKeys(Keys):
    """Reads these parts of one file; ``scales`` are those read so far, which questions name."""

    scales: dict[str, Scale] = field(default_factory=dict)

    def options(self, value: Mapping[str, JSON], where: str) -> tuple[Option, ...]:
        taken: set[str] = set()
        read = []
        for place, item in self.items(value, "options", where):
            option = self.obj(item, place, {"id", "label"})
            read.append(Option(self.ident(option, place, taken), self.wording(option, "label", place)))
        return tuple(read)

    def scale(self, value: JSON, where: str) -> Scale:
        raw = self.obj(value, where, {"id", "label", "levels"})
        taken = set(self.scales)
        scale_id = self.ident(raw, where, taken)
        levels, level_ids = [], set[str]()
        for place, item in self.items(raw, "levels", where):
            level = self.obj(item, place, {"id", "label", "definition", "severity"})
            severity = level.get("severity")
            if not isinstance(severity, int) or isinstance(severity, bool):
                self.refuse(
                    f"{place}.severity", "A whole number is needed here: 0 for the least serious level."
                )
            levels.append(
                Level(
                    self.ident(level, place, level_ids),
                    self.wording(level, "label", place),
                    self.wording(level, "definition", place, needed=False),
                    severity,
                )
            )
        if not levels:
            self.refuse(f"{where}.levels", f"The scale “{scale_id}” has no levels.")
        return Scale(scale_id, self.wording(raw, "label", where, needed=False), tuple(levels))

    def columns(self, value: Mapping[str, JSON], where: str, kind: str) -> tuple[Column, ...]:
        fixed = {column.id: column for column in FIXED.get(kind, ())}
        taken: set[str] = set()
        read = []
        for place, item in self.items(value, "columns", where):
            raw = self.obj(item, place, {"id", "label", "type", "options"})
            column_id = self.ident(raw, place, taken)
            label = self.wording(raw, "label", place)
            if fixed:
                if column_id not in fixed:
                    self.refuse(
                        f"{place}.id", f"A list of {kind} has no column “{column_id}”: {', '.join(fixed)}."
                    )
                own = fixed[column_id]
                read.append(Column(column_id, label, own.type, self.options(raw, place) or own.options))
                continue
            column = Column(
                column_id, label, self.word(raw, "type", place, CELL_TYPES, ""), self.options(raw, place)
            )
            if column.type == "one_of" and not column.options:
                self.refuse(f"{place}.options", "A choice needs options.")
            read.append(column)
        if kind == "table" and not read:
            self.refuse(f"{where}.columns", "A table needs columns.")
        if kind not in FIXED and kind != "table" and read:
            self.refuse(f"{where}.columns", f"A question of type {kind} has no columns.")
        return tuple(read) or FIXED.get(kind, ())

    def choices(self, raw: Mapping[str, JSON], where: str, kind: str) -> tuple[Option, ...]:
        found = self.options(raw, where)
        if kind in ("one_of", "several_of") and not found:
            self.refuse(f"{where}.options", "A choice needs options.")
        return found

    def scale_of(self, raw: Mapping[str, JSON], where: str, kind: str) -> Scale | None:
        """The scale that a rating is given on."""
        scale = self.scales.get(self.text(raw, "scale", where, needed=False))
        if kind == "scale" and scale is None:
            self.refuse(f"{where}.scale", "A rating is given on one of the form’s scales: choose which.")
        if kind != "scale" and scale is not None:
            self.refuse(f"{where}.scale", "Only a rating is given on a scale.")
        return scale

    def signs(self, raw: Mapping[str, JSON], where: str, kind: str) -> Literal["", "lead", "head_of_service"]:
        """Who signs on a sign-off line."""
        found: Literal["", "lead", "head_of_service"] = "lead"
        match self.word(raw, "signs", where, ("", "lead", "head_of_service"), ""):
            case "":
                found = ""
            case "head_of_service":
                found = "head_of_service"
        if kind == "sign_off" and not found:
            self.refuse(f"{where}.signs", "Say who signs: the lead officer or the head of service.")
        if kind != "sign_off" and found:
            self.refuse(f"{where}.signs", "Only a sign-off line says who signs.")
        return found
