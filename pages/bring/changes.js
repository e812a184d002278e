// The cells that a file says otherwise: one row each with a tick, now and then as letters. Ticks are sent at once.

import { component, keepFocus } from "../shared/component.js";
import { element } from "../shared/dom.js";
import { chips } from "../shared/letters.js";

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "root"));

  return (data) => {
    const { scrollTop } = root;
    keepFocus(parent, () => {
      root.replaceChildren(table(data));
      if (data.more) root.append(element("p", "more", data.more));
      root.scrollTop = scrollTop;
    });
  };

  function table({ heads, all, rows }) {
    const made = element("table");
    const head = made.createTHead().insertRow();
    const whole = element("th");
    const every = tick(
      "all",
      all,
      rows.every((row) => row.chosen),
      (on) => send(Object.fromEntries(rows.map((row) => [row.key, on]))),
    );
    every.indeterminate = !every.checked && rows.some((row) => row.chosen);
    whole.append(every);
    head.append(whole, ...heads.map((name) => element("th", "", name)));
    made.createTBody().append(...rows.map(line));
    return made;
  }

  function line({ key, id, name, role, now, file, place, note, chosen }) {
    const row = element("tr", chosen ? "" : "left");
    const box = row.insertCell();
    box.append(tick(key, `${name}, ${role}`, chosen, (on) => send({ [key]: on })));
    const activity = row.insertCell();
    activity.append(element("span", "id", id), element("span", "", name));
    if (note) activity.append(element("span", "note", note));
    row.append(element("td", "", role), cell(now), cell(file), element("td", "quiet", place));
    return row;
  }

  function cell([letters, limit]) {
    const box = element("td", "cell");
    box.append(chips(letters, "stated"));
    if (limit) box.append(element("span", "note", limit));
    return box;
  }

  function tick(key, label, isOn, act) {
    const box = element("input");
    box.type = "checkbox";
    box.checked = isOn;
    box.dataset.id = key;
    box.setAttribute("aria-label", label);
    box.addEventListener("change", () => act(box.checked));
    return box;
  }

  function send(turned) {
    page.send("turned", turned);
  }
});
