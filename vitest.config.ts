import path from 'node:path'
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**', '**/.next/**', 'e2e/**']

/** These say how fast something happens: nothing else runs beside them. */
const ALONE = [
  'accuracy/analysed.itest.ts',
  'server/inference/calibration.itest.ts',
  'server/inference/motion.itest.ts',
  'server/services/rules/sight.itest.ts',
  'testing/site/two-servers.itest.ts',
]

const integration = {
  include: ['**/*.itest.ts'],
  // Tests that load the runtime themselves: see engine/no-telemetry.ts.
  env: { ORT_DISABLE_TELEMETRY: '1' },
  globalSetup: ['testing/bundle-server.ts', 'testing/empty-store.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    projects: [
      {
        extends: true,
        // Not isolated: they are of pure functions, and to load the modules anew for each file takes thrice the processor time of the tests.
        test: { name: 'unit', include: ['**/*.test.ts', '**/*.test.tsx'], exclude, isolate: false },
      },
      {
        extends: true,
        // They wait for children, databases and cameras for as long as they compute: two workers a core of the least machine.
        // Not isolated for the reason above.
        test: { ...integration, name: 'integration', exclude: [...exclude, ...ALONE], maxWorkers: 4, isolate: false },
      },
      {
        extends: true,
        test: {
          ...integration,
          ...{ name: 'integration-alone', include: ALONE, exclude, maxWorkers: 1, sequence: { groupOrder: 1 } },
        },
      },
    ],
  },
})
