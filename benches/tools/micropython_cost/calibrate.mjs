// Fits the weights of the estimate to programs and operations that were counted exactly on the lx106.
//
//   node calibrate.mjs [--write] DIR...
//
// Programs: those of DIR that have a figure in benches/micropython.txt. Operations: target/micro, which
// `UPDATE_ESTIMATES=1 cargo bench --bench micro` writes. Prints the weights, and each estimate divided by the exact count;
// for a program also that of weights which were fitted without it. `--write` writes weights.json.
import fs from "fs";
import path from "path";
import { crc32 } from "./crc32.mjs";
import { COUNTS, measure } from "./measure.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;
// Weights to begin with, which are kept where the programs say nothing. A box is a call that the lx106 does not make.
const PRIOR = {
  local: 0.02, const: 0.02, load: 1.2, load_small: 3, store: 1.2, store_small: 4, alu: 1, mul: 1, div: 50, branch: 1,
  select: 1, table: 3, call: 4, indirect: 6, global: 1, wide: 4, float: 60, float_div: 200, float_convert: 40,
  float_box: -250, bytes: 1,
};
const PRIOR_STRENGTH = 0.06;
const OPERATION_STRENGTH = 0.35;
// The other build computes a power in another way.
const LEFT_OUT = ["float: square"];

function knownPrograms(directories) {
  const lines = fs.readFileSync(path.join(ROOT, "benches/micropython.txt"), "utf8").split("\n");
  const rows = lines.filter((l) => l && !l.startsWith("#")).map((l) => l.split(/\s+/));
  const known = new Map(rows.map(([, crc, instructions]) => [crc, Number(instructions)]));
  const files = directories.flatMap((d) => fs.readdirSync(d).sort().map((f) => path.join(d, f)));
  return files.filter((f) => known.has(crc32(fs.readFileSync(f)))).map((f) => ({
    name: path.basename(f, ".py"), exact: known.get(crc32(fs.readFileSync(f))), files: [f], strength: 1,
  }));
}

function knownOperations() {
  const directory = path.join(ROOT, "target/micro");
  if (!fs.existsSync(directory)) return [];
  const lines = fs.readFileSync(path.join(directory, "exact.txt"), "utf8").split("\n").filter((l) => l);
  const rows = lines.map((line) => {
    const [, number, exact, name] = line.match(/^(\d+) (\d+) (.*)$/);
    const files = ["", "_empty"].map((end) => path.join(directory, `${number}${end}.py`));
    return { name, exact: Number(exact), files, strength: OPERATION_STRENGTH };
  });
  return rows.filter((row) => !LEFT_OUT.includes(row.name));
}

const estimate = (item, weights) => Math.max(1, item.counts.reduce((sum, n, i) => sum + n * weights[i], 0));

// The factors are those of PRIOR: a weight keeps its sign.
function loss(factors, items) {
  const weights = factors.map((f, i) => f * PRIOR[COUNTS[i]]);
  const fit = items.map((x) => (x.strength * Math.log(estimate(x, weights) / x.exact)) ** 2);
  const prior = factors.map((f) => (PRIOR_STRENGTH * Math.log(f)) ** 2);
  return [...fit, ...prior].reduce((a, b) => a + b);
}

/** The weights with the smallest loss, found by changing one factor at a time. */
function fit(items) {
  const factors = COUNTS.map(() => 1);
  let best = loss(factors, items);
  for (let step = 2; step > 1.002; step = Math.sqrt(step)) {
    for (let round = 0; round < 60; round++) {
      const before = best;
      for (let i = 0; i < factors.length; i++) {
        for (const by of [step, 1 / step]) {
          factors[i] *= by;
          const now = loss(factors, items);
          if (now < best) best = now;
          else factors[i] /= by;
        }
      }
      if (before - best < 1e-9) break;
    }
  }
  return factors.map((f, i) => f * PRIOR[COUNTS[i]]);
}

const ratio = (item, weights) => estimate(item, weights) / item.exact;
const spread = (ratios) => Math.exp(Math.sqrt(ratios.reduce((sum, r) => sum + Math.log(r) ** 2, 0) / ratios.length));

const directories = process.argv.slice(2).filter((a) => a !== "--write");
const items = [...knownPrograms(directories), ...knownOperations()];
for (const item of items) {
  const [counts, empty] = await Promise.all(item.files.map(async (f) => measure(fs.readFileSync(f, "utf8"))));
  item.counts = empty ? counts.map((n, i) => n - empty[i]) : counts;
}
const weights = fit(items);
const rounded = Object.fromEntries(COUNTS.map((name, i) => [name, Number(weights[i].toPrecision(3))]));
console.log(rounded);
const programs = items.filter((i) => i.strength === 1);
const operations = items.filter((i) => i.strength !== 1);
const alone = new Map(programs.map((p) => [p, ratio(p, fit(items.filter((i) => i !== p)))]));
for (const item of [...items].sort((a, b) => ratio(a, weights) - ratio(b, weights))) {
  const without = alone.has(item) ? `   without itself ${alone.get(item).toFixed(2)}` : "";
  console.log(`${item.name.padEnd(32)} ${ratio(item, weights).toFixed(2)}${without}`);
}
console.log(`spread of ${programs.length} programs ${spread(programs.map((p) => ratio(p, weights))).toFixed(3)}`);
console.log(`spread of programs without themselves ${spread([...alone.values()]).toFixed(3)}`);
console.log(`spread of ${operations.length} operations ${spread(operations.map((o) => ratio(o, weights))).toFixed(3)}`);
if (process.argv.includes("--write")) {
  fs.writeFileSync(new URL("weights.json", import.meta.url), JSON.stringify(rounded, null, 1) + "\n");
}
