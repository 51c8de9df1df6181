"""Claims that stand in the place of evidence: sameness, intention, admitted harm, a supplier's word.

The phrases are of the kind that completed forms hold, in our own words.
"""

from __future__ import annotations

import pytest

from rules.text.harm import admission
from rules.text.intentions import intention, only_intends
from rules.text.sameness import sameness
from rules.text.suppliers import carries_the_duty, council_looks, vouches


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Help is given irrespective of faith.", "irrespective of"),
        ("It is offered regardless of\nmarital status – as need arises", "regardless of"),
        ("The gym is open to all.", "open to all"),
        ("The desk is open to all ages.", "open to all"),
        ("Help is available to all residents of the borough", "available to all"),
        ("The policy applies equally to every tenant", "applies equally"),
        ("We treat everybody the same.", "treat everybody the same"),
        ("Staff help no matter what background people have", "no matter"),
        ("Welcome, whatever their age or income", "whatever their"),
    ],
)
def test_sameness_is_found_where_it_stands(text: str, said: str) -> None:
    span = sameness(text)

    assert span and text[span[0] : span[1]].lower() == said


@pytest.mark.parametrize(
    "text",
    [
        "The pool opens regardless of the weather.",
        "It goes ahead irrespective of what the bank says. Older people gain.",
        "Courses are available to all carers.",
        "Regardless of the outcome, older people will be asked again.",
        "It is open to all disabled residents.",
        "Women are 7% of members against 52% of residents",
        "",
    ],
)
def test_other_words_are_no_sameness(text: str) -> None:
    assert sameness(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The new lots will give disabled children the right level of help.",
        "Thought will be given to language and food.",
        "Groups are most likely to be enhanced by an offer that is designed to fit young mothers.",
        "We anticipate a better service for carers.",
        "The views that people give can be used to shape the timetable.",
        "The service aims to reach people who are seldom heard.",
    ],
)
def test_a_text_may_only_intend(text: str) -> None:
    assert intention(text) and only_intends(text)


@pytest.mark.parametrize(
    "text",
    [
        "9% of families needed an interpreter, so leaflets will be printed in Urdu.",
        "Parents told us that they will come in the evening.",
        "Deaf tenants are less likely to ring, and text will be offered.",
        "Complaints show that ramps are steep; they will be rebuilt.",
        "The will of the donor names the park.",
        "Carers use the centre each week.",
        "",
    ],
)
def test_a_text_with_something_found_does_more_than_intend(text: str) -> None:
    assert not only_intends(text)


@pytest.mark.parametrize(
    "text",
    [
        "There are potential impacts for the childminding market as parents move.",
        "Together with the bus cuts this could lead to a reduction in visits to the day centre.",
        "Some people may find the journey harder.",
        "Older tenants might lose their warden.",
        "There is a small risk that families are split.",
        "There could be a fall in numbers at the youth club, but this is unlikely.",
        "It is likely to have an adverse effect on wheelchair users.",
        "People who do not drive would struggle to get there.",
        "A few older people will be put off by the form.",
        "Some residents will no longer be eligible.",
    ],
)
def test_an_admission_of_harm_is_found(text: str) -> None:
    assert admission(text)


@pytest.mark.parametrize(
    "text",
    [
        "There will be no negative impact on anyone.",
        "We do not expect any adverse effects on staff.",
        "The scheme could reduce isolation and waiting times.",
        "This may reduce the risk of falls and help people to avoid a crisis.",
        "The club will tackle disadvantage and remove barriers.",
        "Without any potential impact on carers.",
        "It cannot lead to fewer places.",
        "Better lighting will lessen the fear of crime.",
        "The number of children in care fell.",
        "The change would reduce costs and cut duplication.",
        "It may support families who struggle.",
        "Carers will be supported to stay out of hardship.",
        "Warn early of children at risk of exclusion.",
        "This looks at possible effects on residents and staff.",
        "There is potential for young people to gain.",
        "No groups will be negatively affected.",
        "Residents will have fewer delays and less confusion.",
        "The visits could reduce their loss of income.",
        "Each decision will look at the difficulties that a person has.",
        "Help is there for people who are lonely or who may be isolated.",
        "Positive effects are expected for disabled people who now face barriers.",
        "",
    ],
)
def test_a_denial_or_a_gain_is_no_admission(text: str) -> None:
    assert admission(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Provider to evidence this in its equality plan.",
        "Provider(s) to demonstrate it in their yearly plan",
        "The provider of the new club will ensure that everyone can come.",
        "The supplier confirms that the tool has no bias.",
        "The successful organisation/s will be required to demonstrate that they keep the law",
        "Bidders must guarantee step-free doors.",
        "The vendor has confirmed that it works for all accents.",
    ],
)
def test_a_supplier_vouches(text: str) -> None:
    assert vouches(text)


@pytest.mark.parametrize(
    "text",
    [
        "We visit each provider twice a year and ask ten users how they were treated.",
        "The provider opened in May. We will ensure that it is fair.",
        "Provider data show 4 complaints.",
        "The company runs nine homes.",
    ],
)
def test_what_the_council_does_is_no_supplier_vouching(text: str) -> None:
    assert vouches(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The provider of the new service will ensure access for each person.",
        "The new transport provider will make sure that nobody is put at a disadvantage.",
        "Contractors are responsible for preventing discrimination.",
        "The operator must guarantee equal treatment.",
        "It will be for the successful bidder to ensure equal access.",
        "The contractor is expected to guarantee that nobody is excluded.",
        "The agency shall be required to ensure that services are offered fairly.",
    ],
)
def test_the_duty_is_handed_over(text: str) -> None:
    assert carries_the_duty(text)


@pytest.mark.parametrize(
    "text",
    [
        "The contractor will ensure that the hall is warm.",
        "The provider decides on each request; our panel hears appeals.",
        "We will ensure equal access. The provider cleans.",
        "Providers gave equal hours to both towns.",
        "We meet the provider each month to ensure equal access.",
    ],
)
def test_other_tasks_of_a_supplier_are_no_duty_handed_over(text: str) -> None:
    assert carries_the_duty(text) is None


def test_a_check_by_the_council_is_seen() -> None:
    assert council_looks("The firm must ensure fair access, and we audit ten cases a month.")
    assert not council_looks("The firm will audit itself.")


@pytest.mark.parametrize(
    "unit",
    [
        "provider ",
        "provider of the ",
        "regardless of ",
        "could ",
        "may not ",
        "will ",
        "risk of ",
        "is ",
        "we ",
        "a, ",
    ],
)
def test_a_long_and_odd_text_is_read_to_its_end(unit: str) -> None:
    text = unit * 15_000
    for read in (sameness, intention, only_intends, admission, vouches, carries_the_duty, council_looks):
        assert read(text) is not NotImplemented  # type: ignore[operator]
