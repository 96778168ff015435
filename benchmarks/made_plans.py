"""Plans made by a script: the same ones at every run, shaped like those that schools hand in."""

import hashlib
import random
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.fold import split_words
from extractors.citation_key import citation_key
from schemas import PlanRecord

SOURCES = Path(__file__).parent.parent / "corpus" / "samples" / "sources"
# Type, symbol, issuer: what plans cite; numbers of the centre hold their year or run anew each year.
_SHAPES = (
    ("Thông tư", "{n}/{y}/TT-BGDĐT", "Bộ Giáo dục và Đào tạo"), ("Nghị định", "{n}/{y}/NĐ-CP", "Chính phủ"),
    ("Quyết định", "{n}/QĐ-UBND", "UBND tỉnh"), ("Công văn", "{n}/SGDĐT-VP", "Sở Giáo dục và Đào tạo"),
    ("Kế hoạch", "{n}/KH-PGDĐT", "Phòng GD&ĐT huyện"), ("Chỉ thị", "{n}-CT/TW", "Bộ Chính trị"),
    ("Công văn", "{n}/UBND-VX", "UBND huyện"), ("Hướng dẫn", "{n}/HD-LĐLĐ", "Liên đoàn Lao động huyện"),
)  # fmt: skip
_PLACES = ("An", "Bình", "Cẩm", "Đông", "Giang", "Hòa", "Khánh", "Lĩnh", "Minh", "Nam", "Phú", "Sơn", "Tân", "Thanh",
           "Thượng", "Vân", "Vĩnh", "Xuân", "Yên", "Hưng")  # fmt: skip
_LEVELS = ("Mầm non", "Tiểu học", "THCS", "TH&THCS", "THPT")
DOCUMENTS = 20_000


@dataclass(frozen=True)
class Cited:
    """One document that plans cite."""

    doc_type: str
    number: str
    issued: str
    issuer: str
    subject: str
    key: str


# names that stand in few plans: what somebody looks for
RARE = tuple(f"{a}{b}".lower() for a in _PLACES for b in ("nghĩa", "quỳnh", "khuê", "thuỵ", "oanh"))


@cache
def words() -> tuple[list[str], dict[str, list[str]]]:
    """Return the words of the sample plans, and for each the words that follow it there.

    Lines that go from word to word so have the phrases of real plans ("thi đua", "khen thưởng"), which
    words drawn one by one have not: a search for a phrase would find nothing and look through all.
    """
    run = split_words(" ".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.plan"))))
    follow: dict[str, list[str]] = {}
    for word, after in pairwise(run):
        follow.setdefault(word, []).append(after)
    follow.setdefault(run[-1], []).append(run[0])
    return run, follow


def make_line(chance: random.Random, length: int = 18) -> str:
    """Return a line of a plan; one in forty has a rare name."""
    run, follow = words()
    word = chance.choice(run)
    made = [word]
    for _ in range(length - 1):
        after = follow[word]
        word = after[int(chance.random() * len(after))]
        made.append(word)
    if chance.random() < 0.025:
        made[-1] = chance.choice(RARE)
    return " ".join(made).capitalize()


@cache
def documents() -> list[Cited]:
    """Return the documents that plans cite; those at the start are cited most."""
    chance = random.Random(30)
    made = []
    for i in range(DOCUMENTS):
        doc_type, shape, issuer = _SHAPES[i % len(_SHAPES)]
        year = 2013 + i % 12
        number = shape.format(n=1 + i // 7, y=year)
        central = issuer.startswith(("Bộ", "Chính"))
        office = issuer if central else f"{issuer} {chance.choice(_PLACES)} {chance.choice(_PLACES)}"
        issued = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        subject = make_line(chance, 9).lower()
        made.append(Cited(doc_type, number, issued, office, subject, citation_key(doc_type, number, issued, office)))
    return made


def choose_documents(chance: random.Random, count: int) -> list[Cited]:
    """Return documents as plans cite them: a few everywhere, most in a handful of plans."""
    return [documents()[min(DOCUMENTS - 1, int(DOCUMENTS * chance.random() ** 3.5))] for _ in range(count)]


def school_name(chance: random.Random) -> str:
    """Return the name of a school."""
    return f"Trường {chance.choice(_LEVELS)} {chance.choice(_PLACES)} {chance.choice(_PLACES)} {chance.randint(1, 9)}"


def make_text(number: int, lines: int = 600) -> str:
    """Return the text of a long plan, about 80 characters a line.

    It is as dense as plans that schools wrote: four dates and one citation in a thousand characters.
    """
    chance = random.Random(number)
    school = school_name(chance)
    made = [f"{school.upper()}\nSố: {number}/KH-TH\nKẾ HOẠCH\nNăm học 2021 - 2022\n"]
    made += [f"Căn cứ {_cite(cited)};" for cited in choose_documents(chance, 6)]
    made.append(f"{school} xây dựng kế hoạch như sau:")
    for i in range(lines):
        words_of_line = make_line(chance)
        if i % 20 == 0:
            made.append(f"{i // 20 + 1}. {words_of_line}")
        elif i % 12 == 1:
            made.append(f"- {words_of_line} theo {_cite(choose_documents(chance, 1)[0])}.")
        elif i % 6 == 3:
            made.append(f"- {words_of_line} trước ngày {chance.randint(1, 28)}/{chance.randint(1, 12)}/2021.")
        else:
            made.append(f"- {words_of_line}.")
    return "\n".join(made)


def _cite(cited: Cited) -> str:
    year, month, day = cited.issued.split("-")
    return f"{cited.doc_type} số {cited.number} ngày {day}/{month}/{year} của {cited.issuer} về {cited.subject}"


def make_record(number: int) -> PlanRecord:
    """Return a record with about 160 rows in the store: the usual plan of six thousand characters."""
    chance = random.Random(number)
    lines = [make_line(chance) for _ in range(65)]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def item(line: int, **values: object) -> dict[str, object]:
        return {"text": lines[line], "span": (starts[line], starts[line] + len(lines[line]))} | values

    year = f"{2015 + number % 10}/{2016 + number % 10}"
    cited = choose_documents(chance, 8)
    return PlanRecord.model_validate({
        "extractor_version": "1", "text": "\n".join(lines), "page_starts": [0, starts[30]],
        "source": {"filename": f"{number}.docx", "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
                   "media_type": "text/plain", "size_bytes": 1, "reader": "made"},
        "header": {"document_type": "Kế hoạch", "number": f"{number}/KH-TH", "title": lines[0], "school_year": year,
                   "issuing_body": school_name(chance), "issued": f"{year[:4]}-09-15", "period": year},
        "sections": [{"label": str(i), "title": lines[4 * i], "level": 1, "span": (starts[4 * i], starts[4 * i + 4])}
                     for i in range(15)],
        "citations": [item(i + 1, doc_type=d.doc_type, number=d.number, issued=d.issued, issuer=d.issuer,
                           subject=d.subject, key=d.key, role="basis") for i, d in enumerate(cited)],
        "dates": [item(i + 10, value="2021-09-15", kind="event") for i in range(26)],
        "targets": [item(i + 20, kind="quantity", comparator=">=", value=70, unit="%", subject="học sinh",
                         indicator="học lực khá", section="3") for i in range(18)],
        "phases": [item(i + 40, label=f"Tháng {i + 1}", start="2021-09", end="2021-09", activities=[lines[i]] * 2)
                   for i in range(7)],
        "responsibles": [item(i + 45, kind="position", name="Hiệu trưởng", duties=[lines[i]]) for i in range(15)],
        "findings": [{"code": "missing_signer", "severity": "warning", "message": "Không thấy tên người ký"}],
    })  # fmt: skip
