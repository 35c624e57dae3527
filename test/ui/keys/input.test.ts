import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flushKeys, keysOfPaste, nothingPending, readKeys, type Key } from '../../../src/ui/keys/input.ts'

/** The names of the keys in some chunks of input, and what a pause after them adds. */
function names(...chunks: readonly string[]): readonly string[] {
  return keys(...chunks).map(({ name }) => name)
}

function keys(...chunks: readonly string[]): readonly Key[] {
  let pending = nothingPending
  const all: Key[] = []
  for (const chunk of chunks) {
    const read = readKeys(pending, chunk)
    pending = read.pending
    all.push(...read.keys)
  }
  return [...all, ...flushKeys(pending).keys]
}

describe('keys from the bytes of a terminal', () => {
  test('several keys in one read are several keys', () => {
    expect(names(' 3 3')).toEqual(['space', '3', 'space', '3'])
    expect(names('1\r')).toEqual(['1', 'enter'])
    expect(names('\x7f\x7fa\tb')).toEqual(['backspace', 'backspace', 'a', 'tab', 'b'])
  })

  test('arrows, page keys, Home, End and Delete come in the forms of different terminals', () => {
    expect(names('\x1b[A\x1b[B\x1b[C\x1b[D')).toEqual(['up', 'down', 'right', 'left'])
    expect(names('\x1bOA\x1bOB')).toEqual(['up', 'down'])
    expect(names('\x1b[5~\x1b[6~\x1b[3~')).toEqual(['page-up', 'page-down', 'delete'])
    expect(names('\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1bOH\x1bOF')).toEqual([
      'home',
      'end',
      'home',
      'end',
      'home',
      'end',
      'home',
      'end',
    ])
  })

  test('modifiers on arrows are dropped', () => {
    expect(names('\x1b[1;5A\x1b[1;2B\x1b[5;3~')).toEqual(['up', 'down', 'page-up'])
  })

  test('the number pad types digits, in both of its modes', () => {
    expect(names('3\x1bOs\x1bOM')).toEqual(['3', '3', 'enter'])
  })

  test('full-width digits, letters and the ideographic space count as their ASCII twins', () => {
    expect(names('　３ｕ？Ｇ')).toEqual(['space', '3', 'u', '?', 'G'])
  })

  test('what is typed into a field stays as it came', () => {
    expect(keys('　３').map(({ text }) => text)).toEqual(['　', '３'])
  })

  test('a word from an input method is one key for each character that people see', () => {
    expect(names('你好👩‍🚀e\u0301')).toEqual(['你', '好', '👩‍🚀', 'e\u0301'])
  })

  test('Esc alone is a key once nothing follows it', () => {
    expect(readKeys(nothingPending, '\x1b').keys).toEqual([])
    expect(names('\x1b')).toEqual(['escape'])
    expect(names('\x1b\x1b')).toEqual(['escape', 'escape'])
  })

  test('Esc and a key that was typed right after it are two keys', () => {
    expect(names('\x1b\r')).toEqual(['escape', 'enter'])
    expect(names('\x1bq')).toEqual(['escape', 'q'])
    expect(names('\x1b你')).toEqual(['escape', '你'])
  })

  test('a sequence cut in two by the terminal is one key', () => {
    expect(names('\x1b', '[A')).toEqual(['up'])
    expect(names('\x1b[', '5', '~3')).toEqual(['page-up', '3'])
  })

  test('a sequence that never ends was Esc and what was typed after it', () => {
    expect(names('\x1b[')).toEqual(['escape', '['])
    expect(names('\x1b[1')).toEqual(['escape', '[', '1'])
  })

  test('reports and keys without a meaning are passed over', () => {
    expect(names('\x1b[I\x1b[O\x1b[?62;4c\x1b[12;40R\x1b[15~\x1b[[A\x1bOP3')).toEqual(['3'])
  })

  test('control keys have names of their own; both codes of Backspace are Backspace', () => {
    expect(names('\x03\x1a\x04\x0c')).toEqual(['ctrl-c', 'ctrl-z', 'ctrl-d', 'ctrl-l'])
    expect(names('\x08\x7f')).toEqual(['backspace', 'backspace'])
  })

  test('a line feed is Enter, and both halves of a line end are one', () => {
    expect(names('\n')).toEqual(['enter'])
    expect(names('a\r\nb')).toEqual(['a', 'enter', 'b'])
  })

  test('a marked paste is one key with all of its text', () => {
    expect(keys('\x1b[200~git rebase\r-i\x1b[201~3')).toEqual([
      { name: 'paste', text: 'git rebase\r-i' },
      { name: '3', text: '3' },
    ])
  })

  test('a paste in pieces loses nothing, wherever it is cut', () => {
    const input = '\x1b[200~你好 [x] 1\x1b[201~2'
    for (let cut = 1; cut < input.length; cut++) {
      const read = keys(input.slice(0, cut), input.slice(cut))
      const pasted = read.filter(({ name }) => name === 'paste').map(({ text }) => text)
      expect(pasted.join('')).toBe('你好 [x] 1')
      expect(read.at(-1)).toEqual({ name: '2', text: '2' })
    }
  })

  test('a paste where no field takes it is its keys', () => {
    expect(keysOfPaste({ name: 'paste', text: ' 3' }).map(({ name }) => name)).toEqual(['space', '3'])
  })

  // Seen to fail with the kept-back beginning of a sequence dropped, and with pending text put behind the new chunk.
  test('where input is cut into chunks makes no difference, but for Esc', () => {
    const piece = fc.constantFrom(
      'a',
      '3',
      '你',
      '　',
      '\r',
      '\x7f',
      '\x1b[A',
      '\x1b[5~',
      '\x1bOB',
      '\x1b[200~x\x1b[201~',
      '\x1b[1;5C',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (pieces, cuts) => {
          const input = pieces.join('')
          const at = [0, ...cuts.map((cut) => cut % (input.length + 1)).sort((a, b) => a - b), input.length]
          const chunks = at.slice(1).map((end, index) => input.slice(at[index], end))
          const whole = (read: readonly Key[]) => read.filter(({ name }) => name !== 'paste')
          expect(whole(keys(...chunks))).toEqual(whole(keys(input)))
        },
      ),
    )
  })
})
