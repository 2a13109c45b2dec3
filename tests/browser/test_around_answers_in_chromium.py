"""An unanswered question in a real Chromium, on a phone: from a guest to a coordinator and back; and the lines of the plan."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_demo_in_chromium import CLAIRE, demo, newcomer  # noqa: F401 - fixtures

JULIEN = "U0JULIEN01"
BUDGET = "Quel est le budget de la monnaie complémentaire ?"


@pytest.mark.browser
def test_a_guest_on_a_phone_sees_the_plan_and_gets_the_coordinators_answer(newcomer):  # noqa: F811 - the fixture
    page = newcomer.page
    page.set_viewport_size({"width": 375, "height": 740})
    newcomer.sit_down(JULIEN, "fr")
    newcomer.enter()
    newcomer.say("Quels sont les nouveaux enjeux de l'axe recherche et innovation ?")
    answer = newcomer.sees("#messages-list", "« Innovation Sociale »")
    answer.get_by_role("button", name="Cette réponse m’est utile").click()
    newcomer.sees("#messages-list", "réponse utile")

    page.locator('[data-action-id="see_in_plan"]').last.click()
    expect(page.locator(".modal")).to_contain_text("Ligne 134, citée")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    newcomer.look()
    page.keyboard.press("Escape")

    newcomer.say(BUDGET)
    newcomer.sees("#messages-list", "Le plan ne le dit pas", "ligne 103")
    page.locator('[data-action-id="pass_question_on"]').last.click()
    newcomer.sees("#messages-list", "transmise aux coordinateurs")

    newcomer.sit_down(CLAIRE, "fr")
    newcomer.enter()
    page.locator("#tab-home").click()
    expect(page.locator("#home")).to_contain_text(BUDGET, timeout=10_000)
    page.locator('#home [data-action-id="answer_question"]').click()
    page.locator(".modal textarea").fill("Douze mille euros en 2015.")
    page.locator(".modal-submit").click()
    expect(page.locator("#home")).to_contain_text("Douze mille euros", timeout=10_000)
    newcomer.look()

    newcomer.sit_down(JULIEN, "fr")
    newcomer.enter()
    newcomer.sees("#messages-list", "Réponse de la coordination (Claire Vasseur", "hors du plan", "Douze mille euros")
    page.locator("#composer").fill("c'est quoi le budget de la monnaie complementaire")
    page.locator("#send").click()
    expect(page.locator("#messages-list .message.from-bot").last).to_contain_text(
        "Le plan ne le dit pas", timeout=10_000
    )
    newcomer.sees("#messages-list", "hors du plan", "Douze mille euros")
