/** Review line after line, for screen readers and terminals that cannot be redrawn. Deck text comes in cleaned. */
export const plain = {
  question: (at: number, of: number, where: readonly string[]) =>
    `Question ${at} of ${of}. ${where.join(', ')}.`,
  options: (several: boolean): string => (several ? 'Options. Several are right:' : 'Options. One is right:'),
  option: (at: number, text: string) => `${at}. ${text}`,
  picked: (numbers: readonly number[]) =>
    numbers.length === 0 ? 'Nothing picked.' : `Picked: ${numbers.join(', ')}.`,
  optionRight: (at: number, text: string) => `Right: ${at}. ${text}`,
  pickedRight: 'Your choice is right.',
  pickedWrong: 'Your choice is wrong.',
  answer: 'Answer:',
  hint: (at: number, of: number) => `Hint ${at} of ${of}:`,
  askPrompt: 'Enter shows the answer, ? lists the keys.',
  pickPrompt: 'Numbers of your choice, then Enter:',
  typePrompt: 'Type the answer, or / and a key:',
  gradePrompt: (grades: readonly string[], suggested: string) =>
    `${grades.join('; ')}. Enter is ${suggested}.`,
  gradeChoice: (key: number, grade: string, wait: string) => `${key} ${grade}, ${wait}`,
  graded: (grade: string, wait: string) => `${grade}. Again in ${wait}.`,
  crammed: (grade: string) => `${grade}.`,
  sentence: (text: string) => `${text}.`,
  comma: ', ',
  endPrompt: 'Your choice, or q:',
  unknown: (input: string) => `${input} is not a key here. ? lists the keys.`,
  keysHeading: 'Keys, each followed by Enter:',
  key: (key: string, explanation: string) => `${key}: ${explanation}`,
  commandPrefix: 'Put / before a key, as in /h, because what you type is the answer.',
}
