// Measures the heap that imports keep on real MicroPython (WebAssembly, a 32-bit build).
//
//   node measure_imports.mjs DIR NAME...      for each module DIR/NAME.mpy a line: its name and the bytes
//
// Each module is imported in a new interpreter, with every .mpy of the directory importable. The collector of this build
// runs only between two programs, so that each step is a program. Without the package, the exit status is 3.
import fs from "fs";
import path from "path";
import { createRequire } from "module";
import { pathToFileURL } from "url";

const PACKAGE = "@micropython/micropython-webassembly-pyscript";
const require = createRequire(new URL(".", import.meta.url).pathname + "x.js");
let home;
try {
  home = path.dirname(require.resolve(PACKAGE + "/package.json"));
} catch {
  console.error(`${PACKAGE} is not installed`);
  process.exit(3);
}
const { loadMicroPython } = await import(pathToFileURL(path.join(home, "micropython.mjs")).href);

const [dir, ...names] = process.argv.slice(2);
for (const name of names) {
  const mp = await loadMicroPython({ heapsize: 8 * 1024 * 1024, stdout: () => {} });
  mp.FS.mkdir("/modules");
  for (const file of fs.readdirSync(dir).filter((f) => f.endsWith(".mpy"))) {
    mp.FS.writeFile("/modules/" + file, fs.readFileSync(path.join(dir, file)));
  }
  mp.runPython('import sys, gc\nsys.path.insert(0, "/modules")\nbefore = after = 0');
  const collected = (into) => {
    mp.runPython("gc.collect()");
    mp.runPython("gc.collect()");
    mp.runPython(`${into} = gc.mem_alloc()`);
  };
  collected("before");
  collected("before");
  mp.runPython(`import ${name}`);
  collected("after");
  console.log(name, mp.globals.get("after") - mp.globals.get("before"));
}
