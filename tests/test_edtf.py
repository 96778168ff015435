"""EDTF values: round trips by property, closed sets tested whole."""

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Edtf
from schemas.edtf import EdtfPoint


def build_point(year: int | None, month: int | None, day: int | None) -> EdtfPoint | None:
    try:
        return EdtfPoint(year, month, day)
    except ValueError:
        return None


points = st.builds(
    build_point,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
).filter(lambda point: point is not None)
values = st.builds(lambda p: Edtf(p, p), points) | st.builds(
    lambda a, b: Edtf(a, b, is_interval=True), st.none() | points, points
)


@given(values)
def test_what_is_printed_is_read_back(value):
    assert Edtf.parse(str(value)) == value


@given(values.filter(lambda value: value.start is not None and value.end is not None))
def test_the_edtf_package_takes_it_too(value):  # its level-1 intervals fail on "../2022"
    edtf.parse_edtf(str(value))


@given(values, values)
def test_before_and_overlap_exclude_one_another(one, other):
    if one.in_order and other.in_order:
        assert not (one.is_before(other) and one.overlaps(other))
        assert one.overlaps(other) == other.overlaps(one)


def test_every_day_of_four_years_is_itself():
    day = date(2020, 1, 1)
    while day.year < 2024:
        value = Edtf.parse(day.isoformat())
        assert (value.first, value.last, value.is_day) == (day, day, True)
        day += timedelta(days=1)


def test_every_month_of_a_leap_year_ends_on_its_last_day():
    lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [Edtf.parse(f"2020-{m:02}").last.day for m in range(1, 13)] == lengths  # type: ignore[union-attr]


@pytest.mark.parametrize("value", [
    "", "..", "../..", "XXXX", "2020-13", "2020-00", "2020-02-30", "2019-02-29", "XXXX-11-31", "2020-9", "20/11",
    "2020/2021/2022", "2020-11-20T08:00", "٢٠٢٠", "2020 ", "2020/", "/2020", "0000",
])  # fmt: skip
def test_what_is_no_value(value):
    assert not Edtf.is_valid(value)


@pytest.mark.parametrize(("value", "first", "last"), [
    ("2020-11-16", date(2020, 11, 16), date(2020, 11, 16)),
    ("2020-09", date(2020, 9, 1), date(2020, 9, 30)),
    ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ("2021-09-05/2022-01-16", date(2021, 9, 5), date(2022, 1, 16)),
    ("2021-02/2021-03", date(2021, 2, 1), date(2021, 3, 31)),
    ("2020/2021", date(2020, 1, 1), date(2021, 12, 31)),
    ("2021-09-05/..", date(2021, 9, 5), None),
    ("../2022-01-16", None, date(2022, 1, 16)),
    ("XXXX-11-20", None, None),
    ("XXXX-02-29", None, None),
])  # fmt: skip
def test_bounds(value, first, last):
    assert (Edtf.parse(value).first, Edtf.parse(value).last) == (first, last)


def test_comparison_without_years_is_unknown():
    assert Edtf.parse("XXXX-11-20").is_before(Edtf.parse("2020")) is None
    assert Edtf.parse("XXXX-11-20").overlaps(Edtf.parse("2020")) is None


def test_an_open_end_reaches_without_limit():
    assert Edtf.parse("2021/..").overlaps(Edtf.parse("2030-01-01"))
    assert Edtf.parse("2021").is_before(Edtf.parse("2022/.."))


def test_school_year_and_order():
    assert Edtf.parse("2020/2021").is_school_year
    assert not Edtf.parse("2020/2025").is_school_year
    assert Edtf.parse("2022-03-28/2021-05-31").in_order is False
