"""Every sentence is in both languages, and French is printed as French is printed."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import catalogues  # noqa: E402 - the tool is no package

THIN, NO_BREAK = "\u202f", "\u00a0"


def strings(message):
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string or ""]


def test_the_french_catalogue_has_every_sentence_of_the_code_and_nothing_fuzzy():
    wanted = {str(message.id) for message in catalogues.template() if message.id}
    french = catalogues.read_catalogue("fr")
    there = {str(message.id) for message in french if message.id and all(strings(message)) and not message.fuzzy}
    assert sorted(wanted - there) == []


def test_no_catalogue_keeps_a_sentence_that_the_code_no_longer_says():
    wanted = {str(message.id) for message in catalogues.template() if message.id}
    for language in catalogues.LANGUAGES:
        there = {str(message.id) for message in catalogues.read_catalogue(language) if message.id}
        assert sorted(there - wanted) == []


def test_the_compiled_catalogues_are_those_of_the_translators_files():
    for language in catalogues.LANGUAGES:
        stored = catalogues.catalogue_path(language).with_suffix(".mo").read_bytes()
        assert catalogues.compiled(catalogues.read_catalogue(language), language) == stored


def test_placeholders_are_the_same_in_both_languages():
    wrong = []
    for message in catalogues.read_catalogue("fr"):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        expected = {name for text in ids for name in re.findall(r"%\((\w+)\)s", text)}
        wrong += [text for text in strings(message) if set(re.findall(r"%\((\w+)\)s", text)) - expected]
        wrong += [text for text in strings(message) if expected - set(re.findall(r"%\((\w+)\)s", text)) - {"n"}]
    assert wrong == []


def test_french_sentences_follow_french_typography_and_never_shout():
    from bot.texts import french_typography

    wrong = []
    for message in catalogues.read_catalogue("fr"):
        for text in strings(message) if message.id else []:
            printed = french_typography(text)
            shouts = "!" in printed
            bare = re.search(rf"[^\s{THIN}{NO_BREAK}][;?»]|«[^{THIN}]|[a-zé]:(?:\s|$)", printed)
            if shouts or bare:
                wrong.append(printed)
    assert wrong == []
