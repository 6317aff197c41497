"""Draws what detect.ts found, to be looked at.

Usage: draw.py IMAGES FOUND.json OUT_FOLDER [--least SCORE]
"""
import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from average_precision import distinct
from classes import CODES

COLOURS = ("#30e030", "#ffd000", "#ff7020", "#00e0ff", "#ff40ff", "#ff3030")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("images")
    parser.add_argument("found")
    parser.add_argument("out")
    parser.add_argument("--least", type=float, default=0.3)
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in json.loads(Path(options.found).read_text())["best"].items():
        image = Image.open(Path(options.images) / f"{name}.jpg").convert("RGB")
        pen = ImageDraw.Draw(image)
        for x1, y1, x2, y2, score, kind in distinct(np.array(rows, float).reshape(-1, 6)):
            if score >= options.least:
                pen.rectangle([x1, y1, x2, y2], outline=COLOURS[int(kind)], width=2)
                pen.text((x1 + 2, y1 - 11), f"{CODES[int(kind)]} {score:.2f}", fill=COLOURS[int(kind)])
        image.save(out / f"{name}.png")


if __name__ == "__main__":
    main()
