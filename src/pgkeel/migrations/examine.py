"""All that one migration's text tells by itself: headers, directives, syntax, transactions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pgkeel.errors import Code
from pgkeel.errors.catalogue import mig
from pgkeel.errors.catalogue import sql as sql_codes
from pgkeel.finding import Finding
from pgkeel.migrations.both_ways import find_way_down
from pgkeel.migrations.directives import parse_directives
from pgkeel.migrations.header import Field
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.transactions import find_transaction_faults
from pgkeel.sql import Comment, SqlText, Statement, SyntaxProblem, problems, scan

_PASSED_OVER = frozenset({"restrict", "unrestrict", "connect"})
_META_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """How many statements a migration has, and what is wrong with its text."""

    statements: int
    findings: tuple[Finding, ...]


def examine(migration: Migration, *, root: Path) -> Examined:
    """Read the whole text of ``migration`` once; ``root`` is what header paths are relative to."""
    text = migration.text
    items = list(scan(text))
    statements = [item for item in items if isinstance(item, Statement)]
    directives = parse_directives(
        text, (item for item in items if isinstance(item, (Comment, Statement)))
    )
    findings = [
        *directives.findings,
        *_missing_files(migration, root),
        *_lexical(text, [item for item in items if isinstance(item, SyntaxProblem)]),
        *_meta_commands(text, statements),
        *_syntax(text, statements),
        *find_way_down(text, [one for one in items if isinstance(one, Comment)], statements),
        *find_transaction_faults(migration, [one for one in statements if one.kind != "meta"]),
    ]
    if not statements and not findings:
        place = text.place(0)
        findings.append(Finding(code=mig.EMPTY, message="no statement in it", place=place))
    return Examined(statements=len(statements), findings=tuple(findings))


def _lexical(text: SqlText, found: list[SyntaxProblem]) -> Iterator[Finding]:
    for problem in found:
        yield _sql_finding(sql_codes.UNTERMINATED, text, problem)


def _syntax(text: SqlText, statements: list[Statement]) -> Iterator[Finding]:
    for problem in problems(text, statements):
        yield _sql_finding(sql_codes.SYNTAX, text, problem)


def _sql_finding(code: Code, text: SqlText, problem: SyntaxProblem) -> Finding:
    return Finding(code=code, message=problem.message, place=text.place(problem.offset))


def _meta_commands(text: SqlText, statements: list[Statement]) -> Iterator[Finding]:
    for statement in statements:
        if statement.kind != "meta":
            continue
        words = text.slice(statement.start, min(statement.end, statement.start + 200)).split()
        name = words[0][:_META_NAME] if words else "\\"
        if name.removeprefix("\\") not in _PASSED_OVER:
            yield Finding(
                code=sql_codes.META_COMMAND,
                message=f"{name} is a command of psql, not SQL",
                place=text.place(statement.start),
                hint=_ADVICE.get(name.removeprefix("\\"), "write the SQL itself"),
            )


_ADVICE = {
    "i": "put the SQL of the included file here",
    "ir": "put the SQL of the included file here",
    "include": "put the SQL of the included file here",
    "copy": "use COPY … FROM stdin with the data below it, ended by a line \\.",
    "set": "write the value where it is used",
    "echo": "use a comment, or RAISE NOTICE in a DO block",
    "gexec": "use EXECUTE in a DO block",
    "c": "a migration runs in one database: remove it",
}


def _missing_files(migration: Migration, root: Path) -> Iterator[Finding]:
    fields = (("Spec", migration.header.spec), ("Rollback", migration.header.rollback))
    for name, field in fields:
        for path in _paths(field):
            if field and not (root / path).is_file():
                yield Finding(
                    code=mig.MISSING_FILE,
                    message=f"`{name}` names {path}, which is not there",
                    place=migration.text.place(field.offset),
                    hint="paths in a header are relative to the folder of keel.toml",
                )


def _paths(field: Field | None) -> Iterator[str]:
    for word in (field.text if field else "").replace(",", " ").split():
        bare = word.strip("`'\".;()")
        if "/" in bare and bare.endswith((".md", ".sql")) and "://" not in bare:
            yield bare
