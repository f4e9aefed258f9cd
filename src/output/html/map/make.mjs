// Makes world.json, the outline of the world that the page of `-f html` carries. See README.md.

import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(new URL('../../../../tests/browser/package.json', import.meta.url));
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'));
const codes = new Map(JSON.parse(readFileSync(require.resolve('i18n-iso-countries/codes.json'), 'utf8')).map(([two, , number]) => [number, two]));

/** Parts of a degree that are told apart: the twentieth is 5.5 km, finer than the outline. */
const SCALE = 20;
/** Numeric code of Antarctica, which no news is of. */
const ANTARCTICA = '010';

/** The points of an arc, in whole parts of a degree, those alike left out. */
function points(arc) {
  const { scale, translate } = topology.transform;
  const at = [0, 0];
  const all = arc.map((step) => step.map((value, i) => {
    at[i] += value;
    return Math.round((at[i] * scale[i] + translate[i]) * SCALE);
  }));
  return all.filter((point, i) => i === 0 || i === all.length - 1 || point.some((value, j) => value !== all[i - 1][j]));
}

/** Numbers as letters: the Encoded Polyline Algorithm Format, without the signs of HTML and JSON among them. */
function letters(value) {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let out = '';
  do {
    const more = rest >= 32;
    out += String.fromCharCode((rest & 31) + (more ? 32 : 0) + 63);
    rest >>>= 5;
  } while (rest > 0);
  return out;
}

function line(arc) {
  let last = [0, 0];
  return points(arc).map((point) => {
    const steps = point.map((value, i) => letters(value - last[i]));
    last = point;
    return steps.join('');
  }).join('');
}

const rings = ({ type, arcs }) => (type === 'MultiPolygon' ? arcs.flat() : arcs);
const kept = topology.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
const used = [...new Set(kept.flatMap((country) => rings(country).flat().map((arc) => (arc < 0 ? ~arc : arc))))].sort((a, b) => a - b);
const renumbered = new Map(used.map((arc, i) => [arc, i]));
const number = (arc) => (arc < 0 ? ~renumbered.get(~arc) : renumbered.get(arc));

const world = {
  scale: SCALE,
  arcs: used.map((arc) => line(topology.arcs[arc])),
  countries: kept.map((country) => [codes.get(country.id) ?? '', rings(country).map((ring) => ring.map(number))]),
};
const file = process.argv[2] ?? new URL('world.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(world)}\n`);
