import { expect, test } from 'vitest'
import { scaling } from './scaling.ts'

// Seen to fail when aliases in front matter were refused after they had been walked through (src/deck/yaml.ts), and when RemNote's
// arrows were searched for together with the spaces around them (src/convert/remnote/convert.ts).
test(
  'whatever is repeated, a text of twice the length takes no more than three times as long',
  { timeout: 240_000 },
  async () => {
    const { faults, probes } = await scaling({ length: 2_000 })
    expect(faults).toEqual([])
    expect(probes).toBeGreaterThan(1_500)
  },
)
