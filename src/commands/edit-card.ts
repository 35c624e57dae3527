/** Editing a card's deck: a starter deck is copied to the home folder first, since viva's own files are not the user's to change. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { writeFailure } from '../files/home.ts'
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
  editFile(ownFile(library, card), card.line, settings.editor)
  await readDecks(store, present(settings))
  const edited = cardByKey(store, card.key, language)
  return edited && !edited.isRetired ? edited : null
}

/** The file to edit: the user's own, or a copy of the starter deck in the home folder. */
function ownFile(library: Library, card: Card): string {
  const starter = roots(library.store).find((root) => root.kind === 'starter')
  if (!starter || !card.file.startsWith(starter.path + sep)) return card.file
  const [language = '', ...name] = relative(starter.path, card.file).split(sep)
  // The first language that is edited takes the deck's own name, so that the deck stays the same to the eye.
  const plain = join(library.home.decks, ...name)
  const copy = existsSync(plain) ? join(library.home.decks, language, ...name) : plain
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o700 })
    if (!existsSync(copy)) copyFileSync(card.file, copy)
  } catch (error) {
    throw writeFailure(copy, error)
  }
  return copy
}
