// What happened on which day, apart from the days that are only named.

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

/** The days in bins of one unit. What is longer than a bin has no place here; the table has it. */
function binned(days, unit) {
  const told = new Map();
  for (const one of days) {
    const name = bin(one.start, unit);
    if (name !== bin(one.end, unit)) continue;
    const into = told.get(name) ?? { name, mentions: 0, happened: 0 };
    into.mentions += one.mentions;
    into.happened += one.events?.length ?? 0;
    told.set(name, into);
  }
  const names = [...told.keys()].sort();
  const bins = [];
  let name = names[0];
  for (const named of names) {
    const empty = [];
    while (name < named && empty.length <= UNITS[unit].empty) {
      empty.push({ name, mentions: 0, happened: 0 });
      name = next(name, unit);
    }
    if (name < named) bins.push({ gap: true, days: (Date.parse(named) - Date.parse(empty[0].name)) / 864e5 });
    else bins.push(...empty);
    bins.push(told.get(named));
    name = next(named, unit);
  }
  return bins;
}

/** The finest unit whose bins fit. */
function bins(days) {
  for (const unit of Object.keys(UNITS)) {
    const found = binned(days, unit);
    if (found.length > 0 && found.length <= UNITS[unit].fit) return { unit, bins: found };
  }
  return null;
}

function timeline() {
  const days = WHOLE.timeline;
  if (!days.length) return section('timeline', h('p', { class: 'muted' }, label('word', 'nothing')));
  const rows = () => days.map((one) => [
    stretch(one.start, one.end),
    (one.events ?? []).map((n) => h('div', null, summary(WHOLE.events[n]))), number(one.mentions), articleLinks(one.documents ?? [])]);
  const found = bins(days);
  return section('timeline',
    found && h('figure', null, h('div', { class: 'chart' }, columns(found)),
      key([['mentions', say('times_named')], ['figure', say('figures_stand')]])),
    WHOLE.open_dates > 0 && h('p', { class: 'muted' }, sayWith('open_dates', number(WHOLE.open_dates))),
    behind(say('timeline'), [label('word', 'time'), label('table', 'linked_events'), `#${say('times_named')}`, say('count_articles')], rows));
}

/** An event in one line. */
const summary = (event) => [kindOf(event), event.place && [say('comma'), named(event.place.name)],
  (event.tolls ?? []).filter((toll) => toll.best !== undefined).map((toll) => [say('comma'), label('outcome', toll.outcome), say('colon'),
    h('b', null, label('hedge', toll.modifier).replace('{}', number(toll.best)))])];

const binName = (name, unit) => ({ day: () => day(name), month: () => month(`${name}-01`), year: () => name })[unit]();

/** A column a bin; where many bins are empty, a break that says how long. */
function columns({ unit, bins }) {
  const rtl = state.lang === 'ar';
  const [width, height, foot, head] = [narrow() ? 330 : 960, narrow() ? 180 : 220, 24, 22];
  const wide = (one) => (one.gap ? 2.5 : 1);
  const step = Math.min(width / bins.reduce((sum, one) => sum + wide(one), 0), 64);
  const top = Math.max(...bins.map((one) => one.mentions ?? 0), 1);
  const room = height - foot - head;
  let from = 0;
  const placed = bins.map((one) => {
    const broad = wide(one) * step;
    from += broad;
    return { ...one, broad, x: rtl ? width - from : from - broad };
  });
  const column = (one) => {
    const tall = (room * one.mentions) / top;
    const middle = one.x + one.broad / 2;
    const text = [binName(one.name, unit), sayPlain('named_times', one.mentions), one.happened && sayPlain('claims_here', one.happened)];
    return svg('g', null, svg('title', null, text.filter(Boolean).join(' · ')),
      svg('rect', { x: one.x, y: 0, width: one.broad, height: height - foot, class: 'hit' }),
      tall > 0 && svg('rect', { x: one.x + one.broad * 0.14, y: head + room - tall, width: one.broad * 0.72, height: tall, class: 'fill mentions', rx: 1 }),
      one.happened > 0 && svg('path', { d: diamond(middle, head + room - tall - 9, 5.5), class: 'fill figure' }));
  };
  const gap = (one) => {
    const [middle, y] = [one.x + one.broad / 2, head + room];
    return svg('g', null, svg('title', null, sayPlain('no_days', one.days)),
      svg('rect', { x: one.x, y: 0, width: one.broad, height: height - foot, class: 'hit' }),
      svg('path', { d: `M${middle - 6} ${y + 5}l5 -10M${middle + 1} ${y + 5}l5 -10`, class: 'break' }));
  };
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say('timeline_alt') },
    svg('line', { x1: 0, x2: width, y1: head + room + 0.5, y2: head + room + 0.5, class: 'axis' }),
    placed.map((one) => (one.gap ? gap(one) : column(one))), ticks(placed, unit, width, height));
}

const diamond = (x, y, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;

const sayPlain = (text, value) => say(text).replace('{}', number(value));

const TICK = {
  day: (name) => date(name, { day: 'numeric', month: 'short', year: 'numeric' }),
  month: (name) => date(`${name}-01`, { month: 'short', year: 'numeric' }),
  year: (name) => name,
};

/** Names under the axis, as many as fit: behind each break, then of the tallest columns. */
function ticks(placed, unit, width, height) {
  const room = narrow() ? 80 : 92;
  const middle = (one) => Math.min(width - room / 2, Math.max(room / 2, one.x + one.broad / 2));
  const worth = (i) => (i === 0 || placed[i - 1].gap ? Infinity : placed[i].mentions);
  const wanted = placed.map((_, i) => i).filter((i) => placed[i].mentions > 0).sort((a, b) => worth(b) - worth(a));
  const chosen = [];
  for (const i of wanted) {
    if (chosen.every((j) => Math.abs(middle(placed[i]) - middle(placed[j])) >= room)) chosen.push(i);
  }
  return chosen.map((i) => svg('text', { x: middle(placed[i]), y: height - 5, 'text-anchor': 'middle', class: 'tick-label' }, TICK[unit](placed[i].name)));
}
