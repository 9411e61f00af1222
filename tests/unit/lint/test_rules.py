"""Every rule's own samples: ``bad`` gives exactly its finding, ``good`` no error of any rule."""

import re

import pytest

from linting import HEADER, carets, lint_sample, told
from pgkeel.lint.registry import all_rules
from pgkeel.lint.results import TOLD_BY_FORMAT
from pgkeel.lint.rule import Rule
from pgkeel.lint.slugs import slugs

RULES = all_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_bad(rule: Rule) -> None:
    found = lint_sample(rule, rule.bad, header=True)
    own = [one for one in found if one.code.slug == rule.slug]
    others = [one for one in found if one.code.slug not in (rule.slug, *rule.also)]
    shift = 0 if rule.family == "header" else HEADER.count("\n")
    expected = [(line + shift, column) for line, column in carets(rule.bad)]
    places = [(one.place.line, one.place.column) for one in own if one.place]
    assert expected, "`bad` needs a caret below the place"
    assert places == expected, told(found)
    assert {one.severity for one in own} == {"error" if rule.level == "off" else rule.level}
    assert [one for one in others if one.severity != "info"] == [], told(others)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_good(rule: Rule) -> None:
    found = lint_sample(rule, rule.good, header=True)
    bad = [one for one in found if one.severity == "error" or one.code.slug == rule.slug]
    assert bad == [], told(bad)


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"LNT\d{3}", code) for code in codes)


def test_slugs_are_the_names_of_the_modules() -> None:
    assert {rule.slug for rule in RULES} == slugs()


def test_summaries_are_short() -> None:
    long = [rule for rule in RULES if len(rule.summary) > 70 or rule.summary.endswith(".")]
    assert [rule.slug for rule in long] == []


def test_what_stage_format_tells_is_listed() -> None:
    twice = {rule.code for rule in RULES if rule.in_format}
    assert twice == {code for code in TOLD_BY_FORMAT if code.startswith("LNT")}
