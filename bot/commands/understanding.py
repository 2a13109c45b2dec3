"""The commands that show what Jalon understands: dates, questions, messages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.commands.inputs import Json, each, local_time, print_text, read_plan_file
from bot.domain.actions import Action, Origin
from bot.domain.people import Language
from bot.domain.plan import Plan


def read_dates_of(text: str | None, *, at: str | None, language: Language, as_json: bool, batch: bool) -> None:
    """Print the dates of a text."""
    from bot.rendering.json_forms import dates_json
    from bot.understanding.dates import read_dates

    def answer(row: Json) -> Json:
        when = local_time(row.get("at", at))
        reading = read_dates(str(row.get("text", "")), at=when, language=str(row.get("lang") or language.value))
        return dates_json(reading, row.get("id"))

    def show(_result: Json) -> None:
        from bot.texts import texts

        words = texts(language)
        reading = read_dates(text or "", at=local_time(at), language=language.value)
        lines = [
            f"{words.quoted(found.span)}{' : ' if language is Language.FRENCH else ': '}{words.window(found.window)}"
            for found in reading.dates
        ]
        lines += [
            words.say("%(words)s: this date does not hold.", words=words.quoted(problem.span))
            for problem in reading.problems
        ]
        print_text("\n".join(lines) or words.say("No date found."))

    each(text, batch=batch, answer=answer, show=None if as_json else show)


def ask_plan(
    text: str | None, file: Path | None, *, at: str | None, language: Language, as_json: bool, batch: bool
) -> None:
    """Print the answer to a question."""
    from bot.rendering.json_forms import answer_json
    from bot.services.questions import Questions

    plan = read_plan_file(file)
    questions = Questions.over(plan)

    def answer(row: Json) -> Json:
        when = local_time(row.get("at", at))
        found = questions.ask(str(row.get("text", "")), at=when)
        return answer_json(found, row.get("id"), language)

    each(text, batch=batch, answer=answer, show=None if as_json else lambda result: print_text(str(result["text"])))


def plan_actions(plan: Plan) -> list[Action]:
    """Every line of the plan as the action it is from the day of import."""
    return [
        Action(
            code=item.code,
            title=item.text,
            origin=Origin.PLAN,
            kind=item.kind,
            axis=axis.code,
            group=group.number if (group := plan.group_of_axis(axis.code)) is not None else None,
            line=item.source.line,
        )
        for axis in plan.axes
        for item in axis.items
    ]


def read_message(
    text: str | None, file: Path | None, *, at: str | None, group: int | None, as_json: bool, batch: bool
) -> None:
    """Print how a message is understood."""
    from bot.rendering.json_forms import reading_json
    from bot.understanding import reader
    from bot.understanding.book import build_book

    plan = read_plan_file(file)
    book = build_book(plan, plan_actions(plan), plan.milestones)
    titles = {code: entry.title for code, entry in book.actions.items()}

    def answer(row: Json) -> Json:
        when: datetime = local_time(row.get("at", at))
        stated = row.get("group", group)
        reading = reader.read(
            str(row.get("text", "")), at=when, book=book, group=stated if isinstance(stated, int) else None
        )
        return reading_json(reading, row.get("id"), titles)

    del as_json  # a reading is a structure: people see it as JSON too
    each(text, batch=batch, answer=answer, show=None)
