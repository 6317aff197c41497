/** Films of the calibration picture for the RTSP test server: raw H.264, access unit delimiters, no B-frames. */
import { type Film, makeFilm } from '../media/make-film'

const ENCODING = { preset: 'veryfast', tune: 'zerolatency', crf: '18', 'x264-params': 'aud=1' }

/** Writes a film (a path that ends in .h264) in which frame n shows the calibration picture n. */
export function writeBeaconFilm(file: string, film: Pick<Film, 'width' | 'height' | 'frames'>): void {
  makeFilm(file, { ...film, encoding: ENCODING })
}
