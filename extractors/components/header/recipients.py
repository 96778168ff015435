"""The list under "Nơi nhận", and what is left of the feet for the signatures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.components.header.pieces import Piece
from extractors.components.header.signatory import is_person
from extractors.side_by_side import RECIPIENTS
from schemas import Recipient

_HEAD_REGEX = re.compile(rf"[-*_ ]{{0,3}}{RECIPIENTS}\s*[:./]*\s*")
_BULLET_REGEX = re.compile(r"\s*(?:[-+*•\uf0b7·]|\d{1,2}[.)])\s*")
_ITEM_END_REGEX = re.compile(r";\s*(?:[-+*•]\s*)?|(?<=[).,])\s+[-+*•]\s+(?=\w)|(?<=\w)\s+[-+•]\s+(?=Lưu|Các )")
_PURPOSE_REGEX = re.compile(r"^(?P<name>.*\S)\s*\(\s*(?P<purpose>[^()]*?)\s*\)$", re.DOTALL)
_OPEN_PURPOSE_REGEX = re.compile(r"^(?P<name>.*\S)\s*(?:\(\s*(?P<a>[^()]*)|(?<=\s)(?P<b>[^\s()]*/[^\s()]*)\))$")
_ARCHIVE_REGEX = re.compile(r"lưu\b")
_SIGNATURE_REGEX = re.compile(
    r"(?:(?:KT|TM|T/M|K/T|TL|T/L|TUQ|Q)\s*[./]|(?:P\.|PHÓ |QUYỀN )?\s*(?:HIỆU TRƯỞNG|CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ"
    r"|TỔ TRƯỞNG|TỔ PHÓ|TỔNG PHỤ TRÁCH|LIÊN ĐỘI TRƯỞNG|NHÓM TRƯỞNG|KHỐI TRƯỞNG)|NGƯỜI |DUYỆT|PHÊ DUYỆT|XÁC NHẬN"
    r"|BAN GIÁM HIỆU|\(?(?:[ĐđĐ]ã ký|Ký tên|Ký,))"
)

# One line may hold both columns with a single blank between: "- Lưu: VT. Lê Văn An", "Nơi nhận: HIỆU TRƯỞNG".
_BESIDE_REGEX = re.compile(
    r"(?<=[;.,:)])[ ]+(?=(?:KT|TM|TL|TUQ|Q)[./]|T/M ?[./]? ?[A-ZĐ]"
    r"|(?:PHÓ |P\. ?)?(?:HIỆU TRƯỞNG|CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|TỔ)"
    r"|\([ĐđK]ã? ?[Kký])|(?<=[;.)])[ ]+(?=(?:[A-ZĐÂÊÔƠƯ][^\s\d.;,:()]*[ ]){1,4}[A-ZĐÂÊÔƠƯ][^\s\d.;,:()]*$)"
)


def read_feet(pieces: list[Piece]) -> tuple[list[Recipient], list[Piece]]:
    """Return the recipients, and the pieces that are not of their list."""
    listed: list[str] = []
    others: list[Piece] = []
    state = _State()
    for piece in _apart(pieces):
        head = _HEAD_REGEX.match(piece.text.lower())
        if head:
            state = _State(column=piece.column, active=True)
            rest = piece.text[head.end() :]
            if rest.strip():
                listed += _items(rest)
                state.archived = bool(listed) and _is_archive(listed[-1])
        elif state.takes(piece):
            _add(listed, piece.text, state)
        else:
            if piece.column == state.column:
                state.active = False
            others.append(piece)
    return [recipient for item in listed if (recipient := _recipient(item))], others


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a signature's words taken off the end of a recipient's line."""
    for piece in pieces:
        listed = _BULLET_REGEX.match(piece.text) or _HEAD_REGEX.match(piece.text.lower())
        cut = _BESIDE_REGEX.search(piece.text) if listed and piece.lone else None
        if cut is None or (cut[0] and not _is_signature(piece.text[cut.end() :])):
            yield piece
        else:
            yield replace(piece, end=piece.start + cut.start(), text=piece.text[: cut.start()])
            yield replace(piece, start=piece.start + cut.end(), text=piece.text[cut.end() :], column=1)


def _is_signature(words: str) -> bool:
    return bool(_SIGNATURE_REGEX.match(words)) or is_person(words)


class _State:
    """Where the list stands: in which column, whether it is open, and whether its archive line is past."""

    def __init__(self, column: int = -1, active: bool = False) -> None:
        self.column = column
        self.active = active
        self.archived = False
        self.dashed = False

    def takes(self, piece: Piece) -> bool:
        """Return whether the piece belongs to the list."""
        if not self.active or piece.column != self.column:
            return False
        bullet = _BULLET_REGEX.match(piece.text)
        if bullet and len(piece.text) > bullet.end():
            return True
        if _SIGNATURE_REGEX.match(piece.text) or not any(c.isalpha() for c in piece.text):
            return False
        if self.archived:
            return piece.text.startswith("(")
        return len(piece.text) < 160


def _add(listed: list[str], text: str, state: _State) -> None:
    bullet = _BULLET_REGEX.match(text)
    words = text[bullet.end() :] if bullet else text
    state.dashed = state.dashed or bool(bullet)
    unfinished = listed and not bullet and not listed[-1].rstrip().endswith((";", ".", ","))
    if unfinished and (state.dashed or words.startswith("(")):
        listed[-1] = f"{listed[-1]} {words}"
    elif re.search(r";\s*[-+*•]\s*\w", words) or (not state.dashed and words.count(";") > 1):
        listed.extend(_items(words))
    else:
        listed.append(words)
    state.archived = _is_archive(listed[-1])


def _items(words: str) -> list[str]:
    """Return the items of a list that stands in one line."""
    bullet = _BULLET_REGEX.match(words)
    found, depth, last = [], 0, bullet.end() if bullet else 0
    breaks = {match.start(): match.end() for match in _ITEM_END_REGEX.finditer(words)}
    for i, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if i in breaks and depth <= 0 and i >= last:
            found.append(words[last:i])
            last = breaks[i]
    return [item for item in (*found, words[last:]) if any(c.isalpha() for c in item)]


def _is_archive(item: str) -> bool:
    return bool(_ARCHIVE_REGEX.match(item.strip().lower()))


def _recipient(item: str) -> Recipient | None:
    words = " ".join(item.split()).strip(" ;.,/")
    if not any(c.isalpha() for c in words):
        return None
    if _is_archive(words):
        return Recipient(name=words)
    match = _PURPOSE_REGEX.match(words)
    if match:
        return Recipient(name=match["name"].rstrip(" ,;:"), purpose=match["purpose"].strip(" .;") or None)
    if match := _OPEN_PURPOSE_REGEX.match(words):
        return Recipient(name=match["name"].rstrip(" ,;:"), purpose=match["a"] or match["b"])
    return Recipient(name=words)
