"""Logical lines become sections: which lines are headings, what stands below each, what each section is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.plan import Source
from bot.plan.lines import Line
from bot.plan.words import Role


@dataclass(slots=True, kw_only=True, eq=False)
class Section:
    """A heading (or several title lines) and what stands below it. ``level`` grows inwards; the root has no titles."""

    titles: list[Line]
    level: int
    rank: int = 0
    style: str = ""
    role: Role = Role.NONE
    parent: Section | None = None
    body: list[Line] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading as one text."""
        return (
            " ".join(line.text for line in self.titles)
            if self.style in {"capitals", "part"}
            else "".join(line.text for line in self.titles[:1])
        )

    @property
    def line(self) -> int:
        """The line of the heading, from 1."""
        return self.titles[0].number if self.titles else 1

    @property
    def path(self) -> tuple[str, ...]:
        """The headings from the outermost to this one."""
        above = self.parent.path if self.parent else ()
        return (*above, self.title) if self.titles else above

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the document's order."""
        waiting = [self]
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.children))

    def all_lines(self) -> Iterator[Line]:
        """The body lines of this section and all below it."""
        for section in self.walk():
            yield from section.body

    def source(self, line: Line) -> Source:
        """Where ``line`` of this section stands."""
        return Source(section=self.title, line=line.number)


@dataclass(slots=True, kw_only=True)
class Placed:
    """A line with its section; ``above`` are the list entries that it stands below."""

    line: Line
    section: Section
    above: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    is_item: bool = False

    @property
    def source(self) -> Source:
        """Where the line stands."""
        return self.section.source(self.line)


@dataclass(slots=True, kw_only=True)
class Outline:
    """The whole document in sections; ``placed`` has every logical line in order, headings included."""

    root: Section
    placed: list[Placed]

    def sections(self) -> list[Section]:
        """Every section with a heading, in order."""
        return [section for section in self.root.walk() if section.titles]

    def with_role(self, role: Role) -> list[Section]:
        """The outermost sections of that role, in order."""
        return [
            section
            for section in self.sections()
            if section.role is role and not any(above.role is role for above in _above(section))
        ]


def _above(section: Section) -> Iterator[Section]:
    while section.parent is not None:
        section = section.parent
        yield section
