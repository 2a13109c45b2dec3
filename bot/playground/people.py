"""Who is in the workspace, and where they talk."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.playground.payload import Payload

_COLORS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "e96699", "674b1b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member, a guest, or (with `is_bot`) another app's bot."""

    id: str
    name: str
    real_name: str
    title: str = ""
    locale: str = "fr-FR"
    tz: str = "Europe/Paris"
    color: str = "4bbe2e"
    is_guest: bool = False
    is_admin: bool = False
    is_bot: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A channel. `members` None means every person who is no guest, and the bot."""

    id: str
    name: str
    topic: str = ""
    members: tuple[str, ...] | None = None
    is_private: bool = False
    bot_is_member: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Usergroup:
    """A named set of people one can mention together."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A workspace as it stands before anyone has spoken."""

    people: tuple[Person, ...]
    rooms: tuple[Room, ...]
    usergroups: tuple[Usergroup, ...] = ()
    team_id: str = "T0METROPOL"
    team_name: str = "Métropole – plan ESS"
    domain: str = "metropole-ess"
    app_id: str = "A0JALON001"
    bot_id: str = "B0JALON001"
    bot_user_id: str = "U0JALON001"
    bot_name: str = "Jalon"
    commands: tuple[str, ...] = ("/jalon",)
    bot_token: str = "xoxb-playground-bot"  # noqa: S105 - opens nothing but this workspace
    app_token: str = "xapp-playground-app"  # noqa: S105 - opens nothing but this workspace
    signing_secret: str = "playground-signing-secret"  # noqa: S105 - signs nothing but this workspace's events
    tz: str = field(default="Europe/Paris")


def user_object(person: Person, *, team_id: str, now: datetime, locale: bool) -> Payload:
    """The person as `users.info` gives them; the language only when asked for."""
    local = now.astimezone(ZoneInfo(person.tz))
    offset = local.utcoffset()
    user: Payload = {
        "id": person.id,
        "team_id": team_id,
        "name": person.name,
        "deleted": person.deleted,
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "title": person.title,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.real_name,
            "display_name_normalized": person.real_name,
            "avatar_hash": f"g{person.color}",
            "team": team_id,
        },
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 1420070400,
    }
    if locale:
        user["locale"] = person.locale
    return user


def default_cast() -> Cast:
    """A French metropolis: two coordinators and one member of each of the four working groups."""
    claire, karim, sophie, thomas, nadia, julien = (
        "U0CLAIRE01", "U0KARIM001", "U0SOPHIE01", "U0THOMAS01", "U0NADIA001", "U0JULIEN01",
    )  # fmt: skip
    people = (
        Person(id=claire, name="claire.vasseur", real_name="Claire Vasseur", title="Coordinatrice du plan",
               color=_COLORS[0], is_admin=True),
        Person(id=karim, name="karim.benhaddou", real_name="Karim Benhaddou", title="Coordinateur adjoint",
               color=_COLORS[1]),
        Person(id=sophie, name="sophie.delattre", real_name="Sophie Delattre", title="Groupe 1 – création d’activités",
               color=_COLORS[2]),
        Person(id=thomas, name="thomas.ashworth", real_name="Thomas Ashworth", title="Groupe 2 – alliances",
               color=_COLORS[3], locale="en-GB", tz="Europe/London"),
        Person(id=nadia, name="nadia.ferrand", real_name="Nadia Ferrand", title="Groupe 3 – territoires",
               color=_COLORS[4]),
        Person(id=julien, name="julien.morel", real_name="Julien Morel", title="Groupe 4 – partenaire invité",
               color=_COLORS[5], is_guest=True),
    )  # fmt: skip
    rooms = (
        Room(id="C0GENERAL1", name="general-ess", topic="Le plan d’actions de l’économie sociale et solidaire"),
        Room(id="C0COORDIN1", name="coordination", topic="Suivi du plan", members=(claire, karim)),
        Room(id="C0GROUPE01", name="groupe-1-creation", topic="Accompagner la création et le développement",
             members=(claire, karim, sophie)),
        Room(id="C0GROUPE02", name="groupe-2-alliances", topic="Soutenir les alliances, la visibilité",
             members=(claire, karim, thomas)),
        Room(id="C0GROUPE03", name="groupe-3-territoires", topic="Accompagner les territoires",
             members=(claire, karim, nadia)),
        Room(id="C0GROUPE04", name="groupe-4-sensibiliser", topic="Sensibiliser, former, recherche et innovation",
             members=(claire, karim, julien)),
    )  # fmt: skip
    groups = (Usergroup(id="S0COORDIN1", handle="coordination", name="Coordination du plan", users=(claire, karim)),)
    return Cast(people=people, rooms=rooms, usergroups=groups)
