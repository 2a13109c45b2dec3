"""What people do with buttons, forms, commands and the Home: each an interaction the bot must answer in time."""

from dataclasses import dataclass
from typing import Any

from bot.playground.delivery import Errand, ErrandKind
from bot.playground.elements import action, chosen, elements_of, find, initial_values, unanswered
from bot.playground.errors import SlackError
from bot.playground.payload import Payload
from bot.playground.responses import answer
from bot.playground.stage import Stage
from bot.playground.triggers import ResponseUrl
from bot.playground.typing_people import member
from bot.playground.views import check_view
from bot.playground.workspace import Channel

STATES_KEPT = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an element stands: in a message, or in a form or Home."""

    blocks: list[Payload]
    common: Payload
    values: Payload
    permit: ResponseUrl | None = None
    view_id: str | None = None


def _person(stage: Stage, user: str) -> Payload:
    person = stage.workspace.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    return {"id": user, "username": person.name, "name": person.name, "team_id": stage.workspace.cast.team_id}


def _head(stage: Stage, kind: str, user: str) -> Payload:
    cast = stage.workspace.cast
    return {
        "type": kind, "user": _person(stage, user), "api_app_id": cast.app_id, "token": "playground",
        "team": {"id": cast.team_id, "domain": cast.domain}, "enterprise": None, "is_enterprise_install": False,
    }  # fmt: skip


def channel_name(channel: Channel) -> str:
    """The name interactions carry; Slack hides those of private places."""
    return {"im": "directmessage", "group": "privategroup"}.get(channel.kind, channel.name)


def spot(stage: Stage, user: str, channel: str | None, ts: str | None, view_id: str | None) -> Spot:
    """The place a person acts in, with its state so far."""
    if view_id is not None:
        home = stage.workspace.homes.get(user)
        view = home if home and home["id"] == view_id else stage.workspace.views.get(view_id)
        if view is None:
            raise SlackError("view_not_found")
        view["state"]["values"] = _merged(view["blocks"], view["state"]["values"])
        common: Payload = {"container": {"type": "view", "view_id": view_id}, "view": view}
        return Spot(blocks=view["blocks"], common=common, values=view["state"]["values"], view_id=view_id)
    if channel is None or ts is None:
        raise SlackError("message_not_found")
    place = stage.workspace.channel(channel)
    message = place.messages.get(ts) or next((row for row in place.ephemerals if row["ts"] == ts), None)
    if message is None:
        raise SlackError("message_not_found")
    key = f"{place.id}:{ts}"
    if len(stage.states) > STATES_KEPT:
        stage.states.clear()
    values = stage.states[key] = _merged(message.get("blocks", []), stage.states.get(key, {}))
    hidden = bool(message.get("is_ephemeral"))
    container: Payload = {"type": "message", "message_ts": ts, "channel_id": place.id, "is_ephemeral": hidden}
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    common = {"container": container, "channel": {"id": place.id, "name": channel_name(place)}}
    # Slack leaves the message out of the payload when it is ephemeral
    if not hidden:
        common["message"] = message
    common["state"] = {"values": values}
    permit = ResponseUrl(
        user=user, channel=place.id, ts=ts, thread_ts=message.get("thread_ts"), ephemeral=hidden
    )  # fmt: skip
    return Spot(blocks=message.get("blocks", []), common=common, values=values, permit=permit)


def _merged(blocks: list[Payload], values: Payload) -> Payload:
    merged = initial_values(blocks)
    for block_id, row in merged.items():
        kept = values.get(block_id, {})
        row |= {name: kept[name] for name in row if name in kept and kept[name]["type"] == row[name]["type"]}
    return merged


async def press(
    stage: Stage, user: str, where: Spot, *, action_id: str, block_id: str | None, value: Any, selected: Any
) -> bool:
    """A person acts on an element; whether the bot acknowledged in time."""
    block, element = find(where.blocks, action_id, block_id, value)
    done = action(block, element, value=value, selected=selected)
    done["action_ts"] = f"{stage.clock.micros() / 1e6:.6f}"
    known = where.values.get(block["block_id"], {})
    if element["action_id"] in known:
        given = {k: v for k, v in done.items() if k in known[element["action_id"]] or k == "type"}
        known[element["action_id"]] = {**known[element["action_id"]], **given}
    payload = _head(stage, "block_actions", user) | where.common
    payload["trigger_id"] = stage.permits.trigger(user, view_id=where.view_id)
    if where.permit is not None:
        payload["response_url"] = stage.url + stage.permits.response_url(where.permit)
    errand = stage.deliveries.start(ErrandKind.INTERACTION, {**payload, "actions": [done]})
    await errand.answer
    return errand.acked


async def command(stage: Stage, user: str, reference: str, name: str, text: str) -> bool:
    """A person types a slash command; whether the bot acknowledged in time."""
    channel, person, cast = stage.workspace.channel(reference), _person(stage, user), stage.workspace.cast
    member(stage, user, channel)
    permit = ResponseUrl(user=user, channel=channel.id)
    payload: Payload = {
        "token": "playground", "team_id": cast.team_id, "team_domain": cast.domain, "channel_id": channel.id,
        "channel_name": channel_name(channel), "user_id": user, "user_name": person["name"], "command": name,
        "text": text, "api_app_id": cast.app_id, "is_enterprise_install": "false",
        "response_url": stage.url + stage.permits.response_url(permit), "trigger_id": stage.permits.trigger(user),
    }  # fmt: skip
    errand = stage.deliveries.start(ErrandKind.COMMAND, payload)
    reply = await errand.answer
    if reply and (reply.get("text") or reply.get("blocks")):
        try:
            answer(stage, permit, reply)
        except SlackError as error:
            stage.live.notice("error", "answer_refused", {"error": error.code, "messages": list(error.messages)})
    return errand.acked


async def submit(stage: Stage, user: str, view_id: str, given: Payload) -> Payload | None:
    """A person sends a form. None: it closed. Else Slack's `response_action` object as the bot gave it,
    `{"response_action": "refused", "errors": {block_id: code}}` for what a client would not let pass,
    or `{"response_action": "unanswered"}` when the bot did not acknowledge in time.
    """
    view = stage.workspace.views.get(view_id)
    if view is None or stage.views.owner(view_id) != user:
        raise SlackError("view_not_found")
    values = _merged(view["blocks"], view["state"]["values"])
    for block, element in elements_of(view["blocks"]):
        row = given.get(block["block_id"])
        row = row if isinstance(row, dict) else {element["action_id"]: row} if block["block_id"] in given else {}
        if element["action_id"] in row and element["action_id"] in values.get(block["block_id"], {}):
            values[block["block_id"]][element["action_id"]] = chosen(element, row[element["action_id"]])
    unknown = set(given) - {block["block_id"] for block in view["blocks"]}
    if unknown:
        raise LookupError(f"no block {sorted(unknown)} in the form")
    view["state"] = {"values": values}
    wrong = unanswered(view["blocks"], values)
    if wrong:
        return {"response_action": "refused", "errors": wrong}
    payload = _head(stage, "view_submission", user)
    payload |= {"trigger_id": stage.permits.trigger(user, view_id=view_id), "view": view, "response_urls": []}
    errand = stage.deliveries.start(ErrandKind.INTERACTION, payload)
    reply = await errand.answer
    return _obeyed(stage, user, view_id, errand, reply or {})


def _obeyed(stage: Stage, user: str, view_id: str, errand: Errand, reply: Payload) -> Payload | None:
    if not errand.acked:
        return {"response_action": "unanswered"}
    try:
        match reply.get("response_action"):
            case None:
                _closed(stage, user, everything=False)
                return None
            case "clear":
                _closed(stage, user, everything=True)
            case "update":
                view = check_view(reply.get("view"), "modal", validate=stage.validate)
                kept = stage.views.update(view, view_id, given_hash=None)
                stage.live.tell({user}, {"type": "view_update", "view_id": kept["id"], "view": kept})
            case "push":
                view = check_view(reply.get("view"), "modal", validate=stage.validate)
                kept = stage.views.push(view, user)
                stage.live.tell({user}, {"type": "view_push", "view_id": kept["id"], "view": kept})
            case "errors":
                _check_errors(stage, view_id, reply)
            case other:
                return _refusal(stage, SlackError("invalid_arguments", [f"[ERROR] unknown response_action: {other}"]))
    except SlackError as error:
        return _refusal(stage, error)
    return reply


def _refusal(stage: Stage, error: SlackError) -> Payload:
    stage.live.notice("error", "answer_refused", {"error": error.code, "messages": list(error.messages)})
    return {"response_action": "refused", "errors": {}, "error": error.code, "messages": list(error.messages)}


def _check_errors(stage: Stage, view_id: str, reply: Payload) -> None:
    errors = reply.get("errors")
    blocks = {row["block_id"] for row in stage.workspace.views[view_id]["blocks"] if row["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= blocks:
        raise SlackError("invalid_arguments", ["[ERROR] errors must name input blocks of the form"])


def _closed(stage: Stage, user: str, *, everything: bool) -> list[Payload]:
    closed = stage.views.close(user, everything=everything)
    for view in closed:
        stage.live.tell({user}, {"type": "view_closed", "view_id": view["id"]})
    return closed


async def close_view(stage: Stage, user: str, view_id: str) -> None:
    """A person closes a form; the bot hears of it where it asked to."""
    view = stage.workspace.views.get(view_id)
    if view is None or stage.views.owner(view_id) != user:
        return
    everything = bool(view["clear_on_close"])
    for closed in _closed(stage, user, everything=everything):
        if closed["notify_on_close"]:
            payload = _head(stage, "view_closed", user) | {"view": closed, "is_cleared": everything}
            await stage.deliveries.start(ErrandKind.INTERACTION, payload).answer


def open_home(stage: Stage, user: str, tab: str) -> None:
    """A person opens the bot's Home or its direct conversation."""
    channel = stage.workspace.open_dm(user)
    if "app_home_opened" not in stage.subscriptions:
        return
    stamp = f"{stage.clock.micros() / 1e6:.6f}"
    event: Payload = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab, "event_ts": stamp}
    home = stage.workspace.homes.get(user)
    if tab == "home" and home is not None:
        event["view"] = home
    stage.event(event)


async def options(stage: Stage, user: str, where: Spot, *, action_id: str, block_id: str | None, typed: str) -> Payload:
    """What an external select offers for what was typed: `options` or `option_groups`."""
    block, _ = find(where.blocks, action_id, block_id, None)
    payload = _head(stage, "block_suggestion", user) | where.common
    payload |= {"action_id": action_id, "block_id": block["block_id"], "value": typed}
    reply = await stage.deliveries.start(ErrandKind.INTERACTION, payload).answer
    return {key: reply[key] for key in ("options", "option_groups") if key in reply} if reply else {"options": []}
