/** Note types of one's own, made by real Anki: what their templates show decides what asks and what answers. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { importAnki, readAnkiPackage } from '../../src/commands/anki-package.ts'
import type { ImportedAnki } from '../../src/convert/anki/import.ts'
import { questionsOf } from '../../src/convert/selection.ts'
import { ankiFolder, ankiPython, runAnki, type Step } from './venv.ts'

const anki = ankiPython()
if ('missing' in anki) console.warn(`\nNOT TESTED: real Anki cannot be had here: ${anki.missing}\n`)
const python = 'python' in anki ? anki.python : ''
const title =
  'missing' in anki ? `templates of real Anki (SKIPPED: ${anki.missing})` : 'templates of real Anki'

const folder = ankiFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
async function imported(steps: readonly Step[]): Promise<ImportedAnki> {
  const path = join(folder, `${(count += 1)}.apkg`)
  runAnki(python, join(folder, `${count}.anki2`), [...steps, { do: 'export', path }])
  return importAnki(await readAnkiPackage(path), { zone: () => 0, mediaFolder: () => 'x.media' })
}

type Template = readonly [name: string, front: string, back: string]

/** Notes of one type. */
const notes = (
  type: string,
  fields: readonly string[],
  templates: readonly Template[],
  values: readonly (readonly string[])[],
): readonly Step[] => [
  { do: 'notetype', name: type, fields, templates },
  ...values.map((each) => ({
    do: 'note',
    type,
    deck: 'Work::Sub deck',
    fields: each,
    tags: ['a::b', 'leech'],
  })),
]

const asked = ({ decks }: ImportedAnki): readonly unknown[] =>
  decks
    .flatMap(({ deck }) => questionsOf(deck))
    .map(({ question, prompt, answer }) => [question, prompt, answer])

describe.skipIf('missing' in anki)(title, { timeout: 120_000 }, () => {
  test('the question may come from any field, and the others answer', async () => {
    const made = await imported(
      notes(
        'Second',
        ['Id', 'Ask', 'Tell', 'Note'],
        [
          [
            'c',
            '<div>{{Ask}}</div>{{tts en_US:Ask}}',
            '{{FrontSide}}<hr id=answer>{{Tell}}{{#Note}}<i>{{Note}}</i>{{/Note}}',
          ],
        ],
        [
          ['17', 'What is asked?', 'It is told', ''],
          ['18', 'What else?', 'It is told too', 'and noted'],
        ],
      ),
    )
    expect(asked(made)).toEqual([
      ['What is asked?', null, 'It is told'],
      ['What else?', null, 'It is told too\n\n**Note**\n\nand noted'],
    ])
    expect(made.skipped).toEqual([])
    expect(made.decks[0]?.deck.head.title).toBe('Sub deck')
    expect(questionsOf(made.decks[0]!.deck)[0]?.attributes.tags).toEqual(['a::b', 'leech'])
  })

  test('a section shows what it holds where its field is filled, or where it is not', async () => {
    const made = await imported(
      notes(
        'Either',
        ['Word', 'Question', 'Answer'],
        [
          [
            'c',
            '{{#Question}}{{Question}}{{#Word}}<!-- {{Answer}} -->{{/Word}}{{/Question}}{{^Question}}{{Word}}{{/Question}}',
            '{{FrontSide}}<hr>{{Answer}}',
          ],
        ],
        [
          ['kafka', 'How does it scale?', 'By partitions'],
          ['redis', '<br>', 'A store'],
        ],
      ),
    )
    expect(asked(made)).toEqual([
      ['How does it scale?', null, 'By partitions'],
      ['redis', null, 'A store'],
    ])
  })

  test('what is typed is asked for by its letters, and hints stay hints', async () => {
    const made = await imported(
      notes(
        'Typed',
        ['Q', 'A', 'Hint'],
        [['c', '{{Q}}<br>{{hint:Hint}}<br>{{type:A}}', '{{Q}}<hr>{{type:A}}']],
        [['Default port of Redis?', '6379', 'four digits']],
      ),
    )
    expect(questionsOf(made.decks[0]!.deck)).toMatchObject([
      {
        question: 'Default port of Redis?',
        answer: '6379',
        hints: ['four digits'],
        attributes: { kind: 'typed' },
      },
    ])
  })

  test('templates that ask something else are told about, once for a type', async () => {
    const made = await imported(
      notes(
        'Two',
        ['Q', 'A', 'Example'],
        [
          ['one', '{{Q}}', '{{A}}'],
          ['two', '{{#Example}}What does {{Example}} show?{{/Example}}', '{{Q}}: {{A}}'],
        ],
        [
          ['closure?', 'function with scope', ''],
          ['hoisting?', 'moved up', '<code>f()</code>'],
        ],
      ),
    )
    expect(asked(made)).toEqual([
      ['closure?', null, 'function with scope'],
      ['hoisting?', null, 'moved up'],
    ])
    expect(made.skipped).toMatchObject([{ reason: 'several-cards', text: 'Two' }])
  })

  test('covered pictures: their text asks, and without one they are left out with the reason', async () => {
    const mask = '{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2:oi=1}}<br>'
    const note = (...fields: string[]): Step => ({
      do: 'note',
      type: 'Image Occlusion',
      deck: 'Work',
      fields,
    })
    const made = await imported([
      { do: 'media', name: 'tree.png', content: 'eA==' },
      note(mask + mask.replace('c1', 'c2'), '<img src="tree.png">', 'Parts of a tree', 'See the book'),
      note(mask, '<img src="tree.png">', '', ''),
    ])
    expect(asked(made)).toEqual([['Parts of a tree', null, '![](x.media/tree.png)\n\nSee the book']])
    expect(made.skipped).toMatchObject([
      { line: 1, reason: 'image-occlusion', text: 'Image Occlusion' },
      { line: 2, reason: 'image-occlusion' },
    ])
  })

  test('buried cards are as any other, suspended ones stay so, and a leech keeps its tag', async () => {
    const basic = (front: string, tags: readonly string[] = []): Step => ({
      do: 'note',
      type: 'Basic',
      deck: 'Work',
      fields: [front, 'yes'],
      tags,
    })
    const made = await imported([
      basic('buried', ['leech']),
      basic('suspended'),
      basic('plain'),
      { do: 'review', deck: 'Work', eases: [4] },
      { do: 'bury', query: 'buried' },
      { do: 'suspend', query: 'suspended' },
    ])
    const state = (text: string): unknown => {
      const id = questionsOf(made.decks[0]!.deck).find(({ question }) => question === text)?.attributes.id
      const { isSuspended, reviews, state: told } = made.progress!.cards.find(({ card }) => card === id)!
      return [isSuspended, reviews.length, told?.state]
    }
    expect(['buried', 'suspended', 'plain'].map(state)).toEqual([
      [false, 1, 'review'],
      [true, 1, 'review'],
      [false, 1, 'review'],
    ])
    expect(questionsOf(made.decks[0]!.deck)[0]?.attributes.tags).toEqual(['leech'])
  })
})
