/** A headless Chromium that renders the film's page. Software WebGL: no GPU is needed. */
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'

const GL_FLAGS = {
  // Mesa's llvmpipe (Debian: libgl1-mesa-dri), about twice as fast as SwiftShader; their pixels differ slightly.
  mesa: ['--use-gl=angle', '--use-angle=gl-egl'],
  swiftshader: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
}
export type Gl = keyof typeof GL_FLAGS

const SYSTEM_CHROMIUM = '/usr/bin/chromium'
const HTML = '<!doctype html><meta charset="utf-8"><body style="margin:0"><script src="/page.js"></script>'

/** The page's program, bundled. */
export async function bundlePage(): Promise<Uint8Array> {
  const entry = path.join(import.meta.dirname, '../page/main.ts')
  const result = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' })
  return result.outputFiles[0]!.contents
}

export type Studio = { page: Page; takeFrame(): Buffer; close(): Promise<void> }

/** Opens the page in a browser of its own. Frames the page posts are kept for takeFrame. */
export async function openStudio(program: Uint8Array, gl: Gl): Promise<Studio> {
  let posted: Buffer | null = null
  const server = serve(program, (frame) => {
    posted = frame
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let browser: Browser | null = null
  const close = async () => {
    await browser?.close().catch(() => undefined)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  try {
    browser = await chromium.launch({
      ...(existsSync(SYSTEM_CHROMIUM) && { executablePath: SYSTEM_CHROMIUM }),
      args: ['--no-sandbox', '--ignore-gpu-blocklist', '--disable-dev-shm-usage', ...GL_FLAGS[gl]],
    })
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    page.on('pageerror', (error) => console.error(`page: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/favicon|404/.test(message.text()))
        console.error(`page: ${message.text().slice(0, 1500)}`)
    })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const takeFrame = () => {
      if (!posted) throw new Error('the page posted no frame')
      const frame = posted
      posted = null
      return frame
    }
    return { page, takeFrame, close }
  } catch (error) {
    await close()
    throw error
  }
}

function serve(program: Uint8Array, onFrame: (frame: Buffer) => void): Server {
  return createServer(async (request, response) => {
    if (request.method === 'POST') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      onFrame(Buffer.concat(chunks))
      response.end()
    } else if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(program)
    else response.setHeader('content-type', 'text/html').end(HTML)
  })
}
