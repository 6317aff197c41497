"""Converts the two networks that find people from TensorFlow.js to ONNX.

Usage: convert.py nanodet|movenet MODEL.json OUT.onnx
The same input gives the same bytes. Needs numpy and onnx (Debian: python3-numpy, python3-onnx).
"""
import sys

import onnx
from onnx import TensorProto

import movenet
from conversion import Conversion
from tfjs import GraphModel

PEOPLE = 48
# NanoDet's six outputs in the order that people read: scores and edge distances of the strides 8, 16 and 32.
NANODET_INPUT = 416
NANODET_OUTPUTS = {
    "scores_8": ("Identity", [1, 2704, 80]),
    "scores_16": ("Identity_1", [1, 676, 80]),
    "scores_32": ("Identity_2", [1, 169, 80]),
    "distances_8": ("Identity_3", [1, 2704, 44]),
    "distances_16": ("Identity_4", [1, 676, 44]),
    "distances_32": ("Identity_5", [1, 169, 44]),
}


def convert_nanodet(source):
    """float32 1x3x416x416 -> six outputs, decoded outside (models/nanodet-coco)."""
    conversion = Conversion(source.constants)
    size = [1, 3, NANODET_INPUT, NANODET_INPUT]
    conversion.set_results("input_1", conversion.graph.input("image", TensorProto.FLOAT, size))
    conversion.run(source.nodes)
    for name, (value, shape) in NANODET_OUTPUTS.items():
        conversion.graph.output(name, conversion.resolve(value), shape)
    return conversion.graph.model("nanodet")


def convert_movenet(source):
    """uint8 1xHxWx3, H and W multiples of 32 -> 1x48x56 (models/movenet-multipose)."""
    conversion = Conversion(movenet.widen(source.constants, PEOPLE))
    pixels = conversion.graph.input("input", TensorProto.UINT8, [1, "height", "width", 3])
    conversion.set_results("input", conversion.graph.op("Cast", [pixels], to=TensorProto.INT64))
    conversion.run(source.nodes)
    conversion.graph.output("output_0", conversion.resolve("Identity"), [1, PEOPLE, 56])
    return conversion.graph.model("movenet-multipose")


CONVERTERS = {"nanodet": convert_nanodet, "movenet": convert_movenet}


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in CONVERTERS:
        sys.exit(__doc__)
    kind, source, target = arguments
    onnx.save(CONVERTERS[kind](GraphModel(source)), target)


if __name__ == "__main__":
    main(sys.argv[1:])
