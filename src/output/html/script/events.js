// What happened: a card an event, the weightiest first, with the number as it was said, who says so, and the sentence.

const disputed = (event) => (event.disagreements ?? []).length > 0;

/** The largest number that is told of an event. */
const size = (event) => Math.max(0, ...(event.tolls ?? []).map((toll) => toll.best ?? toll.low ?? 0));

/** The aggregate's own order comes first: independent reports, magnitude, disagreement, recency. */
const ORDERS = {
  reported: () => 0,
  disputed: (a, b) => disputed(b) - disputed(a),
  largest: (a, b) => size(b) - size(a),
  earliest: (a, b) => (a.start ?? '9').localeCompare(b.start ?? '9'),
  latest: (a, b) => (b.end ?? '').localeCompare(a.end ?? ''),
};

/** The order that the reader chose. */
let order = 'reported';

function events() {
  const body = h('div', { class: 'cards' });
  const show = () => {
    const sorted = [...view.telling].sort(ORDERS[order]);
    body.replaceChildren(...(sorted.length
      ? growing(h('ol', { class: 'events' }), sorted, (event) => h('li', null, eventCard(event)), narrow() ? 6 : 8)
      : [h('p', { class: 'muted' }, label('word', 'nothing'))]));
  };
  const choice = h('select', { onchange: (event) => { order = event.target.value; show(); } },
    Object.keys(ORDERS).map((one) => h('option', { value: one, selected: one === order }, say(`order_${one}`))));
  show();
  return h('section', { id: 'events', class: 'part', 'aria-labelledby': 'events-title' },
    h('div', { class: 'heading' }, h('h2', { id: 'events-title' }, say('events')),
      view.telling.length > 2 && h('label', { class: 'choice' }, say('order'), choice)),
    body);
}

const kindOf = (event) => (event.type ? label('event', event.type) : say('event_untold'));
const placeOf = (event) => (event.place ? named(event.place.name) : h('span', { class: 'muted' }, label('word', 'unplaced')));

/** When, where and what. */
const kicker = (event) => h('p', { class: `kicker ${groupOf(event.type)}` },
  h('time', event.start && { datetime: event.start }, event.start ? stretch(event.start, event.end ?? event.start) : label('word', 'undated')),
  h('span', { class: 'where' }, placeOf(event)), h('span', { class: 'what' }, kindOf(event)),
  event.cumulative && h('span', { class: 'flag' }, label('status', 'cumulative')),
  event.status !== 'asserted' && h('span', { class: 'flag' }, label('event_status', event.status)));

function eventCard(event) {
  const told = (event.tolls ?? []).map((toll) => [toll, tollPhrase(event, toll)]).filter(([, phrase]) => phrase);
  const source = told.length ? statedIn(event, told[0][0]) : happenedIn(event);
  return h('article', { class: 'event' }, kicker(event),
    told.slice(0, 2).map(([, phrase]) => h('h3', { class: 'toll' }, phrase)),
    source ? sentenceLink(source, told.length === 0)
      : event.title && h(told.length ? 'p' : 'h3', { class: 'headline' }, bdi(event.title, { lang: 'ar' })),
    parties(event), steps(event), disagreements(event), tellers(event), details(event));
}

/** «7 civilians killed, according to A», the number a link to the words that state it. */
function tollPhrase(event, toll) {
  const told = toll.told_by;
  if (!told) {
    if (toll.best === undefined) return null;
    const summed = { min: toll.best, max: toll.best, modifier: 'exact', victims: 'person', outcome: toll.outcome };
    return [peopleOf(summed), h('span', { class: 'by' }, ' ', say('summed'))];
  }
  const claim = event.claims[told.claim];
  const by = [...new Set(told.all.map((i) => event.claims[i]).map((one) => one.claimed_by ?? one.chain?.[0]).filter(Boolean))];
  const amount = peopleOf(claim);
  const [first] = claim.evidence;
  return [first && hasStory(first.document) ? h('a', { href: linkTo(first.document, first.span) }, amount) : amount,
    h('span', { class: 'by' }, say('comma'), by.length ? [say('according_to'), ' ', listed(by, 3)] : say('unclaimed'))];
}

/** Names with commas between them, and how many more there are. */
function listed(names, most) {
  const rest = names.length - most;
  return [names.slice(0, most).flatMap((name, i) => [i > 0 && say('comma'), named(name)]), rest > 0 && [' ', sayWith('and_more', number(rest))]];
}

/** The address of words in an article. */
const linkTo = (n, place) => `#a${n}.${place.join('-')}`;

/** Where the number of a toll is stated. */
function statedIn(event, toll) {
  const claim = event.claims[toll.told_by?.claim ?? event.claims.findIndex((one) => one.outcome === toll.outcome)];
  const first = claim?.evidence.find((one) => hasStory(one.document));
  if (!first) return null;
  const wanted = first.span.join('-');
  const fact = (story(first.document).casualties ?? []).find((one) => (one.at ?? one.span).join('-') === wanted);
  return fact && { n: first.document, span: fact.span, place: fact.at ?? fact.span };
}

/** Where an article tells of an event without a number: in the words that tell the same type at the same time. */
function happenedIn(event) {
  for (const { document: n } of event.reports.slice(0, 3)) {
    if (!hasStory(n)) continue;
    const same = (story(n).events ?? []).filter((one) => one.type === event.type);
    const worth = (one) => (one.place?.name === event.place?.name ? 2 : 0) + (one.when?.start === event.start ? 1 : 0);
    const [best] = same.sort((a, b) => worth(b) - worth(a));
    if (best) return { n, span: best.trigger.span, place: best.trigger.at ?? best.trigger.span };
  }
  return null;
}

/** Characters of a sentence that are shown before and after the words that are meant. */
const [BEFORE, AFTER] = [90, 240];

/** The sentence of an article around a place: before it, its words, after it. A long sentence is cut between words. */
function sentenceAt(text, [start, end]) {
  const all = text.slice(Math.max(0, start - 600), start);
  const from = Math.max(...[...all.matchAll(/[.!?؟](?=\s)|\n/gu)].map((found) => found.index + 1), 0);
  let before = all.slice(from).trimStart();
  if (before.length > BEFORE) before = before.slice(-BEFORE).replace(/^\S*\s/u, '…');
  const rest = text.slice(end, end + AFTER);
  const to = /[.!?؟](?=\s|$)|\n|$/u.exec(rest).index;
  const after = rest.slice(0, to);
  return [before, text.slice(start, end), to < AFTER ? after : after.replace(/\s\S*$/u, '…')];
}

/** The sentence that tells it, as a link to it in its article. */
function sentenceLink({ n, span, place: goal }, isTitle) {
  const [before, meant, after] = sentenceAt(story(n).text, span);
  return h(isTitle ? 'h3' : 'p', { class: 'sentence' },
    h('a', { href: linkTo(n, goal) }, h('q', { lang: 'ar', dir: 'rtl' }, before, h('mark', null, meant), after)));
}

/** Who did it, and to whom. */
function parties(event) {
  const part = (head, names) => names && h('span', null, label('word', head), say('colon'), listed(names, 2));
  return (event.agents || event.targets) && h('p', { class: 'parties' }, part('agent', event.agents), part('target', event.targets));
}

/** How the number of one claimant changed: a line of steps over time, and the numbers. */
function steps(event) {
  const shown = (event.sequences ?? []).map((one) => ({ ...one, claims: one.claims.map((i) => event.claims[i]).filter((claim) => claim.as_of) }))
    .filter((one) => new Set(one.claims.map((claim) => `${claim.min}-${claim.max}`)).size > 1)
    .sort((a, b) => b.claims.length - a.claims.length).slice(0, 2);
  return shown.map((one) => {
    const numbers = one.claims.map(hedged);
    const said = [numbers[0], ...numbers.slice(1).filter((text, i) => text !== numbers[i])];
    const some = said.length > 5 ? [...said.slice(0, 2), '…', ...said.slice(-2)] : said;
    const arrow = state.lang === 'ar' ? ' ← ' : ' → ';
    return h('p', { class: 'steps' }, stepLine(one.claims),
      h('span', null, label('outcome', one.outcome), say('colon'), h('bdi', null, some.join(arrow)), ' ',
        h('small', { class: 'muted' }, shortDay(one.claims[0].as_of), ' – ', shortDay(one.claims.at(-1).as_of),
          one.claimed_by && [say('comma'), named(one.claimed_by)])));
  });
}

function stepLine(told) {
  const [width, height] = [110, 30];
  const days = told.map((claim) => Date.parse(claim.as_of));
  const span = Math.max(days.at(-1) - days[0], 1);
  const top = Math.max(...told.map((claim) => claim.min), 1);
  const rtl = state.lang === 'ar';
  const x = (i) => { const across = 4 + ((width - 8) * (days[i] - days[0])) / span; return rtl ? width - across : across; };
  const y = (claim) => height - 4 - ((height - 8) * claim.min) / top;
  const path = told.map((claim, i) => (i === 0 ? `M${x(0)} ${y(claim)}` : `H${x(i)}V${y(claim)}`)).join('');
  return svg('svg', { class: 'step-line', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
    svg('line', { x1: 0, x2: width, y1: height - 1, y2: height - 1, class: 'axis' }), svg('path', { d: path }),
    svg('circle', { cx: x(told.length - 1), cy: y(told.at(-1)), r: 3 }));
}

/** What cannot both be true, and who says it. */
function disagreements(event) {
  const said = (claim) => [h('b', null, peopleOf(claim)), ' (', claimant(claim), ')'];
  return (event.disagreements ?? []).slice(0, 2).map((one) => h('p', { class: 'dispute' },
    h('span', { class: 'flag dispute' }, say('disputed')), ' ',
    one.positions.slice(0, 3).map((position, i) => [i > 0 && say('against'), said(event.claims[position.claims[0]])]),
    one.denied_by && [say('comma'), sayWith('denied_by', named(one.denied_by))]));
}

/** In how many articles, how many of them independent; whose. Copies are only counted. */
function tellers(event) {
  const own = event.reports.filter((report) => report.copy_of === undefined);
  const copies = event.reports.length - own.length;
  const outlets = [...new Set(own.map((report) => report.source).filter(Boolean))];
  return h('p', { class: 'sources' }, countedIn('articles', new Set(event.reports.map((report) => report.document)).size),
    event.reports.length > 1 && [say('comma'), countedIn('independent', event.grade.independent)],
    copies > 0 && [say('comma'), countedIn('copies', copies)],
    outlets.length > 0 && [say('colon'), listed(outlets, 3)]);
}

/** Everything else, made when it is asked for. */
function details(event) {
  const number_ = event.claims?.length ?? 0;
  const all = h('details', { class: 'all' }, h('summary', null, number_ ? sayWith('all_claims', number(number_)) : say('all_reports')));
  all.addEventListener('toggle', () => {
    if (!all.open || all.children.length > 1) return;
    all.append(h('div', { class: 'inside' }, number_ > 0 && [estimates(event), claims(event)], reported(event)));
  });
  return all;
}

/** The articles that tell of it; below each its copies. */
function reported(event) {
  const of = new Map(event.reports.map((report) => [report.document, report]));
  const item = (report) => h('li', null, articleLink(report.document),
    event.reports.filter((other) => other.copy_of === report.document).map((copy) =>
      h('small', { class: 'copy muted' }, sayWith('copy_by', articleLink(copy.document)))));
  const own = [...of.values()].filter((report) => report.copy_of === undefined);
  return h('div', null, h('h4', null, say('told_in'), h('span', { class: 'muted' }, say('comma'), label('grade', event.grade.level))),
    growing(h('ul', { class: 'reports' }), own, item, 8));
}

/** An article by its headline, outlet and day: a link, when the page has its text. */
function articleLink(n) {
  const shown = [bdi(title(n), { lang: 'ar' }), ' ', h('small', { class: 'muted' }, place(n))];
  return hasStory(n) ? h('a', { href: `#a${n}` }, shown) : h('span', null, shown);
}
