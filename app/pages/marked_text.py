"""The plan's text with the places of its items: in colours, or in brackets where there are none."""

from rich.text import Text

from schemas import PlanRecord

# Kind of item: attribute of the record, colour, sign in plain text, name in the legend.
_KINDS = (
    ("phases", "black on bright_cyan", "GĐ", "giai đoạn"),
    ("targets", "black on bright_green", "CT", "chỉ tiêu"),
    ("responsibles", "black on bright_magenta", "PC", "phân công"),
    ("citations", "black on bright_yellow", "VB", "văn bản viện dẫn"),
    ("dates", "underline bright_blue", "TG", "thời gian"),
    ("findings", "bold white on red", "!!", "điểm cần xem"),
)


def legend(plain: bool) -> Text:
    """Return what the colours, or the signs in brackets, mean."""
    said = Text()
    for _, style, sign, name in _KINDS:
        said.append(f"‹{sign}: {name}›" if plain else f" {name} ", style="" if plain else style)
        said.append("  ")
    return said


def marked_text(record: PlanRecord, plain: bool) -> Text:
    """Return the record's text with every item marked; findings lie over dates, dates over the rest."""
    places = [
        (span[0], span[1], style, sign)
        for attribute, style, sign, _ in _KINDS
        for item in getattr(record, attribute)
        if (span := item.span) and span[1] > span[0]
    ]
    if plain:
        return Text(_in_brackets(record.text, [(start, end, sign) for start, end, _, sign in places]))
    text = Text(record.text)
    for start, end, style, _ in places:
        text.stylize(style, start, end)
    return text


def _in_brackets(text: str, places: list[tuple[int, int, str]]) -> str:
    """Return the text with ‹SIGN: … › round each place; of places inside one another the outer opens first."""
    marks: list[tuple[int, int, int, str]] = []
    for start, end, sign in set(places):
        marks.append((start, 1, -end, f"‹{sign}: "))
        marks.append((end, 0, -start, "›"))
    parts, last = [], 0
    for offset, _, _, mark in sorted(marks):
        parts += [text[last:offset], mark]
        last = offset
    return "".join([*parts, text[last:]])
