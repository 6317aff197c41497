"""The largest of some 8-bit numbers is the largest of what they stand for, so MaxPool need not turn them into floats first."""


def pool_integers(graph):
    """MaxPool of what comes out of 8 bits is done on the 8 bits, and what comes out of it is turned into floats instead. Results stay the
    same to the bit. Where the scales before and behind differ, as in files from before quantise.py's SAME_RANGE, the runtime
    would do it in floats, in a layout of their own."""
    written = {name: node for node in graph.node for name in node.output}
    nodes = []
    for node in graph.node:
        nodes.append(node)
        source = written.get(node.input[0]) if node.op_type == "MaxPool" else None
        if source is None or source.op_type != "DequantizeLinear":
            continue
        back = type(node).FromString(source.SerializeToString())
        back.name, back.output[:] = f"{node.name}_back", node.output[:]
        node.input[0], node.output[:] = source.input[0], [f"{back.output[0]}_8"]
        back.input[0] = node.output[0]
        nodes.append(back)
    read = {name for node in nodes for name in node.input} | {value.name for value in graph.output}
    kept = [type(node).FromString(node.SerializeToString()) for node in nodes if read & set(node.output)]
    del graph.node[:]
    graph.node.extend(kept)
