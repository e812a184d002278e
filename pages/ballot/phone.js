// Tells the server which phone this is: the secret that it kept, or the one it is offered the first time.

export default function ({ data, setStateValue }) {
  const secret = recall("raci-phone") ?? data.offer;
  keep("raci-phone", secret);
  if (secret !== data.known) setStateValue("phone", secret);
}
