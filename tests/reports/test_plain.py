import pytest

from checker.reports.plain import derivation, paragraphs, said
from tests.reports import samples

LIMIT = ("agr-7 12(a)", "Output of a line stays within the year's limit.")


@pytest.mark.parametrize(
    ("status", "bare", "words"),
    [
        ("satisfied", "Met.", "Met: Output of the preceding year stayed within its limit."),
        ("violated", "Not met.", "Not met: Output of the preceding year stayed within its limit."),
    ],
)
def test_nothing_is_only_met_or_not_met(status: str, bare: str, words: str) -> None:
    one = samples.condition("line-a", status, message=bare)
    assert said(one) == words


def test_a_message_of_the_pack_is_told_as_it_is() -> None:
    one = samples.conditions()[0]
    assert said(one) == one.message


def test_a_paragraph_comes_with_its_words() -> None:
    assert paragraphs(samples.conditions()[0], samples.assessment()) == [LIMIT]


def test_a_norm_that_the_pack_does_not_have_has_no_words() -> None:
    one = samples.condition("line-a", "satisfied", message="Met.", norms=("other",))
    assert paragraphs(one, samples.assessment()) == []


def test_a_derivation_goes_from_the_values_to_the_line_of_the_rule() -> None:
    steps = derivation(samples.conditions()[0], samples.assessment())
    assert ("Value", "limit(line, year - 1) = 7960") in steps
    assert ("Reading", "Per line.") in steps
    assert ("Applies", "year > 1998") in steps
    assert steps[-1] == ("Rule", "tranche-2/output, rules/smelter/rules.yaml:40:5")


def test_tranches_and_consequences_have_derivations_too() -> None:
    assessment = samples.assessment()
    tranche = derivation(samples.tranches()[1], assessment)
    assert ("Computed as", "0.50 * allocation(year)") in tranche
    fine = derivation(samples.consequences()[0], assessment)
    assert ("When", "quota is violated (as over)") in fine


def test_what_no_rule_made_has_only_its_values() -> None:
    one = samples.condition("x", "satisfied", message="", rule="unknown", values={"a": "1"})
    assert derivation(one, samples.assessment()) == [("Value", "a = 1")]
