"""A refusal in Slack's words."""

from collections.abc import Sequence

from bot.playground.payload import Payload


class SlackError(Exception):
    """A Web API call answered with HTTP 200 and `"ok": false`.

    `code` is Slack's error code; `messages` go to `response_metadata.messages` as Slack writes them;
    `extra` are further fields of the answer (`needed` and `provided` of `missing_scope`).
    """

    def __init__(self, code: str, messages: Sequence[str] = (), extra: Payload | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.extra = extra or {}

    def answer(self) -> Payload:
        """The JSON body of the refusal."""
        body: Payload = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            body["response_metadata"] = {"messages": list(self.messages)}
            body["errors"] = [message.removeprefix("[ERROR] ") for message in self.messages]
        return body


def missing(*names: str) -> SlackError:
    """What Slack says when required arguments are absent."""
    return SlackError("invalid_arguments", [f"[ERROR] missing required field: {name}" for name in names])
