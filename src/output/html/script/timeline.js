// When it happened: events by kind, and the largest number of dead that is told of one event.

/** Kinds of events, from the types; what is in none is `other`. */
const GROUPS = {
  fighting: ['airstrike', 'shelling', 'explosion', 'suicide_bombing', 'armed_clash', 'attack', 'abduction', 'execution', 'territory_taken',
    'truce_violation', 'siege', 'looting', 'weapons_intercepted', 'war', 'other_violence'],
  politics: ['agreement', 'talks', 'withdrawal', 'aid', 'release'],
  unrest: ['protest', 'riot', 'coup', 'arrest', 'displacement'],
};

const groupOf = (type) => Object.keys(GROUPS).find((group) => GROUPS[group].includes(type)) ?? 'other';

/** Bins that fit the chart, and how many empty ones in a row become a break in the axis. */
const UNITS = { day: { fit: 70, empty: 10 }, month: { fit: 70, empty: 9 }, year: { fit: Infinity, empty: Infinity } };

/** The bin of a day: itself, its month or its year. */
const bin = (iso, unit) => iso.slice(0, { day: 10, month: 7, year: 4 }[unit]);

function next(name, unit) {
  const [y, m = 1, d = 1] = name.split('-').map(Number);
  const then = new Date(0);
  then.setUTCFullYear(y + (unit === 'year'), m - 1 + (unit === 'month'), d + (unit === 'day'));
  return then.toISOString().slice(0, name.length);
}

/** The events in bins of one unit. What is longer than a bin has no place here; the table has it. */
function binned(events, unit) {
  const told = new Map();
  for (const event of events) {
    const name = bin(event.start, unit);
    if (name !== bin(event.end ?? event.start, unit)) continue;
    const into = told.get(name) ?? { name, events: 0, killed: 0, groups: {} };
    const group = groupOf(event.type);
    into.events += 1;
    into.groups[group] = (into.groups[group] ?? 0) + 1;
    into.killed = Math.max(into.killed, killedIn(event));
    told.set(name, into);
  }
  const names = [...told.keys()].sort();
  const bins = [];
  let name = names[0];
  for (const named of names) {
    const empty = [];
    while (name < named && empty.length <= UNITS[unit].empty) {
      empty.push({ name, events: 0, killed: 0, groups: {} });
      name = next(name, unit);
    }
    if (name < named) bins.push({ gap: true, days: (Date.parse(named) - Date.parse(empty[0].name)) / 864e5 });
    else bins.push(...empty);
    bins.push(told.get(named));
    name = next(named, unit);
  }
  return bins;
}

/** The number of dead of an event, as it was said best. A running total is of no single day. */
const killedIn = (event) => (event.cumulative ? 0
  : Math.max(0, ...(event.tolls ?? []).filter((toll) => toll.outcome === 'killed').map((toll) => toll.best ?? toll.low ?? 0)));

/** The finest unit whose bins fit. */
function bins(events) {
  for (const unit of Object.keys(UNITS)) {
    const found = binned(events, unit);
    if (found.length > 0 && found.length <= UNITS[unit].fit) return { unit, bins: found };
  }
  return null;
}

function timeline() {
  const dated = view.events.filter((event) => event.start).sort((a, b) => a.start.localeCompare(b.start));
  if (!dated.length) return null;
  const rows = () => dated.slice(0, 1000).map((event) => [stretch(event.start, event.end ?? event.start), kindOf(event), placeOf(event),
    killedIn(event) ? number(killedIn(event)) : '', articleLinks(event.reports.map((report) => report.document), 2)]);
  const found = bins(dated);
  const shown = [...Object.keys(GROUPS), 'other'].filter((group) => found?.bins.some((one) => one.groups?.[group]));
  return section('timeline',
    found && h('figure', null, h('div', { class: 'chart' }, columns(found)),
      key([...shown.map((group) => [`group-${group}`, say(`group_${group}`)]), ['killed', say('most_killed')]])),
    dataTable(say('timeline'), [label('word', 'time'), say('filter_type'), label('word', 'place'), `#${say('most_killed')}`, say('count_articles')], rows));
}

const binName = (name, unit) => ({ day: () => day(name), month: () => month(`${name}-01`), year: () => name })[unit]();

/** A column a bin, in pieces by kind; above it the dead. Where many bins are empty, a break that says how long. */
function columns({ unit, bins }) {
  const rtl = state.lang === 'ar';
  const [width, height, foot, head] = [narrow() ? 330 : 460, 200, 24, 64];
  const wide = (one) => (one.gap ? 2.5 : 1);
  const step = Math.min(width / bins.reduce((sum, one) => sum + wide(one), 0), 64);
  const top = Math.max(...bins.map((one) => one.events ?? 0), 1);
  const worst = Math.max(...bins.map((one) => one.killed ?? 0), 1);
  const room = height - foot - head;
  let from = 0;
  const placed = bins.map((one) => {
    const broad = wide(one) * step;
    from += broad;
    return { ...one, broad, x: rtl ? width - from : from - broad };
  });
  const column = (one) => {
    let base = head + room;
    const pieces_ = [...Object.keys(GROUPS), 'other'].filter((group) => one.groups[group]).map((group) => {
      const tall = (room * one.groups[group]) / top;
      base -= tall;
      return svg('rect', { x: one.x + one.broad * 0.12, y: base, width: one.broad * 0.76, height: tall, class: `fill group-${group}` });
    });
    const dead = (head - 18) * Math.sqrt(one.killed / worst);
    const text = [binName(one.name, unit), countedIn('events', one.events), one.killed && `${say('most_killed')}${say('colon')}${number(one.killed)}`];
    return svg('g', null, svg('title', null, text.filter(Boolean).join(' · ')),
      svg('rect', { x: one.x, y: 0, width: one.broad, height: height - foot, class: 'hit' }), pieces_,
      one.killed > 0 && svg('rect', { x: one.x + one.broad * 0.3, y: head - 10 - dead, width: one.broad * 0.4, height: dead, class: 'fill killed' }));
  };
  const gap = (one) => {
    const [middle_, y] = [one.x + one.broad / 2, head + room];
    return svg('g', null, svg('title', null, sayPlain('no_days', one.days)),
      svg('rect', { x: one.x, y: 0, width: one.broad, height: height - foot, class: 'hit' }),
      svg('path', { d: `M${middle_ - 6} ${y + 5}l5 -10M${middle_ + 1} ${y + 5}l5 -10`, class: 'break' }));
  };
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say('timeline_alt') },
    svg('line', { x1: 0, x2: width, y1: head + room + 0.5, y2: head + room + 0.5, class: 'axis' }),
    worst > 1 && svg('line', { x1: 0, x2: width, y1: head - 9.5, y2: head - 9.5, class: 'axis' }),
    placed.map((one) => (one.gap ? gap(one) : column(one))), ticks(placed, unit, width, height));
}

const sayPlain = (text, value) => say(text).replace('{}', number(value));

const TICK = {
  day: (name) => date(name, { day: 'numeric', month: 'short', year: 'numeric' }),
  month: (name) => date(`${name}-01`, { month: 'short', year: 'numeric' }),
  year: (name) => name,
};

/** Names under the axis, as many as fit: after each break, then of the tallest columns. */
function ticks(placed, unit, width, height) {
  const room = unit === 'year' ? 36 : 92;
  const middle_ = (one) => Math.min(width - room / 2, Math.max(room / 2, one.x + one.broad / 2));
  const worth = (i) => (i === 0 || placed[i - 1].gap ? Infinity : placed[i].events);
  const wanted = placed.map((_, i) => i).filter((i) => placed[i].events > 0).sort((a, b) => worth(b) - worth(a));
  const chosen_ = [];
  for (const i of wanted) {
    if (chosen_.every((j) => Math.abs(middle_(placed[i]) - middle_(placed[j])) >= room)) chosen_.push(i);
  }
  return chosen_.map((i) => svg('text', { x: middle_(placed[i]), y: height - 5, 'text-anchor': 'middle', class: 'tick-label' }, TICK[unit](placed[i].name)));
}
