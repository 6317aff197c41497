"""AP at IoU 0.5 of people labelled from head to foot, from what detect.ts found.

Usage: score_bodies.py FOLDER FOUND.json [LIST.txt]
FOLDER holds images/ and labels/ (`class cx cy w h` a line, 0..1); of its pictures those that LIST names, or all. The model's
first class is the person.
"""
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from average_precision import average_precision, hits
from labels import parse_labels
from pictures import names

NOBODY = np.zeros((0, 4))


def people_of(folder, name):
    """(M, 4) x1 y1 x2 y2 in pixels. Raises BadLabel."""
    with Image.open(Path(folder) / "images" / f"{name}.jpg") as image:
        size = np.array(image.size * 2)
    file = Path(folder) / "labels" / f"{name}.txt"
    boxes = np.array(parse_labels(file.read_text(), file, 5), float).reshape(-1, 5)[:, 1:]
    return np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1) * size


def score(found, people):
    """found: per picture (K, 6) x1 y1 x2 y2 score class; people: per picture (M, 4). AP, and recall and precision from a
    score of 0.4 on."""
    persons = [boxes[boxes[:, 5] == 0, :5] for boxes in found]
    results = [hit for mine, wanted in zip(persons, people) for hit in hits(mine, wanted, NOBODY)]
    total, sure = sum(map(len, people)), [hit for score, hit in results if score >= 0.25]
    ap, recall = average_precision(results, total), sum(sure) / max(total, 1)
    return {"person_ap50": ap, "people": total, "recall": recall, "precision": sum(sure) / max(len(sure), 1)}


def main():
    folder, found = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
    boxes = found["every"] or found["best"]
    listed = {Path(name).stem for name in Path(sys.argv[3]).read_text().split()} if len(sys.argv) > 3 else boxes.keys()
    wanted = [name for name in names(folder) if name in listed]
    figures = score([np.array(boxes[name], float).reshape(-1, 6) for name in wanted], [people_of(folder, name) for name in wanted])
    print(json.dumps({"pictures": len(wanted), **{key: round(value, 4) for key, value in figures.items()}, "ms": round(found["ms"], 1)}))


if __name__ == "__main__":
    main()
