// Rewrites a WebAssembly module so that it counts the instructions that it executes, by class.
//
// Each class has a counter: an exported global `count_N` of 64 bits. The counters grow at the start of each straight run
// of instructions, by the run's number of instructions of each class. The module may use the instructions of
// WebAssembly 1.0, sign extension, saturating conversion and bulk memory.
//
//   load_small, store_small   bytes and half words, which the ESP8266 reads from flash with several instructions
//   div, mul                  of 32 bits; the lx106 has no division
//   table, indirect           a jump by a table, and a call by a pointer
//   wide                      of 64 bits
//   float, float_div, float_convert   of floats, which the lx106 computes in software
//   float_box                 a call that puts a float on the heap, which the ESP8266's build does not need

/** The classes of instructions, in the order of the counters. */
export const CLASSES = ["local", "const", "load", "load_small", "store", "store_small", "alu", "mul", "div", "branch", "select", "table", "call",
  "indirect", "global", "wide", "float", "float_div", "float_convert", "float_box"];
const CLASS = Object.fromEntries(CLASSES.map((name, i) => [name, i]));

const TYPE = 1, IMPORT = 2, FUNCTION = 3, GLOBAL = 6, EXPORT = 7, CODE = 10;
const I32 = 0x7f, I64 = 0x7e, F64 = 0x7c;

class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }
  byte() {
    return this.bytes[this.at++];
  }
  u32() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  }
  skipLeb() {
    while (this.byte() & 128);
  }
  take(n) {
    this.at += n;
    return this.bytes.subarray(this.at - n, this.at);
  }
}

function leb(value) {
  const out = [];
  do {
    const byte = value % 128;
    value = Math.floor(value / 128);
    out.push(value ? byte | 128 : byte);
  } while (value);
  return out;
}

function signedLeb(value) {
  const out = [];
  for (;;) {
    const byte = value & 127;
    value >>= 7;
    if ((value === 0 && !(byte & 64)) || (value === -1 && byte & 64)) return [...out, byte];
    out.push(byte | 128);
  }
}

/** Skips an instruction's immediates. Returns its class, or -1 if it does nothing. */
function instruction(r, op) {
  if (op === 0x02 || op === 0x03) return r.skipLeb(), -1;
  if (op === 0x04) return r.skipLeb(), CLASS.branch;
  if (op === 0x0c || op === 0x0d) return r.skipLeb(), CLASS.branch;
  if (op === 0x0e) {
    for (let n = r.u32(); n >= 0; n--) r.skipLeb();
    return CLASS.table;
  }
  if (op === 0x0f) return CLASS.branch;
  if (op === 0x10) return r.skipLeb(), CLASS.call;
  if (op === 0x11) return r.skipLeb(), r.skipLeb(), CLASS.indirect;
  if (op === 0x1a) return -1;
  if (op === 0x1b) return CLASS.select;
  if (op === 0x1c) {
    for (let n = r.u32(); n > 0; n--) r.skipLeb();
    return CLASS.select;
  }
  if (op >= 0x20 && op <= 0x22) return r.skipLeb(), CLASS.local;
  if (op === 0x23 || op === 0x24) return r.skipLeb(), CLASS.global;
  if (op >= 0x25 && op <= 0x26) return r.skipLeb(), CLASS.load;
  if (op >= 0x28 && op <= 0x3e) {
    r.skipLeb();
    r.skipLeb();
    if (op === 0x28) return CLASS.load;
    if (op === 0x36) return CLASS.store;
    if (op === 0x29 || op === 0x2b || op === 0x37 || op === 0x39) return CLASS.wide;
    if (op === 0x2a || op === 0x38) return CLASS.float;
    if (op <= 0x2f) return CLASS.load_small;
    return op <= 0x35 ? CLASS.wide : op <= 0x3b ? CLASS.store_small : CLASS.wide;
  }
  if (op === 0x3f || op === 0x40) return r.skipLeb(), CLASS.call;
  if (op === 0x41) return r.skipLeb(), CLASS.const;
  if (op === 0x42) return r.skipLeb(), CLASS.const;
  if (op === 0x43) return r.take(4), CLASS.const;
  if (op === 0x44) return r.take(8), CLASS.const;
  if (op >= 0x45 && op <= 0x4f) return CLASS.alu;
  if (op >= 0x50 && op <= 0x5a) return CLASS.wide;
  if (op >= 0x5b && op <= 0x66) return CLASS.float;
  if (op === 0x6c) return CLASS.mul;
  if (op >= 0x6d && op <= 0x70) return CLASS.div;
  if (op >= 0x67 && op <= 0x78) return CLASS.alu;
  if (op >= 0x79 && op <= 0x8a) return CLASS.wide;
  if (op === 0x95 || op === 0xa3 || op === 0x91 || op === 0x9f) return CLASS.float_div;
  if (op >= 0x8b && op <= 0xa6) return CLASS.float;
  if (op === 0xa7 || op === 0xac || op === 0xad) return CLASS.alu;
  if (op >= 0xa8 && op <= 0xbb) return CLASS.float_convert;
  if (op >= 0xbc && op <= 0xbf) return CLASS.alu;
  if (op >= 0xc0 && op <= 0xc4) return CLASS.alu;
  if (op === 0xfc) {
    const sub = r.u32();
    if (sub <= 7) return CLASS.float_convert;
    if (sub === 8 || sub === 10 || sub === 12 || sub === 14) return r.skipLeb(), r.skipLeb(), CLASS.call;
    if (sub === 9 || sub === 11 || sub === 13) return r.skipLeb(), CLASS.call;
    return r.skipLeb(), CLASS.call;
  }
  if (op === 0x00 || op === 0x01 || op === 0x05 || op === 0x0b) return -1;
  throw new Error(`no such instruction: 0x${op.toString(16)}`);
}

/** True for an instruction that ends a straight run. */
const endsRun = (op) => op >= 0x02 && op <= 0x0f;

/** The function body with counters. */
function meterBody(bytes, first, isBox) {
  const r = new Reader(bytes);
  for (let n = r.u32(); n > 0; n--) {
    r.skipLeb();
    r.take(1);
  }
  const out = [...bytes.subarray(0, r.at)];
  const counts = new Array(CLASSES.length).fill(0);
  if (isBox) counts[CLASS.float_box] = 1;
  let run = [];
  const flush = () => {
    counts.forEach((n, i) => {
      if (n) out.push(0x23, ...leb(first + i), 0x42, ...signedLeb(n), 0x7c, 0x24, ...leb(first + i));
    });
    for (const b of run) out.push(b);
    run = [];
    counts.fill(0);
  };
  while (r.at < bytes.length) {
    const start = r.at;
    const op = r.byte();
    const kind = instruction(r, op);
    if (kind >= 0) counts[kind]++;
    for (let i = start; i < r.at; i++) run.push(bytes[i]);
    if (endsRun(op)) flush();
  }
  flush();
  return out;
}

function countImportedGlobals(section) {
  const r = new Reader(section);
  let globals = 0;
  for (let n = r.u32(); n > 0; n--) {
    r.take(r.u32());
    r.take(r.u32());
    const kind = r.byte();
    if (kind === 0) r.skipLeb();
    else if (kind === 3) globals++, r.take(2);
    else {
      if (kind === 1) r.take(1);
      const limits = r.byte();
      r.skipLeb();
      if (limits & 1) r.skipLeb();
    }
  }
  return globals;
}

/** For each function of the code section: whether it takes a float and returns a pointer to 16 new bytes. */
function findBoxes(types, functions, bodies) {
  const t = new Reader(types);
  const fits = [];
  for (let n = t.u32(); n > 0; n--) {
    t.take(1);
    const [taken, returned] = [t.take(t.u32()), t.take(t.u32())];
    fits.push(taken.length === 1 && taken[0] === F64 && returned.length === 1 && returned[0] === I32);
  }
  const f = new Reader(functions);
  f.u32();
  // One local of 32 bits; i32.const 16; call.
  const start = [0x01, 0x01, I32, 0x41, 0x10, 0x10];
  const boxes = bodies.map((body) => fits[f.u32()] && start.every((byte, i) => body[i] === byte));
  if (boxes.filter((b) => b).length !== 1) throw new Error("the function that makes a float was not found");
  return boxes;
}

/** The module `wasm` with counters. */
export function meter(wasm) {
  const r = new Reader(wasm, 8);
  const sections = [];
  while (r.at < wasm.length) {
    const id = r.byte();
    sections.push([id, r.take(r.u32())]);
  }
  const find = (id) => sections.find((s) => s[0] === id);
  const imported = find(IMPORT) ? countImportedGlobals(find(IMPORT)[1]) : 0;
  const globals = new Reader(find(GLOBAL)[1]);
  const own = globals.u32();
  const first = imported + own;
  const k = CLASSES.length;
  const chunks = [wasm.subarray(0, 8)];
  for (const [id, bytes] of sections) {
    let body = bytes;
    if (id === GLOBAL) {
      const rest = bytes.subarray(globals.at);
      const extra = CLASSES.flatMap(() => [I64, 1, 0x42, 0, 0x0b]);
      body = Uint8Array.from([...leb(own + k), ...rest, ...extra]);
    } else if (id === EXPORT) {
      const x = new Reader(bytes);
      const n = x.u32();
      const extra = CLASSES.flatMap((_, i) => {
        const name = [...Buffer.from(`count_${i}`)];
        return [name.length, ...name, 3, ...leb(first + i)];
      });
      body = Uint8Array.from([...leb(n + k), ...bytes.subarray(x.at), ...extra]);
    } else if (id === CODE) {
      const c = new Reader(bytes);
      const bodies = Array.from({ length: c.u32() }, () => c.take(c.u32()));
      const boxes = findBoxes(find(TYPE)[1], find(FUNCTION)[1], bodies);
      const metered = bodies.map((b, i) => Uint8Array.from(meterBody(b, first, boxes[i])));
      const parts = metered.flatMap((m) => [Uint8Array.from(leb(m.length)), m]);
      body = Buffer.concat([Uint8Array.from(leb(bodies.length)), ...parts]);
    }
    chunks.push(Uint8Array.from([id, ...leb(body.length)]), body);
  }
  return Buffer.concat(chunks);
}
