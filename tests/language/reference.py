"""What formulas and tests mean, walked node by node: slow and plain, to hold what is compiled against."""

import operator
from decimal import Decimal
from fractions import Fraction

from rulebook.language import EXACT, FUNCTIONS, Missing

SIGNS = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
SUMS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def value(node, read):  # noqa: C901 (one case for each kind of node)
    """The value of a formula, or `Missing`; `read` says what a name stands for."""
    match type(node).__name__:
        case "Literal":
            return node.value
        case "Word":
            return node.id
        case "Name":
            return read(str(node))
        case "If":
            condition = value(node.condition, read)
            return condition if isinstance(condition, Missing) else value(node.yes if condition else node.no, read)
        case "Logic" if node.operator in ("and", "or"):
            left = value(node.left, read)
            if left is (node.operator == "or"):
                return left
            right = value(node.right, read)
            known = right is (node.operator == "or") or not isinstance(left, Missing)
            return right if known else Missing.of((left, right))
        case "Negate":
            parts = [value(node.operand, read)]
        case "Binary" | "Logic":
            parts = [value(node.left, read), value(node.right, read)]
        case "Call":
            parts = [value(argument, read) for argument in node.arguments]
    if any(isinstance(part, Missing) for part in parts):
        return Missing.of(parts)
    match type(node).__name__:
        case "Negate":
            return EXACT.minus(parts[0]) if isinstance(parts[0], Decimal) else -parts[0]
        case "Binary":
            exact = SUMS[node.operator](*map(Fraction, parts)) / 100**node.percents
            whole = node.operator != "/" and all(isinstance(part, Decimal) for part in parts)
            return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator)) if whole else exact
        case "Logic":
            return compared(node.operator, *parts)
        case "Call":
            function = FUNCTIONS[node.function]
            return function.compute(read(""), *parts) if function.consults else function.compute(*parts)


def passes(test, tested, read):
    """Whether a value passes a unary test: True, False or `Missing`."""
    match type(test).__name__:
        case "Any":
            return True
        case "Compare":
            operand = value(test.operand, read)
            known = not isinstance(operand, Missing) and not isinstance(tested, Missing)
            return compared(test.operator, tested, operand) if known else Missing.of((tested, operand))
        case "Interval":
            low, high = value(test.low, read), value(test.high, read)
            if any(isinstance(part, Missing) for part in (tested, low, high)):
                return Missing.of((tested, low, high))
            return (tested >= low if test.closed_low else tested > low) and (
                tested <= high if test.closed_high else tested < high
            )
    results = [passes(part, tested, read) for part in test.tests]
    wanted = type(test).__name__ == "OneOf"
    if True in results:
        return wanted
    missing = Missing.of(results)
    return missing if missing.names else not wanted


def compared(sign, left, right):
    if sign not in ("=", "!=") and (left is None or right is None):
        return False
    return SIGNS[sign](left, right)
