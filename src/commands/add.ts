/** `viva add`: a new card into a deck under the home folder, from options or from the editor. */
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyHead, noAttributes, type Deck, type Question } from '../deck/deck.ts'
import { formatDeck } from '../deck/format.ts'
import { readDeck } from '../deck/read.ts'
import { Failure } from '../model/failure.ts'
import { LEVELS } from '../model/card.ts'
import { writeFailure } from '../files/home.ts'
import { writeWhole } from '../files/write-file.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { readDecks } from './deck-library.ts'
import { editFile } from './editor.ts'
import { openLibrary, type Library } from './open-library.ts'
import { present } from './present.ts'
import { say, sayJson } from './output.ts'

export type AddOptions = {
  readonly deck?: string
  readonly question?: string
  readonly answer?: string
  readonly tags?: string
  readonly level?: string
  readonly json?: boolean
}

const defaultDeck = 'my-questions'

export async function add(options: AddOptions): Promise<void> {
  const library = await openLibrary()
  try {
    const deck = checkedName(options.deck ?? defaultDeck)
    const written = options.question === undefined ? fromEditor(library, deck) : questionText(options)
    const questions = written === null ? [] : questionsOf(readDeck(written).deck)
    if (written === null || questions.length === 0) {
      if (options.json) sayJson({ file: null, deck, added: 0, questions: [] })
      else say(library.words.print.nothingAdded)
      return
    }
    const { path, added } = await addToDeck(library, deck, written)
    if (options.json) sayJson({ file: path, deck, added, questions })
    else {
      say(
        library.words.print.added(
          cleanLine(deck),
          questions.map((question) => cleanLine(question, 70)),
        ),
      )
      say()
      say(library.words.print.nextReview)
    }
  } finally {
    closeStore(library.store)
  }
}

/**
 * Writes questions, which are Markdown, at the end of a deck under the home folder, and reads the decks again.
 * @throws Failure `not-a-question` where they would be read as something else there, and of writing.
 */
export async function addToDeck(
  library: Library,
  deck: string,
  written: string,
): Promise<{ readonly path: string; readonly added: number }> {
  const path = pathInside(library.home.decks, `${deck}.md`)
  const before = existsSync(path) ? `${readFileSync(path, 'utf8').trimEnd()}\n\n` : headOf(library, deck)
  const isCrlf = before.includes('\r\n')
  const text = `${before}${written.trim()}\n`
  const whole = isCrlf ? text.replace(/\r?\n/g, '\r\n') : text
  // A fence that the deck never closes would swallow what is added.
  const known = existsSync(path) ? questionsOf(readDeck(before).deck).length : 0
  const questions = questionsOf(readDeck(written).deck)
  if (questionsOf(readDeck(whole).deck).length !== known + questions.length)
    throw new Failure('not-a-question', {}, 2)
  writeWhole(path, whole)
  const { added } = await readDecks(library.store, present(library.settings))
  return { path, added }
}

const questionsOf = (deck: Deck): readonly string[] =>
  deck.sections.flatMap((section) => section.questions.map(({ question }) => question))

/** A name that stays below the folder of decks. @throws Failure `deck-name`. */
export function checkedName(name: string): string {
  const clean = name.replace(/\.md$/i, '')
  const isSafe = clean !== '' && !/(^|\/)\.|^\/|\\|\p{Cc}|\/$|\/\//u.test(clean)
  if (!isSafe) throw new Failure('deck-name', { name }, 2)
  return clean
}

/**
 * The path of a deck that is read when it is written: links are passed over in reading, and may lead anywhere.
 * @throws Failure `not-writable`.
 */
function pathInside(folder: string, name: string): string {
  let inside = folder
  for (const part of name.split('/')) {
    inside = join(inside, part)
    if (isLink(inside)) throw new Failure('not-writable', { path: inside, reason: 'link' }, 2)
  }
  return inside
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  } catch (error) {
    throw writeFailure(path, error)
  }
}

/** The front matter of a new deck. */
const headOf = (library: Library, deck: string): string =>
  formatDeck({
    head: { ...emptyHead, title: deck.split('/').at(-1) ?? deck, language: library.language },
    sections: [],
  }).trimEnd() + '\n\n'

/** One question as Markdown. What would be read as anything else than one question with this answer is refused. */
export function questionText(options: Omit<AddOptions, 'deck' | 'json'>): string {
  const question: Question = {
    question: cleanLine(options.question ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    attributes: {
      ...noAttributes,
      tags: (options.tags ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      level: LEVELS.find((level) => level === options.level) ?? null,
    },
    prompt: null,
    answer: withoutEscapes(options.answer ?? '').trim(),
    options: [],
    hints: [],
    followUps: [],
  }
  const text = formatDeck({ head: emptyHead, sections: [{ title: null, intro: '', questions: [question] }] })
  const { sections } = readDeck(text).deck
  const [back, ...others] = sections.flatMap((section) => section.questions)
  const isWhole =
    sections.length === 1 &&
    others.length === 0 &&
    back?.question === question.question &&
    back.answer === question.answer
  if (!isWhole || question.question === '') throw new Failure('not-a-question', {}, 2)
  return text
}

/** Deck files are text: what a terminal would obey has no place in them. */
const withoutEscapes = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')

/** What the user wrote in the editor; null when the template was left as it is. */
function fromEditor(library: Library, deck: string): string | null {
  if (!process.stdin.isTTY)
    throw new Failure('not-a-terminal', { command: 'add', instead: 'viva add --question Q --answer A' }, 2)
  const folder = mkdtempSync(join(tmpdir(), 'viva-add-'))
  const draft = join(folder, 'card.md')
  const template = library.words.print.addTemplate(deck)
  try {
    writeFileSync(draft, template, { mode: 0o600 })
    editFile(draft, 1, library.settings.editor)
    const text = readFileSync(draft, 'utf8')
    return text === template ? null : text
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
