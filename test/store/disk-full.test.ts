import { writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cannot, noTinyDisk, tinyDisk } from '../files/folders.ts'
import { eventsOf } from '../../src/store/log.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { addCards, grade, key, linkedRoot, memoryOf, opened } from './made.ts'

test('on a full disk a grade is refused, those before it stand, and it can be given again', (context) => {
  const disk = tinyDisk(1024)
  if (disk === null) return cannot(context, noTinyDisk)
  const path = join(disk, 'viva.db')
  const filler = join(disk, 'filler')
  const store = opened(path)
  addCards(store, linkedRoot(store), [{ name: 'gil' }])
  grade(store, 'gil', 'good')
  const before = memoryOf(store, 'gil')
  try {
    writeFileSync(filler, 'x'.repeat(2 ** 20))
  } catch {
    // As much as went in: the disk is full.
  }
  const full = expect.objectContaining({ code: 'disk-full', values: { path }, exitCode: 3 })
  // What is left of the last page may take a few grades more.
  let given = 1
  expect(() => {
    for (; given < 500; given += 1) grade(store, 'gil', 'again')
  }).toThrow(full)
  expect(eventsOf(store, key('gil'))).toHaveLength(given)
  if (given === 1) expect(memoryOf(store, 'gil')).toEqual(before)
  rmSync(filler)
  grade(store, 'gil', 'easy')
  expect(eventsOf(store, key('gil'))).toHaveLength(given + 1)
})

// Seen to fail with SQLITE_IOERR_SHMSIZE left among the refusals of rights: people were told to look at permissions.
test('where there is no room for the side files the disk is said to be full', (context) => {
  const disk = tinyDisk(1024)
  if (disk === null) return cannot(context, noTinyDisk)
  const path = join(disk, 'viva.db')
  closeStore(openStore(path))
  try {
    writeFileSync(join(disk, 'filler'), 'x'.repeat(2 ** 20))
  } catch {
    // As much as went in: the disk is full.
  }
  expect(() => closeStore(openStore(path))).toThrow(
    expect.objectContaining({ code: 'disk-full', exitCode: 3 }),
  )
})

test('a database cannot be made where there is no room for it', (context) => {
  const disk = tinyDisk(64)
  if (disk === null) return cannot(context, noTinyDisk)
  expect(() => closeStore(openStore(join(disk, 'viva.db')))).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(disk-full|not-writable)$/), exitCode: 3 }),
  )
})
