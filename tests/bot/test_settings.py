"""A wrong or missing variable is one line that names it, and nothing was opened."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, SettingsTrouble

RIGHT = {"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_APP_TOKEN": "xapp-1-a", "XDG_DATA_HOME": "/nowhere/at/all"}


def test_the_least_that_is_needed_gives_the_defaults():
    settings = Settings.read(RIGHT)
    assert settings.bot_token == "xoxb-1-a"
    assert settings.api_url == "https://slack.com/api/"
    assert settings.database_url.endswith("/jalon.db")
    assert (settings.zone, settings.plan_file, settings.clock_url) == (ZoneInfo("Europe/Paris"), None, None)
    assert (settings.log_format, settings.lease_seconds) == ("text", 120.0)
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 3000)


def test_a_signing_secret_is_enough_to_listen_over_http():
    settings = Settings.read({"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_SIGNING_SECRET": "abc"})
    assert (settings.app_token, settings.signing_secret) == (None, "abc")


def test_reading_settings_opens_and_makes_nothing(tmp_path):
    Settings.read(
        {**RIGHT, "XDG_DATA_HOME": str(tmp_path / "data"), "JALON_DATABASE_URL": f"sqlite:///{tmp_path}/x.db"}
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", None),
        ("SLACK_BOT_TOKEN", "  "),
        ("SLACK_BOT_TOKEN", "xapp-1-a"),
        ("SLACK_BOT_TOKEN", "xoxp-1-a"),
        ("SLACK_BOT_TOKEN", "xoxb-é"),
        ("SLACK_BOT_TOKEN", "xoxb-1 a"),
        ("SLACK_APP_TOKEN", None),
        ("SLACK_APP_TOKEN", "xoxb-1-a"),
        ("JALON_DATABASE_URL", "mysql://x/y"),
        ("JALON_DATABASE_URL", "jalon.db"),
        ("JALON_SLACK_API_URL", "slack.com/api"),
        ("JALON_SLACK_API_URL", "ftp://slack.com"),
        ("JALON_TIMEZONE", "Europe/Atlantis"),
        ("JALON_TIMEZONE", "../../etc/passwd"),
        ("JALON_TIMEZONE", "/etc/passwd"),
        ("JALON_PLAN", "/nowhere/plan.md"),
        ("JALON_PLAN", "/"),
        ("JALON_LOG_FORMAT", "yaml"),
        ("JALON_SEMANTIC", "maybe"),
        ("JALON_LEASE_SECONDS", "soon"),
        ("JALON_LEASE_SECONDS", "nan"),
        ("JALON_LEASE_SECONDS", "-1"),
        ("JALON_LEASE_SECONDS", "1e9"),
        ("JALON_CLOCK_URL", "playground"),
        ("JALON_HTTP_PORT", "http"),
        ("JALON_HTTP_PORT", "70000"),
        ("JALON_HTTP_PORT", "-1"),
    ],
)
def test_a_wrong_variable_is_named_in_one_line_that_does_not_show_its_value(name, value):
    environ = {**RIGHT, name: value} if value is not None else {key: kept for key, kept in RIGHT.items() if key != name}
    with pytest.raises(SettingsTrouble) as trouble:
        Settings.read(environ)
    said = str(trouble.value)
    assert said.startswith(name)
    assert "\n" not in said
    if value and value.strip() and name.endswith("TOKEN"):
        assert value not in said


def test_an_extra_that_is_switched_on_and_not_installed_is_told_at_once(monkeypatch):
    monkeypatch.setattr("bot.settings.MODEL", "no_such_package_at_all")
    with pytest.raises(SettingsTrouble, match=r"^JALON_SEMANTIC is on, and the extra semantic is not installed"):
        Settings.read({**RIGHT, "JALON_SEMANTIC": "on"})
    assert not Settings.read(RIGHT).semantic


def test_what_the_extra_has_read_is_kept_beside_the_database(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    beside = Settings.read({**RIGHT, "JALON_DATABASE_URL": "sqlite:////var/lib/jalon/jalon.db"})
    apart = Settings.read({**RIGHT, "JALON_DATABASE_URL": "postgresql://u:p@h/n"})
    assert (beside.vectors_file, apart.vectors_file) == (
        Path("/var/lib/jalon/jalon.vectors"),
        tmp_path / "jalon" / "jalon.vectors",
    )


def test_a_relative_path_of_the_database_is_read_from_where_one_stands():
    settings = Settings.read({**RIGHT, "JALON_DATABASE_URL": "sqlite:///jalon.db"})
    assert settings.database_url == f"sqlite:///{Path.cwd() / 'jalon.db'}"


def test_addresses_of_postgresql_are_taken_in_every_usual_form():
    for given in ("postgres://u:p@h/n", "postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"):
        settings = Settings.read({**RIGHT, "JALON_DATABASE_URL": given})
        assert settings.database_url == "postgresql+psycopg://u:p@h/n"


MODEL = {**RIGHT, "JALON_LLM_URL": "http://localhost:11434/v1", "JALON_LLM_MODEL": "petit"}


def test_without_an_address_there_is_no_language_model_whatever_else_is_set():
    kept = {name: value for name, value in MODEL.items() if name != "JALON_LLM_URL"}
    assert Settings.read({**kept, "JALON_LLM_KEY": "é é"}).rephrasing is None


@pytest.mark.parametrize(
    "stated", ["http://localhost:11434/v1", "http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"]
)
def test_the_address_of_a_language_model_is_taken_with_and_without_its_end(stated):
    access = Settings.read({**MODEL, "JALON_LLM_URL": stated, "JALON_LLM_KEY": "sk-1"}).rephrasing
    assert access is not None
    assert (access.url, access.model, access.seconds) == ("http://localhost:11434/v1/chat/completions", "petit", 4.0)
    assert access.key == "sk-1"
    assert "sk-1" not in repr(access)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JALON_LLM_URL", "localhost:11434"),
        ("JALON_LLM_URL", "ftp://localhost/v1"),
        ("JALON_LLM_URL", "https://"),
        ("JALON_LLM_URL", "https://user:secret-1@host/v1"),
        ("JALON_LLM_URL", "https://host/v1?key=secret-1"),
        ("JALON_LLM_URL", "https://host:port/v1"),
        ("JALON_LLM_URL", "https://[host/v1"),
        ("JALON_LLM_URL", "https://host/v1\r\nX: 1"),
        ("JALON_LLM_MODEL", " "),
        ("JALON_LLM_KEY", "secret-1 secret-1"),
        ("JALON_LLM_KEY", "secret-1\r\nX: 1"),
        ("JALON_LLM_KEY", "secret-1é"),
        ("JALON_LLM_SECONDS", "soon"),
        ("JALON_LLM_SECONDS", "nan"),
        ("JALON_LLM_SECONDS", "0"),
        ("JALON_LLM_SECONDS", "31"),
    ],
)
def test_a_wrong_variable_of_the_language_model_is_named_in_one_line_without_what_is_secret(name, value):
    with pytest.raises(SettingsTrouble) as trouble:
        Settings.read({**MODEL, name: value})
    said = str(trouble.value)
    assert said.startswith(name)
    assert "\n" not in said
    assert "secret-1" not in said
