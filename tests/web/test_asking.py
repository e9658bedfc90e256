from datetime import date

from fastapi.testclient import TestClient

from checker.web.asking import the_day
from tests.web.conftest import DAY


def test_without_a_day_it_is_today() -> None:
    assert the_day() == date.today()
    assert the_day(date(1999, 7, 31)) == date(1999, 7, 31)


def test_the_day_stands_in_the_address_and_on_the_page(client: TestClient) -> None:
    assert f'value="{DAY}"' in client.get(f"/?as_of={DAY}").text
