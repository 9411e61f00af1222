"""ALTER TABLE that copies the table: its persistence, tablespace or access method."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Other
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule

_WORDS = {
    "set-logged": "SET LOGGED",
    "set-unlogged": "SET UNLOGGED",
    "set-tablespace": "SET TABLESPACE",
    "set-access-method": "SET ACCESS METHOD",
}


def _check(op: ChangeTable | Other, at: At) -> Found | None:
    if isinstance(op, Other):
        if op.kind != "AlterTableMoveAllStmt":
            return None
        return Found("copies every table of the tablespace, each one locked meanwhile")
    effect = at.effect(*_WORDS)
    if effect is None:
        return None
    known = at.schema.tables.get(op.table)
    if known and known.partitioned:
        # It has no rows of its own: this is for partitions that are made later.
        return None
    return Found(f"{_WORDS[effect.form]} copies {op.table} while it is locked", table=op.table)


RULE = Rule(
    code="LNT123",
    slug="move-table",
    family="tables",
    level="error",
    summary="a table is copied to be stored in another way",
    why="SET LOGGED, SET UNLOGGED, SET TABLESPACE and SET ACCESS METHOD write the whole table "
    "elsewhere under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile, and it takes twice "
    "the disk. An unlogged table is empty after a crash, and on every replica.",
    instead="Make a new table that is stored as wanted, copy the rows in batches, and swap the "
    "names; or use pg_repack, which moves a table while it is used.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans set unlogged;
--                       ^
""",
    good="""\
create unlogged table if not exists private.scratch (id bigint primary key, note text);
""",
    on=(ChangeTable, Other),
    check=_check,
    words=("tablespace", "logged", "access"),
    sized=True,
)
