// Who is named with whom: a drawing by springs (Fruchterman and Reingold 1991), the same each time.

const STEPS = 260;

function network() {
  const pairs = view.network;
  if (!pairs.length) return section('network', h('p', { class: 'muted' }, label('word', 'nothing')));
  const rows = () => pairs.map((pair) => [named(pair.a.name), named(pair.b.name), number(pair.sentences), articleLinks(pair.documents, 3)]);
  const rest = isFiltered() ? 0 : WHOLE.pairs - pairs.length;
  return section('network',
    h('figure', null, later(h('div', { class: 'chart graph-frame' }), () => drawing(graph(pairs, narrow() ? 13 : 26))),
      key(['person', 'location', 'organization', 'misc'].map((kind) => [kind, label('entity', kind)]))),
    dataTable(say('network'), [say('name'), say('name'), `#${label('word', 'sentences')}`, say('count_articles')], rows),
    rest > 0 && h('p', { class: 'muted' }, sayWith('pairs_left', number(rest))));
}

/** The `most` names with the strongest ties, and the ties among them. */
function graph(pairs, most) {
  const id = (node) => `${node.type} ${node.name}`;
  const weight = new Map();
  for (const { a, b, sentences } of pairs) {
    for (const node of [a, b]) {
      const known = weight.get(id(node)) ?? { ...node, weight: 0 };
      known.weight += sentences;
      weight.set(id(node), known);
    }
  }
  const nodes = [...weight.values()].sort((a, b) => b.weight - a.weight).slice(0, most);
  const number = new Map(nodes.map((node, i) => [id(node), i]));
  const edges = pairs
    .map(({ a, b, sentences }) => ({ a: number.get(id(a)), b: number.get(id(b)), sentences }))
    .filter(({ a, b }) => a !== undefined && b !== undefined);
  return { nodes, edges };
}

/** Puts the nodes where ties pull and neighbours push them, starting from a spiral. */
function arrange({ nodes, edges }, width, height) {
  const strongest = Math.max(...edges.map((edge) => edge.sentences), 1);
  nodes.forEach((node, i) => {
    const [turn, out] = [i * 2.39996, Math.sqrt((i + 0.5) / nodes.length)];
    node.x = out * Math.cos(turn);
    node.y = out * Math.sin(turn);
  });
  const apart = 1.6 / Math.sqrt(nodes.length);
  for (let step = 0; step < STEPS; step += 1) {
    const moves = nodes.map((node) => [-0.35 * node.x, -0.35 * node.y]);
    push(nodes, moves, apart);
    for (const { a, b, sentences } of edges) {
      const [dx, dy] = [nodes[a].x - nodes[b].x, nodes[a].y - nodes[b].y];
      const force = 0.08 + 0.5 * (sentences / strongest);
      moves[a][0] -= dx * force; moves[a][1] -= dy * force;
      moves[b][0] += dx * force; moves[b][1] += dy * force;
    }
    const heat = 0.12 * (1 - step / STEPS);
    nodes.forEach((node, i) => {
      const [dx, dy] = moves[i];
      const go = Math.min(1, heat / (Math.hypot(dx, dy) || 1));
      node.x += dx * go;
      node.y += dy * go;
    });
  }
  fit(nodes, width, height);
  spread(nodes, width, height);
}

function push(nodes, moves, apart) {
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = 0; j < nodes.length; j += 1) {
      if (i === j) continue;
      const [dx, dy] = [nodes[i].x - nodes[j].x, nodes[i].y - nodes[j].y];
      const force = (apart / (Math.hypot(dx, dy) || 0.01)) ** 2;
      moves[i][0] += dx * force; moves[i][1] += dy * force;
    }
  }
}

/** Stretches the drawing over the whole of its frame. */
function fit(nodes, width, height) {
  const range = (of) => [Math.min(...nodes.map(of)), Math.max(...nodes.map(of))];
  const [[left, right], [top, bottom]] = [range((node) => node.x), range((node) => node.y)];
  for (const node of nodes) {
    node.x = 60 + ((node.x - left) / (right - left || 1)) * (width - 120);
    node.y = 24 + ((node.y - top) / (bottom - top || 1)) * (height - 64);
  }
}

/** Moves names apart that lie on each other. */
function spread(nodes, width, height) {
  const half = (node) => 8 + shortName(node.name).length * (narrow() ? 2.9 : 3.5);
  for (let round = 0; round < 120; round += 1) {
    for (const a of nodes) {
      for (const b of nodes) {
        const over = [half(a) + half(b) - Math.abs(a.x - b.x), 46 - Math.abs(a.y - b.y)];
        if (a === b || over[0] <= 0 || over[1] <= 0) continue;
        const sign = a.y > b.y || (a.y === b.y && a.x > b.x) ? 1 : -1;
        if (over[1] < over[0]) { a.y += (sign * over[1]) / 4; b.y -= (sign * over[1]) / 4; }
        else { const side = a.x > b.x ? 1 : -1; a.x += (side * over[0]) / 4; b.x -= (side * over[0]) / 4; }
      }
    }
    for (const node of nodes) {
      node.x = Math.min(width - half(node), Math.max(half(node), node.x));
      node.y = Math.min(height - 32, Math.max(18, node.y));
    }
  }
}

function drawing({ nodes, edges }) {
  const [width, height] = narrow() ? [330, 420] : [1000, 560];
  arrange({ nodes, edges }, width, height);
  const strongest = Math.max(...edges.map((edge) => edge.sentences), 1);
  const heaviest = Math.max(...nodes.map((node) => node.weight), 1);
  const lines = edges.map(({ a, b, sentences }) => svg('line', {
    x1: nodes[a].x, y1: nodes[a].y, x2: nodes[b].x, y2: nodes[b].y, 'data-a': a, 'data-b': b,
    class: 'tie', 'stroke-width': 0.6 + 5 * (sentences / strongest), 'stroke-opacity': 0.22 + 0.5 * (sentences / strongest),
  }, svg('title', null, `${nodes[a].name} – ${nodes[b].name}: ${number(sentences)}`)));
  const size = (node) => 4 + 10 * Math.sqrt(node.weight / heaviest);
  const points = nodes.map((node, i) => svg('g', { class: 'node', 'data-i': i },
    svg('circle', { cx: node.x, cy: node.y, r: size(node), class: `fill ${node.type}` }),
    svg('text', { x: node.x, y: node.y + size(node) + 13, 'text-anchor': 'middle' }, shortName(node.name))));
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say('network_alt'), class: 'graph' }, lines, points);
  neighbours(picture, lines, points);
  return picture;
}

function shortName(name) {
  const shown = state.lang === 'en' ? english.get(name) ?? name : name;
  return shown.length > 24 ? `${shown.slice(0, 23)}…` : shown;
}

/** Shows the ties of the name under the pointer. */
function neighbours(picture, lines, points) {
  const show = (i) => {
    picture.classList.toggle('picked', i !== null);
    const near = new Set([i]);
    for (const line of lines) {
      const tied = i !== null && [line.dataset.a, line.dataset.b].includes(i);
      line.classList.toggle('on', tied);
      if (tied) near.add(line.dataset.a).add(line.dataset.b);
    }
    for (const point of points) point.classList.toggle('on', near.has(point.dataset.i));
  };
  picture.addEventListener('pointerover', (event) => show(event.target.closest('.node')?.dataset.i ?? null));
  picture.addEventListener('pointerleave', () => show(null));
}
