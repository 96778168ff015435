"""What all tests share: Prefect kept in a folder of the run's own, and the material beside the project."""

import os
from pathlib import Path

import pytest

from tests.stores import engine, postgresql_server, postgresql_url, session  # noqa: F401

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


@pytest.fixture(autouse=True, scope="session")
def prefect_home(tmp_path_factory):
    """Give the run a Prefect of its own, so that no test meets or leaves anything in the user's."""
    home = tmp_path_factory.mktemp("prefect")
    os.environ["PREFECT_HOME"] = str(home)
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    return home


@pytest.fixture(autouse=True, scope="session")
def no_terminal_width():
    """Let the program take the width that it takes in a pipe: pytest-xdist hands its workers COLUMNS=80."""
    os.environ.pop("COLUMNS", None)


@pytest.fixture(scope="session")
def gold():
    """The annotated plans that lie beside the project; where they are absent the test says so and is passed over."""
    if not GOLD.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{GOLD} must be there in continuous integration")
        pytest.skip(f"{GOLD} is not here")
    return GOLD
