// Starts Candour: fetches the app, checks that it is the one that was published, and runs it.
// When that fails, it says in plain words what happened and what to do. It is a file of its own because
// the page's content security policy allows no script inside the page.

const boot = document.getElementById("boot");
const { glue, glueIntegrity, wasm, wasmIntegrity } = document.querySelector("script[data-wasm]").dataset;

const messages = {
  tooOld: [
    "This browser cannot run Candour",
    "Candour needs WebAssembly, a part of every current browser. This one does not have it, or it is switched off.",
    "Please open this page in an up-to-date Firefox, Chrome, Edge or Safari. If your organisation has switched WebAssembly off, its IT team can allow it for this page.",
  ],
  damaged: [
    "Candour was not started, to keep you safe",
    "A file arrived that is not the one that was published. It may have been damaged on the way, changed by somebody, or be left over from an older version.",
    "Please reload the page once. If this message comes back, do not enter anything here, and tell the person who runs this page.",
  ],
  unreachable: [
    "Candour could not be loaded",
    "A file that it needs did not arrive. The connection may have been interrupted.",
    "Please check the connection and reload the page. Nothing that you have saved is lost.",
  ],
  stopped: [
    "Candour could not start",
    "It was loaded completely and then stopped. That is a fault of ours, not yours.",
    "Please reload the page. If this message comes back, try another up-to-date browser, and tell the person who runs this page.",
  ],
};

function show([title, ...sentences]) {
  const heading = document.createElement("h1");
  heading.textContent = title;
  const paragraphs = sentences.map((sentence) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    return paragraph;
  });
  // The alert comes first: screen readers announce what changes inside one.
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  boot.replaceChildren(alert);
  alert.replaceChildren(heading, ...paragraphs);
}

// A browser reports a wrong checksum and a lost connection alike, so ask whether the file can be reached at all.
async function whyItFailed(url) {
  const answer = await fetch(url, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.ok ? messages.damaged : messages.unreachable;
}

async function fetchWasm() {
  try {
    return await fetch(wasm, { integrity: wasmIntegrity });
  } catch {
    // A copy in the browser's store may be the damaged one: ask the host once more.
    return fetch(wasm, { integrity: wasmIntegrity, cache: "reload" });
  }
}

// `import()` alone takes no checksum. After a script element has checked the file, it gives that same copy.
async function importGlue() {
  const script = document.createElement("script");
  await new Promise((resolve, reject) => {
    Object.assign(script, { type: "module", src: glue, integrity: glueIntegrity, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return import(script.src);
}

async function start() {
  if (typeof WebAssembly !== "object") {
    return show(messages.tooOld);
  }
  let app, answer;
  try {
    answer = await fetchWasm();
  } catch {
    return show(await whyItFailed(wasm));
  }
  if (!answer.ok) {
    return show(messages.unreachable);
  }
  try {
    app = await importGlue();
  } catch {
    return show(await whyItFailed(glue));
  }
  try {
    // Some hosts do not know the type of wasm files, and browsers compile while loading only with the right one.
    const typed = answer.headers.get("content-type")?.startsWith("application/wasm");
    await app.default({ module_or_path: typed ? answer : await answer.arrayBuffer() });
    boot.remove();
  } catch (error) {
    show(error instanceof WebAssembly.CompileError ? messages.tooOld : messages.stopped);
  }
}

start();
