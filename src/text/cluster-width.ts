/**
 * The cells of one grapheme cluster, by the same rules as the package string-width, written anew because that package
 * spends 40 ms of every start on the expression for all emoji. Here it is made only for flags, the rarest of them.
 */
import { isWide } from './cell-table.ts'

/**
 * 0 for clusters without a visible character, 2 for emoji, else the East Asian Width of the first visible character
 * and of those after it that take a cell of their own (spacing marks, half-width voicing marks, unpaired jamo).
 */
export function clusterWidth(cluster: string): number {
  const visible = fromFirstVisible(cluster)
  if (visible === undefined) return 0
  const first = visible.codePointAt(0)!
  if (visible === cluster && cluster.length === (first > 0xffff ? 2 : 1)) return isWide(first) ? 2 : 1
  if (isEmoji(cluster)) return 2
  return jamoWidth(visible) ?? (isWide(first) ? 2 : 1) + trailingWidth(visible.slice(first > 0xffff ? 2 : 1))
}

const visibleCharacter = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u

function fromFirstVisible(cluster: string): string | undefined {
  const index = cluster.search(visibleCharacter)
  return index === -1 ? undefined : cluster.slice(index)
}

/** Longer clusters are no emoji, whatever they pretend to be. */
const longestEmoji = 50

/** True for emoji of more than one code point: with U+FE0F, a skin tone, joiners, a keycap, or a flag. */
function isEmoji(cluster: string): boolean {
  if (cluster.length > longestEmoji) return false
  if (/^[0-9#*]\u{fe0f}?\u{20e3}$/u.test(cluster)) return true
  if (cluster.includes('\u200d')) return (cluster.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) >= 2
  if (/^[^0-9#*\u{1f1e6}-\u{1f1ff}]\u{fe0f}$/u.test(cluster)) return /^\p{Emoji}/u.test(cluster)
  if (/^\p{Emoji_Modifier_Base}\p{Emoji_Modifier}$/u.test(cluster)) return true
  return /^[\u{1f1e6}-\u{1f1ff}\u{1f3f4}]/u.test(cluster) && flag().test(cluster)
}

let flagExpression: RegExp | undefined

/** By constructor, since the flag `v` is younger than what the compiler is told to emit. */
function flag(): RegExp {
  flagExpression ??= new RegExp('^\\p{RGI_Emoji}$', 'v')
  return flagExpression
}

/** Conjoining jamo: a leading consonant with its vowel (and trailing consonant) is one block of two cells. */
function jamoWidth(visible: string): number | undefined {
  const shown = Array.from(visible)
    .filter((character) => visibleCharacter.test(character))
    .map((character) => character.codePointAt(0)!)
  let cells = 0
  for (let index = 0; index < shown.length; index++) {
    const point = shown[index]!
    if (isLeadingJamo(point) && isVowelJamo(shown[index + 1])) {
      cells += 2
      index += isTrailingJamo(shown[index + 2]) ? 2 : 1
    } else if (isLeadingJamo(point) || isVowelJamo(point) || isTrailingJamo(point) || cells > 0) {
      cells += isWide(point) ? 2 : 1
    } else return undefined
  }
  return cells
}

function isLeadingJamo(point: number): boolean {
  return (point >= 0x1100 && point <= 0x115f) || (point >= 0xa960 && point <= 0xa97c)
}

function isVowelJamo(point: number | undefined): boolean {
  return point !== undefined && ((point >= 0x1160 && point <= 0x11a7) || (point >= 0xd7b0 && point <= 0xd7c6))
}

function isTrailingJamo(point: number | undefined): boolean {
  return point !== undefined && ((point >= 0x11a8 && point <= 0x11ff) || (point >= 0xd7cb && point <= 0xd7fb))
}

function trailingWidth(rest: string): number {
  let cells = 0
  for (const character of rest) {
    if (/[\p{Mc}\uff00-\uffef]/u.test(character)) cells += isWide(character.codePointAt(0)!) ? 2 : 1
  }
  return cells
}
