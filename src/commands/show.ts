/** `viva show`: a card, a deck or a deck file as it would look, without asking. Loads no Ink. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Card } from '../model/card.ts'
import type { Root, RootId } from '../model/deck.ts'
import { deckName, readDeckFile } from '../files/deck-files.ts'
import { layoutDocument } from '../markdown/layout.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import { activeCards, decks, findCard } from '../store/cards.ts'
import { roots } from '../store/library.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { ansi, colour16, monochrome, plainText, type Line, type Palette } from '../text/style.ts'
import { cardJson } from './json.ts'
import { mediaOf, rootOf } from './open-media.ts'
import { openLibraryToRead, type Library } from './open-library.ts'
import { present } from './present.ts'
import { say, sayJson } from './output.ts'

export async function show(target: string, options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibraryToRead()
  const { store, settings, language } = library
  const { dayOn } = present(settings)
  const card = findCard(store, target, language)
  if (card) {
    const root = rootOf(card, roots(store))
    const media = root === null ? [] : mediaOf(card, root)
    if (options.json) sayJson({ ...cardJson(card, dayOn, library), media })
    else {
      showCard(library, card, { withAnswer: true })
      if (media.length > 0) say()
      for (const path of media) say(`${library.words.print.media}: ${cleanLine(path)}`)
    }
  } else if (existsSync(target) && statSync(target).isFile()) await showFile(library, target, options)
  else if (isDeck(library, target)) showDeck(library, target, options)
  else if (/[/\\]|\.md$/.test(target)) throw new Failure('file-missing', { path: target }, 2)
  else throw new Failure('unknown-card', { card: target }, 2)
  closeStore(store)
}

/** A card on paper: question, options, prompt; then answer and hints. */
export function showCard(library: Library, card: Card, options: { readonly withAnswer: boolean }): void {
  const { print } = library.words
  const where = card.topic === card.deck ? card.deck : `${card.deck} / ${card.topic}`
  say(`${cleanLine(where)}   ${card.id}`)
  say()
  sayMarkdown(library, `**${card.question.replaceAll('\n', ' ')}**`)
  if (card.prompt !== null) {
    say()
    sayMarkdown(library, card.prompt)
  }
  if (card.options.length > 0) {
    say()
    card.options.forEach((option, index) => {
      const mark = options.withAnswer ? (option.correct ? print.rightOption : '') : ''
      sayMarkdown(library, `${index + 1}. ${option.text}${mark && ` (${mark})`}`)
    })
  }
  if (!options.withAnswer) return
  say()
  sayMarkdown(library, card.answer)
  for (const hint of card.hints) {
    say()
    sayMarkdown(library, `> ${print.hint}: ${hint.replaceAll('\n', '\n> ')}`)
  }
}

const isDeck = (library: Library, name: string): boolean =>
  decks(library.store, library.language).some(({ deck }) => deck === name)

/** The cards of a deck as they are now, in its order. */
function showDeck(library: Library, name: string, options: { readonly json?: boolean }): void {
  const { dayOn } = present(library.settings)
  const shown = [...activeCards(library.store, library.language)].filter(({ deck }) => deck === name)
  if (options.json) sayJson(shown.map((card) => cardJson(card, dayOn, library)))
  else showCards(library, shown)
}

function showCards(library: Library, cards: readonly Card[]): void {
  cards.forEach((card, index) => {
    if (index > 0) say(`\n${'-'.repeat(20)}\n`)
    showCard(library, card, { withAnswer: true })
  })
}

async function showFile(
  library: Library,
  target: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const path = resolve(target)
  const { parseDeck } = await import('../deck/parse.ts')
  const root: Root = { id: 0 as RootId, kind: 'linked', path: resolve(path, '..') }
  const { size, mtimeMs } = statSync(path)
  const source = readDeckFile({ root, path, size, mtimeMs })
  if (typeof source === 'string') throw new Failure('not-a-deck', { path }, 2)
  const { cards } = parseDeck(source)
  if (cards.length === 0) throw new Failure('not-a-deck', { path: target }, 2)
  const { dayOn } = present(library.settings)
  const shown = cards.map((card): Card => ({
    ...card,
    key: card.id as never,
    deck: deckName(root, path),
    language: 'und',
    parent: card.parentId,
    file: path,
    memory: { state: 'new' },
    isSuspended: false,
  }))
  if (options.json) {
    sayJson(shown.map((card) => cardJson(card, dayOn, library)))
    return
  }
  showCards(library, shown)
}

function sayMarkdown(library: Library, text: string): void {
  const width = Math.min(process.stdout.columns || 80, 100)
  const lines = layoutDocument(parseMarkdown(text), width, { labels: library.words.markdown })
  for (const line of lines) say(styled(line))
}

/** Colours for a terminal that has them; plain text for pipes. */
function styled(line: Line): string {
  return process.stdout.isTTY ? ansi(line, palette()) : plainText(line)
}

export const palette = (): Palette => (process.env['NO_COLOR'] ? monochrome : colour16)
