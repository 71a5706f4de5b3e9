"""From a plan's text to the draft of a campaign. Pure: no database, no clock, no Django.

Map for newcomers, in the order in which a text passes through:

- `reader`      a file or its bytes -> text (.txt, .docx through `docx_text`, .pdf through `pdf_text`)
- `normalise`   lines as given -> clean lines that remember their columns
- `letters`     refuses texts in old fonts or without marks
- `frame`       clean lines -> head, title, body, foot, appendix
- `blocks`      lines of the body -> paragraphs (joined where a page end broke them)
- `markers`, `sections`, `tree`   paragraphs -> tree of items with the role of each section
- `names`       names in quotes, sealed against every other reader; the plan's own paper writes them so where it must
- `dates`, `deadlines`, `sentences`, `spelled`, `folding`   the grammar of dates, limits and sentences
- `head`, `foot`, `phases`, `occasions`, `targets`, `content`   one reader for each kind of fact
- `participants`  the units that the plan names as taking part
- `merged`      cells of a table that hold for several rows
- `annex`       the tasks listed below the signature, read from the `rows` of its tables; `levels` is the grammar of what must
  be reached, which the plan's own paper writes
- `open_phase`, `due_dates`   a phase while it is read; which phase a date elsewhere belongs to
- `told_deadlines`   the deadlines that a sentence of a made campaign tells of its phases
- `checks`, `wording`, `rest_days`   warnings
- `parser`      asks them all in turn
- `draft`       the result: `PlanDraft`, every fact with its place in the source
"""

from campaigns.plan_import.draft import Found, PlanDraft, PlanWarning, Span
from campaigns.plan_import.errors import PlanUnreadable
from campaigns.plan_import.normalise import source_lines
from campaigns.plan_import.parser import parse_plan
from campaigns.plan_import.reader import read_file, read_source

__all__ = [
    "Found",
    "PlanDraft",
    "PlanUnreadable",
    "PlanWarning",
    "Span",
    "parse_plan",
    "read_file",
    "read_source",
    "source_lines",
]
