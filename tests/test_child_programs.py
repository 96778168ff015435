"""Where the system's programs are looked for: on the search path, then where installers put them."""

import sys

import pytest

from extractors import child_programs
from extractors.child_programs import find_program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shell scripts stand for the programs")
# What lies on the search path, what lies in the usual place, and which is found.
ROWS = {
    "its_name_on_the_path": ("soffice", ["soffice"], [], "path/soffice"),
    "its_other_name_on_the_path": ("soffice", ["libreoffice"], [], "path/libreoffice"),
    "the_first_of_two_names": ("soffice", ["libreoffice", "soffice"], [], "path/soffice"),
    "the_path_before_the_place": ("tesseract", ["tesseract"], ["tesseract"], "path/tesseract"),
    "its_place": ("tesseract", [], ["tesseract"], "place/tesseract"),
    "nowhere": ("tesseract", [], [], None),
    "another_program_on_the_path": ("tesseract", ["soffice", "bsdtar"], [], None),
    "tar_of_linux_is_no_bsdtar": ("bsdtar", ["tar"], [], None),
}


@pytest.mark.parametrize(("name", "on_path", "in_place", "found"), ROWS.values(), ids=ROWS)
def test_a_program_is_found(tmp_path, monkeypatch, name, on_path, in_place, found):
    for folder, programs in (("path", on_path), ("place", in_place)):
        (tmp_path / folder).mkdir()
        for program in programs:
            (tmp_path / folder / program).write_text("#!/bin/sh\n")
            (tmp_path / folder / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    places = {(name, "linux"): (str(tmp_path / "place" / name),), (name, "win32"): (sys.executable,)}
    monkeypatch.setattr(child_programs, "_PLACES", places)
    assert find_program.__wrapped__(name) == (found and str(tmp_path / found))
