/** Texts that nobody writes in good faith: by chance, or made from real ones. The same dice give the same texts on every machine. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Random } from '../../src/schedule/random.ts'
import { tokens } from './fuzz-tokens.ts'

export type Inputs = {
  readonly text: (random: Random) => string
  /** Of so many real texts. */
  readonly sources: number
}

/** Real texts are those of the folders: files by their endings, a window of each. */
export function inputs(folders: readonly string[]): Inputs {
  const files = folders.flatMap((folder) => textFiles(folder))
  return { text: (random) => dice(random, files).text(), sources: files.length }
}

/** What is drawn from: whole numbers, tokens, places. */
export const below = (random: Random, most: number): number => Math.floor(random() * most)
export const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)]!

/** A few tokens and characters in a row: the smallest hostile text. */
export function hostileText(random: Random, most: number): string {
  return Array.from({ length: below(random, most) }, () =>
    random() < 0.15 ? anyCharacter(random) : oneOf(random, tokens),
  ).join('')
}

const anyCharacter = (random: Random): string =>
  String.fromCharCode(below(random, random() < 0.5 ? 0x100 : 0x1_0000))

function dice(random: Random, files: readonly string[]): { readonly text: () => string } {
  const most = (count: number): number => below(random, count)
  const token = (): string => oneOf(random, tokens)
  const anywhere = (text: string): number => most(text.length + 1)
  const made = (): string => hostileText(random, 60)
  /** The same again and again: what is deep, long or full of openings. */
  const piled = (): string =>
    (random() < 0.5 ? token() : token() + token()).repeat(1 + most(2_000)) + (random() < 0.3 ? made() : '')

  const mutations: readonly ((text: string) => string)[] = [
    (text) => text.slice(0, anywhere(text)),
    (text) => text.slice(anywhere(text)),
    (text) => insert(text, anywhere(text), token()),
    (text) => insert(text, anywhere(text), anyCharacter(random)),
    (text) => insert(text, anywhere(text), piece(text)),
    (text) => insert(text, anywhere(text), token().repeat(most(300))),
    (text) => text.replace(piece(text), token),
    (text) => text.replaceAll('\n', () => (random() < 0.05 ? '' : '\n')),
    (text) =>
      Buffer.from(text, 'utf8')
        .subarray(most(4))
        .toString(random() < 0.5 ? 'latin1' : 'utf8'),
    (text) => insert(text, anywhere(text), piece(sourceText())),
  ]
  const piece = (text: string): string => {
    const start = anywhere(text)
    return text.slice(start, start + most(400))
  }
  const sourceText = (): string => {
    if (files.length === 0) return made()
    const text = readFileSync(oneOf(random, files), 'utf8')
    // A window: what is at the end of a long file is reached as well.
    const start = text.length > mostChars ? most(text.length - mostChars) : 0
    return random() < 0.5 ? text.slice(0, mostChars) : text.slice(start, start + mostChars)
  }
  const mutated = (): string => {
    let text = sourceText()
    for (let count = 1 + most(8); count > 0; count -= 1) text = oneOf(random, mutations)(text)
    return text.slice(0, mostChars * 2)
  }
  return {
    text: () => {
      const chance = random()
      return chance < 0.35 ? made() : chance < 0.5 ? piled() : mutated()
    },
  }
}

const mostChars = 6_000
const mostFiles = 3_000
const endings = new Set(['.md', '.markdown', '.txt', '.csv', '.tsv', '.json', '.jsonl', '.edn', '.html'])

function textFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.has(extname(name).toLowerCase()))
    .sort()
    .slice(0, mostFiles)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

const insert = (text: string, at: number, more: string): string => text.slice(0, at) + more + text.slice(at)
