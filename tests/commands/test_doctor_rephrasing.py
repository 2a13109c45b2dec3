"""`jalon doctor` tells where quotations go when a language model is set, and says nothing of it when none is."""

import pytest

from bot.commands.doctor import examine
from bot.domain.people import Language

TOLD = "Réponses : des citations sont transmises au modèle de langage petit, sur llm.example:8443, qui peut les reformuler."


@pytest.mark.parametrize("url", ["https://llm.example:8443/v1", ""])
def test_the_doctor_names_the_model_and_its_host_and_never_the_key(url, tmp_path, monkeypatch, capsys):
    for name in ("JALON_PLAN", "JALON_CLOCK_URL", "JALON_SEMANTIC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1-a")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-a")
    monkeypatch.setenv("JALON_SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.setenv("JALON_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    monkeypatch.setenv("JALON_LLM_URL", url)
    monkeypatch.setenv("JALON_LLM_MODEL", "petit")
    monkeypatch.setenv("JALON_LLM_KEY", "sk-secret-1")
    with pytest.raises(SystemExit):  # no Slack answers there
        examine(as_json=False, language=Language.FRENCH)
    said = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert (TOLD in said) is bool(url)
    assert "sk-secret-1" not in said
