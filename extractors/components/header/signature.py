"""The signatures at the feet, and which of them is the author's."""

from extractors.components.header.pieces import Piece
from extractors.components.header.signature_blocks import Block, BlockReader
from schemas import Signer

_FEET_PIECES = 200  # more is no signature but an annex or hostile text, and pairing names is quadratic


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
        reader = BlockReader()
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
