"""AP at IoU 0.5 as COCO's evaluation counts it (101 recall points), with people to be ignored."""
import numpy as np

from classes import WORDS

THRESHOLD = 0.5
RECALLS = np.linspace(0, 1, 101)


def overlap(a, b):
    """IoU of every box of a (M, 4) with every one of b (N, 4): (M, N)."""
    width = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    height = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    shared = width.clip(0) * height.clip(0)
    areas = [(boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]) for boxes in (a, b)]
    return shared / (areas[0][:, None] + areas[1][None] - shared + 1e-9)


def hits(found, wanted, ignored):
    """[(score, hit)] of one picture, best first: found (K, 5) x1 y1 x2 y2 score, wanted (M, 4), ignored (I, 4). What
    hits nobody but lies on an ignored person is left out."""
    found = found[np.argsort(-found[:, 4], kind="stable")]
    iou, excused = overlap(found[:, :4], wanted), overlap(found[:, :4], ignored)
    used, result = np.zeros(len(wanted), bool), []
    for row, excuse, score in zip(iou, excused, found[:, 4]):
        free = np.where(used, -1, row)
        best = int(free.argmax()) if len(free) else -1
        hit = best >= 0 and free[best] >= THRESHOLD
        if hit:
            used[best] = True
        elif (excuse >= THRESHOLD).any():
            continue
        result.append((score, hit))
    return result


def average_precision(results, total):
    """AP of the hits of all pictures against `total` wanted boxes; NaN when there are none."""
    if not total:
        return float("nan")
    if not results:
        return 0.0
    ordered = np.array(sorted(results, key=lambda item: -item[0]), float)
    right = ordered[:, 1].cumsum()
    recall, precision = right / total, right / np.arange(1, len(right) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    at = np.searchsorted(recall, RECALLS, side="left")
    return float(np.mean([precision[i] if i < len(precision) else 0 for i in at]))


def score(found, people):
    """found: per picture (K, 6) x1 y1 x2 y2 score class; people: per picture (M, 6) as in Picture. Flat figures:
    `<word>_ap50` and `<word>_boxes` of every class that occurs, `map50` over them, `head_ap50` whatever the class."""
    figures, total = {}, 0
    for kind, word in enumerate(WORDS):
        wanted = [p[(p[:, 0] == kind) & (p[:, 5] == 0), 1:5] for p in people]
        boxes = sum(map(len, wanted))
        total += boxes
        if boxes:
            pairs = zip([f[f[:, 5] == kind, :5] for f in found], wanted, people)
            results = [item for f, w, p in pairs for item in hits(f, w, p[p[:, 5] == 1, 1:5])]
            figures[f"{word}_ap50"], figures[f"{word}_boxes"] = average_precision(results, boxes), boxes
    figures["map50"] = float(np.mean([value for key, value in figures.items() if key.endswith("_ap50")]))
    results = [
        item
        for f, p in zip(found, people)
        for item in hits(distinct(f)[:, :5], p[p[:, 5] == 0, 1:5], p[p[:, 5] == 1, 1:5])
    ]
    figures["head_ap50"], figures["head_boxes"] = average_precision(results, total), total
    figures["pictures"] = len(people)
    return {key: round(value, 4) for key, value in figures.items()}


def distinct(found, limit=0.5):
    """One box a person, whatever the class: non-maximum suppression across classes."""
    found = found[np.argsort(-found[:, 4], kind="stable")]
    iou = overlap(found[:, :4], found[:, :4])
    kept = []
    for index in range(len(found)):
        if not kept or iou[index, kept].max() <= limit:
            kept.append(index)
    return found[kept]
