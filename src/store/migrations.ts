/**
 * The schema, as steps that are never edited once released: index + 1 is the version that a step leads to. Each step is plain
 * text, the names in its checks too: made from the model's lists, it would change with them. A test compares the two.
 *
 * Two things live side by side. `events` is the log and the truth. The memory columns of `cards` are its fold, kept so
 * that the queue needs no history. Texts come from decks and can be read again at any time; cards, aliases and events cannot.
 */

import { first } from './migrations/first.ts'
import { imports } from './migrations/imports.ts'
import { interviews } from './migrations/interviews.ts'
import { journals } from './migrations/journals.ts'
import { mocks } from './migrations/mocks.ts'

export const MIGRATIONS: readonly string[] = [first, imports, mocks, interviews, journals]
