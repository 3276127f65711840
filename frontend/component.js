/** Parley's charts in Streamlit: the few lines given to st.components.v2 as js=. */
const nodes = new WeakMap();
/** How long, in milliseconds, a dialog that opens is given the focus if it has lost it. */
const FOCUS_FOR = 2500;

/** About how high the words around a plot are: kept free until the runtime is there, so that nothing jumps. */
const WORDS = 140;

/** Loads the chart runtime once a page. */
function runtime(address) {
  window.parleyRuntime ??= new Promise((done, fail) => {
    if (window.Parley) return done(window.Parley);
    const script = document.createElement("script");
    script.onload = () => done(window.Parley);
    script.onerror = () => { window.parleyRuntime = undefined; fail(new Error(`${address} did not load`)); };
    script.src = address;
    document.head.append(script);
  });
  return window.parleyRuntime;
}

/** Returns the one node of a mounted component. */
function nodeIn(parent) {
  if (!nodes.has(parent)) nodes.set(parent, parent.appendChild(document.createElement("div")));
  return nodes.get(parent);
}

/** Returns the data as an object: parsed from bytes when they came as bytes, and only when they changed. */
function read(node, data) {
  if (!(data instanceof Uint8Array)) return data;
  const text = new TextDecoder().decode(data);
  if (text !== node.text) Object.assign(node, { text, given: JSON.parse(text) });
  return node.given;
}

/** Returns the figure's specification: parsed when it came as text, and only when it changed. */
function specOf(node, { spec, spec_json: text }) {
  if (!text) return spec;
  if (text !== node.text) Object.assign(node, { text, spec: JSON.parse(text) });
  return node.spec;
}

/** Tells Streamlit which record was chosen, and gives the dialog that opens it the focus. */
function choose(setTriggerValue, id) {
  setTriggerValue("record", id);
  const until = performance.now() + FOCUS_FOR;
  const wait = () => {
    const dialog = document.querySelector("[role=dialog]");
    if (dialog && !dialog.contains(document.activeElement)) dialog.focus();
    if (performance.now() < until) setTimeout(wait, 100);
  };
  wait();
}

/** Draws the component's figure, or updates it. */
export default function component({ data, parentElement, setTriggerValue }) {
  const node = nodeIn(parentElement);
  const given = read(node, data);
  const spec = (node.wanted = specOf(node, given));
  if (!node.firstChild) node.style.minHeight = `${(spec.figure?.layout?.height ?? 0) + WORDS}px`;
  runtime(given.asset).then(async (parley) => {
    if (node.wanted !== spec) return;
    await parley.draw(node, spec, { onSelect: (id) => choose(setTriggerValue, id) });
    node.style.minHeight = "";
  }).catch((error) => console.error(error));
  return () => {
    node.wanted = null;
    window.Parley?.remove(node);
    node.remove();
    nodes.delete(parentElement);
  };
}
