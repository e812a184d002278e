// What is drawn again keeps the nodes of all that is as it was: the browser lays out anew only what is put in anew.

export function keeper(box) {
  let before = new Map();

  // `drawn` are the children in order, each [what it is drawn from, how].
  return (drawn) => {
    const now = new Map();
    for (const [from, make] of drawn) {
      let key = JSON.stringify(from);
      while (now.has(key)) key += "+"; // two equal ones are two
      now.set(key, before.get(key) ?? make());
    }
    before = now;
    const nodes = [...now.values()];
    const stays = new Set(nodes);
    for (const old of [...box.childNodes]) if (!stays.has(old)) old.remove();
    nodes.forEach((node, place) => {
      if (box.childNodes[place] !== node) box.insertBefore(node, box.childNodes[place] ?? null);
    });
  };
}
