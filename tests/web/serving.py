"""A workbench that runs, for tests in a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from checker.web import Settings, create_app

if TYPE_CHECKING:
    from checker.register.opening import Register


@contextmanager
def served(cases: Path | Register) -> Iterator[str]:
    """Yield the address of a workbench over a folder or a register, on a port that was free.

    The workbench ends with the block, also where the block raises or the workbench cannot start.
    """
    app = create_app(Settings(cases))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the workbench did not start"
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
