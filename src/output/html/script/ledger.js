// Casualty claims: for each outcome, place and time what is claimed, by whom, side by side.

/** Whether a claim counts for low, best and high, as `aggregate` has it. */
const standing = (claim) => ['asserted', 'cumulative'].includes(claim.status) && !claim.subset && !claim.joint;

/** The one number that a claim names, as `aggregate` has it. */
const namedNumber = ({ min, max, modifier }) =>
  ({ exact: min, about: min, at_least: min, more_than: min, at_most: max, less_than: max })[modifier];

const disputed = (group) =>
  group.low !== group.high || group.claims.some((claim) => claim.status === 'denied');

/** How many places state a claim; a denial weighs as one more. */
const reports = (claim) => claim.evidence.length + (claim.status === 'denied');
const reported = (group) => group.claims.reduce((sum, claim) => sum + reports(claim), 0);

/** Of a group's claims those first that are stated most often; of those that count, the larger. */
const weightier = (a, b) =>
  reports(b) - reports(a) || standing(b) - standing(a) || (b.max ?? b.min) - (a.max ?? a.min);

const ORDERS = {
  disputed: (a, b) => disputed(b) - disputed(a) || reported(b) - reported(a) || (b.high ?? 0) - (a.high ?? 0),
  largest: (a, b) => (b.high ?? 0) - (a.high ?? 0),
  earliest: (a, b) => (a.time?.start ?? '').localeCompare(b.time?.start ?? ''),
};

function ledger() {
  if (!WHOLE.casualties.length) return section('ledger', h('p', { class: 'muted' }, label('word', 'nothing')));
  const body = h('div');
  const show = (order) => {
    const groups = [...WHOLE.casualties].sort(ORDERS[order]);
    body.replaceChildren(...growing(h('div', { class: 'groups' }), groups, group, 6));
  };
  const choice = h('select', { onchange: (event) => show(event.target.value) },
    Object.keys(ORDERS).map((order) => h('option', { value: order }, say(`order_${order}`))));
  show('disputed');
  return section('ledger',
    WHOLE.casualties.length > 2 && h('label', { class: 'choice' }, say('order'), choice), body);
}

function group(group) {
  // Room beyond the largest figure for claims that are open above.
  const top = Math.max(...group.claims.map((claim) => claim.max ?? claim.min * 1.15), 1);
  return h('article', { class: 'group' },
    h('header', null,
      h('h3', null, label('outcome', group.outcome), h('span', { class: 'where' },
        group.place ? named(group.place) : h('span', { class: 'muted' }, label('word', 'unplaced')))),
      h('p', { class: 'when' }, group.time ? stretch(group.time.start, group.time.end) : label('word', 'undated'),
        group.cumulative && h('span', { class: 'flag' }, label('status', 'cumulative')),
        disputed(group) && h('span', { class: 'flag dispute' }, say('disputed')))),
    estimates(group),
    claims(group, top));
}

function estimates(group) {
  // «More than 200» allows any number above, which the largest named figure does not tell.
  const open = group.claims.some((claim) => standing(claim) && claim.max === undefined);
  const cell = (text, value, kind) => h('div', { class: kind || null },
    h('dt', null, text), h('dd', null, h('bdi', { dir: 'ltr', title: kind === 'open' && say('open_above') }, value === undefined ? '—' : number(value), kind === 'open' && '+')));
  // 201 is said as «more than 200».
  const said = group.claims.find((claim) => standing(claim) && group.best !== undefined && namedNumber(claim) === group.best);
  const best = h('div', { class: 'best' }, h('dt', null, label('word', 'best')), h('dd', null, said ? hedged(said) : '—'));
  const part = (text, of) => h('p', { class: 'part-of' }, text, ' ', h('b', null, span(of)));
  return h('div', { class: 'estimates' },
    h('dl', null, cell(label('word', 'low'), group.low), best,
      cell(label('word', 'high'), group.high, open && 'open')),
    group.civilians && part(say('of_civilians'), group.civilians),
    group.sides?.map((side) => part(sayWith('of_side', bdi(country(side.country))), side)));
}

const span = ({ low, high }) => (low === high ? number(low) : `${number(low)}–${number(high)}`);

function claims(group, top) {
  const several = group.claims.length > 1;
  const row = (claim) => h('tr', { class: standing(claim) ? null : 'aside' },
    h('th', { scope: 'row', class: 'figure' }, h('span', null, hedged(claim)), several && interval(claim, top)),
    h('td', { 'data-head': say('who_says') }, claimant(claim), flags(claim)),
    h('td', { 'data-head': say('of_whom'), class: 'whom' }, h('span', null, label('victims', claim.victims),
      claim.country && [say('comma'), bdi(country(claim.country))])),
    h('td', { 'data-head': say('stated_in') }, h('div', null, evidence(claim.evidence))));
  const [rows, more] = growing(h('tbody'), [...group.claims].sort(weightier), row, 8);
  return h('div', null, h('table', { class: 'claims' },
    h('caption', { class: 'hidden' }, say('claims_caption')),
    h('thead', null, h('tr', null,
      [say('claim'), say('who_says'), say('of_whom'), say('stated_in')].map((text) => h('th', { scope: 'col' }, text)))),
    rows), more);
}

const claimant = (claim) => h(claim.claimed_by ? 'b' : 'span', null, claim.claimed_by ? named(claim.claimed_by) : outlet(claim));

/** What keeps a figure from being one's plain word for all of them. */
function flags(claim) {
  const found = [];
  if (claim.status === 'denied') found.push(['denied', claim.denied_by ? sayWith('denied_by', named(claim.denied_by)) : label('status', 'denied')]);
  if (claim.status === 'hypothetical') found.push(['expected', label('status', 'hypothetical')]);
  if (claim.subset) found.push(['subset', label('word', 'subset')]);
  if (claim.joint) found.push(['joint', label('word', 'joint')]);
  return found.map(([kind, text]) => h('span', { class: `flag ${kind}` }, text));
}

/** Where between nothing and the largest figure of the group a claim lies. */
function interval(claim, top) {
  const rtl = state.lang === 'ar';
  const x = (value) => 4 + 92 * (rtl ? 1 - value / top : value / top);
  const [low, high] = [x(claim.min), x(claim.max ?? top)];
  return svg('svg', { class: 'interval', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('line', { x1: 4, x2: 96, y1: 6, y2: 6, class: 'axis' }),
    svg('line', { x1: low, x2: high, y1: 6, y2: 6, class: claim.max === undefined ? 'open' : 'range' }),
    svg('line', { x1: low, x2: low, y1: 1, y2: 11, class: 'tick' }),
    claim.max !== undefined && svg('line', { x1: high, x2: high, y1: 1, y2: 11, class: 'tick' }));
}

/** The words that state a figure, each a link to its sentence. */
function evidence(stated, most = 3) {
  const item = (one) => {
    const text = quoted(one.text);
    return h('li', null,
      STORIES.length ? h('a', { href: `#a${one.document}.${one.span.join('-')}` }, text) : text,
      h('small', { class: 'muted' }, ' ', place(one.document)));
  };
  return growing(h('ul', { class: 'evidence' }), stated, item, most);
}
