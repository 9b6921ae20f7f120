"""One file on its way in: how it was understood, what the person changed in that, and the newest dry run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from db.registry.importing.fields import by_name
from db.registry.importing.rows import SURE, ColumnGuess, Looked, Mapping, Note, Plan, PlannedRow, Policy
from db.registry.reading.cells import column_letters

VERY_SURE = 0.8
NAMES = {"organisation": ("name",), "person": ("full_name", "given_name", "family_name")}
Possible = Literal["take", "skip"]


@dataclass(frozen=True)
class ColumnRow:
    """A column as it is shown. `certainty`: a key of words.CERTAINTY; `id`: its place, from 0."""

    id: int
    letters: str
    guess: ColumnGuess
    field: str | None
    policy: Policy
    certainty: str

    @property
    def heading(self) -> str:
        return self.guess.heading or self.letters


class Session:
    """Changes go through `choose`, `set_policy`, `set_possible`; `plan` belongs to the mapping or is None."""

    def __init__(self, looked: Looked, mapping: Mapping | None = None) -> None:
        self.looked = looked
        self.mapping = mapping or looked.mapping()
        self.plan: Plan | None = None
        self._guesses = {one.place: one for one in looked.columns}
        first = self.mapping.fields
        self._order = sorted(self._guesses, key=lambda place: (place not in first, place))

    @property
    def entity(self) -> str:
        return self.looked.entity

    # ---- columns
    def columns(self) -> list[ColumnRow]:
        """Those that were understood first, then the others; the order stays while fields are changed."""
        return [self.column(place) for place in self._order]

    def column(self, place: int) -> ColumnRow:
        guess, field = self._guesses[place], self.mapping.fields.get(place)
        policy = self.mapping.policy_of(field) if field else "fill"
        return ColumnRow(place, column_letters(place), guess, field, policy, self._certainty(guess, field))

    @staticmethod
    def _certainty(guess: ColumnGuess, field: str | None) -> str:
        if guess.protected:
            return "protected"
        if field is None:
            return "unsure" if guess.field and guess.confidence < SURE else "none"
        if guess.field != field:
            return "chosen"
        if guess.by == "saved":
            return "saved"
        return "sure" if guess.confidence >= VERY_SURE else "likely" if guess.confidence >= SURE else "chosen"

    def misses_name(self) -> bool:
        """Whether no column holds the names: nothing can be taken then."""
        return not set(NAMES[self.entity]) & set(self.mapping.fields.values())

    # ---- changes
    def choose(self, place: int, field: str | None) -> ColumnRow | None:
        """Take a column into a field, or leave it out. Of a field that one column feeds, gives the one that lost it."""
        fields = dict(self.mapping.fields)
        fields.pop(place, None)
        lost = None
        if field is not None and not self._guesses[place].protected:
            if not by_name(self.entity)[field].several:
                lost = next((other for other, name in fields.items() if name == field), None)
            if lost is not None:
                del fields[lost]
            fields[place] = field
        self._change(fields=dict(sorted(fields.items())))
        return self.column(lost) if lost is not None else None

    def set_policy(self, field: str, policy: Policy) -> None:
        self._change(policy=self.mapping.policy | {field: policy})

    def set_possible(self, possible: Possible) -> None:
        self._change(possible_duplicates=possible)

    def _change(self, **values: Any) -> None:
        self.mapping = replace(self.mapping, **values)
        self.plan = None


def remarks_of(plan: Plan) -> dict[int, list[Note]]:
    """Row number -> what was remarked on it."""
    found: dict[int, list[Note]] = {}
    for one in plan.remarks:
        found.setdefault(one.row, []).append(one)
    return found


def written(plan: Plan) -> int:
    """Rows that a commit writes."""
    taken = plan.counts["possible_duplicate"] if plan.mapping.possible_duplicates == "take" else 0
    return plan.counts["new"] + plan.counts["updated"] + taken


def left_out(plan: Plan) -> int:
    """Rows that the workbook of refused rows holds."""
    skipped = plan.counts["possible_duplicate"] if plan.mapping.possible_duplicates == "skip" else 0
    return plan.counts["refused"] + skipped


def chosen_rows(plan: Plan, figure: str, remarked: dict[int, list[Note]]) -> list[PlannedRow]:
    """The rows behind a figure; all of them for ""."""
    if not figure:
        return plan.rows
    if figure == "remark":
        return [row for row in plan.rows if row.number in remarked]
    return [row for row in plan.rows if row.outcome == figure]
