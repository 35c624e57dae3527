/** The triage of titles as a host: a digit a title, kept at once, taken back by undo. Knows nothing of store or plan. */
import { isFailure } from '../model/failure.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { leave, neverChanges, stay, type Host } from './host.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import { questionTitle } from './screens/question-text.ts'
import { triageRows, triageView, type Title, type TriageProps } from './screens/triage.ts'
import { failureText } from './state/notice.ts'
import { pressTriage, triageKeymap, triageState, type Choice } from './state/triage.ts'
import type { Size } from './view.ts'

export type TriagePorts = {
  readonly words: Messages
  readonly titles: readonly Title[]
  /** Keeps what was said of the title of a number. @throws Failure */
  readonly choose: (title: number, choice: Choice) => void
  /** How many of the cards that are not skipped the days have room for, by what was said until now. */
  readonly room: () => TriageProps['room']
}

export type Triaged = {
  readonly titles: () => readonly Title[]
  readonly counts: () => TriageProps['counts']
  /** @throws Failure */
  readonly choose: (title: number, choice: Choice) => void
  /** The title whose choice was taken back; null when there is none. @throws Failure */
  readonly undo: () => number | null
}

/** What was said so far, and how to take it back: for screens and for plain lines. */
export function triaged(ports: Pick<TriagePorts, 'titles' | 'choose'>): Triaged {
  const titles = [...ports.titles]
  const done: { readonly title: number; readonly before: Choice }[] = []
  const set = (title: number, choice: Choice): void => {
    ports.choose(title, choice)
    titles[title] = { ...titles[title]!, choice }
  }
  return {
    titles: () => titles,
    counts: () => {
      const count = (choice: Choice): number => titles.filter((title) => title.choice === choice).length
      return { must: count('must'), maybe: count('maybe'), skip: count('skip') }
    },
    choose: (title, choice) => {
      const before = titles[title]!.choice
      set(title, choice)
      done.push({ title, before })
    },
    undo: () => {
      const last = done.at(-1)
      if (!last) return null
      set(last.title, last.before)
      done.pop()
      return last.title
    },
  }
}

export function triageHost(ports: TriagePorts): Host {
  const { words } = ports
  const said = triaged(ports)
  let state = triageState
  let room = ports.room()
  let notice: string | null = null

  /** Numbers of the titles that the filter leaves. */
  const shown = (): readonly number[] => {
    const wanted = state.filter.text.toLowerCase().split(/\s+/).filter(Boolean)
    return said.titles().flatMap(({ question, group }, index) => {
      const text = `${group} ${question}`.toLowerCase()
      return wanted.every((word) => text.includes(word)) ? [index] : []
    })
  }
  const page = (size: Size): PageProps => ({
    title: words.keys.title,
    lines: helpLines(triageKeymap(state), words, size),
    offset: state.page.offset,
    words,
  })
  /** A failure of the world becomes a notice: nothing was said then. */
  const tryTo = (deed: () => string): void => {
    try {
      notice = deed()
      room = ports.room()
    } catch (error) {
      if (!isFailure(error)) throw error
      notice = words.browse.failed(failureText(error, words))
    }
  }

  return {
    view: (size) =>
      state.page.kind === 'none'
        ? triageView(
            {
              words,
              state,
              titles: shown().map((index) => said.titles()[index]!),
              counts: said.counts(),
              room,
              notice,
            },
            size,
          )
        : pageView(page(size), size),
    press: (key, size) => {
      const titles = shown()
      const chosen = titles[state.selected]
      const pressed = pressTriage(state, key, {
        count: titles.length,
        rows: triageRows({ state }, size),
        page: pageScrolling(page(size), size),
      })
      state = pressed.state
      notice = null
      const { intent } = pressed
      if (intent?.kind === 'leave') return leave
      if (intent?.kind === 'choose' && chosen !== undefined)
        tryTo(() => {
          said.choose(chosen, intent.choice)
          return chosenText(said.titles()[chosen]!, words)
        })
      if (intent?.kind === 'undo')
        tryTo(() => {
          const title = said.undo()
          if (title === null) return words.review.notices.nothingToUndo
          state = { ...state, selected: Math.max(0, shown().indexOf(title)) }
          return words.triage.undone(questionTitle(said.titles()[title]!.question))
        })
      return stay
    },
    isTyping: () => state.isTyping && state.page.kind === 'none',
    subscribe: neverChanges,
    returned: () => {},
  }
}

export function chosenText({ question, choice }: Title, { triage }: Messages): string {
  return triage.chosen(choice === null ? triage.unsaid : triage.marks[choice], questionTitle(question))
}
