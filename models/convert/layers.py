"""The layers of a convolutional network. TensorFlow keeps channels last, ONNX first: both ways are transposed."""
import numpy as np


def convolution(c, node):
    """Kernel height x width x in x out."""
    return _convolve(c, node, c.constant_of(node, 1).transpose(3, 2, 0, 1), 1)


def depthwise_convolution(c, node):
    """Kernel height x width x channels x multiplier."""
    kernel = c.constant_of(node, 1)
    height, width, channels, multiplier = kernel.shape
    return _convolve(c, node, kernel.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width), channels)


def _convolve(c, node, kernel, groups):
    channels_last = node.attribute("data_format", "NHWC") == "NHWC"
    spatial = slice(1, 3) if channels_last else slice(2, 4)
    settings = {
        "group": groups,
        "kernel_shape": list(kernel.shape[2:]),
        "strides": node.attribute("strides")[spatial],
        "dilations": (node.attribute("dilations") or [1, 1, 1, 1])[spatial],
        "auto_pad": "SAME_UPPER" if node.attribute("padding") == "SAME" else "VALID",
    }
    value = c.value(node, 0)
    inputs = [_channels_first(c, value) if channels_last else value, c.graph.weights(kernel, 0, "kernel")]
    fused = node.attribute("fused_ops", [])
    if "BiasAdd" in fused:
        inputs.append(c.graph.constant(c.constant_of(node, 2).reshape(-1), "bias"))
    result = c.graph.op("Conv", inputs, **settings)
    for activation in fused:
        if activation != "BiasAdd":
            result = ACTIVATIONS[activation](c, result)
    return _channels_last(c, result) if channels_last else result


def transposed_convolution(c, node):
    """Kernel height x width x out x in; the windows lie side by side (VALID)."""
    if node.attribute("padding") != "VALID":
        raise NotImplementedError(f"padding in {node.name}")
    kernel = c.constant_of(node, 1)
    inputs = [_channels_first(c, c.value(node, 2)), c.graph.weights(kernel.transpose(3, 2, 0, 1), 1, "kernel")]
    settings = {"kernel_shape": list(kernel.shape[:2]), "strides": node.attribute("strides")[1:3]}
    return _channels_last(c, c.graph.op("ConvTranspose", inputs, **settings))


def _relu6(c, value):
    return c.graph.op("Clip", [value, c.graph.constant(np.float32(0)), c.graph.constant(np.float32(6))])


ACTIVATIONS = {"Relu": lambda c, value: c.graph.op("Relu", [value]), "Relu6": _relu6}


def leaky_relu(c, node):
    return c.graph.op("LeakyRelu", [c.value(node, 0)], alpha=node.attribute("alpha", 0.2))


def max_pool(c, node):
    pooled = c.graph.op(
        "MaxPool",
        [_channels_first(c, c.value(node, 0))],
        kernel_shape=node.attribute("ksize")[1:3],
        strides=node.attribute("strides")[1:3],
        auto_pad="SAME_UPPER" if node.attribute("padding") == "SAME" else "VALID",
    )
    return _channels_last(c, pooled)


def pad(c, node):
    pads = c.constant_of(node, 1)
    fill = [c.value(node, 2)] if node.op == "PadV2" else []
    return c.graph.op("Pad", [c.value(node, 0), c.graph.integers([*pads[:, 0], *pads[:, 1]]), *fill])


def resize_bilinear(c, node):
    value = _channels_first(c, c.value(node, 0))
    batch_and_channels = c.graph.op("Slice", [c.graph.op("Shape", [value]), c.graph.integers([0]), c.graph.integers([2])])
    size = c.graph.op("Concat", [batch_and_channels, c.value(node, 1)], axis=0)
    if node.attribute("half_pixel_centers"):
        mode = "half_pixel"
    else:
        mode = "align_corners" if node.attribute("align_corners") else "asymmetric"
    resized = c.graph.op("Resize", [value, "", "", size], mode="linear", coordinate_transformation_mode=mode)
    return _channels_last(c, resized)


def _channels_first(c, value):
    return c.graph.op("Transpose", [value], perm=[0, 3, 1, 2])


def _channels_last(c, value):
    return c.graph.op("Transpose", [value], perm=[0, 2, 3, 1])


LAYERS = {
    "_FusedConv2D": convolution,
    "Conv2D": convolution,
    "Conv2DBackpropInput": transposed_convolution,
    "DepthwiseConv2dNative": depthwise_convolution,
    "FusedDepthwiseConv2dNative": depthwise_convolution,
    "LeakyRelu": leaky_relu,
    "MaxPool": max_pool,
    "Pad": pad,
    "PadV2": pad,
    "ResizeBilinear": resize_bilinear,
}
