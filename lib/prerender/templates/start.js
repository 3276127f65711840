// Starts the app: at once, or after the first sight of the page is drawn, or when that takes too long.
// The chart runtime draws the first sight and takes it away; where it fails or never comes, that is done here.
{
  let begun = false;
  window.parleyStart = () => {
    if (!begun) document.head.append(document.getElementById("app").content);
    begun = true;
  };
  const uncover = () => {
    if (window.Parley) return;
    parleyStart();
    document.getElementById("first")?.remove();
  };
  for (const kind of ["load", "error"])
    document.addEventListener(kind, ({ target }) => target.id === "runtime" && uncover(), true);
  addEventListener("DOMContentLoaded", () => {
    setTimeout(parleyStart, document.getElementById("first") ? $patience : 0);
    setTimeout(uncover, $longest);
  });
}
