"""A rule as a screen: the query of the subjects that it may accuse, or of which it may not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Final

from sqlglot import exp

from checker.feel import nodes
from checker.messages import Message, gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Check, Condition, FindingRule, Limit
from checker.screens.expressions import Translator
from checker.screens.lists import ID, Items, Paper, PaperList, Papers, not_false
from checker.screens.names import Around, Named
from checker.screens.values import (
    Scalar,
    UntranslatableError,
    chosen,
    compared,
    literal,
    negated,
    wide,
)

SUBJECTS: Final = "subjects"
"""The table of the subjects whose papers are looked for."""
_SIGNS: Final = {"at_most": "<=", "below": "<", "at_least": ">=", "above": ">", "equals": "="}


@dataclass(frozen=True, slots=True)
class Screen:
    """The queries of a rule.

    ``suspects`` gives the subjects that are not surely satisfied, or surely such that the rule does
    not apply; ``subjects`` gives all. Both have a column for each of the ``variables``: its value,
    or the id of the paper that it is. ``reads`` give the ids of the papers that the rule looks at
    for the subjects of the table ``SUBJECTS``.
    """

    rule: str
    variables: tuple[str, ...]
    subjects: exp.Select
    suspects: exp.Select
    reads: tuple[exp.Select, ...]


@dataclass(frozen=True, slots=True)
class NotScreened:
    """A rule without a screen, and why."""

    rule: str
    why: Message


def screen_of(
    rule: FindingRule, compiled: CompiledPack, papers: Mapping[str, Papers], as_of: date
) -> Screen | NotScreened:
    """Return the screen of a rule; ``papers`` are the tables by the FEEL names of their lists."""
    if not isinstance(rule, Check | Limit) or isinstance(rule, Condition):
        return NotScreened(rule.id, gettext("only limits and checks are screened"))
    if not rule.for_each:
        return NotScreened(rule.id, gettext("it is about the whole case"))
    try:
        return _Screening(rule, compiled, papers, as_of).screen()
    except UntranslatableError as error:
        return NotScreened(rule.id, gettext("it has no equal in SQL: {what}", what=str(error)))


class _Screening:
    """One rule on its way to SQL."""

    def __init__(
        self,
        rule: Check | Limit,
        compiled: CompiledPack,
        papers: Mapping[str, Papers],
        as_of: date,
    ) -> None:
        self._rule = rule
        self._compiled = compiled
        self._translator = Translator(compiled, papers, as_of, needs_papers=True)
        self._names: dict[str, Named] = {}
        self._listed: list[PaperList] = []
        self._columns: dict[exp.Column, str] = {}
        self._from: exp.Select = exp.select()

    def screen(self) -> Screen:
        """Return the queries; raises UntranslatableError."""
        for name, text in self._rule.for_each.items():
            self._add_variable(name, text)
        about = [each for each in self._names.values() if isinstance(each, Paper)]
        self._translator.needs_papers = not about
        clear = self._clear()
        if not about and not clear.reads:
            raise UntranslatableError("a rule that may be satisfied without any paper")
        doubts = [each.doubt for each in about]
        sure = exp.func("COALESCE", clear.sql, exp.false())
        shown = self._from.select(*self._shown())
        return Screen(
            self._rule.id,
            tuple(self._names),
            shown,
            shown.where(exp.or_(exp.not_(sure), *doubts)),
            tuple(self._reads()),
        )

    def _add_variable(self, name: str, text: str) -> None:
        """Add a list of subjects to the query, which may depend on the variables before it."""
        found = self._value(text)
        rows: exp.Query
        if isinstance(found, PaperList) and isinstance(found.item, Paper):
            self._join(found.query(exp.Star()), found.paper.alias)
            self._names[name] = found.item
            self._columns[_column(ID, found.paper.alias)] = name
            return
        if isinstance(found, PaperList) and isinstance(found.item, Scalar):
            item = found.item
            rows = found.query(exp.alias_(item.sql, name, quoted=True)).distinct()
        elif isinstance(found, Items):
            rows, item = _written_out(found, name)
        else:
            raise UntranslatableError(f"the list of subjects `{name}`")
        alias = f"s{len(self._names)}"
        self._join(rows, alias)
        column = _column(name, alias)
        variable = Scalar(column, item.kind, item.digits, item.is_sure)
        self._names[name] = variable
        self._columns[column] = name
        if isinstance(found, PaperList):
            self._listed.append(found.filtered(compared("=", item, variable)))

    def _join(self, rows: exp.Query, alias: str) -> None:
        part = rows.subquery(alias)
        if not self._names:
            self._from = self._from.from_(part)
        else:
            name = exp.TableAlias(this=exp.to_identifier(alias))
            lateral = exp.Lateral(this=rows.subquery(), alias=name)
            self._from = self._from.join(lateral, join_type="cross")

    def _shown(self) -> list[exp.Expr]:
        return [exp.alias_(column, name, quoted=True) for column, name in self._columns.items()]

    def _clear(self) -> Scalar:
        """Return whether the rule is surely satisfied, or surely does not apply."""
        holds = self._requirement()
        if self._rule.applying is None:
            return holds
        applies = self._scalar(self._rule.applying)
        made = chosen(negated(applies), literal(True), holds)
        # What does not apply needs no paper that says so.
        return Scalar(made.sql, made.kind, reads=holds.reads)

    def _requirement(self) -> Scalar:
        if self._rule.require is not None:
            return self._scalar(self._rule.require)
        bound = self._rule.bound
        if self._rule.measure is None or bound is None:
            raise UntranslatableError("a rule without a test")
        name, text = bound
        around = Around((self._names,))
        measure, limit = (self._tree(each) for each in (self._rule.measure, text))
        return self._translator.comparison(_SIGNS[name], measure, limit, around)

    def _scalar(self, text: str) -> Scalar:
        return self._translator.scalar(self._tree(text), Around((self._names,)))

    def _value(self, text: str) -> object:
        return self._translator.value(self._tree(text), Around((self._names,)))

    def _tree(self, text: str) -> nodes.Expression:
        tree = self._compiled.library.compile(text, tuple(self._names)).node
        assert isinstance(tree, nodes.Expression)
        return tree

    # What has to be read for a subject ---------------------------------------------------------

    def _reads(self) -> list[exp.Select]:
        """Return the queries for the papers of subjects: themselves, and those in the lists.

        Raises UntranslatableError where a list is the same for all subjects.
        """
        subjects = [each for each in self._names.values() if isinstance(each, Paper)]
        themselves = [self._of_subjects(each) for each in subjects]
        lists = (*self._listed, *self._translator.used)
        return themselves + [self._looked_at(each) for each in lists]

    def _looked_at(self, papers: PaperList) -> exp.Select:
        own = papers.paper.alias
        known = {column.table for column in self._columns} | {own}
        parts = [each for each in papers.conditions if _tables(each) <= known]
        if not any(_tables(each) - {own} for each in parts):
            raise UntranslatableError(
                f"all papers of the type `{papers.paper.papers.type}` together"
            )
        condition = exp.and_(*(not_false(each) for each in parts))
        return self._of_subjects(papers.paper, condition.transform(self._as_subject))

    def _of_subjects(self, paper: Paper, condition: exp.Expr | None = None) -> exp.Select:
        """Return the ids of papers for which a condition holds, which knows the subjects."""
        query = exp.select(_column(ID, paper.alias)).distinct().from_(SUBJECTS)
        for name, each in self._names.items():
            if isinstance(each, Paper):
                is_it = exp.EQ(this=_column(ID, each.alias), expression=_column(name, SUBJECTS))
                query = query.join(exp.to_table(each.papers.table, alias=each.alias), on=is_it)
        if condition is None:
            return query
        return query.join(exp.to_table(paper.papers.table, alias=paper.alias), on=condition)

    def _as_subject(self, node: exp.Expr) -> exp.Expr:
        """Return a column of a variable as that of the table of subjects."""
        name = self._columns.get(node) if isinstance(node, exp.Column) else None
        if name is not None and not isinstance(self._names[name], Paper):
            return _column(name, SUBJECTS)
        return node


def _tables(condition: Scalar) -> set[str]:
    return {each.table for each in condition.sql.find_all(exp.Column)}


def _written_out(items: Items, name: str) -> tuple[exp.Query, Scalar]:
    """Return a query that gives the items of a list, and what each of them is."""
    kinds = {each.kind for each in items.items}
    digits = reduce(lambda one, other: one | other, (each.digits for each in items.items))
    if len(kinds) > 1:
        raise UntranslatableError(
            f"the list of subjects `{name}`, whose items are of several kinds"
        )
    shown = [exp.alias_(wide(each, digits).sql, name, quoted=True) for each in items.items]
    rows = (
        exp.union(*(exp.select(each) for each in shown)) if len(shown) > 1 else exp.select(*shown)
    )
    return rows, Scalar(exp.null(), kinds.pop(), digits, all(each.is_sure for each in items.items))


def _column(name: str, table: str) -> exp.Column:
    return exp.column(name, table=table, quoted=True)
