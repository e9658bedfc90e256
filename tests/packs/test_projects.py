from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.projects import MARKERS, ProjectRules, project_of, project_rules


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with rules and a case; it is the working directory."""
    root = tmp_path / "ours"
    _pack(root)
    (root / "cases" / "one").mkdir(parents=True)
    (root / "checker.toml").touch()
    monkeypatch.chdir(root)
    return root


def _pack(root: Path) -> Path:
    folder = root / "rules" / "water"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").touch()
    return folder


@pytest.mark.parametrize("marker", MARKERS)
def test_a_project_is_the_nearest_folder_with_a_marker(marker: str, tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / marker).touch()
    assert project_of(inner) == tmp_path / "a"
    assert project_of(tmp_path / "a") == tmp_path / "a"


def test_rules_of_the_same_project_are_used(project: Path) -> None:
    used = ProjectRules(used=project / "rules" / "water")
    assert project_rules("water", "cases/one") == used
    assert project_rules("water", str(project / "cases" / "one")) == used


def test_rules_are_found_from_a_folder_inside_the_project(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "cases")
    assert project_rules("water", "one").used == project / "rules" / "water"


def test_rules_here_are_not_used_for_a_case_from_elsewhere(project: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    passed = ProjectRules(passed_over=project / "rules" / "water")
    assert project_rules("water", str(tmp_path / "theirs")) == passed
    assert project_rules("water", "-") == passed


def test_rules_here_are_not_used_where_here_is_not_a_project(project: Path) -> None:
    (project / "checker.toml").unlink()
    passed = ProjectRules(passed_over=project / "rules" / "water")
    assert project_rules("water", "cases/one") == passed


def test_rules_sent_along_with_a_case_are_never_used(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = tmp_path / "sent"
    theirs = _pack(sent)
    (sent / "checker.toml").touch()
    (sent / "case").mkdir()
    other = project_rules("other", str(sent / "case"))
    assert other == ProjectRules()
    (project / "rules" / "water" / "pack.yaml").unlink()
    assert project_rules("water", str(sent / "case")) == ProjectRules(passed_over=theirs)
    monkeypatch.chdir(sent)
    assert project_rules("water", ".").used is None


def test_rules_inside_the_folder_of_a_case_are_never_used(project: Path) -> None:
    case = project / "cases" / "one"
    _pack(case)
    (case / "checker.toml").touch()
    assert project_rules("water", str(case)).used == project / "rules" / "water"


def test_a_working_directory_that_is_gone_has_no_rules(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = project / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert project_rules("water", "/nowhere") == ProjectRules()


@pytest.mark.parametrize("name", ["../rules/water", "/water", "..", "Water", "x" * 100_000, ""])
def test_the_name_in_a_case_never_leads_to_another_folder(name: str, project: Path) -> None:
    assert project_rules(name, str(project / "cases" / "one")) == ProjectRules()
