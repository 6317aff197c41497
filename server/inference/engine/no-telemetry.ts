/**
 * Nothing leaves the machine by itself: ONNX Runtime would keep a database under the home folder, a log among the
 * temporary files, and look up its vendor's host. It reads this switch when its first session is opened. Imported by
 * whatever thread begins a process that may load it; a worker's own environment is a copy which the runtime never sees.
 */
process.env.ORT_DISABLE_TELEMETRY = '1'
