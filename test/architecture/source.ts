/** Reading a source file as a tree: its imports, and its nodes one by one. Knows no rule. */
import { dirname, posix } from 'node:path'
import { parseSync } from 'vite'

export type Source = {
  /** Below `src/`, with `/`. */
  readonly path: string
  readonly text: string
}

export type Import = {
  /** As written: a package, or a path. */
  readonly name: string
  /** The path below `src/` of what is imported; null for a package. */
  readonly file: string | null
  readonly line: number
  /** Nothing of it is there at run time. */
  readonly isType: boolean
  readonly isDynamic: boolean
}

export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }

export type Tree = {
  readonly source: Source
  readonly program: Node
  readonly imports: readonly Import[]
  /** Lines of what is exported from another file, and of default exports. */
  readonly passedOn: readonly number[]
  readonly defaults: readonly number[]
  readonly comments: readonly { readonly text: string; readonly line: number }[]
}

/** @throws where the file cannot be parsed. */
export function parse(source: Source): Tree {
  const { program, module, comments, errors } = parseSync(source.path, source.text)
  if (errors[0]) throw new Error(`${source.path}: ${errors[0].message}`)
  const line = (start: number): number => lineOf(source, start)
  const imported = (name: string, start: number, over: Partial<Import>): Import => ({
    name,
    file: name.startsWith('.') ? posix.normalize(posix.join(dirname(source.path), name)) : null,
    line: line(start),
    isType: false,
    isDynamic: false,
    ...over,
  })
  const statics = module.staticImports.map(({ start, moduleRequest, entries }) =>
    imported(moduleRequest.value, start, {
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    }),
  )
  const dynamics = module.dynamicImports.map(({ start, moduleRequest }) =>
    imported(source.text.slice(moduleRequest.start + 1, moduleRequest.end - 1), start, { isDynamic: true }),
  )
  const exported = module.staticExports.flatMap(({ entries }) => entries)
  const passedOn = exported.flatMap(({ moduleRequest, start }) => (moduleRequest ? [line(start)] : []))
  const defaults = exported.flatMap(({ exportName, start }) =>
    exportName.kind === 'Default' || exportName.name === 'default' ? [line(start)] : [],
  )
  return {
    source,
    program: program as unknown as Node,
    imports: [...statics, ...dynamics],
    passedOn,
    defaults,
    comments: comments.map(({ value, start }) => ({ text: value, line: line(start) })),
  }
}

/** Every node with the one that it stands in, outermost first. */
export function* nodes(node: Node, parent: Node | null = null): Generator<readonly [Node, Node | null]> {
  yield [node, parent]
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodes(child, node)
}

export function lineOf({ text }: Source, start: number): number {
  return text.slice(0, start).split('\n').length
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
