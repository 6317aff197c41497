"""Labelled pictures in memory, and the letterbox that the product puts them in."""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from classes import CODES, FROM_REAL
from labels import parse_labels

# People seen less than this (percent) are neither missed nor false, in training and in scores.
LEAST_VISIBLE = 25
GREY = 114
# What the last number of a person says.
SEEN, IGNORED, HEAD_ALONE = 0, 1, 2


@dataclass
class Picture:
    """`people` is (M, 6): class, x1, y1, x2, y2 in pixels, and 1 where the person is to be ignored, 2 for a head of
    somebody whose behaviour nobody knows, within a body to be ignored. `hard` is (K, 4):
    where a model saw somebody who is not there (mine.py)."""

    name: str
    image: Image.Image
    people: np.ndarray
    real: bool
    hard: np.ndarray


def names(folder):
    """Names (without ending) of the pictures of a folder that have both files."""
    labelled = {path.stem for path in (Path(folder) / "labels").glob("*.txt")}
    return sorted(path.stem for path in (Path(folder) / "images").glob("*.jpg") if path.stem in labelled)


def read(folder, name, real):
    """One picture. Lines are `class cx cy w h` (real) or `class cx cy w h visible` (simulated), 0..1 all. Raises BadLabel."""
    image = Image.open(Path(folder) / "images" / f"{name}.jpg").convert("RGB")
    file = Path(folder) / "labels" / f"{name}.txt"
    rows = parse_labels(file.read_text(), file, *((5, len(FROM_REAL)) if real else (6, len(CODES))))
    people = np.zeros((len(rows), 6), np.float32)
    for person, (kind, cx, cy, w, h, *visible) in zip(people, rows):
        person[0] = FROM_REAL[int(kind)] if real else int(kind)
        person[1:5] = cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2
        person[5] = bool(visible) and visible[0] * 100 < LEAST_VISIBLE
    people[:, 1:5] *= np.array([image.width, image.height] * 2, np.float32)
    return Picture(name, image, people, real, read_hard(folder, name, image))


def read_bodies(folder, name):
    """One picture in which people are labelled from head to foot, `class cx cy w h`: where they are nothing is said, as
    their heads are there somewhere; everywhere else nobody is. For learning what is no head. Raises BadLabel."""
    image = Image.open(Path(folder) / "images" / f"{name}.jpg").convert("RGB")
    file = Path(folder) / "labels" / f"{name}.txt"
    rows = np.array(parse_labels(file.read_text(), file, 5))
    people = np.zeros((len(rows), 6), np.float32)
    for person, (_, cx, cy, w, h) in zip(people, rows):
        # A little more than the box: hair and hats are drawn carelessly.
        person[1:5] = cx - w * 0.55, cy - h * 0.55, cx + w * 0.55, cy + h * 0.55
    people[:, 1:5] = people[:, 1:5].clip(0, 1) * np.array([image.width, image.height] * 2, np.float32)
    people[:, 5] = IGNORED
    people = np.concatenate([people, read_heads(folder, name, image)])
    return Picture(name, image, people, True, read_hard(folder, name, image))


def read_heads(folder, name, image):
    """Rows as in Picture, flagged HEAD_ALONE: where heads.ts saw the heads of people; none when it was not run."""
    file = Path(folder) / "heads" / f"{name}.txt"
    x, y, size = np.array(file.read_text().split() if file.exists() else [], float).reshape(-1, 3).T
    x, y, half = x * image.width, y * image.height, size * image.height / 2
    kind = np.zeros_like(x)
    return np.stack([kind, x - half, y - half, x + half, y + half, kind + HEAD_ALONE], 1).astype(np.float32)


def read_hard(folder, name, image):
    """(K, 4) x1 y1 x2 y2 in pixels; none when nothing was mined."""
    file = Path(folder) / "hard" / f"{name}.txt"
    lines = file.read_text().split() if file.exists() else []
    boxes = np.array(lines, float).reshape(-1, 4)
    boxes = np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1)
    return boxes * np.array([image.width, image.height] * 2)


def read_all(folder, real):
    """All pictures of a folder."""
    return [read(folder, name, real) for name in names(folder)]


def names_to_train(folder):
    """Of a set's pictures those that train.txt names, all when there is none."""
    listed = Path(folder) / "train.txt"
    wanted = {Path(name).stem for name in listed.read_text().split()} if listed.exists() else None
    return [name for name in names(folder) if wanted is None or name in wanted]


def read_all_bodies(folder):
    """Pictures of a set of bodies: those to train on."""
    return [read_bodies(folder, name) for name in names_to_train(folder)]


def placed(image, width, height):
    """Left, top, width, height of a picture in its letterbox."""
    scale = min(width / image.width, height / image.height)
    w = min(width, max(1, int(image.width * scale / 32 + 0.5)) * 32)
    h = min(height, max(1, int(image.height * scale + 0.5)))
    return (width - w) // 2, (height - h) // 2, w, h


def letterbox(image, width, height):
    """The product's letterbox (server/inference/detect/letterbox.ts): centred, grey around it, picture width a
    multiple of 32. Returns (1, 3, height, width) 0..1 and the function from canvas boxes (K, 4) to picture pixels."""
    x, y, w, h = placed(image, width, height)
    canvas = np.full((height, width, 3), GREY, np.uint8)
    canvas[y : y + h, x : x + w] = np.asarray(image.resize((w, h), Image.BILINEAR))
    tensor = canvas.transpose(2, 0, 1)[None].astype(np.float32) / 255

    def back(boxes):
        boxes = (boxes - np.array([x, y, x, y])) * np.array([image.width / w, image.height / h] * 2)
        return boxes.clip(0, np.array([image.width, image.height] * 2))

    return tensor, back
