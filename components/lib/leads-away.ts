/** What a link says of itself, as an <a> does. */
type LinkLike = { href: string; target: string; hasAttribute(name: string): boolean }

/** Whether a link takes this page away for another one of the program. Pure. */
export function leadsAway(link: LinkLike, here: string): boolean {
  if (!link.hasAttribute('href') || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return false
  const [there, now] = [new URL(link.href, here), new URL(here)]
  return there.origin === now.origin && there.pathname + there.search !== now.pathname + now.search
}
