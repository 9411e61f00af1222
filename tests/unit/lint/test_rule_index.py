"""Rules are chosen without being imported."""

import subprocess
import sys

from pgkeel.lint.listed import listed
from pgkeel.lint.registry import all_rules, listed_rules
from pgkeel.lint.rule_index import LISTED

CHOOSE = """
import sys
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.operations.tables import DropColumn
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import listed_rules
dispatch = Dispatch(listed_rules(), Policy())
before = {name for name in sys.modules if ".lint.rules." in name}
asked = {rule.slug for rule, _ in dispatch.everything[DropColumn]}
after = {name for name in sys.modules if ".lint.rules." in name}
print(len(before), "drop-column" in asked, len(after - before) <= len(asked) < 50)
"""


def test_the_index_lists_every_rule_as_it_is() -> None:
    assert listed_rules() is LISTED
    assert tuple(listed(rule) for rule in all_rules()) == LISTED
    assert [one.rule for one in LISTED] == list(all_rules())


def test_only_rules_that_are_asked_are_imported() -> None:
    argv = [sys.executable, "-c", CHOOSE]
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    before, drops, few = done.stdout.split()
    # Those that themselves say whether a policy asks for them.
    assert int(before) == sum(rule.wanted is not None for rule in all_rules())
    assert (drops, few) == ("True", "True")
