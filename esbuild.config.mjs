// Builds dist/: one CommonJS file per dynamic import in src/, so that a command loads only what it needs.
//
// Chunks share no state: each carries its own copy of what it imports. What must be one (the store, the runtime) is passed
// as a value. A few modules that nearly every chunk needs are chunks too, so that they are loaded once.
//
// The patches of foreign code below halve Ink's start (README, "Start-up"). Each stops the build when the text that it replaces
// is gone; test/ui/shims.test.ts compares what they replace with the original.
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

const root = import.meta.dirname
const source = join(root, 'src')

/** `src/commands/due.ts` -> `commands-due`; a package keeps its name. */
const chunkName = (path) =>
  path.startsWith(source)
    ? relative(source, path)
        .replace(/\.tsx?$/, '')
        .replaceAll('/', '-')
    : basename(path)

/** Chunks although they are imported statically. Of better-sqlite3 only the native file stays outside. */
const shared = /^better-sqlite3$|\/text\/messages\/catalogue\.ts$/

/** Turns every dynamic import into a chunk of its own, and what is shared too. */
const chunks = (found) => ({
  name: 'chunks',
  setup(bundle) {
    bundle.onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === 'inside') return undefined
      if (args.kind !== 'dynamic-import' && !shared.test(args.path)) return undefined
      if (args.kind === 'require-resolve' || args.path.startsWith('node:')) return undefined
      const resolved = await bundle.resolve(args.path, {
        kind: 'import-statement',
        resolveDir: args.resolveDir,
        importer: args.importer,
        pluginData: 'inside',
      })
      if (resolved.errors.length > 0 || resolved.external) return resolved
      const name = args.path.startsWith('.') ? chunkName(resolved.path) : args.path.replaceAll(/[@/]/g, '-')
      found.set(name, resolved.path)
      return { path: `./${name}.cjs`, external: true }
    })
  },
})

function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`A patch no longer fits, its pattern is gone: ${pattern}`)
  return text.replace(pattern, replacement)
}

const read = (path) => readFileSync(path, 'utf8')

/** One place for all patches: what they avoid is measured in the benchmark `start`. */
const patches = {
  name: 'patches',
  setup(bundle) {
    // Developer tools are never shipped, and would pull in a package that is not installed.
    bundle.onResolve({ filter: /devtools\.js$/ }, (args) =>
      args.importer.includes('/ink/') ? { path: args.path, namespace: 'empty' } : undefined,
    )
    bundle.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
    bundle.onLoad({ filter: /ink\/build\/reconciler\.js$/ }, ({ path }) => {
      const developer =
        /if \(process\.env\['DEV'\] === 'true'\) \{[\s\S]*?await import\('\.\/devtools\.js'\);\s*\}\s*\}/
      const packageJson = /const loaded = await loadPackageJson\(\);/
      return { contents: replaced(replaced(read(path), developer, ''), packageJson, 'const loaded = {};') }
    })
    // better-sqlite3 comes as a dozen files, which take ten times as long to find as the native one to load. Bundled, it looks
    // for that one in its package still, which stands beside the bundle in a checkout and elsewhere when viva was installed.
    bundle.onLoad({ filter: /better-sqlite3\/lib\/binding\.js$/ }, ({ path }) => ({
      contents: replaced(read(path), /__dirname/g, 'folderOfPackage()').concat(`
function folderOfPackage() {
  const beside = path.join(__dirname, '..', 'node_modules', 'better-sqlite3', 'lib');
  return fs.existsSync(beside) ? beside : path.dirname(require.resolve('better-sqlite3'));
}
`),
    }))
    bundle.onResolve({ filter: /^better-sqlite3$/ }, (args) =>
      args.kind === 'require-resolve' ? { path: args.path, external: true } : undefined,
    )
    // Commander starts other programs for subcommands that are programs. viva has none.
    bundle.onResolve({ filter: /^node:child_process$/ }, (args) =>
      args.importer.includes('/commander/') ? { path: args.path, namespace: 'unused' } : undefined,
    )
    bundle.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default {}' }))
    // The table of HTML's two thousand named characters is unpacked when the first of them is met, not at every start. Only
    // importing reads HTML itself, by htmlparser2 with the same table, and by parse5 with one of its own, which is left alone.
    const lazily = (filter, pattern, replacement) =>
      bundle.onLoad({ filter }, ({ path }) =>
        path.includes('/parse5/') ? undefined : { contents: replaced(read(path), pattern, replacement) },
      )
    lazily(
      /entities\/dist\/generated\/decode-data-html\.js$/,
      /export const htmlDecodeTree = \/\* #__PURE__ \*\/ decodeTrieDict\(/,
      'let tree; export const htmlDecodeTree = () => tree ??= decodeTrieDict(',
    )
    lazily(
      /entities\/dist\/decode\.js$/,
      /const decodeTree = htmlDecodeTree;/,
      'const decodeTree = htmlDecodeTree();',
    )
    lazily(
      /htmlparser2\/dist\/Tokenizer\.js$/,
      /xmlDecodeTree : htmlDecodeTree,/,
      'xmlDecodeTree : htmlDecodeTree(),',
    )
    // Yoga decodes its WebAssembly through fetch, which loads all of undici: 50 to 90 ms. The shim compiles the same bytes.
    bundle.onResolve({ filter: /^yoga-layout$/ }, () => ({ path: join(source, 'ui/shims/yoga.js') }))
    bundle.onResolve({ filter: /^yoga-bytes$/ }, () => ({ path: 'yoga-bytes', namespace: 'yoga' }))
    bundle.onLoad({ filter: /.*/, namespace: 'yoga' }, () => {
      const text = read(join(root, 'node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'))
      const bytes = /base64,([A-Za-z0-9+/=]+)/.exec(text)?.[1]
      if (!bytes) throw new Error('A patch no longer fits: yoga-layout carries no base64 bytes')
      return { contents: `export const yogaBytes = ${JSON.stringify(bytes)}` }
    })
    bundle.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: replaced(
        read(path),
        /data:application\/octet-stream;base64,[A-Za-z0-9+/=]+/,
        'data:application/octet-stream;base64,',
      ),
    }))
    // Where standard output is not a terminal Ink would start `tput`. viva shows screens on terminals only.
    bundle.onResolve({ filter: /^terminal-size$/ }, () => ({
      path: 'terminal-size',
      namespace: 'terminal-size',
    }))
    bundle.onLoad({ filter: /.*/, namespace: 'terminal-size' }, () => ({
      contents:
        'export default () => ({ columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 })',
    }))
    // string-width builds a regular expression of all emoji when it is loaded: 29 to 45 ms. Built when first needed instead,
    // and not needed for text without anything unusual, nor for single characters.
    bundle.onLoad({ filter: /string-width\/index\.js$/ }, ({ path }) => {
      let text = read(path)
      for (const name of [
        'rgiEmojiRegex',
        'visibleCharacterRegex',
        'spacingMarkRegex',
        'extendedPictographicRegex',
      ]) {
        text = replaced(
          text,
          new RegExp(`const ${name} = (/.*);`),
          (_, regex) => `let _${name}; const ${name}$ = () => _${name} ??= ${regex};`,
        )
        text = text.replaceAll(new RegExp(`(?<![_\\w])${name}(?![\\w$])`, 'g'), `${name}$()`)
      }
      const plain = /if \(\/\^\[\\u0020-\\u007E\]\*\$\/\.test\(string\)\) \{\s*return string\.length;\s*\}/
      text = replaced(
        text,
        plain,
        (found) => `${found}
\tif (isSimple(string)) { let w = 0; for (let i = 0; i < string.length; i++) w += eastAsianWidth(string.charCodeAt(i), {ambiguousAsWide: !ambiguousIsNarrow}); return w; }
`,
      )
      text = replaced(
        text,
        /rgiEmojiRegex\$\(\)\.test\(segment\)/,
        (found) => `segment.length > (segment.codePointAt(0) > 0xFFFF ? 2 : 1) && ${found}`,
      )
      return {
        contents: `import { isSimple } from ${JSON.stringify(join(source, 'ui/shims/segmenter.js'))};\n${text}`,
      }
    })
  },
}

async function buildChunk(name, entry, found, outdir) {
  await build({
    entryPoints: [entry],
    outfile: join(outdir, `${name}.cjs`),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // Unminified: no slower with the compile cache, and a stack trace that can be read.
    minify: false,
    jsx: 'automatic',
    external: ['@open-spaced-repetition/*'],
    supported: { 'dynamic-import': false },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      // The native segmenter loads 24 to 31 ms of tables at its first use; the shim keeps it for text that needs it.
      'Intl.Segmenter': 'FastSegmenter',
      'import.meta.dirname': '__dirname',
    },
    inject: [join(source, 'ui/shims/segmenter.js')],
    plugins: [chunks(found), patches],
    logLevel: 'warning',
    legalComments: 'none',
  })
}

/** Builds a program and all that it imports at run time. The folder is replaced; tests build programs of their own this way. */
export async function buildAll({ entry = join(source, 'main.ts'), outdir = join(root, 'dist') } = {}) {
  rmSync(outdir, { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  const found = new Map([['main', entry]])
  const built = new Set()
  while (built.size < found.size) {
    const waiting = [...found].filter(([name]) => !built.has(name))
    await Promise.all(waiting.map(([name, path]) => (built.add(name), buildChunk(name, path, found, outdir))))
  }
  return [...built]
}

if (process.argv[1] && dirname(process.argv[1]) === root) {
  const names = await buildAll()
  chmodSync(join(root, 'bin', 'viva.js'), 0o755)
  if (process.argv.includes('--list')) console.log(names.join('\n'))
}
