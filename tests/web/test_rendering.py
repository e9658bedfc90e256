from fastapi.testclient import TestClient


def test_a_page_is_in_the_language_that_the_address_names_and_keeps_it(client: TestClient) -> None:
    chinese = client.get("/cases/none?lang=zh")
    assert (chinese.status_code, chinese.cookies["checker_language"]) == (404, "zh")
    assert '<html lang="zh-CN">' in chinese.text
    assert '<html lang="zh-CN">' in client.get("/cases/none").text


def test_a_page_that_is_kept_sets_the_language_too(client: TestClient) -> None:
    page = "/cases/management-response?as_of=2024-06-30"
    assert client.get(f"{page}&lang=zh").cookies["checker_language"] == "zh"
    assert client.get(f"{page}&lang=en").cookies["checker_language"] == "en"
    assert '<html lang="en">' in client.get(page).text


def test_what_cannot_be_shown_is_told_with_what_there_is(client: TestClient) -> None:
    text = client.get("/cases/none").text
    assert "There is no case &#39;none&#39;." in text
    assert "There are: broken.json, halon-1999-overproduction, management-response" in text


def test_only_a_party_can_sign_out(client: TestClient) -> None:
    assert "/logout" not in client.get("/cases/none").text
