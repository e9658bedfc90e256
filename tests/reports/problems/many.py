"""Many problems of one file."""

from checker.model.problems import Position, Problem


def many(number: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(Position("a.json", f"/{n}", n + 1, 1), "wrong-type", f"wrong {n}")
        for n in range(number)
    )
