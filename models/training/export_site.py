"""Writes the site model (models/person-site): of a checkpoint of train_site.py, or, for `nanodet`, NanoDet's published weights.

Usage: export_site.py probe RUN/last.pt|nanodet PROBE.onnx --input WIDTH HEIGHT             (every tensor as an output, for ranges.ts)
       export_site.py write RUN/last.pt|nanodet RANGES.json OUT.onnx --input WIDTH HEIGHT   (8 bits)
       export_site.py float RUN/last.pt|nanodet OUT.onnx --input WIDTH HEIGHT
--share: how far from NanoDet's weights to the trained ones, all the way unless told otherwise. On the line between them a network
keeps what it knew of other places and has most of what it learned (Wortsman et al. 2022, robust fine-tuning).
"""
import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import helper

from export import facts_of, to_float_onnx
from quantise import Writer, probe
from site_network import CLASSES, SiteExport, SiteNet
from weights import NANODET, read_convolutions

DESCRIPTION = "Sightline site model: people, vehicles and animals"
LICENCE = "Apache-2.0 (NanoDet by RangiLyu); trained on pictures of COCO, CC BY 2.0, and person-model-tcc v1, CC BY 4.0: NOTICE"
# Added to all logits: at a new camera's threshold of .25 the number of boxes is off least where NanoDet's scores were .4.
SHIFT = -0.69


def load(checkpoint, share):
    """NanoDet's own network, or what is `share` of the way from it to a checkpoint's average."""
    net = SiteNet().load(read_convolutions(NANODET))
    if checkpoint != "nanodet":
        learned = torch.load(checkpoint, map_location="cpu")["average"]
        net.load_state_dict({name: torch.lerp(value, learned[name], share) for name, value in net.state_dict().items()})
    for classify in net.classify:
        classify.bias.data += SHIFT
    return net.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("action", choices=("probe", "write", "float"))
    parser.add_argument("checkpoint")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--input", type=int, nargs=2, required=True)
    parser.add_argument("--share", type=float, default=1.0)
    options = parser.parse_args()
    model, out = to_float_onnx(SiteExport(load(options.checkpoint, options.share)), *options.input), options.files[-1]
    if options.action == "probe":
        probe(model)
    if options.action == "write":
        Writer(model, {"images": [0, 1], **json.loads(Path(options.files[0]).read_text())}).write()
    if options.action != "probe":
        helper.set_model_props(model, facts_of(*options.input, DESCRIPTION, LICENCE, CLASSES.values()))
        onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main()
