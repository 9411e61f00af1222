"""Puts a statement into a DO block that decides whether it runs; for fixes."""

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guarding import CONDITIONS
from pgkeel.lint.mending import Edit, Mended


def in_block(where: StatementAt, at: At, test: str | None, sqlstate: str) -> Mended | None:
    """Return the edits that let it run only where ``test`` holds; without one they catch.

    ``None`` for one of several commands: a test speaks of one of them only.
    """
    if where.embedded or not _is_single(where):
        return None
    sql = at.file.text.buffer[where.start : where.end].rstrip(b"; \t\r\n")
    end = where.start + len(sql)
    tag = _tag(bytes(sql))
    if test:
        # What a name holds must not end the block.
        tag = _tag(bytes(sql) + test.encode())
        head, tail = f"do {tag} begin\n  if {test} then\n    ", f";\n  end if;\nend {tag}"
    else:
        condition = CONDITIONS[sqlstate]
        head = f"do {tag} begin\n  "
        tail = f";\nexception when {condition} then null;\nend {tag}"
    if sql[:6].isupper():
        head, tail = _raised(head, test, tag), _raised(tail, None, tag)
    return Mended((Edit(where.start, where.start, head), Edit(end, end, tail)))


def settled_index(where: StatementAt, name: str, test_name: str) -> Edit:
    """Return what goes above CREATE INDEX CONCURRENTLY: a failed try leaves an invalid index."""
    literal = "'" + test_name.replace("'", "''") + "'"
    tag = _tag((name + literal).encode())
    block = (
        f"do {tag} begin\n"
        f"  if exists (select from pg_index where indexrelid = to_regclass({literal})\n"
        f"             and not indisvalid) then\n"
        f"    drop index {name};\n"
        f"  end if;\n"
        f"end {tag};\n"
    )
    return Edit(where.start, where.start, block)


def _is_single(where: StatementAt) -> bool:
    commands = (where.tree or {}).get("AlterTableStmt", {}).get("cmds", ())
    return where.tree is not None and len(commands) < 2


def _tag(sql: bytes) -> str:
    tags = (f"$keel{number or ''}$" for number in range(1 + sql.count(b"$keel")))
    return next(tag for tag in tags if tag.encode() not in sql)


def _raised(text: str, test: str | None, tag: str) -> str:
    """Return the keywords in capitals, as the statement has them, and all else as it is."""
    parts = text.split(test) if test else [text]
    raised = (tag.join(piece.upper() for piece in part.split(tag)) for part in parts)
    return (test or "").join(raised)
