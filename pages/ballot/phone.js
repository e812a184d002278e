// Tells the server which phone this is: the secret that it kept, or the one it is offered the first time.

import { component } from "../shared/component.js";
import { keep, recall } from "../shared/keep.js";

export default component((_, page) => (data) => {
  const secret = recall("raci-phone") ?? data.offer;
  keep("raci-phone", secret);
  if (secret !== data.known) page.send("phone", secret);
});
