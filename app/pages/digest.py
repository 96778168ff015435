"""A digest in short: a line a school, what a person should confirm, and the files that were written."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.console import make_console, make_table

if TYPE_CHECKING:
    from schemas import Digest


def print_digest(made: "Digest", files: list[Path]) -> None:
    """Print how each school stands, and the files with the whole of it."""
    from corpus.compliance import wording

    console = make_console()
    right = {"justify": "right", "no_wrap": True}
    counts = [(label, right) for label in wording.VERDICTS.values()]
    table = make_table(("Trường", {"ratio": 3}), ("Kế hoạch", {"ratio": 2}), ("Gửi", {"no_wrap": True}), *counts,
                       ("Tỷ lệ đạt", right))  # fmt: skip
    for school in made.schools:
        plan = (school.plan.number or "(chưa có số)") if school.plan else "—"
        verdicts = [str(count) for count in wording.count_verdicts(school).values()] if school.plan else [""] * 4
        table.add_row(school.school, plan, wording.HAND_INS[school.hand_in], *verdicts,
                      wording.percent(school.score))  # fmt: skip
    console.print(table)
    for doubt in made.doubtful:
        console.print(f"Cần xác nhận: {doubt}")
    for plan in made.unmatched_plans:
        console.print(f"Chưa xác định được trường của tệp {plan.filename}.")
    if not any(school.plan for school in made.schools):
        console.print("Trong kho chưa có kế hoạch nào ứng với yêu cầu này. Nhập kế hoạch: kehoach ingest THƯ_MỤC")
    for path in files:
        console.print(f"Đã ghi {path}", style="dim")
