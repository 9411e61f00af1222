from pgkeel.proof.variables import read_variables


def test_declared_variables_and_their_types() -> None:
    known, unknown = read_variables(
        b"declare a int := 1; b constant text default 'x'; c public.books.title%type;\n"
        b"  d public.books%rowtype; e record; begin for i in 1..3 loop null; end loop; end"
    )
    assert known == {
        "a": "int",
        "b": "text",
        "c": "public.books.title%type",
        "d": "public.books",
        "i": "integer",
    }
    assert unknown == {"e"}


def test_one_name_with_two_types_is_not_decided() -> None:
    known, unknown = read_variables(b"declare a int; begin declare a text; begin null; end; end")
    assert "a" not in known
    assert unknown == {"a"}
