"""The report in an office's own Word template: {{ digest.title }}, {% for school in digest.schools %} and so on."""

import zipfile
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from corpus.compliance import wording
from corpus.wording import say_date
from schemas import Digest


class TemplateError(Exception):
    """The office's template cannot be used; ``str()`` is one Vietnamese line."""


def check_template(path: Path) -> None:
    """Refuse a file that is no Word document, before any work is done."""
    try:
        with zipfile.ZipFile(path) as package:
            is_word = "word/document.xml" in package.namelist()
    except OSError as error:
        raise TemplateError(f"Không mở được mẫu báo cáo: {path}") from error
    except zipfile.BadZipFile:
        is_word = False
    if not is_word:
        raise TemplateError(f"Mẫu báo cáo {path} không phải tệp Word .docx")


def fill_template(digest: Digest, template: Path, path: Path) -> None:
    """Write the digest in the form of the template; it sees ``digest``, ``wording``, ``titles`` by id."""
    check_template(template)
    from docxtpl import DocxTemplate  # an office without a template of its own does without it

    titles = {requirement.id: requirement.title for requirement in digest.requirements}
    environment = SandboxedEnvironment(autoescape=True)
    environment.filters |= {"day": wording.day, "percent": wording.percent, "time": say_date}
    try:
        document = DocxTemplate(str(template))
        document.render({"digest": digest, "wording": wording, "titles": titles}, environment, autoescape=True)
        document.save(str(path))
    except JinjaError as error:
        line = f" ở dòng {line}" if (line := getattr(error, "lineno", None)) else ""
        raise TemplateError(f"Mẫu báo cáo {template} có chỗ ghi chưa đúng{line}: {error}") from error
    except (KeyError, ValueError) as error:
        raise TemplateError(f"Mẫu báo cáo {template} không phải tệp Word .docx dùng được") from error
