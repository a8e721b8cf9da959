// Holds our form reading against openrosa-xpath-evaluator: the committed expressions and random ones.
// Usage: node compare.cjs PACKAGES EVALUATE [COUNT [SEED]]
//   PACKAGES  folder with node_modules
//   EVALUATE  our program (crates/questionnaire/examples/evaluate.rs)
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { createRequire } = require('module');
const { randomCases } = require('./random.cjs');

const [packages, program, count = '3000', seed = '1'] = process.argv.slice(2);
const here = (file) => fs.readFileSync(path.join(__dirname, file), 'utf8');
const input = JSON.parse(here('expressions.json'));

/** An evaluator of one expression on named answers, by the other program. */
function theirs() {
    const packaged = createRequire(path.join(path.resolve(packages), 'index.js'));
    const { window } = new (packaged('jsdom').JSDOM)('');
    for (const name of ['Node', 'XPathResult', 'DOMParser']) globalThis[name] = window[name];
    globalThis.XPathEvaluator = lenient(window.XPathEvaluator);
    stopTheClock(input.now);
    const evaluator = packaged('openrosa-xpath-evaluator')();
    const documents = Object.fromEntries(
        Object.entries(input.answers).map(([name, answers]) => [name, toXml(answers)])
    );
    return ({ answers, expression }) => {
        const document = documents[answers];
        const own = document.getElementsByTagName('own')[0];
        try {
            return evaluator.evaluate(toXPath(expression), own, null, XPathResult.STRING_TYPE).stringValue;
        } catch (error) {
            return `error: ${error.message || error}`;
        }
    };
}

/** As in browsers, the type of a result may be left out. */
function lenient(Evaluator) {
    return class {
        inner = new Evaluator();

        evaluate(...parts) {
            return this.inner.evaluate(...parts);
        }

        createExpression(...parts) {
            const expression = this.inner.createExpression(...parts);
            return { evaluate: (node, type = XPathResult.ANY_TYPE) => expression.evaluate(node, type) };
        }
    };
}

function stopTheClock(now) {
    const Clock = Date;
    globalThis.Date = class Date extends Clock {
        constructor(...parts) {
            super(...(parts.length ? parts : [now]));
        }
    };
}

const escaped = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const element = (name, text) => `<${name}>${escaped(text)}</${name}>`;

/** Answers and record tables as an XForm's model has them. */
function toXml(answers) {
    const data = Object.entries(answers).map(([name, value]) => element(name, value));
    const tables = Object.entries(input.tables).map(([name, { columns, rows }]) => {
        const items = rows.map((row) => `<item>${row.map((cell, i) => element(columns[i], cell)).join('')}</item>`);
        return `<instance id="${name}"><root>${items.join('')}</root></instance>`;
    });
    const xml = `<model><instance><data>${data.join('')}</data></instance>${tables.join('')}</model>`;
    return new DOMParser().parseFromString(xml, 'application/xml');
}

/** References as pyxform and Enketo write them. */
function toXPath(expression) {
    return expression
        .replace(/\$\{(\w+)\}/g, '/model/instance/data/$1')
        .replace(/instance\('(\w+)'\)\/root\/item/g, "/model/instance[@id='$1']/root/item");
}

function ours(cases) {
    const { now, tables, answers } = input;
    const run = spawnSync(program, { input: JSON.stringify({ now, tables, answers, cases }), maxBuffer: 1 << 28 });
    if (run.status !== 0) throw new Error(`${program}: ${run.error || run.stderr}`);
    return JSON.parse(run.stdout);
}

/** The decided differences: `answers: expression | ours | theirs`, each in a code block of differences.md. */
function decided() {
    const blocks = here('differences.md').match(/```\n[^]*?```/g) || [];
    const lines = blocks.flatMap((block) => block.split('\n').slice(1, -1));
    return new Set(lines.map((line) => line.trimEnd()));
}

const cases = input.groups.flatMap(({ answers, expressions }) =>
    expressions.map((expression) => ({ answers, expression }))
);
const random = randomCases(Number(count), Number(seed));
const all = [...cases, ...random];
const evaluate = theirs();
const values = ours(all);
const open = decided();
let undecided = 0;
let differences = 0;
all.forEach((example, index) => {
    const other = evaluate(example);
    if (values[index] === other) return;
    differences += 1;
    const line = `${example.answers}: ${example.expression} | ${values[index]} | ${other}`.trimEnd();
    if (open.delete(line)) return;
    undecided += 1;
    console.log(`not decided: ${line}`);
});
for (const line of open) console.log(`no difference any more: ${line}`);
console.log(`${cases.length} committed and ${random.length} random expressions (seed ${seed}); ${differences} differences, ${undecided} not decided`);
process.exit(undecided || open.size ? 1 : 0);
