"""One rule in two engines: the book `weighted-score` answered by the handbook and by zen-engine, each with its trace.

Three scores are weighted, their total is graded in six bands, and a fine is charged by the day up to a limit.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rulebook.answer import answer_values
from tests.tools.small import book

DAY = date(2026, 11, 21)
TOLD = {"theory": Decimal("90.5"), "practice": Decimal("88.0"), "conduct": Decimal("79.5"), "days_over": Decimal(20)}
ANSWER = {"total": 87.05, "grade": "good", "charge": 150}
BANDS = {
    ">= 95": "excellent",
    "[85..95)": "good",
    "[80..85)": "fairly-good",
    "[72..80)": "fair",
    "[60..72)": "pass",
    "< 60": "poor",
}
SUMS = {
    "total": "theory * 0.3 + practice * 0.5 + conduct * 0.2",
    "charge": "10 * min([days_over, 15])",
}


def by_handbook() -> Callable[[], Any]:
    """Asks the handbook, with values in, and checks that it answers rightly."""
    handbook = book("weighted-score")
    calculator = handbook.calculators["score"]

    def ask() -> Any:
        return answer_values(handbook, calculator, TOLD, DAY, {})

    found = ask()
    assert {name: found[name] for name in ANSWER} == {**ANSWER, "total": Decimal("87.05")}
    assert len(found.steps) == len(ANSWER)
    return ask


def by_zen() -> Callable[[], Any]:
    """Asks zen-engine for the same, its content compiled once, and checks the same."""
    import zen

    content = zen.ZenDecisionContent(json.dumps(graph()))
    engine = zen.ZenEngine({"loader": lambda _: content})
    told = {name: float(value) for name, value in TOLD.items()}

    def ask() -> Any:
        return engine.evaluate("score", told, {"trace": True})

    found = ask()
    assert {name: found["result"][name] for name in ANSWER} == ANSWER
    assert len(found["trace"]) == len(graph()["nodes"])
    return ask


def graph() -> dict[str, Any]:
    """The rule as a JSON decision model: sums, then the table of bands."""
    sums = [{"id": name, "key": name, "value": text} for name, text in SUMS.items()]
    rules = [{"_id": grade, "total": band, "grade": json.dumps(grade)} for band, grade in BANDS.items()]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": "total", "name": "total", "field": "total"}],
        "outputs": [{"id": "grade", "name": "grade", "field": "grade"}],
        "rules": rules,
        "passThrough": True,
    }
    nodes = [
        {"id": "request", "name": "request", "type": "inputNode"},
        {"id": "sums", "name": "sums", "type": "expressionNode", "content": {"expressions": sums, "passThrough": True}},
        {"id": "grades", "name": "grades", "type": "decisionTableNode", "content": table},
        {"id": "response", "name": "response", "type": "outputNode"},
    ]
    ids = [node["id"] for node in nodes]
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in pairwise(ids)
    ]
    return {"nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes], "edges": edges}
