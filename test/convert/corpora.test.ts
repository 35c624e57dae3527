/**
 * Real collections, with what a careful reader would make of them. They are not part of the repository: they are taken from the
 * folder beside the checkout, and without it this file says loudly that nothing was measured.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Imported, ImportedCard } from '../../src/convert/imported.ts'
import { convertMarkdown } from '../../src/convert/markdown/convert.ts'
import { decode } from '../../src/convert/encoding.ts'
import { convertText } from '../../src/convert/text.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { withoutPlaces } from './places.ts'
import { bare, score, type Truth, type Wanted } from './score.ts'

const beside = path.resolve(import.meta.dirname, '../../../shared')
const corpora = path.join(beside, 'corpora')
const isHere = existsSync(path.join(corpora, 'truth'))
if (!isHere) console.warn(`SKIPPED: no collections at ${corpora}; conversion was not measured on real files.`)

const read = (file: string): string => decode(readFileSync(file)).text

function truths(): readonly {
  readonly name: string
  readonly truth: Truth
  readonly wanted: readonly Wanted[]
}[] {
  const folder = path.join(corpora, 'truth')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const truth = JSON.parse(read(path.join(folder, file))) as Truth
      const lines = read(path.join(folder, truth.full_list)).trim().split('\n')
      return { name: file, truth, wanted: lines.map((line) => JSON.parse(line) as Wanted) }
    })
    .filter(({ truth }) => !truth.file.endsWith('.apkg'))
}

/** As `viva import` reads it. */
function convert(
  file: string,
): Pick<Imported, 'rule' | 'skipped'> & { readonly cards: readonly ImportedCard[] } {
  const { decks, rule, skipped } = convertText(read(file), { fileName: path.basename(file) })
  return { cards: decks.flatMap(({ cards }) => cards), rule, skipped }
}

function markdownIn(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => path.join(place, file))
}

const rows: string[] = []

describe.skipIf(!isHere)('real collections', () => {
  for (const { truth, wanted } of isHere ? truths() : []) {
    it(`${truth.file} meets the bar`, () => {
      const converted = markdownIn(path.join(corpora, truth.file)).map(convert)
      const cards = converted.flatMap((each) => each.cards)
      const result = score(truth, wanted, cards)
      const [least, most] = truth.accept_range
      const rule = messages('en').convert.rule((converted[0] as (typeof converted)[number]).rule)
      rows.push(
        [
          truth.file.slice(-44).padEnd(44),
          String(cards.length).padStart(4),
          result.questionRecall.toFixed(3),
          result.answerRecall.toFixed(3),
          String(result.junk.length).padStart(4),
          rule,
        ].join('  '),
      )
      expect(result.forbidden).toEqual([])
      expect(result.leaks).toBe(0)
      expect(result.questionRecall, `missing: ${result.missing.join(', ')}`).toBeGreaterThanOrEqual(0.97)
      expect(result.answerRecall).toBeGreaterThanOrEqual(0.95)
      expect(result.junk.length, result.junk.slice(0, 5).join(' | ')).toBeLessThanOrEqual(cards.length * 0.03)
      expect(cards.length).toBeGreaterThanOrEqual(least)
      expect(cards.length).toBeLessThanOrEqual(most)
    })

    it(`${truth.file}: questions without an answer are told with their lines`, () => {
      const skipped = markdownIn(path.join(corpora, truth.file)).flatMap((file) => convert(file).skipped)
      const told = new Set(skipped.map(({ line }) => line))
      const silent = wanted.filter(({ status, line }) => status !== 'answered' && !told.has(line))
      expect(silent.map(({ line, question }) => `${line} ${question}`)).toEqual([])
    })
  }

  it('every file becomes a deck that reads back as it was written', () => {
    const broken = [...markdownIn(corpora), ...seeds()].filter((file) => {
      const { deck } = convertMarkdown(read(file), { fileName: path.basename(file) })
      return (
        JSON.stringify(withoutPlaces(readDeck(formatDeck(deck)).deck)) !== JSON.stringify(withoutPlaces(deck))
      )
    })
    expect(broken).toEqual([])
  }, 60_000)

  it('the same file in four encodings gives the same cards', () => {
    const folder = path.join(corpora, '_derived/train')
    const results = readdirSync(folder).map((file) => convertMarkdown(read(path.join(folder, file))).cards)
    for (const cards of results) expect(cards).toEqual(results[0])
    expect(results[0]).toHaveLength(100)
  })

  afterAll(() => {
    console.log(['file'.padEnd(44) + '  cards q.rec  a.rec  junk  rule', ...rows].join('\n'))
  })
})

function seeds(): readonly string[] {
  const folder = path.join(beside, 'seeds')
  return existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : []
}

describe.skipIf(seeds().length < 5)('notes without mark-up', () => {
  const questionsOf = (index: number): readonly string[] =>
    convertMarkdown(read(seeds()[index] as string)).cards.map(({ question }) => bare(question))
  const found = (cards: readonly string[], wanted: readonly string[]): number =>
    wanted.filter((question) => cards.includes(bare(question))).length / wanted.length

  it('numbered lines under section lines are found, all of them and nothing else', () => {
    const wanted = [
      'python中进程，线程，协程',
      'python的垃圾回收机制',
      'python缓存池机制',
      '字典的底层原理',
      'django的生命周期',
      'django中间件的使用',
      'django session的设计原理',
      '请解释 Django REST framework（DRF）并列举其主要特点。',
      '为什么要使用framework框架？',
      'class View(object):',
      'nginx中proxy_pass和uwsgi_pass的区别',
    ]
    const cards = questionsOf(4)
    expect(found(cards, wanted)).toBe(1)
    expect(cards).toHaveLength(wanted.length)
  })

  it('most bare question lines are found, with little else', () => {
    const wanted = [
      '什么是跨域',
      '同源策略',
      '如何解决跨域问题',
      '简述什么是 FBV 和 CBV',
      '什么是 MVVM 模型',
      '使用 orm 和原生 sql 的优缺点',
      '什么是 nginx',
      'Nginx 负载均衡概述',
      'nginx 平滑重启',
      'nginx 正向代理与反向代理',
      '正向代理的作用',
      '反向代理的作用',
      '负载均衡策略',
      '异步非阻塞机制',
      'nginx、WSGI、uwsgi、uWSGI、django',
      'uwsgi 热加载启动',
      '集群和分布式',
      '哨兵(redis 高可用)',
      'redis 集群',
      'docker',
      '部署项目',
      'mysql 主从同步',
    ]
    const cards = questionsOf(1)
    expect(found(cards, wanted)).toBeGreaterThanOrEqual(0.95)
    expect(cards.length - found(cards, wanted) * wanted.length).toBeLessThanOrEqual(2)
  })
})
