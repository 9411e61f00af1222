"""Text-search templates, which dictionaries are made from."""

from pgkeel.catalog.text_search import kind_of_functions

KIND = kind_of_functions("template", "pg_ts_template", "tmpl", {"init": "init", "lexize": "lexize"})
