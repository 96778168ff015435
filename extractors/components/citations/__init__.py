"""Mentions of official documents: what a plan rests on, carries out, or names."""

from spacy.tokens import Doc

from extractors.component import component, layout_of, section_at
from extractors.components.citations.find import find_citations
from extractors.components.citations.resolve import set_keys
from schemas import Citation


@component("citations", requires=("sections",))
def citations(doc: Doc) -> list[Citation]:
    """Return one citation for each mention of a document that is numbered, or singled out by its title.

    Forms it knows:

    1. "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết ..."
    2. "Kế hoạch số 529/ KH-PGD&ĐT", "Công văn số: 134 /UBND-PNV", "Kế hoạch số 1599/KHLT- SGDĐT-CĐN" (stray blanks)
    3. "Chỉ thị số 05-CT/TW", "Chỉ thị 05 CT/TW", "Quyết định số 367-QĐ/TWĐTN-VP" (Party, youth)
    4. "CV số 551/GDĐT", "TT 22", "NQ 29", "QĐ 16", "Công văn 5512", "Thông tư 58, 26" (short forms)
    5. "các Công văn số 814/SGDĐT-TTr ..., số 390/PGDĐT-KTNB ..." (one word, many numbers)
    6. "kế hoạch số 1431/kh-pgdđt", "QUYẾT ĐỊNH SỐ 24/2018/QĐ-UBND" (small letters, capitals)
    7. "51/KH-GD&ĐT Thanh Oai" (the place belongs to the issuer), "Công văn số    /SGDĐT-GDTH" (blank number)
    8. "Luật Giáo dục số 43/2019/QH14", "Luật Giáo dục 2019", "Luật sửa đổi ... năm 2013", "Hiến pháp năm 2013"
    9. "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 8 khóa XI", "Nghị quyết Hội nghị viên chức ..."
    10. "Kế hoạch thực hiện nhiệm vụ năm học của nhà trường", "Công văn của Sở GD&ĐT Sơn La về …" (no number)
    """
    found = find_citations(layout_of(doc))
    set_keys(found)
    for citation in found:
        if citation.role == "mention":
            citation.section = section_at(doc, citation.span[0])
    return found
