import type { ModelView } from '@/server/contract/model'

/** What can be chosen for a film. mediaFiles: empty for those who may not look into the media folder. */
export type FilmChoices = { models: ModelView[]; places: string[]; mediaFiles: string[] }
