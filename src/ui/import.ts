/** The import preview as a host. The caller reads files another way and carries out what was chosen. */
import type { Card } from '../model/card.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { span, type Line } from '../text/style.ts'
import { wrapText } from '../text/wrap.ts'
import { leave, neverChanges, stay, type Host, type Wish } from './host.ts'
import {
  fileRows,
  importFilesView,
  importQuestionLines,
  importQuestionsView,
  importQuestionView,
  leftOutLines,
  questionRows,
  type ImportFile,
  type ImportProps,
} from './screens/import.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import {
  importKeymap,
  importState,
  pressImport,
  type ImportContext,
  type ImportState,
} from './state/import.ts'
import { nothingToScroll } from './state/scrolling.ts'
import { bodyRows, columnOf, type Size } from './view.ts'

/** Files and questions by their numbers in what was shown. */
export type ImportChoice = {
  readonly out: ReadonlySet<number>
  readonly dropped: ReadonlyMap<number, ReadonlySet<number>>
  readonly withProgress: boolean
}

export type ImportPorts = {
  readonly words: Messages
  readonly files: readonly ImportFile[]
  /** The cards that a question of a file becomes. */
  readonly cards: (file: number, question: number) => readonly Card[]
  readonly progress: readonly string[] | null
  readonly withProgress: boolean
  /** Reads a file in the next way; the ports as they are then. */
  readonly reread: (file: number) => Promise<ImportPorts>
  readonly write: (choice: ImportChoice) => Wish
}

export function importHost(ports: ImportPorts, begun: ImportState = importState(ports.withProgress)): Host {
  const { words, files } = ports
  let state = begun

  const facts = () => {
    const file = files[state.file]
    return {
      files: files.length,
      questions: file?.questions.length ?? 0,
      skipped: file?.skipped.length ?? 0,
      otherReadings: file?.hasOtherReadings ?? false,
      progress: ports.progress !== null,
    }
  }
  const cards = (): readonly Card[] => ports.cards(state.file, state.question)
  const page = (size: Size): PageProps => ({
    title: state.page.kind === 'help' ? words.keys.title : words.importing.leftOutTitle,
    lines:
      state.page.kind === 'help'
        ? helpLines(importKeymap(state, facts()), words, size)
        : leftOutLines(files[state.file], size),
    offset: state.page.offset,
    words,
  })
  const contextOf = (size: Size): ImportContext => ({
    ...facts(),
    rows: state.place === 'files' ? fileRows(size) : questionRows(size),
    card:
      state.place === 'question'
        ? { total: importQuestionLines(cards(), words, size).length, rows: bodyRows(size, 1), start: 0 }
        : nothingToScroll,
    page: state.page.kind === 'none' ? nothingToScroll : pageScrolling(page(size), size),
  })
  const props = (): ImportProps => ({
    words,
    files,
    state,
    progress: ports.progress,
    keymap: importKeymap(state, facts()),
  })
  /** The file is another one then: what was dropped from it means nothing any more. */
  const reread = async (): Promise<Host> => {
    const dropped = new Map(state.dropped)
    dropped.delete(state.file)
    return importHost(await ports.reread(state.file), { ...state, dropped })
  }

  return {
    view: (size) => {
      if (state.page.kind !== 'none') return pageView(page(size), size)
      if (state.place === 'question') return importQuestionView(props(), cards(), size)
      return state.place === 'questions' ? importQuestionsView(props(), size) : importFilesView(props(), size)
    },
    press: (key, size) => {
      const pressed = pressImport(state, key, contextOf(size))
      state = pressed.state
      switch (pressed.intent) {
        case 'write':
          return ports.write({ out: state.out, dropped: state.dropped, withProgress: state.withProgress })
        case 'cancel':
          return leave
        case 'reread':
          return { kind: 'replace', host: reread() }
        case null:
          return stay
      }
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}

/** What was done, said on a page that any key leaves. */
export function saidHost(lines: readonly string[], words: Messages): Host {
  let offset = 0
  const page = (size: Size): PageProps => ({
    title: words.importing.title,
    lines: lines.flatMap((text) =>
      text === '' ? [[]] : wrapText(text, columnOf(size).textWidth).map((line): Line => [span(line)]),
    ),
    offset,
    words,
  })
  return {
    view: (size) => pageView(page(size), size),
    press: (key, size) => {
      const { total, rows } = pageScrolling(page(size), size)
      if (total > rows && (key.name === 'down' || key.name === 'up')) {
        offset = Math.max(0, Math.min(total - rows + 1, offset + (key.name === 'down' ? 1 : -1)))
        return stay
      }
      return leave
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}
