// Labels, numbers and days in the language of the page.

/** The page's own words. */
const say = (key) => LABELS.page[state.lang][key] ?? key;

/** The words that all reports share: `label('outcome', 'killed')`. */
const label = (group, key) => LABELS[state.lang][group]?.[key] ?? key;

/** A label with `{}` filled in, the filling kept apart in its own direction. */
function sayWith(key, ...fillings) {
  const parts = say(key).split('{}');
  return parts.flatMap((part, i) => (i < fillings.length ? [part, fillings[i]] : [part]));
}

/** Digits as the articles of most outlets have them. */
const locale = () => (state.lang === 'ar' ? 'ar-u-nu-latn' : 'en-GB');

const number = (value) => new Intl.NumberFormat(locale()).format(value);

const percent = (value) =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value);

function date(day, options) {
  const [y, m, d] = day.split('-').map(Number);
  const when = new Date(0);
  when.setUTCFullYear(y, m - 1, d);
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }).format(when);
}

const day = (iso) => date(iso, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = (iso) => date(iso, { day: 'numeric', month: 'short', year: 'numeric' });
const month = (iso) => date(iso, { month: 'long', year: 'numeric' });

const lastOfMonth = (iso) => {
  const [y, m] = iso.split('-').map(Number);
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
};

/** A stretch of the calendar as one would say it: a day, a month, a year, or from–to. */
function stretch(start, end) {
  if (start === end) return day(start);
  const whole = start.endsWith('-01') && Number(end.slice(8)) === lastOfMonth(end);
  if (whole && start.slice(0, 7) === end.slice(0, 7)) return month(start);
  if (whole && start.slice(0, 4) === end.slice(0, 4) && start.slice(5, 7) === '01' && end.slice(5, 7) === '12') {
    return start.slice(0, 4);
  }
  if (whole && start.slice(5, 7) === '01' && end.slice(5, 7) === '12') {
    return `${start.slice(0, 4)}–${end.slice(0, 4)}`;
  }
  return `${day(start)} – ${day(end)}`;
}

/** The hedge of a number with the numbers beside it: «more than 200» allows 201 and is written with 200. */
function stated({ min, max, modifier }) {
  const top = max ?? min;
  if (modifier === 'more_than') return [modifier, Math.max(min - 1, 0), top];
  if (modifier === 'less_than') return [modifier, top + 1, top];
  if (modifier === 'at_most') return [modifier, top, top];
  if (modifier === 'unspecified' && max !== undefined) return ['range', min, top];
  return [modifier, min, top];
}

/** A number as it was hedged. */
function hedged(count) {
  const [hedge, first, top] = stated(count);
  return label('hedge', hedge).replace('{}', number(first)).replace('{}', number(top));
}

/** A noun with its number, in the form of CLDR's plural rules that agrees with it. */
function agreeing(forms, count) {
  const tail = count % 100;
  const form = count === 1 ? forms.one : count === 2 ? forms.two : tail >= 3 && tail <= 10 ? forms.few : tail >= 11 ? forms.many : null;
  return (form ?? forms.other).replace('{}', number(count));
}

/** So many of what is counted: «2 articles». */
const countedIn = (noun, count) => agreeing(LABELS[state.lang].counted[noun], count);

/** How many people as it was said, and what befell them: «more than 200 civilians killed». */
function peopleOf(claim) {
  const forms = LABELS[state.lang].people[claim.victims];
  const [hedge, first, top] = stated(claim);
  let people = label('hedge', hedge);
  if (hedge === 'unspecified') people = forms.unknown;
  else if (hedge === 'range') people = people.replace('{}', number(first)).replace('{}', agreeing(forms, top));
  else people = people.replace('{}', agreeing(forms, first));
  return label('toll', claim.outcome).replace('{}', people);
}

const regions = new Map();

/** The name of a country from its ISO 3166-1 code. */
function country(code) {
  if (!regions.has(state.lang)) {
    regions.set(state.lang, new Intl.DisplayNames([state.lang], { type: 'region', fallback: 'code' }));
  }
  try {
    return regions.get(state.lang).of(code);
  } catch {
    return code;
  }
}

const english = new Map([...Object.entries(WHOLE?.english ?? {}),
  ...(WHOLE?.entities ?? []).filter((e) => e.name_en).reverse().map((e) => [e.name, e.name_en])]);

/** A name for the reader: in English labels with the English name, when there is one. */
function named(name) {
  const en = state.lang === 'en' ? english.get(name) : undefined;
  return en ? bdi(en, { lang: 'en', title: name }) : bdi(name, { lang: 'ar' });
}

/** What is to be seen of an outlet: its name, or that the article itself speaks. */
const outlet = (claim) => (claim.chain ? named(claim.chain[0]) : say('article_itself'));

const title = (n) => INDEX[n].title ?? INDEX[n].id;
