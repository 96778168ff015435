import re

from extractors.pipeline import record_of

# The line that each use is tried in, and how many phases it has.
LINES = {
    "name": ("- {}: từ 05/9/2021 đến 20/11/2021", 1),
    "stage": ("- {}: từ 05/9/2021 đến 20/11/2021", 1),
    "time": ("- {}: từ 05/9/2021 đến 20/11/2021", 1),
    "time_tail": ("- {}: từ 05/9/2021 đến 20/11/2021", 1),
    "deadline": ("- {}: 20/11/2021", 0),
    "document": ("- {}: từ 05/9/2021 đến 20/11/2021", 0),
    "past": ("- Tháng 9/2021 {} khánh thành.", 0),
    "work": ("- Ngày 15/9/2021 {} ở sân trường", 1),
}


def check(row, example):
    """The words make a head, or keep a line from being one."""
    assert re.search(row["pattern"], example.lower())
    line, count = LINES[row["use"]]
    assert len(record_of(f"I. TIẾN ĐỘ\n{line.format(example)}".encode(), "a.txt").phases) == count
