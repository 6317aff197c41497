/** Real rooms for people: Markdown, a line a room. */
import type { RealScores, Room } from './score'

export function roomTable({ rooms, empty }: RealScores): string {
  return [
    '| room | pictures | people | recall | precision | false a picture | count error | behaviour right | recall, precision at IoU .5 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rooms.map(line),
    '',
    `Pictures without anybody: ${empty.pictures}, boxes in them: ${empty.boxes}.`,
  ].join('\n')
}

function line(room: Room): string {
  const { kind, trained, pictures, people, found, false: wrong, overlapping, miscounted, labelled, named, right } = room
  const boxes = found + wrong
  const heads = kind === 'heads'
  const cells = [
    `${room.room}${heads ? (trained ? ' (trained on)' : '') : ' (bodies)'}`,
    pictures,
    people,
    share(found, people),
    heads ? share(found, boxes) : '–',
    share(wrong, pictures),
    heads ? share(miscounted, pictures) : '–',
    labelled > 0 ? `${right} of ${named} named, ${labelled} found` : '–',
    heads ? `${share(overlapping, people)}, ${share(overlapping, boxes)}` : '–',
  ]
  return `| ${cells.join(' | ')} |`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(2)
}
