"""A refusal: why something may not be done, in a Vietnamese sentence that says what to do instead."""

from __future__ import annotations

from nhiemky.rules.wording import Translate, said


class Refusal(Exception):  # noqa: N818 - a refusal is the field's word: the office refuses and says why
    """Base of every error that a user may read.

    `template` is the Vietnamese sentence with named places ("Tệp lớn hơn {limit} MB."), so that a front end can
    translate it before the values go in; values that are the product's own words (`rules.wording`) are translated with
    it. Subclasses stand beside the function that raises them.
    """

    template = ""

    def __init__(self, template: str = "", /, **values: object) -> None:
        """Take the sentence (the class's own by default) and the values of its named places."""
        self.template = template or self.template
        self.values = values
        super().__init__(self.template.format(**values))

    def said(self, translate: Translate) -> str:
        """Return the sentence in another language."""
        values = {name: said(each, translate) for name, each in self.values.items()}
        return translate(self.template, "").format(**values)
