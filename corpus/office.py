"""Which office this is: read from a settings file, never a fixed word in the program."""

import os
import re
import tomllib
from pathlib import Path
from typing import get_args

from platformdirs import user_config_path
from pydantic import ValidationError

from schemas import Office
from schemas.office import OfficeLevel

ENVIRONMENT_NAME = "KEHOACH_OFFICE"
FILENAME = "office.toml"
_LINE_REGEX = re.compile(r"at line (\d+)")


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
    except UnicodeDecodeError as error:
        raise OfficeError(f"Tệp thông tin cơ quan {file} không phải văn bản UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE_REGEX.search(str(error))
        where = f", dòng {line[1]}" if line else ""
        raise OfficeError(f"Tệp thông tin cơ quan {file}{where}: không đúng cú pháp TOML") from error
    except ValidationError as error:
        raise OfficeError(f"Tệp thông tin cơ quan {file}: {_explain(error)}") from error


def _explain(error: ValidationError) -> str:
    """Return what is wrong with the keys, in Vietnamese."""
    told = []
    for fault in error.errors():
        name = fault["loc"][0]
        if fault["type"] == "extra_forbidden":
            told.append(f"không có khóa “{name}”; các khóa là {', '.join(Office.model_fields)}")
        elif fault["type"] == "literal_error":
            told.append(f"“{fault['input']}” không dùng được cho “{name}”; cần {', '.join(get_args(OfficeLevel))}")
        else:
            told.append(f"khóa “{name}” cần {'một danh sách' if name == 'recipients' else 'chữ'}")
    return "; ".join(told)
