/** What FFmpeg needs to open a source. */
export type OpenPlan = {
  url: string
  /** Demuxer, when it must not be guessed. */
  format?: string
  options: Record<string, string>
  /** Frames arrive by their own clock ('live'), are played by timestamp ('paced'), or it depends on the format. */
  pace: 'live' | 'paced' | 'by-format'
  /** To be taken out of every message. */
  secrets: string[]
}
