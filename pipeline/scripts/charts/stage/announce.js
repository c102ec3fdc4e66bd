/** What the scripts say: changes to those who listen, failures to everyone. */

const UNSEEN = "visually-hidden";

/**
 * Say what has changed to those who listen; all others see it.
 * @param {Element | null} place
 * @param {string} text
 */
export function say(place, text) {
  place?.classList.add(UNSEEN);
  if (place && place.textContent !== text) place.textContent = text;
}

/**
 * Say to everyone what cannot be had, and what to do next. It stands until something else is said.
 * @param {Element | null} place
 * @param {string} text
 * @param {unknown} error
 */
export function sayFailure(place, text, error) {
  place?.classList.remove(UNSEEN);
  if (place) place.textContent = text;
  console.warn(error);
}
