"""The signatures at the feet, and which of them is the author's."""

import itertools
import re
from dataclasses import dataclass
from functools import cache

from extractors.components.header.casing import as_name, as_person
from extractors.components.header.pieces import Piece
from extractors.lexicon import load
from schemas import Signer

_AUTHORITY_REGEX = re.compile(
    r"(?P<word>kt|k/t|tl|t/l|tuq|tu|tm|t/m|q)\s*(?:[./:]\s*|\s+)(?=[^\W\d_])"
    r"|(?P<long>ký thay|thừa lệnh|thừa ủy quyền|thay mặt)\s+"
)
_APPROVAL_REGEX = re.compile(
    r"(?:(?:phê |ký |kí )?duyệt|xác nhận|ý kiến|nhận xét|kiểm tra,? (?:phê )?duyệt|thông qua)\b"
    r"\s*(?:(?:của|kế hoạch|kh)\s*)*"
)
_APPROVED_REGEX = re.compile(r"\s*(?:phê |ký )?(?:duyệt|xác nhận)")
_SIGNED_REGEX = re.compile(r"[(\[]?\s*đã (?:ký|kí)(?:[^)\]]{0,40}[)\]]|\s*:|\s*$)?")
_ASIDE_REGEX = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|(?:ký|kí) (?:tên|bởi|điện tử|và|,)[^\n]*")
_UNIT_REGEX = re.compile(
    r"\s*(?P<unit>(?:trường|tổ|nhóm|khối|công đoàn|cđ|phòng|hội đồng|ubnd|(?:ủy|uỷ) ban|chi bộ|ban|đội|liên đội"
    r"|đoàn|chi đoàn|bch|chuyên môn|thường trực|bộ môn|cơ sở|xã|phường|huyện|tt)(?!\w).{0,60})$"
)
_TITLES_REGEX = re.compile(
    r"^(?:(?:th\.?s|ts|pgs|gs|cn|ngưt|ngnd|ths|thạc sĩ|thạc sỹ|tiến sĩ|thầy|cô|ông|bà|đ/c|đồng chí)"
    r"(?:\.\s*|:\s*|\s+))+",
    re.IGNORECASE,
)
_NAME_REGEX = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]*)*")
_CHAIRS = ("Trưởng ban", "Phó Trưởng ban", "Chủ tịch Hội đồng")
_FEET_PIECES = 200  # more is no signature but an annex or hostile text, and pairing names is quadratic
_COLLECTIVES = ("tm", "t/m")


@dataclass
class Block:
    """One signature as it grows from the top down."""

    post: str | None = None
    on_behalf_of: str | None = None
    name: str | None = None
    span: tuple[int, int] | None = None
    signed: bool = False
    approval: bool = False
    author: bool = False
    headed: bool = False  # an authority or an approval that waits for its post


def read_signer(
    pieces: list[Piece], issuing_body: str | None, joint: bool
) -> tuple[Signer | None, tuple[int, int] | None]:
    """Return the author's signature and the place of the name; None where nobody signs.

    1. "HIỆU TRƯỞNG" / "Lê Văn Thuận"                2. "KT. HIỆU TRƯỞNG" / "PHÓ HIỆU TRƯỞNG" / "Vũ Đức Hiền"
    3. "TM. ỦY BAN NHÂN DÂN" / "KT. CHỦ TỊCH" / …    4. "TL. HIỆU TRƯỞNG" / "TỔ TRƯỞNG TỔ TOÁN" / "Vũ Văn Quỳ"
    5. "(Đã ký)" between post and name               6. "DUYỆT CỦA BGH" beside "NGƯỜI LẬP KẾ HOẠCH"
    7. "HIỆU TRƯỞNG (Đã ký) Lê Văn Thuận" in a cell  8. "H'Nga Niê", "A Thút", "PHAN THU HÀ", "ThS. Lê Văn An"
    """
    blocks: list[Block] = []
    pieces = pieces[:_FEET_PIECES]
    for column in sorted({piece.column for piece in pieces}):
        reader = _Reader()
        for piece in pieces:
            if piece.column == column:
                reader.read(piece)
        blocks += reader.finish()
    block = _author(blocks, issuing_body or "", joint)
    if block is None or not (block.post or block.name):
        return None, None
    signer = Signer(name=block.name, position=block.post, on_behalf_of=block.on_behalf_of, signed=block.signed)
    return signer, block.span


def _author(blocks: list[Block], issuing_body: str, joint: bool) -> Block | None:
    own = [b for b in blocks if not b.approval and (b.post or b.name)]
    if len(own) < 2:
        return own[0] if own else None
    heads = [b for b in own if b.post and "hiệu trưởng" in b.post.lower()]
    if heads and (joint or issuing_body.lower().startswith("trường")):
        return heads[0]
    if others := [b for b in own if b not in heads and b.post]:
        own = others  # a team's, a cell's or a union's own leader, not the head of the school beside
    authors = [b for b in own if b.author]
    return authors[0] if authors else own[-1]


class _Reader:
    """Reads one column of a signature."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.names: list[tuple[str, tuple[int, int]]] = []

    def read(self, piece: Piece) -> None:
        """Take the piece's words: heads, notes and a name, in this order."""
        text, offset = piece.text, piece.start
        for _ in range(6):
            stripped = text.lstrip(" -–_*.:;")
            offset += len(text) - len(stripped)
            text = stripped
            if not text:
                return
            taken = self._read_head(text) or self._read_note(text)
            if not taken:
                break
            text, offset = text[taken:], offset + taken
        self._read_name(text, offset)

    def finish(self) -> list[Block]:
        """Return the blocks; names that stand under two heads go to them in turn."""
        waiting = [b for b in self.blocks if b.name is None and (b.post or b.approval)]
        if len(self.names) == len(waiting):
            pairs = list(zip(waiting, self.names, strict=True))
        else:
            pairs = list(zip(reversed(waiting), reversed(self.names), strict=False))
        for block, (name, span) in pairs:
            block.name, block.span = name, span
        for first, second in itertools.pairwise(self.blocks):
            # "TRƯỞNG BAN / HIỆU TRƯỞNG / Lê Văn An": the chair of a committee with his post in the school
            if first.name is None and first.post in _CHAIRS and not second.approval:
                first.name, first.span = second.name, second.span
        return self.blocks

    def _last(self) -> Block | None:
        return self.blocks[-1] if self.blocks else None

    def _read_head(self, text: str) -> int:
        lowered = text.lower()
        if len(text) > 200:
            return 0
        if match := _APPROVAL_REGEX.match(lowered):
            self.blocks.append(Block(approval=True, headed=True))
            return match.end()
        if match := _AUTHORITY_REGEX.match(lowered):
            return self._read_authority(text, lowered, match)
        return self._read_post(text, lowered)

    def _read_authority(self, text: str, lowered: str, match: re.Match[str]) -> int:
        word = match["word"] or {"ký thay": "kt", "thay mặt": "tm"}.get(match["long"], "tl")
        if word == "tu" and not match[0].rstrip().endswith("."):
            return 0
        post = _posts_regex().match(lowered, match.end())
        last = self._last()
        if last is None or not last.headed or last.post or last.name:
            last = Block(headed=True)
            self.blocks.append(last)
        if word == "q":
            if post is None:
                return 0
            # As written: "Q." is the form that Nghị định 30/2020/NĐ-CP prescribes for an acting head.
            last.post, last.headed = f"Q. {_posts()[post[0]][0]}", True
            return post.end()
        if word in _COLLECTIVES:
            if post and post.start() == match.end():
                return match.end()
            inner = re.search(r"\s(?:kt|tl|q)\s*\.", lowered) or _posts_regex().search(lowered, match.end())
            return inner.start() if inner else len(text)
        if post is None:
            return len(text) if text.isupper() else match.end()
        unit = _unit_after(text, post.end())
        last.on_behalf_of = _posts()[post[0]][0]
        return post.end() + len(unit)

    def _read_post(self, text: str, lowered: str) -> int:
        match = _posts_regex().match(lowered)
        last = self._last()
        if match is None:
            unit = _UNIT_REGEX.match(lowered)
            if unit and last and last.post and last.name is None and text.isupper() and not self.names:
                last.post = f"{last.post} {_unit_name(text.strip())}"
                return len(text)
            return len(text) if last and text.isupper() and unit else 0
        post, author = _posts()[match[0]]
        unit = _unit_after(text, match.end())
        if last is None or not last.headed or last.post or last.name:
            last = Block()
            self.blocks.append(last)
        last.post = f"{post} {_unit_name(unit)}" if unit.strip() else post
        last.approval = last.approval or bool(_APPROVED_REGEX.match(lowered, match.end() + len(unit)))
        last.author = author
        last.headed = False
        return match.end() + len(unit)

    def _read_note(self, text: str) -> int:
        lowered = text.lower()
        if match := _SIGNED_REGEX.match(lowered):
            if last := self._last():
                last.signed = True
            return match.end()
        match = _ASIDE_REGEX.match(lowered)
        return match.end() if match else 0

    def _read_name(self, text: str, offset: int) -> None:
        titles = _TITLES_REGEX.match(text)
        start = titles.end() if titles else 0
        words = text[start:].rstrip(" .,;")
        if not self.blocks or not is_person(words):
            return
        waiting = [b for b in self.blocks if b.name is None and (b.post or b.approval or b.headed)]
        found = (as_person(words), (offset + start, offset + start + len(words)))
        if len(waiting) == 1 and waiting[0] is self._last() and not self.names:
            waiting[0].name, waiting[0].span = found
        elif waiting:
            self.names.append(found)


def is_person(words: str) -> bool:
    """Return whether words are written as a person's name: two to six syllables, each with a capital.

    >>> is_person("Lê Văn Thuận"), is_person("A Thút"), is_person("Phòng GD&ĐT"), is_person("Lưu: VT")
    (True, True, False, False)
    """
    syllables = words.split()
    if not 2 <= len(syllables) <= 6 or len(words) > 45 or _POST_WORDS.intersection(words.lower().split()):
        return False
    if not words.isupper() and any(len(s) > 1 and s.isupper() and s.isalpha() for s in syllables):
        return False  # "TPT Đội"
    return all(s[0].isupper() and _NAME_REGEX.fullmatch(s) for s in syllables) and syllables[0] not in _NO_SURNAMES


_POST_WORDS = frozenset(("trưởng", "tịch", "nhận", "duyệt", "hiệu", "thư", "đốc"))
_NO_SURNAMES = frozenset(
    ("Trường", "TRƯỜNG", "Phòng", "PHÒNG", "Sở", "SỞ", "UBND", "Ban", "BAN", "CỘNG", "Độc", "ĐẢNG", "PHỤ", "LỊCH")
)


def _unit_after(text: str, end: int) -> str:
    """Return the unit that follows a post on its line ("… TỔ KHOA HỌC TỰ NHIÊN"), up to a note or a name."""
    rest = re.split(r"[(\[]|\s(?=(?:Đã|đã) k)", text[end:])[0]
    if text[:end].isupper():  # in capitals the unit ends where small letters, a name's, begin
        small = re.search(r"\s[^\W\d_]['’]?[^\W\d_]*[a-zà-ỹ]", rest)
        rest = rest[: small.start()] if small else rest
    return rest if _UNIT_REGEX.match(rest.lower()) else ""


def _unit_name(unit: str) -> str:
    name = as_name(unit.strip(" .,-"))
    small = re.match(r"(?:tổ|nhóm|khối|chuyên|thường|bộ môn|trường)\b", name.lower())
    return name[0].lower() + name[1:] if small else name


@cache
def _posts() -> dict[str, tuple[str, bool]]:
    return {spelling.lower(): (row["post"], row.get("author", False))
            for row in load("signing_posts") for spelling in (row["post"], *row.get("also", ()))}  # fmt: skip


@cache
def _posts_regex() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_posts(), key=len, reverse=True)))})(?!\w)")
