"""Builds corpus/samples/kinds/: plans of the sample district as schools also send them.

Run as a module, python -m tools.build_sample_kinds, with LibreOffice. Every file but the archive and the mail
is one plan of corpus/samples/plans in another kind; those two hold plans as they are.
"""

import zipfile
from email.message import EmailMessage
from email.policy import SMTP

from benchmarks.made_scans import as_jpeg, as_pdf, draw_pages, make_photo, make_scan
from corpus.samples import KINDS, PLANS
from extractors.legacy import TCVN3, VNI
from tests.legacy_twins import docx_twin
from tests.office_files import as_kind, as_word_saves

_SCAN_DPI, _PHOTO_DPI = 180, 150
_SCAN_QUALITY, _PHOTO_QUALITY = 30, 45


def main() -> None:
    """Write every file of the folder."""
    KINDS.mkdir(exist_ok=True)
    _write("05-th-dong-may.doc", as_kind(as_word_saves(_plan("05-th-dong-may.docx")), "doc"))
    _write("08-thcs-linh-thuong (VnTime).docx", docx_twin(_plan("08-thcs-linh-thuong.docx"), TCVN3))
    _write("10-thcs-dong-may (VNI).docx", docx_twin(_plan("10-thcs-dong-may.docx"), VNI))
    _write("07-th-na-khoang (bản quét có dấu).pdf", _scan(_plan("07-th-na-khoang.pdf")))
    _write("13-mn-na-khoang (ảnh chụp).jpg", _photo(as_kind(_plan("13-mn-na-khoang.docx"), "pdf")))
    _write_archive("cụm Lĩnh Thượng.zip", ["04-th-linh-thuong.docx", "06-th-cam-vinh.txt"])
    _write("thư nộp kế hoạch.eml", _mail("11-th-thcs-suoi-nga.docx"))


def _plan(name: str) -> bytes:
    return (PLANS / name).read_bytes()


def _write(name: str, data: bytes) -> None:
    (KINDS / name).write_bytes(data)
    print(f"{name}: {len(data) // 1024} KB")


def _scan(pdf: bytes) -> bytes:
    """Return a plan as a scanner sends it: aslant, a little noise, seal and signature at its end."""
    pages = draw_pages(pdf, _SCAN_DPI)
    scans = [
        make_scan(page, seed=number, noise=1, stamp=number == len(pages), dpi=_SCAN_DPI)
        for number, page in enumerate(pages, start=1)
    ]
    return as_pdf(scans, dpi=_SCAN_DPI, quality=_SCAN_QUALITY)


def _photo(pdf: bytes) -> bytes:
    (page,) = draw_pages(pdf, _PHOTO_DPI)
    return as_jpeg(make_photo(page, seed=4), quality=_PHOTO_QUALITY, dpi=_PHOTO_DPI)


def _write_archive(name: str, plans: list[str]) -> None:
    with zipfile.ZipFile(KINDS / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for plan in plans:
            archive.writestr(zipfile.ZipInfo(f"kế hoạch nộp/{plan}", (2024, 9, 16, 8, 0, 0)), _plan(plan))
    print(f"{name}: {(KINDS / name).stat().st_size // 1024} KB")


def _mail(plan: str) -> bytes:
    mail = EmailMessage(SMTP)
    mail["From"] = "Trường TH&THCS Suối Ngà <suoinga@thanhlinh.example>"
    mail["To"] = "pgddt@thanhlinh.example"
    mail["Subject"] = "Nộp kế hoạch thi đua năm học 2024-2025"
    mail["Date"] = "Mon, 16 Sep 2024 09:15:00 +0700"
    mail["Message-ID"] = "<1@suoinga.thanhlinh.example>"
    mail.set_content("Kính gửi Phòng GD&ĐT,\n\nTrường gửi kế hoạch thi đua, khen thưởng kèm theo.\n")
    mail.add_attachment(_plan(plan), maintype="application", subtype="octet-stream", filename=f"Kế hoạch {plan}")
    mail.set_boundary("=_suoinga")
    return mail.as_bytes()


if __name__ == "__main__":
    main()
