"""Stores for tests: an SQLite file, and a real PostgreSQL server that the tests start themselves."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from corpus.store import connect


def find_postgresql() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version's."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def as_postgres(command: list[str]) -> list[str]:
    """Return the command to be run as a user that PostgreSQL allows: it refuses root."""
    if os.name != "nt" and os.geteuid() == 0:
        return ["runuser", "-u", "postgres", "--", *command]
    return command


def url_of(engine: Engine) -> str:
    """Return the URL of an engine as another process needs it, password and all."""
    return engine.url.render_as_string(hide_password=False)


def lack_postgresql(why: str):
    """Pass the test over with a reason; in continuous integration the server must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"PostgreSQL is needed in continuous integration: {why}")
    pytest.skip(f"PostgreSQL is not tested: {why}")


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory):
    """The URL of a server's own database, on a free port, in a folder that goes with the run."""
    programs = find_postgresql()
    if programs is None:
        lack_postgresql("no server is installed (apt-get install postgresql)")
    # short and open to the postgres user: the socket's path may not exceed 107 characters
    folder = Path(subprocess.check_output(as_postgres(["mktemp", "-d", "/tmp/kehoach-pg-XXXXXX"]), text=True).strip())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    init = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "kehoach", "-E", "UTF8", "--no-sync"]
    options = f"-p {port} -k {folder} -c fsync=off -c listen_addresses=127.0.0.1"
    start = [programs / "pg_ctl", "-D", folder / "data", "-w", "-o", options, "-l", folder / "log", "start"]
    try:
        for command in (init, start):
            subprocess.run(as_postgres([str(word) for word in command]), check=True, capture_output=True, cwd="/")
        yield f"postgresql+psycopg://kehoach@127.0.0.1:{port}/postgres"
    except (subprocess.CalledProcessError, OSError) as error:
        lack_postgresql(f"it does not start: {error}")
    finally:
        stop = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate", "stop"]
        subprocess.run(as_postgres(stop), check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server):
    """The URL of an empty database."""
    name = f"k{os.urandom(6).hex()}"
    with create_engine(postgresql_server, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return postgresql_server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    """An engine on an empty store, of each kind of database."""
    file = f"sqlite:///{tmp_path / 'k.db'}"
    url = file if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    engine = connect.open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    """A session on an empty store, of each kind of database."""
    with connect.open_session(engine) as session:
        yield session
