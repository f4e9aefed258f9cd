// All that is claimed of an event: low, best and high, each claim with who states it and where.

/** Whether a claim counts for low, best and high, as `aggregate` has it. */
const standing = (claim) =>
  ['asserted', 'cumulative'].includes(claim.status) && claim.scope === 'whole' && !claim.joint && claim.current;

/** How many places state a claim; a denial weighs as one more. */
const reports = (claim) => claim.evidence.length + (claim.status === 'denied');

/** Of an event's claims those first that are stated most often; of those that count, the larger. */
const weightier = (a, b) =>
  reports(b) - reports(a) || standing(b) - standing(a) || (b.max ?? b.min) - (a.max ?? a.min);

function estimates(event) {
  return h('div', { class: 'estimates' },
    (event.tolls ?? []).map((toll) => h('div', { class: 'toll' }, h('h4', null, label('outcome', toll.outcome)), tollNumbers(toll))));
}

function tollNumbers(toll) {
  const cell = (text, value, kind) => h('div', { class: kind || null },
    h('dt', null, text), h('dd', null, h('bdi', { dir: 'ltr', title: kind === 'open' && say('open_above') }, value)));
  const best = toll.best === undefined ? '—' : label('hedge', toll.modifier).replace('{}', number(toll.best));
  const open = toll.low !== undefined && toll.high === undefined;
  const part = (text, of) => h('p', { class: 'part-of' }, text, ' ', h('b', null, span(of)));
  return [
    h('dl', null, cell(label('word', 'low'), toll.low === undefined ? '—' : number(toll.low)),
      h('div', { class: 'best' }, h('dt', null, label('word', 'best')), h('dd', null, best)),
      cell(label('word', 'high'), open ? '+' : toll.high === undefined ? '—' : number(toll.high), open && 'open')),
    toll.civilians && part(say('of_civilians'), toll.civilians),
    toll.sides?.map((side) => part(sayWith('of_side', bdi(sideName(side.side))), side))];
}

/** A country by its code, or a party by its name. */
const sideName = (side) => (/^[A-Z]{2}$/.test(side) ? country(side) : side);

const span = ({ low, high }) => (high === undefined ? `${number(low)}+` : low === high ? number(low) : `${number(low)}–${number(high)}`);

function claims(event) {
  const shown = [...event.claims].sort(weightier);
  const several = shown.length > 1;
  // Room beyond the largest figure of an outcome for claims that are open above.
  const top = (outcome) => Math.max(...shown.filter((claim) => claim.outcome === outcome).map((claim) => claim.max ?? claim.min * 1.15), 1);
  const row = (claim) => h('tr', { class: standing(claim) ? null : 'aside' },
    h('th', { scope: 'row', class: 'figure' }, h('span', null, hedged(claim)), several && interval(claim, top(claim.outcome))),
    h('td', { 'data-head': say('who_says') }, claimant(claim), flags(claim)),
    h('td', { 'data-head': say('of_whom'), class: 'whom' }, h('span', null, label('outcome', claim.outcome), say('comma'), label('victims', claim.victims),
      claim.side && [say('comma'), bdi(sideName(claim.side))])),
    h('td', { 'data-head': say('stated_in') }, h('div', null, evidence(claim.evidence))));
  const [rows, more] = growing(h('tbody'), shown, row, 8);
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
  if (claim.as_of) found.push(['day', shortDay(claim.as_of)]);
  if (claim.status === 'denied') found.push(['denied', claim.denied_by ? sayWith('denied_by', named(claim.denied_by)) : label('status', 'denied')]);
  if (claim.status === 'hypothetical') found.push(['expected', label('status', 'hypothetical')]);
  if (claim.scope === 'part') found.push(['subset', label('word', 'part')]);
  else if (!claim.current) found.push(['earlier', label('word', 'earlier')]);
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
      hasStory(one.document) ? h('a', { href: linkTo(one.document, one.span) }, text) : text,
      h('small', { class: 'muted' }, ' ', place(one.document)));
  };
  return growing(h('ul', { class: 'evidence' }), stated, item, most);
}
