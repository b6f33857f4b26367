// Runs one case on real MicroPython (WebAssembly) and prints what it printed.
//
//   node run_micropython.mjs CASE.py          a single file
//   node run_micropython.mjs DIR/main.py      with every .py below DIR importable
//
// The package is looked for beside this file, then in $MICROPYTHON_NODE_DIR.
// An exception that leaves the program goes to stderr; the exit status is then 1.
import fs from "fs";
import path from "path";
import { createRequire } from "module";
import { pathToFileURL } from "url";

const PACKAGE = "@micropython/micropython-webassembly-pyscript";
const WORK = "/case";

function findPackage() {
  const homes = [new URL(".", import.meta.url).pathname, process.env.MICROPYTHON_NODE_DIR];
  for (const home of homes) {
    if (!home) continue;
    try {
      const require = createRequire(path.join(path.resolve(home), "x.js"));
      return path.join(path.dirname(require.resolve(PACKAGE + "/package.json")), "micropython.mjs");
    } catch {
      const plain = path.join(path.resolve(home), "node_modules", PACKAGE, "micropython.mjs");
      if (fs.existsSync(plain)) return plain;
    }
  }
  console.error(`${PACKAGE} is not installed: npm install --prefix ${homes[0]}`);
  process.exit(3);
}

function copyModules(mp, from, to) {
  mp.FS.mkdir(to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = to + "/" + entry.name;
    if (entry.isDirectory()) {
      if (entry.name !== "__pycache__") copyModules(mp, source, target);
    } else if (entry.name.endsWith(".py")) {
      mp.FS.writeFile(target, fs.readFileSync(source));
    }
  }
}

const file = path.resolve(process.argv[2]);
const { loadMicroPython } = await import(pathToFileURL(findPackage()).href);
const out = [];
const mp = await loadMicroPython({
  linebuffer: false,
  heapsize: 8 * 1024 * 1024,
  stdout: (b) => out.push(Buffer.from(b instanceof Uint8Array ? b : [b])),
});
if (path.basename(file) === "main.py") {
  copyModules(mp, path.dirname(file), WORK);
  mp.runPython(`import sys\nsys.path.insert(0, "${WORK}")\ndel sys`);
}
let failed = null;
try {
  mp.runPython(fs.readFileSync(file, "utf8"));
} catch (e) {
  failed = String(e.message);
}
fs.writeSync(1, Buffer.concat(out));
if (failed !== null) {
  fs.writeSync(2, failed + "\n");
  process.exit(1);
}
