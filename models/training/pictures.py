"""Labelled pictures in memory, and the letterbox that the product puts them in."""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from classes import FROM_REAL

# People seen less than this (percent) are neither missed nor false, in training and in scores.
LEAST_VISIBLE = 25
GREY = 114


@dataclass
class Picture:
    """`people` is (M, 6): class, x1, y1, x2, y2 in pixels, and 1 where the person is to be ignored."""

    name: str
    image: Image.Image
    people: np.ndarray
    real: bool


def names(folder):
    """Names (without ending) of the pictures of a folder that have both files."""
    labelled = {path.stem for path in (Path(folder) / "labels").glob("*.txt")}
    return sorted(path.stem for path in (Path(folder) / "images").glob("*.jpg") if path.stem in labelled)


def read(folder, name, real):
    """One picture. Lines are `class cx cy w h` (real) or `class cx cy w h visible` (simulated), 0..1 all."""
    image = Image.open(Path(folder) / "images" / f"{name}.jpg").convert("RGB")
    text = (Path(folder) / "labels" / f"{name}.txt").read_text()
    rows = [[float(value) for value in line.split()] for line in text.splitlines() if line.strip()]
    wanted = 5 if real else 6
    if any(len(row) != wanted for row in rows):
        raise ValueError(f"{folder}/labels/{name}.txt: every line needs {wanted} numbers")
    people = np.zeros((len(rows), 6), np.float32)
    for person, (kind, cx, cy, w, h, *visible) in zip(people, rows):
        person[0] = FROM_REAL[int(kind)] if real else int(kind)
        person[1:5] = cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2
        person[5] = bool(visible) and visible[0] * 100 < LEAST_VISIBLE
    people[:, 1:5] *= np.array([image.width, image.height] * 2, np.float32)
    return Picture(name, image, people, real)


def read_all(folder, real):
    """All pictures of a folder."""
    return [read(folder, name, real) for name in names(folder)]


def letterbox(image, width, height):
    """The product's letterbox (server/inference/detect/letterbox.ts): centred, grey around it, picture width a
    multiple of 32. Returns (1, 3, height, width) 0..1 and the function from canvas boxes (K, 4) to picture pixels."""
    scale = min(width / image.width, height / image.height)
    w = min(width, max(1, int(image.width * scale / 32 + 0.5)) * 32)
    h = min(height, max(1, int(image.height * scale + 0.5)))
    x, y = (width - w) // 2, (height - h) // 2
    canvas = np.full((height, width, 3), GREY, np.uint8)
    canvas[y : y + h, x : x + w] = np.asarray(image.resize((w, h), Image.BILINEAR))
    tensor = canvas.transpose(2, 0, 1)[None].astype(np.float32) / 255

    def back(boxes):
        boxes = (boxes - np.array([x, y, x, y])) * np.array([image.width / w, image.height / h] * 2)
        return boxes.clip(0, np.array([image.width, image.height] * 2))

    return tensor, back
