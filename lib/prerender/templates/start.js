// Starts the app: at once, or after the first sight of the page is drawn. Watches its socket: whether it is there, was lost, came back.
// The chart runtime draws the first sight and takes it away; where it fails, that is done here when the app has the same page.
{
  let begun = false;
  window.parleyStart = () => {
    if (!begun) document.head.append(document.getElementById("app").content);
    begun = true;
  };
  const patience = window.parleyPatience ?? $unheard;
  const line = (window.parleyLine = { isOpen: false, isOut: false, opened: 0, heard: 0, last: null });
  let timer;
  const say = (name) => dispatchEvent(new Event("parley:" + name));
  const out = (isOut) => {
    clearTimeout(timer);
    if (line.isOut === isOut) return;
    line.isOut = isOut;
    document.getElementById("unreached").hidden = !isOut;
    say(isOut ? "out" : "in");
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(out, patience, true);
  };
  const heard = () => {
    line.heard = performance.now();
    out(false);
  };
  const opened = (socket) => {
    line.isOpen = true;
    line.opened += 1;
    if (line.opened > 1) setTimeout(() => socket === line.last && say("again"), $settled);
  };
  const closed = (socket) => {
    if (socket !== line.last) return;
    line.isOpen = false;
    if (!line.isOut) wait();
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      line.last = this;
      if (!line.isOut) wait();
      this.addEventListener("open", () => opened(this));
      this.addEventListener("message", heard);
      this.addEventListener("close", () => closed(this));
    }
  };
  // A computer that slept has lost its connection without a word: it is closed, and made anew at once.
  let seen = Date.now();
  setInterval(() => {
    if (Date.now() - seen > $asleep && line.isOpen) line.last.close();
    seen = Date.now();
  }, $tick);
  const uncover = () => {
    if (window.Parley) return;
    parleyStart();
    const first = document.getElementById("first");
    const title = first?.querySelector("h1").textContent.trim();
    const watch = setInterval(() => {
      if (document.querySelector("#root h1")?.textContent.trim() !== title) return;
      clearInterval(watch);
      first?.remove();
    }, $tick);
  };
  for (const kind of ["load", "error"])
    document.addEventListener(kind, ({ target }) => target.id === "runtime" && uncover(), true);
  addEventListener("DOMContentLoaded", () => {
    setTimeout(parleyStart, document.getElementById("first") ? $longest : 0);
  });
}
