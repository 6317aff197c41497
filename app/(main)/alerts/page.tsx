import { redirect } from 'next/navigation'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Links of old to the list of alerts: they are incidents now. */
export default async function AlertsPage({ searchParams }: Props) {
  const given = Object.entries(await searchParams).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'state',
  )
  // That list had all of them.
  redirect(`/incidents?${new URLSearchParams([['state', 'all'], ...given])}`)
}
