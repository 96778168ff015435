from extractors.components.citations.issuer import office_end, office_start

AFTER = (" về việc tổ chức", "; Công văn", ", về thi đua", " hướng dẫn nhiệm vụ", ".")


def check(row, example):
    assert row["level"] in ("centre", "local")
    start = office_start().match(example)
    starts = row["starts"] + [s[0].lower() + s[1:] for s in row["starts"]]
    assert start is not None
    assert start[0] in starts, "another family reads this name"
    for after in AFTER:
        assert example == (example + after)[: office_end(example + after, 0)]
