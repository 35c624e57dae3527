/**
 * viva's own note types in Anki. Frozen: Anki recognises a note type by id, fields and templates, and makes a second one of
 * everything that differs, with the notes left on the first. Only `css` and the templates' text may change, with `modifiedS`.
 *
 * They hold no word of any language. Stock note types would not do: their names are translated.
 */
import type { AnkiNoteType } from '../../model/anki.ts'

/** When the text of templates or styles below was last changed, in seconds: Anki takes the newer one over. */
export const ownTypesModifiedS = 1_763_700_000

const css = `.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.45; text-align: left; max-width: 44em; margin: 0 auto; padding: 0 0.6em; }
.viva-question { font-weight: 600; }
.viva-parent { opacity: 0.65; font-size: 0.85em; }
.viva-prompt, .viva-options { font-weight: 400; }
.viva-right { font-weight: 600; }
.viva-right::after { content: " \\2713"; }
.viva-points li.viva-must { font-weight: 600; }
.viva-points li.viva-must::before { content: "! "; }
.viva-hints, .viva-next { opacity: 0.8; }
.viva-next li { list-style-type: "\\2192\\00a0"; }
.viva-source { opacity: 0.5; font-size: 0.7em; margin-top: 1.5em; }
.cloze { font-weight: 600; color: #2563eb; }
.nightMode .cloze, .night_mode .cloze { color: #93c5fd; }
pre { overflow-x: auto; padding: 0.6em; border-radius: 4px; background: rgba(128, 128, 128, 0.15); }
code { font-family: ui-monospace, monospace; font-size: 0.85em; }
table { border-collapse: collapse; }
td, th { border: 1px solid rgba(128, 128, 128, 0.5); padding: 0.2em 0.5em; }
blockquote { margin-left: 0; padding-left: 0.8em; border-left: 3px solid rgba(128, 128, 128, 0.5); }
img { max-width: 100%; }
`

const hints = '{{#Hints}}<div class="viva-hints">{{hint:Hints}}</div>{{/Hints}}'

const after = `{{#KeyPoints}}<div class="viva-points">{{KeyPoints}}</div>{{/KeyPoints}}
{{#FollowUps}}<div class="viva-next">{{FollowUps}}</div>{{/FollowUps}}
<div class="viva-source">{{Source}}</div>`

export const basicFields = ['Front', 'Back', 'KeyPoints', 'Hints', 'FollowUps', 'Source'] as const
export const clozeFields = ['Text', 'Front', 'KeyPoints', 'Hints', 'FollowUps', 'Source'] as const

export const basicType: AnkiNoteType = {
  id: 1_763_700_000_001,
  name: 'viva-basic-v1',
  kind: 'normal',
  css,
  sortField: 0,
  fields: basicFields.map((name, index) => ({ name, id: String(7_612_943_105_001 + index) })),
  templates: [
    {
      name: 'viva',
      id: '7612943105101',
      front: `<div class="viva-question">{{Front}}</div>\n${hints}`,
      back: `{{FrontSide}}\n<hr id="answer">\n<div class="viva-answer">{{Back}}</div>\n${after}`,
    },
  ],
}

export const clozeType: AnkiNoteType = {
  id: 1_763_700_000_002,
  name: 'viva-cloze-v1',
  kind: 'cloze',
  css,
  sortField: 1,
  fields: clozeFields.map((name, index) => ({ name, id: String(7_612_943_105_011 + index) })),
  templates: [
    {
      name: 'viva',
      id: '7612943105102',
      front: `{{#Front}}<div class="viva-question">{{Front}}</div>{{/Front}}\n{{cloze:Text}}\n${hints}`,
      back: `{{#Front}}<div class="viva-question">{{Front}}</div>{{/Front}}\n{{cloze:Text}}\n${after}`,
    },
  ],
}
