"""What every rule owes its reader: a code, a severity, and a docstring that is its manual."""

import re

import pytest

from extractors.registry import discover

RULES = discover("extractors.rules")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_docstring_is_a_manual(rule):
    parts = re.findall(r"^(Bad|Good|Why|Legal ground): \S", rule.__doc__, flags=re.MULTILINE)
    assert rule.__doc__.startswith(f"{rule.CODE}: ")
    assert parts == ["Bad", "Good", "Why", "Legal ground"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_code_is_the_module_and_severity_is_known(rule):
    assert rule.__name__.endswith(f".{rule.CODE}")
    assert rule.SEVERITY in ("error", "warning", "info")
