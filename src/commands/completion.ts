/**
 * `viva completion SHELL`: a script that asks viva itself for candidates (`viva complete -- WORDS`), so that commands, options,
 * decks and settings are always those of this program.
 */
import type { Command } from 'commander'
import { Failure } from '../model/failure.ts'
import { homeOf } from '../files/home.ts'
import { decks } from '../store/cards.ts'
import { closeStore, openStoreToRead } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { settingNames, settingValues } from './config.ts'

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_viva() {
  local IFS=$'\\n'
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  words=("\${words[@]//\\\\/}")
  words[-1]="\${words[-1]#[\\"\\']}"
  COMPREPLY=($(viva complete -- "\${words[@]}" 2>/dev/null))
  [ "\${#COMPREPLY[@]}" -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o nosort -o filenames -F _viva viva
`,
  zsh: `#compdef viva
_viva() {
  local -a found
  found=("\${(@f)$(viva complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
compdef _viva viva
`,
  fish: `function __viva_complete
  viva complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c viva -a '(__viva_complete)'
`,
}

export function completion(shell: string): void {
  const script = SCRIPTS[shell]
  if (script === undefined)
    throw new Failure('usage', { message: `${shell}: ${Object.keys(SCRIPTS).join(', ')}` }, 2)
  process.stdout.write(script)
}

/** Prints the candidates for the last of the words typed so far, one a line. Only reads; says nothing when it cannot. */
export function complete(typed: readonly string[], program: Command): void {
  const last = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  const path = commandPath(program, before)
  const command = path.at(-1) ?? program
  const options = command.options.flatMap((option) => option.long ?? [])
  const candidates = last.startsWith('-')
    ? [...options, '--help']
    : wordsFor(path, before.slice(path.length - 1), program)
  for (const candidate of new Set(candidates))
    if (candidate.startsWith(last)) process.stdout.write(`${cleanLine(candidate)}\n`)
}

function commandPath(program: Command, words: readonly string[]): readonly Command[] {
  const path = [program]
  for (const word of words) {
    const next = path.at(-1)?.commands.find((command) => command.name() === word)
    if (next) path.push(next)
  }
  return path
}

/** `given` are the arguments of the command that stand already. */
function wordsFor(path: readonly Command[], given: readonly string[], program: Command): readonly string[] {
  const command = path.at(-1) as Command
  const visible = command.commands.filter((child) => child.name() !== 'complete').map((child) => child.name())
  if (command === program) return visible
  switch (command.name()) {
    case 'mock':
      return [...visible, ...deckNames()]
    case 'review':
    case 'show':
    case 'on':
    case 'off':
      return deckNames()
    case 'decks':
      return visible
    case 'config':
      return given[0] === undefined ? settingNames : settingValues(given[0])
    case 'grade':
      return ['again', 'hard', 'good', 'easy']
    case 'completion':
      return Object.keys(SCRIPTS)
    default:
      return []
  }
}

function deckNames(): readonly string[] {
  const store = openStoreToRead(homeOf().database)
  if (!store) return []
  const names = decks(store, 'en').map((row) => row.deck)
  closeStore(store)
  return names
}
