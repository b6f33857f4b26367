// Estimates how many instructions MicroPython takes for a program on the ESP8266 (the lx106 core, frozen bytecode).
//
//   node cost.mjs FILE.py... DIR...     prints a line `name  instructions` for each program
//   node cost.mjs --json ...            prints JSON: [{"name", "instructions"} or {"name", "error"}]
//   node cost.mjs --figures ...         prints lines for a `micropython.txt` of `cargo bench --bench speed`
//
// README.md says what the estimate rests on.
import fs from "fs";
import path from "path";
import { crc32 } from "./crc32.mjs";
import { COUNTS, measure } from "./measure.mjs";

const WEIGHTS = JSON.parse(fs.readFileSync(new URL("weights.json", import.meta.url)));

function files(name) {
  if (!fs.statSync(name).isDirectory()) return [name];
  const python = fs.readdirSync(name).filter((f) => f.endsWith(".py"));
  return python.sort().map((f) => path.join(name, f));
}

async function cost(file) {
  const name = path.basename(file, ".py");
  const bytes = fs.readFileSync(file);
  try {
    const counts = await measure(bytes.toString());
    const instructions = Math.round(counts.reduce((sum, n, i) => sum + n * WEIGHTS[COUNTS[i]], 0));
    return { name, instructions, crc: crc32(bytes) };
  } catch (e) {
    return { name, error: String(e.message).trimEnd().split("\n").pop() };
  }
}

const options = process.argv.slice(2).filter((a) => a.startsWith("--"));
const names = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const unknown = options.find((o) => o !== "--json" && o !== "--figures");
if (unknown || names.length === 0) {
  console.error("usage: node cost.mjs [--json | --figures] FILE.py... DIR...");
  process.exit(2);
}
const all = [];
for (const file of names.flatMap(files)) {
  const one = await cost(file);
  all.push(one);
  if (options.includes("--json")) continue;
  if (one.error) console.error(`${one.name}: ${one.error}`);
  else if (options.includes("--figures")) console.log(`${one.name} ${one.crc} ${one.instructions}`);
  else console.log(`${one.name.padEnd(20)} ${String(one.instructions).padStart(12)}`);
}
if (options.includes("--json")) console.log(JSON.stringify(all.map(({ crc, ...shown }) => shown), null, 1));
