"""Which jobs go to the server in one request, with others: those that are done in a moment. Pure.

Everything else goes statement by statement, so that who watches sees which one takes long.
"""

import re

from pgkeel.runner.job import Job

_LONGEST = 1 << 16
_MOST = 100
# What writes to catalogs alone. Whether it is made from a query is looked at apart.
_MOMENTARY = re.compile(
    r"""
    comment\s+on\b | grant\b | revoke\b
    | create\s+(?:or\s+replace\s+)?
      (?:(?:unlogged\s+)?table|type|domain|sequence|schema|(?:recursive\s+)?view|function|procedure
        |trigger|policy)\b
    | alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?[\w."]+\s+
      (?:(?:enable|disable|(?:no\s+)?force)\s+row\s+level\s+security|owner\s+to\s+[\w."]+
        |rename\s.*)\s*\Z
    | alter\s+(?:function|procedure|policy|default\s+privileges)\b
    | drop\s+(?:function|procedure|view|policy|trigger|type|domain)\b
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FROM_QUERY = re.compile(
    r"\bas\s*\(?\s*(?:(?:select|with|values|table|execute)\b|--|/\*)", re.IGNORECASE
)
_TABLE = re.compile(r"create\s+(?:unlogged\s+)?table\b", re.IGNORECASE)
# Temporary ones belong to the session, bounds of partitions are evaluated, and a trigger may be one
# of the ledger.
_DOES_MORE = re.compile(rb"pg_temp|\bpartition\b|\btrigger\b", re.IGNORECASE)
_SETS = re.compile(
    rb"set_config|(?:^|;|\bas\b|\$)\s*(?:set|do|call|select)\b", re.IGNORECASE | re.MULTILINE
)
_GIVES_UP_LOCKS = re.compile(rb"\bdiscard\b|advisory", re.IGNORECASE)
_LOOK_FOR = 4 << 20


def is_quick(job: Job) -> bool:
    """Whether all statements of ``job`` are known to be done in a moment, once they have locks.

    None of them gives rows, sets anything for the statements after it, or has data below it.
    """
    if job.no_transaction or job.backups or job.verify is not None:
        return False
    if not 0 < len(job.statements) <= _MOST:
        return False
    if job.statements[-1].end - job.statements[0].start > _LONGEST:
        return False
    return all(
        one.kind == "sql" and _is_momentary(job.sql(number))
        for number, one in enumerate(job.statements, start=1)
    )


def _is_momentary(sql: str) -> bool:
    if not _MOMENTARY.match(sql):
        return False
    return not (_TABLE.match(sql) and _FROM_QUERY.search(sql))


def goes_together(job: Job) -> bool:
    """Whether ``job`` can be one of several that are one request."""
    return is_quick(job) and not _names_locks(job)


def is_calm(job: Job) -> bool:
    """Whether a quick ``job`` by itself evaluates nothing and leaves nothing to its session."""
    return _DOES_MORE.search(job.text.buffer) is None


def may_set(job: Job) -> bool:
    """Whether ``job`` may change any setting of the session."""
    return _SETS.search(job.text.buffer, 0, _LOOK_FOR) is not None


def gives_up_locks(job: Job) -> bool:
    """Whether ``job`` may give up the locks of its session, of which one is ours.

    Also by a function that it calls: whatever may set anything may do that.
    """
    return _names_locks(job) or may_set(job)


def _names_locks(job: Job) -> bool:
    return _GIVES_UP_LOCKS.search(job.text.buffer, 0, _LOOK_FOR) is not None
