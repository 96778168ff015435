"""Charts as inline SVG: bars of schools on one indicator, lanes of phases, arrows from year to year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from corpus.wording import say_number

_NAME, _PLOT, _VALUE, _ROW = 190, 330, 120, 21
_MOST_BARS = 24


@dataclass(frozen=True)
class Bar:
    """One school's value: ``shown`` as the plan writes it, ``tone`` a CSS class, ``note`` for the pointer."""

    name: str
    value: float
    shown: str
    tone: str
    note: str


@dataclass(frozen=True)
class Stretch:
    """One phase on a lane."""

    label: str
    first: date
    last: date
    note: str


def draw_bars(bars: Sequence[Bar], median: float | None, asked: float | None, percent: bool) -> Markup:
    """Return a chart of schools, the highest first; of very many the two ends and what lies between as a number.

    Shares that lie close together are drawn from a raised foot, which is said under the chart.
    """
    ordered = sorted(bars, key=lambda bar: (-bar.value, bar.name))
    rows: list[Bar | int] = list(ordered)
    if len(ordered) > _MOST_BARS:
        half = _MOST_BARS // 2
        rows = [*ordered[:half], len(ordered) - 2 * half, *ordered[-half:]]
    marks = [value for value in (asked, median) if value is not None]
    foot, top = _range([bar.value for bar in bars] + marks, percent)
    height = _ROW * len(rows) + 30

    def place(value: float) -> float:
        return _NAME + (value - foot) / (top - foot) * _PLOT

    parts = [_svg(_NAME + _PLOT + _VALUE, height, "Giá trị của từng đơn vị")]
    for index, row in enumerate(rows):
        middle = index * _ROW + _ROW / 2
        if isinstance(row, int):
            parts.append(f'<text class="faint" x="{_NAME}" y="{middle + 4}">… {row} đơn vị ở giữa …</text>')
            continue
        width = max(2.0, place(row.value) - _NAME)
        parts.append(
            f'<g><title>{escape(row.note)}</title><text class="name" x="{_NAME - 8}" y="{middle + 4}">'
            f"{escape(row.name)}</text>"
            f'<rect class="{row.tone}" x="{_NAME}" y="{middle - 7}" width="{width:.1f}" height="14" rx="2"/>'
            f'<text class="value" x="{_NAME + width + 5:.1f}" y="{middle + 4}">{escape(row.shown)}</text></g>'
        )
    bottom = _ROW * len(rows)
    for value, css, words in ((median, "median", "trung vị"), (asked, "asked", "mức đề ra")):
        if value is not None:
            at, end = place(value), bottom + (12 if css == "median" else 24)
            parts.append(f'<line class="{css}" x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{bottom + 3}"/>')
            parts.append(f'<text class="{css}-word" x="{at:.1f}" y="{end}">{words} {say_number(value)}</text>')
    if foot:
        words = f"gốc từ {say_number(foot)}"
        parts.append(f'<text class="faint" x="{_NAME}" y="{height - 2}" text-anchor="end">{words}</text>')
    return Markup("".join(parts) + "</svg>")


def draw_lanes(lanes: Sequence[tuple[str, Sequence[Stretch], bool]]) -> Markup:
    """Return a time line: one lane a plan, (name, stretches, whether it is the office's own)."""
    days = [day for _, some, _ in lanes for one in some for day in (one.first, one.last)]
    if not days:
        return Markup("")
    first, last = min(days).replace(day=1), max(days)
    scale = 860 / max(1, (last - first).days + 1)
    tracks = [(name, stretches, office, _stack(stretches)) for name, stretches, office in lanes if stretches]
    height = 24 + sum(8 + 19 * (max(stack) + 1) for _, _, _, stack in tracks)
    parts = [_svg(_NAME + 870, height, "Các đợt trên trục thời gian")]
    for start in _months(first, last):
        at = _NAME + (start - first).days * scale
        parts.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="14" y2="{height}"/>'
                     f'<text class="faint" x="{at + 3:.1f}" y="11">{start.month}/{start.year}</text>')  # fmt: skip
    top = 22
    for name, stretches, office, stack in tracks:
        parts.append(f'<text class="name" x="{_NAME - 8}" y="{top + 12}">{escape(name)}</text>')
        for one, level in zip(stretches, stack, strict=True):
            left, width = (one.first - first).days * scale, max(4.0, ((one.last - one.first).days + 1) * scale - 1)
            y = top + 19 * level
            fits = width > 5.6 * len(one.label) + 8
            word = f'<text class="on" x="{_NAME + left + 5:.1f}" y="{y + 12}">{escape(one.label)}</text>'
            word = word if fits else ""
            parts.append(
                f'<g><title>{escape(one.note)}</title><rect class="{"office" if office else "phase"}" '
                f'x="{_NAME + left:.1f}" y="{y}" width="{width:.1f}" height="16" rx="3"/>{word}</g>'
            )
        top += 8 + 19 * (max(stack) + 1)
    return Markup("".join(parts) + "</svg>")


def draw_change(before: float, after: float, low: float, high: float, tone: str) -> Markup:
    """Return a small arrow from one year's value to the next on a common scale."""
    span = (high - low) or 1.0
    start, end = 8 + (before - low) / span * 124, 8 + (after - low) / span * 124
    head = 5 if end >= start else -5
    return Markup(
        f'{_svg(140, 18, "Thay đổi")}<line class="grid" x1="8" x2="132" y1="9" y2="9"/>'
        f'<circle class="was" cx="{start:.1f}" cy="9" r="3.5"/>'
        f'<line class="move {tone}" x1="{start:.1f}" x2="{end:.1f}" y1="9" y2="9"/>'
        f'<path class="{tone}" d="M{end:.1f} 9 l{-head} -4 v8 z"/></svg>'
    )


def _svg(width: float, height: float, label: str) -> str:
    return f'<svg viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img" aria-label="{label}">'


def _range(values: Sequence[float], percent: bool) -> tuple[float, float]:
    low, high = min(values), max(values)
    top = 100.0 if percent and high > 60 else high * 1.05 or 1.0
    foot = 0.0
    if low > 0 and (top - low) / top < 0.3:  # bars from nought would all look alike
        foot = max(0.0, low - max(1.0, (top - low) * 0.5))
        foot = float(int(foot))
    return foot, max(top, foot + 1e-6)


def _stack(stretches: Sequence[Stretch]) -> list[int]:
    """Return for each stretch the first level where it overlaps no other."""
    ends: list[date] = []
    levels = [0] * len(stretches)
    for index in sorted(range(len(stretches)), key=lambda i: (stretches[i].first, stretches[i].last)):
        one = stretches[index]
        level = next((i for i, end in enumerate(ends) if end < one.first), len(ends))
        ends[level : level + 1] = [one.last]
        levels[index] = level
    return levels


def _months(first: date, last: date) -> list[date]:
    months, day = [], first
    while day <= last:
        months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months if len(months) <= 18 else [month for month in months if month.month in (1, 9)]
