/**
 * What of Material's styles every site keeps beside what our templates use, and what none needs.
 *
 * A page that someone writes can hold whatever Markdown and its extensions make, on this site or another,
 * so all of that stays: it stands below `md-typeset`. What needs Material's own script is not kept.
 */

/** Patterns of names of classes; a rule stays if its selector has one of them. */
export const KEPT = [
  // Text, tables, admonitions, tabs, footnotes, lists of tasks and definitions, keys, cards, buttons, tags.
  /^md-typeset$/,
  // Code with its colours and line numbers.
  /^(highlight|highlighttable|highlightlines|linenos|linenodiv|filename|codehilite)$/,
  // Formulas, pictures for one of the two schemes, and what announcements and consent are made of.
  /^(arithmatex|twemoji|md-banner|md-consent|md-button|md-icon|md-tag|md-source-file|md-author|md-status)/,
];

/** What Material's own script would make or move. */
export const BLOCKED = [
  /md-(annotation|author--more|clipboard|code|feedback|header|nav|post|profile|search|sidebar|tabs|tooltip)/,
  /md-typeset__(scrollwrap|table)/,
  /tabbed-(control|button)/,
  // What stands in place of a rule for pages without scripts; these are all without Material's.
  /^js$/,
];

/** What text is made of and Material gives a look without a class: elements, and pictures for one scheme. */
export const NAMES =
  "a abbr article aside audio b blockquote body button canvas caption cite code col colgroup dd del details dfn div " +
  "dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html i iframe img input ins kbd " +
  "label legend li main mark math menu meter nav object ol optgroup option output p picture pre progress q rp rt ruby " +
  "s samp section select small source span strong sub summary sup svg table tbody td textarea tfoot th thead time tr " +
  "track u ul var video wbr src #only-dark #only-light #gh-dark-mode-only #gh-light-mode-only";
