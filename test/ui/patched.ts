/** What the build makes of the patched packages, for the test that compares them with the originals. */
import stringWidth from 'string-width'

export const width = stringWidth
// The build replaces this by the shim.
export const Segmenter = Intl.Segmenter
export { decodeHTMLStrict } from 'entities'
