"""Teaches the last layer of a published model better what is no head. To each of the six scores of a cell a linear function of
the features that the layer sees is added in logits, one a level and class: where a head is, all six are held; where nobody
is, all are to fall. Boxes stay as they are. What is added goes into the weights that are there: the file's graph, its layout
and its speed stay. (One function for all six told as much about heads, and what a phone is in a real room less well.)

Usage: refit.py OBSERVED PUBLISHED_FOLDER OUT_FOLDER [AGAINST]
OBSERVED: a folder of observe.py's files; PUBLISHED_FOLDER and OUT_FOLDER hold model.onnx and float.onnx. AGAINST: how much a
score where nobody is counts against one that is to be held.
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

AGAINST = 0.3
# Of the weights, which are of features with a deviation of 1: against fitting few pictures too well.
DECAY = 1e-3
ROUNDS = 200


class Cells:
    """Cells of which something is known, of all files of a folder; every file weighs the same, within it each by its scores."""

    def __init__(self, files):
        parts = []
        for file in files:
            with np.load(file) as kept:
                known = kept["truth"] != UNKNOWN
                logits = torch.from_numpy(kept["logits"][known])
                weight = torch.full((len(logits),), 1.0) / logits.amax(1).sigmoid().sum()
                features = torch.from_numpy(kept["features"][known].astype(np.float32))
                level, truth = (torch.from_numpy(kept[key][known].astype(np.int64)) for key in ("level", "truth"))
                parts.append((features, level, truth == HEAD, logits, weight))
        self.features, self.level, self.head, self.logits, self.weight = (torch.cat(part) for part in zip(*parts))
        self.weight /= len(parts)


def fit(cells, against=AGAINST, decay=DECAY):
    """What is added: weights (3, 6, 96) and biases (3, 6), a level each."""
    weights, biases = zip(*(fit_level(cells, cells.level == level, against, decay) for level in range(len(STRIDES))))
    return torch.stack(weights), torch.stack(biases)


def fit_level(cells, own, against, decay):
    features, logits, head = cells.features[own], cells.logits[own], cells.head[own, None]
    mean, spread = features.mean(0), features.std(0) + 1e-3
    scaled = (features - mean) / spread
    added = torch.zeros(scaled.shape[1] + 1, logits.shape[1], requires_grad=True)
    wanted = torch.where(head, logits.sigmoid(), torch.zeros(()))
    held = cells.weight[own, None]
    weight = torch.where(head, held, held * against)
    optimiser = torch.optim.LBFGS([added], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        entropy = F.binary_cross_entropy_with_logits(logits + scaled @ added[:-1] + added[-1], wanted, reduction="none")
        total = (entropy * weight).sum() + decay * added[:-1].square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    weights = (added.detach()[:-1] / spread[:, None]).T
    return weights, added.detach()[-1] - weights @ mean


def add(file, out, weights, biases):
    """Writes the file with weights (3, 6, 96) and biases (3, 6) added to the last convolution of each level."""
    model = onnx.load(file)
    constants = {item.name: item for item in model.graph.initializer}
    for level, (weight, bias) in enumerate(zip(weights.numpy(), biases.numpy())):
        for part, more in (("weight", weight[:, :, None, None]), ("bias", bias)):
            item = constants[f"net.classify.{level}.1.{part}"]
            item.CopyFrom(numpy_helper.from_array((numpy_helper.to_array(item) + more).astype(np.float32), item.name))
    onnx.checker.check_model(model)
    onnx.save(model, out)


def main():
    observed, published, out = map(Path, sys.argv[1:4])
    against = float(sys.argv[4]) if len(sys.argv) > 4 else AGAINST
    files = sorted(observed.glob("*.npz"))
    cells = Cells(files)
    print(f"{len(files)} files, {len(cells.head)} cells, {int(cells.head.sum())} of them heads")
    weights, biases = fit(cells, against)
    out.mkdir(parents=True, exist_ok=True)
    for name in ("model.onnx", "float.onnx"):
        add(published / name, out / name, weights, biases)


if __name__ == "__main__":
    main()
