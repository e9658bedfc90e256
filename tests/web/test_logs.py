from __future__ import annotations

import json
import logging
import logging.config
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from checker.web.logs import FORMATS, JsonLines, configuration
from tests.web.conftest import ROOT


def test_each_request_is_told_without_what_may_be_secret(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "checker.web.logs")
    client.get("/healthz?token=abc")
    client.get("/calendars/a-secret-ticket.ics")
    client.get("/api/v1/cases/none")
    lines = [json.loads(JsonLines().format(each)) for each in caplog.records]
    told = [(each["method"], each["path"], each["status"]) for each in lines]
    assert told == [
        ("GET", "/healthz", 200),
        ("GET", "/calendars/", 404),
        ("GET", "/api/v1/cases/none", 404),
    ]
    assert all(each["milliseconds"] >= 0 and each["level"] == "info" for each in lines)
    assert not re.search("abc|ticket", caplog.text)


def test_a_line_is_one_line_whatever_a_request_says() -> None:
    record = logging.makeLogRecord({"msg": "a\nb \x1b[31m \u2028", "levelname": "ERROR"})
    assert JsonLines().format(record).isprintable()


def test_an_error_has_its_traceback() -> None:
    try:
        raise ValueError("odd")
    except ValueError:
        record = logging.makeLogRecord({"msg": "failed", "exc_info": sys.exc_info()})
    assert "ValueError: odd" in json.loads(JsonLines().format(record))["traceback"]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_configuration_is_one_that_logging_takes(format_: str) -> None:
    assert logging.config.DictConfigurator(configuration(format_)).config["version"] == 1


@pytest.mark.long
def test_a_request_that_has_begun_is_answered_before_the_workbench_stops(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "serve", str(tmp_path), "--port", "0"]
    server = subprocess.Popen(
        [*command, "--logs", "json"], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert server.stderr is not None
    lines = iter(server.stderr.readline, "")
    started = next(line for line in lines if "running on" in line)
    port = int(re.findall(r":(\d+)", json.loads(started)["message"])[-1])
    body = b'{"case": "x", "rules": "halon", "documents": []}'
    head = f"POST /api/v1/validate HTTP/1.1\r\nhost: localhost\r\ncontent-length: {len(body)}\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"{head}expect: 100-continue\r\n\r\n".encode())
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 100")
        os.kill(server.pid, signal.SIGTERM)
        assert next(line for line in lines if "Shutting down" in line)
        connection.sendall(body)
        answer = connection.recv(1 << 16)
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert server.wait(30) == 0
    server.stderr.close()
