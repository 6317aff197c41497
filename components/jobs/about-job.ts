/** Where the page of a job is, and what it is called. Pure. */
import { exportInput } from '@/server/contract/clip'
import { analyseInput } from '@/server/contract/film'
import type { JobView } from '@/server/contract/job'
import { enhanceInput } from '@/server/contract/workshop'

/** Null for one without a page. The title is empty when nobody gave one. */
export function aboutJob({ id, kind, input }: Pick<JobView, 'id' | 'kind' | 'input'>) {
  if (kind === 'enhance') {
    const { data } = enhanceInput.safeParse(input)
    return data ? { href: `/workshop/${id}`, title: data.title } : null
  }
  if (kind === 'analyse') {
    const { data } = analyseInput.safeParse(input)
    return data ? { href: `/workshop/films/${data.filmId}`, title: data.title } : null
  }
  if (kind === 'export') {
    const { data } = exportInput.safeParse(input)
    return data ? { href: `/alerts/${data.alertId}`, title: data.title } : null
  }
  return null
}
