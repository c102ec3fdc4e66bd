// Runs a script of actions/github-script against a GitHub that only remembers what it is asked.
// On standard input: a list of {script, run, pulls, artifacts, zip, comments}, one a run. Out: what
// each run called.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const AsyncFunction = (async () => {}).constructor;

/** What one run calls. */
const callsOf = async given => {
  const calls = [];
  const answer = name => Object.assign(async () => ({ data: given[name] }), { answers: name });
  const record = name => async what => void calls.push([name, what]);
  const github = {
    paginate: async (list, what) => {
      calls.push([`list ${list.answers}`, what]);
      return given[list.answers];
    },
    rest: {
      pulls: { list: answer('pulls') },
      actions: {
        listWorkflowRunArtifacts: answer('artifacts'),
        downloadArtifact: async what => {
          calls.push(['download', what]);
          const bytes = Buffer.from(given.zip, 'base64');
          return { data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) };
        },
      },
      issues: {
        listComments: answer('comments'),
        createComment: record('create'),
        updateComment: record('update'),
      },
    },
  };
  const context = { repo: { owner: 'atlas', repo: 'data' }, payload: { workflow_run: given.run } };
  const core = { info: () => {}, warning: () => {} };
  const run = new AsyncFunction('github', 'context', 'core', 'require', given.script);
  await run(github, context, core, createRequire(import.meta.url));
  return calls;
};

const all = [];
for (const given of JSON.parse(readFileSync(0, 'utf8'))) all.push(await callsOf(given));
console.log(JSON.stringify(all));
