from documents.checks import installed_families, warnings_for


def test_papers_without_their_font_are_warned_about() -> None:
    assert [warning.id for warning in warnings_for({"Liberation Serif"})] == ["documents.W001"]


def test_either_font_of_the_papers_will_do() -> None:
    assert warnings_for({"Tinos"}) == warnings_for({"Times New Roman"}) == []


def test_this_machine_has_the_font() -> None:
    assert "Tinos" in installed_families()
