/**
 * Names of media files: what notes call them, which of them viva keeps, and how a deck links to them. Names come from
 * strangers: one component, no control characters, none that means something to a system.
 */

/** Anki's limit. In bytes. */
const mostBytes = 120

/** Pictures, sound, film and documents: nothing that a system would run or a browser would obey. */
const kept =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?|ico|mp3|m4a|ogg|oga|opus|wav|flac|aac|mp4|m4v|webm|ogv|mov|mkv|avi|pdf)$/i

/** Of a source in HTML or a name in a package the file's name as Anki has it; null for what is no file of a package. */
export function mediaName(source: string): string | null {
  const name = (source.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}[\]<>:"/?*^\\|]/gu, '')
    .replace(/^[. ]+/, '')
  const bare = name.replace(/^(con|prn|aux|nul|com[1-9]|lpt[1-9])(?=\.|$)/i, '$1_').replace(/[ .]+$/, '_')
  return kept.test(bare) ? shortened(bare) : null
}

export const isPicture = (name: string): boolean => /\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?|ico)$/i.test(name)

/** Anki writes names as they are, other programs as addresses. */
export function decodedPath(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}

/** The address of a file in a folder beside the deck, for a link in Markdown. */
export function mediaLink(folder: string, name: string): string {
  const path = `${folder}/${name}`
  return path
    .split('/')
    .map((part) =>
      part.replace(/[%\s()<>#?&\\"'`*_~[\]{}$|!]/gu, (character) =>
        encodeURIComponent(character).replace(/[!'()*_~]/g, percent),
      ),
    )
    .join('/')
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** The ending stays, since it tells what the file is. */
function shortened(name: string): string {
  const encoder = new TextEncoder()
  if (encoder.encode(name).length <= mostBytes) return name
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? ''
  let stem = ''
  for (const character of name.slice(0, -ending.length)) {
    if (encoder.encode(stem + character + ending).length > mostBytes) break
    stem += character
  }
  return stem + ending
}
