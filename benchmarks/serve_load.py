"""Twenty users of the workbench at once, over the sample cases.

    python benchmarks/serve_load.py

Prints the median time of a page for one user and for twenty at once, and their ratio: on one
processor twenty who ask at once wait for each other, so the ratio says how much more than that the
workbench costs. Each user reads the pages of another case and day, as people do.
"""

from __future__ import annotations

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import uvicorn

from checker.web import Settings, create_app

SAMPLES = Path(__file__).parents[1] / "samples"
USERS = 20
ROUNDS = 3
PAGES = ("", "/calendar", "/documents", "/statements")


def addresses() -> list[str]:
    """Return the pages that users read."""
    cases = ("halon-1998", "halon-1999", "halon-1999-overproduction", "management-response")
    return ["/", *(f"/cases/{case}{page}?as_of=1999-07-31" for case in cases for page in PAGES)]


def seconds(base: str, user: int) -> list[float]:
    """Return how long each page took one user, who starts at another page than the others."""
    pages = addresses()
    turn = pages[user % len(pages) :] + pages[: user % len(pages)]
    took = []
    for address in turn * ROUNDS:
        began = time.perf_counter()
        with urlopen(base + address) as answer:
            answer.read()
        took.append(time.perf_counter() - began)
    return took


def main() -> None:
    """Measure, and print the medians and their ratio."""
    app = create_app(Settings(SAMPLES))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    seconds(base, 0)  # cases are assessed once, and kept
    alone = statistics.median(seconds(base, 0))
    with ThreadPoolExecutor(USERS) as pool:
        together = [
            each
            for took in pool.map(lambda user: seconds(base, user), range(USERS))
            for each in took
        ]
    server.should_exit = True
    thread.join()
    many = statistics.median(together)
    print(f"one user: {alone * 1000:.0f} ms; {USERS} at once: {many * 1000:.0f} ms")
    print(f"ratio: {many / alone:.1f}")


if __name__ == "__main__":
    main()
