"""A comparison on the terminal: the short of it, for who wants all there are the page and the workbook."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false
# (what a row of a pandas frame is, its type hints cannot say)

from rich.console import Console

from app.console import make_table
from corpus.compare import Comparison, wording
from corpus.compare.comparison import rows_of

_ROWS = 40


def print_comparison(console: Console, c: Comparison, only_copies: bool = False) -> None:
    """Print what a comparison asked for: the near-copies, the change of years, one indicator, or all in short."""
    offices = f", đối chiếu với {'; '.join(c.offices)}" if c.offices else ""
    console.print(f"{wording.title_of(c)}: {len(c.schools)} đơn vị{offices}", style="bold")
    if only_copies:
        _print_copies(console, c, passages=True)
        return
    if c.changes is not None:
        _print_changes(console, c)
        return
    if c.indicator:
        _print_values(console, c)
        return
    _print_highlights(console, c)
    _print_targets(console, c)
    _print_documents(console, c)
    _print_phases(console, c)
    _print_copies(console, c, passages=False)
    people = f"Phân công: {len(c.responsibles)} người, bộ phận."
    console.print(f"{people} Xem đủ: thêm --html TỆP hoặc --xlsx TỆP", style="dim")


def _print_highlights(console: Console, c: Comparison) -> None:
    if not (news := wording.highlights(c)):
        return
    console.print("\nĐiều nên xem trước", style="bold")
    for _, words in news:
        console.print(f"  • {words}")
    console.print()


def _print_targets(console: Console, c: Comparison) -> None:
    rows = [row for row in rows_of(c.summary) if row["schools"] > 1 and row["lowest"] is not None]
    if not rows:
        return
    table = make_table(
        ("Chỉ tiêu", {"ratio": 4}), ("Số đơn vị", {"justify": "right"}), ("Đề ra", {"ratio": 2}),
        ("Thấp nhất", {"ratio": 4}), ("Trung vị", {"justify": "right"}), ("Cao nhất", {"ratio": 4}), title="Chỉ tiêu",
    )  # fmt: skip
    for row in rows[:_ROWS]:
        unit = row["unit"]
        low = _value_with_names(row["lowest"], unit, row["lowest_schools"])
        high = _value_with_names(row["highest"], unit, row["highest_schools"])
        style = "yellow" if row["short_schools"] else None
        name = row["indicator"] + (" (gộp theo câu chữ)" if row["together_by"] == "words" else "")
        table.add_row(name, str(row["schools"]), row["asked"] or "", low, wording.say_value(row["median"], unit), high,
                      style=style)  # fmt: skip
    console.print(table)
    apart = int((c.summary["schools"] == 1).sum())
    said = f"{apart} chỉ tiêu chỉ có ở một đơn vị hoặc chưa xếp được" if apart else ""
    if len(rows) > _ROWS:
        said = f"{len(rows) - _ROWS} chỉ tiêu nữa; {said}"
    if said:
        console.print(f"{said}; xem trong --html hoặc --xlsx.", style="dim")


def _value_with_names(value: float, unit: str | None, names: list[str]) -> str:
    said = wording.say_value(value, unit)
    return f"{said}: {wording.say_names(names, 3)}" if names else said


def _print_values(console: Console, c: Comparison) -> None:
    rows = rows_of(c.targets)
    if not rows:
        console.print(f"Không thấy chỉ tiêu nào có các từ “{c.indicator}”.")
        return
    table = make_table(
        ("Chỉ tiêu", {"ratio": 3}), ("Đơn vị", {"ratio": 3}), ("Kế hoạch ghi", {"ratio": 2}),
        ("", {"ratio": 2}), ("Trích", {"ratio": 4}), ("Ở", {"ratio": 1, "style": "dim"}),
    )  # fmt: skip
    last = None
    for row in rows:
        notes = [f"chưa tới mức đề ra ({row['asked']})"] if row["short"] else []
        notes += [wording.RANKS[row["rank"]]] if row["rank"] else []
        notes += [wording.TOGETHER[row["together_by"]]] if row["together_by"] != "indicator" else []
        part = f" ({row['part']})" if row["part"] else ""
        name, last = (row["indicator"] if row["indicator"] != last else ""), row["indicator"]
        style = "yellow" if row["short"] else "green" if row["office"] else None
        table.add_row(name, row["school"] + part, row["quantity"], "; ".join(notes), row["text"],
                      wording.say_place(row["section"], row["page"]), style=style)  # fmt: skip
    console.print(table)


def _print_documents(console: Console, c: Comparison) -> None:
    if c.matrix.empty:
        return
    table = make_table(
        ("Văn bản", {"ratio": 3}), ("Số đơn vị", {"justify": "right"}), ("Có hoặc chưa thấy ở", {"ratio": 5}),
        title="Viện dẫn",
    )  # fmt: skip
    for document in c.matrix.index[:_ROWS]:
        row = c.matrix.loc[document]
        having = [name for name in c.schools if row[name]]
        lacking = [name for name in c.schools if not row[name]]
        few = len(having) <= len(lacking)
        names = having if few else lacking
        said = f"{'ở' if few else 'chưa thấy ở'} {wording.say_names(names)}" if names else "mọi đơn vị"
        table.add_row(document, f"{len(having)}/{len(c.schools)}", said if having else "chỉ ở kế hoạch cấp trên")
    console.print(table)
    if len(c.matrix) > _ROWS:
        console.print(f"{len(c.matrix) - _ROWS} văn bản nữa; xem trong --html hoặc --xlsx.", style="dim")


def _print_phases(console: Console, c: Comparison) -> None:
    if c.phases.empty:
        return
    table = make_table(("Đơn vị", {"ratio": 2}), ("Các đợt", {"ratio": 6}), title="Tiến độ")
    for school, some in list(c.phases.groupby("school", sort=False))[:_ROWS]:
        said = []
        for row in some.itertuples():
            ends = f" - {wording.say_date(row.ends)}" if row.ends and row.ends != row.begins else ""  # type: ignore[arg-type]
            days = f"{wording.say_date(row.begins)}{ends}"  # type: ignore[arg-type]
            odd = wording.PLACES[str(row.place_in_year)]
            named = str(row.label) if str(row.label).endswith(days) or not days else f"{row.label}: {days}"
            said.append(f"{named}{f' ({odd})' if odd else ''}")
        table.add_row(wording.short_name(str(school)), "; ".join(said))
    console.print(table)


def _print_copies(console: Console, c: Comparison, passages: bool) -> None:
    if c.copies.empty:
        console.print("Không thấy hai kế hoạch nào gần giống nhau." if passages else "")
        return
    table = make_table(
        ("Đơn vị", {"ratio": 3}), ("và", {"ratio": 3}), ("Giống nhau", {"justify": "right"}),
        ("Đoạn chung", {"justify": "right"}), ("Đoạn dài nhất", {"justify": "right"}),
        title="Kế hoạch gần giống nhau (đã che tên riêng, số, ngày; bỏ phần đầu và căn cứ)",
    )  # fmt: skip
    for row in rows_of(c.copies)[: None if passages else _ROWS]:
        share = wording.say_value(round(row["likeness"] * 100, 1), "%")
        table.add_row(row["school"], row["other_school"], share, str(row["passages"] or ""),
                      f"{row['longest']} tiếng" if row["longest"] else "")  # fmt: skip
    console.print(table)
    if not passages:
        return
    for row in rows_of(c.copies)[:_ROWS]:
        console.print(f"\n{row['school']} · {row['other_school']}", style="bold")
        for passage in sorted(c.passages.get((row["one"], row["other"]), []), key=lambda p: -p.syllables)[:3]:
            words = " ".join(passage.text.split())
            console.print(f"  “{words[:400]}{'…' if len(words) > 400 else ''}”")


def _print_changes(console: Console, c: Comparison) -> None:
    assert c.changes is not None
    targets, documents = rows_of(c.changes.targets), rows_of(c.changes.citations)
    if not targets and not documents:
        console.print("Không có đơn vị nào có kế hoạch ở cả hai năm.")
        return
    styles = {"less": "yellow", "more": "green"}
    for school in dict.fromkeys(row["school"] for row in [*targets, *documents]):
        table = make_table(
            ("Chỉ tiêu", {"ratio": 4}), ("Trước", {"ratio": 3}), ("Nay", {"ratio": 3}), ("Thay đổi", {"ratio": 4}),
            title=school,
        )  # fmt: skip
        for row in targets:
            if row["school"] != school:
                continue
            said = wording.CHANGES[row["change"]]
            if row["difference"]:
                said += f" {wording.say_difference(row['difference'], row['unit'])}"
            said += f" ({wording.DEMANDS[row['demand']]})" if row["demand"] else ""
            before, after = ("—" if row[side] is None else row[side] or "có" for side in ("before", "after"))
            table.add_row(row["indicator"], before, after, said, style=styles.get(row["demand"]))
        console.print(table)
        for change in ("gained", "lost"):
            names = [row["document"] for row in documents if row["school"] == school and row["change"] == change]
            if names:
                console.print(f"{wording.CHANGES[change].capitalize()}: {'; '.join(names)}.")
    if c.changes.alone:
        names = wording.say_names(c.changes.alone, 12)
        console.print(f"Chỉ có kế hoạch ở một năm: {names}.", style="dim")
