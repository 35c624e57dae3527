/** The user's editor: the only program that viva runs. Without a shell, with an absolute path. */
import { spawnSync } from 'node:child_process'
import { fileReason } from '../files/home.ts'
import { Failure } from '../model/failure.ts'

/**
 * Opens a file at a line and waits until the editor has closed. The terminal must be the editor's meanwhile.
 * @throws Failure `editor-missing`, `editor-failed`.
 */
export function editFile(path: string, line: number, setting: string | null): void {
  const command = setting || process.env['VISUAL'] || process.env['EDITOR']
  if (!command) throw new Failure('editor-missing', {}, 2)
  const [program = '', ...given] = splitCommand(command)
  const { error, status, signal } = spawnSync(program, [...given, ...placeArguments(program, path, line)], {
    stdio: 'inherit',
    shell: false,
  })
  if (error)
    throw new Failure('editor-failed', { editor: program, reason: fileReason(error) }, 2, { cause: error })
  if (signal) throw new Failure('editor-failed', { editor: program, reason: signal }, 2)
  // An editor that ends with an error still leaves the file as it left it: `:cq` in vim is a way to say "never mind".
  void status
}

/** Splits at spaces, with quotes: `"/opt/my editor/bin/edit" --wait`. Nothing else of a shell's grammar. */
function splitCommand(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

/** How an editor is told the line; the file alone for those that are not known to take one. */
function placeArguments(program: string, path: string, line: number): readonly string[] {
  const name = program.replace(/^.*[/\\]/, '').replace(/\.(exe|cmd)$/i, '')
  if (/^(vi|vim|nvim|gvim|view|nano|pico|micro|emacs|emacsclient|kak|mg|joe|ne|jed|mcedit)$/.test(name))
    return [`+${line}`, path]
  if (/^(hx|helix|subl|zed)$/.test(name)) return [`${path}:${line}`]
  if (/^(code|codium|code-insiders|cursor)$/.test(name)) return ['--wait', '--goto', `${path}:${line}`]
  return [path]
}
