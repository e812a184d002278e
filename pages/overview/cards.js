// A decision as a card: what is at stake, what to decide and why, the row now and then, what it settles, who must agree.

import { element, mark, set } from "../shared/dom.js";
import { link } from "./links.js";

const SEEN = ["clause", "later"]; // the ways of a card, which keys follow too

export function card(data, number, press, go) {
  const item = element("li", "card");
  item.tabIndex = -1; // a key goes to it, Tab to what is in it
  item.dataset.id = `card-${number}`;
  const title = element("h3", "", data.title);
  title.id = `title-${number}`;
  const why = element("p", "why", data.why);
  why.title = data.why;
  const kind = element("p", "kind", `${number}. ${data.kind}`);
  if (data.says) kind.append(element("strong", "state", ` · ${data.says}`));
  item.append(kind, title, why);
  if (data.excerpt) item.append(excerpt(data.excerpt, go));
  item.append(settles(data, go));
  const acts = element("p", "acts");
  acts.append(...press, ...data.see.map((one, place) => link(one, go, SEEN[place])));
  item.append(acts);
  return item;
}

function excerpt({ name, more, now, then }, go) {
  const box = element("div", "excerpt");
  const head = element("p", "row");
  const row = element("span", "name", name);
  row.title = name;
  head.append(row);
  if (more) head.append(link(more, go));
  box.append(head, lines(now, "now"), mark("span", "turns", "→"), lines(then, "then"));
  return box;
}

function lines(held, names) {
  const list = element("ul", names);
  for (const { letter, origin, says } of held) {
    const item = element("li");
    const shape = letter === "?" || letter === "§" ? "none" : letter;
    item.append(element("span", `letter ${shape} ${origin}`, letter), element("span", "who", says));
    item.title = says;
    list.append(item);
  }
  return list;
}

function settles({ closes, opens, agree }, go) {
  const line = element("div", "settles");
  const told = element("span", "closes", `${closes.says} `);
  told.append(link(closes.link, go));
  line.append(told);
  if (opens) line.append(opens.list.length ? opened(opens) : element("span", "closes", opens.says));
  line.append(element("span", "agree", agree));
  line.title = agree;
  return line;
}

function opened({ says, list }) {
  const box = element("details");
  const items = element("ul");
  items.append(...list.map((one) => element("li", "", one)));
  box.append(element("summary", "", says), items);
  set(box, { class: "opened" });
  return box;
}
