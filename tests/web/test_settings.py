from pathlib import Path

import pytest

from checker.web import Settings


@pytest.mark.parametrize(
    ("host", "is_local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("here", False)],
)
def test_only_loopback_is_local(host: str, is_local: bool) -> None:
    assert Settings(Path(), host).is_local is is_local


def test_with_a_token_any_name_will_do() -> None:
    assert Settings(Path(), token="secret").hosts is None
    assert Settings(Path(), token="secret").needs_token
    assert Settings(Path(), "here").hosts == frozenset({"127.0.0.1", "localhost", "::1", "here"})
    assert not Settings(Path()).needs_token
    assert not Settings(Path(), token="secret").has_parties
