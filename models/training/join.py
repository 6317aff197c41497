"""Joins the classroom model with its witness into one file: both look at the same picture, the witness at half its size, and
witness.py says how far each head is believed. Both files are in YOLO11's layout and may be in 8 bits already.

Usage: join.py HEADS.onnx WITNESS.onnx OUT.onnx
"""
import argparse

import onnx
import torch
from onnx import TensorProto, compose, helper

from export import OPSET, traced
from witness import Believed

HALF = 2


def shape_of(value):
    return [dim.dim_value for dim in value.type.tensor_type.shape.dim]


def rename(graph, names):
    """Other names for some tensors of a graph."""
    for node in graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]


def halved(picture, small, size, smaller):
    """Nodes and constants that scale a picture (height, width of `size`) down, and cut it to whole strides (`smaller`), as much
    from its upper as from its lower edge; and how much that is, in pixels of the small one."""
    cut = [(half // HALF - wanted) // 2 for half, wanted in zip(size, smaller)]
    if min(cut) < 0:
        raise ValueError(f"the witness's input {smaller} is more than half of {size}")
    bounds = {"from": cut, "to": [at + wanted for at, wanted in zip(cut, smaller)], "axes": [2, 3]}
    constants = [helper.make_tensor(f"{small}_{name}", TensorProto.INT64, [2], values) for name, values in bounds.items()]
    pool = helper.make_node("AveragePool", [picture], [f"{small}_whole"], f"{small}_pool", kernel_shape=[HALF] * 2, strides=[HALF] * 2)
    crop = helper.make_node("Slice", [pool.output[0], *(item.name for item in constants)], [small], f"{small}_crop")
    return [pool, crop], constants, cut


def join(heads, witness):
    """One model of two; names, input, output and facts are those of `heads`, but for the licence: it takes both."""
    picture, output = heads.graph.input[0], heads.graph.output[0]
    facts, others = ({entry.key: entry.value for entry in model.metadata_props} for model in (heads, witness))
    facts["license"] = "; ".join(dict.fromkeys(model.get("license", "unknown") for model in (facts, others)))
    size, smaller = (shape_of(model.graph.input[0])[2:] for model in (heads, witness))
    found, seen = (shape_of(model.graph.output[0]) for model in (heads, witness))
    look, constants, (top, left) = halved(picture.name, "small", size, smaller)
    judge = traced(Believed(HALF, (left, top)), (torch.rand(found), torch.rand(seen)), ["found", "seen"])
    parts = {"heads": heads, "witness": witness, "believed": judge}
    graphs = [compose.add_prefix(model, f"{name}/").graph for name, model in parts.items()]
    names = {"heads/images": picture.name, "witness/images": "small"}
    names |= {"believed/found": "heads/output0", "believed/seen": "witness/output0", "believed/output0": output.name}
    for graph in graphs:
        rename(graph, names)
    nodes = [*graphs[0].node, *look, *graphs[1].node, *graphs[2].node]
    constants += [item for graph in graphs for item in graph.initializer]
    graph = helper.make_graph(nodes, "witnessed", [picture], [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=heads.ir_version)
    helper.set_model_props(model, facts)
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser()
    for name in ("heads", "witness", "out"):
        parser.add_argument(name)
    options = parser.parse_args()
    onnx.save(join(onnx.load(options.heads), onnx.load(options.witness)), options.out)


if __name__ == "__main__":
    main()
