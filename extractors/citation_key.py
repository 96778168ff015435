"""The key of a document: equal for two mentions of the same one, whatever their spelling."""

import re
import unicodedata
from functools import cache, lru_cache

from extractors.document_number import fold_number, is_central_number, is_party_number
from extractors.lexicon import load

# Words of the same document by two names: a joint plan is cited as "Kế hoạch" too.
_TWINS = {"Kế hoạch liên tịch": "Kế hoạch", "Kế hoạch phối hợp": "Kế hoạch", "Chương trình hành động": "Chương trình",
          "Bộ luật": "Luật", "Thông báo kết luận": "Thông báo"}  # fmt: skip
_YEAR_INSIDE_REGEX = re.compile(r"^\d+[a-z]?/(?:19|20)\d\d(?:/|$)", re.IGNORECASE)
_EDUCATION_REGEX = re.compile(r"giao duc (?:va |& ?|- ?)?dao tao|gd ?(?:va|&|-|\.)? ?dt")
_LEVEL_REGEX = re.compile(r"\b(?:tinh|thanh pho|tp|huyen|quan|thi xa|tx)\b\.?")


@lru_cache(maxsize=8192)  # the plans of an office cite the same documents
def citation_key(
    doc_type: str, number: str | None, issued: str | None = None, issuer: str | None = None, title: str = ""
) -> str:
    """Return the key of a document: type and number, and the year and issuer where numbers start anew.

    A number that holds its year needs no other; one of the centre needs no issuer; a document
    without a number goes by its title and year.

    >>> citation_key("Nghị quyết", "29-NQ/TW", "2013-11-04", "Ban Chấp hành Trung ương")
    'nghi-quyet 29NQTW 2013'
    >>> citation_key("Kế hoạch", "0529/KH-PGD&ĐT", "2021-09-10", "Phòng GD&ĐT thành phố Hưng Yên")
    'ke-hoach 529/KHPGDDT 2021 pgddt-hung-yen'
    """
    year = issued[:4] if issued and issued[:4].isdigit() else ""
    parts = [fold_type(doc_type)]
    if number is None:
        parts += [plain(title).replace(" ", "-"), year, fold_issuer(issuer)]
        return " ".join(part for part in parts if part)
    party = is_party_number(number)
    # 29-NQ/TW is also written 29/NQ-TW, the State's way.
    parts.append(fold_number(number).replace("/", "") if party else fold_number(number))
    if not _YEAR_INSIDE_REGEX.match(number) or party:
        parts.append(year if _runs_anew(doc_type) or party else "")
    if not is_central_number(number):
        parts.append(fold_issuer(issuer))
    return " ".join(part for part in parts if part)


@lru_cache(maxsize=256)
def fold_type(doc_type: str) -> str:
    """Return what two names of one type share.

    >>> fold_type("Bộ luật"), fold_type("Kế hoạch liên tịch")
    ('luat', 'ke-hoach')
    """
    return plain(_TWINS.get(doc_type, doc_type)).replace(" ", "-")


@cache
def _runs_anew(doc_type: str) -> bool:
    return any(row["name"] == doc_type and row["runs"] != "none" for row in load("document_types"))


@lru_cache(maxsize=8192)
def fold_issuer(issuer: str | None) -> str:
    """Return an issuer's name so that its usual spellings fall together, "" for None.

    >>> fold_issuer("Phòng Giáo dục và Đào tạo huyện Krông Pắc") == fold_issuer("PGD&ĐT Krông Pắc")
    True
    """
    text = unicodedata.normalize("NFD", (issuer or "").lower()).replace("đ", "d")
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = _EDUCATION_REGEX.sub("gddt", text)
    text = text.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    text = re.sub(r"\b(?:phong )?pgddt|\bphong gddt", "pgddt", text)
    text = re.sub(r"\b(?:so )?sgddt|\bso gddt", "sgddt", text)
    text = re.sub(r"\bbo truong bo\b", "bo", text)
    if "gddt" in text:
        text = _LEVEL_REGEX.sub(" ", text)
    return "-".join(re.findall(r"[a-z0-9]+", text))


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """Return lower-case words without marks or punctuation, one space between.

    >>> plain("Luật Thi đua,  khen thưởng")
    'luat thi dua khen thuong'
    """
    text = unicodedata.normalize("NFD", words.lower()).replace("đ", "d")
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in text if not unicodedata.combining(c))))
