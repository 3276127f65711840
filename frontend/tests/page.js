/** Just enough of a page for the runtime's modules to be imported without a browser. */
const silent = { addEventListener() {} };

Object.assign(globalThis, {
  window: { matchMedia: () => ({ ...silent, matches: false }) },
  document: { ...silent, fonts: silent, documentElement: {} },
  MutationObserver: class {
    observe() {}
  },
  addEventListener() {},
});
