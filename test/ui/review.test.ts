import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { leave, type Host } from '../../src/ui/host.ts'
import type { ReviewPorts } from '../../src/ui/review-ports.ts'
import { reviewHost } from '../../src/ui/review.ts'
import { samplePorts } from '../terminal/sample-ports.ts'
import {
  card,
  reviewed,
  studyInMemory,
  type MemoryStudy,
  type StudyOptions,
} from '../terminal/study-in-memory.ts'
import { sizes, type } from './drawn.ts'

const size = sizes[1]!
const words = messages('en')

function started(
  ids: readonly string[],
  options: StudyOptions = {},
  ports: Partial<ReviewPorts> = {},
): { readonly host: Host; readonly study: MemoryStudy; readonly screen: () => string } {
  const study = studyInMemory(
    ids.map((id) => reviewed(id)),
    options,
  )
  const host = reviewHost({ ...samplePorts(study, words), ...ports })
  return { host, study, screen: () => host.view(size).lines.map(plainText).join('\n') }
}

const diskFull = (): never => {
  throw new Failure('disk-full', { path: '/home/ada/viva.db' }, 3)
}

describe('undo', () => {
  test('goes back over several cards and names each deed', () => {
    const { host, study, screen } = started(['a', 'b', 'c'])
    type(host, ' 3 1s')
    expect(study.log).toEqual(['good a', 'again b', 'suspend c'])
    type(host, 'u')
    expect(screen()).toContain('Taken back: suspending.')
    type(host, 'u')
    expect(screen()).toContain('Taken back: Again.')
    type(host, 'u')
    expect(screen()).toContain('Taken back: Good.')
    expect(screen()).toContain('Question a?')
    type(host, 'u')
    expect(screen()).toContain('There is nothing to undo.')
  })

  test('of an earlier session says so', () => {
    const earlier = started(['a'])
    type(earlier.host, ' 3')
    const host = reviewHost(samplePorts(earlier.study, words))
    type(host, 'u')
    expect(host.view(size).lines.map(plainText).join('\n')).toContain(
      'the last thing done in an earlier session',
    )
  })

  test('of a card that left its deck names what was taken back, and goes on with the others', () => {
    const { host, study, screen } = started(['a', 'b', 'c'])
    study.replace(reviewed('a', { isSuspended: true }))
    type(host, ' 3 1u')
    expect(screen()).toContain('Taken back: Again.')
    type(host, 'u')
    expect(screen()).toContain('Taken back: Good.')
    expect(study.log).toEqual(['good a', 'again b', 'undo b', 'undo a'])
  })

  test('works on the end screen', () => {
    const { host, screen } = started(['a'])
    type(host, ' 3u')
    expect(screen()).toContain('Question a?')
  })

  test('in a cram brings the last card back, and says when there is none', () => {
    const { host, study, screen } = started(['a', 'b'], { kind: 'cram' })
    type(host, ' 3u')
    expect(screen()).toContain('Question a?')
    expect(study.log).toEqual([])
    type(host, 'u')
    expect(screen()).toContain('There is nothing to undo.')
  })
})

describe('when the disk is full', () => {
  test('the grade is not taken, the screen says so, and the key can be pressed again', () => {
    let failures = 1
    const { host, study, screen } = started(['a', 'b'], {
      beforeRecord: () => void (failures-- > 0 && diskFull()),
    })
    type(host, ' 3')
    expect(study.log).toEqual([])
    expect(screen()).toContain('Answer of a.')
    expect(screen()).toContain('Not saved: the disk that holds /home/ada/viva.db is full.')
    type(host, '3')
    expect(study.log).toEqual(['good a'])
    expect(screen()).toContain('Question b?')
  })

  test('undo fails in the same way, and can be tried again', () => {
    let isFull = false
    const { host, study, screen } = started(['a', 'b'], { beforeRecord: () => void (isFull && diskFull()) })
    type(host, ' 3')
    isFull = true
    type(host, 'u')
    expect(screen()).toContain('Not saved')
    isFull = false
    type(host, 'u')
    expect(study.log).toEqual(['good a', 'undo a'])
    expect(screen()).toContain('Taken back: Good.')
  })

  test('a bug is no failure: it passes', () => {
    const { host } = started(['a'], {
      beforeRecord: () => {
        throw new TypeError('undefined is not a function')
      },
    })
    expect(() => type(host, ' 3')).toThrow(TypeError)
  })
})

test('a grade that is in the log is not lost when the next card cannot be read; Enter tries again', () => {
  let failures = 0
  const { host, study, screen } = started(['a', 'b', 'c'], {
    beforeFetch: () => void (failures-- > 0 && diskFull()),
  })
  failures = 1
  type(host, ' 3')
  expect(study.log).toEqual(['good a'])
  expect(screen()).toContain('The next card could not be read')
  type(host, '\r')
  expect(screen()).toContain('Question b?')
  type(host, 'u')
  expect(screen()).toContain('Taken back: Good.')
})

describe('editing', () => {
  const edited = async (ports: Partial<ReviewPorts>) => {
    const session = started(['a', 'b'], {}, ports)
    type(session.host, ' ')
    const wish = session.host.press({ name: 'e', text: 'e' }, size)
    if (wish.kind !== 'hand-over')
      throw new Error(`expected the terminal to be handed over, not ${wish.kind}`)
    await wish.run()
    return session
  }

  test('shows what the deck now says', async () => {
    const { screen } = await edited({ edit: async (one) => ({ ...one, answer: 'A better answer.' }) })
    expect(screen()).toContain('A better answer.')
    expect(screen()).toContain('The card was read again from its deck.')
  })

  test('a question that was taken out is passed over, and nothing is recorded of it', async () => {
    const { screen, study } = await edited({ edit: async () => null })
    expect(screen()).toContain('Question b?')
    expect(screen()).toContain('it was left out')
    expect(study.log).toEqual([])
  })

  test('without an editor the answer stays, with what to do', async () => {
    const { screen } = await edited({
      edit: async () => {
        throw new Failure('editor-missing', {}, 2)
      },
    })
    expect(screen()).toContain('Answer of a.')
    expect(screen()).toContain('no editor is set. Set VISUAL or EDITOR')
  })
})

describe('what belongs to a card dies with it', () => {
  test('scrolling', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `- line ${index}`).join('\n')
    const study = studyInMemory([reviewed('a', { answer: lines }), reviewed('b', { answer: lines })])
    const host = reviewHost(samplePorts(study, words))
    type(host, ' G3 ')
    expect(host.view(size).lines.map(plainText).join('\n')).toContain('line 0')
  })

  test('typed text', () => {
    const typed = { kind: 'typed', answer: 'x' } as const
    const study = studyInMemory([card('a', typed), card('b', typed)])
    const host = reviewHost(samplePorts(study, words))
    type(host, 'abc\r\r')
    expect(host.view(size).lines.map(plainText)).toContain('  > ')
  })
})

test('a page over a card that another program took away meanwhile is closed with it', () => {
  const { host, study, screen } = started(['a', 'b'])
  type(host, 'i')
  study.runtime.act({ kind: 'suspend' })
  expect(screen()).toContain('Question b?')
})

test('leaving quits the session and wishes to leave', () => {
  const { host, study } = started(['a', 'b'])
  expect(host.press({ name: 'q', text: 'q' }, size)).toEqual(leave)
  expect(study.runtime.session()).toMatchObject({ phase: 'finished', reason: 'left' })
})

test('more cards come when asked for, and a word when there are none', () => {
  const { host, screen } = started([])
  type(host, '3')
  expect(screen()).toContain('There are no such cards left.')
})

test('what is written in a deck cannot write to the terminal', () => {
  const evil = 'a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\u202ed'
  const study = studyInMemory([
    card('a', {
      question: evil,
      prompt: evil,
      answer: evil,
      hints: [evil],
      deck: evil,
      topic: evil,
      file: evil,
      tags: [evil],
    }),
  ])
  const host = reviewHost(samplePorts(study, words))
  for (const input of ['h', 'i', '\x1b', ' ', 'i']) {
    type(host, input)
    const text = host
      .view(size)
      .lines.flatMap((line) => line.map((part) => part.text))
      .join('')
    expect(text).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/)
  }
})
