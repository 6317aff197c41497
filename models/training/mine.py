"""Hard negatives: what a model takes for people where nobody is, from what detect.ts found.

Usage: mine.py FOLDER FOUND.json [--bodies] [--least SCORE]
FOLDER holds images/ and labels/; writes FOLDER/hard/NAME.txt, `cx cy w h` a line, 0..1. --bodies: labels go round whole
people (read_bodies). Crops are put round them in training.
"""
import argparse
import json
from pathlib import Path

import numpy as np

from average_precision import distinct, overlap
from pictures import read, read_bodies, names


def false_boxes(found, people, least):
    """Boxes (K, 4) from a score on that neither overlap anybody nor have their middle in somebody."""
    found = distinct(found[found[:, 4] >= least])[:, :4]
    if not len(people):
        return found
    middle = (found[:, :2] + found[:, 2:]) / 2
    boxes = people[:, 1:5]
    inside = ((middle[:, None] > boxes[None, :, :2]) & (middle[:, None] < boxes[None, :, 2:])).all(-1).any(1)
    return found[~inside & (overlap(found, boxes).max(1) < 0.2)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("found")
    parser.add_argument("--bodies", action="store_true")
    parser.add_argument("--least", type=float, default=0.08)
    options = parser.parse_args()
    folder, best = Path(options.folder), json.loads(Path(options.found).read_text())["best"]
    (folder / "hard").mkdir(exist_ok=True)
    total = 0
    for name in names(folder):
        if name not in best:
            continue
        picture = read_bodies(folder, name) if options.bodies else read(folder, name, False)
        size = np.array([picture.image.width, picture.image.height] * 2)
        rows = np.array(best[name], float).reshape(-1, 6)
        boxes = false_boxes(rows, picture.people, options.least) / size
        lines = ["{:.5f} {:.5f} {:.5f} {:.5f}\n".format((a + c) / 2, (b + d) / 2, c - a, d - b) for a, b, c, d in boxes]
        (folder / "hard" / f"{name}.txt").write_text("".join(lines))
        total += len(lines)
    print(f"{folder}: {total} hard negatives in {len(best)} pictures")


if __name__ == "__main__":
    main()
