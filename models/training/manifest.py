"""Writes manifest.json beside a model of this training; its schema is server/contract/model.ts.

Usage: manifest.py classroom|site MODEL_FOLDER
"""
import hashlib
import json
import sys
from pathlib import Path

from classes import CODES
from site_network import CLASSES


NANODET = "from the weights of NanoDet by RangiLyu, Apache-2.0"
KINDS = {
    "classroom": {
        "name": "Classroom, six behaviours",
        "labels": list(CODES),
        "behaviours": {code: code for code in CODES},
        "licence": "CC-BY-4.0 AND CC-BY-2.0 AND Apache-2.0",
        "origin": "Trained for Sightline (models/training) on its own simulated classrooms and on the data set"
        " cctv-accurate v1, Roboflow Universe, workspace pranavs-workspace-8k4n7, CC BY 4.0; its witness also on pictures of COCO under"
        f" CC BY 2.0 and on the data set person-model-tcc v1, Roboflow Universe, workspace tcc-pivr8, CC BY 4.0 (NOTICE); {NANODET}",
    },
    "site": {
        "name": "Sites: people, vehicles, animals",
        "labels": list(CLASSES.values()),
        "licence": "CC-BY-4.0 AND CC-BY-2.0 AND Apache-2.0",
        "origin": "Trained for Sightline (models/training) on its own simulated sites, on pictures of COCO under CC BY 2.0 and on the"
        f" data set person-model-tcc v1, Roboflow Universe, workspace tcc-pivr8, CC BY 4.0 (NOTICE); {NANODET}",
    },
}


def manifest_of(kind, file):
    """What the manifest says of a model's file."""
    name, *rest = KINDS[kind].items()
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return dict([name, ("task", "detect"), ("layout", "yolov8"), *rest, ("sha256", sha256)])


if __name__ == "__main__":
    kind, folder = sys.argv[1], Path(sys.argv[2])
    text = json.dumps(manifest_of(kind, folder / "model.onnx"), indent=2, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n")
