"""The statutory holidays in the handbook: from where they come, and whether they still agree with it."""

from pathlib import Path

import pytest
import yaml

from rulebook import cli
from rulebook.load import handbook as load
from rulebook.load import written

ROOT = Path(__file__).parents[2]


def test_the_holidays_in_the_handbook_are_those_of_the_package():
    """Fails once the package knows better; then run 'rulebook holidays', and read what has changed."""
    years = load(ROOT).announced
    assert list(years) == list(range(min(years), max(years) + 1))
    same = (ROOT / "policy/registers/holidays.yaml").read_text("utf-8") == written(years)
    assert same, "the package knows other holidays: run 'rulebook holidays', and read what has changed"


def test_only_statutory_days_are_holidays_and_only_an_official_arrangement_is_announced():
    years = yaml.safe_load(written([2026]))["holidays"]
    spring, autumn = {"02-16", "02-17", "02-18", "02-19"}, {"09-25", "10-01", "10-02", "10-03"}
    assert {f"{day:%m-%d}" for day in years["2026"]["days"]} == {
        "01-01", *spring, "04-05", "05-01", "05-02", "06-19", *autumn,
    }  # fmt: skip
    assert years["2026"]["arrangement"] == "announced"


def test_the_command_writes_last_year_to_two_years_ahead_and_tells_when_it_would(tmp_path, monkeypatch, capsys):
    (tmp_path / "policy").mkdir()

    def run(*arguments):
        command = ["rulebook", "holidays", "--root", str(tmp_path), "--as-of", "2026-11-21", *arguments]
        monkeypatch.setattr("sys.argv", command)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code or 0

    assert run("--check") == 1
    assert run() == 0
    assert run("--check") == 0
    assert (tmp_path / "policy/registers/holidays.yaml").read_text("utf-8") == written(range(2025, 2029))
    assert "已经过时" in capsys.readouterr().err
