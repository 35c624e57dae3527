/**
 * Where the table is measured: for each size a home of years, its decks as real files, and texts and packages to import. What takes long
 * to make is kept under node_modules/.cache by what makes it; a run works on copies.
 */
import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFiles, writePackage } from '../convert/anki/package.ts'
import { ankiCollection } from './anki.ts'
import { fillHome, viva, writeDecks } from './homes.ts'
import { styles } from './import.ts'
import { nextDay } from './large.ts'
import { environment } from './terminal.ts'

export type Place = {
  readonly size: number
  /** A home that was studied for years, ten answers a card, on the day after; decks that have not changed. */
  readonly years: string
  readonly env: Readonly<Record<string, string>>
  /** A home whose decks are real files, in each 50 cards; not read yet. Made when first asked for. */
  readonly decks: () => string
  /** A folder of foreign Markdown with so many questions. */
  readonly notes: () => string
  /** A package of Anki with so many notes. */
  readonly package: () => string
  /** A folder that goes with the place. */
  readonly folder: (name: string) => string
}

const root = join(import.meta.dirname, '..', '..')
export const cache = join(root, 'node_modules', '.cache', 'viva-bench')

const makers = [
  'test/bench/collection.ts',
  'test/bench/homes.ts',
  'test/bench/places.ts',
  'test/bench/anki.ts',
  'test/bench/import.ts',
]

/** Changes when what is kept would be made otherwise. */
function makersDigest(): string {
  const hash = createHash('sha256').update(root)
  const migrations = readdirSync(join(root, 'src/store/migrations')).sort()
  for (const path of [...makers, ...migrations.map((name) => `src/store/migrations/${name}`)])
    hash.update(readFileSync(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}

/** Makes what is not kept yet. `tell` hears of what takes long. */
export async function inPlace<T>(
  size: number,
  tell: (doing: string) => void,
  measure: (place: Place) => Promise<T>,
): Promise<T> {
  const kept = keptFolder()
  const years = keptAt(join(kept, `years-${size}`), tell, (path) => {
    mkdirSync(join(path, 'decks'), { recursive: true })
    fillHome(path, size, size * 10)
  })
  const at = mkdtempSync(join(tmpdir(), 'viva-bench-'))
  try {
    const home = join(at, 'years')
    cpSync(years, home, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true })
    const folder = (name: string): string => {
      mkdirSync(join(at, name), { recursive: true })
      return join(at, name)
    }
    let decks: string | undefined
    return await measure({
      size,
      years: home,
      env: environment(home, nextDay),
      decks: () => (decks ??= freshDecks(folder('decks-home'), size)),
      notes: () => keptAt(join(kept, `notes-${size}`), tell, (path) => writeNotes(path, size)),
      package: () =>
        keptAt(join(kept, `notes-${size}.apkg`), tell, (path) =>
          writePackage(path, packageFiles(ankiCollection(size), 'latest')),
        ),
      folder,
    })
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}

/** Of former makers nothing is kept. */
function keptFolder(): string {
  const homes = join(cache, 'homes')
  const kept = join(homes, makersDigest())
  mkdirSync(kept, { recursive: true })
  for (const name of readdirSync(homes))
    if (join(homes, name) !== kept) rmSync(join(homes, name), { recursive: true, force: true })
  return kept
}

/** What is half made when a run is stopped is made anew. */
function keptAt(path: string, tell: (doing: string) => void, make: (path: string) => void): string {
  const done = `${path}.made`
  if (existsSync(done)) return path
  tell(`making ${path.slice(cache.length + 1)}`)
  rmSync(path, { recursive: true, force: true })
  make(path)
  writeFileSync(done, '')
  return path
}

function freshDecks(home: string, size: number): string {
  viva(home, ['decks', 'off', '**'])
  writeDecks(home, size)
  return home
}

const questionsPerFile = 500

/** In four styles by turns. */
function writeNotes(folder: string, size: number): void {
  mkdirSync(folder, { recursive: true })
  const names = ['headings.md', 'bold.md', 'chinese.md', 'details.md']
  for (let first = 1, file = 0; first <= size; first += questionsPerFile, file++) {
    const style = styles[names[file % names.length]!]!
    const texts = Array.from({ length: Math.min(questionsPerFile, size - first + 1) }, (_, index) =>
      style(first + index),
    )
    const path = join(folder, `notes-${file}.md`)
    writeFileSync(path, `# Locks\n\n${texts.join('\n')}`)
  }
}
