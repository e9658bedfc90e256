import json

from checker.register import administering
from checker.web.register.history import receipt
from tests.register.world import CASE, PACK, World
from tests.web.register.conftest import SignIn, place_of

PAPERS, HISTORY = f"/api/v1/cases/{CASE}/papers", f"/api/v1/cases/{CASE}/history"


def test_a_party_submits_and_gets_the_receipt_of_its_entry(world: World, sign_in: SignIn) -> None:
    program = sign_in("warden")
    answer = program.post(PAPERS, content=json.dumps(world.report("R-1")))
    assert (answer.status_code, answer.json()["papers"]) == (201, ["R-1"])
    seq = answer.json()["entry"]
    newest = program.get(HISTORY).json()[0]
    assert (newest["seq"], newest["party"], newest["entered"]) == (seq, "warden", True)
    assert newest["papers"] == ["R-1"]
    assert program.get(f"{HISTORY}/{seq}/receipt").content == receipt(place_of(world), seq)
    assert program.get(f"{HISTORY}/{seq}/papers/1").json()["well"] == "north"


def test_what_the_register_refuses_is_not_recorded(world: World, sign_in: SignIn) -> None:
    size = world.size
    for content in ("{", "[]", json.dumps(world.report("R-1") | {"submitted_by": "council"})):
        answer = sign_in("warden").post(PAPERS, content=content)
        assert answer.status_code == 422, content
        assert answer.json()["problems"]
    assert world.size == size


def test_who_may_only_read_submits_nothing(world: World, sign_in: SignIn) -> None:
    size = world.size
    answer = sign_in("registrar").post(PAPERS, content=json.dumps(world.report("R-1")))
    assert answer.status_code in (403, 404)
    assert world.size == size


def test_the_history_of_another_case_is_not_there(world: World, sign_in: SignIn) -> None:
    administering.open_case(world.register, "secret", PACK, ["council"])
    warden, other = sign_in("warden"), HISTORY.replace(CASE, "secret")
    assert sign_in("council").get(other).status_code == 200
    for path in (other, f"{other}/1/receipt", f"{other}/1/papers/1"):
        assert warden.get(path).status_code == 404
    assert warden.post(PAPERS.replace(CASE, "secret"), content=b"{}").status_code == 404
    assert warden.get(f"{HISTORY}/999/receipt").status_code == 422
    assert warden.get(f"{HISTORY}/0/receipt").status_code == 400


def test_the_description_has_what_a_register_answers(sign_in: SignIn) -> None:
    paths = sign_in("warden").get("/openapi.json").json()["paths"]
    assert {"/api/v1/cases/{case}/history", "/api/v1/cases/{case}/papers"} <= set(paths)
