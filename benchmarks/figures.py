"""A measured figure: always a ratio to a floor of the same run."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``ratio`` is held against ``goal``: at most it, or (``at_most`` False) at least it. No goal: reported only."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    goal: float | None = None
    at_most: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without a goal."""
        measured = self.ratio if self.ratio is not None else self.value
        if self.goal is None:
            return None
        return measured <= self.goal if self.at_most else measured >= self.goal

    def line(self) -> str:
        """One row of the table."""
        measured = f"{self.ratio:8.2f} ×" if self.ratio is not None else " " * 10
        goal = "" if self.goal is None else f"{'≤' if self.at_most else '≥'} {self.goal:g}"
        verdict = {True: "met", False: "NOT MET", None: ""}[self.met]
        floor = "" if self.floor is None else f"floor {self.floor:.3f}"
        return f"{self.name:<62} {self.value:10.3f} {self.unit:<6} {floor:<16} {measured} {goal:<8} {verdict}"

    def json(self) -> dict[str, object]:
        """The figure for the results' file."""
        return asdict(self) | {"met": self.met}
