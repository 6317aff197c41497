"""Starts from a published float.onnx of this training instead of NanoDet."""
import numpy as np
import onnx
import torch
from onnx import numpy_helper


def load_published(net, path):
    """Takes the weights. The norms were folded when it was exported: they become a shift and nothing more, so the network
    computes the same, but must not be trained as norms (their batches' statistics were never seen)."""
    graph = onnx.load(str(path)).graph
    constants = {item.name.removesuffix("_half"): numpy_helper.to_array(item) for item in graph.initializer}
    state = net.state_dict()
    for name, values in constants.items():
        if name.startswith("net."):
            state[name.removeprefix("net.")].copy_(torch.tensor(values.astype(np.float32)))
    # Folded convolutions have lost their names; they come in the order of the network's.
    folded = [node for node in graph.node if node.op_type == "Conv" and node.input[1].startswith("onnx::")]
    opened = normed(net)
    if len(folded) != len(opened):
        raise ValueError(f"{path}: {len(folded)} folded convolutions, the network has {len(opened)}")
    for node, (conv, norm) in zip(folded, opened):
        weight, bias = (torch.tensor(constants[name].astype(np.float32)) for name in node.input[1:3])
        conv.weight.data.copy_(weight)
        norm.bias.data.copy_(bias)
        norm.weight.data.fill_(1)
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)


def normed(net):
    """(convolution, its norm) in the order in which they run: level by level, classes before boxes."""
    levels = zip(net.classify, net.locate)
    return [(one.conv, one.norm) for level in levels for branch in level for one in branch[0]]
