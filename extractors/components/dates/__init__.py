"""Finds the times that a plan speaks of, with their EDTF values and kinds."""

from spacy.tokens import Doc

from extractors.component import component, items, layout_of
from extractors.components.dates.find import find_dates
from schemas import DateMention


@component("dates", requires=("citations", "sections"))
def dates(doc: Doc) -> list[DateMention]:
    """Return the mentions of a time in the order of the text.

    1. a day: "ngày 28 tháng 12 năm 2018", "ngày 05/9/2020", "06.9.2022", "30/09/22", "mồng 5 tháng 9", "20/11"
    2. a month: "tháng 8 năm 2021", "Tháng 9/2020", "9/2022" in a cell, "cuối tháng 6/2020", "Tuần 3 tháng 5/2023"
    3. a year or years: "năm 2013", "năm học 2021 - 2022", "NH 2021-2022", "giai đoạn 2020 - 2025"
    4. a stretch: "05/9 - 22/9/2023", "ngày 15-17/3/2023", "từ tháng 4 đến tháng 5/2019", "Tháng 2, 3/2021"
    5. a quarter: "Quý I/2024", "quý IV năm 2024"
    6. a date with blanks: "ngày … tháng … năm 2020"
    7. a bare month in a column headed "Tháng": "9", "01, 02"
    8. a lunar new year: "Tết Quý Mão 2023"
    """
    return find_dates(layout_of(doc), items(doc, "citations"), items(doc, "sections"))
