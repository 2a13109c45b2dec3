"""Views: what Slack takes as a modal or an App Home, and the forms open before each person."""

import hashlib
from typing import Any

from bot.playground.blocks import examine, with_ids
from bot.playground.checks import Report, boolean, shape, string, text
from bot.playground.errors import SlackError
from bot.playground.payload import Payload, to_json
from bot.playground.workspace import Workspace

LARGEST_VIEW = 250_000
MOST_STACKED = 3
_title = text(plain=True, longest=24)
_common = {
    "blocks": lambda *_: None, "private_metadata": string(longest=3000), "callback_id": string(longest=255),
    "external_id": string(longest=255),
}  # fmt: skip


def _input_needs_submit(value: Any, at: str, report: Report) -> None:
    blocks = value.get("blocks")
    rows = blocks if isinstance(blocks, list) else []
    asks = any(isinstance(row, dict) and row.get("type") == "input" for row in rows)
    if asks and value.get("submit") is None:
        report.add("missing required field: submit", at)


_SHAPES = {
    "modal": shape({
        **_common, "title": _title, "submit": _title, "close": _title, "clear_on_close": boolean,
        "notify_on_close": boolean, "submit_disabled": boolean,
    }, required=("title", "blocks"), rules=(_input_needs_submit,)),
    "home": shape({**_common, "title": _title, "submit": _title, "close": _title}, required=("blocks",)),
}  # fmt: skip


def examine_view(view: Any, surface: str) -> Report:
    """What Slack would object to in a whole view, blocks included."""
    report = Report(surface)
    if not isinstance(view, dict):
        report.add("must be an object", "/view")
        return report
    if view.get("type") != surface:
        report.add(f"unsupported type: {view.get('type')}", "/view/type")
    _SHAPES[surface](view, "/view", report)
    report.messages += examine(view.get("blocks"), surface, "/view/blocks").messages
    return report


def check_view(view: Any, surface: str, *, validate: bool) -> Payload:
    """The view as an object; refused in Slack's words."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
    if len(to_json(view)) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    if validate:
        report = examine_view(view, surface)
        if report.messages:
            raise SlackError("invalid_arguments", report.messages)
    return view


class Views:
    """The views of a workspace: kept, changed, stacked."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._versions = 0

    def keep(self, view: Payload, *, view_id: str | None, user: str) -> Payload:
        """The view as Slack stores it, with id, hash and an empty state."""
        cast, external = self.workspace.cast, view.get("external_id")
        if external:
            for other in self.workspace.views.values():
                if other["external_id"] == external and other["id"] != view_id:
                    raise SlackError("duplicate_external_id")
        self._versions += 1
        stamp = f"{self.workspace.clock.micros() / 1e6:.6f}"
        view_id = view_id or self.workspace.new_id("V")
        digest = hashlib.sha256(f"{view_id}{self._versions}".encode()).hexdigest()[:8]
        kept: Payload = {
            "id": view_id, "team_id": cast.team_id, "type": view["type"], "blocks": with_ids(view.get("blocks") or []),
            "private_metadata": view.get("private_metadata") or "", "callback_id": view.get("callback_id") or "",
            "state": {"values": {}}, "hash": f"{stamp}.{digest}", "title": view.get("title"),
            "clear_on_close": bool(view.get("clear_on_close")), "notify_on_close": bool(view.get("notify_on_close")),
            "close": view.get("close"), "submit": view.get("submit"), "previous_view_id": None, "root_view_id": view_id,
            "app_id": cast.app_id, "external_id": external or "", "app_installed_team_id": cast.team_id,
            "bot_id": cast.bot_id,
        }  # fmt: skip
        stack = self.workspace.stacks.get(user, [])
        if view_id in stack and stack.index(view_id) > 0:
            kept |= {"previous_view_id": stack[stack.index(view_id) - 1], "root_view_id": stack[0]}
        self.workspace.views[view_id] = kept
        return kept

    def open(self, view: Payload, user: str) -> Payload:
        """The form is the only one before that person."""
        for old in self.workspace.stacks.pop(user, []):
            self.workspace.views.pop(old, None)
        kept = self.keep(view, view_id=None, user=user)
        self.workspace.stacks[user] = [kept["id"]]
        return kept

    def push(self, view: Payload, user: str) -> Payload:
        """The form lies on top of the others."""
        stack = self.workspace.stacks.get(user, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MOST_STACKED:
            raise SlackError("push_limit_reached")
        kept = self.keep(view, view_id=None, user=user)
        kept |= {"previous_view_id": stack[-1], "root_view_id": stack[0]}
        stack.append(kept["id"])
        return kept

    def update(self, view: Payload, view_id: str, *, given_hash: str | None) -> Payload:
        """The form shows something else; with a hash, only if nobody changed it since."""
        old = self.workspace.views.get(view_id)
        if old is None:
            raise SlackError("not_found")
        if given_hash and given_hash != old["hash"]:
            raise SlackError("hash_conflict")
        user = self.owner(view_id) or ""
        kept = self.keep(view, view_id=view_id, user=user)
        # what a person has filled in stays where block and element are the same, as in Slack
        kept["state"] = old["state"]
        return kept

    def owner(self, view_id: str) -> str | None:
        """Before whom the form is open."""
        return next((user for user, stack in self.workspace.stacks.items() if view_id in stack), None)

    def is_home(self, view_id: str) -> bool:
        """Whether this id names an App Home."""
        return any(home["id"] == view_id for home in self.workspace.homes.values())

    def close(self, user: str, *, everything: bool = False) -> list[Payload]:
        """The topmost form, or all of them, are closed; what was closed, topmost first."""
        stack = self.workspace.stacks.get(user, [])
        closed: list[Payload] = []
        while stack:
            closed.append(self.workspace.views.pop(stack.pop()))
            if not everything:
                break
        if not stack:
            self.workspace.stacks.pop(user, None)
        return closed
