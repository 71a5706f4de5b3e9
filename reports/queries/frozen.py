"""What a finalised report froze, read back in any form in which it was kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from documents.content import Paper, from_dict
from reports.models import Consolidation, ReportSnapshot
from reports.queries.origins import FigureRow

# 1: words and revisions. 2: also the sources of each paragraph, and the counted figures with their rows.
SNAPSHOT_FORM = 2


@dataclass(frozen=True)
class FrozenTarget:
    """A target as it stood when the report was finalised."""

    text: str
    planned: str
    reached: str
    verdict: str


@dataclass(frozen=True)
class FrozenFigures:
    """The counted figures of a section as they were frozen; `is_kept` is false where the form kept none."""

    sentence: str
    rows: tuple[FigureRow, ...]
    targets: tuple[FrozenTarget, ...]
    is_kept: bool


def frozen_content(consolidation: Consolidation) -> dict[str, Any] | None:
    """The content that was frozen, None while the report is a draft: 1 statement."""
    return ReportSnapshot.objects.filter(consolidation=consolidation).values_list("content", flat=True).first()


def frozen_paper(content: Mapping[str, Any]) -> Paper:
    """The paper as it was laid out when the report was finalised."""
    return from_dict(content["paper"])


def frozen_figures(content: Mapping[str, Any], code: str) -> FrozenFigures:
    """The figures of a section. No statement."""
    computed = content.get("computed", {}).get(code)
    targets = content.get("targets", []) if code == "targets" else []
    return FrozenFigures(
        sentence=computed["sentence"] if computed else "",
        rows=tuple(FigureRow(**row) for row in computed["rows"]) if computed else (),
        targets=tuple(FrozenTarget(**each) for each in targets),
        is_kept=computed is not None,
    )


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON: keys in order, no spaces, UTF-8."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
