"""Writes manifest.json beside a model of this training.

Usage: manifest.py MODEL_FOLDER
"""
import hashlib
import json
import sys
from pathlib import Path

from classes import CODES


def manifest_of(file):
    """What models/<id>/manifest.json says; its schema is server/contract/model.ts."""
    return {
        "name": "Classroom, six behaviours",
        "task": "detect",
        "layout": "yolov8",
        "labels": list(CODES),
        "behaviours": {code: code for code in CODES},
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "licence": "CC-BY-4.0 AND Apache-2.0",
        "origin": "Trained for Sightline (models/training) on its own simulated classrooms and on the data set"
        " cctv-accurate v1, Roboflow Universe, workspace pranavs-workspace-8k4n7, CC BY 4.0; from the weights of"
        " NanoDet by RangiLyu, Apache-2.0",
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    text = json.dumps(manifest_of(folder / "model.onnx"), indent=2, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n")
