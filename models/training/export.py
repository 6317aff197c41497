"""Exports a checkpoint as ONNX in YOLO11's output layout, decode in the graph, with the metadata Ultralytics writes.

Usage: export.py RUN/last.pt OUT.onnx --input WIDTH HEIGHT
Weights are kept in 16 bits behind a Cast that the runtime folds when it loads the file: half the size, the same speed.
"""
import argparse
import io

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from classes import CODES
from network import Export, HeadNet

OPSET = 13
# Smaller constants (biases, grids, shapes) stay as they are.
LEAST_HALVED = 1024
DESCRIPTION = "Sightline classroom model: heads with six behaviours"
LICENCE = "Apache-2.0 (NanoDet); trained on cctv-accurate v1, Roboflow Universe pranavs-workspace-8k4n7, CC BY 4.0"


def load(path):
    """The averaged network of a checkpoint."""
    net = HeadNet(len(CODES))
    net.load_state_dict(torch.load(path, map_location="cpu")["average"])
    return net.eval()


def halve(graph):
    """Keeps the convolutions' weights in 16 bits."""
    weights = {node.input[1] for node in graph.node if node.op_type == "Conv"}
    casts = []
    for item in graph.initializer:
        if item.name not in weights or int(np.prod(item.dims)) < LEAST_HALVED:
            continue
        values = numpy_helper.to_array(item).astype(np.float16)
        name = item.name
        item.CopyFrom(numpy_helper.from_array(values, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], f"{name}_cast", to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)


def facts_of(width, height, description=DESCRIPTION, licence=LICENCE, labels=CODES):
    """The file's metadata, under the names Ultralytics uses."""
    return {
        "description": description,
        "license": licence,
        "task": "detect",
        "stride": "32",
        "batch": "1",
        "imgsz": str([height, width]),
        "names": str(dict(enumerate(labels))),
    }


def traced(module, examples, inputs):
    """A module as an ONNX graph of the sizes of the examples, its inputs named so, weights in 32 bits."""
    file = io.BytesIO()
    torch.onnx.export(module, examples, file, opset_version=OPSET, input_names=inputs, output_names=["output0"])
    return onnx.load_model_from_string(file.getvalue())


def to_float_onnx(exported, width, height):
    """An Export as an ONNX graph of a fixed input size, without padding that pads nothing."""
    model = traced(exported, torch.zeros(1, 3, height, width), ["images"])
    drop_empty_pads(model.graph)
    return model


def drop_empty_pads(graph):
    """torch writes a Pad by nothing before every AveragePool; the runtime would copy the whole map for it."""
    for node in [node for node in graph.node if node.op_type == "Pad"]:
        for user in graph.node:
            if user.op_type == "AveragePool" and node.output[0] in user.input:
                user.input[:] = [node.input[0]]
        graph.node.remove(node)


def to_onnx(net, width, height):
    """The model as it is published."""
    model = to_float_onnx(Export(net), width, height)
    halve(model.graph)
    helper.set_model_props(model, facts_of(width, height))
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--input", type=int, nargs=2, required=True)
    options = parser.parse_args()
    onnx.save(to_onnx(load(options.checkpoint), *options.input), options.out)


if __name__ == "__main__":
    main()
