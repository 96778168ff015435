"""The rows of the register."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("documents.csv")
_DAYS = ("issued", "in_force_from", "in_force_to", "checked")


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """A document of the centre; None means "not known". The package's docstring tells the columns."""

    doc_type: str
    number: str
    title: str
    issued: date
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaced_by: tuple[str, ...] = ()
    is_sure: bool = True
    source: str = ""
    checked: date | None = None

    @property
    def name(self) -> str:
        """Return how a plan would name it: "Thông tư số 32/2020/TT-BGDĐT", "Luật Giáo dục số 43/2019/QH14"."""
        if self.doc_type not in ("Luật", "Bộ luật"):
            return f"{self.doc_type} số {self.number}"
        title = self.title.replace("Sửa đổi,", "sửa đổi,", 1) if self.title.startswith("Sửa đổi,") else self.title
        return f"{self.doc_type} {title} số {self.number}"

    @property
    def ended(self) -> date | None:
        """Return the first day on which it is not in force any more, None where no end is known."""
        return self.in_force_to + timedelta(days=1) if self.in_force_to else None


def read_documents(path: Path = FILE) -> Iterator[RegisteredDocument]:
    """Yield the documents of a register's file; ValueError, with the line, for a row that cannot be read."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            try:
                yield _document(row)
            except (ValueError, TypeError, AttributeError, KeyError) as error:
                raise ValueError(f"{path.name}, line {reader.line_num}: {error}") from error


def _document(row: dict[str, Any]) -> RegisteredDocument:
    if None in row or None in row.values():
        raise ValueError("more or fewer cells than columns")
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
    sure = {"sure": True, "unsure": False}
    if row["confidence"] not in sure or days["issued"] is None:
        raise ValueError(f"confidence {row['confidence']!r}, issued {row['issued']!r}")
    replaced_by = tuple(name.strip() for name in row["replaced_by"].split(";") if name.strip())
    return RegisteredDocument(
        doc_type=row["doc_type"], number=row["number"], title=row["title"], source=row["source"],
        issued=days["issued"], in_force_from=days["in_force_from"], in_force_to=days["in_force_to"],
        replaced_by=replaced_by, is_sure=sure[row["confidence"]], checked=days["checked"],
    )  # fmt: skip
