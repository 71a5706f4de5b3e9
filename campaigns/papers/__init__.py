"""Papers of the reporting cycle, as content: the plan, a unit's report, the receipt of it."""

from campaigns.papers.plan import plan_paper
from campaigns.papers.receipt import receipt_paper
from campaigns.papers.unit_report import unit_report

__all__ = ["plan_paper", "receipt_paper", "unit_report"]
