/** What a list is filtered by, in its address: `?q=words&topic=ID`, only what is asked for. */

/** @param {[string, string][]} asked names of filters and their values */
export function listQuery(asked) {
  return new URLSearchParams(asked.filter(([, value]) => value !== "")).toString();
}
