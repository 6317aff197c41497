/**
 * The RTSP tests run a real camera server on loopback: Debian's GStreamer and its RTSP library. Installed where root and
 * apt allow; elsewhere those tests are skipped, and this line says so by name.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PACKAGES = [
  'python3-gi',
  'gir1.2-gst-rtsp-server-1.0',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-bad',
]
const PROBE = "import gi; gi.require_version('GstRtspServer','1.0'); from gi.repository import GstRtspServer"
const works = () => spawnSync('/usr/bin/python3', ['-c', PROBE], { stdio: 'ignore' }).status === 0

if (works()) {
  console.log('rtsp test server: GStreamer is there')
} else if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES)
  console.log(
    works() ? 'rtsp test server: GStreamer installed' : 'rtsp test server: not available, the RTSP tests skip',
  )
} else {
  console.log(`rtsp test server: not available (needs ${PACKAGES.join(' ')}), the RTSP tests skip`)
}
