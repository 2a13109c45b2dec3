"""The grammar of days, months and years: "12 mars 2015", "le 12", "March 5", "en 2017"."""

# Digits, hours and days are their own names here, and a parser returns once for every form it knows.
# ruff: noqa: PLR2004
from __future__ import annotations

from bot.understanding.dates_calendar import FIRST_YEAR
from bot.understanding.dates_grammar_periods import quarter_by_letter
from bot.understanding.dates_lexer import Terms
from bot.understanding.dates_numbers import LONGEST_MONTH, clock_at, day_at, year_at
from bot.understanding.dates_people import is_person
from bot.understanding.dates_pieces import Kind, Mod, Piece
from bot.understanding.dates_sorts import Sort, Unit, word_set

_AT_OR_AND_OR_DASH = frozenset({Sort.AT, Sort.AND, Sort.DASH})
_BEFORE_YEAR = frozenset({Sort.OF, Sort.COMMA, Sort.SLASH, Sort.DASH, Sort.DOT})
_AND_OR_COMMA = frozenset({Sort.AND, Sort.COMMA})
_COMMA_OR_OF = frozenset({Sort.COMMA, Sort.OF})
_DASH_OR_SLASH_OR_DOT = frozenset({Sort.DASH, Sort.SLASH, Sort.DOT})
_DOT_OR_SLASH_OR_DASH = frozenset({Sort.DOT, Sort.SLASH, Sort.DASH})
_ENDS_MONTH = frozenset({Sort.END, Sort.COMMA, Sort.DOT, Sort.STOP})
_NEXT_OR_LAST = frozenset({Sort.NEXT, Sort.LAST})
_NO_DAY_BEHIND = frozenset(
    {Sort.HOUR_MARK, Sort.COLON, Sort.QUANTITY, Sort.UNIT, Sort.MERIDIEM, Sort.MONTH, Sort.SLASH}
)
_OF_OR_AT = frozenset({Sort.OF, Sort.AT})
_OF_OR_OF_THE = frozenset({Sort.OF, Sort.OF_THE})
_OTHER_OR_QUANTITY = frozenset({Sort.OTHER, Sort.QUANTITY})
_QUANTITY_OR_HOUR_MARK = frozenset({Sort.QUANTITY, Sort.HOUR_MARK})
_BEGINS_PERIOD = frozenset({Sort.UNIT, Sort.THIS, Sort.NEXT, Sort.LAST})

MONTHS = frozenset({Sort.MONTH, Sort.MONTH_SHORT})


_ANNOUNCES_YEAR = frozenset(
    {
        Sort.IN,
        Sort.INTO,
        Sort.AT,
        Sort.BEFORE,
        Sort.AFTER,
        Sort.FROM,
        Sort.UNTIL,
        Sort.BY,
        Sort.BETWEEN,
        Sort.HORIZON,
        Sort.OF,
    }
)


_ARTICLES = frozenset({Sort.THE, Sort.OF_THE, Sort.AT_THE, Sort.BY})


_BINDS_MONTH = frozenset(
    {
        Sort.IN,
        Sort.INTO,
        Sort.OF,
        Sort.BY,
        Sort.BEFORE,
        Sort.UNTIL,
        Sort.FROM,
        Sort.AFTER,
        Sort.PART,
        Sort.NEXT,
        Sort.LAST,
        Sort.THIS,
        Sort.BETWEEN,
    }
)


_BETWEEN_MONTHS = frozenset({Sort.AND, Sort.AT_THE, Sort.UNTIL, Sort.AT, Sort.SLASH, Sort.DASH})
_CALLS = word_set(
    "composez composer appelez appeler faites habite habitent loge sis sise situe situee domicilie domiciliee"
)  # "composez le 15"
_SUBJECTS = word_set(
    "on je j nous c ca il elle ils elles vous tu ok okay svp stp merci donc si ou avec chez sur car mais sans tous toutes alors puis inclus compris dernier"
)
_NOUNS = frozenset({Sort.OTHER, Sort.LABEL, Sort.PLAN, Sort.LAW, Sort.STREET})
_HIGHEST_DAY, _LOWEST_SHORT_YEAR = 39, 13
_ARTICLE_ONES = frozenset({"a", "an", "one", "un", "une"})  # "a march", "un mai pluvieux": no first of the month
_COUNTED = frozenset(
    {Sort.UNIT, Sort.HOUR_MARK, Sort.QUANTITY, Sort.CARDINAL, Sort.MONTH}
)  # "sept jours", "sept à huit"


_RANKED = word_set(
    "phase edition meeting floor version draft round time step part item chapter session workshop group place row century"
    " anniversary attempt call stage section page line option way man woman person one point half quarter party world reason"
    " question year month week day priority objective axis wave cohort generation grade tier lap leg event instalment chair"
    " candidate choice arrondissement district division batch series volume issue article amendment estate member prize degree"
    " sector vote voice copy file document action goal paragraph column seat class team grant fund review report"
)
_NO_DAY_BEFORE = frozenset(
    {
        Sort.OF,
        Sort.QUANTITY,
        Sort.UNIT,
        Sort.HOUR_MARK,
        Sort.SUFFIX,
        Sort.NUMBER,
        Sort.CARDINAL,
        Sort.WORKING,
        Sort.MERIDIEM,
    }
)


def day_of_month(terms: Terms, place: int) -> Piece | None:
    """Such as "12 mars 2015", "1er mars", "vingt-cinq juin", "the 5th of March"."""
    found = day_at(terms, place)
    if found is None:
        return None
    day, end = found
    behind = end
    if terms.sorts[end] == Sort.OF and terms.language == "en":
        end += 1
    if terms.sorts[end] in _DASH_OR_SLASH_OR_DOT and terms.is_glued(end) and terms.sorts[end + 1] in MONTHS:
        end += 1
    if terms.sorts[end] in MONTHS:
        if terms.words[place] in _ARTICLE_ONES:
            return None
        return _month_of_day(terms, place, day, end)
    return _day_of_period(terms, place, day, behind)


def _month_of_day(terms: Terms, place: int, day: int, month_at: int) -> Piece:
    end = month_at + 1
    if terms.sorts[end] in _DOT_OR_SLASH_OR_DASH and terms.is_glued(end) and year_at(terms, end + 1):
        end += 1
    if terms.sorts[end] == Sort.DOT and terms.is_glued(end):
        end += 1
    if (
        terms.sorts[end] in _COMMA_OR_OF
        and year_at(terms, end + 1)
        and (terms.language == "en" or terms.sorts[end + 2] not in _OTHER_OR_QUANTITY)
    ):
        end += 1
    year = _year_of_month(terms, end)
    year = year or _short_year(terms, end, lowest=_LOWEST_SHORT_YEAR)
    if year is not None and terms.sorts[end + 1] not in _QUANTITY_OR_HOUR_MARK:
        end += 1
    else:
        year = None
        end = month_at + 1
    piece = Piece(Kind.DAY, place, end, year=year, month=terms.values[month_at], day=day)
    if year is None and terms.sorts[end] in _NEXT_OR_LAST:
        piece.mod = Mod.NEXT if terms.sorts[end] == Sort.NEXT else Mod.LAST
        piece.end += 1
    return piece


def _day_of_period(terms: Terms, place: int, day: int, end: int) -> Piece | None:
    """Such as "le 12 du mois prochain", "le 5 de ce mois"."""
    if terms.sorts[end] not in _OF_OR_OF_THE or terms.sorts[place] == Sort.CARDINAL or day > LONGEST_MONTH:
        return None
    behind = end + 1 + (terms.sorts[end + 1] == Sort.THE)
    if terms.sorts[behind] not in _BEGINS_PERIOD:
        return None
    of = terms.bare(terms, behind)
    if of is None or of.kind is not Kind.PERIOD or of.unit is not Unit.MONTH:
        return None
    return Piece(Kind.DAY, place, of.end, day=day, of=of)


def bare_day(terms: Terms, place: int) -> Piece | None:
    """Such as "le 12": strong behind "le", "du" or "au"; weak otherwise, and then worth something only beside another day."""
    found = day_at(terms, place)
    if found is None or found[0] > LONGEST_MONTH or terms.sorts[place] == Sort.ORDINAL:
        return None
    day, end = found
    before = terms.sorts[place - 1] if place else Sort.END
    is_article = before in _ARTICLES or (before == Sort.UNTIL and _ends_with_article(terms, place - 1))
    is_article = is_article and not (before == Sort.THE and terms.values[place - 1] > 0)
    if terms.language == "en":
        # "the 12th works for me", but "the 2nd phase"; "the 12th or 13th".
        is_article = is_article or (
            place > 1 and before in _AND_OR_COMMA and terms.sorts[place - 2] == terms.sorts[place + 1] == Sort.SUFFIX
        )
        is_article = is_article and end > place + 1 and terms.words[end] not in _RANKED
    is_strong = is_article and terms.sorts[place] == Sort.NUMBER
    is_strong = is_strong and not is_no_day(terms, end)
    is_strong = is_strong and not (place > 1 and terms.sorts[place - 2] == Sort.INTO)
    is_strong = is_strong and not (
        terms.sorts[end] == Sort.AT
        and terms.sorts[end + 1] == Sort.NUMBER
        and terms.sorts[end + 2] != Sort.HOUR_MARK
        and terms.language == "fr"
    )
    is_strong = is_strong and not (terms.sorts[end] == Sort.SLASH and terms.is_glued(end))
    is_strong = is_strong and not _is_number_called(terms, place, end)
    is_strong = is_strong and not (terms.sorts[end] == Sort.DOT and terms.sorts[end + 1] == Sort.NUMBER)
    return Piece(Kind.DAY, place, end, day=day, is_weak=not is_strong)


def _ends_with_article(terms: Terms, place: int) -> bool:
    """Whether the words in front are "jusqu'au", which is one term; not "jusqu'à"."""
    return terms.text[terms.starts[place] : terms.ends[place]].endswith("au")


def _is_number_called(terms: Terms, place: int, end: int) -> bool:
    """Such as "le 1er point", "le 2 pièces", "composez le 15", "le 3-2 est fini"."""
    is_code = terms.sorts[end] == Sort.DASH and terms.is_glued(end) and 0 < terms.values[end + 1] < terms.values[place]
    if is_code or (place > 1 and terms.words[place - 2] in _CALLS):
        return True
    is_before_noun = terms.sorts[end] in _NOUNS and terms.language == "fr" and terms.words[end] not in _SUBJECTS
    return is_before_noun and (terms.sorts[end - 1] == Sort.SUFFIX or is_counted(terms, end))


def is_no_day(terms: Terms, end: int) -> bool:
    """Whether what stands behind a number makes it no day; hours do not: "le 17 de 14h à 16h", "le 17 9h30"."""
    if terms.sorts[end] not in _NO_DAY_BEFORE:
        return False
    found = None
    if terms.sorts[end] == Sort.OF:
        found = clock_at(terms, end + 1, is_announced=False)
        return found is None or found[0].end is None
    if terms.sorts[end] == Sort.NUMBER and not terms.is_glued(end):
        found = clock_at(terms, end, is_announced=False)
    return found is None


def is_counted(terms: Terms, place: int) -> bool:
    """Whether a noun in the plural follows, so that the number counts it: "vendredi 2 structures"."""
    return terms.sorts[place] == Sort.OTHER and terms.words[place].endswith(("s", "x")) and len(terms.words[place]) > 3


def month_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "mars", "mars 2015", "juin prochain", "March 5, 2015"."""
    before = terms.sorts[place - 1] if place else Sort.END
    if _is_surname(terms, place, before):
        return None
    end = place + 1
    if terms.sorts[end] == Sort.DOT and terms.is_glued(end) and terms.sorts[place] == Sort.MONTH_SHORT:
        end += 1
    day = day_behind_month(terms, place, end)
    if day is not None:
        return day
    behind = end + (terms.sorts[end] in _BEFORE_YEAR and year_at(terms, end + 1) is not None)
    year = _year_of_month(terms, behind) or _short_year(terms, behind)
    if year is not None and terms.sorts[behind + 1] != Sort.QUANTITY:
        return Piece(Kind.MONTH, place, behind + 1, year=year, month=terms.values[place])
    is_short = terms.sorts[place] == Sort.MONTH_SHORT and not terms.is_label and not _is_beside_month(terms, place, end)
    is_bound = before in _BINDS_MONTH or (before == Sort.FOR and terms.language == "en")
    if is_short and not (is_bound and _may_end_month(terms, end)):
        return None
    if before not in _BINDS_MONTH and is_person(terms, place, end):
        return None
    # "janv.-mars 2015"
    is_short_range = terms.sorts[place + 1] == Sort.DOT and terms.sorts[place + 2] in _BETWEEN_MONTHS
    piece = Piece(Kind.MONTH, place, place + 1 + is_short_range, month=terms.values[place])
    if terms.sorts[place + 1] in _NEXT_OR_LAST and terms.language == "fr":
        piece.mod = Mod.NEXT if terms.sorts[place + 1] == Sort.NEXT else Mod.LAST
        piece.end += 1
    return piece


def _is_beside_month(terms: Terms, place: int, end: int) -> bool:
    """Whether another month shows that an ambiguous word is one: "sept/oct", "March to May"; not "may or may not"."""
    if terms.sorts[end] in MONTHS:
        return terms.has_hyphen_before(end)
    if terms.sorts[end] in _BETWEEN_MONTHS and terms.sorts[end + 1] in MONTHS:
        return terms.words[end + 1] != terms.words[place]
    if place and terms.sorts[place - 1] in MONTHS:
        return terms.has_hyphen_before(place)
    earlier = place - 2 - (place > 2 and terms.sorts[place - 2] == Sort.DOT)  # "sept.-oct."
    return place > 1 and terms.sorts[place - 1] in _BETWEEN_MONTHS and terms.sorts[earlier] in MONTHS


def _is_surname(terms: Terms, place: int, before: int) -> bool:
    """Such as "Mme Avril", "salle Octobre"."""
    is_room = before == Sort.STREET and year_at(terms, place + 1) is None
    return (
        before == Sort.TITLE
        or is_room
        or (before == Sort.DOT and terms.sorts[place - 2 if place > 1 else -1] == Sort.TITLE)
    )


def _year_of_month(terms: Terms, place: int) -> int | None:
    """Such as the one of "mai 1789"; not "mai 1500 visiteurs"."""
    year = year_at(terms, place, oldest=FIRST_YEAR)
    return year if year is None or year_at(terms, place) or not is_counted(terms, place + 1) else None


def _short_year(terms: Terms, place: int, *, lowest: int = _HIGHEST_DAY + 1) -> int | None:
    """Such as "juillet 98": two digits that cannot be a day; behind a day others too, "12 mars 15"."""
    is_short = terms.sorts[place] == Sort.NUMBER and terms.width(place) == 2 and terms.values[place] >= lowest
    if not is_short or terms.sorts[place + 1] not in _ENDS_MONTH:
        return None
    return terms.values[place] + (1900 if terms.values[place] > _HIGHEST_DAY else 2000)


def _may_end_month(terms: Terms, end: int) -> bool:
    """Whether a short or ambiguous month may end here: no noun follows that it could count ("sept groupes")."""
    if terms.sorts[end - 1] == Sort.DOT:
        return True
    if terms.language == "en":
        return True
    is_counting = terms.sorts[end] in _COUNTED or (
        terms.sorts[end] in _AT_OR_AND_OR_DASH and terms.sorts[end + 1] == Sort.CARDINAL
    )
    return terms.sorts[end] != Sort.OTHER and not is_counting


def day_behind_month(terms: Terms, place: int, end: int) -> Piece | None:
    """Such as "March 5th, 2015"; in French only with a year: "décembre 5 2014"."""
    if terms.sorts[end] == Sort.THE:
        end += 1
    found = day_at(terms, end)
    if found is None or terms.sorts[end] == Sort.CARDINAL:
        return None
    day, behind = found
    if terms.sorts[behind] in _NO_DAY_BEHIND:
        return None
    year_place = behind + (terms.sorts[behind] == Sort.COMMA)
    year = year_at(terms, year_place)
    if year is None and terms.language == "fr":
        return None
    if year is None and place and terms.words[place - 1] == "in" and is_counted(terms, behind):
        return None  # "in January 2 workstreams kick off"
    return Piece(Kind.DAY, place, year_place + 1 if year else behind, year=year, month=terms.values[place], day=day)


def year_piece(terms: Terms, place: int) -> Piece | None:
    """Such as "en 2017", "2015-2020", "2016 T3"."""
    is_told = place > 0 and terms.sorts[place - 1] == (Sort.IN if terms.language == "fr" else Sort.INTO)  # "en 1871"
    year = _year_of_month(terms, place) if is_told else year_at(terms, place)
    if year is None:
        return None
    end = place + 1
    if place and terms.sorts[place - 1] == Sort.DASH and terms.is_glued(place) and terms.words[place - 2].isdecimal():
        return None  # "138-2010-2015"
    if terms.sorts[end] == Sort.DASH:
        end += 1
    if terms.sorts[end] == Sort.QUARTER_LETTER and terms.sorts[end + 1] == Sort.NUMBER and terms.is_glued(end + 1):
        quarter = quarter_by_letter(terms, end)
        if quarter is not None:
            quarter.first, quarter.year = place, year
            return quarter
    until = year_at(terms, end) if end > place + 1 or terms.sorts[end] == Sort.SLASH else None
    is_code = terms.sorts[end + 1] == Sort.DASH and terms.is_glued(end + 1) and terms.words[end + 2].isdecimal()
    if until is not None and until > year and not is_code:
        return Piece(Kind.YEARS, place, end + 1, year=year, number=until)
    if _counts_things(terms, place):
        return None
    is_announced = terms.is_label or (place > 0 and terms.sorts[place - 1] in _ANNOUNCES_YEAR)
    return Piece(Kind.YEAR, place, place + 1, year=year, is_weak=not is_announced)


def _counts_things(terms: Terms, place: int) -> bool:
    """Whether a number that could be a year counts: "de 2000 à 2500 euros", "une foule de 2000 cyclistes"."""
    before, after = terms.sorts[place - 1] if place else Sort.END, terms.sorts[place + 1]
    if after in _AT_OR_AND_OR_DASH and terms.sorts[place + 2] == Sort.OTHER and terms.words[place + 2].isdecimal():
        return True
    return before in _OF_OR_AT and is_counted(terms, place + 1)
