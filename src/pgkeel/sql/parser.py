"""The parser seam: PostgreSQL's own grammar through libpg_query, which the postgast wheel bundles.

Its C library is taken directly: importing the package costs ten times as much as loading that.
"""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from pgkeel.sql.stack import run_on_stack
from pgkeel.sql.statement import SyntaxProblem

if TYPE_CHECKING:
    import ctypes

Tree = dict[str, Any]

Located = tuple[int, int, Tree]
"""The first byte of a statement, the byte after its last, its tree."""

_decode = msgspec.json.Decoder().decode

_LIBRARIES = {"darwin": "libpg_query.dylib", "win32": "pg_query.dll"}


# A chain such as 1+1+… nests once for two bytes. Writing the tree of it as JSON was measured to
# take 66 bytes of stack for each byte of SQL; brackets, of which the grammar takes 10,000, 256.
_NEEDS_NO_STACK = 1 << 10
_LEAST_STACK = 8 << 20
ROOM_FOR_A_BYTE = 128
LONGEST_TREE = 1 << 20


def syntax_problem(sql: bytes) -> SyntaxProblem | None:
    """Return the first thing PostgreSQL 18's grammar refuses in ``sql``, at its byte offset."""
    library = _library()
    result = library.pg_query_split_with_parser(sql)
    try:
        return _problem(sql, result)
    finally:
        library.pg_query_free_split_result(result)


def parse(sql: bytes) -> list[Tree] | SyntaxProblem:
    """Return the parse tree of each statement in ``sql``, or why there is none.

    That may be an error, or that a correct text is longer or nested deeper than can be read here.
    """
    if len(sql) > LONGEST_TREE:
        return SyntaxProblem(0, f"{len(sql)} bytes are too long to be read as a tree")
    try:
        if len(sql) <= _NEEDS_NO_STACK:
            return _parse(sql)
        return run_on_stack(_LEAST_STACK + ROOM_FOR_A_BYTE * len(sql), lambda: _parse(sql))
    except RecursionError:
        return SyntaxProblem(0, "this is nested too deeply to be read as a tree")


def _parse(sql: bytes) -> list[Tree] | SyntaxProblem:
    try:
        return [found["stmt"] for found in _trees(sql) if "stmt" in found]
    except _Refused as refused:
        return refused.problem


class _Refused(Exception):  # noqa: N818 -- it never leaves this module
    def __init__(self, problem: SyntaxProblem) -> None:
        self.problem = problem


def _trees(sql: bytes) -> list[Tree]:
    library = _library()
    result = library.pg_query_parse(sql)
    try:
        problem = _problem(sql, result)
        if problem:
            raise _Refused(problem)
        trees: list[Tree] = _decode(result.parse_tree)["stmts"]
    finally:
        library.pg_query_free_parse_result(result)
    return trees


def parse_located(sql: bytes) -> list[Located] | SyntaxProblem:
    """Return each statement of ``sql`` with its first byte, its end, and its tree.

    For bulk work: the caller sees to a stack of ``ROOM_FOR_A_BYTE`` times the length of ``sql``.
    """
    try:
        return [
            (
                found.get("stmt_location", 0),
                found.get("stmt_location", 0) + found.get("stmt_len", len(sql)),
                found["stmt"],
            )
            for found in _trees(sql)
            if "stmt" in found
        ]
    except RecursionError:
        return SyntaxProblem(0, "this is nested too deeply to be read as a tree")
    except _Refused as refused:
        return refused.problem


def without_constants(sql: bytes) -> bytes | None:
    """Return ``sql`` with a parameter in place of each constant, ``None`` where it is no SQL.

    As pg_stat_statements writes queries; parameters that stand there stay, comments too.
    """
    library = _library()
    result = library.pg_query_normalize(sql)
    try:
        return None if result.error else bytes(result.normalized_query)
    finally:
        library.pg_query_free_normalize_result(result)


def _problem(sql: bytes, result: Any) -> SyntaxProblem | None:
    if not result.error:
        return None
    error = result.error.contents
    message = error.message.decode(errors="replace") if error.message else "syntax error"
    # It counts characters from 1, as the server does in its reports.
    before = sql.decode(errors="replace")[: max(0, error.cursorpos - 1)]
    return SyntaxProblem(min(len(before.encode()), len(sql)), message)


@cache
def _library() -> "ctypes.CDLL":
    import ctypes  # noqa: PLC0415 -- only a text that needs parsing pays for it

    class Error(ctypes.Structure):
        _fields_ = (
            ("message", ctypes.c_char_p),
            ("funcname", ctypes.c_char_p),
            ("filename", ctypes.c_char_p),
            ("lineno", ctypes.c_int),
            ("cursorpos", ctypes.c_int),
            ("context", ctypes.c_char_p),
        )

    class ParseResult(ctypes.Structure):
        _fields_ = (
            ("parse_tree", ctypes.c_char_p),
            ("stderr_buffer", ctypes.c_char_p),
            ("error", ctypes.POINTER(Error)),
        )

    class SplitResult(ctypes.Structure):
        _fields_ = (
            ("stmts", ctypes.c_void_p),
            ("n_stmts", ctypes.c_int),
            ("stderr_buffer", ctypes.c_char_p),
            ("error", ctypes.POINTER(Error)),
        )

    class NormalizeResult(ctypes.Structure):
        _fields_ = (
            ("normalized_query", ctypes.c_char_p),
            ("error", ctypes.POINTER(Error)),
        )

    library = ctypes.CDLL(str(_library_path()))
    for name, free, result in (
        ("pg_query_parse", "pg_query_free_parse_result", ParseResult),
        ("pg_query_split_with_parser", "pg_query_free_split_result", SplitResult),
        ("pg_query_normalize", "pg_query_free_normalize_result", NormalizeResult),
    ):
        getattr(library, name).argtypes = [ctypes.c_char_p]
        getattr(library, name).restype = result
        getattr(library, free).argtypes = [result]
        getattr(library, free).restype = None
    return library


def _library_path() -> Path:
    spec = find_spec("postgast")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("postgast is not installed")
    name = _LIBRARIES.get(sys.platform, "libpg_query.so")
    return Path(spec.submodule_search_locations[0]) / name
