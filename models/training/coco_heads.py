"""Where the heads of people are, from COCO's keypoints: for sets in which people are labelled from head to foot. What heads.ts does
where nobody has marked any.

Usage: coco_heads.py SET
SET/keypoints/NAME.json: {"width", "height", "persons": [{"keypoints": 17 times x, y (pixels), v (0 not marked, 1 hidden, 2 seen),
or null}]}. Writes SET/heads/NAME.txt, `x y size` a line, as heads.ts does.
"""
import json
import sys
from pathlib import Path

import numpy as np

SEEN = 2
# Height of a head in widths between the shoulders, and in lengths from nose to breast bone: of adults, about (heads.ts).
OF_SHOULDERS, OF_NECK = 0.65, 0.9
# Pixels: smaller ones are told to no purpose.
LEAST = 8


def head_of(keypoints):
    """(x, y, size) in pixels from COCO's 17 keypoints (17, 3): the middle of the face, the head's height; None where two points of the
    face are not seen, or a shoulder is not marked."""
    face, shoulders = keypoints[:5][keypoints[:5, 2] == SEEN, :2], keypoints[5:7]
    if len(face) < 2 or (shoulders[:, 2] == 0).any():
        return None
    middle, (left, right) = face.mean(0), shoulders[:, :2]
    size = max(OF_SHOULDERS * np.hypot(*(left - right)), OF_NECK * np.hypot(*((left + right) / 2 - middle)))
    return (*middle, size) if size >= LEAST else None


def heads_in(marked):
    """Lines of a heads file of what one of the json files holds."""
    size = np.array([marked["width"], marked["height"], marked["height"]])
    people = [np.array(person["keypoints"], float).reshape(17, 3) for person in marked["persons"] if person["keypoints"]]
    heads = [head for head in map(head_of, people) if head]
    return ["{:.5f} {:.5f} {:.5f}\n".format(*(np.array(head) / size)) for head in heads]


def main():
    folder = Path(sys.argv[1])
    (folder / "heads").mkdir(exist_ok=True)
    total = 0
    for file in sorted((folder / "keypoints").glob("*.json")):
        lines = heads_in(json.loads(file.read_text()))
        (folder / "heads" / f"{file.stem}.txt").write_text("".join(lines))
        total += len(lines)
    print(f"{folder}: {total} heads")


if __name__ == "__main__":
    main()
