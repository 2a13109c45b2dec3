"""`auth.*`, `users.*`, `usergroups.*`, `team.*`, `bots.*`, `api.test` and the opening of a socket."""

from bot.playground.arguments import flag, number
from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.methods_conversations import cursor_of, position_of
from bot.playground.payload import Payload
from bot.playground.people import Person, user_object
from bot.playground.stage import Stage


def auth_test(stage: Stage, _values: Payload) -> Payload:
    """`auth.test`."""
    cast = stage.workspace.cast
    return {
        "ok": True, "url": f"{stage.url}/", "team": cast.team_name, "user": cast.bot_name.lower(),
        "team_id": cast.team_id, "user_id": cast.bot_user_id, "bot_id": cast.bot_id, "is_enterprise_install": False,
    }  # fmt: skip


def api_test(_stage: Stage, values: Payload) -> Payload:
    """`api.test`: gives back what it was given."""
    if values.get("error"):
        raise SlackError(str(values["error"]), extra={"args": values})
    return {"ok": True, "args": values}


def open_connection(stage: Stage, _values: Payload) -> Payload:
    """`apps.connections.open`: the address of one handshake."""
    return {"ok": True, "url": stage.socket_url()}


def bot_as_person(stage: Stage) -> Person:
    """The bot among the users."""
    cast = stage.workspace.cast
    return Person(id=cast.bot_user_id, name=cast.bot_name.lower(), real_name=cast.bot_name, tz=cast.tz, is_bot=True)


def _object(stage: Stage, person: Person, values: Payload) -> Payload:
    return user_object(
        person,
        team_id=stage.workspace.cast.team_id,
        now=stage.clock.now(),
        locale=flag(values, "include_locale"),
    )


def users_info(stage: Stage, values: Payload) -> Payload:
    """`users.info`, with the language when `include_locale` asks for it."""
    if not values.get("user"):
        raise missing("user")
    user = str(values["user"])
    person = bot_as_person(stage) if user == stage.workspace.cast.bot_user_id else stage.workspace.people.get(user)
    if person is None:
        raise SlackError("user_not_found")
    return {"ok": True, "user": _object(stage, person, values)}


def users_list(stage: Stage, values: Payload) -> Payload:
    """`users.list`."""
    people = sorted([*stage.workspace.people.values(), bot_as_person(stage)], key=lambda person: person.id)
    size = number(values, "limit", 1000, most=1000)
    start = position_of(values)
    rows = [person for person in people if start is None or person.id >= start]
    page, rest = rows[:size], rows[size:]
    return {
        "ok": True, "members": [_object(stage, person, values) for person in page],
        "cache_ts": stage.clock.micros() // 1_000_000,
        "response_metadata": {"next_cursor": cursor_of(rest[0].id) if rest else ""},
    }  # fmt: skip


def usergroups_list(stage: Stage, values: Payload) -> Payload:
    """`usergroups.list`."""
    cast, users = stage.workspace.cast, flag(values, "include_users")
    rows = [
        {
            "id": group.id, "team_id": cast.team_id, "is_usergroup": True, "name": group.name, "handle": group.handle,
            "description": "", "date_delete": 0, "user_count": len(group.users),
            **({"users": list(group.users)} if users else {}),
        }
        for group in cast.usergroups
    ]  # fmt: skip
    return {"ok": True, "usergroups": rows}


def team_info(stage: Stage, _values: Payload) -> Payload:
    """`team.info`."""
    cast = stage.workspace.cast
    return {
        "ok": True,
        "team": {"id": cast.team_id, "name": cast.team_name, "domain": cast.domain, "url": f"{stage.url}/"},
    }


def bots_info(stage: Stage, values: Payload) -> Payload:
    """`bots.info` of the app's own bot."""
    cast = stage.workspace.cast
    if values.get("bot") not in (None, cast.bot_id):
        raise SlackError("bot_not_found")
    return {"ok": True, "bot": {**stage.bot_profile, "user_id": cast.bot_user_id}}


METHODS: dict[str, Method] = {
    "auth.test": auth_test,
    "api.test": api_test,
    "apps.connections.open": open_connection,
    "users.info": users_info,
    "users.list": users_list,
    "usergroups.list": usergroups_list,
    "team.info": team_info,
    "bots.info": bots_info,
}
