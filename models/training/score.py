"""Scores of an exported file from what detect.ts found, written as flat JSON: metrics.json of the model.

Usage: score.py OUT.json --simulated FOLDER FOUND.json --real FOLDER FOUND.json [--key value ...]
FOLDER is one with images/ and labels/ (the test part); FOUND.json is detect.ts's output for its images.
"""
import argparse
import json
from pathlib import Path

import numpy as np

from average_precision import score
from pictures import read_all


def figures_of(folder, found, real):
    """Figures of one folder: of every class of every cell, as COCO's evaluation and published figures mean it, and, under
    best_class, of the one that the product shows. Every picture must have been looked at."""
    pictures = read_all(folder, real)
    missing = [picture.name for picture in pictures if picture.name not in found["best"]]
    if missing or not pictures:
        raise SystemExit(f"{folder}: {len(missing)} of {len(pictures)} pictures were not looked at")
    best, every = (
        score([np.array(found[key][p.name], float).reshape(-1, 6) for p in pictures], [p.people for p in pictures])
        for key in ("best", "every")
    )
    return {**every, **{f"best_class.{key}": value for key, value in best.items() if not key.endswith("_boxes")}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--simulated", nargs=2, metavar=("FOLDER", "FOUND"))
    parser.add_argument("--real", nargs=2, metavar=("FOLDER", "FOUND"))
    parser.add_argument("--train-log", help="log.jsonl of the training: how it was made")
    options = parser.parse_args()
    figures = {}
    for domain, pair in (("sim", options.simulated), ("real", options.real)):
        if not pair:
            continue
        found = json.loads(Path(pair[1]).read_text())
        scores = figures_of(pair[0], found, domain == "real")
        figures.update({f"{domain}.{key}": value for key, value in scores.items()})
        width, height = found["input"]
        figures.update({"input.width": width, "input.height": height, "ms_per_picture": round(found["ms"], 1)})
    if options.train_log:
        last = json.loads(Path(options.train_log).read_text().splitlines()[-1])
        figures["train.steps"] = last["step"]
        figures.update({f"train.{name}_pictures": count for name, count in last["pictures"].items()})
    Path(options.out).write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
