"""What a published model computes of pictures, kept for refit.py: of every cell that sees something the last features of its
class branch, its scores, its box, and what is there.

Usage: observe.py FLOAT.onnx OUT KIND=FOLDER=COUNT …
KIND: simulated, real or bodies. COUNT crops of the pictures of FOLDER as in training, or `whole`: each picture as the product
puts it before the model. FOLDER@1/4 are every fourth picture, FOLDER@3/4 the others. Writes OUT/KIND_….npz, one a job;
what is there already is left out.
"""
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch

from classes import CODES
from crops import Crops
from judge import judge_bodies, judge_heads
from licence import require_licence
from loss import corners
from network import HeadNet, flatten
from paste import paste
from pictures import letterbox, placed, read_all, read_all_bodies
from published import load_published

INPUT = (1280, 736)
SIZE = 640
PASTED = 0.3
# Cells below see nothing: they are nearly all.
LEAST = 0.003
# A box on a body's upper end is its head from here on.
LEAST_HEAD = 0.1


class Published:
    def __init__(self, path):
        net = HeadNet(len(CODES))
        load_published(net, path)
        self.net = net.eval().to(memory_format=torch.channels_last)

    @torch.no_grad()
    def __call__(self, canvas):
        """(3, height, width) 0..1 -> the cells that see something: features (K, 96), level (K), logits (K, 6), boxes (K, 4)."""
        maps = self.net.body(torch.from_numpy(canvas)[None].to(memory_format=torch.channels_last))
        features = [branch[0](level) for branch, level in zip(self.net.classify, maps)]
        levels = [
            (classify[1](feature), locate(level))
            for classify, locate, feature, level in zip(self.net.classify, self.net.locate, features, maps)
        ]
        logits, boxes, _, _ = flatten(levels)
        keep = logits[0].sigmoid().amax(1) > LEAST
        level = torch.cat([torch.full(f.shape[2:], n).flatten() for n, f in enumerate(features)])
        features = torch.cat([f[0].flatten(1) for f in features], 1).T
        return features[keep], level[keep], logits[0][keep], corners(boxes[0][keep])


def pictures_of(kind, folder):
    """All of them, or those of a share."""
    folder, _, share = folder.partition("@")
    if kind != "simulated":
        require_licence(folder if kind == "bodies" else Path(folder).parent)
    pictures = read_all_bodies(folder) if kind == "bodies" else read_all(folder, kind == "real")
    if share:
        pictures = [p for at, p in enumerate(pictures) if (at % 4 == 0) == (share == "1/4")]
    return pictures


def drawn(pictures, count, donors):
    """Crops of pictures; into some of them go pieces of pictures of bodies in which nobody is."""
    crops = Crops(pictures, SIZE, len(pictures), 0.5)
    rng = np.random.default_rng(len(pictures))
    for _ in range(count):
        canvas, people = crops.draw()
        canvas = np.ascontiguousarray(canvas, np.float32)
        if donors and rng.random() < PASTED:
            paste(canvas, people, *donors.draw(), rng)
        yield canvas, people


def whole(pictures):
    for picture in pictures:
        (tensor, _), (x, y, w, h) = (of(picture.image, *INPUT) for of in (letterbox, placed))
        people = picture.people.copy()
        people[:, [1, 3]] = people[:, [1, 3]] * (w / picture.image.width) + x
        people[:, [2, 4]] = people[:, [2, 4]] * (h / picture.image.height) + y
        yield tensor[0], people


def observe(model, kind, examples):
    """Arrays of refit.py: cells of all examples, and people of all with the number of their example before."""
    cells, everybody, count = [], [], 0
    for count, (canvas, people) in enumerate(examples, 1):
        features, level, logits, boxes = model(canvas)
        there, scores = torch.from_numpy(people.astype(np.float32)), logits.sigmoid().amax(1)
        truth = judge_bodies(boxes, there, scores, LEAST_HEAD) if kind == "bodies" else judge_heads(boxes, there)
        number = np.full(len(level), count - 1)
        cells.append((features.half().numpy(), level.numpy(), logits.numpy(), boxes.numpy(), truth.numpy(), number))
        everybody.append(np.concatenate([np.full((len(people), 1), count - 1), people], 1))
    features, level, logits, boxes, truth, number = (np.concatenate(part) for part in zip(*cells))
    return {
        "features": features, "level": level.astype(np.int8), "logits": logits, "boxes": boxes,
        "truth": truth.astype(np.int8), "example": number.astype(np.int32), "people": np.concatenate(everybody),
        "examples": count,
    }


def main():
    published, out, jobs = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    model, donors = Published(published), None
    for job in jobs:
        kind, folder, count = job.split("=")
        started, file = time.monotonic(), out / f"{kind}_{'_'.join(Path(folder).parts[-2:]).replace('/', '-')}_{count}.npz"
        pictures = pictures_of(kind, folder)
        if kind == "bodies" and count != "whole":
            donors = Crops(pictures, SIZE, 0)
        if file.exists():
            continue
        examples = whole(pictures) if count == "whole" else drawn(pictures, int(count), donors if kind != "bodies" else None)
        part = file.with_suffix(".part.npz")
        np.savez_compressed(part, **observe(model, kind, examples))
        os.replace(part, file)
        print(f"{job}: {len(pictures)} pictures, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
