import { expect, test } from 'vitest'
import { pairStreams } from './pair-streams'

const stream = (width: number | null, height: number | null, encoding = 'H264') => ({
  ...{ name: `${width}`, url: `rtsp://cam/${width}`, encoding, width, height, fps: 25 },
})

test.each([
  [
    'the smallest that is large enough',
    [stream(3840, 2160), stream(1280, 720), stream(640, 360), stream(320, 180)],
    [640, 3840],
  ],
  ['the largest of the small ones', [stream(320, 180), stream(352, 288), stream(2560, 1440)], [352, 2560]],
  ['HEVC for clips', [stream(704, 576), stream(3840, 2160, 'H265')], [704, 3840]],
  ['no JPEGs for clips', [stream(3840, 2160, 'JPEG'), stream(1920, 1080), stream(640, 480, 'JPEG')], [640, 1920]],
  ['one stream', [stream(1920, 1080)], null],
  ['two of one size', [stream(1920, 1080), stream(1920, 1080)], null],
  ['sizes that are not said', [stream(null, null), stream(1920, 1080)], null],
  ['JPEGs alone', [stream(1920, 1080, 'JPEG'), stream(640, 480, 'JPEG')], null],
  ['none', [], null],
])('%s', (_, streams, widths) => {
  const pair = pairStreams(streams)
  expect(pair && [pair.detection.width, pair.recording.width]).toEqual(widths)
})
