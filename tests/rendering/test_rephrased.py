"""The sentence of a language model stands last, marked, escaped, and never among the plan's words."""

from bot.domain.outcomes import Reply
from bot.domain.people import Language
from bot.rendering.blocks import MOST_BLOCKS, actions, button, context, section
from bot.rendering.rephrased import rephrased_reply
from bot.texts import texts

FRENCH, ENGLISH = texts(Language.FRENCH), texts(Language.ENGLISH)
BLOCKS = (
    section("« Une monnaie » (ligne 1)"),
    context("Dans le plan"),
    actions([button("Voir", "see_in_plan", "1|1")]),
)
ANSWER = Reply(text="« Une monnaie » (ligne 1)\nDans le plan", blocks=BLOCKS)


def test_it_stands_after_the_sources_and_before_the_buttons_and_the_rest_is_untouched():
    shown = rephrased_reply(ANSWER, "Une monnaie.", ENGLISH)
    line = "*Automatic rephrasing, not the plan's text:* Une monnaie."
    assert shown == Reply(text=f"{ANSWER.text}\n{line}", blocks=(*BLOCKS[:2], section(line), BLOCKS[2]))
    assert ANSWER.blocks == BLOCKS


def test_its_label_is_french_for_a_french_reader_with_french_spaces():
    assert rephrased_reply(ANSWER, "Une monnaie.", FRENCH).text.endswith(
        "\n*Reformulation automatique, qui n’est pas le texte du plan\u00a0:* Une monnaie."
    )


def test_what_is_live_in_slack_is_escaped_even_though_none_was_let_through():
    shown = rephrased_reply(ANSWER, "<!channel> & <@U1>", ENGLISH)
    assert shown.text.endswith("&lt;!channel&gt; &amp; &lt;@U1&gt;")


def test_a_message_that_is_full_keeps_its_blocks_and_says_it_in_its_text():
    full = Reply(text="Beaucoup", blocks=tuple(section(str(place)) for place in range(MOST_BLOCKS)))
    shown = rephrased_reply(full, "Une monnaie.", ENGLISH)
    assert shown.blocks == full.blocks
    assert shown.text.endswith("Une monnaie.")


def test_an_answer_without_buttons_has_it_at_the_end():
    plain = Reply(text="Une", blocks=(section("Une"),))
    assert rephrased_reply(plain, "Une monnaie.", ENGLISH).blocks[-1]["type"] == "section"
