/**
 * Who owns an id when several texts claim it: texts in several languages are one card, a copy in the home folder stands before
 * the starter deck it came from, and everything else is a problem that the first one wins.
 */
import type { CardId, CardKey } from '../model/card.ts'
import {
  ROOT_KINDS,
  type ParsedCard,
  type ParsedFile,
  type Root,
  type RootId,
  type StoredText,
} from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'

/** A text that wants to be (part of) a card: just parsed, or kept from a file that did not change. */
export type Claim = {
  readonly id: CardId
  readonly isExplicit: boolean
  readonly root: RootId
  readonly file: string
  readonly deck: string
  readonly language: string
  readonly line: number
  readonly position: number
  /** Null for a text of a file that was not read again. */
  readonly parsed: ParsedCard | null
  /** The card that a kept text belongs to. */
  readonly key: CardKey | null
}

/** The texts of one card, the first of them deciding where it stands. */
export type ClaimedCard = { readonly id: CardId; readonly claims: readonly [Claim, ...Claim[]] }

export function claimsOf(files: readonly ParsedFile[], keptTexts: readonly StoredText[]): readonly Claim[] {
  const parsed = files.flatMap((file) =>
    file.cards.map((card): Claim => ({
      id: card.id,
      isExplicit: card.isExplicit,
      root: file.root.id,
      file: file.path,
      deck: file.deck,
      language: file.head.language,
      line: card.line,
      position: card.position,
      parsed: card,
      key: null,
    })),
  )
  const kept = keptTexts.map((text): Claim => ({
    id: text.id,
    isExplicit: text.isExplicit,
    root: text.root,
    file: text.file,
    deck: text.deck,
    language: text.language,
    line: 0,
    position: 0,
    parsed: null,
    key: text.key,
  }))
  return [...parsed, ...kept]
}

/** Puts claims together to cards. What loses is a problem, or silent where a starter text is shadowed. */
export function settleClaims(
  claims: readonly Claim[],
  roots: readonly Root[],
): { readonly cards: readonly ClaimedCard[]; readonly problems: readonly Problem[] } {
  const kinds = new Map(roots.map((root) => [root.id, root.kind]))
  const isStarter = (claim: Claim): boolean => kinds.get(claim.root) === 'starter'
  const rank = (claim: Claim): number => ROOT_KINDS.indexOf(kinds.get(claim.root) ?? 'linked')
  const problems: Problem[] = []
  const cards = new Map<string, [Claim, ...Claim[]]>()
  for (const claim of [...claims].sort(byPrecedence)) {
    const held = cards.get(claim.id)
    if (!held) cards.set(claim.id, [claim])
    else if (!claim.isExplicit || !held[0].isExplicit) takeFreeId(claim)
    else if (claim.root !== held[0].root && !isStarter(claim))
      problems.push(problemOf('id-in-other-root', claim, held[0]))
    else if (!held.some(({ language }) => language === claim.language)) held.push(claim)
    else if (claim.root === held[0].root) problems.push(problemOf('duplicate-id', claim, held[0]))
  }
  return { cards: [...cards].map(([id, settled]) => ({ id: id as CardId, claims: settled })), problems }

  /** Starter texts last, texts that stood before first, then by precedence of roots, path and position. */
  function byPrecedence(a: Claim, b: Claim): number {
    return (
      Number(isStarter(a)) - Number(isStarter(b)) ||
      Number(a.parsed !== null) - Number(b.parsed !== null) ||
      rank(a) - rank(b) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : a.position - b.position)
    )
  }

  /** Two texts may come to the same computed id (the same deck name and question in two roots): both are cards. */
  function takeFreeId(claim: Claim): void {
    for (let n = 2; ; n++) {
      const id = `${claim.id}~${n}`
      if (cards.has(id)) continue
      cards.set(id, [claim])
      return
    }
  }
}

const problemOf = (code: 'duplicate-id' | 'id-in-other-root', claim: Claim, owner: Claim): Problem => ({
  file: claim.file,
  line: claim.line,
  column: 1,
  code,
  values: { id: claim.id, file: owner.file },
})
