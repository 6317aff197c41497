"""Beats in Chinese, written with slots. The words are those that the product's gate knows (server/assistant/gate/lexicon-zh.ts)."""

DOING = {
    "u": ["抬头"],
    "d": ["低头"],
    "c": ["趴桌", "趴在桌上"],
    "b": ["回头"],
    "p": ["使用手机", "看手机"],
    "s": ["站立", "站着"],
}
#: What a camera itself did.
ITSELF = {
    "no_pictures": ["画面中断", "无画面"],
    "black": ["画面全黑", "画面漆黑"],
    "frozen": ["画面静止", "画面卡住"],
    "moved": ["拍摄位置改变", "拍摄位置发生变化"],
}
DONE = {"acknowledged": "确认", "resolved": "标记为已解决", "false_alarm": "标记为误报"}


def doing(fact, pick):
    return pick("doing", DOING[fact.mark("doing.")])


def period(facts, pick):
    first, *rest = facts
    if first.kind == "no_alerts":
        return pick("none alone", ["本时段没有告警", "本时段未发生告警"]) + f"{first.cite}。"
    begin, end, n = getattr(first, "from"), first.to, first.cameras
    head = pick("period", [
        f"本报告涵盖 {begin} 至 {end}，共 {n} 路摄像头",
        f"本报告的时段为 {begin} 至 {end}，涵盖 {n} 路摄像头",
        f"{begin} 至 {end}，本报告共涵盖 {n} 路摄像头",
        f"本报告涵盖 {n} 路摄像头，时段为 {begin} 至 {end}",
    ])
    if not rest:
        return f"{head}{first.cite}。"
    none = rest[0].cite
    return pick("none", [f"{head}{first.cite}，期间没有告警{none}。", f"{head}{first.cite}。本时段没有告警{none}。", f"{head}{first.cite}；本时段未发生告警{none}。"])


def state(fact, pick):
    done = fact.first("raised", "acknowledged", "resolved", "false_alarm")
    return {
        "raised": pick("raised", ["未处理", "尚未处理", "待处理"]),
        "acknowledged": "已确认",
        "resolved": "已解决",
        "false_alarm": pick("false", ["为误报", "被标记为误报"]),
    }[done]


def totals(facts, pick):
    first, rest = facts[0], facts[1:]
    if first.first("raised", "acknowledged", "resolved", "false_alarm"):
        return "，".join([f"{first.alerts} 条告警{state(first, pick)}{first.cite}", *(f"{f.alerts} 条{state(f, pick)}{f.cite}" for f in rest)]) + "。"
    head = pick("totals", [
        f"本时段共有 {first.alerts} 条告警",
        f"本时段共发生 {first.alerts} 条告警",
        f"期间共触发 {first.alerts} 条告警",
        f"本时段的告警共计 {first.alerts} 条",
    ]) + first.cite
    if not rest:
        return head + "。"
    if len(rest) == 1:
        other = rest[0]
        if "one" in first:
            return head + pick("one", [f"，{state(other, pick)}{other.cite}。", f"，该告警{state(other, pick)}{other.cite}。"])
        return head + f"，{other.alerts} 条{state(other, pick)}{other.cite}。"
    parts = "，".join(f"{f.alerts} 条{state(f, pick)}{f.cite}" for f in rest)
    return head + pick("states", ["，其中 ", "：", "，其中 "]) + parts + "。"


def rules(facts, pick):
    way = pick("rules", [0, 1, 2, 3])
    out = ""
    for i, fact in enumerate(facts):
        here = fact.camera if "camera" in fact else None
        if i == 0:
            out = [
                f"规则{fact.rule}在{here}触发 {fact.alerts} 条告警",
                f"{here}的规则{fact.rule}触发 {fact.alerts} 条告警",
                f"在{here}，规则{fact.rule}共触发 {fact.alerts} 条告警",
                f"{here}的{fact.rule}规则触发告警 {fact.alerts} 条",
            ][way]
        else:
            out += f"，{fact.rule}触发 {fact.alerts} 条" if here is None else [
                f"，规则{fact.rule}在{here}触发 {fact.alerts} 条",
                f"；{here}的规则{fact.rule}触发 {fact.alerts} 条",
                f"；在{here}，规则{fact.rule}共触发 {fact.alerts} 条",
                f"；{here}的{fact.rule}规则触发告警 {fact.alerts} 条",
            ][way]
        out += fact.cite
    return out + "。"


def found(fact, pick):
    """What an alert found; None when only its rule is known. A clause without a comma, and what it adds behind one."""
    what = doing(fact, pick) if fact.mark("doing.") else None
    zone = fact.zone if "zone" in fact else None
    label = fact.label if "label" in fact else None
    act = fact.first("enter", "leave", "stay", "cross")
    if "track" in fact:
        who = f"{label}{fact.track} " if label else pick("who", [f"{fact.track} ", f"编号 {fact.track} 的人员"])
        if what:
            return f"{who}{what}"
        if act == "enter":
            return f"{who}进入{zone}"
        if act == "stay":
            return f"{who}在{zone}内停留"
        return f"{who}离开{zone}，停留 {fact.seconds} 秒"
    if act == "cross":
        return f"{label}越过{zone} {fact.times} 次" if label else f"{zone}被越过 {fact.times} 次"
    if fact.mark("is."):
        return pick("itself", ITSELF[fact.mark("is.")])
    inside = f"{zone}内" if zone else ""
    if "things" in fact:
        return f"{inside}有 {fact.things} 个{label}"
    if "zero" in fact:
        return f"{inside or pick('view', ['画面中', '现场'])}无人"
    if what:
        return f"有 {fact.people} 人{what}"
    if "people" in fact:
        return f"{inside or pick('view', ['画面中', '现场'])}共有 {fact.people} 人"
    return None


def lasting(fact, pick):
    if "seconds" not in fact or "leave" in fact:
        return ""
    return pick("lasting", [f"，持续 {fact.seconds} 秒", f"，持续了 {fact.seconds} 秒", f"，历时 {fact.seconds} 秒"])


def alerts(facts, pick):
    first, rest = facts[0], facts[1:]
    if first.kind == "step":
        return step_alone(facts, pick)
    several = any(fact.kind == "alert" for fact in rest)
    alert = f"{'严重' if 'critical' in first else ''}告警{first.rule}"
    where = first.camera
    if "place" in first:
        where = pick("place", [f"{first.place}的{first.camera}", f"{first.camera}（{first.place}）"])
    seen, held = found(first, pick), lasting(first, pick)
    if seen is None:
        head = pick("unknown", [f"{first.at}，{where}触发{alert}", f"{where}于 {first.at} 触发{alert}", f"{first.at}，{where}出现{alert}"])
    else:
        ways = [
            f"{first.at}，{where}触发{alert}：{seen}{held}",
            f"{where}于 {first.at} 触发{alert}，当时{seen}{held}",
            f"{first.at}，{where}检测到{seen}{held}，触发{alert}",
            f"{first.at}，{where}出现{alert}，{seen}{held}",
            f"{where}于 {first.at} 检测到{seen}{held}，触发{alert}",
        ]
        head = ways[0 if several else pick("alert", list(range(len(ways))))]
    out = f"{head}{first.cite}"
    if several:
        return out + following(rest, pick)
    return out + steps(rest, pick) + "。"


def stepped(fact, pick, way=None):
    done = DONE[fact.first("acknowledged", "resolved", "false_alarm")]
    if "person" in fact:
        return pick("stepped", [f"于 {fact.at} 由{fact.person}{done}", f"{fact.at} 由{fact.person}{done}", f"由{fact.person}于 {fact.at} {done}"]) + fact.cite
    return pick("stepped", [f"于 {fact.at} {done}", f"{fact.at} 被{done}", f"于 {fact.at} 被{done}"]) + fact.cite


def steps(facts, pick):
    if not facts:
        return ""
    if "raised" in facts[0]:
        return pick("open", ["，该告警尚未处理", "，该告警未处理", "，尚未处理", "，该告警待处理"]) + facts[0].cite
    return pick("step", ["，该告警", "；该告警", "，"]) + "，".join(stepped(fact, pick) for fact in facts)


def bracketed(facts, pick):
    if not facts:
        return ""
    if "raised" in facts[0]:
        return pick("open bracket", ["（未处理", "（尚未处理", "（待处理"]) + facts[0].cite + "）"
    return "（" + "，".join(stepped(fact, pick) for fact in facts) + "）"


def following(facts, pick):
    """Further alerts of the same rule, each with its steps in brackets."""
    units = [[]]
    for fact in facts:
        if fact.kind == "alert":
            units.append([fact])
        else:
            units[-1].append(fact)
    out = bracketed(units[0], pick)
    for fact, *done in units[1:]:
        seen = found(fact, pick)
        out += f"；{fact.at}，" + (f"{seen}{lasting(fact, pick)}" if seen else "触发该告警") + fact.cite + bracketed(done, pick)
    return out + "。"


def step_alone(facts, pick):
    first, *rest = facts
    if "raised" in first:
        return pick("open alone", [f"{first.camera} {first.at} 的告警{first.rule}尚未处理", f"{first.camera} {first.at} 的告警{first.rule}未处理"]) + f"{first.cite}。"
    return f"{first.camera}的告警{first.rule}" + "，".join(stepped(fact, pick) for fact in facts) + "。"


def counts(facts, pick):
    by_kind = {("coverage" if f.kind == "coverage" else f.first("most", "average")): f for f in facts}
    measured, average, most = (by_kind.get(name) for name in ("coverage", "average", "most"))
    out = ""
    if measured:
        out = pick("measured", [f"{measured.camera}共统计 {measured.minutes} 分钟", f"{measured.camera}统计了 {measured.minutes} 分钟", f"{measured.camera}的统计时长为 {measured.minutes} 分钟"]) + measured.cite
    if average:
        here = "" if measured else average.camera
        out += ("，" if out else "") + here + pick("average", [f"平均有 {average.people} 人", f"平均人数为 {average.people} 人", f"平均 {average.people} 人"]) + average.cite
    if most:
        if out:
            out += pick("most then", [f"，最多同时有 {most.people} 人（{most.at}）", f"，{most.at} 人数最多，为 {most.people} 人", f"，峰值为 {most.people} 人，出现在 {most.at}", f"，最多时有 {most.people} 人，时间为 {most.at}"]) + most.cite
        else:
            out = pick("most", [
                f"{most.camera}最多同时有 {most.people} 人，时间为 {most.at}",
                f"{most.camera}在 {most.at} 人数最多，为 {most.people} 人",
                f"{most.camera}的人数峰值为 {most.people} 人，出现在 {most.at}",
                f"{most.at}，{most.camera}人数最多，有 {most.people} 人",
            ]) + most.cite
    return out + "。"


def behaviours(facts, pick):
    way = pick("behaviours", [0, 1, 2])
    out, before = "", None
    for fact in facts:
        what = doing(fact, pick)
        if "most" in fact:
            if before is None:
                out = [
                    f"{fact.camera}最多同时有 {fact.people} 人{what}（{fact.at}）",
                    f"{fact.camera}在 {fact.at} 最多有 {fact.people} 人{what}",
                    f"{fact.camera}同时{what}的最多有 {fact.people} 人，时间为 {fact.at}",
                ][way]
            else:
                out += [f"；{what}的最多同时有 {fact.people} 人（{fact.at}）", f"；{fact.at} 最多有 {fact.people} 人{what}", f"；同时{what}的最多有 {fact.people} 人，时间为 {fact.at}"][way]
        elif before is None:
            out = f"{fact.camera}{what}累计 {fact.person_minutes} 人·分钟"
        elif before.mark("doing.") == fact.mark("doing."):
            out += pick("sum", [f"，累计 {fact.person_minutes} 人·分钟", f"，共计 {fact.person_minutes} 人·分钟", f"，合计 {fact.person_minutes} 人·分钟"])
        else:
            out += f"；{what}累计 {fact.person_minutes} 人·分钟"
        out += fact.cite
        before = fact
    return out + "。"


def gaps(facts, pick):
    way = pick("gaps", [0, 1, 2])
    out = ""
    for fact in facts:
        begin, end, minutes = getattr(fact, "from"), fact.to, fact.minutes
        if not out:
            out = [
                f"{fact.camera}从 {begin} 到 {end} 没有数据，共 {minutes} 分钟",
                f"{begin} 至 {end}，{fact.camera}没有数据，共 {minutes} 分钟",
                f"{fact.camera}在 {begin} 至 {end} 数据缺失，共 {minutes} 分钟",
            ][way]
        else:
            out += [f"，从 {begin} 到 {end} 没有数据，共 {minutes} 分钟", f"；{begin} 至 {end} 没有数据，共 {minutes} 分钟", f"，{begin} 至 {end} 数据缺失，共 {minutes} 分钟"][way]
        out += fact.cite
    return out + "。"


def unsure(facts, pick):
    fact = facts[0]
    return pick("unsure", [
        f"{fact.camera}的模型{fact.model}对 {fact.percent}% 的人不确定行为",
        f"在{fact.camera}，模型{fact.model}无法确定 {fact.percent}% 的人的行为",
        f"{fact.camera}上 {fact.percent}% 的人行为不确定，模型为{fact.model}",
    ]) + f"{fact.cite}。"


def blind(facts, pick):
    if len(facts) == 1:
        fact = facts[0]
        return pick("blind", [f"{fact.camera}没有模型，无法统计", f"{fact.camera}未配置模型，无法统计"]) + f"{fact.cite}。"
    *rest, last = facts
    return pick("blind list", ["没有模型、无法统计的摄像头：", "未配置模型的摄像头："]) + "、".join(f"{fact.camera}{fact.cite}" for fact in rest) + f"和{last.camera}{last.cite}。"
