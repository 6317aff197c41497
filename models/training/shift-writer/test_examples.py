import random
import re
import unittest

import chinese
import english
from beat import STYLES, Choice, read_facts, tell
from examples import Maker, answered

#: One of each: as prompts.ts writes them.
PROMPTS = [
    "<1><period><1.from><1.to><1.cameras><2><no_alerts><=>",
    "<1><period><one><1.from><1.to><1.cameras><=>",
    "<1><alerts><1.alerts><2><alerts><raised><one><2.alerts><3><alerts><false_alarm><3.alerts><=>",
    "<1><alerts><one><1.alerts><2><alerts><acknowledged><one><=>",
    "<1><alerts><1.camera><1.rule><1.alerts><2><alerts><2.rule><2.alerts><3><alerts><one><3.camera><3.rule><3.alerts><=>",
    "<1><alert><critical><doing.p><1.at><1.camera><1.place><1.rule><1.people><1.seconds><2><step><acknowledged><2.at><2.person><=>",
    "<1><alert><doing.b><1.at><1.camera><1.rule><1.seconds><1.track><2><step><raised><=>",
    "<1><alert><zero><1.at><1.camera><1.rule><1.seconds><2><step><resolved><2.at><=>",
    "<1><alert><one><1.at><1.camera><1.rule><1.zone><1.label><1.things><=>",
    "<1><alert><leave><1.at><1.camera><1.rule><1.zone><1.seconds><1.track><=>",
    "<1><alert><cross><1.at><1.camera><1.rule><1.zone><1.times><2><step><raised><3><alert><cross><3.at><3.zone><3.times><=>",
    "<1><alert><stay><1.at><1.camera><1.rule><1.zone><1.label><1.track><=>",
    "<1><alert><enter><1.at><1.camera><1.rule><1.zone><1.track><=>",
    "<1><alert><1.at><1.camera><1.rule><2><step><false_alarm><2.at><2.person><=>",
    "<1><alert><is.no_pictures><1.at><1.camera><1.rule><1.seconds><2><step><resolved><2.at><=>",
    "<1><alert><critical><is.black><1.at><1.camera><1.place><1.rule><1.seconds><=>",
    "<1><alert><is.frozen><1.at><1.camera><1.rule><1.seconds><2><alert><is.frozen><2.at><2.seconds><3><step><raised><=>",
    "<1><alert><is.moved><1.at><1.camera><1.rule><=>",
    "<1><step><raised><1.at><1.camera><1.rule><=>",
    "<1><coverage><1.camera><1.minutes><2><people><average><2.people><3><people><most><3.at><3.people><=>",
    "<1><people><most><one><1.at><1.camera><1.people><=>",
    "<1><behaviour><doing.s><most><1.at><1.camera><1.people><2><behaviour><doing.s><total><2.person_minutes><=>",
    "<1><gap><1.from><1.to><1.camera><1.minutes><2><gap><one><2.from><2.to><2.minutes><=>",
    "<1><unsure><1.camera><1.model><1.percent><=>",
    "<1><blind><1.camera><2><blind><2.camera><=>",
]


class Examples(unittest.TestCase):
    def test_tell_every_value_and_every_fact_once(self):
        for prompt in PROMPTS:
            asked = sorted(re.findall(r"<\d[^>]*>", prompt))
            for language in ("en", "zh"):
                for style in range(STYLES):
                    with self.subTest(prompt=prompt, language=language, style=style):
                        _, text = answered(prompt, language, style, random.Random(style))
                        self.assertEqual(sorted(re.findall(r"<[^>]*>", text)), asked)
                        cites = re.findall(r"<(\d)>", text)
                        self.assertEqual(cites, sorted(cites))

    def test_end_as_sentences_do_and_hold_no_number_of_their_own(self):
        for prompt in PROMPTS:
            for language, end in (("en", "."), ("zh", "。")):
                _, text = answered(prompt, language, 3, random.Random(0))
                self.assertTrue(text.endswith(end))
                self.assertNotRegex(re.sub(r"<[^>]*>", "@", text), r"\d|  |[<>\[\]“”]")

    def test_say_what_was_done_and_found(self):
        self.assertIn("尚未处理", tell(chinese, read_facts(PROMPTS[18]), Choice(0, random.Random(0), 0)))
        said = tell(english, read_facts(PROMPTS[5]), Choice(0, random.Random(0), 0))
        for word in ("critical", "phone", "acknowledged by"):
            self.assertIn(word, said)

    def test_say_what_a_camera_itself_did(self):
        for place, words in ((14, ("no pictures", "中断")), (15, ("black", "全黑")), (16, ("still", "静止")), (17, ("another place", "拍摄位置"))):
            for language, word in zip((english, chinese), words):
                said = {tell(language, read_facts(PROMPTS[place]), Choice(style, random.Random(0), 0)) for style in range(STYLES)}
                self.assertTrue(any(word in one for one in said), said)

    def test_styles_differ_and_the_same_seed_gives_the_same(self):
        said = {tell(english, read_facts(PROMPTS[5]), Choice(style, random.Random(0), 0)) for style in range(STYLES)}
        self.assertGreater(len(said), 5)
        maker = Maker(PROMPTS)
        self.assertEqual(maker.example("a"), maker.example("a"))


if __name__ == "__main__":
    unittest.main()
