/**
 * Lists of objects, one for each question, as JSON, JSON Lines or YAML: found wherever in a document they stand, as a table whose
 * heads are their keys. Knows documents; what a head means is known to tables.
 */
import { isList, isMapping, readYaml, type YamlText } from '../../deck/yaml.ts'
import { headerColumns } from '../csv/columns.ts'
import type { Row } from '../csv/rows.ts'

export type RecordTable = { readonly header: Row; readonly rows: readonly Row[] }

/** Null for a text that is no such document, or whose objects do not ask anything. */
export function recordTable(text: string, ending: string): RecordTable | null {
  const document = documentOf(text, ending)
  if (document === null) return null
  const records = recordsIn(document, [], 0)
  const keys = [...new Set(records.flatMap(({ fields }) => [...fields.keys()]))]
  const isNested = records.some(({ path }) => path.length > 0)
  const heads = isNested && !keys.includes('section') ? [...keys, 'section'] : keys
  const columns = headerColumns(heads.map(headOf))
  if (records.length === 0 || !columns?.some(({ use }) => use === 'question')) return null
  const lineOf = linesBy(text)
  const asked = columns.findIndex(({ use }) => use === 'question')
  const rows = records.map(({ fields, path }) => {
    const cells = heads.map((head) => fields.get(head) ?? (head === 'section' ? path.join(', ') : ''))
    return { line: lineOf(cells[asked] ?? ''), cells }
  })
  // What nobody reads, dates and addresses and counts, is no part of an answer.
  const told = heads.map(
    (_, at) => columns[at]?.use !== 'extra' || rows.some(({ cells }) => isProse(cells[at] ?? '')),
  )
  const only = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => told[at])
  return {
    header: { line: 1, cells: only(heads.map(headOf)) },
    rows: rows.map(({ line, cells }) => ({ line, cells: only(cells) })),
  }
}

const isProse = (text: string): boolean =>
  text.trim().split(/\s+/).length >= 4 || /\p{Script=Han}{8,}/u.test(text)

/** Programs have other words for the two sides than people. */
function headOf(key: string, _at: number, all: readonly string[]): string {
  const has = (pattern: RegExp): boolean => all.some((each) => pattern.test(each))
  if (
    /^(?:title|name|heading|question_?title|标题)$/i.test(key) &&
    !has(/^(?:questions?|question_?text|q|front|prompt|term|题目|问题|题干)$/i)
  )
    return 'question'
  if (
    /^(?:content|body|description|text|explanation|details|内容)$/i.test(key) &&
    !has(/answer|solution|^a$|^back$|答案|correct|definition/i)
  )
    return 'answer'
  return key.replace(/([a-z])([A-Z])/g, '$1 $2')
}

const deepest = 6

/** Values as text: numbers and truth too. */
type Value = string | readonly Value[] | ReadonlyMap<string, Value>

function documentOf(text: string, ending: string): Value | null {
  const start = text.trimStart().slice(0, 1)
  if (start === '[' || start === '{') return jsonOf(text) ?? linesOf(text)
  return ending === 'yaml' || ending === 'yml' ? yamlOf(text) : null
}

function jsonOf(text: string): Value | null {
  try {
    return valueOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** An object on each line. */
function linesOf(text: string): Value | null {
  const values = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(jsonOf)
  return values.length > 0 && values.every((value) => value instanceof Map) ? values : null
}

function yamlOf(text: string): Value | null {
  const read = readYaml(text)
  return 'error' in read ? null : fromYaml(read.value)
}

function fromYaml(value: YamlText): Value {
  if (isList(value)) return value.map(fromYaml)
  return isMapping(value) ? new Map([...value].map(([key, each]) => [key, fromYaml(each)])) : value
}

function valueOf(value: unknown): Value {
  if (Array.isArray(value)) return value.map(valueOf)
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, each]) => [key, valueOf(each)]))
  return value === null || value === undefined ? '' : String(value)
}

type Found = { readonly fields: ReadonlyMap<string, string>; readonly path: readonly string[] }

/** The objects of every list that asks, with the keys and names above them. */
function recordsIn(value: Value, path: readonly string[], depth: number): readonly Found[] {
  if (typeof value === 'string' || depth > deepest) return []
  if (value instanceof Map) {
    const pairs = [...value].filter(([, each]) => typeof each === 'string')
    // `{"What is a lock?": "It keeps others out."}`
    if (pairs.length > 0 && pairs.length === value.size && pairs.every(([key]) => /[?？؟]\s*$/.test(key)))
      return pairs.map(([question, answer]) => ({
        path,
        fields: new Map([
          ['question', question],
          ['answer', answer as string],
        ]),
      }))
    const name = ['title', 'name', 'topic', 'category', 'section']
      .map((key) => value.get(key))
      .find((each) => typeof each === 'string')
    return [...value].flatMap(([key, each]) =>
      recordsIn(
        each,
        typeof each === 'string' || isWrapper(key) ? named(path, name) : [...path, key],
        depth + 1,
      ),
    )
  }
  const list = value as readonly Value[]
  const maps = list.filter((each): each is ReadonlyMap<string, Value> => each instanceof Map)
  const asking = maps.filter((each) => isRecord(each))
  if (asking.length > 0 && asking.length * 2 >= list.length)
    return asking.map((record) => ({ path, fields: fieldsOf(record) }))
  return list.flatMap((each) => recordsIn(each, path, depth + 1))
}

const named = (path: readonly string[], name: Value | undefined): readonly string[] =>
  typeof name === 'string' && name !== '' && !path.includes(name) ? [...path, name] : path

/** Keys that only say that questions follow. */
const isWrapper = (key: string): boolean =>
  /^(?:questions?|items?|cards?|notes?|data|entries|quiz(?:zes)?|results?|list|flashcards|qa|faqs?|题目|问题|题库)$/i.test(
    key,
  )

/** Its keys make a head of a table, and it says something under the one that asks. */
function isRecord(record: ReadonlyMap<string, Value>): boolean {
  const keys = [...record.keys()]
  const columns = headerColumns(keys.map(headOf))
  const at = columns?.findIndex(({ use }) => use === 'question') ?? -1
  const asked = record.get(keys[at] ?? '')
  return typeof asked === 'string' && asked.trim() !== ''
}

function fieldsOf(record: ReadonlyMap<string, Value>): ReadonlyMap<string, string> {
  const fields = new Map([...record].map(([key, value]) => [key, textOf(value, isTagKey(key) ? ', ' : '\n')]))
  return withOptions(record, fields)
}

const isTagKey = (key: string): boolean => /^(?:tags?|keywords?|topics?|categor(?:y|ies)|标签)$/i.test(key)
const isOptionKey = (key: string): boolean => /^(?:options|choices|alternatives|answers|选项)$/i.test(key)

/** Options as lines with letters; one that is marked as right, or counted from 0, becomes the letter of its line. */
function withOptions(
  record: ReadonlyMap<string, Value>,
  fields: Map<string, string>,
): ReadonlyMap<string, string> {
  const parted = partedOptions(record, fields)
  if (parted) return parted
  const key = [...record.keys()].find(
    (each) => isOptionKey(each) && Array.isArray(optionsOf(record.get(each))),
  )
  const options = key === undefined ? null : optionsOf(record.get(key))
  if (key === undefined || options === null || options.length < 2) return fields
  const texts = options.map((option) => (option instanceof Map ? optionText(option) : textOf(option, ' ')))
  fields.delete(key)
  fields.set(
    'options',
    texts
      .map(
        (text, index) =>
          `${letterAt(index)}. ${text.replace(/^\(?[A-H][.)、:：]\s*/, '').replace(/\s*\n\s*/g, ' ')}`,
      )
      .join('\n'),
  )
  const right = options.flatMap((option, index) =>
    option instanceof Map && isRight(option) ? [letterAt(index)] : [],
  )
  const told = [...record.keys()].find(
    (each) => /^(?:correct|right|answer|solution|正确|答案)/i.test(each) && each !== key,
  )
  const value = told === undefined ? '' : textOf(record.get(told) ?? '', ', ')
  if (right.length > 0) fields.set('correct', right.join(', '))
  else if (told !== undefined && isAnswerOf(value, texts)) {
    fields.delete(told)
    fields.set('correct', /^\d$/.test(value) ? letterAt(Number(value)) : value)
  }
  return fields
}

/** The right one and the wrong ones under keys of their own, as quiz services give them: in an order that betrays nothing. */
function partedOptions(
  record: ReadonlyMap<string, Value>,
  fields: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | null {
  const keyOf = (pattern: RegExp): string | undefined => [...record.keys()].find((key) => pattern.test(key))
  const right = keyOf(/^(?:correct|right)[ _-]?(?:answer|option)?$/i)
  const wrong = keyOf(/^(?:incorrect|wrong)[ _-]?(?:answers|options)?$|^distractors$/i)
  const others = wrong === undefined ? undefined : record.get(wrong)
  const own = fields.get(right ?? '') ?? ''
  if (right === undefined || wrong === undefined || own === '' || !Array.isArray(others)) return null
  const texts = [own, ...others.map((each) => textOf(each, ' '))].map((text) =>
    text.replace(/\s*\n\s*/g, ' '),
  )
  const sorted = [...new Set(texts)].sort()
  const rest = [...fields].filter(([key]) => key !== right && key !== wrong)
  return new Map([
    ...rest,
    ['options', sorted.map((text, index) => `${letterAt(index)}. ${text}`).join('\n')],
    ['correct', letterAt(sorted.indexOf(texts[0] as string))],
  ])
}

const letterAt = (index: number): string => String.fromCharCode(65 + index)

function optionsOf(value: Value | undefined): readonly Value[] | null {
  if (Array.isArray(value)) return value as readonly Value[]
  if (!(value instanceof Map)) return null
  return [...(value as ReadonlyMap<string, Value>).keys()].every((key) => /^[A-Ha-h1-8]$/.test(key))
    ? [...(value as ReadonlyMap<string, Value>).values()]
    : null
}

const optionText = (option: ReadonlyMap<string, Value>): string =>
  textOf(
    ['text', 'option', 'answer', 'label', 'value', 'content']
      .map((key) => option.get(key))
      .find((each) => each !== undefined) ?? '',
    ' ',
  )

const isRight = (option: ReadonlyMap<string, Value>): boolean =>
  ['correct', 'isCorrect', 'is_correct', 'right', 'isRight'].some((key) => option.get(key) === 'true')

/** A letter, a place from 0, or the words of an option. */
const isAnswerOf = (value: string, texts: readonly string[]): boolean =>
  /^[A-Ha-h](?:\s*[,、]\s*[A-Ha-h])*$/.test(value) ||
  (/^\d$/.test(value) && Number(value) < texts.length) ||
  texts.some((text) => text.trim() === value.trim())

function textOf(value: Value, between: string): string {
  if (typeof value === 'string') return value
  if (value instanceof Map)
    return [...value].map(([key, each]) => `- **${key}:** ${textOf(each, ', ')}`).join('\n')
  const parts = (value as readonly Value[]).map((each) => textOf(each, ', '))
  return between === '\n' && parts.length > 1
    ? parts.map((part) => `- ${part}`).join('\n')
    : parts.join(between)
}

/** The line on which a text begins, looked for from the last one on. */
function linesBy(text: string): (asked: string) => number {
  let at = 0
  let line = 1
  return (asked) => {
    const first = asked.trim().split('\n', 1)[0] ?? ''
    const found = [first, JSON.stringify(first).slice(1, -1)]
      .map((each) => text.indexOf(each, at))
      .find((each) => each >= 0)
    if (found === undefined || first === '') return line
    for (
      let index = text.indexOf('\n', at);
      index >= 0 && index < found;
      index = text.indexOf('\n', index + 1)
    )
      line++
    at = found
    return line
  }
}
