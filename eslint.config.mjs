import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (the layers of the design). A room may always import from itself, from the rooms
 * and packages named here, only the types of those under `types`, only the files that begin so of those
 * under `only` (MathJax has a thread of its own), and nothing else.
 */
export const layers = {
  core: { rooms: [], packages: [], node: false },
  math: { rooms: ['core'], packages: ['decimal.js'], node: false },
  checking: { rooms: ['core', 'math'], types: ['kernels'], packages: ['z3-solver'], node: true },
  reasoners: { rooms: ['core', 'math', 'checking'], packages: ['openai'], node: true },
  kernels: { rooms: ['core'], packages: [], node: true },
  protocol: { rooms: ['core'], packages: [], node: false },
  markdown: { rooms: ['core'], packages: ['markdown-it', 'katex'], node: false },
  drawing: { rooms: ['core'], packages: ['mathjax-full'], node: false },
  exporting: { rooms: ['core', 'markdown', 'drawing'], only: { drawing: 'plot' }, packages: [], node: false },
  webview: { rooms: ['core', 'protocol', 'markdown', 'drawing'], only: { drawing: 'plot' }, packages: [], node: false },
  host: { rooms: ['core', 'math', 'checking', 'reasoners', 'kernels', 'protocol', 'markdown', 'drawing', 'exporting'], packages: ['vscode'], node: true },
  cli: { rooms: ['core', 'math', 'checking', 'reasoners', 'kernels', 'markdown', 'exporting'], packages: [], node: true },
};

const features = readdirSync(join(import.meta.dirname, 'src', 'host'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function restrictions(room) {
  const { rooms, types = [], only = {}, packages, node } = layers[room];
  const forbidden = Object.keys(layers).filter((other) => other !== room && !rooms.includes(other));
  const allowed = ['\\.', 'node:', ...packages.map((name) => `${name}(?:/|$)`)];
  return [
    ...forbidden.map((other) => ({ regex: `^(?:\\.\\./)+${other}/`, message: `${room} may not import ${other}`, allowTypeImports: types.includes(other) })),
    ...Object.entries(only).map(([other, beginning]) => ({ regex: `^(?:\\.\\./)+${other}/(?!${beginning})`, message: `${room} may import of ${other} only ${beginning}…` })),
    { regex: `^(?!${allowed.join('|')})`, message: `${room} may not import this package` },
    ...(node ? [] : [{ regex: '^node:', message: `${room} is pure: no node:*` }]),
  ];
}

const layerRules = Object.keys(layers).map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: restrictions(room) }],
    ...(layers[room].node ? {} : { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require'] }),
  },
}));

/** Features of the host never import one another, and what they share imports none of them; only extension.ts knows them all. */
const featureRules = [
  ...features.map((feature) => ({ files: [`src/host/${feature}/**/*.ts`], forbidden: features.filter((other) => other !== feature) })),
  { files: ['src/host/*.ts'], ignores: ['src/host/extension.ts'], forbidden: features },
].map(({ forbidden, ...place }) => ({
  ...place,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [...restrictions('host'), ...forbidden.map((other) => ({ regex: `^\\.{1,2}/(?:\\.\\./)*${other}/`, message: 'only extension.ts knows the features' }))] },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'examples/', 'media/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
        { selector: 'PropertyDefinition[accessibility="private"], MethodDefinition[accessibility="private"]', message: 'Use #private.' },
        { selector: 'TSEnumDeclaration', message: 'Erasable syntax only.' },
      ],
    },
  },
  ...layerRules,
  ...featureRules,
  { files: ['src/reasoners/builtin/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...restrictions('reasoners'), { regex: '^openai(?:/|$)', message: 'only reasoners/openai imports openai' }] }] } },
  { files: ['src/reasoners/openai/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...restrictions('reasoners'), { regex: '^(?:\\.\\./)+checking/', message: 'builtin alone imports checking' }] }] } },
  // Lists of claims are data, however long.
);
