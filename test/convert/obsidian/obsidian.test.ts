/** Obsidian Spaced Repetition with its schedules: which card each of them belongs to, and what it says. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'
import { schedulesIn } from '../../../src/convert/obsidian/schedule.ts'
import { formatDay } from '../../../src/model/time.ts'
import { pairsOf, readBack } from '../card-lines.ts'

const dueOf = (text: string): readonly (readonly [string, string])[] => {
  const imported = convertText(text)
  const cards = readBack(imported)
  return (imported.progress?.cards ?? []).map(({ card, state }) => [
    cards.find(({ id }) => id === card)?.question ?? '?',
    state ? formatDay(state.dueOn) : '',
  ])
}

describe('schedules', () => {
  it('of SM-2 tell due day, interval and ease; the day of the last answer follows', () => {
    const [state] = schedulesIn('<!--SR:!2024-08-16,51,230-->', undefined)
    expect(state).toMatchObject({ state: 'review', intervalDays: 51, ease: 2.3, stability: null, reps: 1 })
    expect([formatDay(state!.dueOn), formatDay(state!.lastOn!)]).toEqual(['2024-08-16', '2024-06-26'])
  })

  it('of FSRS are taken as they are, and both kinds may stand in one comment', () => {
    const text =
      '<!--SR:!fsrs,2024-09-01T08:00:00.000Z,12,11.8,5.2,2,4,1,0,2024-08-20T08:00:00.000Z!2024-08-16,3,250!2000-01-01,1,250-->'
    const [fsrs, sm2, fresh] = schedulesIn(text, undefined)
    expect(fsrs).toMatchObject({
      state: 'review',
      stability: 11.8,
      difficulty: 5.2,
      reps: 4,
      lapses: 1,
      ease: null,
    })
    expect(formatDay(fsrs!.lastOn!)).toBe('2024-08-20')
    expect(sm2).toMatchObject({ intervalDays: 3, ease: 2.5 })
    expect(fresh).toBeNull()
  })

  it('that are broken say nothing', () => {
    const text = '<!--SR:!2024-13-45,51,230!,,!fsrs,x,y!2024-08-16--><!--SR:-->'
    expect(schedulesIn(text, undefined).filter((state) => state !== null)).toEqual([])
  })
})

describe('notes with schedules', () => {
  it('have them on their line, on the next one, behind a blank one, and in a callout', () => {
    const text = [
      '#flashcards/os',
      '',
      'What is a lock::a guard <!--SR:!2024-08-01,5,230-->',
      'What is a fence::an order',
      '<!--SR:!2024-08-02,5,230-->',
      '',
      'What is a barrier',
      '?',
      'a meeting point',
      '',
      '<!--SR:!2024-08-03,5,230-->',
      '',
      'What is a latch',
      'in one word',
      '?',
      'a gate',
      '> [!sr|card-metadata]',
      '> <!--SR:!2024-08-04,5,230-->',
    ].join('\n')
    expect(dueOf(text)).toEqual([
      ['What is a lock', '2024-08-01'],
      ['What is a fence', '2024-08-02'],
      ['What is a barrier', '2024-08-03'],
      ['What is a latch', '2024-08-04'],
    ])
    expect(pairsOf(convertText(text)).at(-1)).toEqual(['What is a latch', 'a gate'])
  })

  it('have one for each way of asking, in order, and new ways have none', () => {
    expect(dueOf('#flashcards\n\nHund:::dog <!--SR:!2024-08-01,5,230!2024-08-09,2,230-->\n')).toEqual([
      ['Hund', '2024-08-01'],
      ['dog', '2024-08-09'],
    ])
    expect(dueOf('#flashcards\n\nHund:::dog <!--SR:!2000-01-01,1,250!2024-08-09,2,230-->\n')).toEqual([
      ['dog', '2024-08-09'],
    ])
  })

  it('have one for each gap, by the numbers of the gaps where there are any', () => {
    const imported = convertText(
      '#flashcards\n\nThe ==GIL;;a lock== guards ==counts==^[of what?] well\n<!--SR:!2024-08-01,5,230!2024-08-02,5,230!2033-03-03,3,333-->\n\nIt is ==first==[^2] and ==second==[^1] and ==third==[^2]\n<!--SR:!2024-08-05,5,230!2024-08-06,5,230-->\n',
    )
    expect(imported.decks[0]?.deck.sections[0]?.questions.map(({ answer }) => answer)).toEqual([
      'The {{c1::GIL :: a lock}} guards {{c2::counts :: of what?}} well',
      'It is {{c2::first}} and {{c1::second}} and {{c2::third}}',
    ])
    const days = imported.progress?.cards.map(
      ({ card, state }) => `${card.slice(-2)} ${formatDay(state!.dueOn)}`,
    )
    expect(days).toEqual(['c1 2024-08-01', 'c2 2024-08-02', 'c1 2024-08-05', 'c2 2024-08-06'])
  })

  it('keep their ids from one import to the next, and notes without have none', () => {
    const text = '#flashcards\n\nWhy::So <!--SR:!2024-08-01,5,230-->\nHow::Thus\n'
    const ids = (source: string) =>
      readBack(convertText(source)).map(({ id, isExplicit }) => (isExplicit ? id : null))
    expect(ids(text)).toEqual(ids(text.replace('So', 'So it is')))
    expect(ids(text)[0]).toMatch(/^osr-[0-9a-f]{16}$/)
    expect(ids(text)[1]).toBeNull()
  })

  it('may be a whole file, with its schedule in the head', () => {
    const text =
      '---\nsr-due: 2025-02-21\nsr-interval: 421\nsr-ease: 270\n---\n\n# What is the triboelectric effect?\n\nCharge moves.\n'
    expect(dueOf(text)).toEqual([['What is the triboelectric effect?', '2025-02-21']])
  })

  it('that are copies have no schedule of their own', () => {
    const { progress, skipped } = convertText(
      '#flashcards\n\nWhy::So <!--SR:!2024-08-01,5,230-->\nWhy::So <!--SR:!2024-08-02,5,230-->\n',
    )
    expect(progress?.cards).toHaveLength(1)
    expect(skipped).toMatchObject([{ reason: 'duplicate' }])
  })
})

describe('rows of tables', () => {
  it('are no notes, whatever colons they hold', () => {
    const text =
      '#flashcards\n\nWhat is a lock?::It holds.\n\n| std::vector | grows |\n|---|---|\n| std::array | stays |\n'
    expect(pairsOf(convertText(text, { fileName: 'a.md' }))).toEqual([['What is a lock?', 'It holds.']])
  })
})
