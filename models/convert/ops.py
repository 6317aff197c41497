"""TensorFlow operations as ONNX nodes: one function per operation, listed in OPS by TensorFlow's name."""
import numpy as np
from onnx import TensorProto

from layers import LAYERS

ELEMENT_TYPES = {
    "DT_FLOAT": TensorProto.FLOAT,
    "DT_INT32": TensorProto.INT64,
    "DT_INT64": TensorProto.INT64,
    "DT_BOOL": TensorProto.BOOL,
}
# Operations that have the same meaning, inputs and order under another name.
RENAMED = {
    "Abs": "Abs", "Add": "Add", "AddN": "Sum", "AddV2": "Add", "Equal": "Equal", "Exp": "Exp", "GatherNd": "GatherND",
    "Greater": "Greater", "GreaterEqual": "GreaterOrEqual", "Identity": "Identity", "Less": "Less", "LogicalAnd": "And",
    "BroadcastTo": "Expand", "Maximum": "Max", "Minimum": "Min", "Mul": "Mul", "Neg": "Neg", "Range": "Range", "RealDiv": "Div",
    "Reciprocal": "Reciprocal", "Reshape": "Reshape", "Select": "Where", "SelectV2": "Where", "Shape": "Shape", "Sigmoid": "Sigmoid",
    "Size": "Size", "Sqrt": "Sqrt", "Sub": "Sub", "Tanh": "Tanh", "Tile": "Tile",
}


def renamed(onnx_type):
    return lambda c, node: c.graph.op(onnx_type, c.values(node))


def cast(c, node):
    return c.graph.op("Cast", c.values(node), to=ELEMENT_TYPES[node.attribute("DstT")])


def squared_difference(c, node):
    difference = c.graph.op("Sub", c.values(node))
    return c.graph.op("Mul", [difference, difference])


def square(c, node):
    return c.graph.op("Mul", [c.value(node, 0)] * 2)


def rsqrt(c, node):
    return c.graph.op("Reciprocal", [c.graph.op("Sqrt", c.values(node))])


def floor_div(c, node):
    """ONNX's integer Div truncates, which is floor for the sizes and indices that are divided here."""
    if node.attribute("T") == "DT_FLOAT":
        return c.graph.op("Floor", [c.graph.op("Div", c.values(node))])
    return c.graph.op("Div", c.values(node))


def transpose(c, node):
    return c.graph.op("Transpose", [c.value(node, 0)], perm=c.integers_of(node, 1))


def squeeze(c, node):
    return c.graph.op("Squeeze", [c.value(node, 0), c.graph.integers(node.attribute("squeeze_dims"))])


def expand_dims(c, node):
    return c.graph.op("Unsqueeze", [c.value(node, 0), c.graph.integers(c.integers_of(node, 1))])


def pack(c, node):
    axis = node.attribute("axis", 0)
    rows = [c.graph.op("Unsqueeze", [value, c.graph.integers([axis])]) for value in c.values(node)]
    return c.graph.op("Concat", rows, axis=axis)


def unpack(c, node):
    axis = node.attribute("axis", 0)
    slices = c.graph.split_op("Split", [c.value(node, 0)], node.attribute("num"), axis=axis)
    return [c.graph.op("Squeeze", [part, c.graph.integers([axis])]) for part in slices]


def split(c, node):
    [axis] = c.integers_of(node, 0)
    return c.graph.split_op("Split", [c.value(node, 1)], node.attribute("num_split"), axis=axis)


def split_v(c, node):
    sizes, [axis] = c.integers_of(node, 1), c.integers_of(node, 2)
    return c.graph.split_op("Split", [c.value(node, 0), c.graph.integers(sizes)], len(sizes), axis=axis)


def concat(c, node):
    [axis] = c.integers_of(node, -1)
    return c.graph.op("Concat", c.values(node)[:-1], axis=axis)


def gather(c, node):
    [axis] = c.integers_of(node, 2)
    return c.graph.op("Gather", c.values(node)[:2], axis=axis)


def einsum(c, node):
    return c.graph.op("Einsum", c.values(node), equation=node.attribute("equation"))


def fill(c, node):
    return c.graph.op("Expand", [c.value(node, 1), c.value(node, 0)])


def top_k(c, node):
    count = c.graph.op("Reshape", [c.value(node, 1), c.graph.integers([1])])
    return c.graph.split_op("TopK", [c.value(node, 0), count], 2, axis=-1, largest=1, sorted=1)


def arg_max(c, node):
    [axis] = c.integers_of(node, 1)
    return c.graph.op("ArgMax", [c.value(node, 0)], axis=axis, keepdims=0)


def reduce_sum(c, node):
    axes = c.graph.integers(c.integers_of(node, 1))
    return c.graph.op("ReduceSum", [c.value(node, 0), axes], keepdims=int(node.attribute("keep_dims", False)))


def reduce_max(c, node):
    keep = int(node.attribute("keep_dims", False))
    return c.graph.op("ReduceMax", [c.value(node, 0)], axes=c.integers_of(node, 1), keepdims=keep)


def sparse_to_dense(c, node):
    """Only of constants: the result is a constant too."""
    indices, shape, values, default = (c.constant_of(node, index) for index in range(4))
    dense = np.full([int(size) for size in shape], default, values.dtype)
    dense[tuple(np.asarray(indices).reshape(-1, dense.ndim).T)] = values
    c.set_constant(node.name, dense)
    return None


def strided_slice(c, node):
    begin, end, step = (c.integers_of(node, index) for index in (1, 2, 3))
    masks = {key: node.attribute(f"{key}_mask", 0) for key in ("begin", "end", "new_axis", "shrink_axis", "ellipsis")}
    if masks["ellipsis"]:
        raise NotImplementedError(f"ellipsis in {node.name}")
    value = c.value(node, 0)
    slices, shrunk, added, axis, result_axis = [], [], [], 0, 0
    for bit in range(len(begin)):
        if masks["new_axis"] >> bit & 1:
            added.append(result_axis)
        else:
            slices.append((axis, *_bounds(begin[bit], end[bit], step[bit], masks, bit)))
            if masks["shrink_axis"] >> bit & 1:
                shrunk.append(axis)
                result_axis -= 1
            axis += 1
        result_axis += 1
    slices = [item for item in slices if item[1:] != (0, _FAR, 1)]
    if slices:
        axes, starts, ends, steps = ([int(number) for number in column] for column in zip(*slices))
        value = c.graph.op("Slice", [value, *map(c.graph.integers, (starts, ends, axes, steps))])
    if shrunk:
        value = c.graph.op("Squeeze", [value, c.graph.integers(shrunk)])
    if added:
        value = c.graph.op("Unsqueeze", [value, c.graph.integers(added)])
    return value


_FAR = 2**31 - 1


def _bounds(begin, end, step, masks, bit):
    """Start, end and step of one axis with TensorFlow's bit masks applied."""
    if masks["shrink_axis"] >> bit & 1:
        return begin, begin + 1 if begin != -1 else _FAR, 1
    if masks["begin"] >> bit & 1:
        begin = 0 if step > 0 else _FAR
    if masks["end"] >> bit & 1:
        end = _FAR if step > 0 else -_FAR
    return begin, end, step


OPS = {
    **{name: renamed(onnx_type) for name, onnx_type in RENAMED.items()},
    **LAYERS,
    "ArgMax": arg_max, "Cast": cast, "ConcatV2": concat, "Einsum": einsum, "ExpandDims": expand_dims, "Fill": fill,
    "FloorDiv": floor_div, "GatherV2": gather, "Max": reduce_max, "Pack": pack, "Rsqrt": rsqrt, "SparseToDense": sparse_to_dense,
    "Split": split, "SplitV": split_v, "Square": square, "SquaredDifference": squared_difference, "Squeeze": squeeze,
    "StridedSlice": strided_slice, "Sum": reduce_sum, "TopKV2": top_k, "Transpose": transpose, "Unpack": unpack,
}
