/** What the very first start asks, and what follows from the answers. */
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { decks, switchDeck } from '../store/cards.ts'
import { setInterview } from '../store/interviews.ts'
import { addRoot, roots } from '../store/library.ts'
import { settings as readSettings, writeMark, writeSetting } from '../store/settings.ts'
import type { Host } from '../ui/host.ts'
import { welcomeHost } from '../ui/welcome.ts'
import type { WelcomeAnswers } from '../ui/state/welcome.ts'
import { readDecks } from './deck-library.ts'
import { folderPreviewer, overlappingRoot } from './folder-preview.ts'
import { languagesOf, type Library } from './open-library.ts'
import { present } from './present.ts'

/** The first start as a host; `then` gets the library with the answers and yields what follows. */
export async function welcomeFor(library: Library, then: (library: Library) => Host): Promise<Host> {
  const { dayOn } = present(library.settings)
  const previewOf = await folderPreviewer()
  return welcomeHost({
    language: library.interfaceLanguage,
    today: dayOn,
    lookAt: (path) => {
      const preview = previewOf(expanded(path))
      return (
        preview && {
          decks: preview.files,
          cards: preview.cards,
          foreign: preview.foreign.length,
          samples: preview.samples,
        }
      )
    },
    finish: (answers) => ({ kind: 'replace', host: carryOut(library, answers).then(then) }),
  })
}

async function carryOut(library: Library, answers: WelcomeAnswers): Promise<Library> {
  const { store } = library
  const moment = present(library.settings)
  if (answers.language !== null) writeSetting(store, 'language', answers.language === 'zh' ? 'zh-Hans' : 'en')
  if (answers.folder !== null) {
    const path = realpathSync(expanded(answers.folder))
    // A folder in or around one that is read already brings nothing new.
    if (!overlappingRoot(roots(store), path)) addRoot(store, 'linked', path, moment.at)
    await readDecks(store, moment)
  }
  if (answers.decks === 'notes')
    for (const deck of decks(store, library.language))
      if (deck.root === 'starter') switchDeck(store, deck.id, false)
  if (answers.interview !== null)
    setInterview(
      store,
      { name: '', heldOn: answers.interview.on, minutesPerDay: answers.interview.minutes },
      moment.at,
    )
  writeMark(store, 'welcomed')
  const settings = readSettings(store)
  return { ...library, settings, ...languagesOf(settings) }
}

/** `~` as a shell would read it. */
const expanded = (path: string): string => resolve(path.replace(/^~(?=\/|$)/, homedir()))
