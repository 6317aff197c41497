import random
import unittest

from vocabulary import BYTE, END, START, Tokens, learn

TEXTS = ["<1.at>，<1.camera>触发告警<1.rule><1>。", "At <1.at> the alert <1.rule> was raised on <1.camera> <1>."] * 20
MARKS = {"<1>", "<1.at>", "<1.camera>", "<1.rule>"}


class Vocabulary(unittest.TestCase):
    def setUp(self):
        self.vocabulary = learn(TEXTS, MARKS, 400)
        self.tokens = Tokens(self.vocabulary)

    def test_a_mark_is_one_token_and_words_are_few(self):
        for mark in MARKS:
            self.assertEqual(len(self.tokens.encode(mark)), 1)
        self.assertLess(len(self.tokens.encode(TEXTS[1])), 20)

    def test_what_is_written_comes_back(self):
        for text in [*TEXTS[:2], "on on at", "触发触发", "ž is not known, nor is 龘"]:
            self.assertEqual(self.tokens.decode(self.tokens.encode(text)), text)

    def test_ends_are_no_text(self):
        self.assertEqual(self.tokens.decode([START, END]), "")
        self.assertEqual(self.vocabulary["types"].count(BYTE), 256)

    def test_the_same_texts_give_the_same(self):
        shuffled = random.Random(1).sample(TEXTS, len(TEXTS))
        self.assertEqual(learn(shuffled, MARKS, 400), self.vocabulary)


if __name__ == "__main__":
    unittest.main()
