"""What of a text can be printed: both writers take every text through here, so that they print the same words."""

from __future__ import annotations

import re
import unicodedata

from nhiemky.papers.content import Paper, Run
from nhiemky.papers.measure import missing_letters

# Controls (but the line feed), halves of surrogate pairs, non-characters, choosers of glyphs, and marks that turn the
# direction of text round: none can be printed, XML refuses most, and the last make a name read as another.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufffe\uffff\U000e0000-\U000e0fff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # without agreed meaning: PDF/A refuses them
_ODD_SPACE = re.compile("[^\\S\n \u00a0]")
STAND_IN = "□"  # printed where our fonts have no letter


def printable(text: str) -> str:
    """`text` in NFC without what no page can show; odd spaces become spaces, all ends of lines line feeds."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _ODD_SPACE.sub(" ", plain)))


def drawable(text: str) -> str:
    """`printable` text with a stand-in for each letter that our fonts lack (PDF/A forbids a glyph that isn't there)."""
    plain = printable(text)
    lacking = _lacking(plain)
    return plain.translate(dict.fromkeys(map(ord, lacking), STAND_IN)) if lacking else plain


def letters_without_glyph(paper: Paper) -> str:
    """The letters of a paper that its PDF will show as a stand-in, for a person to see before signing."""
    return _lacking("".join(printable(run.text) for run in _runs(paper)))


def _lacking(text: str) -> str:
    """Letters that our fonts lack, or that have no agreed meaning, each once."""
    private = dict.fromkeys(_PRIVATE.findall(text))
    return "".join(dict.fromkeys([*missing_letters(text), *private]))


def _runs(paper: Paper) -> tuple[Run, ...]:
    """Every run of a printed paper, the parts of the form included."""
    head, signature = paper.letterhead, paper.signature
    parts = [paper.type_name, paper.subject, *paper.recipients]
    if head is not None:
        parts += [*head.left, *head.right, head.number_line, head.place_and_date]
    if signature is not None:
        parts += [signature.authority, signature.position, signature.name]
    runs = [Run(part) for part in parts]
    for block in paper.blocks:
        runs += block.runs
        if block.table is not None:
            runs += [run for row in block.table.rows for cell in row for run in cell.runs]
    return tuple(runs)
