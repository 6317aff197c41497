"""Teaches the last layer of a published model better what is no head. To all scores of a cell the same is added in logits, a
linear function of the features that the layer sees, so boxes stay and so does which behaviour is the likeliest; where a head is
the scores are held, where nobody is they are to fall. What is added goes into the weights that are there: the file's graph,
its layout and its speed stay.

Usage: refit.py OBSERVED PUBLISHED_FOLDER OUT_FOLDER
OBSERVED: a folder of observe.py's files; PUBLISHED_FOLDER and OUT_FOLDER hold model.onnx and float.onnx.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from judge import HEAD, UNKNOWN
from network import STRIDES

# How much a score where nobody is counts against one that is to be held.
AGAINST = 1.0
# Of the weights, which are of features with a deviation of 1: against fitting few pictures too well.
DECAY = 1e-3
ROUNDS = 200


class Cells:
    """Cells of which something is known, of all files of a folder; every file weighs the same."""

    def __init__(self, files):
        parts = []
        for file in files:
            with np.load(file) as kept:
                known = kept["truth"] != UNKNOWN
                logits = torch.from_numpy(kept["logits"][known]).amax(1)
                weight = torch.full((len(logits),), 1.0) / logits.sigmoid().sum()
                features = torch.from_numpy(kept["features"][known].astype(np.float32))
                level, truth = (torch.from_numpy(kept[key][known].astype(np.int64)) for key in ("level", "truth"))
                parts.append((features, level, truth == HEAD, logits, weight))
        self.features, self.level, self.head, self.logits, self.weight = (torch.cat(part) for part in zip(*parts))
        self.weight /= len(parts)


def fit(cells, against=AGAINST, decay=DECAY):
    """What is added: weights (3, 96) and biases (3), a level each."""
    levels = [cells.level == level for level in range(len(STRIDES))]
    mean, spread = (torch.stack([of(cells.features[own], 0) for own in levels]) for of in (torch.mean, torch.std))
    spread = spread + 1e-3
    scaled = (cells.features - mean[cells.level]) / spread[cells.level]
    added = torch.zeros(len(STRIDES), scaled.shape[1] + 1, requires_grad=True)
    wanted = torch.where(cells.head, cells.logits.sigmoid(), torch.zeros(()))
    weight = torch.where(cells.head, cells.weight, cells.weight * against)
    optimiser = torch.optim.LBFGS([added], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        of = added[cells.level]
        now = cells.logits + (scaled * of[:, :-1]).sum(1) + of[:, -1]
        entropy = F.binary_cross_entropy_with_logits(now, wanted, reduction="none")
        total = (entropy * weight).sum() + decay * added[:, :-1].square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    weights = added.detach()[:, :-1] / spread
    return weights, added.detach()[:, -1] - (weights * mean).sum(1)


def add(file, out, weights, biases):
    """Writes the file with weights and biases added to the last convolution of each level."""
    model = onnx.load(file)
    constants = {item.name: item for item in model.graph.initializer}
    for level, (weight, bias) in enumerate(zip(weights.numpy(), biases.numpy())):
        for part, more in (("weight", weight[None, :, None, None]), ("bias", bias)):
            item = constants[f"net.classify.{level}.1.{part}"]
            item.CopyFrom(numpy_helper.from_array((numpy_helper.to_array(item) + more).astype(np.float32), item.name))
    onnx.checker.check_model(model)
    onnx.save(model, out)


def main():
    observed, published, out = map(Path, sys.argv[1:])
    files = sorted(observed.glob("*.npz"))
    cells = Cells(files)
    print(f"{len(files)} files, {len(cells.head)} cells, {int(cells.head.sum())} of them heads")
    weights, biases = fit(cells)
    out.mkdir(parents=True, exist_ok=True)
    for name in ("model.onnx", "float.onnx"):
        add(published / name, out / name, weights, biases)


if __name__ == "__main__":
    main()
