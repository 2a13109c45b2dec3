"""`jalon doctor` tells whether the extra ``semantic`` is at work."""

import platform
import sys

import pytest

from bot.commands.doctor import examine
from bot.domain.people import Language

pytestmark = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the extra is for Linux on x86-64"
)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("off", "Questions : les passages sont classés par leurs mots ; le complément semantic est désactivé."),
        ("on", "Questions : les passages sont classés par leurs mots et par leur sens (complément semantic)."),
    ],
)
def test_the_doctor_says_whether_passages_are_also_ordered_by_their_meaning(state, told, tmp_path, monkeypatch, capsys):
    for name in ("SLACK_BOT_TOKEN", "JALON_PLAN", "JALON_CLOCK_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-a")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-a")
    monkeypatch.setenv("JALON_SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.setenv("JALON_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    monkeypatch.setenv("JALON_SEMANTIC", state)
    with pytest.raises(SystemExit):  # no Slack answers there
        examine(as_json=False, language=Language.FRENCH)
    assert told in capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
