"""Starts from a published float.onnx of this training instead of NanoDet: its BatchNorms, folded when it was exported,
are opened again so that the network computes the same and learns on."""
import numpy as np
import onnx
import torch
from onnx import numpy_helper


def load_published(net, path):
    """Takes the weights; the norms are left as mean 0, variance 1 and the folded bias until `reopen_norms`."""
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


@torch.no_grad()
def reopen_norms(net, pictures):
    """Gives each norm the mean and variance that its convolution has over the pictures, and undoes them in its own scale
    and bias: what the network computes stays, and batches are normalised as when it was trained."""
    sums = {}

    def watch(norm):
        def hook(_, inputs):
            x = inputs[0].float()
            mean, square = x.mean((0, 2, 3)), (x * x).mean((0, 2, 3))
            before = sums.get(norm, (0, 0, 0))
            sums[norm] = (before[0] + mean, before[1] + square, before[2] + 1)

        return hook

    hooks = [norm.register_forward_pre_hook(watch(norm)) for _, norm in normed(net)]
    net.eval()
    for batch in pictures:
        net(batch)
    for hook in hooks:
        hook.remove()
    for norm, (mean, square, count) in sums.items():
        mean, variance = mean / count, (square / count - (mean / count) ** 2).clamp(1e-4)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.data.copy_((variance + norm.eps).sqrt())
        norm.bias.data.add_(mean)
