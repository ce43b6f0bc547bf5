"""Many people at once in the page of a calculator: pasted, opened and dropped; shown, copied, saved; never frozen."""

import csv
import re
from io import StringIO
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from rulebook.bilingual import LANGUAGES

ROOT = Path(__file__).parents[2]
HOSTILE = '"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">'
TABLE = (
    "姓名\t工号\t补课原因\t离岗天数\t离岗首日\t离岗末日\n"
    "张三\t007\t离岗后返岗\t１２\t\t\n"
    "李四\t008\treturn\t\t2026/2/1\t2026年4月30日\n"
    "王五\t009\t返岗\t12\t\t\n"
    "\n"
    "=cmd()\t010\t离岗后返岗\t\t\t\n"
)
# The slowest step that the page took while it was read and answered, by its own clock.
PASTED = """async (text) => {
  const [field, data] = [document.querySelector(".batch textarea"), new DataTransfer()];
  data.setData("text/plain", text);
  let [before, slowest] = [performance.now(), 0];
  const timer = setInterval(() => {
    slowest = Math.max(slowest, performance.now() - before);
    before = performance.now();
  }, 4);
  const start = performance.now();
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  field.dispatchEvent(event);
  if (!event.defaultPrevented) {
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }
  const progressed = [];
  while (document.querySelector(".batch-results").hidden) {
    await new Promise((resume) => setTimeout(resume, 4));
    progressed.push(document.querySelector(".batch-progress").textContent);
  }
  clearInterval(timer);
  return [performance.now() - start, slowest, new Set(progressed).size];
}"""
TEN_THOUSAND = {
    "lessons": ("name\tcause\taway_days", lambda i: f"p{i}\treturn\t{i % 400}"),
    "points": ("name\ttyping\tskill\tattitude", lambda i: f"p{i}\t{i % 10}.5\t{i % 7}\t{i % 4}.1"),
}
CAUGHT = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"


@pytest.fixture
def opened(page: Page, small_site: Path):
    """Open that part of a calculator's page, from its folder."""

    def open_(calculator: str = "lessons", language: str = "zh", query: str = "") -> Page:
        page.goto(f"{small_site.as_uri()}/{'' if language == 'zh' else 'en/'}calculators/{calculator}.html{query}")
        page.locator("details.batch > summary").click()
        expect(page.locator(".batch textarea")).to_be_visible()
        return page

    return open_


def said(page: Page):
    return page.locator(".batch-said")


def answers(page: Page) -> list[str]:
    return page.locator(".batch-table tbody .said").all_inner_texts()


def saved(page: Page) -> list[list[str]]:
    """The rows of the file that the page hands over."""
    with page.expect_download() as download:
        page.locator(".batch-results .batch-actions button").nth(1).click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert download.value.suggested_filename.endswith(".csv")
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def test_pasted_rows_are_answered_with_reasons_and_errors(opened, small_site):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".batch textarea").fill(TABLE)
    expect(said(page)).to_have_text("共 4 行：答出 2 行，还缺内容 1 行，填写有误 1 行。")
    asking, unused = page.locator(".batch-notes li").all()
    expect(asking).to_contain_text("“离岗天数”这一列有 1 行空着")
    expect(unused).to_have_text("这些列计算器用不到，原样保留：姓名、工号。")
    first, second, third, fourth = answers(page)
    assert first.startswith("安排短期补课，时间为 2 个上课日。")
    assert second.startswith("安排长期补课，20 至 30 个上课日。")
    assert "“补课原因”（cause）填的是“返岗”，不在选项内" in third
    assert "还需要填写离岗天数" in fourth
    heads = page.locator(".batch-table tbody th").all_inner_texts()
    assert heads == ["2", "3", "4", "6"]
    page.get_by_role("button", name="为什么").first.click()
    expect(page.locator(".batch-table .reason .arithmetic")).to_contain_text("每满 5 天计 1 ")
    assert page.locator('.reason a[href$="policies/lessons.html#back-2"]').count() == 2
    page.locator(".reason a.example").click()
    expect(page.locator("output .sentence")).to_have_text("安排短期补课，时间为 2 个上课日。")
    expect(page.locator('[data-name="away_days"] input').first).to_have_value("１２")
    page.get_by_label("只看没有答案的（2 行）").check()
    assert len(answers(page)) == 2
    assert [url for url in asked if not url.startswith(small_site.as_uri())] == []


def test_the_whole_table_is_saved_and_copied_and_no_formula_with_it(opened):
    page = opened(language="en", query="?what-if.rounding=up&as-of=2026-12-01")
    page.locator(".batch textarea").fill(TABLE)
    rows = saved(page)
    assert [len(row) for row in rows] == [len(rows[0])] * 6
    assert rows[0][:7] == ["姓名", "工号", "补课原因", "离岗天数", "离岗首日", "离岗末日", "Answer"]
    assert rows[1][:7] == [
        "张三",
        "007",
        "离岗后返岗",
        "１２",
        "",
        "",
        "The plan is short lessons: 3 lesson days.",
    ]
    assert "this is not policy" in rows[1][-2]
    assert rows[4] == [""] * len(rows[0])
    assert rows[5][0] == "'=cmd()"
    page.evaluate(CAUGHT)
    page.get_by_role("button", name="Copy the table").click()
    expect(page.locator(".batch-results .copied")).to_contain_text("Copied")
    copied = page.evaluate("window.copied")
    assert list(csv.reader(StringIO(copied, newline=""), delimiter="\t", strict=True)) == rows
    page.locator(".batch textarea").fill(copied)
    expect(said(page)).to_have_text("Rows: 4. Answered: 2; incomplete: 1; wrong: 1.")
    assert [row[1:] for row in saved(page)] == [row[1:] for row in rows]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_file_is_opened_in_the_encodings_of_spreadsheets(opened, tmp_path, encoding):
    page = opened()
    (tmp_path / "名单.csv").write_bytes(TABLE.replace("\t", ",").encode(encoding))
    page.locator(".batch input[type=file]").set_input_files(tmp_path / "名单.csv")
    expect(said(page)).to_contain_text("共 4 行：答出 2 行")


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.xlsx", b"PK\x03\x04", "“a.xlsx”是 Excel 工作簿，这里打不开。"),
        ("a.csv", b"\xd0\xcf\x11\xe0\0\0", "“a.csv”不是 CSV 文字"),
        ("a.csv", b"a\x81\xff\n", "“a.csv”不是 UTF-8、UTF-16 或 GB18030 编码的文字"),
        ("a.csv", "姓名,天数\n张三,3".encode(), "第 1 行应当是列名，但没有一个是这个计算器能用的：姓名、天数；可以用"),
        ("a.csv", '补课原因\n"返岗'.encode(), "第 2 行的双引号没有配对"),
        ("a.csv", b"cause", "表里只有列名"),
        ("a.csv", b"", "表里没有内容"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_understood_is_refused(opened, tmp_path, name, content, text):
    page = opened()
    (tmp_path / name).write_bytes(content)
    page.locator(".batch input[type=file]").set_input_files(tmp_path / name)
    expect(said(page)).to_contain_text(text)
    expect(page.locator(".batch-results")).to_be_hidden()
    page.locator(".batch textarea").fill(TABLE)
    expect(said(page)).to_contain_text("答出 2 行")


def test_merged_cells_in_what_is_copied_are_told(opened):
    page = opened()
    page.evaluate(
        """([text, html]) => {
          const [field, data] = [document.querySelector(".batch textarea"), new DataTransfer()];
          data.setData("text/plain", text);
          data.setData("text/html", html);
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
          field.value = text;
          field.dispatchEvent(new Event("input"));
        }""",
        [TABLE, "<table><tr><td rowspan=2>张三</td></tr></table>"],
    )
    expect(page.locator(".batch-notes")).to_contain_text("合并单元格")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_table_holds_is_only_text(opened, language):
    page = opened(language=language)
    cell = '"{}"'.format(HOSTILE.replace('"', '""'))
    page.locator(".batch textarea").fill(f"{cell}\tcause\n{cell}\t{cell}\n{cell}\tmove\n")
    expect(page.locator(".batch-table tbody tr")).to_have_count(2)
    page.locator(".batch-table .why").click()
    assert page.evaluate("window.ran") is None
    assert page.locator(".batch img, .batch script").count() == 0


def test_the_headings_are_copied_for_an_empty_sheet(opened):
    page = opened(language="en")
    page.evaluate(CAUGHT)
    page.get_by_role("button", name="Copy the headings").click()
    expect(page.locator(".batch-actions .copied").first).to_contain_text("Headings copied")
    headings = page.evaluate("window.copied")
    assert headings == "Name\treason for lessons\tlength of absence\tstart of absence\tend of absence"
    page.locator(".batch textarea").fill(f"{headings}\nAnn\treturn after an absence\t12 days\n")
    expect(said(page)).to_have_text("Rows: 1. Answered: 1; incomplete: 0; wrong: 0.")
    page.get_by_text("Columns to fill in").click()
    expect(page.locator(".batch details table")).to_contain_text("0 to 3650 days")


def test_what_a_column_means_is_told_once_and_can_be_told_otherwise(opened):
    page = opened(language="en")
    page.locator(".batch textarea").fill("name\tcause\taway_days\nA\treturn\t\nB\treturn\t12\nC\treturn\t〃\n")
    expect(said(page)).to_have_text("Rows: 3. Answered: 1; incomplete: 1; wrong: 1.")
    assert "looks like a mark for 'the same as above'" in answers(page)[2]
    button = page.get_by_role("button", name="Empty cells are 0")
    for pressed, counts in (("true", "Answered: 2; incomplete: 0"), ("false", "Answered: 1; incomplete: 1")):
        button.click()
        expect(said(page)).to_contain_text(counts)
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(button).to_be_focused()
        expect(page.locator(".batch-ask")).to_contain_text("rows that are empty here and need it: 1.")


def test_a_table_of_more_than_a_table_may_hold_is_refused_as_by_the_command(opened):
    page = opened(language="en")
    page.locator(".batch textarea").fill("cause" + "\tx" * 1_000 + "\nreturn\n")
    expect(said(page)).to_have_text("Row 1 has 1,001 columns; a table may have 1,000.")


@pytest.mark.parametrize(
    "count", [pytest.param(20_000, id="20_000"), pytest.param(200_000, id="200_000", marks=pytest.mark.prove)]
)
def test_many_rows_do_not_freeze_the_page_and_can_be_turned_over_and_stopped(opened, capsys, count):
    page = opened()
    table = "姓名\t补课原因\t离岗天数\n" + "".join(f"员工{i}\t离岗后返岗\t{i % 400}\n" for i in range(count))
    milliseconds, slowest, progressed = page.evaluate(PASTED, table)
    with capsys.disabled():
        print(f"\nlessons, {count} rows (longest step): {slowest:.0f} ms in {milliseconds / 1000:.0f} s")
    expect(said(page)).to_have_text(f"共 {count:,} 行：答出 {count:,} 行，还缺内容 0 行，填写有误 0 行。")
    assert progressed > 10
    assert slowest < 2_000, "far from the figure itself, which is the bench's to hold on a quiet machine"
    assert page.locator(".batch-table tbody tr").count() == 100
    page.get_by_role("button", name="下一页").click()
    expect(page.locator(".batch-turning span")).to_have_text(f"第 101 至 200 个，共 {count:,} 个")
    expect(page.get_by_role("button", name="下一页")).to_be_focused()
    page.evaluate(f"(text) => {{ window.done = ({PASTED})(text); }}", table)
    expect(page.locator(".batch-progress")).to_contain_text("正在计算")
    page.get_by_role("button", name="停止").click()
    expect(said(page)).to_contain_text("已停止，只算了前")
    assert len(page.locator(".batch-table tbody tr").all()) == 100


@pytest.mark.parametrize("calculator", TEN_THOUSAND)
def test_ten_thousand_rows_are_answered_at_once(opened, capsys, calculator):
    page = opened(calculator, "en")
    headings, row = TEN_THOUSAND[calculator]
    table = "\n".join([headings, *(row(i) for i in range(10_000))])
    seconds = median(page.evaluate(PASTED, table)[0] for _ in range(3)) / 1000
    expect(said(page)).to_have_text("Rows: 10,000. Answered: 10,000; incomplete: 0; wrong: 0.")
    with capsys.disabled():
        print(f"\n{calculator}, pasted: 10000 rows in {seconds:.2f} s")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_it_serves_everybody(opened, page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    opened(language="en")
    page.get_by_text("Columns to fill in").click()
    page.locator(".batch textarea").fill(TABLE)
    page.get_by_role("button", name="Why").first.click()
    page.add_script_tag(path=ROOT / "node_modules/axe-core/axe.min.js")
    found = page.evaluate("axe.run('.md-content', {preload: false})")["violations"]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def tab_to(page: Page, what: str) -> None:
    """Tab on to what is near."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(page.evaluate("document.activeElement.outerHTML"))


def test_the_keyboard_alone_is_enough(page, small_site):
    page.goto(f"{small_site.as_uri()}/en/calculators/lateness.html")
    page.locator("details.batch > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".batch textarea")).to_be_visible()
    tab_to(page, "textarea")
    page.keyboard.insert_text("name\tlates\nAnn\t5\n")
    expect(said(page)).to_contain_text("Answered: 1")
    tab_to(page, "button.why")
    page.keyboard.press("Enter")
    expect(page.locator(".batch-table .reason")).to_contain_text("10 yuan/late × (5 lates − 2 lates) = 30 yuan")
    expect(page.locator("button.why")).to_have_attribute("aria-expanded", "true")


def test_a_table_without_headings_is_read_by_what_stands_in_it_or_the_reader_is_asked(opened):
    page = opened(language="en")
    page.locator(".batch textarea").fill("Ann\treturn\t12\nBob\treturn\t13\n")
    expect(page.locator(".batch-choosing")).to_contain_text("this is what its columns seem to hold")
    expect(page.locator(".batch-table tbody tr:not(.reason)")).to_have_count(2)
    expect(page.locator(".batch-table tbody th").first).to_have_text("1")
    lists = page.locator(".batch-choosing select")
    assert [lists.nth(i).input_value() for i in range(3)] == ["", "cause", "away_days"]
    page.locator(".batch textarea").fill("Ann\treturn\t2026-02-01\t2026-03-01\n")
    expect(said(page)).to_have_text(
        "The table has no headings. Choose what each column holds, then press “Read it so”."
    )
    expect(page.locator(".batch-results")).to_be_hidden()
    assert [lists.nth(i).input_value() for i in range(4)] == ["", "cause", "away_from", "away_to"]
    page.get_by_role("button", name="Read it so").click()
    expect(page.locator(".batch-table tbody tr.answered")).to_have_count(1)


def test_a_group_is_printed_across_with_all_its_rows_and_its_headings_on_every_sheet(opened):
    page = opened(language="en")
    rows = "".join(f"person {i}\treturn\t{i % 300}\n" for i in range(150))
    page.locator(".batch textarea").fill(f"name\tcause\taway_days\n{rows}")
    expect(page.locator(".batch-table tbody tr")).to_have_count(100)
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print the table").click()
    expect(page.locator(".batch-table tbody tr")).to_have_count(150)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".batch-foot")).to_be_visible()
    expect(page.locator(".calculator form.telling")).to_be_hidden()
    assert page.locator(".batch-table thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    sheet = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", sheet)}
    assert boxes
    assert all(width > height for _, _, width, height in boxes)
    page.set_viewport_size({"width": 1000, "height": 700})  # as wide as a sheet
    assert page.locator(".batch-table").evaluate("table => table.scrollWidth <= table.clientWidth")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".batch-table tbody tr")).to_have_count(100)
    expect(page.locator(".calculator form.telling")).to_be_visible()
