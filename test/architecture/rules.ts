/** The rules of the house, each a function from sources to what breaks it: `path:line: what is wrong`. */
import {
  FLOORS,
  LONG_FOLDERS,
  MOST_LINES,
  ONE_FILE_EACH,
  PACKAGES,
  PURE,
  STOOD_ON_BY,
  WORLD,
  WORLD_EXCEPTIONS,
} from './house.ts'
import { lineOf, nodes, parse, type Node, type Source, type Tree } from './source.ts'

export type Rule = (trees: readonly Tree[]) => readonly string[]

export const treesOf = (sources: readonly Source[]): readonly Tree[] => sources.map(parse)

/** A rule that looks at one file at a time. */
const inEachFile =
  (breaches: (tree: Tree) => readonly (readonly [line: number, what: string])[]): Rule =>
  (trees) =>
    trees.flatMap((tree) => breaches(tree).map(([line, what]) => `${tree.source.path}:${line}: ${what}`))

/** A rule about what stands in a file. */
const inEachNode = (breach: (node: Node, parent: Node | null, tree: Tree) => string | null): Rule =>
  inEachFile((tree) =>
    [...nodes(tree.program)].flatMap(([node, parent]) => {
      const what = breach(node, parent, tree)
      return what === null ? [] : [[lineOf(tree.source, node.start), what] as const]
    }),
  )

const floorOf = (path: string): string => path.split('/')[0] ?? path
const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`))
const isPure = (path: string): boolean => isIn(path, PURE)

/** Arrows point down, and only the shell stands on the cellars. */
export const arrowsPointDown: Rule = inEachFile(({ source, imports }) =>
  imports.flatMap(({ file, line }) => {
    if (file === null) return []
    const from = floorOf(source.path)
    const to = floorOf(file)
    const [above, below] = [FLOORS.indexOf(from as 'ui'), FLOORS.indexOf(to as 'ui')]
    if (above < 0) return [[line, `${from} is no floor of the house`]]
    if (below < 0) return [[line, `${to} is no floor of the house`]]
    if (above > below) return [[line, `${from} imports ${to}, which is above it`]]
    const allowed = STOOD_ON_BY[to]
    return allowed && !allowed.includes(from) ? [[line, `${from} may not import ${to}`]] : []
  }),
)

/** No file needs itself, however far round. Types are not there at run time and do not count. */
export const noCircles: Rule = (trees) => {
  const arrows = new Map(
    trees.map(({ source, imports }) => [
      source.path,
      imports.flatMap(({ file, isType, isDynamic }) => (file === null || isType || isDynamic ? [] : [file])),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
    if (way.includes(path) || done.has(path)) return
    for (const next of arrows.get(path) ?? []) walk(next, [...way, path])
    done.add(path)
  }
  for (const path of arrows.keys()) walk(path, [])
  return circles
}

/** Every package in its place. */
export const packagesHavePlaces: Rule = inEachFile(({ source, imports }) =>
  imports.flatMap(({ name, file, line }) => {
    if (file !== null) return []
    const known = Object.keys(PACKAGES).find(
      (candidate) => name === candidate || name.startsWith(`${candidate}/`),
    )
    if (known === undefined) return [[line, `${name} has no place in the house`]]
    return isIn(source.path, PACKAGES[known] ?? []) ? [] : [[line, `${name} has no place here`]]
  }),
)

/** Some packages have traps, and one file that knows them. */
export const trapsHaveOneFile: Rule = (trees) =>
  ONE_FILE_EACH.flatMap((name) => {
    const paths = trees.flatMap(({ source, imports }) =>
      imports.some((one) => one.name === name) ? [source.path] : [],
    )
    return paths.length > 1 ? [`${name} is imported by ${paths.join(' and ')}`] : []
  })

/** What is imported of our own is named with its ending. */
export const importsNameFiles: Rule = inEachFile(({ imports }) =>
  imports.flatMap(({ name, file, line }) =>
    file === null || /\.(ts|tsx|js)$/.test(file) ? [] : [[line, `${name} names no file`]],
  ),
)

const LOCAL_TIME =
  /^(get|set)(Hours|Minutes|Seconds|Milliseconds|Date|Day|Month|FullYear|TimezoneOffset)$|^toLocale/

/** Pure folders do not look at the world: clock, dice, zone, language, environment, terminal. */
export const pureFoldersAreBlind: Rule = inEachNode((node, parent, tree) => {
  const { source } = tree
  if (!isPure(source.path)) return null
  if (node.type === 'MemberExpression' && nameOf(node['property']) !== null && node['computed'] !== true) {
    const object = nameOf(node['object'])
    const property = nameOf(node['property']) as string
    if (object === 'Math' && property === 'random') return 'Math.random is dice'
    if (object === 'Date' && property === 'now') return 'Date.now is the clock'
    if (LOCAL_TIME.test(property)) return `${property} asks for the zone or the language of this machine`
    return null
  }
  if (node.type !== 'Identifier' || isLabel(node, parent)) return null
  const name = node['name'] as string
  if (name === 'Date') return dateBreach(node, parent)
  if (!WORLD.includes(name as 'process') || WORLD_EXCEPTIONS[source.path]?.includes(name)) return null
  return ownNames(tree).has(name) ? null : `${name} is the world`
})

/** What a file itself gives a name: a function of its own that is called `fetch` fetches nothing from the world. */
function ownNames(tree: Tree): ReadonlySet<string> {
  const names = [...nodes(tree.program)].flatMap(([node]) => {
    const isNaming = /^(VariableDeclarator|FunctionDeclaration|ImportSpecifier)$/.test(node.type)
    const parameters = Array.isArray(node['params']) ? (node['params'] as Node[]) : []
    return isNaming ? [node['id'] ?? node['local'], ...parameters] : parameters
  })
  return new Set(names.map(nameOf).filter((name) => name !== null))
}

/** `new Date(ms)` and what is computed from texts are values; everything else of it is the clock or the zone. */
function dateBreach(node: Node, parent: Node | null): string | null {
  if (parent?.type === 'NewExpression' && parent['callee'] === node)
    return (parent['arguments'] as unknown[]).length === 1 ? null : 'new Date without exactly one value'
  if (parent?.type === 'MemberExpression' && parent['object'] === node) return null
  if (parent?.type === 'TSTypeReference') return null
  return 'Date itself is the clock'
}

/** The name after a dot, or before a colon: not a variable. */
function isLabel(node: Node, parent: Node | null): boolean {
  if (parent === null) return false
  if (parent.type === 'MemberExpression') return parent['property'] === node && parent['computed'] !== true
  if (parent.type === 'Property') return parent['key'] === node && parent['value'] !== node
  return /^(TSPropertySignature|TSMethodSignature|PropertyDefinition|MethodDefinition|TSQualifiedName)$/.test(
    parent.type,
  )
}

const nameOf = (node: unknown): string | null =>
  (node as Node | null)?.type === 'Identifier' ? ((node as Node)['name'] as string) : null

const SQL =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|delete\s+from\s|update\s+\w+\s+set\s|create\s+(table|index|trigger)\s|pragma\s+\w)/

/** Only the store speaks to the database. */
export const sqlIsInStore: Rule = inEachNode((node, parent, { source }) => {
  if (isIn(source.path, ['store'])) return null
  if (node.type === 'MemberExpression' && nameOf(node['property']) === 'db')
    return '.db is the database itself'
  if (node.type === 'CallExpression') {
    const callee = node['callee'] as Node
    const verb = callee.type === 'MemberExpression' ? nameOf(callee['property']) : null
    if (verb === 'prepare' || verb === 'pragma' || verb === 'pluck') return `.${verb}() is SQL`
    const [first] = node['arguments'] as Node[]
    // Regular expressions have an "exec" too, of a text that is not written out.
    if (verb === 'exec' && first && (first.type === 'TemplateLiteral' || typeof first['value'] === 'string'))
      return '.exec() of a text is SQL'
  }
  const text = node.type === 'TemplateElement' ? (node['value'] as { raw: string }).raw : node['value']
  const isText =
    node.type === 'TemplateElement' || (node.type === 'Literal' && parent?.type !== 'ImportDeclaration')
  return isText && typeof text === 'string' && SQL.test(text) ? 'this text is SQL' : null
})

/** Two jobs are two files. */
export const filesAreShort: Rule = (trees) =>
  trees.flatMap(({ source: { path, text } }) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > MOST_LINES && !isIn(path, LONG_FOLDERS) ? [`${path}: ${lines} lines`] : []
  })

/** A file says first what it knows, and leaves nothing to do. */
export const filesSayWhatTheyKnow: Rule = (trees) =>
  trees.flatMap(({ source: { path, text }, comments }) => [
    ...(/^\/[*/]/.test(text) ? [] : [`${path}:1: no header`]),
    ...comments.flatMap(({ text, line }) =>
      /\b(TODO|FIXME|XXX|HACK)\b/.test(text) ? [`${path}:${line}: something is left to do`] : [],
    ),
  ])

/** Types say what things are. */
export const nothingIsAny: Rule = inEachNode((node) => (node.type === 'TSAnyKeyword' ? 'any' : null))

/** What a file gives has one name, and is found where it is made. */
export const exportsAreNamedOnce: Rule = inEachFile(({ passedOn, defaults }) => [
  ...passedOn.map((line) => [line, 'passes on what another file exports'] as const),
  ...defaults.map((line) => [line, 'has a default export'] as const),
])

/** Plain values and functions: the one class is the Failure, which is thrown. */
export const thereIsOneClass: Rule = inEachNode((node, _, { source }) =>
  /^(Class(Declaration|Expression)|TSEnumDeclaration|TSModuleDeclaration)$/.test(node.type) &&
  source.path !== 'model/failure.ts'
    ? `${node.type} where a type and functions do`
    : null,
)

/** A name says the one job. */
export const namesSayTheJob: Rule = (trees) =>
  trees.flatMap(({ source: { path } }) => {
    const parts = path.replace(/\.\w+$/, '').split('/')
    return [
      ...(parts.some((part) => /(^|-)(utils?|helpers?|managers?|services?|common|misc)($|-)/.test(part))
        ? [`${path}: this name says nothing`]
        : []),
      ...(parts.every((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part)) ? [] : [`${path}: not in kebab-case`]),
    ]
  })

/** What is said in one language is said in the other. */
export const languagesMatch: Rule = (trees) => {
  const said = (language: string): readonly string[] =>
    trees
      .map(({ source }) => source.path)
      .filter((path) => path.startsWith(`text/messages/${language}/`))
      .map((path) => path.slice(`text/messages/${language}/`.length).replace(`${language}.ts`, 'all.ts'))
  const [english, chinese] = [said('en'), said('zh')]
  return [
    ...english.filter((name) => !chinese.includes(name)).map((name) => `text/messages/zh/${name} is missing`),
    ...chinese.filter((name) => !english.includes(name)).map((name) => `text/messages/en/${name} is missing`),
  ]
}

export const RULES: Readonly<Record<string, Rule>> = {
  'arrows point down': arrowsPointDown,
  'there are no circles': noCircles,
  'every package is in its place': packagesHavePlaces,
  'packages with traps have one file': trapsHaveOneFile,
  'imports name files': importsNameFiles,
  'pure folders are blind': pureFoldersAreBlind,
  'SQL is in the store': sqlIsInStore,
  'files are short': filesAreShort,
  'files say what they know': filesSayWhatTheyKnow,
  'nothing is any': nothingIsAny,
  'exports are named, once': exportsAreNamedOnce,
  'there is one class': thereIsOneClass,
  'names say the job': namesSayTheJob,
  'both languages say the same': languagesMatch,
}
