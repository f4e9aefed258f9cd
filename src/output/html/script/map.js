// Where it happened: points on an outline of the countries around, drawn for the part of the world that is shown.

/** The part of the world that is shown: its middle, and how many degrees of latitude are seen. */
let area = null;

/** Places of the events shown, those of most events first. */
function placesShown() {
  const found = new Map();
  for (const event of view.events) {
    if (!event.place?.coordinates) continue;
    const { lat, lon } = event.place.coordinates;
    const id = `${event.place.name} ${lat} ${lon}`;
    const one = found.get(id) ?? { ...event.place, lat, lon, events: 0, killed: 0 };
    one.events += 1;
    one.killed = Math.max(one.killed, ...(event.tolls ?? []).filter((toll) => toll.outcome === 'killed').map((toll) => toll.best ?? toll.low ?? 0));
    found.set(id, one);
  }
  return [...found.values()].sort((a, b) => b.events - a.events);
}

/** Whether a place is the middle of something wide. */
const isWide = (one) => ['region', 'country'].includes(one.precision);

/** The part of the world in which most events were; countries as a whole count only where nothing nearer is known. */
function wholeArea(places) {
  const near = places.filter((one) => one.precision !== 'country');
  const used = (near.length ? near : places).slice(0, 400);
  if (!used.length) return { lat: 30, lon: 40, span: 60 };
  const edge = (of, share) => {
    const all = used.flatMap((one) => new Array(Math.min(one.events, 300)).fill(of(one))).sort((a, b) => a - b);
    return all[Math.round((all.length - 1) * share)];
  };
  const [south, north] = [edge((one) => one.lat, 0.03), edge((one) => one.lat, 0.97)];
  const [west, east] = [edge((one) => one.lon, 0.03), edge((one) => one.lon, 0.97)];
  const lat = (south + north) / 2;
  const wide = (east - west) * Math.cos((lat * Math.PI) / 180);
  return { lat, lon: (west + east) / 2, span: Math.min(150, Math.max(4, (north - south) * 1.5, wide * 1.05)) };
}

function map() {
  const places = placesShown();
  if (!places.length) return null;
  area ??= wholeArea(places);
  const frame = h('div', { class: 'frame' });
  const draw_ = () => frame.replaceChildren(mapDrawing(places));
  const zoom = (factor) => () => {
    area = factor ? { ...area, span: Math.min(150, Math.max(0.5, area.span * factor)) } : wholeArea(places);
    draw_();
  };
  const button = (name, sign, factor) => h('button', { type: 'button', 'aria-label': say(name), title: say(name), onclick: zoom(factor) }, sign);
  draw_();
  frame.addEventListener('keydown', (event) => {
    const steps_ = { ArrowUp: [0.15, 0], ArrowDown: [-0.15, 0], ArrowLeft: [0, -0.2], ArrowRight: [0, 0.2] };
    const step = steps_[event.key];
    if (!step) return;
    event.preventDefault();
    area = { ...area, lat: Math.max(-80, Math.min(80, area.lat + step[0] * area.span)), lon: area.lon + step[1] * area.span };
    const held = document.activeElement?.dataset?.place;
    draw_();
    frame.querySelector(held === undefined ? 'svg' : `[data-place="${held}"]`)?.focus();
  });
  const rows = () => places.slice(0, 500).map((one) => [named(one.name), one.country ? country(one.country) : '',
    one.precision ? say(`precision_${one.precision}`) : '', number(one.events), one.killed ? number(one.killed) : '']);
  return section('map',
    h('figure', { class: 'map' }, frame, h('div', { class: 'zoom' }, button('zoom_in', '+', 0.6), button('zoom_out', '−', 1.7), button('zoom_all', '⤢', null))),
    key([['dot', say('precise')], ['ring', say('wide')]]),
    dataTable(say('map'), [label('word', 'place'), say('country'), say('point'), `#${label('table', 'linked_events')}`, `#${say('most_killed')}`], rows));
}

function mapDrawing(places) {
  const [width, height] = narrow() ? [330, 260] : [460, 360];
  const scale = height / area.span;
  const shrink = Math.cos((area.lat * Math.PI) / 180);
  const spot = ([lon, lat]) => [width / 2 + (lon - area.lon) * shrink * scale, height / 2 - (lat - area.lat) * scale];
  const labels = [];
  const lands = countries().flatMap(({ code, rings }) => {
    const seen = rings.map((ring) => clip(ring.map(spot), width, height)).filter((ring) => ring.length > 2);
    if (!seen.length) return [];
    const largest = seen.map(middle).sort((a, b) => b.area - a.area)[0];
    if (code && largest.area > width * height * 0.012) labels.push({ code, ...largest });
    const round = (value) => Math.round(value * 10) / 10;
    const path = seen.map((ring) => `M${ring.map((point) => point.map(round).join(' ')).join('L')}Z`).join('');
    return [svg('path', { d: path, class: 'land' })];
  });
  const inside = places.map((one, i) => ({ ...one, i, at: spot([one.lon, one.lat]) }))
    .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height);
  const most = Math.max(...inside.map((one) => one.events), 1);
  const points = [...inside].sort((a, b) => isWide(b) - isWide(a) || b.events - a.events).map((one) => mapPoint(one, most));
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': say('map_alt'), tabindex: '0' },
    svg('rect', { width, height, class: 'sea' }), lands,
    points, mapNames(inside, labels, most, width));
}

const dotSize = (one, most) => 4 + 10 * Math.sqrt(one.events / most);

/** A place; chosen, it is all that is shown. */
function mapPoint(one, most) {
  const [cx, cy] = one.at;
  const chosen_ = state.filter.place === one.name;
  const text = [plainName(one.name), countedIn('events', one.events), one.killed && `${say('most_killed')}${say('colon')}${number(one.killed)}`];
  const choose = () => setFilter('place', chosen_ ? '' : one.name);
  return svg('g', { class: `spot${isWide(one) ? ' wide' : ''}${chosen_ ? ' on' : ''}`, role: 'button', tabindex: '0', 'data-place': one.i,
    'aria-pressed': String(chosen_), 'aria-label': text.filter(Boolean).join(say('comma')), onclick: choose,
    onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(); } } },
  svg('title', null, text.filter(Boolean).join(say('comma'))),
  svg('circle', { cx, cy, r: dotSize(one, most) }));
}

/** Names of the places of most events, then of the countries, where they hide none that came before. */
function mapNames(inside, lands, most, width) {
  const boxes = [];
  const name = (text, x0, y, kind) => {
    const half = text.length * 3.5 + 4;
    const x = Math.min(width - half, Math.max(half, x0));
    if (boxes.some((box) => Math.abs(box.x - x) < box.half + half && Math.abs(box.y - y) < 16)) return [];
    boxes.push({ x, y, half });
    return [svg('text', { x, y, class: kind, 'text-anchor': 'middle', 'aria-hidden': 'true' }, text)];
  };
  return [...inside.slice(0, 12).flatMap((one) => name(plainName(one.name), one.at[0], one.at[1] + dotSize(one, most) + 12, 'spot-name')),
    ...lands.flatMap(({ code, x, y }) => name(country(code), x, y, 'land-name'))];
}
