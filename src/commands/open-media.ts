/**
 * Opens the pictures, sounds and documents that a card names with the system's own program, when a person asks for it. Only files
 * of kinds that are looked at or listened to, and only inside of the card's root: a deck may come from a stranger.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, extname, join, resolve, sep } from 'node:path'
import type { Card } from '../model/card.ts'
import { Failure } from '../model/failure.ts'

/** Nobody wants more windows than this at once. */
const mostAtOnce = 5

const KINDS = new Set(
  '.png .jpg .jpeg .gif .webp .avif .bmp .tif .tiff .mp3 .m4a .ogg .oga .opus .wav .flac .aac .mp4 .m4v .webm .ogv .mov .mkv .pdf'.split(
    ' ',
  ),
)

/**
 * Starts the system's program on each file and does not wait for it. Returns the names of the files.
 * @throws Failure `no-media` when the card names none that may be opened, `opener-missing`.
 */
export function openMedia(card: Card, root: string | null): readonly string[] {
  const files = root === null ? [] : mediaOf(card, root).slice(0, mostAtOnce)
  if (files.length === 0) throw new Failure('no-media', {}, 2)
  const opener = openerOf(process.platform)
  if (opener === null) throw new Failure('opener-missing', {}, 3)
  for (const file of files) {
    const child = spawn(opener, [file], { detached: true, stdio: 'ignore', shell: false })
    // It was there a moment ago; that it cannot be run after all is no reason to end.
    child.on('error', () => {})
    child.unref()
  }
  return files.map((file) => file.slice(file.lastIndexOf(sep) + 1))
}

/** The files that a card names, by their real paths, each once, in its order. */
export function mediaOf(card: Card, root: string): readonly string[] {
  const texts = [
    card.question,
    card.prompt ?? '',
    ...card.options.map(({ text }) => text),
    card.answer,
    ...card.hints,
  ]
  const named = [...texts.join('\n').matchAll(links)].flatMap(([, link, source]) => {
    const path = decoded(link ?? source ?? '')
    const isElsewhere = path === null || /^[a-z][a-z0-9+.-]*:|^[/\\#]/i.test(path)
    return isElsewhere ? [] : [resolve(dirname(card.file), path)]
  })
  return [...new Set(named.flatMap((path) => insideOf(root, path)))]
}

/** In Markdown, and in the HTML that Markdown may hold. */
const links =
  /\]\(\s*<?([^()\s<>]+)>?[^()]*\)|<(?:img|audio|video|source|embed)\b[^<>]{0,1000}?\ssrc\s*=\s*["']([^"'<>\n]+)["']/gi

/** The root that a card's deck stands in; null for a file that is nobody's. */
export const rootOf = (card: Card, roots: readonly { readonly path: string }[]): string | null =>
  roots.find(({ path }) => card.file.startsWith(path + sep))?.path ?? null

function insideOf(root: string, path: string): readonly string[] {
  try {
    const real = realpathSync(path)
    const isInside = real.startsWith(realpathSync(root) + sep)
    return isInside && KINDS.has(extname(real).toLowerCase()) && statSync(real).isFile() ? [real] : []
  } catch {
    // What is not there is not opened.
    return []
  }
}

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}

/** The absolute path of the program that opens files; null where there is none. */
function openerOf(platform: NodeJS.Platform): string | null {
  const name = { darwin: 'open', win32: 'explorer.exe' }[platform as string] ?? 'xdg-open'
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = resolve(join(folder, name))
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return null
}
