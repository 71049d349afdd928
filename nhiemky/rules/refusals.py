"""A refusal: why something may not be done, in a Vietnamese sentence that says what to do instead."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a refusal is the field's word: the office refuses and says why
    """Base of every error that a user may read.

    `template` is the Vietnamese sentence with named places ("Tệp lớn hơn {limit} MB."), so that a front end can
    translate it before the values go in. Subclasses stand beside the function that raises them.
    """

    template = ""

    def __init__(self, template: str = "", /, **values: object) -> None:
        """Take the sentence (the class's own by default) and the values of its named places."""
        self.template = template or self.template
        self.values = values
        super().__init__(self.template.format(**values))
