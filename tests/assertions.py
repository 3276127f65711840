"""Assertions that may never run: those under a condition, and tests with none outside such loops."""

import ast
from collections.abc import Iterator

#: Calls that check something, beside those whose names begin with ``assert_``.
CHECKING = {"expect", "raises", "warns"}
CONDITION, LOOP = "condition", "loop"
#: The parts of a statement that may be passed over, and why.
PASSED_OVER = {
    (ast.If, "body"): CONDITION,
    (ast.If, "orelse"): CONDITION,
    (ast.Match, "cases"): CONDITION,
    (ast.ExceptHandler, "body"): CONDITION,
    (ast.For, "body"): LOOP,
    (ast.While, "body"): LOOP,
}


def called(node: ast.AST) -> str:
    """The name of the function or method that is called, without what it belongs to."""
    function = getattr(node, "func", None)
    return str(getattr(function, "attr", getattr(function, "id", "")))


def is_check(node: ast.AST) -> bool:
    """True if a node says what must be so."""
    name = called(node)
    return isinstance(node, ast.Assert) or name in CHECKING or name.startswith("assert_")


def is_filled(node: ast.AST, constants: set[str]) -> bool:
    """True if something that is looped over has a member for sure, by how it is written."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(not isinstance(one, ast.Starred) for one in node.elts)
    if isinstance(node, ast.Call):
        return is_filled_by_call(node, constants)
    return (isinstance(node, ast.Dict) and any(node.keys)) or getattr(node, "id", "") in constants


def is_filled_by_call(node: ast.Call, constants: set[str]) -> bool:
    """True if what a call gives has a member for sure: a range, or the like of what it is given."""
    name, given = called(node), node.args
    if name == "range":
        return isinstance(given[0], ast.Constant) and bool(given[0].value)
    if name in ("items", "keys", "values") and isinstance(node.func, ast.Attribute):
        return is_filled(node.func.value, constants)
    like = name in ("enumerate", "reversed", "sorted", "zip") and given
    return bool(like) and all(is_filled(one, constants) for one in given)


def filled(body: list[ast.stmt], known: set[str]) -> set[str]:
    """The names of a module or a test that are given something with a member wherever they are."""
    found, others = set(known), set()
    for node in body:
        if isinstance(node, ast.Assign):
            names = {one.id for one in node.targets if isinstance(one, ast.Name)}
            (found if is_filled(node.value, found) else others).update(names)
    return found - others


def reason(node: ast.AST, part: str, constants: set[str]) -> set[str]:
    """Why a part of a node may be passed over: a set of one reason or of none."""
    is_sure = isinstance(node, ast.For) and is_filled(node.iter, constants)
    found = PASSED_OVER.get((type(node), part))
    return set() if found is None or is_sure else {found}


def checks(node: ast.AST, constants: set[str], over: set[str]) -> Iterator[tuple[int, set[str]]]:
    """The line of each check in a node, and why it may be passed over."""
    if is_check(node):
        yield getattr(node, "lineno", 0), over
    for part, value in ast.iter_fields(node):
        inner = over | reason(node, part, constants)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from checks(child, constants, inner)


def toothless(source: str) -> list[str]:
    """The tests of a module, each with a line, of which a check may be passed over unseen.

    Refused is each check under a condition, and a test that checks only inside loops that may be
    empty. What stands in a function of another name than of a test is not looked at.
    """
    tree, found = ast.parse(source), []
    constants = filled(tree.body, set())
    for test in ast.walk(tree):
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            every = list(checks(test, filled(test.body, constants), set()))
            found += [f"{test.name}, line {line}" for line, over in every if CONDITION in over]
            if every and all(LOOP in over for _, over in every):
                found.append(f"{test.name}, line {test.lineno}")
    return found
