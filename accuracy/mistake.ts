/** Something the caller gave is wrong: told without a stack. */
export class Mistake extends Error {
  override name = 'Mistake'
}
