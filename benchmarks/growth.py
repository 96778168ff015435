"""The picture of growth: times over sizes, both in powers of ten, as an SVG that needs nothing else."""

import math
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 860, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 330, 50, 60
_COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#b7791f")


@dataclass
class Curve:
    """One line of the picture: its name, the bound in milliseconds, and (plans, milliseconds) points."""

    name: str
    bound: float
    points: list[tuple[int, float]] = field(default_factory=list)


def write_picture(curves: list[Curve]) -> str:
    """Return the SVG; a dotted line is the bound of the curve of its colour."""
    sizes = sorted({size for curve in curves for size, _ in curve.points})
    values = [value for curve in curves for _, value in curve.points] + [curve.bound for curve in curves]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="13"><rect width="100%" height="100%" fill="white"/>',
        f'<text x="{_LEFT}" y="28" font-size="16">Search by number of plans: 95 of 100 answers come within</text>',
    ]
    place = _Place(sizes[0], sizes[-1], low, high)
    for power in range(low, high + 1):
        y = place.y(10.0**power)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} ms</text>')
    for size in sizes:
        x = place.x(size)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}" stroke="#eee"/>')
        parts.append(f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{size:,}</text>')
    parts.append(
        f'<text x="{_LEFT}" y="{_HEIGHT - 14}">plans in the store (20 citations each); dotted: the bound</text>'
    )
    for curve, colour in zip(curves, _COLOURS, strict=False):
        parts += _draw(curve, colour, place)
    return "\n".join([*parts, "</svg>", ""])


@dataclass(frozen=True)
class _Place:
    """Where a size and a time lie in the picture."""

    first: int
    last: int
    low: int
    high: int

    def x(self, size: int) -> float:
        share = math.log(size / self.first) / (math.log(self.last / self.first) or 1)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, milliseconds: float) -> float:
        share = (math.log10(milliseconds) - self.low) / ((self.high - self.low) or 1)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _draw(curve: Curve, colour: str, place: _Place) -> list[str]:
    points = [(place.x(size), place.y(value)) for size, value in curve.points]
    bound, (x, y), value = place.y(curve.bound), points[-1], curve.points[-1][1]
    line = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    return [
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{bound:.1f}" y2="{bound:.1f}" stroke="{colour}" '
        f'stroke-dasharray="2 4"/>',
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points),
        f'<text x="{x + 10:.1f}" y="{y + 4:.1f}" fill="{colour}">{value:.3g} ms: {escape(curve.name)}</text>',
    ]
