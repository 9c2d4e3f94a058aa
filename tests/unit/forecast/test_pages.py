"""The two pages that say how often predictions are right say the same."""

from tests.kit.server import ROOT

JUDGED = ("| 1.1 x median of the past |", "| the person's own |")


def judged(page: str) -> list[str]:
    lines = (ROOT / "docs" / page).read_text().splitlines()
    return [line for line in lines if line.startswith(JUDGED)]


def test_alerts_and_forecast_show_one_calibration_table() -> None:
    assert len(judged("forecast.md")) == 4
    assert judged("alerts.md") == judged("forecast.md")
