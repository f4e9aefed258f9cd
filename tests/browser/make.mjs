// Articles in JSON Lines for the test: paragraphs of the five seeds in ever new order, and one
// whose every field tries to be more than text.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const OUTLETS = ['الجزيرة', 'روسيا اليوم', 'الشرق الأوسط', 'اليوم السابع', 'فرانس 24', 'رويترز', null];

/** What an article could say to break out of its place. */
export const HOSTILE =
  '</script><script>window.broken = 1</script><!-- <script> <img src=x onerror="window.broken = 2"> ' +
  '\u202eمقلوب\u202c \u2028 {{data}} __proto__ constructor';

/** The same numbers each time (Park and Miller 1988). */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

function paragraphs(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const lines = files.flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => line.length > 80);
}

/** Writes `count` articles to `path`; the third of them is the hostile one. */
export function make(path, count, folder) {
  const roll = dice(20201112);
  const stock = paragraphs(folder);
  const article = (n) => {
    const date = new Date(Date.UTC(2020, 8, 1 + roll(180))).toISOString().slice(0, 10);
    const lines = Array.from({ length: 6 + roll(5) }, () => stock[roll(stock.length)]);
    const toll = `قُتل ${2 + roll(40)} شخصا في قصف على ${['كنجه', 'شوشا', 'ترتر', 'خانكندي'][roll(4)]}، بحسب ${['يريفان', 'باكو', 'وزارة الدفاع الأرمينية'][roll(3)]}.`;
    return { id: `made-${n}`, title: `${lines[0].slice(0, 60)}`, source: OUTLETS[roll(OUTLETS.length)], date, text: [...lines, toll].join('\n') };
  };
  const hostile = {
    id: `__proto__${HOSTILE.slice(0, 40)}`,
    title: HOSTILE,
    source: HOSTILE,
    url: 'javascript:window.broken=3',
    date: '2020-10-04',
    text: `قال الرئيس إلهام علييف: "${HOSTILE}"\nوقُتل 12 جنديا أرمينيا في ${HOSTILE}، بحسب يريفان.\n${HOSTILE}`,
  };
  const all = Array.from({ length: count }, (_, n) => (n === 2 ? hostile : article(n)));
  writeFileSync(path, `${all.map((one) => JSON.stringify(one)).join('\n')}\n`);
}
