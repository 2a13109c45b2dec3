"""An answer with a sentence of a language model below it, marked as that: never among the plan's words."""

from __future__ import annotations

from bot.domain.outcomes import Reply
from bot.rendering.blocks import MOST_BLOCKS, Block, escape, section
from bot.texts import Texts

_BUTTONS = frozenset({"actions", "context_actions"})


def rephrased_reply(reply: Reply, sentence: str, words: Texts) -> Reply:
    """``reply`` with the sentence after its last line and before its buttons; nothing of it is changed."""
    line = words.say("*Automatic rephrasing, not the plan's text:* %(sentence)s", sentence=escape(sentence))
    blocks: list[Block] = [dict(block) for block in reply.blocks]
    if blocks and len(blocks) < MOST_BLOCKS:
        place = next((place for place, block in enumerate(blocks) if block["type"] in _BUTTONS), len(blocks))
        blocks.insert(place, section(line))
    return Reply(text=f"{reply.text}\n{line}", blocks=tuple(blocks))
