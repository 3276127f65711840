// Starts the app: at once, or after the first sight of the page is drawn, or when that takes too long.
{
  let begun = false;
  window.parleyStart = () => {
    if (!begun) document.head.append(document.getElementById("app").content);
    begun = true;
  };
  addEventListener("DOMContentLoaded", () => setTimeout(parleyStart, document.getElementById("first") ? $patience : 0));
}
