/**
 * How questions, answers and the furniture around them are worded, in the languages that collections are written in.
 * Knows phrases only: nothing of blocks, levels or rules.
 */

/** From where the run of them begins: tried from each of its characters, a long run within a text takes its length squared. */
const closing =
  /(?<![\s"'`*_)）\]】」。.!！~\p{Extended_Pictographic}\u200d])[\s"'`*_)）\]】」。.!！~\p{Extended_Pictographic}\u200d]+$/u

/** How much a text looks like a question: 1 asks with a mark, 0.8 with its first or last words, 0.6 perhaps, 0 not at all. */
export function questionLook(text: string): number {
  const bare = text.replaceAll('\ufe0f', '').replace(closing, '')
  if (/[?？؟]$/.test(bare) || /[（(]\s*[)）]?$|_{3,}/.test(text.trim())) return 1
  if (asks.test(bare)) return 0.8
  // A question, then what it is asked about: `Will it work? Explain`.
  if (/[?？؟](?=[\s\p{Script=Han}])/u.test(bare.replace(/`[^`]*`|https?:\S*/g, ''))) return 0.8
  return mayAsk.test(bare) ? 0.6 : 0
}

const asks = new RegExp(
  [
    /^\W*(?:what|why|how|when|where|which|who|whose|is it|are there|do you|does|did you|can you|could you|should|would you|have you)(?:['’]\w+)?\b.+/,
    /^\W*(?:explain|describe|compare|contrast|discuss|differentiate|difference|differences|briefly|please|tell me|walk (?:me|us)|give (?:an example|some|me)|name (?:some|a few|three|two|the))\b.+/,
    /^(?:请|什么是|什么叫|什麼是|如何|怎么|怎麼|怎样|为什么|為什麼|为何|谈谈|談談|谈一下|说说|說說|说一说|说一下|说出|讲讲|讲一下|聊聊|简述|簡述|简单(?:介绍|说|描述)|介绍一?下?|介绍|解释|解釋|描述|列举|写出|写一个|实现一个|手写|手撕|自我介绍|你(?:如何|怎么|对|是|会|能|有|在|知道|了解|认为|觉得|喜欢|最))/,
    /(?:什么|什麼|哪些|哪几种|哪几个|几种|多少|区别|區別|差异|异同|优缺点|吗|嗎|呢|么|不同|有何不同|怎么办|如何实现|怎么实现|如何解决)$|是[^，。；]{1,12}还是[^，。；]{1,12}$/,
    /(?:ですか|とは|か|ください|違い(?:は|を.{1,8})?)$|^(?:なぜ|どのように|どう)|(?:무엇인가요?|인가요?|은가요?|는가요?|나요|란|이란|하시오|하세요|해 ?주세요|해 ?보세요|차이점?은?|차이|까요?|이유는?)$|^(?:왜|어떻게|무엇)/,
    /(?:nedir|ne demek|nasıl çalışır|farkı nedir|là gì|như thế nào|khác nhau)$|^(?:nasıl|neden|hangi|tại sao|vì sao|giải thích)\s/,
    /^[^\p{L}]*(?:qué|cuál|cuáles|cómo|por qué|cuándo|explica|describe|o que|qual|quais|como|por que|explique|descreva|para qué|para que|quando|onde|quem|cite|dónde|quién|cuántos|menciona|nombra|diferencias?|diferenças?|cos['’]è|cosa|che cosa|come|perché|quali|qual è|spiega|co to|czym|jak|dlaczego|jakie|jaka|jaki|opisz|wyjaśnij|apa|bagaimana|mengapa|jelaskan)(?=\P{L}).+/u,
    /^\W*(?:qu['’]est|quel|quelle|quels|quelles|comment|pourquoi|expliquez|décrivez|was|wie|warum|wieso|welche|welcher|welches|wann|erkläre|erklären|beschreibe|nenne)(?=\P{L}).+/u,
    /^[^\p{L}]*(?:что|как|какие|какой|какая|какое|каков[аыо]?|какими|каким|какую|почему|зачем|чем|в ч[её]м|для чего|о ч[её]м|когда|где|кто|сколько|может ли|могут ли|можно ли|есть ли|верно ли|объясните|опишите|расскажите|дайте|назовите|перечислите|приведите|сравните|напишите|реализуйте|що|як|які|яка|який|чому|навіщо|поясніть|опишіть)(?=\P{L}).+/u,
    /^(?:ما|كيف|لماذا|متى|اشرح)\s/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
)

/** Words that questions hold, and titles of notes as well. */
const mayAsk =
  /^\W*(?:is|are|was|were|do|did|can|could|would|will|has|have|define|list|name|tell|give|write|implement|design|create|convert|find|suppose|imagine|consider|mention|state|show|generate|calculate|determine|given|outline|identify|use|explain|contrast)\s\S+|什么|什麼|如何|怎么|怎样|为什么|哪些|哪个|是否|区别|区分|对比|作用|原理|理解|用法|使用场景|简述|解释|とは|違い|차이/iu

/** Headings around a collection, never questions in it. Compared with the whole text, without decoration. */
const furniture =
  /^(?:(?:table of )?contents?|toc|index|overview|references?|sources?|bibliography|further reading|(?:additional |useful |related |external )?(?:links?|resources?)|licen[sc]es?|copyright|contribut(?:ing|ions?|ors?)|how to contribute|foreword|preface|introduction|intro|disclaimers?|acknowledge?ments?|credits?|sponsors?|support(?: us)?|donat(?:e|ions?)|about(?: (?:me|us|the author))?|authors?|changelog|change log|see also|read more|learn more|related(?: (?:notes|posts|articles|topics|repositories|projects))?|appendix|translations?|community|contact|stargazers|star history|back to top|more|notes?|目录|目錄|前言|序言|简介|引言|说明|参考|参考(?:资料|文献|文章|链接|书籍|答案来源)|參考資料|相关(?:链接|阅读|文章|资料)|推荐阅读|延伸阅读|扩展阅读|学习资料|.{0,12}(?:资料|书籍|文章|教程|课程)推荐|许可(?:证|协议)?|版权(?:声明)?|贡献(?:者|指南)?|参与(?:协作|贡献)|如何参与贡献|致谢|鸣谢|关于(?:我|作者|本项目)?|联系(?:我们|作者|方式)|更新日志|公众号|后记|结语|赞助|目次|参考文献|はじめに|índice|contenido|referencias|table des matières|sommaire|références|inhaltsverzeichnis|inhalt|quellen|содержание|оглавление|ссылки|источники)$/iu

export function isFurniture(text: string): boolean {
  return text.length < 100 && furniture.test(undecorated(text))
}

/** Headings of lists that lead elsewhere: no part of what one would say. */
export function isSourceList(text: string): boolean {
  return /^(?:(?:table of )?contents?|references?|sources?|further reading|(?:additional |useful |related |external )?(?:links?|resources?)|see also|read more|learn more|参考|参考(?:资料|文献|文章|链接|书籍)|相关(?:链接|阅读|文章)|推荐阅读|延伸阅读|扩展阅读|目录|参考文献)$/iu.test(
    undecorated(text),
  )
}

/** `Answer`, `正确答案：B`, `**Solution:**`: the text that follows is the answer. Null for anything else. */
export function answerLabel(text: string): { readonly rest: string } | null {
  const bare = text
    .replace(/<[^>]+>/g, '')
    .replace(/^[\s#*_>\-✅💡👉▶🔑]+|[\s*_]+$/gu, '')
    .replace(/^([^:：*_\n]{1,40})[*_]{1,3}\s*(?=[:：.]|[-–—]\s)/u, '$1')
  const match = answerStart.exec(bare)
  return match ? { rest: bare.slice(match[0].length).replace(/^[\s*_]+/, '') } : null
}

const answerStart =
  /^(?:(?:(?:view|see|show|reveal|click (?:here )?(?:to|for)(?: (?:see|show|view|reveal|expand))?|toggle|expand|check)\s+(?:the\s+|an\s+)?)?(?:correct |right |model |sample |possible |suggested |short |expected )?(?:answers?|solutions?|ans|rta|rpta|reponse|réponse|respuesta|resposta|antwort|lösung|ответ|решение|відповідь|ال[إا]جابة(?: الصحيحة)?|回答|解答|答え|정답|답|答案|参考答案|回答例|模範解答|正确答案|正確答案|查看答案|点击查看答案|答案解析|参考解答|标准答案|怎么答|怎么回答|如何回答)(?:\s+(?:and|&)\s+(?:rationale|explanation|reasoning))?(?:\s*\([^)]{0,20}\))?|答)(?:\s*(?:是|为|為))?\s*(?:[:：.]|[-=]>|[-–—]{1,2}(?=\s)|(?=$))\s*|^(?:正确答案|正確答案|答案)\s*(?=[A-H]+\b)/iu

/** `Answers`, `Answer Key`, `参考答案`: a section of answers, and not the answer of one question. */
export function isAnswersHeading(text: string): boolean {
  return (
    text.length < 40 &&
    /^(?:(?:the )?(?:correct |sample |model )?answers(?: (?:key|section|to (?:the |all )?questions))?|(?:the )?answer (?:key|sheet|section)|solutions?(?: key)?|key|答案|参考答案|答案与解析|答案解析|答案汇总|标准答案|解答|回答|解答一覧|정답|답안|ответы|відповіді|respuestas|soluciones|respostas|réponses|solutions|antworten|lösungen|soluzioni|risposte)$/iu.test(
      undecorated(text),
    )
  )
}

/** False when a text cannot hold a label of an answer: quicker than looking for one. */
export function mayHoldAnswer(text: string): boolean {
  return /^\W{0,4}[AaR]\s?\d{0,3}\W{0,3}[:：.)）-]|<details|answer|solution|\bans\b|r[eé]ponse|respuesta|resposta|antwort|lösung|ответ|решение|відповідь|جابة|答|정답|답/im.test(
    text,
  )
}

/** `What is the output?`, `下面代码`: code alone under such a question is what it asks about. */
export function asksAboutCode(text: string): boolean {
  return /\b(?:output|outcome|returned|returns|logged|printed|value of|make this work|following (?:code|snippet|program)|code below|this code|these\??$)\b|\bprint|输出|打印|运行结果|执行结果|(?:这段|以下|下面|下列|如下)(?:的)?(?:代码|程序)|出力|выведет/iu.test(
    text,
  )
}

/** `What does this code print?`: the code that comes first under it is given, and what follows tells. */
export function speaksOfGivenCode(text: string): boolean {
  if (/^\W*(?:how (?:do|can|would|to|does one)|write|implement|如何|怎么|怎样|实现|写)/iu.test(text))
    return false
  return /\b(?:this|these|the following|following|below|given|above) (?:piece of )?(?:code|snippet|program|function|query|script|example)s?\b|\b(?:code|snippet|program|function|query)s? (?:below|given)\b|\bwhat (?:is|are|will be|would be|does|do|will|would|gets|is the)\b.*\b(?:output|print(?:ed|s)?|log(?:ged|s)?)\b|(?:这段|以下|下面|下列|如下)(?:的)?(?:代码|程序|语句)|(?:会|将)?(?:输出|打印)(?:什么|结果|的是|为)|(?:运行|执行|输出)结果/iu.test(
    text,
  )
}

/** `It prints 1`, `输出结果是`: words after code that say what it does. */
export function tellsOfCode(text: string): boolean {
  return /\b(?:outputs?|prints?|printed|logs?|logged|results?|returns?|returned|answer|explanation|displays?|throws?|raises?)\b|输出|打印|结果|答案|解析|报错|抛出|运行/iu.test(
    text,
  )
}

/** Parts of answers that list what an interviewer would tick. */
export function isKeyPointLabel(text: string): boolean {
  return /^(?:good to hear|key (?:points?|takeaways?|ideas?)|takeaways?|main points?|points? to (?:mention|cover|make)|must[- ]mention|what to (?:say|mention)|要点|关键点|答题要点|得分点|核心要点|回答要点|加分项|要点まとめ)$/iu.test(
    undecorated(text),
  )
}

/** Names that parts of an answer bear, in any collection. */
export function isPartLabel(text: string): boolean {
  return (
    text.length < 50 &&
    /^(?:examples?|example usage|usage|syntax|summary|conclusion|explanation|notes?|tips?|output|code|pros|cons|advantages|disadvantages|benefits|drawbacks|features|steps?|implementation|solution|analysis|complexity|definition|优点|缺点|优缺点|优势|劣势|特点|区别|联系|流程|步骤|过程|作用|原理|用途|例子|示例|举例|代码|实现|总结|小结|注意|注意事项|说明|分析|解析|解释|定义|概念|使用场景|应用场景|场景|适用场景|方法[一二三四五六七八九十\d]*|方案[一二三四五六七八九十\d]*|一句话总结.*|输出|题目|思路|背景)$/iu.test(
      undecorated(text),
    )
  )
}

/** Stands where an answer is to be written. */
export function isPlaceholder(text: string): boolean {
  const bare = text.replace(/<[^>]*>|[\s*_`#>()[\]{}【】（）.。…!！:：~-]+/gu, ' ').trim()
  return /^(?:(?:your )?answers? (?:goes )?here|answer|to be (?:completed|added|done|answered|written|continued)|tbd|tba|todo|to do|wip|fixme|coming soon|unanswered|work in progress|under construction|no answer(?: yet)?|not answered(?: yet)?|n\/?a|待补充|待回答|未回答|未解答|待解答|待完善|待续|待更新|未完待续|待填|待写|待整理|暂无|暂无答案|暂缺|敬请期待|略|无|todo待补充|作成中|準備中|未記入|回答なし|後で書く|後で追記|준비 중|pendiente|por hacer|sin respuesta|por completar|à compléter|folgt|в процессе|нет ответа|без ответа|скоро|будет позже)$/iu.test(
    bare,
  )
}

/** A line that only leads elsewhere in the page: back to top, in all its spellings. */
export function isWayBack(line: string): boolean {
  if (line.length > 200 || !/[[<⬆↑▲🔝]/u.test(line)) return false
  const bare = line
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\]\([^)]*\)|<[^>]*>/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return /^(?:(?:go |return )?(?:back )?to (?:the )?(?:top|start|beginning|contents?|table of contents|toc|index|list|questions)|back|top|back top|return|(?:返回|回到|回)(?:目录|顶部|页首|首页|开头|上级|顶端|列表|索引|最上面)|トップへ戻る|目次へ戻る|(?:맨 ?위로|뒤로|위로|목차로?|처음으로)(?: (?:뒤로|위로))*|volver arriba|volver al (?:inicio|índice)|voltar ao (?:topo|início)|retour en haut|nach oben|наверх|к оглавлению|к содержанию|в начало)$/iu.test(
    bare,
  )
}

function undecorated(text: string): string {
  return text
    .replace(/<[^>]*>|&#?\w+;/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^(?:\d+(?:\.\d+)*[.、)）]?|[一二三四五六七八九十]+[、.])\s*/u, '')
    .replace(/[^\p{L}\p{N}\s/-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `A:`, `**A1.**`, `R:`: an answer, where no `B:` follows. */
export const shortAnswerLabel =
  /^\s*(\*\*|__)?\s*[AaR](?:\s?\d{0,3}\s*(?:[:：]\s*(?:\*\*|__)?|[.)]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：.-])|\d{1,3}\s*(?:[.)）:：]|[-–—]\s))\s*/u

/** A heading that is an answer, label and words: `A: It keeps others out.` */
export function isToldIn(heading: string): boolean {
  const rest =
    answerLabel(heading)?.rest ??
    (shortAnswerLabel.test(heading) ? heading.replace(shortAnswerLabel, '') : '')
  return /[\p{L}\p{N}]/u.test(rest)
}
