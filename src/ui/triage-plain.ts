/** The triage line after line: each title, and a digit typed after it. Reads and writes through two functions. */
import { questionTitle } from './screens/question-text.ts'
import { cleanLine } from '../text/clean.ts'
import type { Choice } from './state/triage.ts'
import { chosenText, triaged, type TriagePorts } from './triage.ts'

export type TriagePlainPorts = TriagePorts & {
  /** Writes a prompt and reads a line without its end; null at the end of the input. */
  readonly ask: (prompt: string) => Promise<string | null>
  readonly say: (line: string) => void
}

const choices: Readonly<Record<string, Choice>> = { '1': 'must', '2': 'maybe', '3': 'skip', '0': null }

/** Resolves when all titles were shown, the person leaves, or the input ends. @throws Failure where nothing can be kept. */
export async function plainTriage(ports: TriagePlainPorts): Promise<void> {
  const { words, ask, say } = ports
  const { triage } = words
  const said = triaged(ports)
  let group: string | null = null
  let index = 0
  say(triage.plainKeys)
  while (index < said.titles().length) {
    const title = said.titles()[index]!
    if (title.group !== group) say(cleanLine(title.group))
    group = title.group
    const now = title.choice === null ? triage.unsaid : triage.marks[title.choice]
    const typed = await ask(`${questionTitle(title.question)} (${now}) `)
    const key = typed === null ? 'q' : typed.normalize('NFKC').trim().toLowerCase()
    if (key === 'q') break
    if (key === 'u') {
      const undone = said.undo()
      if (undone === null) say(words.review.notices.nothingToUndo)
      else {
        index = undone
        say(triage.undone(questionTitle(said.titles()[undone]!.question)))
      }
    } else if (Object.hasOwn(choices, key)) {
      said.choose(index, choices[key] as Choice)
      say(chosenText(said.titles()[index]!, words))
      index += 1
    } else if (key === '') index += 1
    else say(words.plain.unknown(cleanLine(key, 40)))
  }
  const { must, maybe, skip } = said.counts()
  const { fit, of } = ports.room()
  say(triage.counts(must, maybe, skip))
  say(triage.fits(fit, of))
}
