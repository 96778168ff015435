"""The signatures of one column, read from the top down: authority, post, note and name."""

import itertools
import re
from dataclasses import dataclass

from extractors.components.header.casing import as_name, as_person
from extractors.components.header.pieces import Piece
from extractors.components.header.signatory import UNIT_REGEX, is_person, posts, posts_regex, unit_after, unit_name

_AUTHORITY_REGEX = re.compile(
    r"(?P<word>kt|k/t|tl|t/l|tuq|tu|tm|t/m|q)\s*(?:[./:]\s*|\s+)(?=[^\W\d_])"
    r"|(?P<long>ký thay|thừa lệnh|thừa ủy quyền|thay mặt)\s+"
)
_APPROVAL_REGEX = re.compile(
    r"(?:(?:phê |ký |kí )?duyệt|xác nhận|ý kiến|nhận xét|kiểm tra,? (?:phê )?duyệt|thông qua)\b"
    r"\s*(?:(?:của|kế hoạch|kh)\s*)*"
)
# An office above or beside the school: the head of the school under it signs in the other column.
_OUTSIDE_REGEX = re.compile(
    r"(?<!\w)(?:ubnd|(?:ủy|uỷ) ban|phòng (?:gd|giáo dục|vh|văn hóa)|pgd|sở|đảng (?:ủy|uỷ)|công an|trạm y tế|cấp trên"
    r"|chính quyền|địa phương|hội khuyến học|ban đại diện)(?!\w)"
)
_APPROVED_REGEX = re.compile(r"\s*(?:phê |ký )?(?:duyệt|xác nhận)")
_SIGNED_REGEX = re.compile(r"[(\[]?\s*đã (?:ký|kí)(?:[^)\]]{0,40}[)\]]|\s*:|\s*$)?")
_ASIDE_REGEX = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|(?:ký|kí) (?:tên|bởi|điện tử|và|,)[^\n]*")
_TITLES_REGEX = re.compile(
    r"^(?:(?:th\.?s|ts|pgs|gs|cn|ngưt|ngnd|ths|thạc sĩ|thạc sỹ|tiến sĩ|thầy|cô|ông|bà|đ/c|đồng chí)"
    r"(?:\.\s*|:\s*|\s+))+",
    re.IGNORECASE,
)
# Posts of those who draw up a plan, under "NGƯỜI LẬP KẾ HOẠCH"
_WRITERS_POST_REGEX = re.compile(r"(?:nv|nhân viên|cán bộ|cb|gv|giáo viên|tpt|tổng phụ trách)(?!\w)[^,;:.()\d]{0,30}")
_CHAIRS = ("Trưởng ban", "Phó Trưởng ban", "Chủ tịch Hội đồng")
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
    approver: str = ""  # who approves, where that is said: "của UBND xã"


class BlockReader:
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

    def _waiting_for(self, post: str) -> Block:
        """Return the block that waits for a post, a new one where none does."""
        last = self._last()
        beside = last is not None and _OUTSIDE_REGEX.search(last.approver) and "hiệu trưởng" in post.lower()
        if last is None or not last.headed or last.post or last.name or beside:
            last = Block()
            self.blocks.append(last)
        return last

    def _read_head(self, text: str) -> int:
        lowered = text.lower()
        if len(text) > 200:
            return 0
        if match := _APPROVAL_REGEX.match(lowered):
            self.blocks.append(Block(approval=True, headed=True, approver=lowered[match.start() :]))
            return match.end()
        if match := _AUTHORITY_REGEX.match(lowered):
            return self._read_authority(text, lowered, match)
        return self._read_post(text, lowered)

    def _read_authority(self, text: str, lowered: str, match: re.Match[str]) -> int:
        word = match["word"] or {"ký thay": "kt", "thay mặt": "tm"}.get(match["long"], "tl")
        if word == "tu" and not match[0].rstrip().endswith("."):
            return 0
        post = posts_regex().match(lowered, match.end())
        last = self._waiting_for(posts()[post[0]][0] if post else "")
        last.headed = True
        if word == "q":
            if post is None:
                return 0
            # As written: "Q." is the form that Nghị định 30/2020/NĐ-CP prescribes for an acting head.
            last.post, last.headed = f"Q. {posts()[post[0]][0]}", True
            return post.end()
        if word in _COLLECTIVES:
            if post and post.start() == match.end():
                return match.end()
            inner = re.search(r"\s(?:kt|tl|q)\s*\.", lowered) or posts_regex().search(lowered, match.end())
            return inner.start() if inner else len(text)
        if post is None:
            return len(text) if text.isupper() else match.end()
        unit = unit_after(text, post.end())
        last.on_behalf_of = posts()[post[0]][0]
        return post.end() + len(unit)

    def _read_post(self, text: str, lowered: str) -> int:
        match = posts_regex().match(lowered)
        last = self._last()
        if last and last.author and last.name is None and not self.names and (post := self._own_post(text, lowered)):
            last.post, last.headed = post, False  # "NGƯỜI LẬP KẾ HOẠCH" over "NV thư viện": which post that one has
            return len(text)
        if match is None:
            unit = UNIT_REGEX.match(lowered)
            if unit and last and last.post and last.name is None and text.isupper() and not self.names:
                last.post = f"{last.post} {unit_name(text.strip())}"
                return len(text)
            return len(text) if last and text.isupper() and unit else 0
        post, author = posts()[match[0]]
        unit = unit_after(text, match.end())
        last = self._waiting_for(post)
        last.post = f"{post} {unit_name(unit)}" if unit.strip() else post
        last.approval = last.approval or bool(_APPROVED_REGEX.match(lowered, match.end() + len(unit)))
        last.author = author
        last.headed = False
        return match.end() + len(unit)

    def _own_post(self, text: str, lowered: str) -> str | None:
        """Return the post that stands alone under the words for the plan's writer; None where no post stands there."""
        if not _WRITERS_POST_REGEX.fullmatch(lowered.strip(" .")):
            return None
        said = text.strip(" .")
        match = posts_regex().fullmatch(lowered.strip(" ."))
        return posts()[match[0]][0] if match and said.isupper() else as_name(said) if said.isupper() else said

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
