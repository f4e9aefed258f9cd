'use strict';
// Opens what is compressed in this page: deflated as RFC 1951 has it, in Base64. A whole block is opened at once and
// without waiting, so that all else reads as if the articles were there.

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const BACK_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const BACK_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Symbols by the bits that stand for them, the first bit lowest: `length << 9 | symbol`. */
function codeTable(lengths) {
  const longest = Math.max(...lengths, 1);
  const table = new Uint16Array(1 << longest);
  let code = 0;
  for (let length = 1; length <= longest; length += 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      let first = 0;
      for (let bit = 0; bit < length; bit += 1) if (code & (1 << bit)) first |= 1 << (length - 1 - bit);
      for (let at = first; at < table.length; at += 1 << length) table[at] = (length << 9) | symbol;
      code += 1;
    }
    code <<= 1;
  }
  return table;
}

const FIXED = [
  codeTable(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  codeTable(new Array(30).fill(5))];

/** Bits of `bytes`, the lowest of each first. */
class Bits {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.held = 0;
    this.count = 0;
  }

  need(count) {
    while (this.count < count) {
      this.held |= (this.bytes[this.at] ?? 0) << this.count;
      this.at += 1;
      this.count += 8;
    }
  }

  take(count) {
    this.need(count);
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }

  symbol(table) {
    this.need(15);
    const found = table[this.held & (table.length - 1)];
    this.held >>>= found >> 9;
    this.count -= found >> 9;
    return found & 511;
  }

  /** Bytes as they are, from the next whole one on. */
  raw() {
    this.at -= this.count >> 3;
    this.held = 0;
    this.count = 0;
    const length = this.bytes[this.at] | (this.bytes[this.at + 1] << 8);
    this.at += 4 + length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** The two codes that a block brings along. */
function ownCodes(bits) {
  const [literals, backs, orders] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  const short = new Array(19).fill(0);
  for (let i = 0; i < orders; i += 1) short[CODE_ORDER[i]] = bits.take(3);
  const table = codeTable(short);
  const lengths = [];
  while (lengths.length < literals + backs) {
    const symbol = bits.symbol(table);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) lengths.push(...new Array(3 + bits.take(2)).fill(lengths.at(-1)));
    else lengths.push(...new Array(symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)).fill(0));
  }
  return [codeTable(lengths.slice(0, literals)), codeTable(lengths.slice(literals))];
}

function inflate(bytes) {
  const bits = new Bits(bytes);
  let out = new Uint8Array(bytes.length * 8 + 512);
  let size = 0;
  const room = (more) => {
    if (size + more <= out.length) return;
    const wider = new Uint8Array((size + more) * 2);
    wider.set(out);
    out = wider;
  };
  for (let last = 0; !last;) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) {
      const raw = bits.raw();
      room(raw.length);
      out.set(raw, size);
      size += raw.length;
      continue;
    }
    const [literals, backs] = kind === 1 ? FIXED : ownCodes(bits);
    for (let symbol = bits.symbol(literals); symbol !== 256; symbol = bits.symbol(literals)) {
      room(258);
      if (symbol < 256) {
        out[size] = symbol;
        size += 1;
        continue;
      }
      const length = LENGTH_BASE[symbol - 257] + bits.take(LENGTH_BITS[symbol - 257]);
      const far = bits.symbol(backs);
      const back = BACK_BASE[far] + bits.take(BACK_BITS[far]);
      for (const end = size + length; size < end; size += 1) out[size] = out[size - back];
    }
  }
  return out.subarray(0, size);
}

/** The JSON that an element holds compressed. */
function unpack(element) {
  const letters = atob(element.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return JSON.parse(new TextDecoder().decode(inflate(bytes)));
}
