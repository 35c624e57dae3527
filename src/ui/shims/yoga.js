/** yoga-layout without its detour through fetch: the same WebAssembly, compiled from bytes at once. The build puts it in place. */
import loadYoga from '../../../node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'
import wrapAssembly from '../../../node_modules/yoga-layout/dist/src/wrapAssembly.js'
import { yogaBytes } from 'yoga-bytes'

// Emscripten fills the object that it is given, and does so before it returns when instantiateWasm answers at once.
const library = {
  instantiateWasm(imports, done) {
    const instance = new WebAssembly.Instance(
      new WebAssembly.Module(Buffer.from(yogaBytes, 'base64')),
      imports,
    )
    done(instance)
    return instance.exports
  },
}
loadYoga(library)
if (typeof library.Config !== 'function' && typeof library.Node !== 'function')
  throw new Error('Inconsistent: yoga did not start at once')

export default wrapAssembly(library)
export * from '../../../node_modules/yoga-layout/dist/src/generated/YGEnums.js'
