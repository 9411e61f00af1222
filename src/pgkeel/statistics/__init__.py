"""How large the tables of an environment are: a file beside its dump, and what writes it."""

from pgkeel.statistics.file import read_statistics, render_statistics
from pgkeel.statistics.model import Statistics, TableStatistics
from pgkeel.statistics.wording import size_phrase

__all__ = ["Statistics", "TableStatistics", "read_statistics", "render_statistics", "size_phrase"]
