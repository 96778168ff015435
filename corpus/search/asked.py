"""Which cited documents are meant: what a person types, and the condition it is on the table of citations."""

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, func, literal_column, or_, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from corpus.fold import fold_marks, has_marks, spellings, split_words
from corpus.numbers import search_form, type_in_words
from corpus.store.tables import CitationRow
from extractors.citation_key import citation_key
from extractors.document_number import parse_document_number
from extractors.lexicon import load
from schemas import Role

_DATED_REGEX = re.compile(
    r"""[\s,(]+(?:ban\s+hành\s+)?(?:ngày\s+)?
        (?:(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)
         |(?:năm\s+)?)
        (?P<year>(?:19|20)\d\d)\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONG_WORDS = frozenset(split_words("sở phòng giáo dục và đào tạo ủy uỷ ban nhân dân hội đồng gd đt gdđt sgdđt pgdđt"))


@dataclass(frozen=True)
class CitationQuery:
    """Which mentions of documents are meant; None means any.

    ``number`` is in search form ("1431/khpgddt"; "1431" alone means every symbol), ``issuer`` and
    ``subject`` are words, the days are EDTF days, months or years, ``key`` is ``Citation.key``.
    """

    number: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    subject: str | None = None
    role: Role | None = None
    issued_from: str | None = None
    issued_to: str | None = None
    key: str | None = None

    @property
    def has_date(self) -> bool:
        """Whether only documents of certain days are meant."""
        return self.issued_from is not None or self.issued_to is not None


def read_citation_query(words: str) -> CitationQuery | None:
    """Return the document that a person names, None where the words name none.

    A number in any spelling, with or without its type and date; a law by its title.

    >>> asked = read_citation_query("Kế hoạch số 66 kh pgd&đt ngày 06/9/2021")
    >>> asked.number, asked.doc_type, asked.issued_from, asked.issued_to
    ('66/khpgddt', 'Kế hoạch', '2021-09-06', '2021-09-06')
    >>> read_citation_query("Luật Giáo dục 2019").subject
    'Luật Giáo dục'
    """
    typed = unicodedata.normalize("NFC", words).strip()
    dated = _DATED_REGEX.search(typed)
    rest = typed[: dated.start()] if dated else typed
    if not any(c.isalnum() for c in rest):
        rest, dated = typed, None
    issued = _issued(dated) if dated else None
    digit = re.search(r"\d", rest)
    if digit is None:
        doc_type = type_in_words(rest)
        return (
            CitationQuery(doc_type=doc_type, subject=rest, issued_from=issued, issued_to=issued) if doc_type else None
        )
    told, number = parse_document_number(rest)
    form = search_form(number) or search_form(rest[digit.start() :])
    named = type_in_words(rest[: digit.start()])
    # "công văn 1431/KH-PGDĐT" is a plan: the symbol says more than the word before it
    doc_type = named if named and (told in (named, None) or form == number) else None
    return CitationQuery(form, doc_type, issued_from=issued, issued_to=issued) if form else None


def _issued(dated: re.Match[str]) -> str:
    day, month, year = dated["day"], dated["month"], dated["year"]
    return f"{year}-{int(month):02d}-{int(day):02d}" if day else year


def types_like(doc_type: str) -> list[str]:
    """Return the types by which a document of this type may be called: a joint plan is cited as a plan too."""
    same = citation_key(doc_type, None)
    return [doc_type, *(r["name"] for r in load("document_types") if r["name"] != doc_type
                        and citation_key(r["name"], None) == same)]  # fmt: skip


def condition(session: Session, query: CitationQuery, *, strictly: bool = True) -> ColumnElement[bool]:
    """Return the condition on citations; not strictly, a mention that leaves open what was asked fits too."""
    c = CitationRow
    numbers = [has_number(c.number_folded, query.number)] if query.number else []
    if query.number and not strictly and "/" in query.number:
        numbers.append(c.number_folded == query.number.split("/", 1)[0])  # "Nghị quyết 29"
    clauses: list[ColumnElement[bool]] = [or_(*numbers)] if numbers else []
    if query.doc_type:
        clauses.append(c.doc_type.in_(types_like(query.doc_type)))
    if query.role:
        clauses.append(c.role == query.role)
    if query.key:
        clauses.append(c.key == query.key)
    if query.has_date:
        days = and_(*_between(c.issued, query.issued_from, query.issued_to))
        clauses.append(days if strictly else or_(days, c.issued.is_(None)))
    for column, folded, words in (
        (c.issuer, c.issuer_folded, query.issuer), (c.subject, c.subject_folded, query.subject)
    ):  # fmt: skip
        if words:
            clauses += _has_words(session, column, folded, words)
    return and_(*clauses) if clauses else CitationRow.id.is_not(None)


def has_number(column: InstrumentedAttribute[str | None], form: str) -> ColumnElement[bool]:
    """Return the condition that a column of folded numbers has the number; a bare one means every symbol."""
    if any(c.isalpha() for c in form):
        return column == form
    # "0" follows "/" in ASCII: the range is the prefix "1431/", in a form that an index serves
    return or_(column == form, (column >= f"{form}/") & (column < f"{form}0"))


def _between(column: InstrumentedAttribute[str | None], first: str | None, last: str | None) -> list:
    """Return the conditions that an EDTF day, month or year may lie between two others, ends included."""
    clauses = []
    if first:
        clauses.append(column >= func.substr(first, 1, func.length(column)))
    if last:
        clauses.append(column <= last + "~")  # after every "-" and digit: 2013-11-04 lies in 2013
    return clauses


def _has_words(
    session: Session, column: InstrumentedAttribute[str | None], folded: InstrumentedAttribute[str | None], words: str
) -> list[ColumnElement[bool]]:
    """Return the conditions that a text has all words; those typed with marks with these marks."""
    typed = split_words(words)
    if not typed:
        return [false()]
    plain = [fold_marks(word) for word in typed]
    clauses: list[ColumnElement[bool]] = []
    if session.get_bind().dialect.name == "postgresql":
        simple = literal_column("'simple'::regconfig")
        asked = " & ".join(f"({' | '.join(spellings(word))})" for word in plain)
        clauses.append(func.to_tsvector(simple, folded).op("@@")(func.to_tsquery(simple, asked)))
    else:
        alike = " AND ".join("(" + " OR ".join(f'"{form}"' for form in spellings(word)) + ")" for word in plain)
        index = select(literal_column("rowid")).select_from(table("citations_fts"))
        matches = literal_column("citations_fts").op("MATCH")(f"{folded.key} : ({alike})")
        clauses.append(CitationRow.id.in_(index.where(matches)))
    searched = func.coalesce(column, "").concat(" ").concat(CitationRow.text)
    expanded = _LONG_WORDS if column is CitationRow.issuer else ()  # "Sở GD&ĐT" has no "giáo dục" to compare
    for word in typed:
        if not has_marks(word) or word in expanded:
            continue
        forms = {way(form) for form in spellings(word) for way in (str, str.capitalize, str.upper)}
        clauses.append(or_(*(searched.contains(form) for form in sorted(forms))))
    return clauses
