"""Which office this is: read from a settings file, never a fixed word in the program."""

import os
import tomllib
from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError

from schemas import Office

ENVIRONMENT_NAME = "KEHOACH_OFFICE"
FILENAME = "office.toml"


class OfficeError(Exception):
    """The office's settings cannot be used; ``str()`` is one Vietnamese line."""


def office_path() -> Path:
    """Return where the settings stand: ``KEHOACH_OFFICE``, or office.toml in the user's settings folder."""
    given = os.environ.get(ENVIRONMENT_NAME)
    return Path(given) if given else user_config_path("kehoach", appauthor=False) / FILENAME


def load_office(path: Path | None = None) -> Office:
    """Return the office of a TOML file (keys of ``schemas/office.py``); without any file, a nameless one.

    OfficeError where a file was named that is not there, or where its keys are not those of an office.
    """
    file = path or office_path()
    if path is None and not file.exists():
        return Office()
    try:
        return Office.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise OfficeError(f"Không mở được tệp thông tin cơ quan: {file}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OfficeError(f"Tệp thông tin cơ quan {file} không đúng cú pháp TOML: {error}") from error
    except ValidationError as error:
        keys = ", ".join(str(fault["loc"][0]) for fault in error.errors())
        raise OfficeError(f"Tệp thông tin cơ quan {file} có khóa không dùng được: {keys}") from error
