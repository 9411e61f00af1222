"""SQL text to statements with places; the only door to PostgreSQL's parser. Pure."""

from pgkeel.sql.lexer import scan, split
from pgkeel.sql.parser import parse, syntax_problem
from pgkeel.sql.statement import Comment, Item, Statement, SyntaxProblem
from pgkeel.sql.syntax import problems
from pgkeel.sql.text import Buffer, SqlText, find_undecodable
from pgkeel.sql.transactions import TransactionFact, transaction_fact

__all__ = [
    "Buffer",
    "Comment",
    "Item",
    "SqlText",
    "Statement",
    "SyntaxProblem",
    "TransactionFact",
    "find_undecodable",
    "parse",
    "problems",
    "scan",
    "split",
    "syntax_problem",
    "transaction_fact",
]
