"""Joins two networks that look at the same picture, the second at half its size, into one file. Both files are in YOLO11's layout and
may be in 8 bits already.

Usage: join.py witness HEADS.onnx BODIES.onnx OUT.onnx    (the classroom model: witness.py says how far each head is believed)
       join.py sizes FAR.onnx NEAR.onnx OUT.onnx          (the site model: two_sizes.py says which is believed of whom)
"""
import argparse

import onnx
import torch
from onnx import TensorProto, compose, helper

from export import OPSET, traced
from integer_pool import pool_integers
from two_sizes import TwoSizes
from witness import Believed

HALF = 2
HOW = {"witness": Believed, "sizes": TwoSizes}


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
        raise ValueError(f"the second input, {smaller}, is more than half of {size}")
    bounds = {"from": cut, "to": [at + wanted for at, wanted in zip(cut, smaller)], "axes": [2, 3]}
    constants = [helper.make_tensor(f"{small}_{name}", TensorProto.INT64, [2], values) for name, values in bounds.items()]
    pool = helper.make_node("AveragePool", [picture], [f"{small}_whole"], f"{small}_pool", kernel_shape=[HALF] * 2, strides=[HALF] * 2)
    crop = helper.make_node("Slice", [pool.output[0], *(item.name for item in constants)], [small], f"{small}_crop")
    return [pool, crop], constants, cut


def join(first, second, how):
    """One model of two, whose outputs `how` (a module of HOW) makes one; names, input and facts are those of the first, but for the
    licence: it takes both."""
    picture, output = first.graph.input[0], first.graph.output[0]
    facts, others = ({entry.key: entry.value for entry in model.metadata_props} for model in (first, second))
    facts["license"] = "; ".join(dict.fromkeys(model.get("license", "unknown") for model in (facts, others)))
    size, smaller = (shape_of(model.graph.input[0])[2:] for model in (first, second))
    found, seen = (shape_of(model.graph.output[0]) for model in (first, second))
    for model in (first, second):
        pool_integers(model.graph)
    look, constants, (top, left) = halved(picture.name, "small", size, smaller)
    judge = traced(how(HALF, (left, top)), (torch.rand(found), torch.rand(seen)), ["found", "seen"])
    parts = {"first": first, "second": second, "judge": judge}
    graphs = [compose.add_prefix(model, f"{name}/").graph for name, model in parts.items()]
    names = {"first/images": picture.name, "second/images": "small"}
    names |= {"judge/found": "first/output0", "judge/seen": "second/output0", "judge/output0": output.name}
    for graph in graphs:
        rename(graph, names)
    nodes = [*graphs[0].node, *look, *graphs[1].node, *graphs[2].node]
    constants += [item for graph in graphs for item in graph.initializer]
    both = helper.make_tensor_value_info(output.name, TensorProto.FLOAT, shape_of(judge.graph.output[0]))
    graph = helper.make_graph(nodes, "joined", [picture], [both], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=first.ir_version)
    helper.set_model_props(model, facts)
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("how", choices=HOW)
    for name in ("first", "second", "out"):
        parser.add_argument(name)
    options = parser.parse_args()
    onnx.save(join(onnx.load(options.first), onnx.load(options.second), HOW[options.how]), options.out)


if __name__ == "__main__":
    main()
