/** Mochi's archive from the disk to the text of its cards, and its media to a folder beside the decks. */
import { mediaName } from '../convert/anki/media-name.ts'
import { openArchive } from '../files/archive.ts'
import { writeMedia } from '../files/media.ts'
import { Failure } from '../model/failure.ts'
import { defaultImportLimits, type ImportLimits } from '../model/import-limits.ts'

export type MochiArchive = {
  readonly text: string
  /** Paths of what was not there before. @throws Failure as `files/media`. */
  readonly writeMedia: (names: readonly string[], folder: string) => Promise<readonly string[]>
}

const DATA = ['data.json', 'data.edn']

/** @throws Failure `archive-*`, `import-limit`, `file-missing`, `not-readable`. */
export async function readMochiArchive(
  path: string,
  limits: Partial<ImportLimits> = {},
): Promise<MochiArchive> {
  const all = { ...defaultImportLimits, ...limits }
  const archive = await openArchive(path, all)
  try {
    const data = DATA.find(archive.has)
    if (data === undefined) throw new Failure('archive-damaged', { path, reason: DATA.join(', ') }, 2)
    const text = (await archive.read(data, 'textBytes')).toString('utf8')
    const names = archive.names.filter((name) => !DATA.includes(name))
    return { text, writeMedia: (wanted, folder) => extract(path, all, names, wanted, folder) }
  } finally {
    archive.close()
  }
}

async function extract(
  path: string,
  limits: ImportLimits,
  names: readonly string[],
  wanted: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const files = wanted.flatMap((name) => {
    const file = names.find((each) => mediaName(each) === name)
    return file === undefined ? [] : [{ name, file }]
  })
  if (files.length === 0) return []
  const archive = await openArchive(path, limits)
  try {
    return (await writeMedia(archive, files, folder, false)).flatMap((made) =>
      made.isNew ? [made.path] : [],
    )
  } finally {
    archive.close()
  }
}
