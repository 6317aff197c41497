import tempfile
import unittest
from pathlib import Path

from licence import NoLicence, require_licence


class Licence(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_takes_what_the_readme_names_first(self):
        for text, name in (("Licence: CC BY 4.0 (pages: MIT)", "CC BY 4.0"), ("CC-BY-SA-4.0", "CC-BY-SA-4.0"), ("our own pictures", "own pictures")):
            (self.folder / "README.md").write_text(text)
            self.assertEqual(require_licence(self.folder), name)

    def test_refuses_by_name(self):
        with self.assertRaisesRegex(NoLicence, f"{self.folder}: README.md is missing"):
            require_licence(self.folder)
        for text in ("Heads of people.", "CC BY-NC 4.0", "CC BY-ND 4.0", "**Licence: NOT stated.** Elsewhere it is said to be CC BY 4.0"):
            (self.folder / "README.md").write_text(text)
            with self.subTest(text), self.assertRaisesRegex(NoLicence, str(self.folder)):
                require_licence(self.folder)


if __name__ == "__main__":
    unittest.main()
