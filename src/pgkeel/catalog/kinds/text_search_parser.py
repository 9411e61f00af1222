"""Text-search parsers, which cut a text into tokens."""

from pgkeel.catalog.text_search import kind_of_functions

KIND = kind_of_functions(
    "parser",
    "pg_ts_parser",
    "prs",
    {
        "start": "start",
        "gettoken": "token",
        "end": "end",
        "headline": "headline",
        "lextypes": "lextype",
    },
)
