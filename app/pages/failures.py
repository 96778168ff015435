"""The files that gave no record or a partial one, as a table and as JSON."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.advice import advise
from app.console import make_console, make_table, print_json
from app.words import PARTS

if TYPE_CHECKING:
    from corpus.store.failures import Defect, Trouble

_PART_WORDS = {"header": "đầu đề", "sections": "đề mục", "dates": "ngày tháng"} | PARTS


def say_reason(trouble: "Trouble") -> str:
    """Return why there is no record, or what the record lacks, in one line."""
    if not trouble.defects:
        return trouble.reason or "Hồ sơ chưa đầy đủ."
    return "Hồ sơ chưa đầy đủ: " + "; ".join(dict.fromkeys(_say_defect(defect) for defect in trouble.defects)) + "."


def _say_defect(defect: "Defect") -> str:
    where = f" (trang {defect.page})" if defect.page else ""
    if defect.category != "defect":  # a reader's own Vietnamese words
        return defect.message.rstrip(".") + where
    part = _PART_WORDS.get(defect.component, f"kiểm tra “{defect.component}”")
    return f"phần {part}{where} gặp lỗi của chương trình"


def print_troubles(troubles: "list[Trouble]", originals: Path | None, *, as_json: bool) -> None:
    """Print each file with the reason, what to do, and where its original is kept."""
    if as_json:
        print_json([_to_dict(trouble, originals) for trouble in troubles])
        return
    console = make_console()
    if not troubles:
        console.print("Không có tệp nào không đọc được hoặc đọc chưa đầy đủ.")
        return
    table = make_table(
        ("Tệp", {"ratio": 4}), ("Lý do", {"ratio": 4}), ("Cần làm gì", {"ratio": 5}), ("Lúc", {"no_wrap": True})
    )
    for trouble in troubles:
        name = trouble.path if trouble.plan_id is None else f"{trouble.path} (mã {trouble.plan_id})"
        when = f"{trouble.since.astimezone():%d/%m/%Y %H:%M}"
        table.add_row(name, say_reason(trouble), advise(trouble.category), when)
    console.print(table)
    partial = sum(trouble.plan_id is not None for trouble in troubles)
    console.print(
        f"{len(troubles) - partial} tệp không đọc được, {partial} hồ sơ chưa đầy đủ. Đọc lại: kehoach retry",
        style="dim",
    )


def _to_dict(trouble: "Trouble", originals: Path | None) -> dict[str, Any]:
    from corpus.store.originals import find_original

    kept = find_original(originals, trouble.original)
    return {
        "path": trouble.path,
        "filename": trouble.filename,
        "category": trouble.category,
        "reason": say_reason(trouble),
        "advice": advise(trouble.category),
        "sha256": trouble.sha256,
        "original": str(kept) if kept else None,
        "plan": trouble.plan_id,
        "failed_at": trouble.since.isoformat(),
    }
