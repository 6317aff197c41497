/** What the bench prints and writes: every figure with its target, where the project has one. */
type Description = { means: string; unit: string; target?: Target }
export type Target = { atLeast?: number; atMost?: number }

export const FIGURES = {
  pipeline_ratio_1cam: { means: 'detections/s over raw ONNX Runtime, 1 camera', unit: '', target: { atLeast: 0.97 } },
  pipeline_ratio_4cam: { means: 'detections/s over raw ONNX Runtime, 4 cameras', unit: '', target: { atLeast: 0.93 } },
  prepost_share: { means: 'pre- and post-processing over inference time', unit: '', target: { atMost: 0.05 } },
  analyse_ratio: {
    means:
      'seconds of a film analysed in a second over what raw ONNX Runtime allows, an inference every 200 ms, 1 thread',
    unit: '',
    target: { atLeast: 0.95 },
  },
  analyse_ratio_all_cores: { means: 'the same with a thread a core, over the same one thread', unit: '' },
  live_share_with_job: {
    means: 'live detections/s with a job running over those without, a core left',
    unit: '',
    target: { atLeast: 0.9 },
  },
  live_share_with_job_full: { means: 'the same with cameras that take every core', unit: '' },
  motion_ms: { means: 'following 30 boxes through one more 720p picture', unit: 'ms', target: { atMost: 2 } },
  rules_core_share: {
    means: 'of a core, 10 rules with areas and lines on each of 16 cameras at 10 results/s',
    unit: '',
    target: { atMost: 0.05 },
  },
  history_p95_ms: {
    means: 'slowest list or chart of the past over HTTP, p95; a million alerts, 90 days of 16 cameras',
    unit: 'ms',
    target: { atMost: 100 },
  },
  export_growth_mb: {
    means: 'memory that exporting 100,000 rows adds to the server',
    unit: 'MB',
    target: { atMost: 50 },
  },
  clip_exact_share: {
    means:
      'pictures of clips in the browser whose measured box is exact: RTSP with B-frames, a film, MJPEG; played and gone through',
    unit: '',
    target: { atLeast: 0.999 },
  },
  clip_error_px: { means: 'the largest error of these', unit: 'px', target: { atMost: 2 } },
  clip_ring_mb: {
    means: 'keeping the last 5 s of a camera of 4 Mbit/s for clips, memory of the engine',
    unit: 'MB',
    target: { atMost: 12 },
  },
  clip_ring_15s_mb: { means: 'the same, the longest: 15 s', unit: 'MB', target: { atMost: 12 } },
  clip_ring_core: { means: 'the same of 5 s, of a core', unit: '' },
  merge_gain_db: { means: 'noise that merging 16 pictures takes out', unit: 'dB', target: { atLeast: 7 } },
  merge_ms: { means: 'merging 16 pictures of 720p', unit: 'ms' },
  denoise_gain_db: { means: 'noise that is taken out of one picture', unit: 'dB' },
  denoise_over_classical_db: {
    means: 'the same over the best of Gaussian and median filters',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  denoise_ms: { means: 'taking noise out of one picture of 720p', unit: 'ms' },
  brighten_gain_db: {
    means: 'dark pictures over the best of gamma, equalised histogram and CLAHE, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  brighten_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  sharpen_gain_db: {
    means: 'unfocused pictures over the best of unsharp masks and leaving them, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  sharpen_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  resize_gain_db: {
    means: 'pictures of half the size over the better of bicubic and nearest, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  resize_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  colorize_grey: { means: 'error of grey pictures, CIEDE2000', unit: '' },
  colorize_path: { means: 'the same, coloured by a file that knows the colours: what the way loses', unit: '' },
  brighten_job_ms: { means: 'Brighten in a job, 720p', unit: 'ms' },
  sharpen_job_ms: { means: 'the same, Sharpen', unit: 'ms' },
  resize_job_ms: { means: 'the same, Resize to twice the size', unit: 'ms' },
  colorize_job_ms: { means: 'the same, Colorize without what its model takes', unit: 'ms' },
  denoise_job_ms: { means: 'the same, Denoise', unit: 'ms' },
  merge_job_ms: { means: 'the same, MergeFrames of 16 pictures', unit: 'ms' },
  nodes_job_mb: { means: 'the most memory of a process of any of them', unit: 'MB', target: { atMost: 2000 } },
  night_gain_db: {
    means:
      'the preset Night, dark pictures as they are and as JPEG, over the best of gamma, histograms and CLAHE with NLM, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  night_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  night_gain_colour: { means: 'the same, CIEDE2000', unit: '', target: { atLeast: 0 } },
  night_stains: { means: 'what calming colours takes off that, CIEDE2000', unit: '', target: { atLeast: 0 } },
  low_light_gain_db: {
    means: 'a dark picture by the model over the best of gamma, NLM and CLAHE, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  low_light_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  low_light_coded_db: { means: 'the same where JPEG came between, PSNR', unit: 'dB' },
  low_light_tile_ms: { means: 'the same, a tile of 256 x 256', unit: 'ms' },
  low_light_mb: { means: 'the same, memory', unit: 'MB', target: { atMost: 2000 } },
  deblur_gain_db: {
    means: 'motion blur by the model over the best of unsharp masks, PSNR',
    unit: 'dB',
    target: { atLeast: 0 },
  },
  deblur_gain_ssim: { means: 'the same, SSIM', unit: '', target: { atLeast: 0 } },
  deblur_coded_db: { means: 'the same where JPEG came between, PSNR', unit: 'dB' },
  deblur_tile_ms: { means: 'the same, a tile of 256 x 256', unit: 'ms' },
  deblur_mb: { means: 'the same, memory', unit: 'MB', target: { atMost: 2000 } },
  measured_share_10_5: {
    means: 'pictures whose boxes were measured in them, 10 pictures and 5 inferences/s',
    unit: '',
    target: { atLeast: 0.49 },
  },
  measured_share_10_10: {
    means: 'the same, 10 pictures and 10 inferences/s',
    unit: '',
    target: { atLeast: 0.98 },
  },
  overlay_exact_share: {
    means: 'shown pictures with a measured box that carry their own',
    unit: '',
    target: { atLeast: 0.999 },
  },
  overlay_error_px: { means: 'largest distance of box centre and beacon', unit: 'px', target: { atMost: 2 } },
  loop_p99_ms: {
    means: 'event-loop delay p99, 100 viewers and 1000 sockets at 10/s',
    unit: 'ms',
    target: { atMost: 30 },
  },
  slow_viewer_growth_mb: {
    means: 'memory growth with 50 viewers that never read',
    unit: 'MB',
    target: { atMost: 10 },
  },
  latency_p50_ms: { means: 'capture to drawn box in the browser, p50', unit: 'ms' },
  latency_p95_ms: { means: 'capture to drawn box in the browser, p95', unit: 'ms' },
  assistant_ratio: {
    means: 'tokens/s of a model file through the product over bare llama.cpp',
    unit: '',
    target: { atLeast: 0.95 },
  },
  assistant_ttft_p95_ms: { means: 'asking the model to its first token with the demo camera live, p95', unit: 'ms' },
  assistant_loop_p99_ms: {
    means: 'event-loop delay p99, four answers told to 100 readers',
    unit: 'ms',
    target: { atMost: 30 },
  },
  rss_mb: { means: 'memory of server and child, one camera', unit: 'MB' },
  rss_per_camera_mb: { means: 'memory per further camera', unit: 'MB' },
} as const satisfies Record<string, Description>

export type Figure = keyof typeof FIGURES
export type Measured = Partial<Record<Figure, number>>
export function targetOf(figure: Figure): Target {
  const description: Description = FIGURES[figure]
  return description.target ?? {}
}

export function reached(figure: Figure, value: number): boolean {
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = targetOf(figure)
  return value >= atLeast && value <= atMost
}
