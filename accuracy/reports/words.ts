/** What words of a report mean to somebody who reads it: each phrase taken out of the text, what is left looked at once more. */
import type { Locale } from '../../server/contract/locale'

export type Word =
  | 'period'
  | 'none'
  | 'total'
  | 'alert'
  | 'critical'
  | 'most'
  | 'average'
  | 'measured'
  | 'gap'
  | 'unsure'
  | 'blind'
  | 'raised'
  | 'acknowledged'
  | 'resolved'
  | 'false_alarm'
  | 'enter'
  | 'leave'
  | 'stay'
  | 'cross'
  | 'no pictures'
  | 'black'
  | 'still'
  | 'moved'
  | `does ${'u' | 'd' | 'c' | 'b' | 'p' | 's'}`

/** In the order in which they are looked for. */
const MEANINGS: Record<Locale, readonly (readonly [Word, RegExp])[]> = {
  en: [
    ['none', /\b(?:no|without (?:any )?)alerts?\b|\bno alerts?\b/],
    ['blind', /\b(?:ha(?:s|ve) no model|without a model)(?: and counts? nothing)?|\bcounts? nothing\b/],
    ['gap', /\bno data\b|\bgaps?\b/],
    ['no pictures', /\b(?:no|without) (?:pictures?|images?|video|signal)\b/],
    ['black', /\bblack (?:pictures?|image|screen)\b|\b(?:picture|image|screen) (?:was|is|went) black\b/],
    [
      'still',
      /\b(?:frozen|stuck) (?:picture|image)\b|\b(?:picture|image)(?: that)? (?:stood still|froze|was frozen)\b/,
    ],
    ['moved', /\bview of another place\b|\bwas (?:moved|turned)\b/],
    ['unsure', /\bnot sure\b|\bunclear\b|\bnot clear\b/],
    ['raised', /\b(?:still )?open\b|\bnot handled\b/],
    ['false_alarm', /\bmarked as (?:a )?false alarms?\b|\bfalse alarms?\b/],
    ['acknowledged', /\backnowledged\b/],
    ['resolved', /\bresolved\b/],
    ['average', /\bon average\b/],
    ['most', /\bat most\b|\bup to\b|\bpeak(?:ed)?\b/],
    ['total', /\bin total\b|\baltogether\b|\ba total of\b/],
    ['measured', /\bmeasured\b/],
    ['period', /\breport\b|\bcovers\b|\bperiod\b/],
    ['does p', /\b(?:using|on) (?:a|the|their) (?:mobile )?phones?\b/],
    ['does c', /\blying on (?:the|their) desks?\b/],
    ['does b', /\blooking back\b|\bturning around\b/],
    ['does u', /\blooking up\b/],
    ['does d', /\blooking down\b/],
    ['does s', /\bstanding(?: up)?\b/],
    ['stay', /\bstay(?:ed|ing)\b/],
    ['enter', /\benter(?:ed|ing)\b/],
    ['leave', /\bleaving\b|\bleft\b/],
    ['cross', /\bcross(?:ed|ings?)\b/],
    ['critical', /\bcritical\b/],
    ['alert', /\balerts?\b/],
  ],
  'zh-CN': [
    ['none', /没有告警|未发生告警/],
    ['blind', /没有模型[，、]?(?:无法统计)?|未配置模型[，、]?(?:无法统计)?|无法统计/],
    ['gap', /没有数据|数据缺失/],
    ['no pictures', /(?:没有|无)(?:画面|图像|信号)|画面中断|画面丢失/],
    ['black', /(?:画面|图像)(?:全黑|漆黑|变黑)|黑屏/],
    ['still', /(?:画面|图像)(?:静止不动|静止|卡住|定格|冻结)/],
    ['moved', /拍摄位置(?:发生)?(?:改变|变化)|被(?:移动|转动)/],
    ['unsure', /不确定|无法确定/],
    ['raised', /尚未处理|未处理|待处理/],
    ['false_alarm', /误报/],
    ['resolved', /已解决/],
    ['acknowledged', /已确认|确认/],
    ['average', /平均/],
    ['most', /最多|最高|峰值/],
    ['total', /共有|共计|合计|累计|共/],
    ['measured', /统计/],
    ['period', /本报告|本时段|期间|涵盖/],
    ['does p', /(?:使用|看|玩)手机/],
    ['does c', /趴在桌上|趴桌/],
    ['does b', /回头/],
    ['does u', /抬头/],
    ['does d', /低头/],
    ['does s', /站立|站着/],
    ['stay', /停留/],
    ['enter', /进入/],
    ['leave', /离开/],
    ['cross', /越过/],
    ['critical', /严重/],
    ['alert', /告警/],
  ],
}

/** Said of what nobody knows: that something is not so, of all, more, again, why. Numbers in words would be counted by nobody here. */
const TOO_MUCH: Record<Locale, RegExp> = {
  en: /\b(?:not|no|never|none|all|every|each|more|less|fewer|again|because|since|only|just|first|last|later|then|after|before|most|many|several|two|three|four|five|six|seven|eight|nine|ten|dozen|normal|good|bad)\b/i,
  'zh-CN': /[不没未无]|全部|所有|都|均|再|又|更|因|仅|只|多次|首次|先|后|两|[一二三四五六七八九十百千]|正常|良好/,
}
/** What has a word of those in it and says nothing. */
const HARMLESS: Record<Locale, RegExp> = { en: /\bnobody\b/gi, 'zh-CN': /无人/g }

/** @param text without names, numbers and times. Null: it says what nobody could know. */
export function meaningsOf(text: string, locale: Locale): Set<Word> | null {
  let left = text.toLowerCase().replace(HARMLESS[locale], ' ')
  const found = new Set<Word>()
  for (const [word, pattern] of MEANINGS[locale]) {
    if (!pattern.test(left)) continue
    found.add(word)
    left = left.replace(new RegExp(pattern, 'g'), ' ')
  }
  return TOO_MUCH[locale].test(left) ? null : found
}
