"""What a Web API method is."""

from collections.abc import Callable
from typing import TypeAlias

from bot.playground.payload import Payload
from bot.playground.stage import Stage

Method: TypeAlias = Callable[[Stage, Payload], Payload]
