/** Pictures and sounds between real Anki and viva, both ways: they are named as they were, they are there, and nothing doubles. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formatInstant, instant } from '../../src/model/time.ts'
import { world, type World } from '../cli/viva.ts'
import { ankiFolder, ankiPython, runAnki, type Step } from './venv.ts'

const anki = ankiPython()
if ('missing' in anki) console.warn(`\nNOT TESTED: real Anki cannot be had here: ${anki.missing}\n`)
const python = 'python' in anki ? anki.python : ''
const title = 'missing' in anki ? `media in real Anki (SKIPPED: ${anki.missing})` : 'media in real Anki'

const folder = ankiFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Note = { readonly guid: string; readonly flds: string; readonly mid: number }
type Dump = {
  readonly notes: readonly Note[]
  readonly cards: readonly unknown[]
  readonly media: readonly string[]
}
type Log = Readonly<Record<'new' | 'updated' | 'duplicate' | 'conflicting', number>>

let count = 0
const fresh = (ending: string): string => join(folder, `${(count += 1)}.${ending}`)
const inAnki = (steps: readonly Step[], collection = fresh('anki2')): readonly unknown[] =>
  runAnki(python, collection, steps)

const dump: Step = { do: 'dump' }
const media = (name: string, content: string): Step => ({
  do: 'media',
  name,
  content: Buffer.from(content).toString('base64'),
})

/** Anki's clock is the machine's: what is edited here is edited after what was written there. */
const soon = (): string => formatInstant(instant(Date.now() + 5000)).replace('Z', '+00:00')

function exported(from: World): string {
  const path = fresh('apkg')
  const { code, err } = from.run(['export', 'anki', '-o', path], { now: soon() })
  if (code !== 0) throw new Error(err)
  return path
}

/** Files of Anki's folder of media, by name. */
const contents = (collection: string, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => [name, readFileSync(join(collection.replace(/\.anki2$/, '.media'), name), 'utf8')]),
  )

const fields = [
  ['What does <img src="tree.png"> show?', 'A <b>B-tree</b><br><img src="a b.jpg"> and [sound:ping 1.mp3]'],
  ["什么是 <img src='图 一.png'>？", '<div><img alt="x" src="100%&amp;.gif" width="20"></div>'],
  ['Untouched <img src="tree.png">', 'here<br><br>'],
]
const cloze = [
  '{{c1::Pages}} as in <img src="tree.png"> hold {{c2::rows<img src="a b.jpg">}}',
  '[sound:ping 1.mp3]',
]

describe.skipIf('missing' in anki)(title, { timeout: 240_000 }, () => {
  test('notes from Anki go back with their media, edited or not, and update what is there', () => {
    const theirs = fresh('apkg')
    const source = fresh('anki2')
    const before = inAnki(
      [
        media('tree.png', 'a tree'),
        media('a b.jpg', 'a photograph'),
        media('ping 1.mp3', 'a sound'),
        media('图 一.png', 'a drawing'),
        media('100%&.gif', 'a film'),
        ...fields.map((each) => ({ do: 'note', type: 'Basic', deck: 'Work::DB', fields: each })),
        { do: 'note', type: 'Cloze', deck: 'Work::DB', fields: cloze },
        { do: 'export', path: theirs },
        dump,
      ],
      source,
    ).at(-1) as Dump
    const one = world()
    expect(one.run(['import', theirs, '--yes'], { now: soon() })).toMatchObject({ code: 0, err: '' })
    const untouched = exported(one)
    const [{ file }] = one.cards<{ file: string }>() as [{ file: string }]
    const text = readFileSync(file, 'utf8')
    const edited = text
      .replace('**B-tree**', '**B+-tree**')
      .replace('什么是', '何为')
      .replaceAll('hold', 'keep')
    writeFileSync(file, edited)
    const changed = exported(one)

    const collection = fresh('anki2')
    const [first, again, second, third, after] = inAnki(
      [untouched, untouched, changed, changed].map((path): Step => ({ do: 'imports', path })).concat(dump),
      collection,
    ) as [Log, Log, Log, Log, Dump]
    expect(first).toMatchObject({ new: 4, updated: 0, conflicting: 0 })
    expect(again).toMatchObject({ new: 0, updated: 0, duplicate: 4 })
    expect(second).toMatchObject({ new: 0, updated: 3, duplicate: 1, conflicting: 0 })
    expect(third).toMatchObject({ new: 0, updated: 0, duplicate: 4 })
    expect(after.notes).toHaveLength(4)
    expect(after.cards).toHaveLength(5)
    expect(after.media).toEqual(before.media)
    expect(contents(collection, after.media)).toEqual(contents(source, before.media))
    const back = (start: string): string =>
      after.notes.find(({ flds }) => flds.includes(start))?.flds ?? `no note with ${start}`
    expect(back('Untouched')).toBe(fields[2]!.join('\x1f'))
    expect(back('B+-tree')).toContain('What does <img src="tree.png"> show?\x1f')
    expect(back('B+-tree')).toMatch(/<img src="a b\.jpg"[^>]*> and \[sound:ping 1\.mp3\]/)
    expect(back('何为')).toContain('<img src="图 一.png"')
    expect(back('何为')).toContain('\x1f<div><img alt="x" src="100%&amp;.gif" width="20"></div>')
    expect(back('keep')).toMatch(
      /\{\{c1::Pages\}\} as in <img src="tree\.png"[^>]*> keep \{\{c2::rows\s?<img src="a b\.jpg"[^>]*>\}\}/,
    )
    expect(back('keep')).toContain('\x1f[sound:ping 1.mp3]')
    // The same notes where they came from: nothing there is doubled either.
    const [home, afterHome] = inAnki([{ do: 'imports', path: changed }, dump], source) as [Log, Dump]
    expect(home).toMatchObject({ new: 0, updated: 3, duplicate: 1, conflicting: 0 })
    expect(afterHome.media).toEqual(before.media)
    expect(afterHome.notes).toHaveLength(4)
  })

  test("a deck of one's own takes its pictures and sounds along, under names that clash with nobody's", () => {
    const one = world()
    const deck = [
      '## What is drawn in ![tree](img/tree.png)?\n<!-- viva id: drawn -->\n',
      'A tree, with ![a leaf](<img/the leaf.svg.png> "leaf") and [how it sounds](ping.mp3).\n',
      '## Which {{c1::gap}}?\n<!-- viva id: gap -->\n',
      'It {{c1::shows ![](img/tree.png)}} all.\n',
      '## Gone?\n<!-- viva id: gone -->\n\n![](img/nowhere.png) is not there; ![](https://example.com/x.png) is elsewhere.\n',
    ].join('\n')
    one.write('work/own.md', deck)
    one.write('work/img/tree.png', 'my tree')
    one.write('work/img/the leaf.svg.png', 'my leaf')
    one.write('work/ping.mp3', 'my sound')
    const first = exported(one)
    one.write('work/img/tree.png', 'my other tree')
    const second = exported(one)
    const collection = fresh('anki2')
    const [, log, again, after] = inAnki(
      [
        media('tree.png', 'another tree, of the owner'),
        { do: 'imports', path: first },
        { do: 'imports', path: first },
        dump,
      ],
      collection,
    ) as [unknown, Log, Log, Dump]
    expect(log).toMatchObject({ new: 3, conflicting: 0 })
    expect(again).toMatchObject({ new: 0, updated: 0, duplicate: 3 })
    const named = contents(collection, after.media)
    expect(Object.values(named).sort()).toEqual(
      ['another tree, of the owner', 'my leaf', 'my sound', 'my tree'].sort(),
    )
    const shown = after.notes.flatMap(({ flds }) =>
      [...flds.matchAll(/<img src="([^"]+)"|\[sound:([^\]]+)\]/g)].map(([, image, sound]) => image ?? sound!),
    )
    for (const name of new Set(shown)) if (!name.startsWith('https:')) expect(named).toHaveProperty([name])
    expect(shown.filter((name) => name.startsWith('tree-'))).toHaveLength(2)
    // The picture is another one now: the notes that show it change with it.
    const [log2, later] = inAnki([{ do: 'imports', path: second }, dump], collection) as [Log, Dump]
    expect(log2).toMatchObject({ new: 0, updated: 2, duplicate: 1 })
    expect(Object.values(contents(collection, later.media))).toContain('my other tree')
  })
})
