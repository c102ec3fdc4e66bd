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
