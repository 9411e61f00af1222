"""keel.toml: strict, and every error says where and what was expected."""

from pathlib import Path

import pytest

from pgkeel.config import find_project, read_project
from pgkeel.errors import KeelError

# (text of keel.toml, code, words in the message or hint, line)
BAD = {
    "not toml": ("[project\n", "CFG003", "", 1),
    "no quotes": ("[project]\nname = bookshop\n", "CFG003", "", 2),
    "twice": ('[project]\nname = "a"\nname = "b"\n', "CFG003", "", 3),
    "cut off": ('[project]\nname = "a', "CFG003", "", 2),
    "unknown table": ("[migration]\n", "CFG004", "did you mean `migrations`?", 1),
    "unknown key": ('[project]\npresset = "plain"\n', "CFG004", "did you mean `preset`?", 2),
    "nothing near": ("[project]\nzzz = 1\n", "CFG004", "known keys here: name, preset", 2),
    "unknown environment key": (
        '[environments.prod]\nurl = "env:P"\nulr = 1\n',
        "CFG004",
        "did you mean `url`?",
        3,
    ),
    "wrong type": (
        "[migrations]\nfolder = 3\n",
        "CFG005",
        "`migrations.folder`: expected a string",
        2,
    ),
    "empty text": ('[project]\nname = ""\n', "CFG005", "`project.name`", 2),
    "unknown preset": ('[project]\npreset = "sup"\n', "CFG005", 'expected "plain", "supabase"', 2),
    "unknown server": ('[sandbox]\nserver = "9.6"\n', "CFG005", '"auto"', 2),
    "table as value": ('project = "x"\n', "CFG005", "`project`", 1),
    "environments as value": ("environments = 3\n", "CFG005", "[environments.prod]", 1),
    "environment as value": ("[environments]\nprod = 3\n", "CFG005", "`environments.prod`", 2),
    "no url": ("[environments.prod]\n", "CFG005", "missing required field `url`", 1),
    "empty env": ('[environments.p]\nurl = "env:"\n', "CFG005", "env:NAME", 2),
    "no url at all": ('[environments.p]\nurl = "prod"\n', "CFG005", "env:NAME", 2),
    "path outside": ('[migrations]\nfolder = "../x"\n', "CFG006", "inside the project", 2),
    "absolute path": ('[migrations]\nsum = "/etc/x"\n', "CFG006", "inside the project", 2),
    "no pattern": ('[lint.names]\ntable = "("\n', "CFG005", "is no regular expression", 2),
    "unknown word": (
        '[lint.names]\nindex = "{tables}_x"\n',
        "CFG005",
        "{tables} stands for nothing; expected {table}, {columns}, {references}",
        2,
    ),
    "unknown kind": ('[lint.names]\ntabel = "x"\n', "CFG004", "did you mean `table`?", 2),
    "uncommented kind": (
        '[lint]\ncomments = ["tables"]\n',
        "CFG005",
        '`lint.comments`: invalid enum value \'tables\'; expected "column", "function", "schema"',
        2,
    ),
    "remote password": (
        '[environments.prod]\nurl = "postgresql://u:hunter2@db.example.com/x"\n',
        "CFG007",
        "spells out the password",
        2,
    ),
    "merged is whatever is here": (
        '[git]\nbase = "HEAD~1"\n',
        "CFG005",
        "`git.base`: 'HEAD~1' is whatever is checked out",
        2,
    ),
    "remote password, keywords": (
        '[environments.p]\nurl = "host=db.example.com password=hunter2"\n',
        "CFG007",
        "spells out the password",
        2,
    ),
}


@pytest.mark.parametrize(("text", "code", "words", "line"), BAD.values(), ids=BAD.keys())
def test_a_wrong_setting_is_one_placed_error(
    tmp_path: Path, text: str, code: str, words: str, line: int
) -> None:
    (tmp_path / "keel.toml").write_text(text)
    with pytest.raises(KeelError) as raised:
        read_project(tmp_path)
    error = raised.value
    assert error.code.code == code
    assert error.place is not None
    assert error.place.path == tmp_path / "keel.toml"
    assert error.place.line == line
    assert words in f"{error.message} {error.hint}"
    assert "hunter2" not in f"{error} {error!r} {error.hint} {error.detail} {error.place}"


def test_an_empty_file_is_a_project_with_defaults(tmp_path: Path) -> None:
    (tmp_path / "keel.toml").write_text("")
    project = read_project(tmp_path)
    assert project.name == tmp_path.name
    assert project.folder == tmp_path / "migrations/sql"
    assert project.rollback == tmp_path / "migrations/rollback"
    assert project.sum_file == tmp_path / "migrations/keel.sum"
    assert project.settings.project.preset == "plain"
    assert project.settings.sandbox.server == "auto"


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "keel.toml").write_text(
        """
[project]
name = "shop"
preset = "supabase"
expose = "legacy"
[migrations]
folder = "db/sql"
rollback = "db/undo"
sum = "db/keel.sum"
layout = "supabase"
[git]
base = "origin/trunk"
[sandbox]
server = "17"
url = "env:TEST_URL"
[environments.prod]
url = "env:PROD_URL"
[environments.local]
url = "postgresql://me:pw@localhost/shop"
"""
    )
    project = read_project(tmp_path)
    settings = project.settings
    assert (project.name, settings.project.preset, settings.project.expose) == (
        "shop",
        "supabase",
        "legacy",
    )
    assert project.folder == tmp_path / "db/sql"
    assert settings.migrations.layout == "supabase"
    assert settings.git.base == "origin/trunk"
    assert settings.sandbox.server == "17"
    assert settings.sandbox.url is not None
    assert set(settings.environments) == {"prod", "local"}
    url = settings.environments["prod"].url.resolve({"PROD_URL": "postgresql://u:pw@h/d"})
    assert url is not None
    assert url.reveal() == "postgresql://u:pw@h/d"
    assert settings.environments["prod"].url.resolve({}) is None
    assert "pw" not in repr(settings) + str(url) + repr(url)


def test_the_project_is_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "keel.toml").write_text("")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_project(below) == tmp_path


def test_no_project_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeelError) as raised:
        find_project(tmp_path)
    assert raised.value.code.code == "CFG001"
