"""REASSIGN OWNED BY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import ReassignOwned
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted


def _check(op: ReassignOwned, _: At) -> Found:
    verb = "owns" if len(op.roles) == 1 else "own"
    return Found(f"{quoted(op.new)} owns everything that {few(op.roles)} {verb} here from then on")


RULE = Rule(
    code="LNT436",
    slug="reassign-owned",
    family="compatibility",
    level="warning",
    summary="everything that a role owns gets another owner",
    why="What that is depends on the environment; the statement does not say. Every table is "
    "locked with ACCESS EXCLUSIVE on the way. SECURITY DEFINER functions and views run with the "
    "rights of the new owner, whom row-level security of its tables does not bind.",
    instead="ALTER … OWNER TO for each object that is meant, so that a reviewer can see which.",
    bad="""\
reassign owned by reporting to postgres;
--<
""",
    good="""\
alter sequence public.receipt_numbers owner to postgres;
""",
    before="create sequence if not exists public.receipt_numbers;\n",
    on=(ReassignOwned,),
    check=_check,
)
