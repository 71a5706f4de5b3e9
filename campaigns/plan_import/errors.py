"""The one refusal of this package: a file that cannot be read as a plan."""


class PlanUnreadable(Exception):
    """Raised with one clear Vietnamese sentence that can be shown to a person as it is."""
