"""Files of other tools that hold the way down below the way up: keel would run both."""

import re
from collections.abc import Iterator, Sequence

from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.sql import Comment, SqlText, Statement

# dbmate; goose, sql-migrate and micrate; MyBatis; Play.
_DOWN = re.compile(
    rb"\s*(?:migrate:down\b|\+(?:goose|migrate|micrate)\s+down\b|//\s*@undo\b|!downs\b)",
    re.IGNORECASE,
)


def find_way_down(
    text: SqlText, comments: Sequence[Comment], statements: Sequence[Statement]
) -> Iterator[Finding]:
    """Find the comment from where on another tool would not run the file when it goes up."""
    last = max((one.start for one in statements), default=-1)
    for comment in comments:
        if comment.block or comment.inside or comment.start > last:
            continue
        words = text.buffer[comment.text_start : comment.end]
        if _DOWN.match(words):
            said = " ".join(words.decode("utf-8", "replace").split())
            yield Finding(
                code=mig.BOTH_WAYS,
                message=f"what stands below `{said}` is run as well: it undoes what is above",
                place=text.place(comment.start),
            )
            return
