"""Papers of awards: the decision (`decision`)."""

from awards.papers.decision import (
    LIST_MENTION,
    DecisionWording,
    Rewarded,
    decision_paper,
    usual_words,
    wording_of,
    words_for_the_chosen,
)

__all__ = [
    "LIST_MENTION",
    "DecisionWording",
    "Rewarded",
    "decision_paper",
    "usual_words",
    "wording_of",
    "words_for_the_chosen",
]
