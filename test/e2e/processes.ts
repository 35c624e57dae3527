/** Processes and terminals below the level of one program on one terminal: children, shells, a window that is closed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { spawn } from '@lydell/node-pty'

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return rows.flatMap((row) => {
    const [child, parent] = row.trim().split(/\s+/).map(Number)
    return parent === pid ? [child!] : []
  })
}

/** Whether a process is at work. One that has ended and that nobody has asked after (a zombie) is not. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z]/.test(stdout.trim())
}

/**
 * Starts a program in a terminal window, sends it keys one after the other as soon as each text is there, and closes the window.
 * Yields the code that a shell would see: one that dies by signal n has 128 + n.
 */
export function inClosedWindow(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  script: readonly (readonly [wanted: string, keys: string])[],
): Promise<number> {
  const [program, ...args] = command
  const window = spawn(program, args, {
    cols: 80,
    rows: 24,
    env: { ...process.env, ...env } as Record<string, string>,
  })
  const steps = [...script]
  let shown = ''
  window.onData((data) => {
    shown += data
    const [wanted, keys] = steps[0] ?? []
    if (wanted === undefined || !shown.includes(wanted)) return
    steps.shift()
    shown = ''
    if (steps.length > 0) window.write(keys!)
    else closeWindow(window)
  })
  return new Promise((resolve) => {
    window.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode))
  })
}

/** The typings know only what all platforms have. */
const closeWindow = (window: unknown): void => (window as { readonly destroy: () => void }).destroy()
