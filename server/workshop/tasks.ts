/** Everything a workshop process can do, one line each. */
import { burnClip } from '../inference/engine/clip/burn-clip'
import { completeClip } from '../inference/engine/clip/complete-clip'
import { analyseFilm } from '../inference/engine/film/analyse-film'
import { makeFilm } from '../inference/engine/film/make-film'
import { judgeFilm } from '../inference/film/judge-film'
import type { TaskName } from './messages'
import type { Task } from './task'
import { enhance } from './tasks/enhance'

export const TASKS: { [N in TaskName]: Task<N> } = {
  enhance,
  make: makeFilm,
  analyse: analyseFilm,
  judge: judgeFilm,
  clip: completeClip,
  burn: burnClip,
}
