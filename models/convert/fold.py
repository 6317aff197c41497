"""The part of a graph that does not depend on the picture, computed once: what is left are the layers.

A network traced with free sizes computes every shape from its input's; with a fixed size all of that is constants.
"""
import numpy as np

ELEMENT_TYPES = {"DT_FLOAT": np.float32, "DT_INT32": np.int64, "DT_INT64": np.int64, "DT_BOOL": np.bool_}
FUNCTIONS = {
    "Abs": np.abs, "AddV2": np.add, "Equal": np.equal, "Exp": np.exp, "Floor": np.floor, "FloorDiv": np.floor_divide,
    "FloorMod": np.mod, "Greater": np.greater, "GreaterEqual": np.greater_equal, "Less": np.less, "LessEqual": np.less_equal,
    "LogicalAnd": np.logical_and, "Maximum": np.maximum, "Minimum": np.minimum, "Mul": np.multiply, "Neg": np.negative,
    "NotEqual": np.not_equal, "Range": np.arange, "RealDiv": np.divide, "SelectV2": np.where, "Sign": np.sign,
    "Square": np.square, "Sub": np.subtract,
}


def evaluate(node, inputs):
    """The value of one node whose inputs are all known."""
    value, *others = inputs
    if node.op in FUNCTIONS:
        return FUNCTIONS[node.op](*inputs)
    match node.op:
        case "BroadcastTo":
            return np.broadcast_to(value, _sizes(others[0]))
        case "Cast":
            return value.astype(ELEMENT_TYPES[node.attribute("DstT")])
        case "ConcatV2":
            return np.concatenate(inputs[:-1], int(inputs[-1]))
        case "ExpandDims":
            return np.expand_dims(value, _sizes(others[0])[0])
        case "Identity":
            return value
        case "Pack":
            return np.stack(inputs, node.attribute("axis", 0))
        case "Reciprocal":
            return np.reciprocal(value)
        case "Reshape":
            return np.reshape(value, _sizes(others[0]))
        case "Squeeze":
            return np.squeeze(value, tuple(node.attribute("squeeze_dims") or ()) or None)
        case "StridedSlice":
            return value[_index(node, *others)]
        case "Sum":
            return np.sum(value, tuple(_sizes(others[0])), keepdims=bool(node.attribute("keep_dims", False)), dtype=value.dtype)
        case "Transpose":
            return np.transpose(value, _sizes(others[0]))
    raise NotImplementedError(f"{node.op} of constants in {node.name}")


def _sizes(array):
    return [int(size) for size in np.atleast_1d(array)]


def _index(node, begin, end, step):
    if node.attribute("ellipsis_mask", 0) or node.attribute("new_axis_mask", 0):
        raise NotImplementedError(f"mask in {node.name}")
    axes = []
    for axis, (first, last, stride) in enumerate(zip(_sizes(begin), _sizes(end), _sizes(step))):
        has = lambda mask: node.attribute(f"{mask}_mask", 0) >> axis & 1
        axes.append(first if has("shrink_axis") else slice(None if has("begin") else first, None if has("end") else last, stride))
    return tuple(axes)
