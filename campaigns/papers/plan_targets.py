"""The targets of the plan, each as a sentence that is read back as the same target."""

from decimal import Decimal

from campaigns.models import Target
from campaigns.plan_draft import OWN_REFORM_INDEX, measured_by
from campaigns.plan_import.target_words import StatedMeasure, measure_words
from campaigns.plan_import.targets import Measure, measure_by_words


def target_words(target: Target) -> str:
    """The target's own words; with its measure in brackets when they alone would be read as another one."""
    text = " ".join(target.text.split()).rstrip(".;, ")
    usual = measured_by({"text": target.text, "metric": target.metric})
    # The reader looks for the owner's index by itself, and leaves the result to the office when it is not kept.
    is_usual = target.measured_by == usual or (usual == "indicator" and target.measured_by == "stated")
    if target.indicator is not None and target.measured_by == "indicator":
        is_usual = usual == "indicator" and target.indicator.code == OWN_REFORM_INDEX
    if is_usual and _means(measure_by_words(text), target):
        return text
    stated = StatedMeasure(
        metric=target.metric,
        value=target.value,
        direction=target.direction,
        baseline_year=target.baseline_year,
        result="" if is_usual else target.measured_by,
        indicator=target.indicator.name if target.indicator and not is_usual else "",
    )
    return f"{text} {measure_words(stated)}"


def _means(read: Measure, target: Target) -> bool:
    value = None if read.value is None else Decimal(str(read.value))
    direction = read.direction or "at_least"
    stated = (target.metric, target.value, target.direction, target.baseline_year)
    return (read.metric, value, direction, read.baseline_year) == stated
