"""What is done to each tool, and what of it is looked at afterwards."""

import os
import queue
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from functools import partial

import psycopg
from fault_case import Case, Drill, Texts, ended, holding
from peers import OUTSIDE

MADE = {"m1": {"m1"}, "m2": {"m2a", "m2b"}, "m3": {"m3"}}
PLAIN = {
    "m1": "create table m1 (id int);\n",
    "m2": "create table m2a (id int);\ncreate table m2b (id int);\n",
    "m3": "create table m3 (id int);\n",
}
_PAUSE = "select pg_sleep(coalesce(current_setting('drill.pause', true), '0')::float);\n"
SLOW = {**PLAIN, "m2": f"create table m2a (id int);\n{_PAUSE}create table m2b (id int);\n"}
INDEXED = {"m1": {"m1"}, "m2": {"m2i"}, "m3": {"m3"}}
FIRST = {"m1": "create table m1 (id int);\ninsert into m1 values (1), (1);\n"}
_SLEEPS = "query like '%pg_sleep%' and state = 'active'"
_NO_FORM = "no form"


def _index(how: str) -> Texts:
    text = f"{OUTSIDE}create {how} m2i on m1 (id);\n"
    return {**FIRST, "m2": text, "m3": PLAIN["m3"]}


def killed_between(case: Case) -> str:
    """Kill it when it sends the second statement: whole files it has not sent by then."""
    case.lay_out(PLAIN)
    running: queue.Queue[subprocess.Popen[bytes]] = queue.Queue()
    case.door.before("m2b", lambda: case.kill(running.get()))
    process = case.start()
    running.put(process)
    ended(process)
    return _again(case, MADE)


def _in_the_middle(case: Case, strike: Callable[[Case, int], None]) -> str:
    """Do something while the second statement of three runs, then run it again."""
    case.lay_out(SLOW)
    case.do("alter database drill set drill.pause = '3'")
    process = case.start()
    pid = case.waits_for(_SLEEPS)
    if pid:
        if strike is _kill_client:
            case.kill(process)
        else:
            strike(case, pid)
    code = ended(process)
    case.do_patiently("alter database drill reset drill.pause")
    if strike is not _kill_client:
        case.note(f"{'hangs' if code is None else f'exit {code}'}, {case.said()}")
    return _again(case, MADE)


def _kill_client(_: Case, __: int) -> None:
    """Stand for the client itself, which has no number at the server."""


def _crash(_: Case, pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def _terminate(case: Case, pid: int) -> None:
    case.ask(f"select pg_terminate_backend({pid})")


def _cut(case: Case, _: int) -> None:
    case.door.cut_all()


def cut_at_commit(case: Case) -> str:
    """Cut the connection just after COMMIT of the second was sent: it comes, and nobody says so."""
    case.lay_out(PLAIN)
    case.door.cut_after(r"m2b.*?(\bcommit\b|into supabase_migrations|migrate:down)")
    code = case.run()
    case.note(f"{'hangs' if code is None else f'exit {code}'}, {case.said()}")
    return _again(case, MADE)


def _again(case: Case, made: Mapping[str, set[str]]) -> str:
    case.door.forget()
    return case.finish(made)


def killed_in_concurrently(case: Case) -> str:
    """Kill it while CREATE INDEX CONCURRENTLY waits for somebody else's snapshot."""
    if not case.tool.has_outside:
        return _NO_FORM
    case.lay_out(FIRST)
    case.run()
    case.lay_out(_index("index concurrently"))
    with holding(case, "begin isolation level repeatable read; select 1"):
        process = case.start()
        case.waits_for("query ~* 'create index concurrently' and wait_event_type = 'Lock'")
        case.kill(process)
    return _again(case, INDEXED)


def failed_concurrently(case: Case) -> str:
    """Let a unique index fail by duplicates, run again, take the duplicates away, run again."""
    if not case.tool.has_outside:
        return _NO_FORM
    case.lay_out(FIRST)
    case.run()
    case.lay_out(_index("unique index concurrently if not exists"))
    for _ in range(2):
        code = case.run()
        case.note(f"exit {code}, {case.said() if code else 'nothing said'}")
    case.do("delete from m1")
    return _again(case, INDEXED)


def failed_outside(case: Case) -> str:
    """Let the third statement outside a transaction fail, mend it, run again."""
    if not case.tool.has_outside:
        return _NO_FORM
    text = OUTSIDE + PLAIN["m2"]
    case.lay_out({**PLAIN, "m2": f"{text}select 1 / 0;\n"})
    code = case.run()
    case.note(f"exit {code}, {case.said()}")
    case.lay_out({**PLAIN, "m2": text})
    return _again(case, MADE)


def timed_out(case: Case) -> str:
    """Have the server end the second statement by statement_timeout."""
    texts = {**SLOW, "m2": f"set statement_timeout = '500ms';\n{SLOW['m2']}"}
    case.lay_out(texts)
    case.do("alter database drill set drill.pause = '3'")
    code = case.run()
    case.note(f"exit {code}, {case.said()}")
    case.do("alter database drill reset drill.pause")
    return _again(case, MADE)


def two_at_once(case: Case, texts: Texts, made: Mapping[str, set[str]]) -> str:
    """Run it twice at the same time: both are to say that all is well."""
    if OUTSIDE in texts["m2"] and not case.tool.has_outside:
        return _NO_FORM
    case.lay_out(texts)
    case.do("alter database drill set drill.pause = '2'")
    both = [case.start() for _ in range(2)]
    codes = [ended(one) for one in both]
    case.note(f"exit {codes[0]} and {codes[1]}")
    for back, code in zip((2, 1), codes, strict=True):
        if code:
            case.note(case.said(back))
    case.do("alter database drill reset drill.pause")
    word = _again(case, made)
    return "one fails" if word == "survived" and codes != [0, 0] else word


def locked_out(case: Case) -> str:
    """Alter a table behind a long reader, and see whether other readers wait with it."""
    made = {"m1": {"m1"}, "m2": {"m2a"}}
    case.lay_out({"m1": PLAIN["m1"]})
    case.run()
    text = "alter table m1 add column more int;\ncreate table m2a (id int);\n"
    case.lay_out({"m1": PLAIN["m1"], "m2": text})
    with holding(case, "select from m1"):
        process = case.start()
        case.waits_for("wait_event_type = 'Lock'")
        time.sleep(0.5)
        waited = _waits(case)
        case.note(f"another reader waits {waited:.1f} s" if waited < 12 else "another reader waits")
    code = ended(process)
    case.note(f"exit {code}")
    word = _again(case, made)
    return "readers wait" if word == "survived" and waited >= 12 else word


def _waits(case: Case) -> float:
    """Return for how long a new reader of m1 waits, twelve seconds at most."""
    began = time.monotonic()
    with psycopg.connect(case.url, autocommit=True) as connection:
        connection.execute(b"set statement_timeout = '12s'")
        try:
            connection.execute(b"select count(*) from m1")
        except psycopg.errors.QueryCanceled:
            return 12.0
    return time.monotonic() - began


def own_commit(case: Case) -> str:
    """Give it a file that commits by itself and fails afterwards; mend it, run again."""
    case.lay_out({**PLAIN, "m2": "begin;\ncreate table m2a (id int);\ncommit;\nselect 1 / 0;\n"})
    code = case.run()
    case.note(f"exit {code}, {case.said()}")
    case.lay_out(PLAIN)
    return _again(case, MADE)


def nul(case: Case) -> str:
    """Put a NUL byte into a file, where client libraries end the text; take it out, run again."""
    case.lay_out({**PLAIN, "m2": PLAIN["m2"].replace("\n", " -- \0\n", 1)})
    code = case.run()
    case.note(f"exit {code}, {case.said() if code else 'nothing said'}")
    if code == 0:
        word = case.judged(MADE)
        return "unapplied" if word == "stuck" else word
    case.lay_out(PLAIN)
    return _again(case, MADE)


def edited(case: Case) -> str:
    """Edit a file after it was applied."""
    case.lay_out(PLAIN)
    case.run()
    case.lay_out({**PLAIN, "m2": PLAIN["m2"].replace("int", "bigint", 1)})
    code = case.run()
    case.note(f"exit {code}, {case.said() if code else 'nothing said'}")
    return "unnoticed" if code == 0 else "survived"


def ledger_dropped(case: Case) -> str:
    """Drop the history: what was applied must not be applied once more."""
    text = "create table if not exists m1 (id int);\ninsert into m1 values (1);\n"
    case.lay_out({"m1": text})
    case.run()
    schema, _, _ = case.tool.history.partition(".")
    dropped = f"table {case.tool.history}" if schema == "public" else f"schema {schema}"
    case.do(f"drop {dropped} cascade")
    code = case.run()
    rows = case.ask("select count(*) from m1")[0][0]
    case.note(f"exit {code}, {case.said() if code else 'nothing said'}; m1 has {rows} rows")
    return "survived" if rows == 1 and code != 0 else "applied twice"


DRILLS: Mapping[str, Drill] = {
    "kill -9 between two statements": killed_between,
    "kill -9 inside a statement": partial(_in_the_middle, strike=_kill_client),
    "kill -9 inside CREATE INDEX CONCURRENTLY": killed_in_concurrently,
    "connection cut inside a statement": partial(_in_the_middle, strike=_cut),
    "connection cut at COMMIT": cut_at_commit,
    "server killed inside a statement": partial(_in_the_middle, strike=_crash),
    "session ended by an administrator": partial(_in_the_middle, strike=_terminate),
    "statement timeout": timed_out,
    "two at once": partial(two_at_once, texts=SLOW, made=MADE),
    "two at once, CONCURRENTLY": partial(
        two_at_once,
        texts={**_index("index concurrently"), "m1": FIRST["m1"] + _PAUSE},
        made=INDEXED,
    ),
    "lock held by somebody else": locked_out,
    "failed CREATE UNIQUE INDEX CONCURRENTLY": failed_concurrently,
    "third statement fails outside a transaction": failed_outside,
    "COMMIT in the file, then a failure": own_commit,
    "NUL byte in the file": nul,
    "applied file edited": edited,
    "history dropped": ledger_dropped,
}
