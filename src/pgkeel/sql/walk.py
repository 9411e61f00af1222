"""Walks through the tokens of a PL/pgSQL body, statement by statement; for ``plpgsql``."""

from collections.abc import Iterator

from pgkeel.sql.body import Embedded
from pgkeel.sql.frames import Frame, Made, tests_of
from pgkeel.sql.tokens import Token

_QUERIES = frozenset({"select", "with", "values", "insert", "update", "delete", "table", "("})
_SILENT = frozenset(
    {"assert", "close", "continue", "exit", "fetch", "get", "move", "null", "raise", "return"}
)
"""Statements of PL/pgSQL that run no SQL that anybody would look for."""
_MESSAGES = frozenset({"debug", "info", "log", "notice", "warning"})


class Walk:
    """One walk; ``run`` it, then ask for what it has found."""

    def __init__(self, text: bytes, found: list[Token]) -> None:
        self._text = text
        self._tokens = found
        self._position = 0
        self._frames: list[Frame] = []
        self._made: list[Made] = []
        self.transaction_control: list[int] = []
        self._readers = {
            "begin": self._begin,
            "case": self._case,
            "commit": self._control,
            "declare": self._declare,
            "else": self._else,
            "elseif": self._elsif,
            "elsif": self._elsif,
            "end": self._end,
            "exception": self._exception,
            "execute": self._execute,
            "for": self._for,
            "foreach": self._while,
            "if": self._if,
            "loop": self._loop,
            "open": self._open,
            "perform": self._perform,
            "rollback": self._control,
            "when": self._when,
            "while": self._while,
        }

    def run(self) -> None:
        """Go through all tokens."""
        while self._position < len(self._tokens):
            before = self._position
            self._statement()
            self._position = max(self._position, before + 1)

    def embedded(self) -> Iterator[Embedded]:
        """Yield the statements; only now all handlers are known."""
        return (made.embedded() for made in self._made)

    # Each of these begins at the first token of what it reads and ends after its last.

    def _statement(self) -> None:
        token = self._tokens[self._position]
        if token.kind == "mark" and token.word == "<<":
            self._skip_label()
        elif token.kind == "mark" and token.word in ("#", ";"):
            self._position += 1 if token.word == ";" else 3
        elif token.kind == "word" and not self._is_assignment():
            read = self._readers.get(token.word)
            if read:
                read()
            elif token.word in _SILENT:
                self._silent()
            else:
                self._sql()
        else:
            self._assignment()

    def _declare(self) -> None:
        self._position += 1
        while self._position < len(self._tokens) and self._word() != "begin":
            start = self._position
            end = self._end_of_statement()
            words = [self._tokens[at].word for at in range(start, end)]
            if "cursor" in words[:4]:
                query = next(
                    (at for at in range(start, end) if self._word(at) in ("for", "is")), end
                )
                self._add_query(query + 1, end)
            else:
                mark = next(
                    (at for at in range(start, end) if self._word(at) in (":=", "=", "default")),
                    end,
                )
                self._add_expression(mark + 1, end)
            self._position = end + 1

    def _begin(self) -> None:
        self._frames.append(Frame("block"))
        self._position += 1

    def _exception(self) -> None:
        if self._frames and self._frames[-1].kind == "block":
            self._frames[-1].in_handler = True
        self._position += 1

    def _when(self) -> None:
        end = self._find("then")
        frame = self._frames[-1] if self._frames else None
        if frame and frame.kind == "block":
            words = self._tokens[self._position + 1 : end]
            names = [one for one in words if one.word not in ("or", "sqlstate")]
            frame.handled += [self._bare(one) for one in names]
        elif frame and frame.kind == "case":
            self._branch(frame, self._position + 1, end)
        self._position = end + 1

    def _if(self) -> None:
        end = self._find("then")
        frame = Frame("if")
        self._frames.append(frame)
        self._branch(frame, self._position + 1, end)
        self._position = end + 1

    def _elsif(self) -> None:
        end = self._find("then")
        if self._frames and self._frames[-1].kind == "if":
            self._branch(self._frames[-1], self._position + 1, end)
        self._position = end + 1

    def _else(self) -> None:
        if self._frames and self._frames[-1].kind in ("if", "case"):
            frame = self._frames[-1]
            if frame.condition is not None:
                frame.before.append(frame.condition)
            frame.condition = None
        self._position += 1

    def _case(self) -> None:
        self._frames.append(Frame("case"))
        self._position += 1
        while self._position < len(self._tokens) and self._word() not in ("when", ";"):
            self._position += 1

    def _loop(self) -> None:
        self._frames.append(Frame("loop"))
        self._position += 1

    def _for(self) -> None:
        start = self._position
        end = self._find("loop")
        over = next((at for at in range(start, end) if self._word(at) == "in"), end)
        if self._word(over + 1) == "execute":
            self._add_dynamic(over + 2, end)
        elif self._word(over + 1) in _QUERIES and ".." not in self._words(over, end):
            self._add_query(over + 1, end)
        self._position = end
        self._loop()

    def _while(self) -> None:
        self._position = self._find("loop")
        self._loop()

    def _end(self) -> None:
        if self._frames:
            self._frames.pop()
        self._position = self._end_of_statement() + 1

    def _execute(self) -> None:
        end = self._end_of_statement()
        self._add_dynamic(self._position + 1, end)
        self._position = end + 1

    def _perform(self) -> None:
        end = self._end_of_statement()
        first = self._tokens[self._position]
        last = self._tokens[end - 1].end if end > self._position else first.end
        # As long as the word that it stands for.
        self._add(first.start, last, b"SELECT " + self._text[first.end : last], first.start)
        self._position = end + 1

    def _open(self) -> None:
        end = self._end_of_statement()
        query = next((at for at in range(self._position, end) if self._word(at) == "for"), end)
        if self._word(query + 1) == "execute":
            self._add_dynamic(query + 2, end)
        elif query < end:
            self._add_query(query + 1, end)
        self._position = end + 1

    def _silent(self) -> None:
        end = self._end_of_statement()
        self._leave()
        if self._word() == "return":
            following = self._word(self._position + 1)
            if following == "query" and self._word(self._position + 2) == "execute":
                self._add_dynamic(self._position + 3, end)
            elif following == "query":
                self._add_query(self._position + 2, end)
            else:
                self._add_expression(self._position + 1 + (following == "next"), end)
        self._position = end + 1

    def _leave(self) -> None:
        """Take note that what follows runs only where the branch that ends here was not taken."""
        if len(self._frames) < 2 or self._frames[-1].kind != "if" or self._frames[-1].before:
            return
        following = self._word(self._position + 1)
        leaves = self._word() == "return" and following not in ("next", "query")
        raises = self._word() == "raise" and following not in _MESSAGES
        condition = self._frames[-1].condition
        if condition is not None and (leaves or raises):
            self._frames[-2].passed.append(condition)

    def _control(self) -> None:
        self.transaction_control.append(self._tokens[self._position].start)
        self._position = self._end_of_statement() + 1

    def _assignment(self) -> None:
        end = self._end_of_statement()
        mark = next((at for at in range(self._position, end) if self._word(at) in (":=", "=")), end)
        self._add_expression(mark + 1, end)
        self._position = end + 1

    def _sql(self) -> None:
        end = self._end_of_statement()
        self._add_query(self._position, end)
        self._position = end + 1

    def _is_assignment(self) -> bool:
        """Whether names, dots and subscripts come before a ``:=`` or ``=``."""
        at, depth = self._position + 1, 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if depth == 0 and token.word in (":=", "="):
                return True
            if token.word in ("[", "]"):
                depth += 1 if token.word == "[" else -1
            elif depth == 0 and token.word != "." and self._word(at - 1) != ".":
                return False
            at += 1
        return False

    def _add_query(self, start: int, end: int) -> None:
        if start >= end:
            return
        first, last = self._tokens[start].start, self._tokens[end - 1].end
        sql = bytearray(self._text[first:last])
        for begin, after in self._targets(start, end):
            sql[begin - first : after - first] = b" " * (after - begin)
        self._add(first, last, bytes(sql), first)

    def _targets(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where INTO names variables: SQL itself would make a table of it."""
        depth = 0
        for at in range(start, end):
            word = self._word(at)
            depth += (word == "(") - (word == ")")
            if word != "into" or depth or self._word(at - 1) in ("insert", "merge"):
                continue
            after = at + 1 + (self._word(at + 1) == "strict")
            while after < end and self._tokens[after].kind in ("word", "quoted"):
                after += 1
                while self._word(after) == ".":
                    after += 2
                if self._word(after) != ",":
                    break
                after += 1
            yield self._tokens[at].start, self._tokens[min(after, end) - 1].end

    def _add_expression(self, start: int, end: int) -> None:
        if start >= end:
            return
        first, last = self._tokens[start].start, self._tokens[end - 1].end
        head = b"SELECT "
        self._add(first, last, head + self._text[first:last], first - len(head))

    def _add_dynamic(self, start: int, end: int) -> None:
        stop = next((at for at in range(start, end) if self._word(at) in ("into", "using")), end)
        if start >= stop:
            return
        listed = self._tokens[start:stop]
        # EXECUTE itself comes before.
        first, last = self._tokens[start - 1].start, listed[-1].end
        made = self._constant(listed)
        if made is None:
            expression = self._text[listed[0].start : last]
            self._add(first, last, expression, first, dynamic=True, opaque=True)
        else:
            self._add(first, last, made[0], made[1], dynamic=True)

    def _constant(self, listed: list[Token]) -> tuple[bytes, int] | None:
        """Return the text of a constant, and where it begins; also of one in ``format()``."""
        words = [one.word for one in listed]
        if words[:2] == ["format", "("] and words[-1] == ")":
            listed = listed[2:-1]
        strings = [one for one in listed if one.kind in ("string", "dollar")]
        others = [one.word for one in listed if one.kind not in ("string", "dollar")]
        if not strings or any(word != "|" for word in others):
            return None
        pieces = []
        for one in strings:
            start, end = one.content(self._text)
            raw = self._text[start:end]
            if b"\\" in raw and self._text[one.start : one.start + 1] in b"eEuU":
                return None  # places in it would not be those of what it says
            pieces.append(raw if one.kind == "dollar" else raw.replace(b"''", b"'"))
        sql = b"".join(pieces)
        if words[0] == "format" and b"%" in sql:
            return None
        return sql, strings[0].content(self._text)[0]

    def _add(
        self,
        start: int,
        end: int,
        sql: bytes,
        at: int,
        *,
        dynamic: bool = False,
        opaque: bool = False,
    ) -> None:
        frames = tuple(self._frames)
        self._made.append(
            Made(
                start=start,
                end=end,
                sql=sql,
                at=at,
                frames=frames,
                tests=tuple(tests_of(frame) for frame in frames),
                handling=tuple(frame.in_handler for frame in frames),
                dynamic=dynamic,
                opaque=opaque,
            )
        )

    def _branch(self, frame: Frame, start: int, end: int) -> None:
        if frame.condition is not None:
            frame.before.append(frame.condition)
        inside = self._tokens[start:end]
        text = self._text[inside[0].start : inside[-1].end] if inside else b""
        frame.condition = text.decode(errors="replace")

    def _bare(self, token: Token) -> str:
        if token.kind == "word":
            return token.word
        return self._text[token.start : token.end].decode(errors="replace").strip("'\"").lower()

    def _word(self, at: int | None = None) -> str:
        index = self._position if at is None else at
        return self._tokens[index].word if 0 <= index < len(self._tokens) else ""

    def _words(self, start: int, end: int) -> list[str]:
        return [one.word for one in self._tokens[start:end]]

    def _find(self, word: str) -> int:
        """Return where ``word`` is, not counting what is in brackets or in a CASE expression."""
        depth = cases = 0
        for at in range(self._position + 1, len(self._tokens)):
            found = self._tokens[at].word
            depth += (found in ("(", "[")) - (found in (")", "]"))
            if found == "case":
                cases += 1
            elif found == "end" and cases:
                cases -= 1
            elif (found == word and depth <= 0 and not cases) or found == ";":
                return at
        return len(self._tokens)

    def _end_of_statement(self) -> int:
        depth = 0
        for at in range(self._position, len(self._tokens)):
            word = self._tokens[at].word
            depth += (word == "(") - (word == ")")
            if word == ";" and depth <= 0:
                return at
        return len(self._tokens)

    def _skip_label(self) -> None:
        while self._position < len(self._tokens) and self._word() != ">>":
            self._position += 1
        self._position += 1
