"""Types and units of every FEEL text of a pack, against its schemas and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.feel import FeelSyntaxError, Names, known_names, nodes, parse
from checker.feel.typecheck import (
    TypedDefinition,
    TypeEnvironment,
    TypeProblem,
    check,
    check_definitions,
    common,
    describe,
)
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    NAMED_TYPES,
    NULL,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)
from checker.feel.types.compatibility import difference, items_of
from checker.messages import Message, gettext
from checker.model.pack import (
    Condition,
    ConsequenceRule,
    Definition,
    Entry,
    Pack,
    Requirement,
    StatementRule,
    Table,
    TrancheRule,
    Trigger,
)
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.checks.decision_outcomes import is_cell, outcome_problems
from checker.packs.checks.document_types import declared_type, document_types
from checker.packs.checks.verdict_type import VERDICT
from checker.packs.expressions import FeelText, Role, feel_texts
from checker.packs.names import DOCUMENT_NAMES, GLOBAL_NAMES, collections
from checker.packs.periods import period_types
from checker.packs.sources import nearest_position
from checker.parsers.suggestions import suggestion

OPEN = (ANY, NULL)


def type_problems(pack: Pack) -> Iterator[Problem]:
    """Yield every unknown name, wrong type and wrong unit, with its place in the file.

    Texts that are not FEEL are skipped; ``syntax_problems`` reports them.
    """
    return _TypeCheck(pack).problems()


@dataclass(slots=True)
class _TypeCheck:
    """One check: the global names, and the types of the variables of each entry as they appear."""

    pack: Pack
    documents: Mapping[str, Type] = field(init=False)
    names: Names = field(init=False)
    environment: TypeEnvironment = field(init=False)
    variables: dict[int, dict[str, Type]] = field(default_factory=dict)
    measures: dict[tuple[int, str], Type] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    pending: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.documents = document_types(self.pack.schemas)
        self.names = known_names((*GLOBAL_NAMES, *collections(self.pack).values()))
        self.environment = TypeEnvironment(self._global_types())

    def problems(self) -> Iterator[Problem]:
        self._definitions()
        outer = {
            id(condition): tranche
            for tranche in self.pack.topic.tranches
            for condition in tranche.conditions
        }
        for text in feel_texts(self.pack.topic):
            entry = text.entry
            if id(entry) not in self.variables:
                tranche = outer.get(id(entry))
                inherited = self.variables.get(id(tranche), {}) if tranche else {}
                self.variables[id(entry)] = {**inherited, **self._initial(entry)}
            if text.below != "/value" or not isinstance(entry, Definition):
                self._text(text)
        return iter(self.found)

    # Names -------------------------------------------------------------------------------------

    def _global_types(self) -> dict[str, Type]:
        lists = collections(self.pack)
        types: dict[str, Type] = {lists[name]: ListType(of) for name, of in self.documents.items()}
        types |= {"as_of": DATE, **dict.fromkeys(DOCUMENT_NAMES, ListType(CONTEXT))}
        for table in self.pack.topic.tables:
            keys = self._declared_all(table, "/keys", table.keys)
            types[table.name] = FunctionType(tuple(keys.values()), self._cell(table), tuple(keys))
            if table.listed is not None:
                types[table.listed] = ListType(next(iter(keys.values())))
        return types | period_types(self.pack)

    def _cell(self, table: Table) -> Type:
        """Return the type of a value of a table, or of its records."""
        if table.fields is None:
            return self._declared(table, "/type", str(table.type), table.unit)
        fields = {
            name: self._declared(table, pointer_to("/type", name), text, table.unit)
            for name, text in table.fields.items()
        }
        return ContextType(fields, table.title)

    def _declared_all(self, entry: Entry, below: str, texts: Mapping[str, str]) -> dict[str, Type]:
        return {
            name: self._declared(entry, pointer_to(below, name), text, None)
            for name, text in texts.items()
        }

    def _declared(self, entry: Entry, below: str, text: str, unit: str | None) -> Type:
        of = declared_type(text, unit, self.documents)
        if of is None:
            position = nearest_position(self.pack, entry, below)
            known = (*NAMED_TYPES, *self.documents)
            hint = suggestion(text, known) or gettext(
                "as in number, string, list<date>, or a document type"
            )
            message = gettext("there is no type {text!r}", text=text)
            self.found.append(Problem(position, "unknown-type", message, hint=hint))
        return of or ANY

    def _definitions(self) -> None:
        """Check the definitions together, as they may use one another."""
        texts = {
            text.entry.name: text
            for text in feel_texts(self.pack.topic)
            if isinstance(text.entry, Definition) and text.below == "/value"
        }
        typed = {name: self._typed(text) for name, text in texts.items()}
        unknown: dict[str, Type] = {name: ANY for name, each in typed.items() if each is None}
        self.environment = self.environment.extended(unknown)
        known = {name: each for name, each in typed.items() if each is not None}
        checked = check_definitions(known, self.environment)
        self.environment = checked.environment
        for name, problems in checked.problems.items():
            self._report(texts[name], problems)
        for definition in self.pack.topic.definitions:
            environment = self.environment.extended(self._initial(definition))
            self.found += outcome_problems(self.pack, definition, self.names, environment)

    def _typed(self, text: FeelText) -> TypedDefinition | None:
        entry, tree = text.entry, self._parsed(text)
        if tree is None or not isinstance(entry, Definition):
            return None
        parameters = entry.parameters
        types = None if parameters is None else self._declared_all(entry, "/parameters", parameters)
        result: Type | None = NumberType(entry.unit) if entry.unit else None
        if entry.type is not None:
            result = self._declared(entry, "/type", entry.type, entry.unit)
        return TypedDefinition(tree, types, result)

    def _initial(self, entry: Entry) -> dict[str, Type]:
        """Return the local names that an entry has before any of its own lists."""
        if isinstance(entry, Definition):
            types = entry.parameters or {}
            return {
                name: declared_type(of, None, self.documents) or ANY for name, of in types.items()
            }
        if isinstance(entry, ConsequenceRule):
            return {**self._aliases(entry), "tranche": self._tranche(entry)}
        if isinstance(entry, StatementRule):
            return {"verdict": VERDICT}
        if isinstance(entry, Condition) and entry.finding is not None:
            return {"finding": self._taken(entry.finding)}
        return {}

    def _taken(self, rule_id: str) -> Type:
        """Return the type of the subject of a finding; of a rule that comes later it is open."""
        rule = self.pack.topic.rules_by_id().get(rule_id)
        if rule is None or id(rule) not in self.variables:
            return ANY
        return ContextType({**self._subject_types(rule), "id": STRING}, f"finding of {rule_id}")

    # Aliases of consequences -------------------------------------------------------------------

    def _aliases(self, rule: ConsequenceRule) -> dict[str, Type]:
        return {trigger.alias: self._subject(trigger) for trigger in rule.when}

    def _subject(self, trigger: Trigger) -> Type:
        """Return the type of an alias: the subject and the id of its finding or consequence."""
        if trigger.consequence is not None:
            cause = next(
                (r for r in self.pack.topic.consequences if r.id == trigger.consequence), None
            )
            return ANY if cause is None else self._effect_subject(cause)
        rule = self.pack.topic.rules_by_id().get(trigger.finding or "")
        if rule is None:
            return ANY
        return ContextType(
            {**self._subject_types(rule), "id": STRING}, f"finding of {trigger.finding}"
        )

    def _subject_types(self, entry: Entry) -> dict[str, Type]:
        """Return the variables of a rule or tranche, which have been checked before."""
        known = self.variables.get(id(entry), {})
        return {name: of for name, of in known.items() if name not in ("document", "finding")}

    def _effect_subject(self, cause: ConsequenceRule) -> Type:
        if cause.id in self.pending:
            return ANY
        self.pending.add(cause.id)
        environment = self.environment.extended(self._aliases(cause))
        self.pending.discard(cause.id)
        types: dict[str, Type] = {}
        for name, text in cause.then.on.items():
            try:
                types[name] = check(parse(text, self.names), environment)[0]
            except FeelSyntaxError:
                types[name] = ANY
        return ContextType({**types, "id": STRING}, f"consequence {cause.id}")

    def _tranche(self, rule: ConsequenceRule) -> Type:
        wanted = (rule.then.reduces,) if rule.then.reduces else rule.then.tranches
        tranches = [t for t in self.pack.topic.tranches if not wanted or t.id in wanted]
        types = [ContextType({**self._subject_types(t), "id": STRING}, "tranche") for t in tranches]
        return common(types) if types else ANY

    # Texts -------------------------------------------------------------------------------------

    def _text(self, text: FeelText) -> None:
        tree = self._parsed(text)
        if tree is None:
            return
        known = self.variables[id(text.entry)]
        local = {name: known.get(name, ANY) for name in text.names}
        wanted = self._in_paper(text) or _wanted(text, self.pack)
        of, problems = check(tree, self.environment.extended(local), wanted)
        self._report(text, problems)
        self._use(text, of)

    def _in_paper(self, text: FeelText) -> Type | None:
        """Return the type of the field of a paper to come that a text is about."""
        entry, (_, *steps) = text.entry, text.below.split("/")
        if not isinstance(entry, Definition) or entry.document is None or steps[0] != "document":
            return None
        paper = self.documents.get(entry.document.type)
        return paper.fields.get(steps[2]) if isinstance(paper, ContextType) else None

    def _use(self, text: FeelText, of: Type) -> None:
        """Record the types of the names that a text defines; check that its value can be used."""
        known = self.variables[id(text.entry)]
        name = text.below.rpartition("/")[2]
        match text.role:
            case Role.SUBJECTS:
                known[name] = of.of if isinstance(of, RangeType) else items_of(of)
                if not isinstance(of, ListType | RangeType) and of not in OPEN:
                    wanted = gettext("a list or a range of whole numbers")
                    self._misfit(text, of, wanted)
                self._named(text, known[name])
            case Role.DOCUMENTS:
                if name in ("fulfilled_by", "of"):
                    known["document"] = items_of(of)
                if not isinstance(items_of(of), ContextType) and items_of(of) not in OPEN:
                    self._misfit(text, of, gettext("documents"))
            case Role.DATE:
                if of not in (DATE, DATE_TIME, *OPEN):
                    self._misfit(text, of, gettext("a date"))
            case Role.QUANTITY:
                self._quantity(text, name, of)
            case Role.TEXT if isinstance(text.entry, TrancheRule):
                self._paid_parts(text, text.entry, of)
            case _:
                pass

    def _named(self, text: FeelText, subject: Type) -> None:
        """Warn of subjects that are records without anything that names their findings."""
        fields = subject.fields if isinstance(subject, ContextType) else {}
        if fields and "id" not in fields and not isinstance(text.entry, StatementRule):
            message = gettext("these records have no 'id', by which findings on them are named")
            hint = gettext('add it, as in `for x in ... return context put(x, "id", x.name)`')
            position = text.position(self.pack)
            self.found.append(Problem(position, "no-id", message, hint=hint, is_warning=True))

    def _quantity(self, text: FeelText, name: str, of: Type) -> None:
        """Compare a bound, and what is known of the measure so far, with the measure."""
        test = id(text.entry), text.below.rpartition("/")[0]
        measure = self.measures.setdefault(test, of)
        if name != "measure" and (why := difference(of, measure)) is not None:
            message = gettext(
                "the value is {found}, but {wanted}, as the measure is, is wanted",
                found=describe(of),
                wanted=describe(measure),
            )
            self.found.append(Problem(text.position(self.pack), why, message))

    def _paid_parts(self, text: FeelText, tranche: TrancheRule, of: Type) -> None:
        """Compare the words by which papers name a part with the parts of the amount."""
        words = of.values if isinstance(of, StringType) else ()
        for word in words:
            if word not in tranche.parts:
                message = gettext("the amount has no part {name!r}", name=word)
                hint = gettext("its parts are {names}", names=", ".join(tranche.parts))
                self.found.append(
                    Problem(text.position(self.pack), "enumeration", message, hint=hint)
                )

    def _misfit(self, text: FeelText, of: Type, wanted: Message) -> None:
        message = gettext(
            "the value is {found}, but {wanted} is wanted", found=describe(of), wanted=wanted
        )
        self.found.append(Problem(text.position(self.pack), "wrong-type", message))

    def _parsed(self, text: FeelText) -> nodes.Expression | None:
        try:
            return parse(text.text, self.names)
        except FeelSyntaxError:
            return None

    def _report(
        self, text: FeelText, problems: list[TypeProblem] | tuple[TypeProblem, ...]
    ) -> None:
        for problem in problems:
            position = text.position(self.pack, problem.line, problem.column)
            hint: str | None = problem.hint or None
            if problem.kind == "unknown-name" and is_cell(text, problem.line, problem.column):
                hint = gettext("text of a cell is written in both kinds of quotes, as in '\"cod\"'")
            self.found.append(Problem(position, problem.kind, problem.message, hint=hint))


def _wanted(text: FeelText, pack: Pack) -> Type | None:
    """Return the type that the value of a text has to have, where it is one."""
    entry = text.entry
    currency = pack.manifest.currency
    match text.role:
        case Role.CONDITION:
            return BOOLEAN
        case Role.QUANTITY:
            unit = entry.unit if isinstance(entry, Requirement) else None
            return None if unit is None else NumberType(unit)
        case Role.TEXT:
            return STRING
        case Role.NUMBER if isinstance(entry, TrancheRule):
            return NumberType(entry.currency or currency)
        case Role.NUMBER if isinstance(entry, ConsequenceRule):
            return NumberType(entry.then.unit or entry.then.currency or currency)
        case Role.NUMBER:
            return NumberType(text.unit)
        case _:
            return None if text.unit is None else NumberType(text.unit)
