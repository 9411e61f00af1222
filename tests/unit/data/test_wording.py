"""Names and comments that would break a page, or say on it what they do not say, are shown."""

import pytest
from markdown_it import MarkdownIt

from pgkeel.data.wording import anchor, code, plain

SHOWN = {
    "&lt;i&gt; &amp; R&D": "&lt;i&gt; &amp; R&D",
    "safe \u202e txet \u200b end": "safe (U+202E) txet (U+200B) end",
    "مرحبا 😀": "مرحبا 😀",
    "# 1 | 2\n<b>": "# 1 | 2 <b>",
}


@pytest.mark.parametrize("text", SHOWN)
def test_text_is_shown_as_it_is(text: str) -> None:
    (block,) = [one for one in MarkdownIt().parse(plain(text)) if one.children]
    assert "".join(one.content for one in block.children or ()) == SHOWN[text]


CODE = {
    "": "<em>empty</em>",
    " \n": "<em>blank</em>",
    "`": "<code>`</code>",
    "a\u202eb": "<code>a(U+202E)b</code>",
}


@pytest.mark.parametrize("text", CODE)
def test_code_is_shown_as_it_is(text: str) -> None:
    assert MarkdownIt().renderInline(code(text)) == CODE[text]


def test_a_link_leads_to_the_heading_as_it_is_shown() -> None:
    assert anchor('public."a\nb"') == "publica-b"
    assert anchor('public."\u202eb"') == "publicu202eb"
