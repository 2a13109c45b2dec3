"""How well questions are answered, on written sets over several plans, and what a question costs.

``python -m benchmarks.answers`` prints the figures; ``-v`` the rows of the open sets that went wrong. The held sets are
only counted.
"""

from __future__ import annotations

import json
import random
import sys
import time
import unicodedata
from datetime import datetime
from pathlib import Path

from benchmarks.answers_sets import Score, is_there, judge_row, judged, plan_named, questions_of, rows
from benchmarks.figures import Figure
from bot.domain.plan import Passage, Source
from bot.plan.search import Search
from bot.services.questions import Questions
from bot.understanding.wording import terms

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = {
    "fr": 0.95,
    "en": 0.90,
    "second": 0.95,
    "plans": 0.95,
    "more": 0.95,
    "third": 0.95,
    "fourth": 0.95,
    "fifth": 0.95,
    "sixth": 0.95,
    "seventh": 0.95,
    "eighth": 0.95,
    "kinds": 0.95,
}
"""The sets with the share of right answers that each must reach; all but the first two mix both languages, mostly French."""

_KEYBOARD = "azertyuiopqsdfghjklmwxcvbn"


def figures() -> list[Figure]:
    """Right answers, refusals, inventions, quotations, losses by typing, and the time that all this takes."""
    return [*_answers(), *_typed_badly(), *_search_over_many(), _cost_of_a_question(), *_general_french()]


def _answers() -> list[Figure]:
    found = []
    verbatim = []
    for language, goal in SETS.items():
        for held, name in ((False, f"questions.{language}.jsonl"), (True, f"questions.{language}.held.jsonl")):
            if not is_there(name):
                continue
            score = judged(name)
            label = f"{language}, {'held' if held else 'open'} ({len(score.verdicts)})"
            found += [
                Figure(name=f"right answers, {label}", value=score.right, unit="share", goal=goal, at_most=False),
                Figure(
                    name=f"refused when the plan does not say, {label}",
                    value=score.refused,
                    unit="share",
                    goal=0.95,
                    at_most=False,
                ),
                Figure(name=f"invented, {label}", value=score.invented, unit="rows", goal=0),
            ]
            verbatim.append(score.verbatim)
    found.append(
        Figure(name="quotations equal to the plan's text", value=min(verbatim), unit="share", goal=1.0, at_most=False)
    )
    return found


def _typed_badly() -> list[Figure]:
    """The points that the French questions lose without accents, and with one slip in a longer word."""
    name = "questions.fr.jsonl"
    clean = judged(name)
    plain = Score([judge_row(row, _without_accents(str(row["text"]))) for row in rows(name)])
    slips = Score([judge_row(row, _with_a_slip(str(row["text"]), str(row["id"]))) for row in rows(name)])
    return [
        Figure(name="points lost without accents", value=100 * (_good(clean) - _good(plain)), unit="points", goal=3),
        Figure(
            name="points lost with one slip in a word", value=100 * (_good(clean) - _good(slips)), unit="points", goal=3
        ),
    ]


def _good(score: Score) -> float:
    return sum(verdict.good for verdict in score.verdicts) / len(score.verdicts)


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _with_a_slip(text: str, seed: str) -> str:
    """One word of six letters or more with a letter dropped, doubled, exchanged or swapped."""
    chance = random.Random(seed)  # noqa: S311 - the same at every run
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha() and word.islower()]
    if not long:
        return text
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    words[place] = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(_KEYBOARD) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)


def _search_over_many() -> list[Figure]:
    """Milliseconds of one search over ten thousand passages: those of the sample, each line's words moved about."""
    chance = random.Random(7)  # noqa: S311 - the same at every run
    passages = plan_named("sample").passages
    words = [word for passage in passages for word in passage.text.split()]
    many = [
        Passage(
            text=" ".join(chance.choices(words, k=12)),
            source=Source(section=passages[number % len(passages)].source.section, line=number + 1),
            breadcrumb=passages[number % len(passages)].breadcrumb,
        )
        for number in range(10_000)
    ]
    started = time.perf_counter()
    search = Search(many)
    built = time.perf_counter() - started
    questions = [terms(str(row["text"]), "fr") for row in rows("questions.fr.jsonl") if row["plan"] == "sample"]
    for question in questions:
        search.ranked(search.sought(question, "fr"))
    started = time.perf_counter()
    for question in questions:
        search.ranked(search.sought(question, "fr"))
    each = 1000 * (time.perf_counter() - started) / len(questions)
    return [
        Figure(name="a search over 10,000 passages", value=each, unit="ms", goal=1.0),
        Figure(name="building the index of 10,000 passages", value=built, unit="s"),
    ]


def _cost_of_a_question() -> Figure:
    asked = [
        (str(row["text"]), datetime.fromisoformat(str(row["at"])))
        for row in rows("questions.fr.jsonl")
        if row["plan"] == "sample"
    ]
    questions: Questions = questions_of("sample")
    for text, at in asked:
        questions.ask(text, at=at)
    started = time.process_time()
    for text, at in asked:
        questions.ask(text, at=at)
    return Figure(
        name="CPU of one question over the sample", value=1000 * (time.process_time() - started) / len(asked), unit="ms"
    )


def _general_french() -> list[Figure]:
    """Recall of the right passage among the first five on PIAF, where the shared folder is beside this checkout."""
    folder = SHARED / "data" / "qa"
    if not folder.is_dir():
        return []
    stored = [json.loads(line) for line in (folder / "piaf-passages.jsonl").read_text(encoding="utf-8").splitlines()]
    passages = [
        Passage(text=row["text"], source=Source(section=row["title"], line=number + 1), breadcrumb=(row["title"],))
        for number, row in enumerate(stored)
    ]
    place = {row["id"]: number for number, row in enumerate(stored)}
    search = Search(passages)
    asked = [json.loads(line) for line in (folder / "piaf-questions.jsonl").read_text(encoding="utf-8").splitlines()][
        ::15
    ]
    found = [
        place[row["gold"]]
        in [hit.number for hit in search.ranked(search.sought(terms(row["question"], "fr"), "fr"), 5)]
        for row in asked
    ]
    return [
        Figure(
            name=f"recall of the first five on PIAF ({len(asked)})",
            value=sum(found) / len(found),
            unit="share",
            goal=0.74,
            at_most=False,
        )
    ]


def main(arguments: list[str]) -> int:
    """Print the figures, and with ``-v`` what went wrong in the open sets."""
    if "-v" in arguments:
        for language in SETS:
            for verdict in judged(f"questions.{language}.jsonl").verdicts:
                if not verdict.good:
                    lines = [quote.line for quote in verdict.answer.quotes]
                    sys.stdout.write(f"  {verdict.row['id']} {verdict.row['text']} -> {verdict.answer.kind} {lines}\n")
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
