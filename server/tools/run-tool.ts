/** What the programs beside the server have in common: its settings, and an end with a line that says why. */
import { existsSync } from 'node:fs'
import { type Env, loadEnv } from '../env'

/** Reads .env and the environment as the server does. What `work` throws is printed, with exit code 1. */
export async function runTool(work: (env: Env) => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    process.umask(0o077)
    await work(loadEnv())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
