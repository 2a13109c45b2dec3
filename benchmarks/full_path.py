"""CPU of the whole way of an update (event, reading, durable commit, reply) against a bare Bolt echo.

The playground runs in this process, the measured bot in one of its own; only the bot's CPU counts.
"""

import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.figures import Figure
from bot.playground.people import Cast, Person, Room
from bot.playground.server import Playground

OUTSTANDING = 32
WARM_UP = 150
MEASURED = 600
ROUNDS = 3
NOW = datetime(2015, 1, 5, 9, tzinfo=UTC)
GOAL = 2.5
PEOPLE = 120

UPDATES = (
    "Bonjour à toutes et à tous, petit point rapide de notre groupe : l'appel à projets « Entreprendre autrement » est lancé depuis ce matin, nous en sommes à {n} % et la clôture est prévue fin avril avec la Région",
    "Suite à la réunion de lundi avec les partenaires, la préfiguration de la filière de recyclage sur les vêtements de travail avance bien, {n} % de fait ; il reste à signer la convention avant le 15 mars prochain",
    "Pour information, le soutien à la structuration et au développement du Réseau Catalyst est en cours, {n} % à ce jour, pilote Sophie Delattre, prochaine étape : comité technique au mois de février avec les villes",
)

QUESTIONS = (
    "Quels sont les nouveaux enjeux de l'axe recherche et innovation ? Merci, p{n}",
    "Bonjour p{n}, quand a lieu la délibération en conseil métropolitain, et qui faut-il prévenir ?",
    "Que dit le plan sur la monnaie complémentaire ? (demande de p{n})",
)
"""No two alike: what is read once is kept at hand for the thread, and would cost nothing the second time."""

QUESTION_GOAL = 1.6


async def _answered(playground: Playground, user: str, text: str) -> None:
    """The person has written, and has their answer below."""
    before = len(playground.workspace.messages(user))
    await playground.say(user, user, text)
    while len(playground.workspace.messages(user)) < before + 2:  # noqa: ASYNC110 - the workspace tells nobody of a message
        await asyncio.sleep(0.002)


async def _drive(playground: Playground, count: int, people: Sequence[str], texts: Sequence[str]) -> None:
    """``count`` messages, never more than OUTSTANDING unanswered; the senders take turns."""
    gate = asyncio.Semaphore(OUTSTANDING)
    turns = {person: asyncio.Lock() for person in people}

    async def one(number: int) -> None:
        user = people[number % len(people)]
        async with turns[user], gate:
            text = texts[number % len(texts)].format(n=(number * 7) % 99 + 1 if texts is UPDATES else number)
            await asyncio.wait_for(_answered(playground, user, text), 30)

    await asyncio.gather(*(one(number) for number in range(count)))


async def _cpu_per_message(
    command: list[str], extra: dict[str, str], people: int, texts: Sequence[str] = UPDATES
) -> float:
    """Seconds of the bot's CPU for one message."""
    async with Playground(now=NOW, cast=_cast(people)) as playground:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "JALON_"))}
        environment |= {
            "SLACK_BOT_TOKEN": playground.bot_token,
            "SLACK_APP_TOKEN": playground.app_token,
            "JALON_SLACK_API_URL": playground.api_url,
            "JALON_CLOCK_URL": f"{playground.url}/clock",
            **extra,
        }
        bot = await asyncio.create_subprocess_exec(
            *command, env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await playground.connected(timeout=30)
            senders = [person.id for person in playground.cast.people]
            await _drive(playground, WARM_UP, senders, texts)
            process = psutil.Process(bot.pid)
            before = process.cpu_times()
            await _drive(playground, MEASURED, senders, texts)
            after = process.cpu_times()
            return (after.user - before.user + after.system - before.system) / MEASURED
        finally:
            bot.terminate()
            await bot.wait()


def _cast(people: int) -> Cast:
    """So many people that nobody writes faster than the pace allows."""
    crowd = tuple(
        Person(id=f"U0PERSON{number:03d}", name=f"p{number}", real_name=f"Personne {number}")
        for number in range(people)
    )
    return Cast(people=crowd, rooms=(Room(id="C0GENERAL1", name="general"),))


def figures() -> list[Figure]:
    """The ratios to two echoes, all measured in turns; the medians of the rounds.

    The echo of Bolt's documentation opens a connection for every call; the one that keeps a session is the harder floor.
    """
    echo = [sys.executable, "-m", "benchmarks.echo_bot"]
    plain, shared, updates, questions = [], [], [], []
    for _ in range(ROUNDS):
        plain.append(asyncio.run(_cpu_per_message(echo, {}, PEOPLE)))
        shared.append(asyncio.run(_cpu_per_message([*echo, "shared"], {}, PEOPLE)))
        updates.append(_of_jalon(UPDATES))
        questions.append(_of_jalon(QUESTIONS))
    floors = (
        ("bare Bolt echo", statistics.median(plain)),
        ("Bolt echo that keeps one session", statistics.median(shared)),
    )
    paths = (
        ("an update's full path", statistics.median(updates), GOAL),
        ("a question's full path", statistics.median(questions), QUESTION_GOAL),
    )
    return [
        _ratio(f"CPU of {name} ÷ {against}", path, floor, goal)
        for name, path, goal in paths
        for against, floor in floors
    ]


def _of_jalon(texts: Sequence[str]) -> float:
    """Seconds of CPU for one of the messages, on a new database."""
    with tempfile.TemporaryDirectory() as folder:
        database = {"JALON_DATABASE_URL": f"sqlite:///{Path(folder) / 'jalon.db'}"}
        return asyncio.run(_cpu_per_message([sys.executable, "-m", "bot", "run"], database, PEOPLE, texts))


def _ratio(name: str, path: float, floor: float, goal: float) -> Figure:
    return Figure(
        name=name, value=path * 1000, unit="ms", floor=floor * 1000, ratio=path / floor, goal=goal, at_most=True
    )


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
