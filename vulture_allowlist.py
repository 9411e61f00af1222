"""Names that are used where vulture cannot see it, each with the reason."""

import pgkeel
from conftest import (
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_terminal_summary,
)
from pgkeel.cli.main import keel
from pgkeel.config import Names
from pgkeel.pytest_plugin import keel_database
from pgkeel.statistics import TableStatistics

keel.get_command  # click calls it
keel_database  # tests of users ask for it
pgkeel.__getattr__  # Python calls it
pytest_addoption  # pytest calls it
pytest_collection_modifyitems  # pytest calls it
pytest_terminal_summary  # pytest calls it
TableStatistics.index_bytes  # in the file, for whoever reads it
# Rules ask for the pattern of a kind by its name.
Names.exclusion
Names.foreign_key
Names.primary_key
