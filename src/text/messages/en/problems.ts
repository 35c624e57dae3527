/** What problems in decks say: what was found, then what to do. */
import type { ProblemCode } from '../../../model/problem.ts'

type Values = Readonly<Record<string, string>>

export type ProblemWords = {
  readonly [Code in ProblemCode]: (values: Values) => { readonly message: string; readonly hint: string }
}

export const problems: ProblemWords = {
  'no-question': () => ({
    message: 'this heading asks nothing',
    hint: 'Write the question after ##, or remove the heading. What stands under it is passed over.',
  }),
  'no-questions': () => ({
    message: 'this file says "deck: true" and holds no question',
    hint: 'A question is a level-2 heading: "## Why ...?".',
  }),
  'no-answer': () => ({
    message: 'this question has no answer',
    hint: 'Write the answer under it. Until then it is a draft and is not asked.',
  }),
  'duplicate-question': ({ line }) => ({
    message: `the same question stands on line ${line}`,
    hint: 'Make the questions differ, put the code that differs before a line "---", or give each an id.',
  }),
  'duplicate-id': ({ id, file }) => ({
    message: `the id ${id} is taken, in ${file}`,
    hint: 'Ids are used once in a language. The card seen first keeps it; this one is passed over. Choose another id.',
  }),
  'id-in-other-root': ({ id, file }) => ({
    message: `the id ${id} is taken by a deck in another folder, ${file}`,
    hint: 'The card seen first keeps it; this one is passed over. Choose another id.',
  }),
  'front-matter-open': () => ({
    message: 'the front matter is never closed',
    hint: 'End it with a line "---".',
  }),
  'front-matter-broken': ({ reason }) => ({
    message: `the front matter is not YAML: ${reason}`,
    hint: 'Write "key: value" lines; put texts with a colon in quotes.',
  }),
  'front-matter-not-mapping': ({ found }) => ({
    message: `the front matter is not made of keys and values: ${found}`,
    hint: 'Write lines such as "title: Redis".',
  }),
  'front-matter-anchor': ({ found }) => ({
    message: `anchors, aliases and tags of YAML are not allowed: ${found}`,
    hint: 'Write the value itself, in quotes if it begins with & or * or !.',
  }),
  'front-matter-value': ({ key, value, allowed }) => ({
    message: `${value} is not a value for ${key}`,
    hint: `Allowed: ${allowed}.`,
  }),
  'attributes-broken': ({ reason }) => ({
    message: `these attributes cannot be read: ${reason}`,
    hint: 'Write <!-- viva name: value, name: value -->; put texts with a comma or colon in quotes.',
  }),
  'attributes-misplaced': () => ({
    message: 'this comment of attributes says nothing here',
    hint: 'Put it alone on the first line under the heading, and only once.',
  }),
  'attribute-unknown': ({ name, near }) => ({
    message: `there is no attribute ${name}`,
    hint: near ? `Did you mean ${near}?` : 'Known are id, level, tags, minutes, also, kind and slots.',
  }),
  'attribute-value': ({ name, value, allowed }) => ({
    message: `${value} is not a value for ${name}`,
    hint: `Allowed: ${allowed}.`,
  }),
  'id-malformed': ({ value, allowed }) => ({
    message: `${value} cannot be an id`,
    hint: `Up to 64 of ${allowed}, a letter or digit first.`,
  }),
  'kind-mismatch': ({ kind, found }) => ({
    message: `the kind is given as ${kind}, but what stands here makes it ${found}`,
    hint: 'Gaps make a cloze, ticked options a choice; without them kind is basic, typed or behavioural.',
  }),
  'slots-unused': ({ kind }) => ({
    message: `slots say nothing here: the kind is ${kind}`,
    hint: 'Only a behavioural card has parts to tell. Write kind: behavioural, or remove slots.',
  }),
  'choice-second-list': () => ({
    message: 'a second list with a tick: the first one is the options',
    hint: 'Keep one list of options, or take the ticks out of this one.',
  }),
  'choice-with-must': () => ({
    message: '[!] in a list of options',
    hint: 'Options are [x] or [ ]. Key points are a list without any [x].',
  }),
  'cloze-open': ({ found }) => ({
    message: `the gap ${found} is never closed`,
    hint: 'End it with }}. To show the braces as they are, write a backslash before them.',
  }),
  'cloze-empty': ({ found }) => ({
    message: `the gap ${found} hides nothing`,
    hint: 'Write the hidden text after the colons: {{c1::text}}.',
  }),
  'cloze-number': ({ found }) => ({
    message: `${found} has no number that can be used`,
    hint: 'Number gaps from 1: {{c1::text}}.',
  }),
  'cloze-too-many': ({ count }) => ({
    message: `${count} gaps in a text as long as this would fill the memory`,
    hint: 'Split the question into several. It is passed over until then.',
  }),
  'follow-up-orphan': ({ question }) => ({
    message: `the follow-up "${question}" belongs to no question`,
    hint: 'Put it under a question, a level-2 heading.',
  }),
  unclosed: ({ found }) => ({
    message: `${found} is opened here and never closed`,
    hint: 'Close it: what follows is taken for a part of it.',
  }),
  'hidden-characters': ({ name }) => ({
    message: `the character ${name} cannot be seen and is not shown`,
    hint: 'Take it out. In code it can be written as an escape.',
  }),
  'not-text': () => ({
    message: 'this is not a text file',
    hint: 'Decks are UTF-8 text. If it is text in another encoding, save it as UTF-8.',
  }),
  'too-large': () => ({
    message: 'this file is larger than 64 MB and was not read',
    hint: 'Split it into several decks.',
  }),
}
