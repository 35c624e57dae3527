/** Notes to export, from the text of a deck: cards as the deck makes them, new unless a memory is given. */
import { pairNotes, type ExportDeck, type ExportNote } from '../../../src/convert/export/note.ts'
import { parseDeck } from '../../../src/deck/parse.ts'
import { readDeck } from '../../../src/deck/read.ts'
import type { Card, CardKey } from '../../../src/model/card.ts'
import type { Root, RootId } from '../../../src/model/deck.ts'
import { newMemory, type Memory } from '../../../src/model/memory.ts'

const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }

export function cardsIn(text: string, name = 'work/kafka', memory: Memory = newMemory): readonly Card[] {
  const path = `/decks/${name}.md`
  const { cards, head } = parseDeck({ root, path, deck: name, text })
  return cards.map(
    ({ parentId, questionId: _question, isExplicit: _explicit, position: _position, ...card }) => ({
      ...card,
      key: card.id as string as CardKey,
      deck: name,
      file: path,
      language: head.language,
      parent: parentId,
      memory,
      isSuspended: false,
    }),
  )
}

export function deckOf(text: string, name = 'work/kafka'): ExportDeck {
  const cards = cardsIn(text, name)
  const { deck, notes } = pairNotes(readDeck(text).deck, cards, new Set(cards.map(({ line }) => line)))
  return {
    name,
    language: deck.head.language,
    file: `/decks/${name}.md`,
    root: '/decks',
    deck,
    chosen: new Set(cards.map(({ key }) => key)),
    notes,
  }
}

export const noteIn = (text: string): ExportNote => deckOf(text).notes[0] as ExportNote

/** What two readings of the same cards must agree in. */
export const told = (cards: readonly Card[]): readonly unknown[] =>
  cards.map(
    ({ id, kind, question, prompt, answer, options, hints, also, slots, tags, level, minutes, parent }) => ({
      id,
      kind,
      question,
      prompt,
      answer,
      options,
      hints,
      also,
      slots,
      level,
      minutes,
      parent,
      tags: [...tags].sort(),
    }),
  )

/** Every kind of question, and what is hard to carry over. */
export const everything = `---
title: Message queues
language: en
tags: [kafka, queues]
level: mid
---

# Storage

## What is a partition, and \`what\` is it *for*?
<!-- viva id: partition, level: senior, minutes: 2, also: ["Define partition."], tags: [log] -->

\`\`\`sh
Q: not a question
kafka-topics --create
\`\`\`

---

The unit of parallelism, "quoted", with a, comma.

A: not an answer here

- [!] an ordered log
- [ ] one consumer of a group reads it

> [!hint] What is ordered?

> [!hint] Who reads?

### Follow-up: And a replica?

A copy on another broker.

# Runtime

## What protects CPython's counts?
<!-- viva id: gil -->

The {{c1::**GIL** :: a lock}} protects {{c2::reference counts}}: [really](https://e.org).

\`\`\`python
{{c1::x[1]}} = {"a": {"b": 1}}
\`\`\`

## Which one replaced ZooKeeper?
<!-- viva id: kraft -->

- [ ] etcd
- [x] KRaft
- [ ] \`nothing\`

Since Kafka 4.0.

## =1+1 is what?
<!-- viva id: formula, kind: typed -->

2

## Tell me about a failure.
<!-- viva id: failure, kind: behavioural -->

It failed, and I learned: \\{{c1:: stays as it is.

## 为什么需要消费者组？
<!-- viva id: group -->

分摊分区；同一组内每个分区只由一个消费者读取。
`
