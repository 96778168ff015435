from extractors.document_number import parse_document_number, read_type


def check(row, example):
    named = parse_document_number(example)[0] if row["runs"] != "none" else read_type(example)
    assert named == row["name"]
