"""Why a document cannot be read, each with its sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.texts import msg


class Trouble(StrEnum):
    """What stands in the way of a document."""

    MISSING_EXTRA = "missing_extra"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    ZIP_BOMB = "zip_bomb"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    NOT_A_PLAN = "not_a_plan"
    WEB_PAGE = "web_page"
    UNKNOWN_FORM = "unknown_form"
    ENCODING = "encoding"
    PLAN_FILE_SYNTAX = "plan_file_syntax"
    PLAN_FILE_VERSION = "plan_file_version"
    PLAN_FILE_MISSING = "plan_file_missing"
    PLAN_FILE_UNKNOWN = "plan_file_unknown"
    PLAN_FILE_TEXT = "plan_file_text"
    PLAN_FILE_NUMBER = "plan_file_number"
    PLAN_FILE_DATE = "plan_file_date"
    PLAN_FILE_CHOICE = "plan_file_choice"
    PLAN_FILE_LIST = "plan_file_list"
    PLAN_FILE_MAPPING = "plan_file_mapping"
    PLAN_FILE_TWICE = "plan_file_twice"
    PLAN_FILE_NO_AXIS = "plan_file_no_axis"


SENTENCES: Mapping[Trouble, str] = {
    Trouble.MISSING_EXTRA: msg("Word, OpenDocument, PowerPoint and PDF files need the extra “documents”, which is not installed here. Send the plan as text or Markdown, or ask for the extra to be installed."),
    Trouble.UNREADABLE: msg("The file %(name)s cannot be read: it is missing, damaged or may not be opened."),
    Trouble.ENCRYPTED: msg("The file %(name)s is protected by a password. Send a copy without a password."),
    Trouble.TOO_LARGE: msg("The file %(name)s is too large: %(limit)s MB at most."),
    Trouble.TOO_MANY_PAGES: msg("The file %(name)s has %(pages)s pages: %(limit)s at most."),
    Trouble.TOO_SLOW: msg("The file %(name)s could not be read within %(limit)s seconds and the memory allowed. Send it as text or in several parts."),
    Trouble.ZIP_BOMB: msg("The file %(name)s would unpack to more than %(limit)s MB: it was not opened."),
    Trouble.EMPTY: msg("The file %(name)s is empty."),
    Trouble.NO_TEXT: msg("The file %(name)s has pictures of pages but no text. Send a copy with its text recognised."),
    Trouble.NOT_A_PLAN: msg("The file %(name)s holds no text that could be a plan."),
    Trouble.WEB_PAGE: msg("The file %(name)s is a web page, perhaps a sign-in page, and not the document. Download the document again."),
    Trouble.UNKNOWN_FORM: msg("The form of the file %(name)s is not read. These are: text, Markdown, Word (.docx), OpenDocument (.odt), PowerPoint (.pptx), PDF and the plan file (.yaml)."),
    Trouble.ENCODING: msg("The characters of the file %(name)s cannot be read. Save it as text in UTF-8."),
    Trouble.PLAN_FILE_SYNTAX: msg("Line %(line)s of the plan file cannot be read: check its indentation, colons and quotation marks."),
    Trouble.PLAN_FILE_VERSION: msg("Line %(line)s of the plan file: this version of the plan file is not known."),
    Trouble.PLAN_FILE_MISSING: msg("Line %(line)s of the plan file: the field “%(field)s” is missing."),
    Trouble.PLAN_FILE_UNKNOWN: msg("Line %(line)s of the plan file: the field “%(field)s” is not known."),
    Trouble.PLAN_FILE_TEXT: msg("Line %(line)s of the plan file: the field “%(field)s” must be a text."),
    Trouble.PLAN_FILE_NUMBER: msg("Line %(line)s of the plan file: the field “%(field)s” must be a whole number."),
    Trouble.PLAN_FILE_DATE: msg("Line %(line)s of the plan file: the date in the field “%(field)s” cannot be read."),
    Trouble.PLAN_FILE_CHOICE: msg("Line %(line)s of the plan file: the field “%(field)s” must be one of these: %(choices)s."),
    Trouble.PLAN_FILE_LIST: msg("Line %(line)s of the plan file: the field “%(field)s” must be a list."),
    Trouble.PLAN_FILE_MAPPING: msg("Line %(line)s of the plan file: the field “%(field)s” must hold named fields."),
    Trouble.PLAN_FILE_TWICE: msg("Line %(line)s of the plan file: the code %(field)s is given twice."),
    Trouble.PLAN_FILE_NO_AXIS: msg("Line %(line)s of the plan file: no axis has the code %(field)s."),
}  # fmt: skip
"""The msgid of each trouble."""


class PlanUnreadable(Exception):
    """The document cannot become a plan: ``kind`` says why, ``values`` fill the sentence of ``SENTENCES``."""

    def __init__(self, kind: Trouble, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.values: dict[str, str | int] = dict(values or {})

    @property
    def msgid(self) -> str:
        """The sentence of the catalogue for this trouble."""
        return SENTENCES[self.kind]
