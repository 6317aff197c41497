import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

from tfjs import GraphModel


def node(name, op, *inputs, **attributes):
    return {"name": name, "op": op, "input": list(inputs), "attr": attributes}


class Reading(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def model(self):
        weights = np.array([1.5, -2], np.float32)
        (self.folder / "a.bin").write_bytes(weights.tobytes())
        spec = {
            "modelTopology": {
                "node": [
                    node("sum", "AddV2", "x:0", "w", "^x"),
                    node("x", "Placeholder", dtype={"type": "DT_FLOAT"}, shape={"list": {"i": ["1", "2"]}}),
                    node("w", "Const"),
                ]
            },
            "weightsManifest": [{"paths": ["a.bin"], "weights": [{"name": "w", "shape": [2], "dtype": "float32"}]}],
            "signature": {"outputs": {"y": {"name": "sum:0"}}},
        }
        file = self.folder / "model.json"
        file.write_text(json.dumps(spec))
        return GraphModel(file)

    def test_nodes_run_after_what_they_need(self):
        model = self.model()
        order = [one.name for one in model.nodes]
        self.assertGreater(order.index("sum"), order.index("x"))
        self.assertEqual(model.outputs, ["sum"])
        self.assertEqual(next(one for one in model.nodes if one.name == "sum").inputs, ["x", "w"])

    def test_constants_and_attributes(self):
        model = self.model()
        np.testing.assert_array_equal(model.constants["w"], [1.5, -2])
        x = next(one for one in model.nodes if one.name == "x")
        self.assertEqual((x.attribute("dtype"), x.attribute("shape"), x.attribute("none", 7)), ("DT_FLOAT", [1, 2], 7))


if __name__ == "__main__":
    unittest.main()
