"""What keeps Jalon from working: one sentence that says what is wrong and what to do."""

from __future__ import annotations


class Trouble(Exception):
    """``msgid`` is a sentence of the catalogue, ``values`` fills its placeholders; as text it reads in English."""

    def __init__(self, msgid: str, /, **values: object) -> None:
        super().__init__(msgid % values if values else msgid.replace("%%", "%"))
        self.msgid = msgid
        self.values = values
