"""What is read of a workbook is what the spreadsheet shows."""

from datetime import date, datetime, time, timedelta

import pytest

from rulebook.batch.formats import shown

MOMENT = datetime(2026, 3, 1, 14, 30, 59)  # noqa: DTZ001 (a workbook's times have no zone)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (12, "", "12"),
        (12.0, "@", "12"),
        (True, "General", "TRUE"),
        # Percent.
        (0.125, "0%", "13%"),
        (0.98, "0.00%", "98.00%"),
        (1 / 3, "0.00%", "33.33%"),
        (0.5, '0.0"%"', "0.5%"),
        (0.5, r"0.0\%", "0.5%"),
        (0.5, '0.0"％"', "0.5％"),
        (0.005, "0%;-0%", "1%"),
        # Decimals, as many as are shown.
        (1 / 3, "0.00", "0.33"),
        (2.675, "0.00", "2.68"),
        (12, "0.##", "12."),
        (12.3, "0.0#", "12.3"),
        (0.5, "#.0", ".5"),
        (12345.6, "#,##0", "12,346"),
        (1234567, "#,##0.0,", "1,234.6"),
        (1234567, "0,,", "1"),
        (1200, "0.0E+00", "1.2E+3"),
        (0.5, "# ?/?", "0.5"),
        (42, "00000", "00042"),
        (20260301, "0000-00-00", "2026-03-01"),
        (20260301, '0000"年"00"月"00"日"', "2026年03月01日"),
        # Words and signs around the number are literal.
        (12, '0"天"', "12天"),
        (12, "0天", "12天"),
        (12, r"0\ \d\a\y\s", "12 days"),
        (1200.5, "[$¥-804]#,##0.00", "¥1,200.50"),
        (12, '"第"0"天"', "第12天"),
        (12, '0"#0"', "12#0"),
        # Sections.
        (-5, "0", "-5"),
        (-5, "0;-0", "-5"),
        (-5, "0_);(0)", "-5"),
        (-5, "0;[Red]0", "-5"),
        (-5, '"¥"#,##0;"¥"-#,##0', "-¥5"),
        (0, "0;-0;", ""),
        (5, ";;;", ""),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0"),
        (1200, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "1,200.00"),
        (150, "[>=100]0.0,;0", "0.2"),
        (50, '[>=100]"viel";0', "50"),
        # Days and times.
        (MOMENT, "yyyy-mm-dd h:mm:ss", "2026-03-01 14:30:59"),
        (MOMENT, "yyyy/m/d h:mm", "2026-03-01 14:30"),
        (MOMENT, "yyyy/m/d", "2026-03-01"),
        (MOMENT, 'm"月"d"日"', "2026-03-01"),
        (MOMENT, "mmm-yy", "2026-03"),
        (MOMENT, "dddd", "2026-03-01"),
        (MOMENT, "h:mm AM/PM", "14:30"),
        (MOMENT, "[$-F400]h:mm:ss", "14:30:59"),
        (MOMENT.replace(hour=0, minute=0, second=0), "yyyy-mm-dd h:mm", "2026-03-01 00:00"),
        (datetime(2026, 3, 1, 14, 29, 59, 999_600), "yyyy-m-d h:mm", "2026-03-01 14:30"),  # noqa: DTZ001
        (date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (time(14, 30, 59), "h:mm:ss", "14:30:59"),
        (time(14, 30, 59), "h:mm", "14:30"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value, form, text):
    assert shown(value, form) == text
