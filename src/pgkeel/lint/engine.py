"""Reads files in their order, learns from each statement, and asks the rules about it."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from pgkeel.errors import Code
from pgkeel.errors.catalogue import sql as sql_codes
from pgkeel.finding import Finding, Severity
from pgkeel.lint.at import At, FileAt, StatementAt
from pgkeel.lint.dispatch import ByOperation, Dispatch
from pgkeel.lint.fix_registry import find_fix
from pgkeel.lint.known.objects import Origin
from pgkeel.lint.known.replay import learn
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.locking import effects
from pgkeel.lint.losses import APPROVE, Lost, loss_of, why_not_approved
from pgkeel.lint.mending import Mended
from pgkeel.lint.operations.operation import (
    DestructiveAllowed,
    FileEnd,
    HistoryEnd,
    Operation,
    SuppressionEnd,
)
from pgkeel.lint.parts import part_of
from pgkeel.lint.placing import offset_of
from pgkeel.lint.policy import Policy
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.session import Session
from pgkeel.lint.slugs import slugs
from pgkeel.lint.source import Source
from pgkeel.lint.statements import steps
from pgkeel.lint.suppression import Suppressions, read_suppressions
from pgkeel.lint.transaction import Held, Transaction
from pgkeel.sql import Parsed, SyntaxProblem, is_wrapped, parsed, syntax_problem, tree_fact


class Reported(Struct):
    """What one file has given so far: its findings, and its suppressions."""

    source: Source
    findings: list[Finding] = field(default_factory=list)
    suppressions: Suppressions = field(default_factory=Suppressions)
    dispatch: Dispatch | None = None
    """By which it is judged, where a slice that shares the folder wants it otherwise."""
    losses: list[Lost] = field(default_factory=list)
    """What can lose data, approved or not; none where the file was restored."""
    cures: list[Mended] = field(default_factory=list)
    """What would cure findings mechanically, where the engine was asked for it."""


class Engine(Struct):
    """One run over the files of a history. Only inside ``pgkeel.sql.with_room``."""

    policy: Policy
    dispatch: Dispatch
    schema: Schema = field(default_factory=Schema)
    files: int = 0
    statements: int = 0
    mending: bool = False
    """Whether cures are asked for."""
    seen: Callable[[Operation, At], None] | None = None
    """Told of each operation before it is learned from."""
    forward: list[tuple[Operation, StatementAt]] = field(default_factory=list)
    """The operations of the last migration: what its rollback file has to undo."""

    def read(self, source: Source) -> Reported:
        """Learn from ``source``, and check it if it is to be reported.

        A rollback file is checked and not learned from: it is not run.
        """
        reported = Reported(source)
        if source.reported:
            reported.suppressions = read_suppressions(source.text)
            reported.findings += reported.suppressions.problems
        _Reading(self, source, reported, self.files).read()
        self.files += 1
        return reported

    def restore(
        self, source: Source, findings: list[Finding], used: Iterable[tuple[int, str]]
    ) -> Reported:
        """Take over a file that was read before; what it taught is the caller's to restore."""
        reported = Reported(source, findings, read_suppressions(source.text))
        reported.suppressions.used.update(used)
        self.files += 1
        return reported

    def end(self, reported: Mapping[int, Reported]) -> None:
        """Check what only the end of history tells; ``reported`` are the files by number."""
        last = next((one.source for one in reported.values()), None)
        if last is None:
            return
        at = self._at_end(last)
        for dispatch in (self.dispatch, *self.dispatch.slices.values()):
            at.policy = dispatch.policy
            for rule, severity in dispatch.everything[HistoryEnd]:
                for found in _each(rule.check(HistoryEnd(), at)):
                    file = reported.get(found.origin.file) if found.origin else None
                    if file and found.origin and self.judge(file) is dispatch:
                        self.report(file, rule, severity, found, found.origin.at)
        for file in reported.values():
            self._end_suppressions(file)

    def _end_suppressions(self, file: Reported) -> None:
        for allow in file.suppressions.allows:
            for slug in allow.rules:
                op = SuppressionEnd(
                    at=allow.offset,
                    slug=slug,
                    known=slug in slugs(),
                    near=None if slug in slugs() else _near(slug),
                    used=(allow.offset, slug) in file.suppressions.used,
                    active=slug in self.judge(file).slugs,
                )
                at = self._at_end(file.source)
                for rule, severity in self.judge(file).everything[SuppressionEnd]:
                    for found in _each(rule.check(op, at)):
                        self.report(file, rule, severity, found, allow.offset)

    def judge(self, file: Reported) -> Dispatch:
        """Return what judges a file: a slice, where it changes nothing but what that one has."""
        if file.dispatch is None:
            slices = self.dispatch.slices
            part = part_of(file.source, self.policy) if slices else None
            file.dispatch = slices.get(part, self.dispatch) if part else self.dispatch
        return file.dispatch

    def _ask_for_spec(self, file: Reported, allowed: Rule, offset: int, why: str) -> None:
        """Report what can lose data and is allowed without a spec that approves it."""
        op = DestructiveAllowed(at=offset, slug=allowed.slug, why=why)
        for rule, severity in self.judge(file).everything[DestructiveAllowed]:
            for found in _each(rule.check(op, self._at_end(file.source))):
                self.report(file, rule, severity, found, offset)

    def _at_end(self, source: Source) -> At:
        return At(
            policy=self.policy,
            schema=self.schema,
            file=FileAt(number=self.files, source=source),
            statement=StatementAt(start=0, end=0, tree=None),
            session=Session(),
            transaction=Transaction(),
        )

    def report(
        self, file: Reported, rule: Rule, severity: Severity, found: Found, offset: int
    ) -> bool:
        """Add a finding, unless it is silenced; return whether it was added."""
        allowed = file.suppressions.silence(rule.slug, offset)
        policy = self.judge(file).policy
        hint, detail = found.hint or rule.instead, None
        size = policy.sizes.get(found.table) if found.table and rule.sized else None
        if rule.destructive and file.source.kind == "migration":
            loss = loss_of(rule, found, policy)
            file.losses.append(Lost(loss, offset))
            why = why_not_approved(file.source.approvals, loss)
            if why is None:
                return False
            if allowed:
                self._ask_for_spec(file, rule, offset, why)
            if file.source.approvals:
                # Somebody has thought of it: what is missing is all that they want to know.
                detail, hint = why, APPROVE.format(file.source.approvals.migration)
        if allowed:
            return False
        if size and size.rows is not None and size.rows <= policy.small:
            severity = "info"
        if file.source.kind == "rollback" and severity == "error" and rule.sized:
            severity = "warning"
        finding = Finding(
            code=rule.identity,
            message=_in_one_line(f"{found.message} ({size.phrase})" if size else found.message),
            severity=severity,
            place=file.source.text.place(offset),
            hint=hint,
            detail=detail,
        )
        file.findings.append(finding)
        return True


def _near(slug: str) -> str | None:
    near = difflib.get_close_matches(slug, sorted(slugs()), n=1, cutoff=0.5)
    return near[0] if near else None


def _each(verdict: Found | Iterable[Found] | None) -> Iterable[Found]:
    if verdict is None:
        return ()
    return (verdict,) if isinstance(verdict, Found) else verdict


_PLACEHOLDER = re.compile(r"\{\{|\{%|\$\{|%\(\w+\)s|(?<![:\w]):'?\"?[A-Za-z_]\w*")
_TEMPLATE = (
    "this looks like a placeholder of a template: lint what it renders to, or write the value"
)


class _Reading:
    """One file on its way through the engine."""

    def __init__(self, engine: Engine, source: Source, reported: Reported, number: int) -> None:
        self.engine = engine
        self.source = source
        self.reported = reported
        self.scope = Scope()
        self.asked = ByOperation({})
        self.dispatch = engine.judge(reported) if source.reported else engine.dispatch
        self.at = At(
            policy=self.dispatch.policy,
            schema=engine.schema,
            file=FileAt(number=number, source=source),
            statement=StatementAt(start=0, end=0, tree=None),
            session=Session(),
            transaction=Transaction(),
            forward=engine.forward if source.kind == "rollback" else [],
        )

    def read(self) -> None:
        statements, problems = parsed(self.source.text)
        self.at.file = FileAt(
            number=self.at.file.number,
            source=self.source,
            own_transaction=_owns_transaction(statements),
            statements=len(statements),
        )
        self.engine.statements += len(statements)
        if self.source.reported:
            # Headers speak of what is done and undone in the words of SQL.
            first = statements[0].start if statements else len(self.source.text.buffer)
            is_rollback = self.source.kind == "rollback"
            self.asked = self.dispatch.for_text(self.source.text, first, is_rollback)
        for problem in problems:
            self._broken(problem, sql_codes.UNTERMINATED)
        for number, statement in enumerate(statements):
            if self._is_sound(statement):
                for op, where in steps(statement, number, self.source.text, self.scope):
                    self._step(op, where)
        if self.source.kind != "rollback":
            self.engine.forward = self.at.earlier
        end = self.source.text.start
        self._check(FileEnd(at=end), StatementAt(start=end, end=end, tree=None))

    def _is_sound(self, statement: Parsed) -> bool:
        """Report what the grammar refuses; what is only too deep for a tree is sound."""
        if statement.tree is not None:
            return True
        if statement.problem is None:
            return False
        text = self.source.text.buffer[statement.start : statement.end]
        refused = syntax_problem(text)
        if refused:
            offset = statement.start + refused.offset
            self._broken(SyntaxProblem(offset, refused.message), sql_codes.SYNTAX)
        return refused is None

    def _broken(self, problem: SyntaxProblem, code: Code) -> None:
        place = self.source.text.place(problem.offset)
        hint = _TEMPLATE if _PLACEHOLDER.search(place.text or "") else code.fix
        message = _in_one_line(problem.message)
        finding = Finding(code=code, message=message, place=place, hint=hint)
        self.reported.findings.append(finding)

    def _step(self, op: Operation, where: StatementAt) -> None:
        at = self.at
        at.statement = where
        at.effects = effects(op, at)
        if self.engine.seen:
            self.engine.seen(op, at)
        self._check(op, where)
        offset = op.at if op.at >= 0 else where.start
        is_rollback = self.source.kind == "rollback"
        self._lock(offset)
        at.transaction.learn(op, offset)
        at.session.learn(op, offset)
        self.scope.schema = at.session.schema
        if not is_rollback:
            learn(self.engine.schema, op, Origin(at.file.number, offset))
        at.earlier.append((op, where))

    def _lock(self, offset: int) -> None:
        at = self.at
        if not at.in_transaction:
            at.transaction.held.clear()
        for effect in at.effects:
            for table, mode in effect.locks():
                if not at.is_new(table):
                    held = Held(mode, effect.form, offset, at.statement.number)
                    at.transaction.lock(table, held)

    def _check(self, op: Operation, where: StatementAt) -> None:
        at = self.at
        for rule, severity in self.asked[type(op)]:
            verdict = rule.check(op, at)
            if verdict is None:
                continue
            for found in (verdict,) if isinstance(verdict, Found) else verdict:
                self._report(rule, severity, found, op, where)

    def _report(
        self,
        rule: Rule,
        severity: Severity,
        found: Found,
        op: Operation,
        where: StatementAt,
    ) -> None:
        if rule.sized and found.table and self.at.is_new(found.table):
            return
        offset = found.at if found.at is not None else offset_of(op, where, self.source.text)
        added = self.engine.report(self.reported, rule, severity, found, offset)
        fix = find_fix(rule.slug) if added and self.engine.mending else None
        cure = fix.mend(op, self.at) if fix else None
        if cure:
            self.reported.cures.append(cure)


def _in_one_line(message: str) -> str:
    """Return ``message`` with the line ends that a quoted name can have in it written out."""
    return message.replace("\r", "\\r").replace("\n", "\\n")


def _owns_transaction(statements: Sequence[Parsed]) -> bool:
    if len(statements) < 2:
        return False
    first, *between, last = (tree_fact(one.tree) if one.tree else None for one in statements)
    return is_wrapped(first, between, last)
