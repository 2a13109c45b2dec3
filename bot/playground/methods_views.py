"""`views.*`: forms and the App Home."""

from bot.playground.errors import SlackError, missing
from bot.playground.methods import Method
from bot.playground.payload import Payload
from bot.playground.stage import Stage
from bot.playground.views import check_view


def _trigger(values: Payload) -> str:
    trigger = values.get("trigger_id") or values.get("interactivity_pointer")
    if not trigger:
        raise missing("trigger_id")
    return str(trigger)


def open_view(stage: Stage, values: Payload) -> Payload:
    """`views.open`."""
    trigger_id = _trigger(values)
    view = check_view(values.get("view"), "modal", validate=stage.validate)
    trigger = stage.permits.exchange(trigger_id)
    kept = stage.views.open(view, trigger.user)
    stage.live.tell({trigger.user}, {"type": "view_open", "view_id": kept["id"], "view": kept})
    return {"ok": True, "view": kept}


def push(stage: Stage, values: Payload) -> Payload:
    """`views.push`."""
    trigger_id = _trigger(values)
    view = check_view(values.get("view"), "modal", validate=stage.validate)
    trigger = stage.permits.exchange(trigger_id)
    if trigger.view_id is None:
        raise SlackError("no_view_to_push_onto")
    kept = stage.views.push(view, trigger.user)
    stage.live.tell({trigger.user}, {"type": "view_push", "view_id": kept["id"], "view": kept})
    return {"ok": True, "view": kept}


def update(stage: Stage, values: Payload) -> Payload:
    """`views.update`, by id or by `external_id`."""
    view_id, external = values.get("view_id"), values.get("external_id")
    if not view_id and not external:
        raise missing("view_id")
    if not view_id:
        rows = stage.workspace.views.values()
        view_id = next((row["id"] for row in rows if row["external_id"] == external), "")
    if stage.views.is_home(str(view_id)):
        raise SlackError("not_found")
    view = check_view(values.get("view"), "modal", validate=stage.validate)
    kept = stage.views.update(view, str(view_id), given_hash=values.get("hash"))
    user = stage.views.owner(str(view_id))
    stage.live.tell({user} if user else set(), {"type": "view_update", "view_id": kept["id"], "view": kept})
    return {"ok": True, "view": kept}


def publish(stage: Stage, values: Payload) -> Payload:
    """`views.publish`: the App Home of one person."""
    user = str(values.get("user_id") or "")
    if not user:
        raise missing("user_id")
    if user not in stage.workspace.people:
        raise SlackError("user_not_found")
    view = check_view(values.get("view"), "home", validate=stage.validate)
    old = stage.workspace.homes.get(user)
    if old and values.get("hash") and values["hash"] != old["hash"]:
        raise SlackError("hash_conflict")
    kept = stage.views.keep(view, view_id=old["id"] if old else None, user=user)
    stage.workspace.homes[user] = kept
    stage.workspace.changes += 1
    stage.live.tell({user}, {"type": "home", "view": kept})
    return {"ok": True, "view": kept}


METHODS: dict[str, Method] = {
    "views.open": open_view,
    "views.push": push,
    "views.update": update,
    "views.publish": publish,
}
