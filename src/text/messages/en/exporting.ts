/** What an export says. Paths and names come in cleaned. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

type Counts = {
  readonly decks: number
  readonly cards: number
  readonly notes: number
  readonly reviews: number
}

const cardsOf = ({ cards, decks }: Counts): string =>
  `${count(cards, 'card', 'cards')} of ${count(decks, 'deck', 'decks')}`

export const exporting = {
  progress: (cards: number) => `Exporting ... ${cards}`,
  written: {
    anki: (counts: Counts, path: string, _files: number) =>
      `${cardsOf(counts)}${counts.reviews > 0 ? ` with ${count(counts.reviews, 'review', 'reviews')}` : ''}: ${path}`,
    csv: (counts: Counts, path: string, _files: number) => `${cardsOf(counts)}: ${path}`,
    json: (counts: Counts, path: string, _files: number) => `${cardsOf(counts)}: ${path}`,
    reviews: (counts: Counts, path: string, _files: number) =>
      `${count(counts.reviews, 'event', 'events')}: ${path}`,
    hashcards: (counts: Counts, path: string, files: number) =>
      `${cardsOf(counts)}: ${files === 1 ? path : `${files} files, ${path} the first`}`,
    markdown: (counts: Counts, path: string, files: number) =>
      `${cardsOf(counts)}: ${files === 1 ? path : `${files} files, ${path} the first`}`,
    sheet: (counts: Counts, path: string, _files: number) =>
      `${count(counts.notes, 'question', 'questions')}: ${path}`,
  },
  media: (n: number) => `With ${count(n, 'media file', 'media files')}.`,
  drafts: (n: number) => `${count(n, 'draft', 'drafts')} without an answer left out.`,
  offDecks: (n: number, first: string) =>
    n === 1
      ? `The deck ${first} is switched off and was left out. Name it to export it.`
      : `${n} decks are switched off and were left out (${first} ...). Name them to export them.`,
  refused: {
    missing: 'there is no such file; its name or its description stands in its place',
    outside: 'it is not inside the folder of the decks; its description stands in its place',
    'not-media': 'it is neither a picture nor a sound; its description stands in its place',
    'too-large': 'it is larger than 100 MB; its description stands in its place',
  },
  notCopied: {
    missing: 'there is no such file; the link stays as it is',
    outside: 'it is not inside the folder of the decks, and was not copied',
    'not-media': 'it is neither a picture nor a sound, and was not copied',
    'too-large': 'it is larger than 100 MB, and was not copied',
  },
  mediaStays: (n: number) =>
    `${count(n, 'picture or sound', 'pictures and sounds')} of the decks stay where they are. To take them along: -o FOLDER`,
  moreRefused: (n: number) => `${n} more like these.`,
  sheetTitle: (day: string) => `viva ${day}`,
  next: {
    anki: (path: string) =>
      `Next: import ${path} in Anki (File > Import). A later export updates the notes that changed here and adds new ones.`,
    csv: (path: string) => `Next: viva import ${path} reads it back`,
    json: (path: string) => `Next: jq '.cards[] | .question' ${path}`,
    reviews: (_path: string) => 'Next: viva stats shows the same in figures',
    hashcards: (path: string) => `Next: hashcards drill ${path}`,
    markdown: (path: string) => `Next: viva link or viva import ${path} on the other machine`,
    sheet: (path: string) => `Next: print ${path}, or read it with: viva show CARD`,
  },
  wayBack: (path: string) => `The way back to Anki:
1. In Anki: File > Import, ${path}. Tick "Import any learning progress". To have FSRS go on where viva stood, tick "Import any
   deck presets" too, and switch FSRS on in the deck options.
2. Anki keeps the progress of cards that it has already: for them it takes over texts, and neither due days nor reviews. To take
   everything over, import into a new profile (File > Switch Profile > Add), or delete the notes in Anki first (its own log of
   them goes with them; the package holds it all).
3. Look at a card's info (key I in the browser): reviews, stability and due day are those of viva.`,
}
