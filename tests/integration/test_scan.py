"""``keel scan`` and its stage, as processes on real files."""

import gzip
import json

import pytest

from driver import Keel, Lay

KEY = "AKIA" + "Q3E5ZK7WX2MB4RTP"
MAIL = "marta.lindqvist" + "@gmail.com"
ROW = f"insert into people values (1, '{MAIL}');\n"


def test_place_and_kind_but_never_the_value(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "data/sample/a.sql": f"-- ok\n-- é {KEY}\n{ROW}"})
    for form in ("text", "json", "sarif", "gitlab", "github", "junit"):
        done = keel("scan", "--format", form, cwd=root)
        assert done.returncode == 1, done.stderr
        assert KEY not in done.stdout
        assert KEY[4:] not in done.stdout + done.stderr
        assert MAIL not in done.stdout
        assert "DAT101" in done.stdout
        assert "DAT109" in done.stdout
    found = json.loads(keel("scan", "--format", "json", cwd=root).stdout)["sections"][0]["findings"]
    places = [(one["line"], one["column"]) for one in found]
    assert places == [(2, 6), (3, 32)]
    assert found[0]["rule"] == "cloud-key"


@pytest.mark.parametrize(
    "path",
    [
        "data/sample/x/y.csv",
        "data/sample_data/a.json",
        "migrations/sql/V001__a.sql",
        "migrations/rollback/U001__a.sql",
        "schema/current/prod.schema.sql",
        "data/sample/.env",
    ],
)
def test_everything_with_data_or_schema_is_scanned(keel: Keel, lay: Lay, path: str) -> None:
    root = lay({"keel.toml": "", path: f"-- {KEY}\n"})
    done = keel("scan", cwd=root)
    assert done.returncode == 1
    assert path in done.stdout


def test_a_comment_with_a_reason_silences(keel: Keel, lay: Lay) -> None:
    allow = "-- keel-scan: allow email because it is the shop's own\n"
    root = lay({"keel.toml": "", "data/sample/a.sql": allow + ROW})
    assert keel("scan", cwd=root).returncode == 0
    (root / "data/sample/a.sql").write_text(allow + "\n" + ROW)
    assert keel("scan", cwd=root).returncode == 1
    (root / "data/sample/a.sql").write_text(allow.replace("email", "phone") + ROW)
    assert keel("scan", cwd=root).returncode == 1
    for bad in (allow.split(" because", maxsplit=1)[0] + "\n", allow.replace("email", "e-post")):
        (root / "data/sample/a.sql").write_text(bad + ROW)
        done = keel("scan", cwd=root)
        assert done.returncode == 1
        assert "DAT123" in done.stdout
        assert "DAT109" in done.stdout


def test_the_baseline_holds_what_was_judged(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "data/sample/a.sql": ROW})
    assert keel("scan", "--baseline", cwd=root).returncode == 0
    text = (root / "data/scan-baseline.txt").read_text()
    assert MAIL not in text
    assert "email data/sample/a.sql" in text
    # The same elsewhere in the file is known, in another file it is not.
    (root / "data/sample/a.sql").write_text("\n\n" + ROW)
    done = keel("scan", cwd=root)
    assert done.returncode == 0
    assert "1 finding in the baseline" in done.stdout
    (root / "data/sample/b.sql").write_text(ROW)
    assert keel("scan", cwd=root).returncode == 1
    keel("scan", "--baseline", cwd=root)
    first = (root / "data/scan-baseline.txt").read_bytes()
    keel("scan", "--baseline", cwd=root)
    assert (root / "data/scan-baseline.txt").read_bytes() == first
    (root / "data/scan-baseline.txt").write_text("<<<<<<< HEAD\n")
    done = keel("scan", cwd=root)
    assert done.returncode == 2
    assert "DAT124" in done.stderr


def test_fixtures_stay_light(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            "keel.toml": "[scan]\nfile_kb = 10\nfolder_kb = 15\n",
            "data/sample/a.sql": "-- a\n" * 1900,
            "data/sample/b.sql": "-- b\n" * 2100,
            "data/sample_data/c.sql": "-- c\n" * 9000,
        }
    )
    done = keel("scan", cwd=root)
    assert done.returncode == 1
    assert done.stdout.count("DAT121") == 1
    assert "b.sql" in done.stdout
    assert done.stdout.count("DAT122") == 1
    assert "c.sql" not in done.stdout


def test_settings(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "data/sample/a.sql": ROW, "notes/n.txt": KEY})
    for text, code in (
        ('own_domains = ["gmail.com"]', 0),
        ('own_domains = ["mail.com"]', 1),
        ('ignore = ["data/sample/*"]', 0),
        ('[scan.levels]\nemail = "warning"', 0),
        ('[scan.levels]\nemail = "off"', 0),
        ('[scan.levels]\nmail = "off"', 2),
        ('fixtures = ["fixtures"]', 0),
        ('fixtures = ["notes"]', 1),
    ):
        (root / "keel.toml").write_text(f"[scan]\n{text}\n")
        done = keel("scan", cwd=root)
        assert done.returncode == code, (text, done.stdout, done.stderr)


def test_other_files_by_name(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "src/a.py": f"x = '{KEY}'\n"})
    assert keel("scan", cwd=root).returncode == 0
    assert keel("scan", "src", cwd=root).returncode == 1
    assert keel("scan", "src", "--baseline", cwd=root).returncode == 2


def test_what_is_no_text_is_looked_through_and_told(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            "keel.toml": "",
            "data/sample/a.bin": b"\0\1\2" + KEY.encode() + b"\0",
            "data/sample/b.txt": f"x {KEY}\n".encode("utf-16"),
        }
    )
    done = keel("scan", cwd=root)
    assert done.returncode == 1
    assert done.stdout.count("DAT101") == 2
    assert done.stdout.count("DAT125") == 1


def test_what_is_packed_is_unpacked_or_told(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": ""})
    folder = root / "data/sample"
    folder.mkdir(parents=True)
    packed = gzip.compress(f"-- a\n{ROW}-- {KEY}\n".encode())
    (folder / "a.sql.gz").write_bytes(packed)
    (folder / "b.sql.gz").write_bytes(packed[:-9])
    (folder / "c.dump").write_bytes(b"PGDMP\1\2" + packed)
    done = keel("scan", "--format", "json", cwd=root)
    found = json.loads(done.stdout)["sections"][0]["findings"]
    assert [(one["path"][-8:], one["rule"], one["line"]) for one in found] == [
        ("a.sql.gz", "email", 2),
        ("a.sql.gz", "cloud-key", 3),
        ("b.sql.gz", "unreadable", None),
        ("e/c.dump", "unreadable", None),
    ]
    assert KEY not in done.stdout


def test_the_stage_of_check(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "migrations/sql/.gitkeep": "", "data/sample/a.sql": ROW})
    done = keel("check", "--only", "scan", cwd=root)
    assert done.returncode == 1
    assert "DAT109" in done.stdout
    assert MAIL not in done.stdout
    (root / "data/sample/a.sql").unlink()
    assert keel("check", "--only", "scan", cwd=root).returncode == 0


def test_what_slices_have_is_scanned_once(keel: Keel, lay: Lay) -> None:
    config = '[slices.a]\nschemas = ["a"]\ndirectory = "elsewhere"\n'
    root = lay(
        {
            "keel.toml": config,
            "migrations/sql/V001__a.sql": f"-- {KEY}\n",
            "data/sample/a.sql": ROW,
            "elsewhere/current/prod.schema.sql": ROW,
        }
    )
    wanted = [
        "data/sample/a.sql",
        "elsewhere/current/prod.schema.sql",
        "migrations/sql/V001__a.sql",
    ]
    for command in (("scan",), ("check", "--only", "scan")):
        answer = json.loads(keel(*command, "--format", "json", cwd=root).stdout)
        found = [one["path"] for part in answer["sections"] for one in part["findings"]]
        assert sorted(found) == wanted
    alone = json.loads(keel("scan", "--slice", "a", "--format", "json", cwd=root).stdout)
    assert [one["path"] for one in alone["sections"][0]["findings"]] == wanted[1:2]
