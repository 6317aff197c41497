"""A GGUF file, version 3: header, what is known of the model, a table of tensors, their values, aligned. Little-endian."""
import struct

import numpy as np

MAGIC, VERSION, ALIGNMENT = b"GGUF", 3, 32
UNSIGNED, INTEGER, FLOAT, BOOLEAN, TEXT, LIST = 4, 5, 6, 7, 8, 9
FORMS = {UNSIGNED: "<I", INTEGER: "<i", FLOAT: "<f", BOOLEAN: "<?"}
FLOATS, EIGHT_BITS = 0, 8
BLOCK = 32


def text(value):
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def value(kind, item):
    return text(item) if kind == TEXT else struct.pack(FORMS[kind], item)


def entry(key, kind, item):
    if isinstance(item, list):
        return text(key) + struct.pack("<IIQ", LIST, kind, len(item)) + b"".join(value(kind, one) for one in item)
    return text(key) + struct.pack("<I", kind) + value(kind, item)


def eight_bits(values):
    """Q8_0: of 32 values a scale in half precision and a signed byte each."""
    blocks = values.reshape(-1, BLOCK)
    scale = (np.abs(blocks).max(1) / 127).astype(np.float16)
    divisor = np.where(scale == 0, 1, scale).astype(np.float32)[:, None]
    out = np.empty(len(blocks), dtype=[("scale", "<f2"), ("values", "i1", BLOCK)])
    out["scale"] = scale
    out["values"] = np.where(scale[:, None] == 0, 0, np.round(blocks / divisor)).clip(-127, 127).astype(np.int8)
    return out.tobytes()


def write(path, metadata, tensors):
    """`metadata`: (key, kind, value) each; `tensors`: name to array of floats. Matrices in eight bits, the rest as they are."""
    table, data = b"", b""
    for name, array in tensors.items():
        array = np.ascontiguousarray(array, dtype=np.float32)
        kind = EIGHT_BITS if array.ndim > 1 else FLOATS
        raw = eight_bits(array) if kind == EIGHT_BITS else array.astype("<f4").tobytes()
        table += text(name) + struct.pack("<I", array.ndim) + struct.pack(f"<{array.ndim}Q", *reversed(array.shape))
        table += struct.pack("<IQ", kind, len(data))
        data += raw + b"\0" * (-len(raw) % ALIGNMENT)
    head = MAGIC + struct.pack("<IQQ", VERSION, len(tensors), len(metadata)) + b"".join(entry(*item) for item in metadata) + table
    path.write_bytes(head + b"\0" * (-len(head) % ALIGNMENT) + data)
