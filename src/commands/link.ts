/** `viva link` and `viva unlink`: folders of one's own as roots. Linking shows first what it found. */
import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../model/failure.ts'
import { addRoot, removeRoot, roots } from '../store/library.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { readDecks, retireRoot } from './deck-library.ts'
import { folderPreviewer, overlappingRoot } from './folder-preview.ts'
import { openLibrary } from './open-library.ts'
import { present } from './present.ts'
import { confirm, say, sayJson } from './output.ts'

/** Of notes in another format so many are named. */
const mostNamed = 5

export async function link(
  folder: string,
  options: { readonly json?: boolean; readonly yes?: boolean },
): Promise<void> {
  const path = folderAt(folder)
  const library = await openLibrary()
  const { store, settings, words } = library
  const known = roots(store)
  if (known.some((root) => root.path === path)) throw new Failure('already-linked', { path: folder }, 2)
  const overlapping = overlappingRoot(known, path)
  if (overlapping) throw new Failure('root-inside', { path: folder, other: overlapping.path }, 2)
  const preview = (await folderPreviewer())(path)
  if (!preview) throw new Failure('not-readable', { path: folder, reason: 'no-permission' }, 3)
  if (!options.json) {
    const { print } = words
    say(print.linkFound(preview.files, preview.cards))
    for (const question of preview.samples) say(`  ${cleanLine(question, 70)}`)
    for (const file of preview.foreign.slice(0, mostNamed)) say(print.linkForeign(cleanLine(file)))
    if (preview.foreign.length > mostNamed)
      say(print.linkMoreForeign(preview.foreign.length - mostNamed, cleanLine(path)))
    const isAsked = !options.yes && process.stdin.isTTY && process.stdout.isTTY
    if (isAsked && !(await confirm(print.linkQuestion(cleanLine(path)), words))) {
      say(print.linkCancelled)
      closeStore(store)
      return
    }
  }
  const { at } = present(settings)
  const root = addRoot(store, 'linked', path, at)
  const change = await readDecks(store, present(settings))
  const added = change.added + change.restored
  if (options.json)
    sayJson({
      path,
      files: preview.files,
      cards: added,
      samples: preview.samples,
      foreign: preview.foreign,
      root: root.id,
    })
  else {
    say(words.print.linked(cleanLine(path), added))
    say()
    say(
      added === 0 && preview.foreign.length > 0
        ? words.print.nextImport(cleanLine(path))
        : words.print.nextReview,
    )
  }
  closeStore(store)
}

export async function unlink(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibrary()
  const { store, settings, words } = library
  const path = pathAsLinked(folder)
  const root = roots(store).find((candidate) => candidate.kind === 'linked' && candidate.path === path)
  if (!root) throw new Failure('not-linked', { path: folder }, 2)
  const moment = present(settings)
  const retired = await retireRoot(store, root, moment)
  removeRoot(store, root.id, moment.at)
  if (options.json) sayJson({ path, retired })
  else say(words.print.unlinked(cleanLine(path), retired))
  closeStore(store)
}

function folderAt(folder: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat) throw new Failure('folder-missing', { path: folder }, 2)
  if (!stat.isDirectory()) throw new Failure('not-a-folder', { path: folder }, 2)
  return realpathSync(folder)
}

/** The folder may be gone by now: then its path as typed. */
function pathAsLinked(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder)
  }
}
