from extractors.component import items
from extractors.pipeline import build_nlp


def check(row, example):
    text = f"TRƯỜNG THCS TAM HƯNG\nTam Hưng, ngày 5 tháng 9 năm 2023\n{example}\nNĂM HỌC 2023 - 2024\nI. NỘI DUNG\n"
    header = items(build_nlp()(text), "header")[0]
    assert (header.document_type, header.title) == (row["name"], "NĂM HỌC 2023 - 2024")
