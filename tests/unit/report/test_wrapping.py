from pgkeel.report.wrapping import wrapped


def test_a_command_stays_on_one_line() -> None:
    text = "write it as a new migration, which is what you want: `keel new add-books`."
    assert wrapped(text, 62) == [
        "write it as a new migration, which is what you want:",
        "`keel new add-books`.",
    ]


def test_the_command_at_the_end_stays_whole_however_narrow_it_is() -> None:
    text = "put back by 3 statements: keel drift --slice billing --env staging --sql"
    assert wrapped(text, 30, first="  ", rest="    ") == [
        "  put back by 3 statements:",
        "    keel drift --slice billing --env staging --sql",
    ]
