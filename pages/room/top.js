// At another place of the room its beginning is in view, however far down the last one had been read.

import { component } from "../shared/component.js";

export default component((parent) => {
  let here = null;
  return (data) => {
    if (here !== null && here !== data.here)
      for (let node = parent.host.parentElement; node; node = node.parentElement) node.scrollTop = 0;
    here = data.here;
  };
});
