"""The tables of the process: every state is reached, every verb has a right, words, a line in the journal."""

import re

import pytest
import rules
from django.apps import apps

from awards.workflow import NOMINATION
from campaigns.workflow import CAMPAIGN, EXTENSION, INSPECTION, PHASE, SUBMISSION
from core import journal
from core.workflow import Transition, Workflow
from documents.workflow import PAPER
from reports.workflow import CONSOLIDATION

TABLES = [CAMPAIGN, CONSOLIDATION, EXTENSION, INSPECTION, NOMINATION, PAPER, PHASE, SUBMISSION]
VERBS = [(table, transition) for table in TABLES for transition in table.transitions]
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
CODE = re.compile(r"[a-z]+\.[a-z]+\.[a-z_]+")

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.label)
each_verb = pytest.mark.parametrize(
    ("table", "transition"), VERBS, ids=[f"{table.label}.{transition.name}" for table, transition in VERBS]
)


@each_table
def test_every_state_is_reached_from_the_first(table: Workflow) -> None:
    reached = {apps.get_model(table.label)._meta.get_field("state").default}
    for _ in table.states:
        reached |= {verb.target for verb in table.transitions if reached & set(verb.sources)}

    assert reached == set(table.values)


@each_table
def test_the_column_knows_exactly_the_states_of_the_table(table: Workflow) -> None:
    assert list(apps.get_model(table.label)._meta.get_field("state").choices or []) == table.choices


@each_table
def test_each_state_has_a_word(table: Workflow) -> None:
    assert [state.value for state in table.states if not VIETNAMESE.search(state.label)] == []


@each_verb
def test_each_verb_leads_from_known_states_to_a_known_one(table: Workflow, transition: Transition) -> None:
    assert {*transition.sources, transition.target} - set(table.values) == set()


@each_verb
def test_each_verb_has_a_right_that_exists(table: Workflow, transition: Transition) -> None:
    assert rules.perm_exists(transition.permission)


@each_verb
def test_each_verb_speaks_vietnamese(table: Workflow, transition: Transition) -> None:
    words = [transition.label, transition.done, *([transition.confirm] if transition.confirm else [])]

    assert [text for text in words if not VIETNAMESE.search(text)] == []
    assert transition.confirm == "" or transition.confirm.endswith(".")


def test_each_code_of_the_journal_has_vietnamese_words() -> None:
    actions = [journal.action(code) for code in sorted(journal.registered_codes())]

    assert [action.code for action in actions if not CODE.fullmatch(action.code)] == []
    assert [action.code for action in actions if not VIETNAMESE.search(action.label)] == []


def test_each_verb_of_a_table_is_a_code_of_the_journal() -> None:
    assert {table.code(transition) for table, transition in VERBS} - journal.registered_codes() == set()
