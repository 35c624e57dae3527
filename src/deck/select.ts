/** Choosing decks by what people type: a name, a prefix up to a `/`, or a glob. Knows names only. */

/** The names that any pattern selects, in their given order; and the patterns that select none. */
export function selectDecks(
  names: readonly string[],
  patterns: readonly string[],
): { readonly selected: readonly string[]; readonly unknown: readonly string[] } {
  const tests = patterns.map((pattern) => ({ pattern, matches: matcher(pattern) }))
  return {
    selected: names.filter((name) => tests.some(({ matches }) => matches(name))),
    unknown: tests.filter(({ matches }) => !names.some(matches)).map(({ pattern }) => pattern),
  }
}

/** `work` selects the deck `work` and all below `work/`; `*` stays within a folder, `**` does not, `?` is one character. */
function matcher(pattern: string): (name: string) => boolean {
  const clean = pattern.replace(/\/$/, '')
  if (!/[*?]/.test(clean)) return (name) => name === clean || name.startsWith(`${clean}/`)
  const parts = clean.split(/(\*\*|\*|\?)/).map((part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    return part === '?' ? '[^/]' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&')
  })
  const expression = new RegExp(`^${parts.join('')}$`)
  return (name) => expression.test(name)
}
