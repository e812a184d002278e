// The way to the next step. A press that follows at once leaves with the address before, and its run takes the page back
// to it: what is drawn here once more, although Python has read the way, asks for it again.

export function way(page, to) {
  let isAsked = false;

  function go() {
    isAsked = true;
    page.send("go", to);
  }

  return { go, insist: () => isAsked && !page.isAhead("go") && go() };
}
