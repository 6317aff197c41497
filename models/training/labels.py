"""Label files, a person a line: numbers that fit, or an error that names file and line."""
import math


class BadLabel(ValueError):
    """What does not fit, and where."""


def parse_labels(text, where, columns, classes=None):
    """Rows [class, cx, cy, w, h, …] of `columns` numbers, all but the class 0..1. `classes`: how many there are; any whole
    number when None. Raises BadLabel."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = [float(value) for value in line.split()]
        except ValueError:
            raise BadLabel(f"{where}:{number}: not a number in {line.strip()!r}") from None
        fault = fault_of(row, columns, classes)
        if fault:
            raise BadLabel(f"{where}:{number}: {fault}")
        rows.append(row)
    return rows


def fault_of(row, columns, classes):
    """What is wrong with a row, or None."""
    if len(row) != columns:
        return f"{len(row)} numbers, {columns} are wanted"
    if not all(math.isfinite(value) for value in row):
        return "a number that is none"
    kind, _, _, width, height, *_ = row
    if kind != int(kind) or kind < 0 or (classes is not None and kind >= classes):
        return f"there is no class {kind:g}"
    if any(not 0 <= value <= 1 for value in row[1:]):
        return "a value outside 0..1"
    if width <= 0 or height <= 0:
        return "a box without area"
    return None
