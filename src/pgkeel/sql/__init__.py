"""SQL text to statements with places; the only door to PostgreSQL's parser. Pure."""

from pgkeel.sql.lexer import leading_comments, scan, split
from pgkeel.sql.parser import Tree, parse, parse_located, syntax_problem, without_constants
from pgkeel.sql.plpgsql import Body, Embedded, Guard, read_body
from pgkeel.sql.statement import Comment, Item, Statement, SyntaxProblem
from pgkeel.sql.syntax import problems
from pgkeel.sql.text import Buffer, SqlText, find_undecodable
from pgkeel.sql.tokens import Token, tokens
from pgkeel.sql.transactions import (
    BEGINS,
    TransactionFact,
    is_wrapped,
    transaction_fact,
    tree_fact,
)
from pgkeel.sql.trees import Parsed, parsed, with_room

__all__ = [
    "BEGINS",
    "Body",
    "Buffer",
    "Comment",
    "Embedded",
    "Guard",
    "Item",
    "Parsed",
    "SqlText",
    "Statement",
    "SyntaxProblem",
    "Token",
    "TransactionFact",
    "Tree",
    "find_undecodable",
    "is_wrapped",
    "leading_comments",
    "parse",
    "parse_located",
    "parsed",
    "problems",
    "read_body",
    "scan",
    "split",
    "syntax_problem",
    "tokens",
    "transaction_fact",
    "tree_fact",
    "with_room",
    "without_constants",
]
