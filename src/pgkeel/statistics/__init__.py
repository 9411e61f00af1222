"""How large the tables of an environment are: a file beside its dump, and what writes it."""

from pgkeel.statistics.file import read_statistics, render_statistics
from pgkeel.statistics.model import Statistics, TableStatistics
from pgkeel.statistics.wording import size_phrase
from pgkeel.statistics.workload import Called, Workload, queries_beside, render_workload, workload

__all__ = [
    "Called",
    "Statistics",
    "TableStatistics",
    "Workload",
    "queries_beside",
    "read_statistics",
    "render_statistics",
    "render_workload",
    "size_phrase",
    "workload",
]
