import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/model/settings.ts'
import { hasMark, settings, writeMark, writeSetting } from '../../src/store/settings.ts'
import { opened } from './made.ts'

test('a setting that was never written has its default', () => {
  expect(settings(opened())).toEqual(defaultSettings)
})

test('a setting comes back as it was written, of whatever type', () => {
  const store = opened()
  writeSetting(store, 'newPerDay', 0)
  writeSetting(store, 'fuzz', false)
  writeSetting(store, 'learningSteps', [])
  writeSetting(store, 'language', 'zh-Hans')
  expect(settings(store)).toEqual({
    ...defaultSettings,
    newPerDay: 0,
    fuzz: false,
    learningSteps: [],
    language: 'zh-Hans',
  })
})

test('null takes the default again', () => {
  const store = opened()
  writeSetting(store, 'newPerDay', 3)
  writeSetting(store, 'newPerDay', null)
  expect(settings(store)).toEqual(defaultSettings)
})

test.each([
  ['a setting that this version does not know', 'colours', '"many"'],
  ['a name that every object has', 'toString', '"text"'],
  ['a broken value', 'newPerDay', '{'],
  ['no number where one is due', 'newPerDay', '"many"'],
  ['no list where one is due', 'learningSteps', '5'],
  ['a list of something else', 'learningSteps', '["1m"]'],
  ['no truth where one is due', 'fuzz', '1'],
  ['no text where one is due', 'language', '5'],
  ['null', 'dayStart', 'null'],
])('%s is passed over', (_, key, value) => {
  const store = opened()
  store.db.prepare('insert into settings values (?, ?)').run(key, value)
  writeSetting(store, 'reviewsPerDay', 50)
  expect(settings(store)).toEqual({ ...defaultSettings, reviewsPerDay: 50 })
})

test('a mark is remembered and is no setting', () => {
  const store = opened()
  expect(hasMark(store, 'started')).toBe(false)
  writeMark(store, 'started')
  writeMark(store, 'started')
  expect(hasMark(store, 'started')).toBe(true)
  expect(settings(store)).toEqual(defaultSettings)
})
