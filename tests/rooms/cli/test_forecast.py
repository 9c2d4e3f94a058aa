"""`pennybell forecast evaluate`: files of each kind, bad ones among them."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.rooms.cli.conftest import Verb

OURS = ["household,date,amount_minor,category,payee"]
STATEMENT = ["Date,Description,Amount,Transaction Type,Category,Account Name"]


def months() -> list[tuple[int, int]]:
    return [(2023 + index // 12, index % 12 + 1) for index in range(14)]


def our_lines() -> list[str]:
    """Rent of 800 on the 3rd; food three times a month, dearer every third month."""
    lines = list(OURS)
    for index, (year, month) in enumerate(months()):
        lines.append(f"Robin,{year}-{month:02}-03,80000,Rent,Landlord")
        for day in (1, 10, 28):
            amount = 5_000 + (3_000 if index % 3 == 0 else 0)
            lines.append(f"Robin,{year}-{month:02}-{day:02},{amount},Food,Market")
    return lines


def statement_lines() -> list[str]:
    """The same as a bank writes it, with pay, transfers and a refund."""
    lines = list(STATEMENT)
    for index, (year, month) in enumerate(months()):
        amount = "80.00" if index % 3 == 0 else "50.00"
        lines += [
            f"{month:02}/01/{year},Employer,3000.00,credit,Paycheck,Checking",
            f"{month:02}/03/{year},Landlord,800.00,debit,Rent,Checking",
            *(f"{month:02}/{d:02}/{year},Market,{amount},debit,Food,Card" for d in (1, 10, 28)),
            f"{month:02}/20/{year},Payment,150.00,debit,Credit Card Payment,Checking",
            f"{month:02}/21/{year},Payment,150.00,credit,Credit Card Payment,Card",
            f"{month:02}/28/{year},Market,1.00,credit,Food,Card",
        ]
    return lines


def write(path: Path, lines: Iterable[str]) -> str:
    path.write_text("\n".join(lines) + "\n")
    return str(path)


@pytest.fixture
def ours(tmp_path: Path) -> str:
    return write(tmp_path / "ours.csv", our_lines())


def test_figures_of_a_file_are_printed_and_written(
    ours: str, tmp_path: Path, pennybell: Verb
) -> None:
    said = pennybell("forecast", "evaluate", "--transactions", ours, "--json", "found.json")
    assert said.code == 0, said.err
    assert "ours.csv, limits of 1.1 x the median of the past" in said.out
    assert "last third (held out): 8 months of 2 budgets, 40 checks" in said.out
    for method in ("bills and two opinions", "own past rate", "pace > 110 %"):
        assert re.search(
            rf"^{method}\s+\d\.\d{{3}} \[\d\.\d{{3}} \d\.\d{{3}}\]", said.out, re.MULTILINE
        )
    parts = json.loads((tmp_path / "found.json").read_text())
    assert [part["periods"] for part in parts] == [24, 16, 8]
    own, _, pace = parts[0]["judged"]
    assert own["scores"]["brier"]["value"] < pace["scores"]["brier"]["value"]
    assert {each["tier"] for each in own["alerts"]} == {"watch", "likely"}
    assert sum(row["count"] for row in own["reliability"]) == parts[0]["checks"] == 120


def test_same_file_has_the_same_figures(ours: str, pennybell: Verb) -> None:
    first = pennybell("forecast", "evaluate", "--transactions", ours)
    assert first == pennybell("forecast", "evaluate", "--transactions", ours)


def test_statement_is_read_as_an_import_reads_it(tmp_path: Path, pennybell: Verb) -> None:
    statement = write(tmp_path / "bank.csv", statement_lines())
    budgets = write(tmp_path / "own.csv", ["Category,Budget", "Food,150.00", "Rent,800", "Fun,10"])
    said = pennybell(
        "forecast", "evaluate", "--transactions", statement, "--budgets", budgets,
        "--json", "found.json", "--currency", "USD",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "28 rows left out: transfers and card payments" in said.out
    assert "14 rows left out: of categories that earn more than they cost" in said.out
    (whole, *_) = json.loads((tmp_path / "found.json").read_text())
    # Food is 239 every third month against 150, and 149 with its refund in the others.
    assert (whole["budgets"], whole["periods"], whole["overruns"]) == (2, 24, 4)


def test_budgets_in_minor_units_are_taken_by_household(
    ours: str, tmp_path: Path, pennybell: Verb
) -> None:
    lines = ["household,category,amount_minor", "Robin,Food,0", "Kim,Rent,5"]
    budgets = write(tmp_path / "budgets.csv", lines)
    said = pennybell(
        "forecast", "evaluate", "--transactions", ours, "--budgets", budgets, "--json", "found.json"
    )
    assert said.code == 0, said.err
    (whole, *_) = json.loads((tmp_path / "found.json").read_text())
    assert (whole["budgets"], whole["periods"], whole["overruns"]) == (1, 12, 12)


def test_generated_households_need_no_file(tmp_path: Path, pennybell: Verb) -> None:
    words = ("forecast", "evaluate", "--generated", "400", "--seed", "3", "--json", "found.json")
    said = pennybell(*words)
    assert said.code == 0, said.err
    assert "400 checks, 7 households" in said.out
    found = json.loads((tmp_path / "found.json").read_text())
    assert [each["method"] for each in found["proven"]][-1] == "true probability"
    assert said == pennybell(*words)
    assert said.out != pennybell("forecast", "evaluate", "--generated", "400", "--seed", "4").out


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "The file is empty."),
        (OURS, "has no line under its header."),
        ([*OURS, "r,2024-13-01,5,Food,Market"], "Line 2: date '2024-13-01' is not a date"),
        ([*OURS, "r,01/02/2024,5,Food,Market"], "Line 2: date '01/02/2024' is not a date"),
        ([*OURS, "", "r,2024-01-01,5.20,Food,x"], "Line 3: amount_minor '5.20' is not a whole"),
        ([*OURS, "r,2024-01-01,NaN,Food,x"], "Line 2: amount_minor 'NaN' is not a whole"),
        ([*OURS, f"r,2024-01-01,{10**15},Food,x"], "is not an amount that can be recorded"),
        ([*OURS, "r,2024-01-01,5,Food"], "Line 2 has 4 columns, the header 5."),
        ([*OURS, "r,2024-01-01,5,Food,x"], "No budget has two past months"),
        (["once upon a time", "there was a bank"], "No table with dates and amounts"),
        ([*STATEMENT, "??,x,1.00,debit,Food,Card"], "No "),
    ],
)
def test_unusable_transactions_are_refused_in_a_sentence(
    lines: list[str], sentence: str, tmp_path: Path, pennybell: Verb
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("\n".join(lines))
    said = pennybell("forecast", "evaluate", "--transactions", str(path))
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["Name,Money", "Food,5"], "neither the columns household,category,amount_minor nor"),
        (["Category,Budget", "Food,-5"], "Line 2: a budget cannot be negative."),
        (["Category,Budget", "Food,five"], "Line 2: budget 'five' is not an amount."),
        (["Category,Budget", "Food,5.001"], "Line 2: the budget has 3 decimals"),
        (["Category,Budget", "Food,5", "Food,6"], "Line 3: 'Food' has a budget already."),
        (["household,category,amount_minor", "Robin,Food,x"], "amount_minor 'x' is not a whole"),
        (["Category,Budget", "Fun,5"], "No budget has two past months"),
    ],
)
def test_unusable_budgets_are_refused_in_a_sentence(
    lines: list[str], sentence: str, ours: str, tmp_path: Path, pennybell: Verb
) -> None:
    budgets = write(tmp_path / "budgets.csv", lines)
    said = pennybell("forecast", "evaluate", "--transactions", ours, "--budgets", budgets)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err


def test_own_budgets_of_one_person_do_not_fit_two_households(
    tmp_path: Path, pennybell: Verb
) -> None:
    lines = [*our_lines(), *(line.replace("Robin", "Kim") for line in our_lines()[1:])]
    both = write(tmp_path / "both.csv", lines)
    budgets = write(tmp_path / "own.csv", ["Category,Budget", "Food,150"])
    said = pennybell("forecast", "evaluate", "--transactions", both, "--budgets", budgets)
    assert said.code == 1
    assert said.err == "own.csv names no household, and the transactions are of 2.\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 1, "Give either --transactions FILE or --generated CHECKS."),
        (("--transactions", "absent.csv"), 2, "does not exist"),
        (("--generated", "5"), 2, "--generated"),
    ],
)
def test_unusable_words_are_refused(
    words: tuple[str, ...], code: int, sentence: str, pennybell: Verb
) -> None:
    said = pennybell("forecast", "evaluate", *words)
    assert said.code == code
    assert sentence in said.err


def test_both_sources_at_once_and_unknown_currencies_are_refused(
    ours: str, pennybell: Verb
) -> None:
    both = pennybell("forecast", "evaluate", "--transactions", ours, "--generated", "100")
    assert both.err == "Give either --transactions FILE or --generated CHECKS.\n"
    currency = pennybell("forecast", "evaluate", "--transactions", ours, "--currency", "XTS")
    assert currency.err == "'XTS' is not a currency code such as EUR.\n"
