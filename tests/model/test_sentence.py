from __future__ import annotations

from pydantic import BaseModel

from checker.messages import Message, gettext
from checker.model.sentence import Sentence


class Model(BaseModel):
    text: Sentence
    several: tuple[Sentence, ...] = ()


def test_a_model_keeps_the_message_and_writes_plain_json() -> None:
    model = Model(text=gettext("{name} is missing", name="E01"), several=(gettext("no place"),))
    assert isinstance(model.text, Message)
    assert isinstance(model.several[0], Message)
    assert model.model_dump_json() == '{"text":"E01 is missing","several":["no place"]}'
    assert Model.model_validate_json(model.model_dump_json()) == model
