"""Makes an 8-bit version of a checkpoint: static ranges, a scale per output channel of the weights, head and decode in
float. Written as QuantizeLinear/DequantizeLinear pairs, which ONNX Runtime fuses into 8-bit kernels.

Usage: quantise.py probe RUN/last.pt PROBE.onnx --input WIDTH HEIGHT     (every tensor as an output, for ranges.ts)
       quantise.py write RUN/last.pt RANGES.json OUT.onnx --input WIDTH HEIGHT
"""
import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from export import facts_of, load, to_float_onnx
from network import Export

# Operations that ONNX Runtime has in 8 bits.
EIGHT_BIT = {"Conv", "LeakyRelu", "Concat", "MaxPool", "Add", "Resize", "AveragePool"}
# Of those, whose output has its input's range. With one scale before and behind, the runtime leaves the pair out and works on the eight
# bits; with two it computes them in float, which took 4 ms of 58.
SAME_RANGE = {"MaxPool", "Resize"}
# Weights use 7 of their 8 bits: CPUs without VNNI add pairs of products in 16 bits, which larger ones would overflow.
WEIGHT_LIMIT = 63
# The head's last convolutions feed the decode and stay in float: 1x1, of a module named classify.L.1 or locate.L.1 (the
# site model's have no branch before them: classify.L, locate.L).
LAST = re.compile(r"(classify|locate)\.\d(\.1)?/Conv$")


def body_nodes(graph):
    """Nodes that run in 8 bits: from the picture on, up to the head's last convolutions."""
    reached, nodes = {"images"}, []
    for node in graph.node:
        if node.op_type in EIGHT_BIT and not is_last(node) and reached & set(node.input):
            reached |= set(node.output)
            nodes.append(node)
    return nodes


def is_last(node):
    return node.op_type == "Conv" and LAST.search(node.name) is not None


def probe(model):
    """The model with every tensor that gets a range as an output."""
    graph = model.graph
    del graph.output[:]
    for name in dict.fromkeys(output for node in body_nodes(graph) for output in node.output):
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    return model


def scale_of(low, high):
    """Scale and zero point of unsigned 8 bits for a range, which always holds 0."""
    low, high = min(low, 0.0), max(high, 1e-6)
    scale = (high - low) / 255
    return np.float32(scale), np.uint8(round(-low / scale))


class Writer:
    """Collects the nodes and constants of the quantised graph."""

    def __init__(self, model, ranges):
        self.graph = model.graph
        self.weights = {item.name: numpy_helper.to_array(item) for item in self.graph.initializer}
        for node in self.graph.node:  # equal constants are written once and shared
            if node.op_type == "Identity" and node.input[0] in self.weights:
                self.weights[node.output[0]] = self.weights[node.input[0]]
        self.ranges = ranges
        self.nodes, self.constants, self.scales = [], [], {}

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def pair(self, name):
        """A QuantizeLinear/DequantizeLinear pair behind a tensor; the name of what it gives."""
        scale, zero = scale_of(*self.ranges[name])
        self.scales[name] = scale
        parts = [self.constant(f"{name}_scale", scale), self.constant(f"{name}_zero", zero)]
        down, up = f"{name}_q", f"{name}_dq"
        self.nodes.append(helper.make_node("QuantizeLinear", [name, *parts], [down], f"{name}_quantise"))
        self.nodes.append(helper.make_node("DequantizeLinear", [down, *parts], [up], f"{name}_dequantise"))
        return f"{name}_dq"

    def weight(self, node, input_scale):
        """The convolution's weight per channel in 8 bits and its bias in 32."""
        weight, bias = (self.weights[name] for name in node.input[1:3])
        scales = np.maximum(np.abs(weight).max((1, 2, 3)) / WEIGHT_LIMIT, 1e-9).astype(np.float32)
        eight = np.rint(weight / scales[:, None, None, None]).astype(np.int8)
        biases = (scales * input_scale).astype(np.float32)
        wide = np.rint(bias / biases).astype(np.int32)
        return [
            self.dequantised(node.input[1], eight, scales, np.zeros(len(scales), np.int8)),
            self.dequantised(node.input[2], wide, biases, np.zeros(len(scales), np.int32)),
        ]

    def dequantised(self, name, values, scales, zeros):
        parts = {"q": values, "scale": scales, "zero": zeros}
        inputs = [self.constant(f"{name}_{part}", array) for part, array in parts.items()]
        self.nodes.append(helper.make_node("DequantizeLinear", inputs, [f"{name}_dq"], f"{name}_dequantise", axis=0))
        return f"{name}_dq"

    def write(self):
        body = body_nodes(self.graph)
        eight = {"images": self.pair("images")}
        for node in self.graph.node:
            inside = node in body
            node.input[:] = [eight.get(name, name) for name in node.input]
            if inside and node.op_type == "Conv":
                node.input[1:3] = self.weight(node, self.scales[node.input[0].removesuffix("_dq")])
            self.nodes.append(node)
            if inside:
                for name in node.output:
                    if node.op_type in SAME_RANGE:
                        self.ranges[name] = self.ranges[node.input[0].removesuffix("_dq")]
                    eight[name] = self.pair(name)
        used = {name for node in self.nodes for name in node.input}
        kept = [item for item in self.graph.initializer if item.name in used]
        nodes = [onnx.NodeProto.FromString(node.SerializeToString()) for node in self.nodes]
        del self.graph.node[:], self.graph.initializer[:]
        self.graph.node.extend(nodes)
        self.graph.initializer.extend([*kept, *self.constants])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("action", choices=("probe", "write"))
    parser.add_argument("checkpoint")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--input", type=int, nargs=2, required=True)
    options = parser.parse_args()
    model = to_float_onnx(Export(load(options.checkpoint)), *options.input)
    if options.action == "probe":
        onnx.save(probe(model), options.files[0])
        return
    ranges, out = options.files
    Writer(model, {"images": [0, 1], **json.loads(Path(ranges).read_text())}).write()
    helper.set_model_props(model, facts_of(*options.input))
    onnx.checker.check_model(model)
    onnx.save(model, out)


if __name__ == "__main__":
    main()
