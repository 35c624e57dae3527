/** The judge of commands, on traces that are made up: each kind of fault is told, and what is no fault is not. */
import { expect, test } from 'vitest'
import { differences, faultsIn, idsIn, phaseOf } from './aftermath.ts'
import type { Traces } from './traces.ts'

const event = (number: number): string => `01a1fd03-14c0-7000-a0b8-00000000000${number}`
const row = (id: string, text = ''): string => `events {"id":"${id}"${text}}`

const traces = (more: Partial<Traces>): Traces => ({
  rows: [row(event(1)), 'settings {"key":"a"}'],
  log: [event(1)],
  files: new Map([
    ['home/decks/deck.md', 'old'],
    ['shared/viva-x.jsonl', '{"a":1}\n'],
  ]),
  leftovers: [],
  copies: new Map(),
  logBytes: 0,
  findings: [],
  ...more,
})

const before = traces({})
const whole = traces({
  rows: [row(event(1)), row(event(2)), 'settings {"key":"b"}'],
  log: [event(1), event(2)],
  files: new Map([
    ['home/decks/deck.md', 'new'],
    ['shared/viva-x.jsonl', '{"a":1}\n{"b":2}\n'],
  ]),
  copies: new Map([['home/backups/one.db', [row(event(1))]]]),
})
const faults = (
  more: Partial<Traces>,
  manner: Parameters<typeof faultsIn>[3] = 'in steps',
): readonly string[] => faultsIn(before, whole, traces(more), manner)

test('either side is no fault, and a new id is as good as another', () => {
  expect(faultsIn(before, whole, before, 'at once')).toEqual([])
  expect(faultsIn(before, whole, whole, 'at once')).toEqual([])
  const other = traces({ ...whole, rows: [row(event(1)), row(event(3)), 'settings {"key":"b"}'] })
  expect(faultsIn(before, whole, other, 'at once')).toEqual([])
  expect(differences(idsIn(before), whole, other)).toEqual([])
})

test('what stands between is a fault of a command that writes at once, and none of one that goes in steps', () => {
  const between = { rows: [row(event(1)), 'settings {"key":"b"}'] }
  expect(faults(between)).toEqual([])
  expect(faults(between, 'at once')).toEqual([expect.stringMatching(/^the database is neither/)])
})

test('each kind of fault is told', () => {
  const told = (more: Partial<Traces>): readonly string[] => faults(more).map((text) => text.split(':')[0]!)
  expect(told({ rows: null, log: [event(1)] })).toEqual(['the database is gone'])
  expect(told({ rows: [...before.rows!, 'settings {"key":"c"}'] })).toEqual(['rows of neither side'])
  expect(told({ rows: ['settings {"key":"a"}'] })).toEqual(['rows that both sides have are gone'])
  expect(told({ log: [] })).toEqual(['1 events are gone from the log'])
  expect(told({ log: [1, 2, 3].map(event) })).toEqual(['3 events, where 2 are the most'])
  expect(told({ findings: ['memories'] })).toEqual(['the doctor finds memories'])
  expect(told({ copies: new Map([['home/backups/two.db', 'malformed']]) })).toEqual([
    'home/backups/two.db is not sound',
  ])
  expect(told({ copies: new Map([['home/backups/two.db', ['settings {"key":"a"}']]]) })).toEqual([
    'home/backups/two.db lacks 1 events',
  ])
  const files = (name: string, text: string): Partial<Traces> => ({
    files: new Map([...before.files, [name, text]]),
  })
  expect(told(files('home/decks/deck.md', 'ne'))).toEqual([
    'home/decks/deck.md is neither as before nor as after',
  ])
  expect(told(files('out/new.md', ''))).toEqual(['out/new.md is neither as before nor as after'])
  expect(told(files('shared/viva-x.jsonl', '{"b":'))).toEqual([
    'shared/viva-x.jsonl is neither as before nor as after',
  ])
  expect(told({ files: new Map([['home/decks/deck.md', 'old']]) })).toEqual(['shared/viva-x.jsonl is gone'])
})

test('a journal may be cut in its last line, and one that was mended says the same', () => {
  const journal = (text: string): Partial<Traces> => ({
    files: new Map([...before.files, ['shared/viva-x.jsonl', text]]),
  })
  expect(faults(journal('{"a":1}\n{"b"'))).toEqual([])
  expect(
    differences(
      idsIn(before),
      traces(journal('{"a":1}\n{"b":2}\n')),
      traces(journal('{"a":1}\n{"b"\n{"b":2}\n')),
    ),
  ).toEqual([])
  // Written twice it is another one.
  expect(faults(journal('{"a":1}\n{"b":2}\n{"b":2}\n'))).toHaveLength(1)
})

test('where a kill fell is told by what is there', () => {
  expect(phaseOf(before, whole, before)).toBe('before')
  expect(phaseOf(before, whole, traces({ logBytes: 4152 }))).toBe('between')
  expect(phaseOf(before, whole, traces({ leftovers: ['home/decks/.viva-0123456789ab.tmp'] }))).toBe('between')
  expect(phaseOf(before, whole, traces({ copies: whole.copies }))).toBe('between')
  expect(phaseOf(before, whole, whole)).toBe('after')
})
