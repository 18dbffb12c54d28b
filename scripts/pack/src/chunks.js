// Fetches the chunks of the app and joins them to the running one. scripts/pack puts this into the script of wasm-bindgen in place of
// an import, and fills in the words in capitals: the files of each chunk, and what the chunks of a debug build ask for besides.
const CHUNKS = (() => {
const files = FILES;
const arrived = new Map();

async function ask({ name, integrity }) {
  const url = new URL(name, import.meta.url);
  let answer;
  try {
    answer = await fetch(url, { integrity });
  } catch {
    // A copy in the browser's store may be the damaged one: ask the host once more.
    answer = await fetch(url, { integrity, cache: "reload" });
  }
  // Not while it loads: some hosts do not know the type of wasm files.
  return answer.arrayBuffer();
}

// A file that failed may be asked for again; one that is here is never asked for twice.
function once(file, join) {
  if (!arrived.has(file.name)) {
    const coming = join(file);
    coming.catch(() => arrived.delete(file.name));
    arrived.set(file.name, coming);
  }
  return arrived.get(file.name);
}

const join = async (file) => WebAssembly.instantiate(await ask(file), { __wasm_split: { ...initSync(), ...EXTRA } });

// The app hands over a function of its table, to be called with its own data and with whether the chunk is here.
const loader = (chunk) => async (callback, data) => {
  // All of them, whatever becomes of one: nothing is on its way any more when the app is told.
  const outcomes = await Promise.allSettled(files[chunk].map((file) => once(file, join)));
  const here = outcomes.every(({ status }) => status === "fulfilled");
  initSync().__indirect_function_table.get(callback)(data, here);
};

return Object.fromEntries(Object.keys(files).map((chunk) => [`__wasm_split_load_${chunk}`, loader(chunk)]));
})();
