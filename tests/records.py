"""Plan records for tests of the store, written in a few words."""

import hashlib
from typing import Any

from schemas import PlanRecord

TEXT = """PHÒNG GD&ĐT AN HÒA
TRƯỜNG THCS ĐỒNG TÂM
KẾ HOẠCH
Thi đua khen thưởng năm học 2021-2022
Căn cứ Công văn số 1431/SGDĐT-VP ngày 20/8/2021 của Sở GD&ĐT về thi đua;
Thực hiện Kế hoạch số 66/KH-PGD&ĐT ngày 06/9/2021 của Phòng GD&ĐT;
I. CHỈ TIÊU
Học lực giỏi: 12% trở lên.
Địa bàn huyện có nhiều dừa; học sinh hoà đồng, kỷ luật tốt.
II. PHÂN CÔNG
- Bà Bùi Hà Thanh - Hiệu trưởng: phụ trách chung.
Đợt 1: từ 05/9/2021 đến 20/11/2021"""


def place(text: str, words: str, **values: Any) -> dict[str, Any]:
    """Return an item whose text and span are the first place of the words."""
    start = text.index(words)
    return {"text": words, "span": (start, start + len(words))} | values


def make_record(name: str = "a.txt", *, text: str = TEXT, version: str = "1", **changes: Any) -> PlanRecord:
    """Return the record of a small plan; its file's bytes are its name."""
    full = text == TEXT
    parts: dict[str, Any] = {
        "header": {
            "document_type": "Kế hoạch", "number": "12/KH-THCSĐT", "symbol": "KH-THCSĐT",
            "title": "Thi đua khen thưởng năm học 2021-2022", "issuing_body": "Trường THCS Đồng Tâm",
            "issued": "2021-09-15", "school_year": "2021/2022", "period": "2021/2022",
        },
    }  # fmt: skip
    if full:
        parts |= {
            "sections": [
                {"label": "I", "title": "CHỈ TIÊU", "level": 1, "span": (text.index("I. "), text.index("II. "))},
                {"label": "II", "title": "PHÂN CÔNG", "level": 1, "span": (text.index("II. "), len(text))},
            ],
            "citations": [
                place(text, "Công văn số 1431/SGDĐT-VP ngày 20/8/2021 của Sở GD&ĐT", doc_type="Công văn", page=1,
                      number="1431/SGDĐT-VP", key="Công văn 1431/SGDDTVP 2021", issued="2021-08-20", role="basis"),
                place(text, "Kế hoạch số 66/KH-PGD&ĐT ngày 06/9/2021", doc_type="Kế hoạch", number="66/KH-PGD&ĐT",
                      key="Kế hoạch 66/KHPGDDT 2021", issued="2021-09-06", role="implements", page=1),
            ],
            "dates": [place(text, "ngày 20/8/2021", value="2021-08-20", kind="issue")],
            "targets": [place(text, "Học lực giỏi: 12% trở lên", kind="quantity", comparator=">=", value=12, unit="%",
                              subject="học sinh", indicator="học lực giỏi", section="I", page=2)],
            "phases": [place(text, "Đợt 1", label="Đợt 1", start="2021-09-05", end="2021-11-20",
                             activities=["=HYPERLINK(\"http://x\")"], section="II", page=2)],
            "responsibles": [place(text, "Bà Bùi Hà Thanh - Hiệu trưởng", kind="person", name="Bùi Hà Thanh",
                                   honorific="Bà", positions=["Hiệu trưởng"], duties=["phụ trách chung"], section="II",
                                   page=2)],
            "findings": [{"code": "missing_signer", "severity": "warning", "message": "Không thấy tên người ký"}],
        }  # fmt: skip
    source = {
        "filename": name, "sha256": hashlib.sha256(name.encode()).hexdigest(), "media_type": "text/plain",
        "size_bytes": len(text), "reader": "text",
    }  # fmt: skip
    values = {"extractor_version": version, "source": source, "text": text, **parts} | changes
    return PlanRecord.model_validate(values)
