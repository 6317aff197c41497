"""Makes scores mean what they say: of boxes with a score of .5 half are people. One scale and one shift of all logits
(Platt 1999), fitted on validation pictures and folded into the last convolutions, so that ranks and speed stay.

Usage: calibrate.py RUN --simulated DIR --real DIR [--input WIDTH HEIGHT]
Reads RUN/state.pt as the training left it, writes RUN/last.pt.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from average_precision import distinct, hits
from evaluate import detect
from export import load
from pictures import read_all

# Weaker ones nobody shows; they would decide the fit by their number.
LEAST = 0.03
ROUNDS = 30


def judged(net, pictures, width, height):
    """(K, 2) logit of each box, and 1 where it is a person; boxes on hardly seen people are left out."""
    rows = []
    for picture in pictures:
        found = distinct(detect(net, picture.image, width, height))[:, :5]
        seen, ignored = (picture.people[picture.people[:, 5] == flag, 1:5] for flag in (0, 1))
        rows += hits(found[found[:, 4] > LEAST], seen, ignored)
    scores, right = np.array(rows, float).reshape(-1, 2).T
    return np.stack([np.log(scores / (1 - scores)), right], 1)


def fit(groups):
    """Scale and shift of the logits by logistic regression (Newton's method); every group weighs the same."""
    x = np.concatenate([group[:, 0] for group in groups])
    y = np.concatenate([group[:, 1] for group in groups])
    weight = np.concatenate([np.full(len(group), 1 / len(group)) for group in groups])
    design, coefficients = np.stack([x, np.ones_like(x)], 1), np.array([1.0, 0.0])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-design @ coefficients))
        gradient = design.T @ (weight * (y - p))
        curvature = (design * (weight * p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(2)
        coefficients = coefficients + np.linalg.solve(curvature, gradient)
    return coefficients


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("run")
    parser.add_argument("--simulated", required=True)
    parser.add_argument("--real", required=True)
    parser.add_argument("--input", type=int, nargs=2, default=(1280, 736))
    options = parser.parse_args()
    run = Path(options.run)
    net = load(run / "state.pt").to(memory_format=torch.channels_last)
    parts = [(Path(options.simulated) / part, False) for part in ("valid", "varied-valid")]
    parts.append((Path(options.real) / "valid", True))
    groups = [judged(net, read_all(folder, real), *options.input) for folder, real in parts if folder.exists()]
    scale, shift = fit(groups)
    if scale <= 0:
        raise SystemExit(f"scores say the opposite of what is there: scale {scale}")
    checkpoint = {key: value for key, value in torch.load(run / "state.pt").items() if key not in ("net", "optimiser")}
    for level in range(3):
        checkpoint["average"][f"classify.{level}.1.weight"] *= scale
        checkpoint["average"][f"classify.{level}.1.bias"] *= scale
        checkpoint["average"][f"classify.{level}.1.bias"] += shift
    torch.save(checkpoint, run / "last.pt")
    print(f"{sum(map(len, groups))} boxes: logits times {scale:.3f} plus {shift:.3f}")


if __name__ == "__main__":
    main()
