/** `viva add`: a new card into a deck under the home folder, from options or from the editor. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Root, RootId } from '../model/deck.ts'
import { writeWhole } from '../files/write-file.ts'
import { roots } from '../store/library.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { readDecks } from './deck-library.ts'
import { openLibrary, present, type Library } from './open-library.ts'
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
  const deck = checkedName(options.deck ?? defaultDeck)
  const path = join(library.home.decks, `${deck}.md`)
  const written = options.question === undefined ? fromEditor(library, deck) : await fromOptions(options)
  const parsed = written === null ? null : await questionsIn(library, written)
  if (written === null || parsed === null || parsed.length === 0) {
    say(library.words.print.nothingAdded)
    closeStore(library.store)
    return
  }
  const before = existsSync(path) ? `${readFileSync(path, 'utf8').trimEnd()}\n\n` : headOf(library, deck)
  writeWhole(path, `${before}${written.trim()}\n`)
  const change = await readDecks(library.store, present(library.settings))
  if (options.json) sayJson({ file: path, deck, added: change.added, questions: parsed })
  else {
    say(
      library.words.print.added(
        cleanLine(deck),
        parsed.map((question) => cleanLine(question, 70)),
      ),
    )
    say()
    say(library.words.print.nextReview)
  }
  closeStore(library.store)
}

/** A name that stays below the folder of decks. */
function checkedName(name: string): string {
  const clean = name.replace(/\.md$/i, '')
  const isSafe = clean !== '' && !/(^|\/)\.|^\/|\\|[\x00-\x1f\x7f]|\/$|\/\//.test(clean)
  if (!isSafe) throw new Failure('deck-name', { name }, 2)
  return clean
}

const headOf = (library: Library, deck: string): string =>
  `---\ntitle: ${JSON.stringify(deck.split('/').at(-1))}\nlanguage: ${library.language}\n---\n\n`

async function fromOptions(options: AddOptions): Promise<string> {
  const { formatQuestion } = await import('../deck/format.ts')
  if (options.level !== undefined && !['junior', 'mid', 'senior'].includes(options.level))
    throw new Failure('usage', { message: `--level ${options.level}: junior, mid or senior` }, 2)
  return formatQuestion({
    question: options.question ?? '',
    answer: options.answer ?? '',
    tags: (options.tags ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    level: (options.level ?? null) as 'junior' | 'mid' | 'senior' | null,
  })
}

/** What the user wrote in the editor; null when the template was left as it is. */
function fromEditor(library: Library, deck: string): string | null {
  if (!process.stdin.isTTY)
    throw new Failure('not-a-terminal', { command: 'add', instead: 'viva add --question Q --answer A' }, 2)
  const folder = mkdtempSync(join(tmpdir(), 'viva-add-'))
  const draft = join(folder, 'card.md')
  const template = library.words.print.addTemplate(deck)
  try {
    writeFileSync(draft, template, { mode: 0o600 })
    editInTerminal(library, draft)
    const text = readFileSync(draft, 'utf8')
    return text === template ? null : text
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
