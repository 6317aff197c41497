/** Layers of ARCHITECTURE.md, enforced. Each comment says what to do instead. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', 'Break the cycle: move what both need into a file of its own.', {}, { circular: true }),
    rule(
      'layer-0-contract-geometry-rules',
      'contract, geometry and rules are pure and browser-safe: only zod and each other.',
      { path: '^server/(contract|geometry|rules)/', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^server/(contract|geometry|rules)/', '^node_modules/zod'] },
    ),
    rule(
      'overlay-on-contract',
      'The overlay is drawn in the browser and on the server alike: of the server it knows the contract alone.',
      { path: '^server/overlay/' },
      { pathNot: ['^server/(contract|overlay)/'] },
    ),
    rule(
      'layer-1-pure',
      'detect, motion, track, behaviour and access are pure: take clock, thresholds and data as arguments.',
      { path: '^server/(inference/(detect|motion|track|behaviour)|access)/', pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          '^server/access/',
          '^server/(contract|geometry)/',
          '^server/inference/(detect|motion|track|behaviour)/',
          '^server/inference/messages\\.ts$',
          '^node_modules/munkres',
        ],
      },
    ),
    rule(
      'assistant-pure',
      'Facts, gate and prompt are pure: take clock, rows and names as arguments.',
      { path: '^server/assistant/', pathNot: ['^server/assistant/(engines|testing)/', '\\.test\\.ts$'] },
      { pathNot: ['^server/assistant/', '^server/(contract|rules)/'] },
    ),
    rule(
      'assistant-below-services',
      'The assistant knows nobody above it: engines are given addresses and keys, facts are given rows.',
      { path: '^server/assistant/' },
      { path: '^(server/(services|jobs|push|media|http|auth|store)|app|components)/' },
    ),
    rule(
      'natives-in-engine-only',
      'node-av and onnxruntime-node belong to server/inference/engine, which runs in the child.',
      { path: '^(server|app|components)/', pathNot: '^server/inference/engine/' },
      { path: '^node_modules/(node-av|onnxruntime-node)' },
    ),
    rule(
      'llama-in-its-process-only',
      'node-llama-cpp belongs to server/assistant/engines/gguf/process, which runs in a child; ask through host.ts.',
      {
        path: '^(server|app|components)/',
        pathNot: ['^server/assistant/engines/gguf/process/', '^server/assistant/testing/', '\\.i?test\\.ts$'],
      },
      { path: '^(node_modules/node-llama-cpp|server/assistant/engines/gguf/process/)' },
    ),
    rule(
      'pictures-in-workshop-only',
      'sharp opens what comes from outside: server/workshop/picture, which runs in the workshop process.',
      { path: '^(server|app|components)/', pathNot: ['^server/workshop/picture/', '\\.i?test\\.ts$'] },
      { path: '^node_modules/sharp' },
    ),
    rule(
      'workshop-process-apart',
      'What runs in the workshop process is asked for through workshop.ts; of its code others may list the nodes.',
      { path: '^server/', pathNot: '^server/workshop/' },
      { path: '^server/workshop/(picture|tasks|tasks\\.ts|main\\.ts)' },
    ),
    rule(
      'nodes-pure',
      'Nodes and filters are arithmetic: what is native they ask for from their tools.',
      { path: '^server/workshop/(nodes|filter|workflow)/', pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          '^server/contract/',
          '^server/workshop/(nodes|filter|workflow)/',
          '^server/workshop/(node|raster)\\.ts$',
        ],
      },
    ),
    rule(
      'workshop-below-services',
      'The workshop knows nobody above it: take what it needs as arguments.',
      { path: '^server/workshop/' },
      { path: '^(server/(services|jobs|push|media|http|auth|store)|app|components)/' },
    ),
    rule(
      'ort-in-session-only',
      'Only engine/session.ts touches ONNX Runtime.',
      { path: '^server/', pathNot: '^server/inference/engine/session\\.ts$' },
      { path: '^node_modules/onnxruntime-node' },
    ),
    rule(
      'prisma-in-store-only',
      'Only server/store constructs Prisma; services get the client as an argument (type imports are fine).',
      { path: '^(server|app|components)/', pathNot: '^server/store/' },
      { path: '^(node_modules/(@prisma|pg)|server/store/generated)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'inference-and-store-below-services',
      'Inference and store know nobody above them: take what they need as arguments, tell by events.',
      { path: '^server/(inference|store)/' },
      { path: '^(server/(services|frames|edge|push|media|http|auth)|app|components)/' },
    ),
    rule(
      'outgoing-below-services',
      'What goes out is guarded the same for all: take policy, address and what is sent as arguments.',
      { path: '^server/outgoing/' },
      { path: '^(server/(services|store|assistant|jobs|frames|edge|push|media|http|auth)|app|components)/' },
    ),
    rule(
      'services-below-transports',
      'Services, events, audit and jobs know no transport: return values and throw AppError.',
      { path: '^server/(services|events|audit|jobs)/' },
      { path: '^(server/(frames|edge|push|media|http)|app|components)/' },
    ),
    rule(
      'transports-through-services',
      'push, media and http call services through runtime.ts; they never open the store.',
      { path: '^server/(frames|edge|push|media|http)/' },
      { path: '^server/store/' },
    ),
    rule(
      'transports-apart',
      'push, media and http know nothing of each other: what they share is in edge (who is connected) or frames (what they are shown).',
      { path: '^server/(push|media|http)/', pathNot: '\\.i?test\\.ts$' },
      { path: '^server/(push|media|http)/', pathNot: '^server/$1/' },
    ),
    rule(
      'edge-below-transports',
      'frames and edge are what transports are built from; index.ts puts them together.',
      { path: '^server/(frames|edge)/', pathNot: '^server/edge/testing/' },
      { path: '^(server/(push|media|http)|app|components)/' },
    ),
    rule(
      'frames-below-edge',
      'Frames know cameras and who may watch them, and nothing of connections.',
      { path: '^server/frames/' },
      { path: '^server/edge/' },
    ),
    rule(
      'app-through-runtime',
      'Pages and route handlers reach the server through server/runtime.ts, the contract and what says who may.',
      { path: '^app/' },
      {
        path: '^server/',
        pathNot: '^server/(access|contract|auth|runtime|errors)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'components-contract-only',
      'Components run in the browser: of the server they may import the contract, the rules, the overlay and backoff alone (types of the verbs are fine).',
      { path: '^components/' },
      {
        path: '^server/',
        pathNot: '^server/((contract|rules|overlay)/|backoff\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'accuracy-through-inference',
      'The accuracy bench plays films through server/inference: it needs no service, store or transport.',
      { path: '^accuracy/', pathNot: ['^accuracy/(testing|reports)/', '\\.i?test\\.ts$'] },
      {
        path: '^(server|app|components|testing|bench)/',
        pathNot: ['^server/(contract|geometry|inference|rules)/', '^server/errors\\.ts$'],
      },
    ),
    rule(
      'accuracy-of-reports',
      'What measures reports writes them as the product does, and knows their truth without the gate and the facts.',
      { path: '^accuracy/reports/(claims|read-clause|supported|words|made-shift)\\.ts$' },
      { path: '^server/(?!contract/|rules/kinds\\.ts$|assistant/facts/material\\.ts$)' },
    ),
    rule(
      'nothing-imports-accuracy',
      'The accuracy bench measures the product and is no part of it.',
      { pathNot: '^accuracy/' },
      { path: '^accuracy/' },
    ),
    rule(
      'sim-stands-alone',
      'The simulated classroom makes films: of the server it knows the behaviours alone.',
      { path: '^sim/' },
      { path: '^(server|app|components|testing|bench|accuracy)/', pathNot: '^server/contract/' },
    ),
    rule(
      'nothing-imports-sim',
      'The simulated classroom is no part of the product.',
      { pathNot: '^sim/' },
      { path: '^sim/' },
    ),
    rule(
      'keeper-alone',
      'The keeper has to outlive the server: it loads next to nothing that could fail.',
      { path: '^server/keeper/', pathNot: '\\.i?test\\.ts$' },
      { path: '^(server|node_modules)/', pathNot: '^server/(keeper/|backoff|clock|start-error)' },
    ),
    rule('nothing-imports-index', 'index.ts is the composition root.', {}, { path: '^server/index\\.ts$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next)/|^server/store/generated/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
