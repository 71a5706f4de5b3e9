"""The refusal that a person reads."""


class RuleBroken(Exception):
    """A verb was refused now; the text is one Vietnamese sentence that says why and what to do. `url` is the place where
    it can be done, `action` the words of the link to it."""

    def __init__(self, sentence: str = "", *, url: str = "", action: str = "") -> None:
        super().__init__(sentence)
        self.url, self.action = url, action


class EditConflict(RuleBroken):
    """Somebody else saved the same thing first; both versions are kept for the person to choose from."""

    def __init__(self, sentence: str, current: object) -> None:
        super().__init__(sentence)
        self.current = current
