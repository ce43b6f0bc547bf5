"""The codes of all problems, with what each guards: the documentation of the checks is made from this table."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.bilingual import Words

__all__ = ["CODES"]

CODES: Mapping[str, Words] = {
    # Reading
    "no-policy": Words("policy/ 下没有 YAML 文件。", "There is no YAML file under policy/."),
    "unreadable": Words("文件打不开。", "The file cannot be opened."),
    "wrong-ending": Words("制度文件的名称以 .yaml 结尾。", "The name of a policy file ends in .yaml."),
    "yaml-too-large": Words("文件太大，或值的数量太多。", "The file is too large, or holds too many values."),
    "yaml-encoding": Words("文件不是 UTF-8 编码。", "The file is not UTF-8."),
    "yaml-character": Words(
        "文件里有 YAML 不允许的控制字符。", "The file holds a control character that YAML does not allow."
    ),
    "yaml-syntax": Words("YAML 写法有误，无法读取。", "The YAML is broken and cannot be read."),
    "merge-conflict": Words("没有留下合并冲突的标记。", "No marks of a merge conflict are left."),
    "yaml-structure": Words(
        "文件应当是一组“键： 值”，并且只有一个文档。", "A file is one document and a mapping of keys."
    ),
    "yaml-alias": Words(
        "不使用锚点和别名：规则写在读它的地方。",
        "Anchors and aliases are not used: a rule stands where it is read.",
    ),
    "yaml-tag": Words("不使用 YAML 标签。", "YAML tags are not used."),
    "yaml-too-deep": Words("嵌套层数太多。", "The nesting is too deep."),
    "duplicate-key": Words("同一组里的键不能写两遍。", "A key stands once in its mapping."),
    # Structure
    "policy-shape": Words(
        "一项制度是 policies/ 下的一个文件，或一个文件夹：head.yaml 写明制度本身，并列出其余各部分。",
        "A policy is a file under policies/, or a folder: head.yaml says what it is, and names its other parts.",
    ),
    "unknown-key": Words("只能使用约定的键。", "Only the keys of the schema are used."),
    "missing-key": Words("必填的键不能少。", "Required keys are there."),
    "wrong-spelling": Words("编号和名称按约定的写法。", "Ids and names are spelt as agreed."),
    "wrong-value": Words("值的类型、小数位和范围要与声明一致。", "A value has the declared type, scale and range."),
    "wrong-order": Words("参数的取值按生效日期排列。", "The values of a parameter stand in the order of their dates."),
    "table-shape": Words(
        "表格每行的格数相同，用“||”分开条件和结果，没有空格子。",
        "Every row of a table has the same cells, '||' parts what is tested from what follows, and no cell is empty.",
    ),
    "duplicate-id": Words(
        "编号和名称在全手册唯一，永不重复使用。", "Ids and names are unique in the handbook and never reused."
    ),
    # References
    "unknown-name": Words("公式和文字里的名称都已声明。", "Names in formulas and texts are declared."),
    "unknown-output": Words("判定的结果都已声明。", "The outputs of decisions are declared."),
    "unknown-fact": Words("计算器要问的填报项都已声明。", "The facts that a calculator asks for are declared."),
    "unknown-calculator": Words("提到的计算器都已声明。", "Calculators that are named are declared."),
    "unknown-decision": Words("计算器用到的判定都已声明。", "The decisions of a calculator are declared."),
    "unknown-score-sheet": Words("计算器用到的评分表都已声明。", "The score sheet of a calculator is declared."),
    "unknown-unit": Words("单位都已声明。", "Units are declared."),
    "unknown-role": Words("岗位都已声明。", "Roles are declared."),
    "unknown-source": Words("来源都已声明。", "Sources are declared."),
    "unknown-source-fact": Words("来源要点都在清单里。", "Source facts are in the inventory."),
    "unknown-question": Words("待定问题都已登记。", "Open questions are in the register."),
    "unknown-clause": Words("引用的条款都存在。", "Clauses that are named exist."),
    "unknown-section": Words("条款所在的章节都已声明。", "A clause's section is declared."),
    "unused": Words("声明了就要用到：参数、填报项和结果。", "What is declared is used: parameters, facts, outputs."),
    "unasked-fact": Words("计算器要问到它用得着的每一项。", "A calculator asks for every fact it can come to need."),
    "needless-fact": Words("计算器不问用不着的内容。", "A calculator asks for nothing it never needs."),
    "no-last-sentence": Words(
        "最后一句答复适用于其余所有情况。", "A calculator's last sentence fits all remaining cases."
    ),
    "twice-answered": Words(
        "一个计算器的各个判定，结果项不重名。", "No two decisions of a calculator answer the same output."
    ),
    # Rule language
    "syntax": Words("公式和格子按规则语言书写。", "Formulas and cells are written in the rule language."),
    "wrong-type": Words("运算两边的类型要相合。", "Types go together."),
    "wrong-unit": Words("单位要相合。", "Units go together."),
    "wrong-scale": Words("结果的小数位不超过声明。", "A result has no more decimals than declared."),
    "out-of-range": Words("结果不超出声明的范围。", "A result stays within its declared range."),
    "unknown-choice": Words("只能用声明过的选项。", "Only declared choices are used."),
    "may-be-absent": Words("可能没有值的内容不能参与计算。", "Nothing is computed from what may have no value."),
    "not-constant": Words(
        "格子里的条件只读参数，这样表格才能核对是否完整。",
        "Tests in cells read parameters only, so that tables can be proven complete.",
    ),
    "bare-division": Words(
        "除法只写在取整函数里，结果才有确定的小数位。",
        "A division stands inside a rounding, so that results are exact.",
    ),
    "zero-divisor": Words("除数不能为零。", "A divisor cannot be zero."),
    "unbounded": Words("参与计算的数都要有范围。", "Numbers that are computed with have bounds."),
    "cycle": Words("判定不能依赖自身。", "No decision depends on itself."),
    "too-long-chain": Words("判定一个接一个，不能接得太长。", "Decisions do not read each other in an endless row."),
    "wrong-outputs": Words("同一判定的各个版本给出同样的结果项。", "All versions of a decision have the same outputs."),
    "broken-constraint": Words("参数之间的约束每天都成立。", "What is required between parameters holds on every day."),
    # Tables and examples
    "gap": Words("判定表覆盖所有情况。", "A decision table covers every case."),
    "overlap": Words("唯一命中的判定表里，每种情况只有一行适用。", "In a unique table no case is covered twice."),
    "unreachable-row": Words("每一行都有可能命中。", "Every row can be hit."),
    "failing-example": Words("示例都成立。", "Examples hold."),
    "row-without-example": Words(
        "每一行、每个公式至少有一个示例，以后规定变了也一样。",
        "Every row and formula has an example, and has one when the rules have changed on a coming day.",
    ),
    "wrong-answer": Words("计算器的示例都答得上、答得对。", "Calculators answer their worked examples as these say."),
    "calculator-without-example": Words("每个计算器至少有一个示例。", "Every calculator has a worked example."),
    # Score sheets
    "score-fault": Words(
        "评分表的每个毛病都要查出、登记，并归到一个待定问题。",
        "Every fault of a score sheet is listed with the open question under which it is decided.",
    ),
    # Texts
    "twice-explained": Words("术语表里一个词只解释一次。", "The glossary explains a word once."),
    "number-in-prose": Words(
        "文字里不直接写数量，一律引用参数。", "No quantity is typed into prose: texts name parameters."
    ),
    "wrong-placeholder": Words(
        "花括号里只写名称：{name}、{name:number} 或 {name:numerator}。",
        "Braces hold a name: {name}, {name:number} or {name:numerator}.",
    ),
    "needless-exception": Words("不再需要的例外要删掉。", "Exceptions that are no longer needed are deleted."),
    "languages-differ": Words("中英文引用同样的参数。", "Both languages name the same parameters."),
    # Coverage and pages
    "uncovered-fact": Words("来源的每个要点都有条款写到。", "Every source fact is covered by a clause."),
    "uncomputed-fact": Words(
        "标明要计算的来源要点，有判定或填报项依据的条款写到。",
        "A source fact that is to be computed is covered by a clause that a decision or a fact stands on.",
    ),
    "computed-background": Words(
        "判定或填报项所依据的条款不是背景说明。",
        "A clause that a decision or a fact stands on is not mere background.",
    ),
    "clause-not-in-force": Words(
        "规则依据的条款在规则适用期间有效。", "A rule stands on a clause that holds as long as the rule does."
    ),
    "holidays-unknown": Words(
        "至少要录入到次年的法定节假日（只提醒）。", "The statutory holidays reach the next year (a warning)."
    ),
    "review-passed": Words("复核日期已过（只提醒）。", "A review date has passed (a warning)."),
    "missing-page": Words(
        "每项制度、计算器和岗位都有中英文页面。",
        "Every policy, calculator and role has its page in both languages.",
    ),
    "missing-navigation": Words("这些页面都在导航里。", "These pages are in the navigation."),
    # Rules and their clauses
    "unprinted-number": Words(
        "判定用到的数，由它依据的某一条款写出。", "A number that a decision reads is printed by a clause it names."
    ),
    "clause-beside-rule": Words(
        "规则依据的条款写着数的，规则至少用到其中一个。",
        "Where the clause that rules name prints numbers of rules, they read one of them.",
    ),
    "other-section": Words(
        "一个判定依据同一节的条款；跨节的写明是哪几节。",
        "A decision stands on clauses of one section, or says of which.",
    ),
    "equal-values": Words(
        "同一判定里值恰好相同的两个数，有示例把它们分开。",
        "Two numbers of a decision that happen to be equal are told apart by an example.",
    ),
    "unlike-clause": Words(
        "规则的依据是讲这件事的条款：换成同一章节别的条款，用词不会更相符。",
        "A rule stands on the clause that speaks of it: no other of the section fits its words better.",
    ),
    "unlike-choices": Words(
        "意思相同的两份选项，不会一份有、一份没有。", "Of two lists of choices that mean the same, neither lacks one."
    ),
    "unordered-ends": Words("范围的两端有约束管住先后。", "The ends of a range are held in order by a constraint."),
    "cited-alike": Words(
        "引用条款时，没有两节用同一个叫法。", "No two sections are called the same in citing a clause."
    ),
    # Days
    "clause-gap": Words(
        "接替的条款从前一条结束的次日开始。", "A clause that takes another's place begins on the day after it ends."
    ),
    "unset-value": Words(
        "现行条款里印的值都已填写，或者登记了待定问题。",
        "What a clause in force prints has a value, or stands under an open question.",
    ),
    "review-before-start": Words("复核不早于生效。", "A policy is reviewed after it begins."),
    # Idle
    "idle-choice": Words("每个选项都有规则给出或提到。", "Every choice is given by a row, or spoken of by a rule."),
    "idle-constraint": Words("每条约束都排除一些填法。", "Every constraint excludes something."),
    "idle-sentence": Words("每句答复都有说得到的时候。", "Every sentence of a calculator is said in some case."),
    "settled-question": Words(
        "已经有值的参数不再挂在待定问题之下（只提醒）。",
        "What has been decided stands under no open question (a warning).",
    ),
    # Roles
    "role-not-addressed": Words(
        "做步骤、填表单、签字的岗位，条款都对它说过话。",
        "Who takes a step, fills in a form or signs it is spoken to by the clause.",
    ),
    "unknown-title": Words(
        "文字里对人的称呼，是岗位或术语的名称。", "Texts call people by the labels of roles and terms."
    ),
    "role-never-called": Words(
        "条款管到的岗位，文字里用它的名称称呼（只提醒）。",
        "A role that clauses speak to is called by its label in texts (a warning).",
    ),
    # Languages
    "chinese-in-english": Words("英文里没有中文，译文齐全。", "No Chinese stands in the English, and both are there."),
    "unfinished-text": Words("文字都已写完。", "No text says of itself that it is to be written."),
    "said-twice": Words("同一制度里一条规定只写一遍。", "No two clauses of a policy say the same."),
}
