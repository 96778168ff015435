"""What a clerk does about a file that was not read, by the category of its trouble: rows, no rules.

The categories are those of ``extractors.errors`` and what the flow adds; a test looks that none is without a row.
"""

ADVICE = {
    "empty": "Xin trường gửi lại: tệp không có nội dung.",
    "damaged": "Mở thử tệp; nếu mở được thì lưu lại (văn bản thành .docx) rồi chạy kehoach retry, nếu "
    "không thì xin trường gửi lại.",
    "password": "Gỡ mật khẩu (hoặc xin trường bản không có mật khẩu), lưu lại đúng chỗ cũ rồi chạy kehoach retry.",
    "scan": "Tệp là bản quét hoặc ảnh: xin trường tệp Word, hoặc cài phần nhận dạng chữ (xem kehoach doctor) rồi chạy "
    "kehoach retry.",
    "unsupported": "Đổi sang loại tệp đọc được (.docx, .pdf, .txt); nếu thiếu chương trình thì xem kehoach doctor, cài "
    "rồi chạy kehoach retry.",
    "too_large": "Tệp vượt giới hạn an toàn: tách nhỏ, giảm ảnh hoặc giải nén rồi nạp từng phần.",
    "missing": "Tệp không còn ở chỗ cũ: để lại đúng chỗ rồi chạy kehoach retry, hoặc bỏ khỏi danh sách bằng "
    "kehoach failures --forget.",
    "permission": "Đóng tệp nếu đang mở, hoặc xin quyền đọc thư mục, rồi chạy kehoach retry.",
    "timeout": "Chạy kehoach retry khi máy rảnh; nếu vẫn vậy thì mở tệp bằng Word và lưu lại thành .docx.",
    "disk": "Dọn ổ đĩa rồi chạy kehoach retry.",
    "defect": "Lỗi của chương trình: tệp được giữ lại, cập nhật kehoach rồi chạy kehoach retry.",
    "partial": "Hồ sơ dùng được nhưng thiếu phần đã nêu: xem lại bằng kehoach show, cập nhật kehoach rồi chạy "
    "kehoach retry.",
}


def advise(category: str) -> str:
    """Return what to do about a file whose trouble is of this category."""
    return ADVICE.get(category, ADVICE["damaged"])
