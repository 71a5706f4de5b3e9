"""The refusal that a person reads."""


class RuleBroken(Exception):
    """A verb was refused now; the text is one Vietnamese sentence that says why and what to do."""


class EditConflict(RuleBroken):
    """Somebody else saved the same thing first; both versions are kept for the person to choose from."""

    def __init__(self, sentence: str, current: object) -> None:
        super().__init__(sentence)
        self.current = current
