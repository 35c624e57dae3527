/** The triage of titles before an interview. Questions come in cleaned. */
export const triage = {
  title: 'What will they ask?',
  counts: (must: number, maybe: number, skip: number) => `${must} must, ${maybe} maybe, ${skip} skipped`,
  fits: (fit: number, of: number): string =>
    fit >= of ? `all ${of} cards fit` : `${fit} of ${of} cards fit`,
  marks: { must: 'must', maybe: 'maybe', skip: 'skip' },
  unsaid: 'nothing said',
  chosen: (choice: string, question: string) => `${choice}: ${question}`,
  undone: (question: string) => `Taken back: ${question}`,
  plainKeys: '1 must, 2 maybe, 3 skip, 0 nothing, Enter leaves it as it is, u takes back, q ends.',
  noInterview: 'no interview is set; set one with: viva interview set 2026-12-05',
  badChoice: (text: string) => `${text} is not a choice; say must, maybe, skip or none`,
  next: 'Next: viva interview',
}
