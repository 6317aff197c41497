/** What an event says, put into what was asked for. An answer that is on its way may have been made before the event: it counts again behind it. */
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'

/** Into all loaded and loading ones below `queryKey`. Merging the same twice must change nothing. */
export function mergeInto<T>(client: QueryClient, queryKey: QueryKey, merge: (data: T, key: QueryKey) => T): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    const put = () =>
      client.setQueryData<T>(query.queryKey, (data) => (data === undefined ? undefined : merge(data, query.queryKey)))
    put()
    onceIdle(client, query, put)
  }
}

/** Asks anew; what is being asked for the first time is not broken off, and asked once more. */
export function askAnew(client: QueryClient, queryKey: QueryKey): void {
  void client.invalidateQueries({ queryKey })
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    if (query.state.data !== undefined) continue
    onceIdle(client, query, () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true }))
  }
}

/** Not at all when it is idle already, or goes. */
function onceIdle(client: QueryClient, query: Query, act: () => void): void {
  if (query.state.fetchStatus === 'idle') return
  const off = client.getQueryCache().subscribe((event) => {
    if (event.query !== query) return
    if (event.type === 'removed') off()
    else if (query.state.fetchStatus === 'idle') {
      off()
      act()
    }
  })
}
