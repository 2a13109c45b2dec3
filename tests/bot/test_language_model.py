"""A language model's endpoint is a stranger: whatever it does, there is a sentence or a reason, in time."""

import asyncio
import gzip
import json
import time

import pytest
from aiohttp import web

from bot.language_model import LanguageModel, Silent
from bot.settings import ModelAccess
from tests.model_endpoint import completion, model_endpoint

QUOTED = ("Initier une monnaie complémentaire",)


def model(url, *, seconds=2.0, key=None, rest_seconds=300.0):
    access = ModelAccess(url=f"{url}/chat/completions", model="petit", key=key, seconds=seconds)
    return LanguageModel(access, rest_seconds=rest_seconds)


async def test_the_sentence_comes_as_it_was_said_and_the_key_goes_along():
    async with model_endpoint("Une monnaie.") as endpoint:
        assert await model(endpoint.url, key="sk-1").rephrase("Quelle monnaie ?", QUOTED, "fr") == "Une monnaie."
    assert endpoint.headers[0]["Authorization"] == "Bearer sk-1"
    assert endpoint.asked[0]["model"] == "petit"


async def test_question_and_quotations_stand_between_marks_that_nobody_can_know():
    async with model_endpoint("") as endpoint:
        asking = model(endpoint.url)
        await asking.rephrase("?", QUOTED, "fr")
        await asking.rephrase("?", QUOTED, "fr")
    marks = [asked["messages"][1]["content"].split("\n")[0] for asked in endpoint.asked]
    assert marks[0] != marks[1]
    assert all(mark in asked["messages"][0]["content"] for mark, asked in zip(marks, endpoint.asked, strict=True))
    assert QUOTED[0] not in endpoint.asked[0]["messages"][0]["content"]


async def test_without_a_key_none_is_sent():
    async with model_endpoint("") as endpoint:
        await model(endpoint.url).rephrase("?", QUOTED, "fr")
    assert "Authorization" not in endpoint.headers[0]


def body(**given):
    return lambda _: web.Response(**({"content_type": "application/json"} | given))


ODD = [
    (body(status=500, text="{}"), Silent.REFUSED),
    (body(status=429, text="{}", headers={"Retry-After": "99999"}), Silent.REFUSED),
    (body(status=302, headers={"Location": "http://127.0.0.1:9/"}), Silent.REFUSED),
    (body(status=201, text="{}"), Silent.REFUSED),
    (body(text="{"), Silent.ODD),
    (body(text=""), Silent.ODD),
    (body(body=b"\xff\xfe"), Silent.ODD),
    (body(text="[" * 60_000), Silent.ODD),
    (body(text="null"), Silent.ODD),
    (body(text='{"choices": []}'), Silent.ODD),
    (body(text='{"choices": {"0": 1}}'), Silent.ODD),
    (body(text='{"choices": [{"message": "x"}]}'), Silent.ODD),
    (body(text='{"choices": [{"message": {"content": ["x"]}}]}'), Silent.ODD),
    (body(text='{"choices": [{"message": {"content": null}}]}'), Silent.ODD),
    (body(text="{}", content_type="text/html"), Silent.ODD),
    (body(body=gzip.compress(b"{}"), headers={"Content-Encoding": "gzip"}), Silent.ODD),
    (body(text=json.dumps({"choices": [{"message": {"content": "x" * 70_000}}]})), Silent.TOO_LARGE),
    (lambda _: completion("Une", finish_reason="length"), Silent.ODD),
    (lambda _: completion("Une", finish_reason="tool_calls"), Silent.ODD),
]


@pytest.mark.parametrize("number", range(len(ODD)))
async def test_whatever_else_comes_is_no_sentence(number):
    says, reason = ODD[number]
    async with model_endpoint(says) as endpoint:
        assert await model(endpoint.url).rephrase("?", QUOTED, "fr") is reason


async def test_a_redirect_is_not_followed():
    async with model_endpoint("Une monnaie.") as elsewhere:
        moved = body(status=307, headers={"Location": f"{elsewhere.url}/chat/completions"})
        async with model_endpoint(moved) as endpoint:
            assert await model(endpoint.url, key="sk-1").rephrase("?", QUOTED, "fr") is Silent.REFUSED
        assert elsewhere.asked == []


async def test_an_answer_that_never_ends_ends_with_the_time_or_the_size():
    async def drip(request):
        answer = web.StreamResponse(headers={"Content-Type": "application/json"})
        await answer.prepare(request)
        while True:
            await answer.write(b" " * 8_192)
            await asyncio.sleep(0.02 if request.path.endswith("slow") else 0)

    app = web.Application()
    app.router.add_post("/{way}/chat/completions", drip)
    app.router.add_post("/chat/completions/slow", drip)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        assert await model(f"{root}/quick").rephrase("?", QUOTED, "fr") is Silent.TOO_LARGE
        slow = LanguageModel(ModelAccess(url=f"{root}/chat/completions/slow", model="m", key=None, seconds=0.1))
        assert await slow.rephrase("?", QUOTED, "fr") is Silent.TOO_SLOW
    finally:
        await runner.cleanup()


async def test_a_slow_endpoint_costs_its_time_and_no_more():
    async with model_endpoint(lambda _: asyncio.sleep(5, "Une monnaie.")) as endpoint:
        since = time.monotonic()
        assert await model(endpoint.url, seconds=0.2).rephrase("?", QUOTED, "fr") is Silent.TOO_SLOW
        assert time.monotonic() - since < 2


async def test_a_dead_endpoint_is_left_alone_after_three_failures_then_given_one_try(unused_port):
    asking = model(f"http://127.0.0.1:{unused_port}/v1", rest_seconds=0.3)
    said = [await asking.rephrase("?", QUOTED, "fr") for _ in range(5)]
    assert said == [Silent.UNREACHABLE] * 3 + [Silent.RESTING] * 2
    await asyncio.sleep(0.35)
    assert [await asking.rephrase("?", QUOTED, "fr") for _ in range(2)] == [Silent.UNREACHABLE, Silent.RESTING]


async def test_a_sentence_between_two_failures_forgets_them():
    answers = iter([500, 500, None, 500, 500, None])
    async with model_endpoint(
        lambda _: "ok" if (status := next(answers)) is None else web.Response(status=status)
    ) as endpoint:
        asking = model(endpoint.url)
        assert [await asking.rephrase("?", QUOTED, "fr") for _ in range(6)].count("ok") == 2


@pytest.fixture
def unused_port():
    import socket

    with socket.socket() as bound:  # bound and never listening: whoever connects is refused
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]
