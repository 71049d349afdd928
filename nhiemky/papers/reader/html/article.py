"""Where in a page the article is: the smallest part that holds most of its sentences."""

from __future__ import annotations

from collections import Counter

from nhiemky.papers.reader.furniture import ends_sentence
from nhiemky.papers.reader.html.blocks import Made
from nhiemky.papers.reader.markup import Element, local

_MOST = 0.75
_GOOD = 40
_LINKED = 0.4
_LINKS_ONLY = 0.6
_LONG = 200


def article_root(root: Element, made: list[Made]) -> Element:
    """The element of the article: as the page marks it, else the deepest one with most of the good text."""
    weights: Counter[Element] = Counter()
    for each in made:
        length = len(each.piece.text)
        if each.linked <= _LINKED and (length >= _GOOD or ends_sentence(each.piece.text)):
            for element in (each.element, *each.element.iterancestors()):
                weights[element] += length
    marked = _marked(root, weights)
    element = marked if marked is not None else root
    whole = weights[element]
    while whole:
        heavier = [each for each in element if weights[each] >= _MOST * whole]
        if not heavier or local(heavier[0]) in ("p", "span", "tr"):
            break
        element = heavier[0]
    return element


def _marked(root: Element, weights: Counter[Element]) -> Element | None:
    """What the page itself marks as its article, where a good part of the text is in it."""
    candidates = [each for each in root.iter() if isinstance(each.tag, str) and _is_marked(each)]
    best = max(candidates, key=lambda each: weights[each], default=None)
    whole = weights[root]
    return best if best is not None and whole and weights[best] >= 0.3 * whole else None


def _is_marked(element: Element) -> bool:
    """Whether an element is named as an article's body."""
    return (
        element.get("itemprop") == "articleBody"
        or local(element) in ("article", "main")
        or element.get("role") == "main"
    )


def is_link_list(made: Made) -> bool:
    """Whether a block is nothing but a link to something else."""
    return made.linked > _LINKS_ONLY and len(made.piece.text) < _LONG
