"""The table of lock facts is in order; that it is true is shown in the integration tests."""

import re
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from pgkeel.locks import Fact, Form, LockMode, all_forms, form
from pgkeel.locks import forms as families
from pgkeel.sql import syntax_problem

FORMS = all_forms()


def test_a_fact_holds_from_its_version_on() -> None:
    old = Fact(source="first")
    new = Fact(since=17, source="second")
    one = Form(name="one", sql="select", facts=(old, new))
    assert [one.at(version) for version in (13, 14, 16, 17, 18, 19)] == [
        old,
        old,
        old,
        new,
        new,
        new,
    ]


def test_the_first_fact_stands_in_where_a_server_is_too_old() -> None:
    assert form("add-column-virtual-generated").at(14).since == 18


def test_a_fact_tells_its_modes_and_whether_it_scans() -> None:
    fact = form("add-foreign-key").at(18)
    assert fact.mode("referenced") == LockMode.SHARE_ROW_EXCLUSIVE
    assert fact.mode("sequence") is None
    assert fact.scans
    assert not form("add-foreign-key-not-valid").at(18).scans


def test_names_are_unique_and_every_family_is_in_the_table() -> None:
    found = [
        form.name
        for module in iter_modules(families.__path__, f"{families.__name__}.")
        for form in import_module(module.name).FORMS
    ]
    assert [name for name, count in Counter(found).items() if count > 1] == []
    assert sorted(found) == sorted(form.name for form in FORMS)


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(KeyError):
        form("add-colum")


@pytest.mark.parametrize("one", FORMS, ids=lambda form: form.name)
def test_form(one: Form) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    since = [fact.since for fact in one.facts]
    assert since == sorted(set(since))
    assert syntax_problem(one.sql.encode()) is None, one.sql
    for before, after in zip(one.facts, one.facts[1:], strict=False):
        assert (before.locks, before.reads, before.rewrites, before.builds_index) != (
            after.locks,
            after.reads,
            after.rewrites,
            after.builds_index,
        ), "nothing changes with this version"
    for fact in one.facts:
        roles = [role for role, _ in fact.locks]
        assert len(roles) == len(set(roles))
        # What is read is locked.
        assert set(fact.reads) <= set(roles)
        assert re.fullmatch(r"[a-z-]+: \S.*", fact.source)
