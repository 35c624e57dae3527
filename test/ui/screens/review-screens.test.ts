/** The screens of the review as text, at three sizes and in both languages. Files are written by `vitest -u`. */
import { describe, expect, test } from 'vitest'
import { isLeech } from '../../../src/schedule/leech.ts'
import { day, instant, minuteMs } from '../../../src/model/time.ts'
import { messages, type InterfaceLanguage } from '../../../src/text/messages/catalogue.ts'
import { reviewHost } from '../../../src/ui/review.ts'
import type { Host } from '../../../src/ui/host.ts'
import { sampleCards, type SampleName } from '../../terminal/sample-cards.ts'
import { samplePorts } from '../../terminal/sample-ports.ts'
import { noon, reviewed, studyInMemory, today, type StudyOptions } from '../../terminal/study-in-memory.ts'
import { drawn, type } from '../drawn.ts'

const languages: readonly InterfaceLanguage[] = ['en', 'zh']

type Scene = {
  readonly name: string
  readonly cards: readonly SampleName[]
  readonly input: string
  readonly options?: StudyOptions
}

const scenes: readonly Scene[] = [
  { name: 'question', cards: ['session', 'choice'], input: '' },
  { name: 'question-hints', cards: ['session'], input: 'hh' },
  { name: 'question-follow-up', cards: ['followUp'], input: '' },
  { name: 'question-long-prompt', cards: ['longPrompt'], input: '' },
  { name: 'question-too-early', cards: ['session'], input: '3' },
  { name: 'choice', cards: ['choice'], input: '3' },
  { name: 'choice-right', cards: ['choice'], input: '3 ' },
  { name: 'choice-wrong', cards: ['choice'], input: '2 ' },
  { name: 'choice-several', cards: ['several'], input: '13' },
  { name: 'choice-several-missed', cards: ['several'], input: '12 ' },
  { name: 'typed', cards: ['chineseTyped'], input: '全局解释' },
  { name: 'typed-beside', cards: ['typed'], input: 'git\x1b' },
  { name: 'typed-right', cards: ['typed'], input: 'git rebase -i HEAD~3\r' },
  { name: 'typed-wrong', cards: ['typed'], input: 'git rebse HEAD~3\r' },
  { name: 'typed-empty', cards: ['typed'], input: '\r' },
  { name: 'cloze', cards: ['cloze'], input: '' },
  { name: 'cloze-filled', cards: ['cloze'], input: ' ' },
  { name: 'behavioural', cards: ['behavioural'], input: '' },
  { name: 'behavioural-told', cards: ['behavioural'], input: ' ' },
  { name: 'answer', cards: ['session'], input: ' ' },
  { name: 'answer-chinese', cards: ['chinese'], input: ' ' },
  { name: 'answer-long', cards: ['long'], input: ' ' },
  { name: 'answer-long-middle', cards: ['long'], input: ' jjj' },
  { name: 'answer-long-end', cards: ['long'], input: ' G' },
  { name: 'answer-long-prompt', cards: ['longPrompt'], input: ' ' },
  { name: 'answer-new', cards: ['behavioural', 'session'], input: ' ' },
  { name: 'answer-cram', cards: ['session'], input: ' ', options: { kind: 'cram' } },
  { name: 'undone', cards: ['session', 'choice'], input: ' 3u' },
  { name: 'suspended', cards: ['session', 'choice'], input: 's' },
  { name: 'help', cards: ['session'], input: ' ?' },
  { name: 'help-choice', cards: ['choice'], input: '?' },
  { name: 'info', cards: ['session'], input: 'i' },
  { name: 'info-new', cards: ['choice'], input: 'i' },
  { name: 'end', cards: ['session', 'long'], input: ' 3 2' },
  { name: 'end-nothing', cards: [], input: '' },
  { name: 'end-buried', cards: ['session'], input: 'b' },
]

function hostOf({ cards, options }: Scene, language: InterfaceLanguage): Host {
  const study = studyInMemory(
    cards.map((name) => sampleCards[name]),
    options,
  )
  return reviewHost(samplePorts(study, messages(language)))
}

describe.each(languages)('review screens in %s', (language) => {
  test.each(scenes)('$name', async (scene) => {
    const host = hostOf(scene, language)
    type(host, scene.input)
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/${scene.name}.${language}.txt`)
  })

  test('cards that wait for their step say when they come back, and then that they are back', async () => {
    let now = noon
    const study = studyInMemory([reviewed('a')], {
      now: () => now,
      relearningSteps: [60 * minuteMs],
    })
    const host = reviewHost(samplePorts(study, messages(language)))
    type(host, ' 1')
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/end-waiting.${language}.txt`)
    now = instant(noon + 61 * minuteMs)
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/end-back.${language}.txt`)
  })

  test('a leech is called one on its page', async () => {
    const memory = { ...sampleCards.session.memory, lapses: 9, lastOn: day(today - 4) }
    const card = { ...sampleCards.session, memory: memory as typeof sampleCards.session.memory }
    const study = studyInMemory([card])
    const host = reviewHost({
      ...samplePorts(study, messages(language)),
      facts: (one) => ({ retrievability: 0.42, isLeech: isLeech(one.memory, 8) }),
    })
    type(host, 'i')
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/info-leech.${language}.txt`)
  })

  test('a card that cannot be read leaves a way on', async () => {
    let failures = 0
    const study = studyInMemory([reviewed('a'), reviewed('b')], {
      beforeFetch: () => {
        if (failures-- > 0)
          throw Object.assign(new Error('busy'), {
            name: 'Failure',
            code: 'database-busy',
            values: { path: '/home/ada/viva.db' },
            exitCode: 3,
          })
      },
    })
    const host = reviewHost(samplePorts(study, messages(language)))
    failures = 1
    type(host, ' 3')
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/stuck.${language}.txt`)
  })
})
