"""Malformed input: each gives one coded error or finding, the designed exit code, no traceback."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from driver import Keel, Lay

GOOD = "create table if not exists a (id int);\n"
ONE = "migrations/sql/V001__one.sql"
TWO = "migrations/sql/V002__two.sql"


@dataclass(frozen=True)
class Case:
    """Files of a project, and what `keel check` must say of them."""

    code: str
    exit_code: int
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    spoil: Callable[[Path], object] = lambda root: None
    line: int | None = None
    says: str = ""


def two(content: str | bytes, code: str, line: int | None = None, says: str = "") -> Case:
    """Return a case of a good first migration and a bad second one."""
    return Case(code, 1, {ONE: GOOD, TWO: content}, line=line, says=says)


def config(text: str | bytes, code: str, line: int | None = None, says: str = "") -> Case:
    """Return a case of a bad keel.toml."""
    return Case(code, 2, {"keel.toml": text, ONE: GOOD}, line=line, says=says)


def replace_by_folder(name: str) -> Callable[[Path], object]:
    """Return a spoiler that puts a folder where a file is expected."""

    def spoil(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).mkdir()

    return spoil


def link(name: str, target: str) -> Callable[[Path], object]:
    """Return a spoiler that puts a symbolic link where a file is expected."""

    def spoil(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return spoil


CASES: dict[str, Case] = {
    "toml: no table end": config("[project\n", "CFG003", 1),
    "toml: value without quotes": config("[project]\nname = x\n", "CFG003", 2),
    "toml: nested too deeply": config("a = " + "[" * 5000, "CFG003"),
    "toml: unknown key": config("[project]\nnmae = 'x'\n", "CFG004", 2, "did you mean `name`?"),
    "toml: wrong type": config("[git]\nbase = 3\n", "CFG005", 2, "expected a string"),
    "toml: unknown word": config("[project]\npreset = 'x'\n", "CFG005", 2, '"supabase"'),
    "toml: path outside": config("[migrations]\nfolder = '../..'\n", "CFG006", 2),
    "toml: not UTF-8": config(b"[project]\nname = '\xff'\n", "CFG002", None, "byte 18"),
    "toml: NUL": config(b"[project]\nname = '\0'\n", "CFG003", 2),
    "toml: remote password": config(
        "[environments.p]\nurl='postgresql://u:hunter2@db.example.com/x'\n", "CFG007", 2
    ),
    "toml: a folder": Case("CFG002", 2, spoil=replace_by_folder("keel.toml")),
    "toml: a link to itself": Case("CFG002", 2, spoil=link("keel.toml", "keel.toml")),
    "toml: a dangling link": Case("CFG002", 2, spoil=link("keel.toml", "nowhere")),
    "no folder of migrations": Case(
        "MIG001", 2, spoil=lambda root: (root / "migrations" / "sql").rmdir()
    ),
    "folder of migrations is a file": Case(
        "MIG001",
        2,
        {"keel.toml": "[migrations]\nfolder = 'x'\n", "x": ""},
    ),
    "name: one underscore": Case(
        "MIG002", 1, {ONE: GOOD, "migrations/sql/V002_x.sql": GOOD}, says="V###__short_desc.sql"
    ),
    "name: lower case": Case("MIG002", 1, {ONE: GOOD, "migrations/sql/v002__x.sql": GOOD}),
    "name: upper-case ending": Case("MIG002", 1, {ONE: GOOD, "migrations/sql/V002__x.SQL": GOOD}),
    "name: no version": Case("MIG002", 1, {ONE: GOOD, "migrations/sql/x.sql": GOOD}),
    "name: repeatable": Case("MIG002", 1, {ONE: GOOD, "migrations/sql/R__x.sql": GOOD}),
    "name: other layout": Case("MIG002", 1, {"migrations/sql/20260101000000_x.sql": GOOD}),
    "name: newline in it": Case("MIG002", 1, {ONE: GOOD, "migrations/sql/V002__a\nb.sql": GOOD}),
    "version twice": Case("MIG003", 1, {ONE: GOOD, "migrations/sql/V1__again.sql": GOOD}),
    "version twice, 1.0": Case("MIG003", 1, {ONE: GOOD, "migrations/sql/V1_0__again.sql": GOOD}),
    "migration: a folder": Case("MIG004", 1, {ONE: GOOD}, spoil=replace_by_folder(TWO)),
    "migration: a link to itself": Case("MIG004", 1, {ONE: GOOD}, spoil=link(TWO, Path(TWO).name)),
    "migration: a dangling link": Case("MIG004", 1, {ONE: GOOD}, spoil=link(TWO, "nowhere")),
    "migration: a pipe": Case("MIG004", 1, {ONE: GOOD}, spoil=lambda root: os.mkfifo(root / TWO)),
    "not UTF-8": two(b"select '\xe9';\n", "MIG005", 1, "byte 8"),
    "UTF-16": two("select 1;".encode("utf-16"), "MIG005", 1, "UTF-16"),
    "NUL in it": two(b"select 1;\nselect '\0';\n", "MIG005", 2, "NUL"),
    "empty": two("", "MIG006"),
    "only blanks and comments": two("\n-- Purpose: nothing\n\n/* later */\n", "MIG006"),
    "header: misspelt": two(f"-- Purpsoe: x\n{GOOD}", "MIG007", 1, "did you mean `Purpose`?"),
    "header: twice": two(f"-- Purpose: x\n-- Purpose: y\n{GOOD}", "MIG007", 2, "twice"),
    "header: empty field": two(f"-- Spec:\n{GOOD}", "MIG007", 1, "says nothing"),
    "header: no reason": two(f"-- Rollback: irreversible\n{GOOD}", "MIG007", 1, "because"),
    "directive: misspelt": two(
        f"-- keel: no-transactoin\n{GOOD}", "MIG008", 1, "did you mean `no-transaction`?"
    ),
    "directive: too late": two(f"{GOOD}-- keel: no-transaction\n{GOOD}", "MIG008", 2),
    "directive: no reason": two(f"-- keel: allow drop-table\n{GOOD}", "MIG008", 1, "because"),
    "header: missing file": two(f"-- Rollback: undo/U2.sql\n{GOOD}", "MIG009", 1, "undo/U2.sql"),
    "concurrently in a transaction": two(
        "select 1;\n create index concurrently on a (id);", "MIG010", 2, "CREATE INDEX CONCURRENTLY"
    ),
    "commit in the middle": two(f"{GOOD}commit;\n{GOOD}", "MIG011", 2, "COMMIT"),
    "dbmate's way down": two(
        f"-- migrate:up\n{GOOD}\n-- migrate:down transaction:false\ndrop table a;\n",
        "MIG013",
        4,
        "`migrate:down transaction:false`",
    ),
    "goose's way down": two(
        f"-- +goose Up\n{GOOD}-- +goose Down\n-- +goose StatementBegin\ndrop table a;\n"
        "-- +goose StatementEnd\n",
        "MIG013",
        3,
    ),
    "sql-migrate's way down": two(f"{GOOD}-- +migrate Down\ndrop table a;\n", "MIG013", 2),
    "MyBatis's way down": two(f"{GOOD}-- //@UNDO\ndrop table a;\n", "MIG013", 2),
    "stray rollback": Case("MIG012", 1, {ONE: GOOD, "migrations/rollback/U009__x.sql": GOOD}),
    "syntax error": two("select 1;\ncreat table x ();\n", "SQL001", 2, 'at or near "creat"'),
    "unterminated string": two("select 1;\nselect 'x;\n", "SQL002", 2),
    "unterminated dollar quote": two("select 1;\n do $x$ begin end $y$;\n", "SQL002", 2),
    "unterminated comment": two("select 1; /* /* */ select 2;\n", "SQL002", 1),
    "unterminated name": two('select "x;\n', "SQL002", 1),
    "COPY without an end": two("copy a from stdin;\n1\n", "SQL002", 1),
    "psql include": two("\\i other.sql\n", "SQL003", 1, "\\i is a command of psql"),
    "extension that the server lacks": two(
        "create extension plperl;\n", "SBX101", 1, "choose one that has it"
    ),
    "fails in the server": two("select 1;\n  select nope();\n", "SBX101", 2, "nope()"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_malformed_input(case: Case, lay: Lay, keel: Keel) -> None:
    root = lay(case.files)
    case.spoil(root)
    only = ("--only", "format", "--only", "replay")

    text = keel("check", *only, cwd=root)
    assert text.returncode == case.exit_code, text.stdout + text.stderr
    assert "Traceback" not in text.stdout + text.stderr
    assert case.code in text.stdout + text.stderr
    assert case.says in text.stdout + text.stderr
    assert "hunter2" not in text.stdout + text.stderr

    answer = json.loads(keel("check", *only, "--format", "json", cwd=root).stdout)
    assert answer["exit_code"] == case.exit_code
    told = [finding for section in answer.get("sections", []) for finding in section["findings"]]
    told += [answer["error"]] if "error" in answer else []
    codes = [one["code"] for one in told]
    # A text that PostgreSQL's grammar refuses is refused by the server, too.
    assert [code for code in codes if code != "SBX101" or case.code == "SBX101"] == [case.code]
    assert case.line is None or case.line in [one["line"] for one in told]


def test_no_project(tmp_path: Path, keel: Keel) -> None:
    done = keel("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "CFG001" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "--only", "nothing"],
        ["check", "--format", "yaml"],
        ["explain", "XYZ999"],
        ["check", "--project"],
    ],
)
def test_a_slip_on_the_command_line(arguments: list[str], keel: Keel) -> None:
    done = keel(*arguments)
    assert done.returncode == 2
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["--format", "json", "chekc"], "keel"),
        (["chekc", "--format", "json"], "keel"),
        (["apply", "--format=json"], "apply"),
        (["check", "--only", "nothing", "--format", "json"], "check"),
        (["diff", "--json"], "diff"),
        (["release", "--format", "json"], "release"),
    ],
)
def test_a_slip_is_told_to_programs_as_they_asked(
    arguments: list[str], command: str, keel: Keel
) -> None:
    done = keel(*arguments)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert (told["command"], told["status"], told["error"]["code"]) == (command, "error", "CFG011")


def test_help_says_of_each_command_what_it_is_for_on_one_line(keel: Keel) -> None:
    listed = keel("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert len(listed) > 25
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []
