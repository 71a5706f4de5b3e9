"""The targets of the plan, each as a sentence that is read back as the same target."""

from decimal import Decimal
from typing import Any

from campaigns.models import Target
from campaigns.plan_draft import OWN_REFORM_INDEX, measured_by
from campaigns.plan_import.target_words import StatedMeasure, measure_words
from campaigns.plan_import.targets import Measure, measure_by_words


def target_words(target: Target) -> str:
    """The target's own words; with its measure in brackets when they alone would be read as another one."""
    text = " ".join(target.text.split()).rstrip(".;, ")
    if _is_usual(target) and _means(measure_by_words(text), target):
        return text
    return f"{text} {measure_of(target)}"


def measure_of(target: Target) -> str:
    """The measure in brackets."""
    is_usual = _is_usual(target)
    return measure_words(
        StatedMeasure(
            metric=target.metric,
            value=target.value,
            direction=target.direction,
            baseline_year=target.baseline_year,
            result="" if is_usual else target.measured_by,
            indicator=target.indicator.name if target.indicator and not is_usual else "",
        )
    )


def reads_as(row: dict[str, Any], target: Target) -> bool:
    """Whether a target of the reader's draft is this one."""
    read = Measure(row["metric"], row["value"], row["direction"], row["baseline_year"])
    return row["text"].rstrip(".;, ") == " ".join(target.text.split()).rstrip(".;, ") and _means(read, target)


def _is_usual(target: Target) -> bool:
    """Whether the result comes from where the reader supposes it for such words."""
    usual = measured_by({"text": target.text, "metric": target.metric})
    if target.indicator is not None and target.measured_by == "indicator":
        return usual == "indicator" and target.indicator.code == OWN_REFORM_INDEX
    # The reader looks for the owner's index by itself, and leaves the result to the office when it is not kept.
    return target.measured_by == usual or (usual == "indicator" and target.measured_by == "stated")


def _means(read: Measure, target: Target) -> bool:
    value = None if read.value is None else Decimal(str(read.value))
    direction = read.direction or "at_least"
    stated = (target.metric, target.value, target.direction, target.baseline_year)
    return (read.metric, value, direction, read.baseline_year) == stated
