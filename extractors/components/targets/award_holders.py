"""Who holds an award: the bodies named before it, or by the headings over it."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.moods import Heading
from extractors.lexicon import load

HOLDER = "(?:" + "|".join(row["pattern"] for row in load("award_holders")) + ")"
HOLDERS_REGEX = re.compile(rf"(?<!\w){HOLDER}(?!\w)(?:(?:,| và|;)\s*{HOLDER}(?!\w))*")
_ABOUT_REGEX = re.compile(r"(?:^|\W)(?:về phía|đối với|về) $")
# "được Quận đoàn tặng giấy khen": who gives it is not who holds it.
_GIVER_REGEX = re.compile(r"(?:được|đề nghị|do)\s+(?:[^\s,;.]+\s+){0,3}$")
_REACHES_REGEX = re.compile(
    r"\s*(?:đều |cùng |cũng |phấn đấu )*(?:đạt|được|là|giữ vững)(?: danh hiệu| công nhận)?\s*:?\s*"
)
_TOGETHER_REGEX = re.compile(r" (?:đều|cùng|cũng)$")
_SPLIT_REGEX = re.compile(r",\s*|\s+và\s+|;\s*")


def holders_of(context: Context, sentence: int, match: re.Match[str]) -> list[str]:
    """Return who aims for the award, as written: the last list of holders before it in the sentence."""
    found = None
    for holder in HOLDERS_REGEX.finditer(context.lower, sentence, match.end()):
        if holder.start() > match.start() or holder.end() >= match.end():
            break
        own = found is not None and holder.start() == match.start()
        if found and own and _REACHES_REGEX.fullmatch(context.lower, found.end(), match.start()):
            break  # "Tổ Toán và tổ Văn đều đạt Tổ lao động tiên tiến": the title begins as its holders do
        if found is None or not _GIVER_REGEX.search(context.lower, found.end(), holder.start()):
            found = holder
    if found is None:
        return []
    listed = _TOGETHER_REGEX.sub("", context.text[found.start() : found.end()])
    names = split_holders(listed)
    if len(names) > 1 and _ABOUT_REGEX.search(context.lower, sentence, found.start()):
        names = names[1:]  # "Về phía tập thể, trường giữ vững …"
    if any(name[:2].lower() in ("cá", "gi", "cá") for name in names):
        return [", ".join(names)]
    return names


def split_holders(listed: str) -> list[str]:
    """Return the holders of a list one by one: "Chi đoàn, Liên đội"."""
    return [name for name in _SPLIT_REGEX.split(listed) if name]


def holder_in(words: str) -> tuple[int, int] | None:
    """Return where lower-case words name a body that may hold an award."""
    match = HOLDERS_REGEX.search(words)
    return match.span() if match else None


def holder_over(path: tuple[Heading, ...]) -> str | None:
    """Return the innermost holder that the headings name, None where none does."""
    for heading in reversed(path):
        match = HOLDERS_REGEX.search(heading.head)
        if match:
            return match[0]
    return None
