/** Puts a site into the scene. */

import type { Film } from '../../plan/film'
import { seeded } from '../../plan/random'
import type { Site } from '../../plan/sites/site'
import { OUTDOOR_KINDS, type OutdoorKind, type Thing } from '../../plan/sites/things'
import { CLUTTER_KINDS, type ClutterKind } from '../../plan/venues/clutter'
import type { Builder } from '../builder'
import { buildShell } from '../shell'
import { clutterOf } from '../venues/clutter'
import { Assembly } from '../venues/shapes'
import { buildWindowWall } from '../windows'
import { buildGround } from './ground'
import { OUTDOOR } from './outdoor'

export function buildSite(builder: Builder, { room, light, seed }: Film, site: Site): void {
  if (site.outdoors) buildGround(builder, site, light, seed)
  else {
    buildShell(builder, room, seed)
    buildWindowWall(builder, room, light, seed)
  }
  for (const thing of site.things) builder.scene.add(thingOf(thing, site.outdoors))
}

function thingOf({ kind, at, turn, size, seed }: Thing, outdoors: boolean) {
  // A bin stands both in rooms and in streets, and is another one there.
  const inRooms =
    CLUTTER_KINDS.includes(kind as ClutterKind) && (!outdoors || !OUTDOOR_KINDS.includes(kind as OutdoorKind))
  if (inRooms) return clutterOf({ kind: kind as ClutterKind, at, turn, size, seed })
  const assembly = new Assembly(at, turn, size)
  OUTDOOR[kind as OutdoorKind](assembly, seeded(seed, 78))
  return assembly.group
}
