/** Decks to hold mock interviews on: questions with key points, follow-ups and stories, and prose without any structure. */

/** Eight questions on two topics and two stories; each answer has two points, the first of them a must. */
export function interviewDeck(): string {
  const question = (id: string, level: string): string => `## Question ${id}?
<!-- viva id: ${id}, level: ${level}, minutes: 2 -->

Answer ${id}, in a sentence.

- [!] first point of ${id}
- [ ] second point of ${id}

> [!hint] hint of ${id}

### Follow-up: And then ${id}?
<!-- viva id: ${id}-then -->

Then this.

- [ ] then point of ${id}
`
  const story = (id: string): string => `## Tell me about ${id}.
<!-- viva id: ${id}, kind: behavioural, minutes: 4 -->

One good story about ${id}.
`
  return `---
language: en
---

# Redis

${['r1', 'r2', 'r3', 'r4'].map((id, index) => question(id, index < 2 ? 'junior' : 'senior')).join('\n')}
# Django

${['d1', 'd2', 'd3', 'd4'].map((id, index) => question(id, index < 2 ? 'mid' : 'senior')).join('\n')}
# Stories

${['conflict', 'failure'].map(story).join('\n')}
`
}

/** As notes become decks when they are imported: paragraphs for answers, nothing marked, in Chinese and English. */
export const proseDeck = `---
language: und
---

## What is a closure?

A closure is a function together with the variables it was defined among. It keeps them alive after the outer function has returned. People use it to hide state. A loop that makes closures over one variable is the classical trap.

## 什么是事件循环？

事件循环不断地从任务队列里取出任务执行。微任务在每个宏任务之后清空。渲染发生在两个任务之间。

## Why is the box model important?

It decides what a width means.

## Explain hoisting.

Declarations are moved to the top of their scope. Assignments stay where they are. Functions can be called before the line that defines them.
`
