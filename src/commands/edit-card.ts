/** Editing a card's deck: a starter deck is copied to the home folder first, since viva's own files are not the user's to change. */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Question } from '../deck/deck.ts'
import { writePieces, writeWhole } from '../files/write-file.ts'
import type { Card } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { cardByKey, type StoredCard } from '../store/cards.ts'
import { roots } from '../store/library.ts'
import { readDecks } from './deck-library.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/**
 * Opens the card's deck in the editor at its line, reads what changed, and yields the card as it is now; null when it left its
 * deck. @throws Failure of the editor and of the file system.
 */
export async function editCard(library: Library, card: Card): Promise<StoredCard | null> {
  const { store, settings, language } = library
  // An editor would begin an empty file in its place.
  if (!existsSync(card.file)) throw new Failure('file-missing', { path: card.file }, 3)
  // Starting programs takes Node some milliseconds to load, and most sessions edit nothing.
  const { editFile } = await import('./editor.ts')
  const { path, line } = await ownPlace(library, card)
  editFile(path, line, settings.editor)
  await readDecks(store, present(settings))
  const edited = cardByKey(store, card.key, language)
  return edited && !edited.isRetired ? edited : null
}

type Place = { readonly path: string; readonly line: number }

/**
 * Where to edit: the user's own file, or a copy of the starter deck in the home folder. Where there is a copy already that does
 * not have this question (taken out there, or new with this version of viva), the question alone is copied into it: a second
 * copy of the deck would have all the others twice.
 */
async function ownPlace(library: Library, card: Card): Promise<Place> {
  const starter = roots(library.store).find((root) => root.kind === 'starter')
  if (!starter || !card.file.startsWith(starter.path + sep)) return { path: card.file, line: card.line }
  const [folder = '', ...name] = relative(starter.path, card.file).split(sep)
  // The first language that is edited takes the deck's own name, so that the deck stays the same to the eye.
  const plain = join(library.home.decks, ...name)
  const beside = join(library.home.decks, folder, ...name)
  for (const copy of [plain, beside]) {
    const place = existsSync(copy) ? await placeInCopy(copy, card) : null
    if (place) return place
  }
  const copy = existsSync(plain) ? beside : plain
  if (!existsSync(copy)) writePieces(copy, [readFileSync(card.file)])
  return { path: copy, line: card.line }
}

/** Puts the card's question at the end of a copy in its language; null for a copy in another one. */
async function placeInCopy(copy: string, card: Card): Promise<Place | null> {
  const [{ readDeck }, { formatDeck }, { emptyHead }] = await Promise.all([
    import('../deck/read.ts'),
    import('../deck/format.ts'),
    import('../deck/deck.ts'),
  ])
  const questionsIn = (text: string) => readDeck(text).deck.sections.flatMap(({ questions }) => questions)
  const before = readFileSync(copy, 'utf8')
  if (readDeck(before).deck.head.language !== card.language) return null
  const linesOf = ({ at, followUps }: Question) => [at?.line, ...followUps.map((each) => each.at?.line)]
  const question = questionsIn(readFileSync(card.file, 'utf8')).find((each) =>
    linesOf(each).includes(card.line),
  )
  if (!question) return null
  const own = formatDeck({ head: emptyHead, sections: [{ title: null, intro: '', questions: [question] }] })
  const whole = `${before.trimEnd()}\n\n${own.trim()}\n`
  writeWhole(copy, whole)
  const added = questionsIn(whole).at(-1)
  const line = added && linesOf(added)[linesOf(question).indexOf(card.line)]
  return { path: copy, line: line ?? 1 }
}
