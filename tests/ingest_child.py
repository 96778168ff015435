"""A process that ingests in children of its own and kills them: everything is imported once, a child costs a fork.

Its children do what a run of ``kehoach ingest`` does, without the pool and Prefect: find the files, open the
store, read batch by batch, save each batch. Commands on stdin, one a line, tab-separated:

    kill FOLDER DATABASE SECONDS   start a child and end it with SIGKILL after so long: prints "killed" or "done"
    run FOLDER DATABASE COUNT [ORIGINALS]
                                   start so many children at once and wait: prints their exit codes and the seconds
"""

import os
import signal
import sys
import tempfile
import time
import traceback
from collections import deque
from pathlib import Path

from corpus.store import connect
from corpus.store.originals import originals_folder
from extractors.pipeline import record_of
from flows.discover import discover_files
from flows.save import save_batch
from flows.work import PlanFile, Room, read_batch

BATCH = 4


def ingest(folder: str, database: str, originals: str | None) -> None:
    """Ingest a folder as the flow does, batch after batch."""
    waiting = deque(PlanFile(str(path)) for path in discover_files([Path(folder)]))
    engine = connect.open_engine(database)
    with tempfile.TemporaryDirectory() as spool:
        room = Room(database, spool, str(originals_folder(database, originals) or ""))
        while waiting:
            batch = [waiting.popleft() for _ in range(min(BATCH, len(waiting)))]
            outcomes = read_batch(batch, room)
            save_batch(engine, outcomes)
            waiting.extendleft(reversed([member for outcome in outcomes for member in outcome.members]))


def start(folder: str, database: str, originals: str | None = None) -> int:
    """Start a child that ingests and return its process id."""
    child = os.fork()
    if child:
        return child
    try:
        ingest(folder, database, originals)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def main() -> None:
    """Do what stdin says."""
    record_of("KẾ HOẠCH\nNgày 01/9/2024".encode(), "a.txt")  # fills every cache before the first fork
    print("ready", flush=True)
    for line in sys.stdin:
        word, folder, database, number, *originals = line.rstrip("\n").split("\t")
        if word == "kill":
            child = start(folder, database)
            time.sleep(float(number))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
            continue
        began = time.monotonic()
        children = [start(folder, database, *originals) for _ in range(int(number))]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        print(*codes, f"{time.monotonic() - began:.3f}", flush=True)


if __name__ == "__main__":
    main()
