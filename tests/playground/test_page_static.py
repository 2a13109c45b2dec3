"""The page's own files: both languages, nothing from elsewhere, no markup from data, colours one can read."""

import json
import re
from pathlib import Path

import pytest

import bot.playground

STATIC = Path(bot.playground.__path__[0]) / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
FILES = sorted(path for path in STATIC.iterdir() if path.suffix in {".js", ".css", ".html"})
LEAST_CONTRAST = 4.5
# an XML namespace is a name, not an address to fetch
NAMESPACES = {"http://www.w3.org/2000/svg"}
# text on its ground, as the style sheets pair them
PAIRS = (
    ("text", "page"), ("text", "raised"), ("text", "warn-soft"), ("text", "code"), ("soft", "page"), ("soft", "raised"),
    ("soft", "warn-soft"), ("accent", "page"), ("accent", "accent-soft"), ("accent", "raised"),
    ("accent-text", "accent"), ("danger", "page"), ("danger", "danger-soft"), ("page", "danger"),
    ("code-text", "code"), ("side-text", "side"), ("side-soft", "side"), ("side-soft", "side-over"),
    ("side-current-text", "side-current"),
)  # fmt: skip


def texts() -> dict[str, dict[str, str | list[str]]]:
    source = (STATIC / "texts.js").read_text("utf-8")
    block = source.split("// BEGIN TEXTS")[1].split("// END TEXTS")[0]
    found: dict[str, dict[str, str | list[str]]] = json.loads(block.split("=", 1)[1].strip().removesuffix(";"))
    return found


def forms(entry: str | list[str]) -> list[str]:
    return [entry] if isinstance(entry, str) else entry


def colours(source: str) -> tuple[dict[str, str], dict[str, str]]:
    light, dark = source.split("@media (prefers-color-scheme: dark)")
    pattern = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
    day = dict(pattern.findall(light))
    return day, day | dict(pattern.findall(dark))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_exists_in_both_languages_with_the_same_blanks() -> None:
    uneven = [
        key
        for key, entry in texts().items()
        if set(entry) != {"fr", "en"}
        or len(forms(entry["fr"])) != len(forms(entry["en"]))
        or any(not form.strip() for words in entry.values() for form in forms(words))
        or len({frozenset(re.findall(r"\{[a-z]+\}", form)) for words in entry.values() for form in forms(words)}) != 1
    ]
    assert uneven == []


def test_every_text_the_page_asks_for_exists() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (*SCRIPTS, STATIC / "index.html"))
    asked = set(re.findall(r"""\bt\("([a-z_]+)\"""", source)) | set(
        re.findall(r'data-t(?:-label)?="([a-z_]+)"', source)
    )
    assert asked - set(texts()) == set()


def test_no_text_is_left_that_nothing_asks_for() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (*SCRIPTS, STATIC / "index.html"))
    source = source.split("// BEGIN TEXTS")[0] + source.split("// END TEXTS")[1]
    built = ("code_", "clock_", "fault_", "language_")
    assert [key for key in texts() if f'"{key}"' not in source and not key.startswith(built)] == []


def test_french_keeps_a_space_before_double_punctuation_and_shouts_nowhere() -> None:
    french = [form for entry in texts().values() for form in forms(entry["fr"])]
    tight = [form for form in french if re.search(r"[^\s][;?!»]|[^\s](?<!https):(?=\s|$)|«\S", form)]
    loud = [form for entry in texts().values() for words in entry.values() for form in forms(words) if "!" in form]
    assert (tight, loud, [form for form in french if "'" in form]) == ([], [], [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_asks_nothing_of_other_machines(path: Path) -> None:
    source = path.read_text("utf-8")
    source = re.sub(r'^\s*"[a-z_]+": \{"fr".*$', "", source, flags=re.MULTILINE)
    found = set(re.findall(r"""(?:https?:)?//[a-z0-9-]+\.[a-z][^\s"'`)]*""", source)) - NAMESPACES
    assert found == set()
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:|/)", source)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_text_never_becomes_markup(path: Path) -> None:
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|DOMParser"
    assert re.findall(banned, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_imports_only_scripts_that_are_there(path: Path) -> None:
    imported = re.findall(r'from "\./([a-z]+\.js)"', path.read_text("utf-8"))
    assert [name for name in imported if not (STATIC / name).is_file()] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_stays_readable_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme: int) -> None:
    palette = colours((STATIC / "tokens.css").read_text("utf-8"))[scheme]
    weak = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < LEAST_CONTRAST} == {}
