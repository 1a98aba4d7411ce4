// Has AsyncAPI's own parser judge a document: node parse.js FOLDER_OF_THE_PARSER DOCUMENT.
const { createRequire } = require('module');
const { Parser } = createRequire(process.argv[2] + '/')('@asyncapi/parser');
const { readFileSync } = require('fs');

new Parser().parse(readFileSync(process.argv[3], 'utf8')).then(({ document, diagnostics }) => {
  diagnostics
    .filter((it) => it.severity === 0)
    .forEach((it) => console.log(it.path.join('.') + ': ' + it.message));
  process.exit(document ? 0 : 1);
});
