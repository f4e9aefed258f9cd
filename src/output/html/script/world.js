// The outline of the world, and what a map needs to show a part of it.

let outline = null;

/** The countries: code and rings of longitudes and latitudes. */
function countries() {
  if (outline) return outline;
  const { scale, arcs, countries: all } = unpack(document.getElementById('world'));
  const lines_ = arcs.map((line) => unlettered(line, scale));
  const ring = (numbers) => numbers.flatMap((arc, i) => {
    const points = arc < 0 ? [...lines_[~arc]].reverse() : lines_[arc];
    return i ? points.slice(1) : points;
  });
  outline = all.map(([code, rings]) => ({ code, rings: rings.map(ring) }));
  return outline;
}

/** Points of the Encoded Polyline Algorithm Format. */
function unlettered(line, scale) {
  const points = [];
  const last = [0, 0];
  let at = 0;
  const step = () => {
    let [value, shift, part] = [0, 0, 0];
    do {
      part = line.charCodeAt(at) - 63;
      at += 1;
      value |= (part & 31) << shift;
      shift += 5;
    } while (part >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < line.length) {
    last[0] += step();
    last[1] += step();
    points.push([last[0] / scale, last[1] / scale]);
  }
  return points;
}

/** What of a polygon lies in a box (Sutherland and Hodgman 1974). */
function clip(points, width, height) {
  const sides = [[0, 1, 0], [0, -1, width], [1, 1, 0], [1, -1, height]];
  return sides.reduce((shape, [axis, sign, bound]) => {
    const inside = (point) => sign * (point[axis] - bound) >= 0;
    const cross = (a, b) => {
      const share = (bound - a[axis]) / (b[axis] - a[axis]);
      return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    };
    return shape.flatMap((point, i) => {
      const before = shape.at(i - 1);
      if (inside(point)) return inside(before) ? [point] : [cross(before, point), point];
      return inside(before) ? [cross(before, point)] : [];
    });
  }, points);
}

/** Area of a polygon and its middle. */
function middle(points) {
  let [area, x, y] = [0, 0, 0];
  points.forEach(([x1, y1], i) => {
    const [x0, y0] = points.at(i - 1);
    const part = x0 * y1 - x1 * y0;
    area += part / 2;
    x += ((x0 + x1) * part) / 6;
    y += ((y0 + y1) * part) / 6;
  });
  return { area: Math.abs(area), x: x / (area || 1), y: y / (area || 1) };
}
