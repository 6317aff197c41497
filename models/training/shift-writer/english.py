"""Beats in English, written with slots. The words are those that the product's gate knows (server/assistant/gate/lexicon-en.ts)."""

DOING = {
    "u": ["looking up"],
    "d": ["looking down"],
    "c": ["lying on the desk"],
    "b": ["looking back", "turning around"],
    "p": ["using a phone", "using a mobile phone"],
    "s": ["standing", "standing up"],
}
#: What a camera itself did: a clause, and what it showed.
ITSELF = {
    "no_pictures": ("there were no pictures", ["no pictures"]),
    "black": ("the picture was black", ["a black picture"]),
    "frozen": ("the picture stood still", ["a picture that stood still", "a frozen picture"]),
    "moved": ("there was a view of another place", ["a view of another place"]),
}
DONE = {"acknowledged": "acknowledged", "resolved": "resolved", "false_alarm": "marked as a false alarm"}


def number(fact, unit, one, many):
    return f"{getattr(fact, unit)} {one if 'one' in fact else many}"


def people(fact):
    return number(fact, "people", "person", "people")


def was(fact):
    return "was" if "one" in fact else "were"


def doing(fact, pick):
    return pick("doing", DOING[fact.mark("doing.")])


def period(facts, pick):
    first, *rest = facts
    if first.kind == "no_alerts":
        return pick("none alone", ["There were no alerts in this period", "The period was without alerts"]) + f" {first.cite}."
    n = number(first, "cameras", "camera", "cameras")
    span = f"from {first.at if 'at' in first else getattr(first, 'from')} to {first.to}"
    head = pick("period", [
        f"This report covers {n} {span}",
        f"This report covers the period {span} and {n}",
        f"From {getattr(first, 'from')} to {first.to}, this report covers {n}",
        f"This is the report of {n} for the period {span}",
    ])
    if not rest:
        return f"{head} {first.cite}."
    none = rest[0].cite
    return pick("none", [
        f"{head} {first.cite}. There were no alerts in this period {none}.",
        f"{head} {first.cite}, with no alerts {none}.",
        f"{head} {first.cite}; there were no alerts {none}.",
    ])


def joined(parts, last=" and "):
    """`parts` end with their citation; a list as English has it."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + last + parts[-1]


def state(fact, count):
    done = fact.first("raised", "acknowledged", "resolved", "false_alarm")
    return {
        "raised": f"{count} open",
        "false_alarm": f"{count} marked as {'a false alarm' if 'one' in fact else 'false alarms'}",
    }.get(done, f"{count} {done}")


def totals(facts, pick):
    first = facts[0]
    n = number(first, "alerts", "alert", "alerts")
    if first.first("raised", "acknowledged", "resolved", "false_alarm"):
        done = state(first, "").strip()
        head = f"{n} {'is' if 'one' in first else 'are'} {done} {first.cite}"
        return joined([head, *(f"{state(f, f.alerts)} {f.cite}" for f in facts[1:])]) + "."
    head = pick("totals", [
        f"There {was(first)} {n} in total",
        f"In total {n} {was(first)} raised",
        f"{n} {was(first)} recorded in this period",
        f"A total of {n} {was(first)} recorded",
    ]) + f" {first.cite}"
    if len(facts) == 1:
        return head + "."
    if len(facts) == 2:
        other = facts[1]
        done = state(other, "").strip()
        if "one" in first:
            return head + pick("one", [f", which is {done} {other.cite}.", f"; it is {done} {other.cite}.", f", {done} {other.cite}."])
        return head + pick("one state", [f": {state(other, other.alerts)} {other.cite}.", f", {state(other, other.alerts)} {other.cite}."])
    parts = joined([f"{state(f, f.alerts)} {f.cite}" for f in facts[1:]])
    return head + pick("states", [": ", ", with ", ": "]) + parts + "."


def rules(facts, pick):
    way = pick("rules", [0, 1, 2, 3])
    out = []
    for i, fact in enumerate(facts):
        n = number(fact, "alerts", "alert", "alerts") if i == 0 else fact.alerts
        here = fact.camera if "camera" in fact else None
        if i == 0 and here:
            out.append([
                f"Rule {fact.rule} raised {n} on {here}",
                f"{here} recorded {n} for rule {fact.rule}",
                f"On {here} there {was(fact)} {n} of rule {fact.rule}",
                f"On {here}, rule {fact.rule} raised {n}",
            ][way])
        elif way in (0, 3):
            out.append(f"rule {fact.rule} raised {n}" + (f" on {here}" if here else ""))
        elif way == 1:
            out.append(f"{here} recorded {n} for rule {fact.rule}" if here else f"{n} for rule {fact.rule}")
        else:
            out.append(f"{n} of rule {fact.rule}" + (f" on {here}" if here else ""))
        out[-1] += f" {fact.cite}"
    return joined(out, ", and " if len(out) > 2 else " and ") + "."


def found(fact, pick):
    """What an alert found, as a clause and as a noun with what it does; None when only its rule is known."""
    what = doing(fact, pick) if fact.mark("doing.") else None
    zone = fact.zone if "zone" in fact else None
    label = fact.label if "label" in fact else None
    act = fact.first("enter", "leave", "stay", "cross")
    if "track" in fact:
        who = f"{label} {fact.track}" if label else f"person {fact.track}"
        if what:
            return f"{who} was {what}", f"{who} {what}"
        if act == "enter":
            return f"{who} entered {zone}", f"{who} entering {zone}"
        if act == "stay":
            return f"{who} was staying in {zone}", f"{who} staying in {zone}"
        return f"{who} stayed in {zone} for {fact.seconds} s and left", f"{who} leaving {zone}, having stayed for {fact.seconds} s"
    if act == "cross":
        times = number(fact, "times", "time", "times")
        crossings = number(fact, "times", "crossing", "crossings")
        return (f"{label} crossed {zone} {times}", f"{crossings} of {zone} ({label})") if label else (f"{zone} was crossed {times}", f"{crossings} of {zone}")
    if fact.mark("is."):
        clause, nouns = ITSELF[fact.mark("is.")]
        return clause, pick("itself", nouns)
    inside = f" in {zone}" if zone else ""
    if "things" in fact:
        many = f"{number(fact, 'things', 'object', 'objects')} ({label}){inside}"
        return f"there {was(fact)} {many}", many
    if "zero" in fact:
        return f"there was nobody{inside or ' in view'}", f"nobody{inside or ' in view'}"
    if what:
        return f"{people(fact)} {was(fact)} {what}", f"{people(fact)} {what}"
    if "people" in fact:
        return f"there {was(fact)} {people(fact)}{inside or ' in view'}", f"{people(fact)}{inside}"
    return None


def lasting(fact, pick):
    if "seconds" not in fact or "leave" in fact:
        return ""
    return pick("lasting", [f" for {fact.seconds} s", f", lasting {fact.seconds} s"])


def alerts(facts, pick):
    first, rest = facts[0], facts[1:]
    if first.kind == "step":
        return step_alone(facts, pick)
    several = any(fact.kind == "alert" for fact in rest)
    alert = f"{'critical ' if 'critical' in first else ''}alert {first.rule}"
    an = "a" if "critical" in first else "an"
    where = first.camera
    if "place" in first:
        where = pick("place", [f"{first.camera} ({first.place})", f"{first.camera} in {first.place}"])
    seen, held = found(first, pick), lasting(first, pick)
    if seen is None:
        head = pick("unknown", [
            f"At {first.at} the {alert} was raised on {where}",
            f"{where} raised the {alert} at {first.at}",
            f"The {alert} was raised on {where} at {first.at}",
            f"At {first.at} there was {an} {alert} on {where}",
        ])
        tail = False
    else:
        clause, noun = seen
        ways = [
            (f"At {first.at} the {alert} was raised on {where}: {clause}{held}", False),
            (f"At {first.at}, {clause} on {where}{held}, which raised the {alert}", True),
            (f"The {alert} was raised at {first.at} on {where}: {clause}{held}", False),
            (f"{where} showed {noun} at {first.at}{held} and raised the {alert}", True),
            (f"At {first.at} {where} raised the {alert}: {clause}{held}", False),
            (f"There was {an} {alert} on {where} at {first.at}, with {noun}{held}", False),
        ]
        if "leave" in first:
            del ways[1]
        head, tail = ways[0] if several else pick("alert", ways)
    out = f"{head} {first.cite}"
    if several:
        return out + following(rest, pick)
    return out + steps(rest, pick, tail) + "."


def by(fact):
    return f" by {fact.person}" if "person" in fact else ""


def stepped(fact):
    return f"{DONE[fact.first('acknowledged', 'resolved', 'false_alarm')]}{by(fact)} at {fact.at} {fact.cite}"


def steps(facts, pick, tail):
    if not facts:
        return ""
    if "raised" in facts[0]:
        return pick("open", [f"; it is still open {facts[0].cite}", f"; the alert is still open {facts[0].cite}", f"; the alert is open {facts[0].cite}"])
    parts = joined([stepped(fact) for fact in facts])
    if tail:
        return pick("step tail", [f", {parts}", f"; it was {parts}", f"; the alert was {parts}"])
    return pick("step", [f"; it was {parts}", f"; the alert was {parts}"])


def bracketed(facts):
    if not facts:
        return ""
    if "raised" in facts[0]:
        return f" (still open {facts[0].cite})"
    return f" ({joined([stepped(fact) for fact in facts])})"


def following(facts, pick):
    """Further alerts of the same rule, each with its steps in brackets."""
    out, group = "", []
    units = []
    for fact in facts:
        if fact.kind == "alert" or not units and not group:
            units.append([fact])
        else:
            units[-1].append(fact)
    leading = units.pop(0) if units[0][0].kind != "alert" else []
    out += bracketed(leading)
    for i, (fact, *done) in enumerate(units):
        seen = found(fact, pick)
        said = f"{seen[0]}{lasting(fact, pick)}" if seen else "it was raised"
        out += f"{'; and' if i == len(units) - 1 and i > 0 else ';'} at {fact.at} {said} {fact.cite}{bracketed(done)}"
    return out + "."


def step_alone(facts, pick):
    first, *rest = facts
    if "raised" in first:
        return pick("open alone", [f"The alert {first.rule} of {first.at} on {first.camera} is still open", f"The alert {first.rule} on {first.camera} of {first.at} is open"]) + f" {first.cite}."
    return joined([f"The alert {first.rule} on {first.camera} was {stepped(first)}", *(stepped(fact) for fact in rest)]) + "."


def counts(facts, pick):
    by_kind = {("coverage" if f.kind == "coverage" else f.first("most", "average")): f for f in facts}
    measured, average, most = (by_kind.get(name) for name in ("coverage", "average", "most"))
    parts = []
    if measured:
        minutes = number(measured, "minutes", "minute", "minutes")
        way = pick("measured", [0, 1, 2])
        alone = len(facts) == 1
        parts.append(
            f"On {measured.camera}, measured for {minutes} {measured.cite}," if way == 1 and not alone
            else f"{measured.camera} was measured for {minutes} {measured.cite}"
        )
        link = "" if alone else [", with", " there were", "; there were"][way]
        verbless = way == 0
    else:
        link, verbless = "", False
    if average:
        if measured:
            parts.append(f"{link} {people(average)} on average {average.cite}" if "one" not in average or verbless else f"{link.replace('were', 'was')} {people(average)} on average {average.cite}")
        else:
            parts.append(pick("average", [f"On {average.camera} there {was(average)} {people(average)} on average", f"{average.camera} showed {people(average)} on average"]) + f" {average.cite}")
    if most:
        if average:
            parts.append(pick("most then", [f" and at most {most.people} at once, at {most.at}", f" and up to {most.people} at {most.at}", f" and a peak of {most.people} at {most.at}"]) + f" {most.cite}")
        elif measured:
            parts.append((link if "one" not in most else link.replace("were", "was")) + f" at most {people(most)} at once, at {most.at} {most.cite}")
        else:
            parts.append(pick("most", [
                f"On {most.camera} there {was(most)} at most {people(most)} at once, at {most.at}",
                f"{most.camera} had a peak of {people(most)} at {most.at}",
                f"The people count on {most.camera} peaked at {people(most)} at {most.at}",
                f"Up to {people(most)} {was(most)} in view on {most.camera} at the same time, at {most.at}",
            ]) + f" {most.cite}")
    return "".join(parts) + "."


def behaviours(facts, pick):
    way = pick("behaviours", [0, 1, 2, 3])
    out = ""
    before = None
    for fact in facts:
        what = doing(fact, pick)
        if "most" in fact:
            if not out:
                out = [
                    f"On {fact.camera} at most {people(fact)} {was(fact)} {what} at once, at {fact.at}",
                    f"On {fact.camera} there {was(fact)} up to {people(fact)} {what} at {fact.at}",
                    f"At {fact.at}, up to {people(fact)} {was(fact)} {what} on {fact.camera}",
                    f"{fact.camera} showed up to {people(fact)} {what} at once, at {fact.at}",
                ][way]
            else:
                out += pick("behaviour then", [f"; up to {people(fact)} {was(fact)} {what} at {fact.at}", f"; at most {people(fact)} {was(fact)} {what} at once, at {fact.at}"])
        else:
            minutes = number(fact, "person_minutes", "person-minute", "person-minutes")
            if not out:
                out = f"On {fact.camera} there {was(fact)} {minutes} of {what} in total"
            elif before.mark("doing.") == fact.mark("doing."):
                out += pick("sum", [f", {minutes} in total", f", with {minutes} in total", f", {minutes} altogether"])
            else:
                out += f"; there {was(fact)} {minutes} of {what} in total"
        out += f" {fact.cite}"
        before = fact
    return out + "."


def gaps(facts, pick):
    way = pick("gaps", [0, 1, 2])
    out = []
    for i, fact in enumerate(facts):
        begin, end = getattr(fact, "from"), fact.to
        minutes = number(fact, "minutes", "minute", "minutes")
        if i == 0:
            out.append([
                f"{fact.camera} has no data from {begin} to {end}, {minutes} in total",
                f"From {begin} to {end} there is no data from {fact.camera}, {minutes} in total",
                f"There is a gap of {minutes} on {fact.camera}, from {begin} to {end}",
            ][way])
        else:
            out.append([f"no data from {begin} to {end}, {minutes} in total", f"from {begin} to {end} there is no data, {minutes} in total", f"a gap of {minutes} from {begin} to {end}"][way])
        out[-1] += f" {fact.cite}"
    return ("; ".join(out) if way == 1 else joined(out, ", and ")) + "."


def unsure(facts, pick):
    fact = facts[0]
    return pick("unsure", [
        f"On {fact.camera} model {fact.model} was not sure of the behaviour of {fact.percent}% of people",
        f"The behaviour of {fact.percent}% of people on {fact.camera} was not clear to model {fact.model}",
        f"On {fact.camera} the behaviour of {fact.percent}% of people is unclear: model {fact.model} was not sure",
    ]) + f" {fact.cite}."


def blind(facts, pick):
    if len(facts) == 1:
        fact = facts[0]
        return pick("blind", [f"{fact.camera} has no model and counts nothing", f"{fact.camera} is without a model and counts nothing"]) + f" {fact.cite}."
    return pick("blind list", [
        "These cameras have no model and count nothing: ",
        "The cameras without a model: ",
    ]) + joined([f"{fact.camera} {fact.cite}" for fact in facts]) + "."
