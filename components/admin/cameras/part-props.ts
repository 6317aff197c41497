import type { CameraFormState } from './form-state'

/** What every part of the camera form gets. */
export type PartProps = {
  form: CameraFormState
  set: (change: Partial<CameraFormState>) => void
  /** Field path of the draft -> what is wrong. */
  fields: Record<string, string>
}
