/** Plans the day before an interview in 30 days, and forecasts until then, in the home of `$VIVA_HOME`; prints how long each took. */
import { forecastRecall, planToday, viewInterview } from '../../../src/commands/interview-plan.ts'
import { openLibrary } from '../../../src/commands/open-library.ts'
import { present } from '../../../src/commands/present.ts'
import { day } from '../../../src/model/time.ts'
import { nextInterview, setInterview, type StoredInterview } from '../../../src/store/interviews.ts'
import { closeStore } from '../../../src/store/open.ts'

const library = await openLibrary()
const { at, dayOn } = present(library.settings)
setInterview(library.store, { name: 'bench', heldOn: day(dayOn + 30), minutesPerDay: 60 }, at)
const interview = nextInterview(library.store, dayOn) as StoredInterview
const planMs: number[] = []
const forecastMs: number[] = []
let [cards, planned, recall] = [0, 0, 0]
for (let run = 0; run < 5; run++) {
  const begin = performance.now()
  const view = viewInterview(library, interview)
  const plan = planToday(view)
  const between = performance.now()
  recall = forecastRecall(view, 1).recall
  forecastMs.push(performance.now() - between)
  planMs.push(between - begin)
  cards = view.cards.length
  planned = plan.fresh.length + plan.reviews.length
}
closeStore(library.store)
console.log(JSON.stringify({ planMs, forecastMs, cards, planned, recall }))
