import unittest

from labels import BadLabel, parse_labels


class Labels(unittest.TestCase):
    def test_reads_rows_and_leaves_empty_lines_out(self):
        self.assertEqual(parse_labels("1 .5 .5 .1 .2\n\n0 0 0 1 1\n", "a.txt", 5, 4), [[1, 0.5, 0.5, 0.1, 0.2], [0, 0, 0, 1, 1]])
        self.assertEqual(parse_labels("", "a.txt", 5), [])

    def test_names_file_line_and_fault(self):
        for line, fault in (
            ("1 .5 .5 .1", "4 numbers, 5 are wanted"),
            ("1 .5 x .1 .2", "not a number"),
            ("1 .5 nan .1 .2", "a number that is none"),
            ("4 .5 .5 .1 .2", "there is no class 4"),
            ("-1 .5 .5 .1 .2", "there is no class -1"),
            ("1.5 .5 .5 .1 .2", "there is no class 1.5"),
            ("1 .5 1.2 .1 .2", "a value outside 0..1"),
            ("1 .5 .5 0 .2", "a box without area"),
        ):
            with self.subTest(line), self.assertRaises(BadLabel) as caught:
                parse_labels(f"0 .5 .5 .1 .2\n{line}", "a.txt", 5, 4)
            self.assertRegex(str(caught.exception), rf"^a\.txt:2: {fault}")


if __name__ == "__main__":
    unittest.main()
