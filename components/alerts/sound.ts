/** A short two-tone signal, made by the browser: no file to load. */
let context: AudioContext | null = null

const TONES = { info: [660], warning: [660, 880], critical: [880, 660, 880] } as const
const TONE_S = 0.14

/** Plays nothing, and throws nothing, where the browser does not allow sound yet. */
export function beep(severity: keyof typeof TONES): void {
  context ??= new AudioContext()
  const audio = context
  void audio.resume().catch(() => {})
  TONES[severity].forEach((frequency, i) => {
    const start = audio.currentTime + i * TONE_S
    const oscillator = audio.createOscillator()
    const gain = audio.createGain()
    oscillator.frequency.value = frequency
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(0.18, start + 0.01)
    gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_S)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(start)
    oscillator.stop(start + TONE_S)
  })
}
