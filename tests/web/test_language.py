import pytest
from starlette.requests import Request

from checker.web.language import COOKIE, chosen, language_of


def request(query: str = "", accepted: str = "", cookie: str = "") -> Request:
    headers = [(b"accept-language", accepted.encode()), (b"cookie", f"{COOKIE}={cookie}".encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "language"),
    [
        ("", "", "", "en"),
        ("", "", "zh-CN,zh;q=0.9", "zh"),
        ("", "", "en;q=0.4, zh;q=0.6", "zh"),
        ("", "", "de, en, zh", "en"),
        ("", "", "de", "en"),
        ("", "", "zh;q=x, en;q=0.1", "en"),
        ("", "zh", "en", "zh"),
        ("", "xx", "zh", "zh"),
        ("lang=en", "zh", "zh", "en"),
        ("lang=xx", "", "zh", "zh"),
    ],
)
def test_the_address_goes_before_the_cookie_and_that_before_the_browser(
    query: str, cookie: str, accepted: str, language: str
) -> None:
    assert language_of(request(query, accepted, cookie)) == language


def test_only_the_address_chooses() -> None:
    assert chosen(request("lang=zh")) == "zh"
    assert chosen(request("lang=fr", "zh", "zh")) is None
