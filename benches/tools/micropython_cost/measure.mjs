// Runs Python programs in MicroPython's WebAssembly build and counts the instructions that it executes.
import fs from "fs";
import path from "path";
import { createRequire } from "module";
import { pathToFileURL } from "url";
import { CLASSES, meter } from "./meter.mjs";

const PACKAGE = "@micropython/micropython-webassembly-pyscript";
const HEAP = 8 * 1024 * 1024;

// The program is compiled before the first reading. An empty program shows what the readings themselves take.
const DRIVER = `
import js, gc
__c = compile(js.cost_source, "main.py", "exec")
def __run():
    run = exec; code = __c; begin = js.cost_begin; end = js.cost_end; names = {"__name__": "__main__"}
    bytes = gc.mem_alloc()
    begin()
    run(code, names)
    end()
    js.cost_bytes = gc.mem_alloc() - bytes
__run()
`;

/** The names of the counts: the classes of instructions, and the bytes that were allocated. */
export const COUNTS = [...CLASSES, "bytes"];

function packageDirectory() {
  const homes = [new URL("../../../tests/oracle/", import.meta.url).pathname, process.env.MICROPYTHON_NODE_DIR];
  for (const home of homes.filter((h) => h)) {
    const directory = path.join(path.resolve(home), "node_modules", PACKAGE);
    if (fs.existsSync(directory)) return directory;
  }
  console.error(`${PACKAGE} is not installed: npm ci --prefix tests/oracle`);
  process.exit(3);
}

const directory = packageDirectory();
const { loadMicroPython } = await import(pathToFileURL(path.join(directory, "micropython.mjs")).href);
const metered = new WebAssembly.Module(meter(fs.readFileSync(path.join(directory, "micropython.wasm"))));

// The package instantiates its own module; it gets the metered one.
let instance;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (_, imports) => {
  instance = await instantiate(metered, imports);
  return { instance, module: metered };
};

async function counts(source) {
  const interpreter = await loadMicroPython({ linebuffer: false, heapsize: HEAP, stdout: () => {} });
  const read = () => CLASSES.map((_, i) => instance.exports[`count_${i}`].value);
  let begin, end;
  globalThis.cost_source = source;
  globalThis.cost_begin = () => (begin = read());
  globalThis.cost_end = () => (end = read());
  interpreter.runPython(DRIVER);
  return [...end.map((n, i) => Number(n - begin[i])), Math.max(0, globalThis.cost_bytes)];
}

const empty = await counts("");

/** The counts of a program, without those of its compilation. Fails with the exception that ends the program. */
export async function measure(source) {
  const all = await counts(source);
  return all.map((n, i) => Math.max(0, n - empty[i]));
}
