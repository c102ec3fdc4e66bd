/**
 * What every page does before it is painted: it says that scripts run, and takes the colours chosen before.
 *
 * No module, since a page waits for it, and since other scripts of the theme call what it remembers by.
 * Nothing is kept until the visitor chooses.
 */

import { setColours } from "./colours.js";
import { hash, readMemory } from "./memory.js";
import { prepareForPaper } from "./printing.js";

const memory = readMemory();
Object.assign(window, { __md_scope: memory.site, __md_hash: hash, __md_get: memory.get, __md_set: memory.set });
// Beside "no-js", by which Material means a page without its own script, as all here are.
document.documentElement.classList.add("js");
// Pages that show what an address asks for keep room for it.
if (new URLSearchParams(location.search).get("q")) document.documentElement.dataset.asked = "";
setColours(memory);
prepareForPaper();
