// Starts Candour: fetches the app, checks that it is the one that was published, and runs it.
// When that fails, it says in plain words what happened and what to do. It is a file of its own because
// the page's content security policy allows no script inside the page.

const boot = document.getElementById("boot");
const style = document.querySelector("link[rel=stylesheet]");
const { glue, glueIntegrity, wasm, wasmIntegrity, later, laterIntegrity } = document.querySelector("script[data-wasm]").dataset;

const messages = {
  tooOld: [
    "This browser cannot run Candour",
    "Candour needs WebAssembly, a part of every current browser. This one does not have it, or it is switched off.",
    "Please open this page in an up-to-date Firefox, Chrome, Edge or Safari. If your organisation has switched WebAssembly off, its IT team can allow it for this page.",
    "Apple’s Lockdown Mode switches it off too. In Safari’s settings for this website you can switch that mode off for this page alone.",
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

// The browser's store may hold a damaged copy, or another page that a host has sent in the place of a missing file: ask the host once
// more. What it sends takes the place of the copy.
function fetchAgain(url, integrity) {
  return fetch(url, { integrity, cache: "reload" });
}

async function fetchWasm() {
  try {
    return await fetch(wasm, { integrity: wasmIntegrity });
  } catch {
    return fetchAgain(wasm, wasmIntegrity);
  }
}

// `import()` alone takes no checksum. After a script element has checked the file, it gives that same copy.
async function importChecked(url) {
  const script = document.createElement("script");
  await new Promise((resolve, reject) => {
    Object.assign(script, { type: "module", src: url, integrity: glueIntegrity, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return import(script.src);
}

async function importGlue() {
  try {
    return await importChecked(glue);
  } catch {
    await fetchAgain(glue, glueIntegrity);
    // By another name: a page does not try a script again that has failed.
    return importChecked(`${glue}?again`);
  }
}

function addStyle(href, integrity, onerror = null) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, integrity, onerror }));
}

async function addStyleAgain(href, integrity) {
  await fetchAgain(href, integrity);
  addStyle(`${href}?again`, integrity);
}

// Without it the app has no looks and still works. Not every engine lets scripts wait for it; once the page has loaded it is here or will not come.
async function mendStyle() {
  if (!style.sheet && document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve));
  }
  if (!style.sheet) {
    await addStyleAgain(style.href, style.integrity);
  }
}

// The looks of what comes in chunks, fetched as these are.
function addLaterStyle() {
  addStyle(later, laterIntegrity, () => addStyleAgain(later, laterIntegrity).catch(() => {}));
}

// Whether there is a WebAssembly that works, and not only something of that name: the smallest module there is.
function runsWasm() {
  try {
    return WebAssembly.validate(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
  } catch {
    return false;
  }
}

async function start() {
  if (!runsWasm()) {
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
    addLaterStyle();
  } catch (error) {
    show(error?.name === "CompileError" ? messages.tooOld : messages.stopped);
  }
}

mendStyle().catch(() => {});
start().catch(() => show(messages.stopped));
