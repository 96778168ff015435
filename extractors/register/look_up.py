"""Which registered document a citation names, by type and number in any spelling, a law by its title and year."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from extractors.citation_key import fold_type, plain
from extractors.document_number import fold_number, is_party_number
from extractors.register.documents import RegisteredDocument, read_documents
from schemas import Citation

Documents = tuple[RegisteredDocument, ...]

_RUNS_REGEX = re.compile(r"\d+|[A-Z]+")
_YEAR_INSIDE_REGEX = re.compile(r"\d+[a-z]?/(?:19|20)\d\d\b", re.IGNORECASE)
_KEY_YEAR_REGEX = re.compile(r" ((?:19|20)\d\d)$")
# "Luật Thi đua, khen thưởng năm 2013" is how people call the law that amended it in 2013.
_AMENDING_REGEX = re.compile(r"^(?:sua doi|bo sung)(?: (?:va )?bo sung)?(?: mot so dieu)?(?: cua)?(?: bo)? luat ")
_LAW = fold_type("Luật")


class Register:
    """Documents by what citations say of them.

    >>> register = load_register()
    >>> [str(d.issued) for d in register.named("Chỉ thị", "05/CT-TW")]
    ['2016-05-15']
    """

    def __init__(self, documents: Iterable[RegisteredDocument]) -> None:
        self.documents = tuple(documents)
        named, titled = defaultdict(list), defaultdict(list)
        for document in self.documents:
            named[_number_key(document.doc_type, document.number)].append(document)
            if fold_type(document.doc_type) == _LAW:
                titled[_law_title(document.title)].append(document)
        self._named = {key: tuple(found) for key, found in named.items()}
        self._titled = {key: tuple(found) for key, found in titled.items()}

    def named(self, doc_type: str, number: str) -> Documents:
        """Return all documents of this type and number; several where numbers start anew.

        >>> [d.issued.year for d in load_register().named("Nghị quyết", "29-NQ/TW")]
        [2013, 2022]
        """
        return self._named.get(_number_key(doc_type, number), ())

    def namesakes(self, citation: Citation) -> Documents:
        """Return all documents that a citation may name, whatever its date: by number, a law without one by title."""
        if citation.number:
            return self.named(citation.doc_type, citation.number)
        if fold_type(citation.doc_type) == _LAW and citation.subject:
            return self._titled.get(_law_title(citation.subject), ())
        return ()

    def find(self, citation: Citation) -> RegisteredDocument | None:
        """Return the document that a citation names; None where the register has none, or two may be meant.

        Where the number does not hold the year, the citation's date tells it, or that of an earlier
        full mention, which its key holds.
        """
        found = self.namesakes(citation)
        if not has_own_year(citation.number):
            year = _year_of(citation)
            found = tuple(document for document in found if str(document.issued.year) == year)
        if len(found) > 1:
            found = tuple(document for document in found if document.issued.isoformat() == citation.issued)
        return found[0] if len(found) == 1 else None

    def knows_end(self, document: RegisteredDocument) -> bool:
        """Return whether the end of a document is sure: its own row is, or that of what took its place the next day.

        Two charters of one kind of school are never in force together, so that the row of the later one,
        of the same title, confirms the end of the earlier.

        >>> register = load_register()
        >>> charter = register.named("Thông tư", "41/2010/TT-BGDĐT")[0]
        >>> charter.is_sure, register.knows_end(charter)
        (False, True)
        """
        if document.is_sure:
            return True
        named = (name.rpartition(" ") for name in document.replaced_by)
        successors = [later for doc_type, _, number in named for later in self.named(doc_type, number)]
        return any(
            later.is_sure and later.in_force_from == document.ended and plain(later.title) == plain(document.title)
            for later in successors
        )

    def name_of(self, successor: str) -> str:
        """Return how a plan would name what a row's ``replaced_by`` holds: "Luật 43/2019/QH14" with its title."""
        doc_type, _, number = successor.rpartition(" ")
        found = self.named(doc_type, number)
        return found[-1].name if found else successor


@cache
def load_register() -> Register:
    """Return the project's own register; the file is read the first time that somebody asks."""
    return Register(read_documents())


def has_own_year(number: str | None) -> bool:
    """Return whether a number holds its year, so that no other document can have it.

    >>> has_own_year("32/2020/TT-BGDĐT"), has_own_year("31/CT-TTg"), has_own_year("29-NQ/TW")
    (True, False, False)
    """
    return bool(number and _YEAR_INSIDE_REGEX.match(number) and not is_party_number(number))


def _number_key(doc_type: str, number: str) -> tuple[str, str]:
    """Return what all spellings of a number share: its runs of digits and letters, whatever stands between."""
    runs = _RUNS_REGEX.findall(fold_number(number))
    return fold_type(doc_type), "".join(f" {run}" if run.isdigit() else run for run in runs)


def _law_title(title: str) -> str:
    return _AMENDING_REGEX.sub("", plain(title)).replace(" va ", " ")


def _year_of(citation: Citation) -> str | None:
    if citation.issued:
        return citation.issued[:4]
    match = _KEY_YEAR_REGEX.search(citation.key)
    return match[1] if match else None
