// Pieces that the sections share: headings, the tables of charts, bars, lists that grow.

/** A section with its heading; its id is the anchor of the page's contents. */
function section(id, ...children) {
  return h('section', { id, class: 'part', 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, say(id)),
    say(`${id}_lead`) !== `${id}_lead` && h('p', { class: 'lead' }, say(`${id}_lead`)),
    ...children);
}

/** A table; `rows` are lists of cells. Columns whose heading starts with # hold numbers. */
function table(caption, heads, rows) {
  const numeric = heads.map((head) => head.startsWith('#'));
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', null,
      h('thead', null, h('tr', null, heads.map((head, i) =>
        h('th', { scope: 'col', class: numeric[i] && 'n' }, head.replace('#', ''))))),
      h('tbody', null, rows.map((row) => h('tr', null, row.map((cell, i) =>
        h(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', class: numeric[i] && 'n' }, cell)))))));
}

/** The same facts as a table, for those who cannot see the chart; built when it is opened. */
function dataTable(caption, heads, rows) {
  const details = h('details', { class: 'as-table' }, h('summary', null, say('as_table')));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(table(caption, heads, rows()));
  });
  return details;
}

/** A list of which the first items are seen, and more of them when asked. */
function growing(list, items, show, step = 10) {
  let shown = 0;
  const more = h('button', { type: 'button', class: 'more', onclick: grow });
  function grow() {
    const next = items.slice(shown, shown + step).map(show);
    list.append(...next);
    const first = shown > 0 && next[0]?.querySelector('a,button,summary');
    shown += next.length;
    const rest = items.length - shown;
    const label = rest > step ? sayWith('more', number(step), number(rest)) : sayWith('and_more', number(rest));
    more.replaceChildren(...fill(h('span'), null, label).childNodes);
    more.hidden = rest === 0;
    if (first) first.focus();
  }
  grow();
  return [list, more];
}

/** One bar in pieces; `pieces` are `{ value, kind, text }`. Wider than `of` it cannot be. */
function bar(pieces, of) {
  const rtl = state.lang === 'ar';
  let x = 0;
  const rects = pieces.map(({ value, kind, text }) => {
    const width = (100 * value) / of;
    const from = rtl ? 100 - x - width : x;
    x += width;
    return svg('rect', { x: from, y: 0, width, height: 10, class: `fill ${kind}` }, svg('title', null, text));
  });
  return svg('svg', { class: 'bar-chart', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, rects);
}

/** A frame of which the picture takes long: it is drawn when it comes into view. */
function later(frame, picture) {
  const watch_ = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch_.disconnect();
    frame.replaceChildren(picture());
  }, { rootMargin: '800px 0px' });
  watch_.observe(frame);
  return frame;
}

/** What the colours of a chart mean. */
const key = (entries) =>
  h('ul', { class: 'key' }, entries.map(([kind, text]) => h('li', null, h('i', { class: `swatch ${kind}` }), text)));

/** Links to articles by number. */
function articleLinks(numbers, most = 6) {
  const links = numbers.slice(0, most).map((n) => h(hasStory(n) ? 'a' : 'span', { href: hasStory(n) && `#a${n}`, title: title(n) }, place(n)));
  const rest = numbers.length - links.length;
  return h('span', { class: 'links' }, links.flatMap((link, i) => (i ? [say('comma'), link] : [link])),
    rest > 0 && h('span', { class: 'muted' }, ' ', sayWith('and_more', number(rest))));
}

/** An article in a few words: outlet and day, else its number. */
function place(n) {
  const { source, published } = INDEX[n];
  const parts = [source && named(source), published && shortDay(published)].filter(Boolean);
  return parts.length ? parts.flatMap((part, i) => (i ? [say('comma'), part] : [part])) : sayWith('article_number', number(n + 1));
}
