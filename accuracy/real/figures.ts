/** The figures of real rooms, with the project's aims. */
import type { Row } from '../figures'
import type { RealScores } from './score'

/** Of all rooms that no picture kept for training shows, together; NaN of none. */
export function realFigures({ unseen, empty }: RealScores): Row[] {
  const { people, found, false: wrong, pictures, overlapping, miscounted, labelled, named, right } = unseen
  return [
    {
      figure: 'real.rooms_recall',
      means: 'unseen real rooms: share of the heads found',
      value: found / people,
      aim: { atLeast: 0.9 },
    },
    {
      figure: 'real.rooms_precision',
      means: 'unseen real rooms: share of the boxes that are heads',
      value: found / (found + wrong),
      aim: { atLeast: 0.9 },
    },
    {
      figure: 'real.false_per_frame',
      means: 'unseen real rooms: boxes on nobody in a picture',
      value: wrong / pictures,
      aim: { atMost: 0.5 },
    },
    {
      figure: 'real.empty_boxes',
      means: 'real pictures without people: boxes in a picture',
      value: empty.boxes / empty.pictures,
      aim: { atMost: 0.1 },
    },
    {
      figure: 'real.count_error',
      means: 'unseen real rooms: error of the count in a picture, persons',
      value: miscounted / pictures,
    },
    {
      figure: 'real.count_error_share',
      means: 'the same as a share of the people',
      value: miscounted / people,
      aim: { atMost: 0.1 },
    },
    {
      figure: 'real.behaviour_share',
      means: 'found heads whose behaviour is right',
      value: right / labelled,
      aim: { atLeast: 0.8 },
    },
    {
      figure: 'real.behaviour_precision',
      means: 'of those that were called something (unsure is nothing): right',
      value: right / named,
    },
    { figure: 'real.rooms_recall_iou', means: 'recall when IoU 0.5 is asked for', value: overlapping / people },
    {
      figure: 'real.rooms_precision_iou',
      means: 'precision when IoU 0.5 is asked for',
      value: overlapping / (found + wrong),
    },
  ]
}
