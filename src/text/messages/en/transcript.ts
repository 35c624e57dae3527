/** What only the Markdown transcript of a mock interview says. Texts of cards and answers come in cleaned. */
export const transcript = {
  title: (number: number, day: string) => `Mock interview ${number}, ${day}`,
  summary: (answered: number, skipped: number, covered: string) =>
    `${answered} answered, ${skipped} skipped, ${covered} of the key points covered.`,
  nothing: 'Nothing was answered.',
  band: (band: string, verdict: string | null) =>
    verdict === null ? `Band: ${band}.` : `Band: ${band}. Own verdict: ${verdict}.`,
  noise: 'The band is an estimate from practice: one mock is noisy.',
  warmUp: 'Warm-up',
  followUp: 'Follow-up',
  answer: 'Answer',
  spoken: 'Said aloud.',
  leftOut: 'Left out.',
  keyPoints: 'Key points',
  options: 'Options',
  slots: 'Time for the parts',
  slot: (name: string, took: string, share: string) => `${name}: ${took}, ${share}`,
  topic: (name: string) => `topic: ${name}`,
  took: (took: string, budget: string) => `time ${took} of ${budget}`,
  interrupted: 'interrupted',
  timeUp: 'ended by the clock',
  sure: (confidence: string) => `sure: ${confidence}`,
  hints: (count: number) => (count === 1 ? '1 hint' : `${count} hints`),
  graded: (grade: string) => `grade: ${grade}`,
}
