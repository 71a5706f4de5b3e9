"""Words that no page may say: English ones that are no Vietnamese syllable, and raw codes."""

import re

# Vietnamese syllables without marks (in, to, do, an, on, so, me, no, hay, tin, the, ban, can, song …) are left out.
WORDS = """
accept accepted account action add admin all already amount and any apply april are assign august award back before
board bulk button by campaign cancel cannot change changed check choose clear click close closed code comment complete
confirm contact content continue copy create created current dashboard date day days deadline decision default delete deleted
description detail details director disabled document done download draft drafted drafting due edit empty enable
enter error errors evidence expected export failed false february field file files filter finalise finished first for
forbidden forgot found friday from get group hello help hidden history home hour hours id image import in_progress inbox
index input invalid issue issued item items january job july june kind label last late later lead leader left level link list
load loading log login logout mail march max may message messages min minute minutes missing model module monday month months
more must name new next nominate nomination none not notice notification november null number object october office
ok old only open option order other overdue page pages paper password people percent permission person phase plan planned
please post preview previous print progress proposed query read ready reason received record red refuse refused reject
rejected remark remember remove report reports required reset result results return returned review revision role row
running saturday save saved screen screened search section select selected send sent server session settings setup show
sign signed since size sorry source staff started state status step steps stop submission submit submitted success sunday
system table target task tasks template test text there this thursday time title today token tomorrow tool total true
tuesday type undefined unit units unknown unread update updated upload uploaded user username valid value values version
view waived wait waiting warning wednesday week weeks welcome what when where which who why width will with word work wrong year
years yes yesterday you your
"""
_ENGLISH = re.compile(rf"\b(?:{'|'.join(WORDS.split())})\b", re.IGNORECASE)
# `submission_submit`, `campaigns.task.split`, `{{ unit }}`, `<Unit: …>`, `%(name)s`
_CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+\.[a-z]+\.[a-z]+\b|\{\{|\}\}|\{%|%\(|<[A-Z]\w+")
# Names that are written so: an index of the Ministry, the program Word, addresses of mail, of pages, and of files, and the
# places of a paper's sentences as the office types them, without spaces: {{ten_don_vi}}.
_NAMES = re.compile(
    r"\{\{[a-z_]+\}\}|PAR INDEX|(?-i:\bWord\b)|\S+@\S+|https?://\S+|[\w.-]+\.(?:txt|pdf|docx|xlsx|png|jpg)\b",
    re.IGNORECASE,
)


def english_words(text: str) -> list[str]:
    """The words of the lists above that stand in `text`, each with its neighbours."""
    plain = _NAMES.sub(" ", text)
    found = []
    for pattern in (_ENGLISH, _CODE):
        for match in pattern.finditer(plain):
            around = plain[max(0, match.start() - 25) : match.end() + 25]
            found.append(f"“{match.group()}” in “{' '.join(around.split())}”")
    return found
