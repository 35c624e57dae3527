/** Answers that are kept with what was asked about: a screen is drawn at every key and every second. */

/** Asks a function once for each value that it is given, as long as the value lives. */
export function once<Value extends object, Result>(ask: (value: Value) => Result): (value: Value) => Result {
  const known = new WeakMap<Value, { readonly result: Result }>()
  return (value) => {
    const found = known.get(value) ?? { result: ask(value) }
    known.set(value, found)
    return found.result
  }
}
