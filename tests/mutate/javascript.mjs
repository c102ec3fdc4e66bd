/**
 * The mutants of files of JavaScript: their names are the arguments, the mutants come out as JSON.
 *
 * The rules are those of `python.py`, and so is what is left alone.
 */

import { readFileSync } from "node:fs";
import { parse } from "acorn";

const COMPARISONS = {
  "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "===": "!==", "!==": "===",
};
const ARITHMETIC = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "**": "*" };
const LOGIC = { "&&": "||", "||": "&&" };
const METHODS = { min: "max", max: "min", some: "every", every: "some", floor: "ceil", ceil: "floor" };
const LEFT_OUT_CALLS = new Set(["filter", "sort", "reverse"]);
const LEFT_OUT = new Set(["ExpressionStatement", "ContinueStatement", "BreakStatement", "ThrowStatement"]);

/** @param {string} file */
function mutantsOf(file) {
  const text = readFileSync(file, "utf8");
  const found = [];
  const change = (start, end, is, rule) => found.push({ file, start, end, new: is, rule });
  const said = ({ start, end }) => text.slice(start, end);

  function between(left, right, was, is, rule) {
    const at = text.indexOf(was, left.end);
    if (at >= 0 && at < right.start) change(at, at + was.length, is, rule);
  }

  function number(node) {
    const { value, start, end } = node;
    if (!Number.isInteger(value) || /[.e]/.test(node.raw)) {
      change(start, end, `${value * 1.5}`, "constant");
      change(start, end, `${value / 1.5}`, "constant");
      return;
    }
    change(start, end, `${value + 1}`, "constant");
    if (value > 0) change(start, end, `${value - 1}`, "constant");
  }

  const rules = {
    BinaryExpression({ left, right, operator }) {
      const isText = [left, right].some(({ type, value }) =>
        type === "TemplateLiteral" || typeof value === "string");
      if (operator in COMPARISONS) between(left, right, operator, COMPARISONS[operator], "comparison");
      else if (operator in ARITHMETIC && !isText) {
        between(left, right, operator, ARITHMETIC[operator], "arithmetic");
      }
    },
    LogicalExpression(node) {
      const { left, right, operator } = node;
      if (operator in LOGIC) between(left, right, operator, LOGIC[operator], "and, or");
    },
    UnaryExpression(node) {
      const { operator, argument } = node;
      if (operator === "!") change(node.start, node.end, `(${said(argument)})`, "not");
      if (operator === "-") change(node.start, node.start + 1, " ", "arithmetic");
    },
    AssignmentExpression({ left, right, operator }) {
      if (operator === "+=") between(left, right, "+=", "-=", "arithmetic");
      if (operator === "-=") between(left, right, "-=", "+=", "arithmetic");
    },
    Literal(node) {
      if (typeof node.value === "number") number(node);
      if (typeof node.value === "boolean") change(node.start, node.end, `${!node.value}`, "constant");
    },
    ConditionalExpression(node) {
      change(node.start, node.end, `(${said(node.consequent)})`, "choice");
      change(node.start, node.end, `(${said(node.alternate)})`, "choice");
    },
    IfStatement: ({ test }) => change(test.start, test.end, "false", "condition"),
    WhileStatement: ({ test }) => change(test.start, test.end, "false", "condition"),
    MemberExpression({ property, computed }) {
      if (!computed && Object.hasOwn(METHODS, property.name)) {
        change(property.start, property.end, METHODS[property.name], "function");
      }
    },
    CallExpression(node) {
      const { callee } = node;
      if (callee.type === "MemberExpression" && LEFT_OUT_CALLS.has(callee.property.name)) {
        change(node.start, node.end, said(callee.object), "function");
      }
    },
    ObjectExpression({ properties }) {
      for (const { start, end } of properties) change(start, end, "...{}", "entry");
    },
  };

  function walk(node) {
    if (node.type === "ImportDeclaration") return;
    rules[node.type]?.(node);
    if (LEFT_OUT.has(node.type) && !node.directive) change(node.start, node.end, ";", "statement");
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === "string") walk(child);
      }
    }
  }

  walk(parse(text, { ecmaVersion: "latest", sourceType: "module" }));
  return found;
}

process.stdout.write(JSON.stringify(process.argv.slice(2).flatMap(mutantsOf)));
