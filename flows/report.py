"""What became of the files of one ingest: the same table for the terminal and for Prefect's page."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file that gave no record, and why: in one Vietnamese line, and as a word for programs."""

    path: str
    reason: str
    category: str = ""


@dataclass
class IngestReport:
    """Counts of one ingest; every file found is in exactly one of new, updated, unchanged and failures.

    ``partial`` counts the records that were made in this run and in which a component of the program
    failed; ``findings`` counts the findings in the new and updated records.
    """

    found: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    partial: int = 0
    findings: int = 0
    failures: list[FileFailure] = field(default_factory=list)

    def add(self, other: "IngestReport") -> None:
        """Count another report's files into this one."""
        for name in ("found", "new", "updated", "unchanged", "partial", "findings"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.failures.extend(other.failures)

    def rows(self) -> list[tuple[str, int]]:
        """Return the summary as (Vietnamese label, count), in the order in which it is shown."""
        return [
            ("Tệp tìm thấy", self.found),
            ("Hồ sơ mới", self.new),
            ("Hồ sơ đọc lại", self.updated),
            ("Không thay đổi (đã có)", self.unchanged),
            ("Hồ sơ chưa đầy đủ", self.partial),
            ("Điểm cần xem trong hồ sơ mới", self.findings),
            ("Không đọc được", len(self.failures)),
        ]

    def to_markdown(self) -> str:
        """Return the report as Markdown tables, for Prefect's artifact."""
        lines = ["| Kết quả nạp | Số lượng |", "| --- | ---: |"]
        lines += [f"| {label} | {count} |" for label, count in self.rows()]
        if self.failures:
            lines += ["", "| Tệp không đọc được | Lý do |", "| --- | --- |"]
            lines += [f"| {_cell(f.path)} | {_cell(f.reason)} |" for f in self.failures]
        return "\n".join(lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
