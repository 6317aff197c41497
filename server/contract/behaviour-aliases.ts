/** What datasets and people call the six behaviours, beside their code, Chinese and English names. */
import type { BehaviourCode } from './behaviours'

/**
 * Only names that can mean nothing else. COCO's "cell phone" is a thing and not a person using one; "look around" is
 * not looking back: both are left to the camera's own map.
 */
export const ALIASES: Record<BehaviourCode, readonly string[]> = {
  u: [
    'up',
    'look up',
    'head up',
    'heads up',
    'raise head',
    'raising head',
    'listening',
    '抬头',
    '抬头听课',
    '听课',
    '看黑板',
  ],
  d: [
    'down',
    'look down',
    'head down',
    'heads down',
    'bow head',
    'bowing head',
    'bowing the head',
    'lower head',
    '低头',
  ],
  c: [
    ...['lying', 'lie on desk', 'lying on table', 'lie on table', 'head on desk', 'head on table', 'on desk'],
    ...[
      'leaning over the table',
      'leaning over desk',
      'sleep',
      'sleeping',
      'slumped',
      '趴桌',
      '趴桌子',
      '趴着',
      '趴桌睡觉',
      '睡觉',
    ],
  ],
  b: [
    'look back',
    'looking behind',
    'look behind',
    'turn back',
    'turning back',
    'turn around',
    'turning around',
    'turn head',
  ].concat(['turning head', 'turning the head', 'head turned', '回头', '转头', '扭头', '回头看']),
  p: [
    ...['phone', 'use phone', 'using a phone', 'using mobile phone', 'using cell phone', 'play phone', 'playing phone'],
    ...[
      'playing with phone',
      'on phone',
      'phone use',
      'using smartphone',
      '玩手机',
      '使用手机',
      '看手机',
      '用手机',
      '打电话',
    ],
  ],
  s: ['stand', 'stand up', 'standing up', 'stood', '站立', '站着', '起立', '站起来'],
}
