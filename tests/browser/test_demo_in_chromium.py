"""The demo as a newcomer meets it: the command, its address, and the page in a real Chromium, in French and in English."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
START_SECONDS = 60
ANSWER_MS = 10_000
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|what|with|has|have|been|this|which|recorded|please|working group|no update)\b",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(r"\b[ABCDSTUVW]0[A-Z0-9]{6,}\b|%\(\w+\)s|\{\w+\}|\bundefined\b|\bNone\b|\[object")

CLAIRE, SOPHIE, THOMAS = "U0CLAIRE01", "U0SOPHIE01", "U0THOMAS01"
GENERAL, GROUP_1, GROUP_2 = "C0GENERAL1", "C0GROUPE01", "C0GROUPE02"


@pytest.fixture
def demo(tmp_path):
    """The address that `jalon demo` prints; its processes have ended when the test is over."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(tmp_path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    watchdog = threading.Timer(START_SECONDS, process.kill)
    watchdog.start()
    try:
        address = next(
            (found[1] for line in process.stdout if (found := re.search(r"Jalon : (http://\S+)", line))), None
        )
        watchdog.cancel()
        assert address is not None, "the demo ended before it printed an address"
        yield address
    finally:
        watchdog.cancel()
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


class Newcomer:
    """A person before the page: what they do, and everything they have read so far."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.read = []

    def sit_down(self, person, language):
        self.page.goto(self.address)
        self.page.wait_for_selector("body[data-ready]")
        self.page.locator("#write-as").select_option(person)
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    def enter(self, channel=None):
        where = f'[data-channel="{channel}"]' if channel else "#direct-list [data-channel]"
        self.page.locator(where).click()

    def say(self, text):
        self.page.locator("#composer").fill(text)
        self.page.locator("#send").click()

    def sees(self, within, *pieces):
        answer = self.page.locator(f"{within} .message.from-bot").last
        for piece in pieces:
            expect(answer).to_contain_text(re.compile(re.escape(piece).replace(r"\ ", r"\s")), timeout=ANSWER_MS)
        self.look()
        return answer

    def look(self):
        """Everything on the page, what is told to screen readers included."""
        said = "[aria-label], [placeholder], [title]"
        self.read.append(self.page.locator("body").inner_text())
        self.read += self.page.locator(said).evaluate_all(
            "nodes => nodes.flatMap(n => [n.ariaLabel, n.getAttribute('placeholder'), n.title]).filter(Boolean)"
        )


@pytest.fixture
def newcomer(demo):
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="fr-FR", color_scheme="light")
        faults = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield Newcomer(page, demo)
        browser.close()
        assert faults == []


@pytest.mark.browser
def test_a_newcomer_asks_reports_takes_back_corrects_and_sees_a_reminder(newcomer):
    page = newcomer.page
    newcomer.sit_down(SOPHIE, "fr")

    newcomer.enter()
    newcomer.say("Quels sont les nouveaux enjeux de l'axe recherche et innovation ?")
    newcomer.sees("#messages-list", "« Innovation Sociale »", "ligne 134")

    newcomer.enter(GROUP_1)
    newcomer.say("L'appel à projets Entreprendre autrement est lancé, 40 %")
    newcomer.sees("#thread", "A-01", "en cours", "40 %")

    correct_a_wrong_value(newcomer)
    page.locator("#thread .message.from-bot").first.get_by_role("button", name="Annuler").click()
    newcomer.sees("#thread", "ne peut plus être annulé")
    page.locator('#thread [data-action-id="undo_update"]').last.click()
    newcomer.sees("#thread", "À ce jour", "40 %")

    newcomer.enter(GENERAL)
    before = page.locator("#clock-now").inner_text()
    page.locator("#clock-next").click()
    expect(page.locator("#clock-now")).not_to_have_text(before)
    newcomer.sees("#messages-list", "comité métropolitain", "Rappel automatique")

    newcomer.enter()
    page.locator("#tab-home").click()
    expect(page.locator("#home")).to_contain_text("Prochains jalons", timeout=ANSWER_MS)
    expect(page.locator("#home")).to_contain_text("Signaler un avancement")
    newcomer.look()

    everything = "\n".join(newcomer.read)
    assert [line for line in everything.splitlines() if ENGLISH.search(line)] == []
    assert IDENTIFIER.findall(everything) == []


def correct_a_wrong_value(newcomer):
    page = newcomer.page
    page.locator('#thread [data-action-id="correct_update"]').last.click()
    progress = page.locator('.modal .field[data-block-id="progress"]')
    progress.locator("input").fill("140")
    page.locator(".modal-submit").click()
    expect(progress.locator(".field-error")).to_have_text("Merci d’indiquer un nombre de 0 à 100.", timeout=ANSWER_MS)
    newcomer.look()
    progress.locator("input").fill("60")
    page.locator(".modal-submit").click()
    expect(page.locator(".modal")).to_have_count(0)
    newcomer.sees("#thread", "60 %", "auparavant", "40 %")


@pytest.mark.browser
def test_a_person_who_reads_english_gets_english(newcomer):
    newcomer.sit_down(THOMAS, "en")
    newcomer.enter(GROUP_2)
    newcomer.say("the monnaie complémentaire is on hold, 20%")
    newcomer.sees("#thread", "Recorded", "B-07", "on hold", "20%")
    newcomer.page.locator('#thread [data-action-id="undo_update"]').click()
    newcomer.sees("#thread", "Taken back by @Thomas Ashworth", "no update yet")
    newcomer.enter()
    newcomer.say("Where does group 2 stand?")
    newcomer.sees("#messages-list", "Status of working group 2")
    assert IDENTIFIER.findall("\n".join(newcomer.read)) == []
