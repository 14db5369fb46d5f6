// The page: what is typed is asked about a moment later; only the last answer counts.

import { Editor } from './editor.js';

const PAUSE = 120;
const at = id => document.getElementById(id);
const made = (tag, kind = '', text = '') => {
  const found = document.createElement(tag);
  if (kind) found.className = kind;
  if (text) found.textContent = text;
  return found;
};

const editor = new Editor(at('source'), at('marks'), at('lines'), at('told-faults'));
const opened = new Map();   // by file name: { saved, text, was }
let files = [], file = null, begun = false;

async function ask(path, body, method = body ? 'POST' : 'GET') {
  const options = body ? { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {};
  let answer, value;
  try {
    answer = await fetch(path, options);
    value = await answer.json();
  } catch {
    throw new Error('the server does not answer; is `tacitus serve` still running?');
  }
  if (!answer.ok) throw new Error(value.error.message);
  return value;
}

function tell(message, kind = '') {
  at('status').textContent = message;
  at('status').className = kind;
}

function soon(work) {
  let timer = 0, turn = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++turn;
      try { await work(() => mine === turn); } catch (error) { if (mine === turn) tell(error.message, 'bad'); }
    }, PAUSE);
  };
}

// -- the text ---------------------------------------------------------------------------------------------------------

const explainSoon = soon(async isLast => {
  const text = at('text').value;
  if (!text.trim()) { at('sentences').replaceChildren(); at('why-not').hidden = true; return; }
  const known = [...at('rule-ids').options].some(option => option.value === at('rule').value);
  const width = Math.floor(at('sentences').clientWidth) || 720;
  const edits = Object.fromEntries([...opened].filter(([, one]) => one.text !== one.saved).map(([name, one]) => [name, one.text]));
  const body = { text, date: at('date').value || null, rule: known ? at('rule').value : null, edits, width };
  const told = await ask('explain', body);
  if (!isLast()) return;
  at('why-not').hidden = !told.why_not;
  at('why-not').textContent = told.why_not || '';
  at('sentences').replaceChildren(...told.sentences.map(sentenceOf));
  const count = told.sentences.reduce((sum, sentence) => sum + sentence.events.length, 0);
  tell(`${told.sentences.length} sentence${told.sentences.length === 1 ? '' : 's'}, ${count} event${count === 1 ? '' : 's'}`);
});

function sentenceOf(sentence) {
  const box = made('article', 'sentence');
  const told = made('p', 'told');
  told.append(...marked(sentence));
  box.append(told, eventsOf(sentence), triedOf(sentence.tried));
  const picture = made('details');
  picture.open = true;
  picture.append(made('summary', '', 'Clauses'));
  const holder = made('div', 'scroll');
  holder.innerHTML = sentence.svg;   // made by the server, with everything from the text escaped
  picture.append(holder);
  box.append(picture);
  return box;
}

function marked(sentence) {
  const parts = [], points = Array.from(sentence.text);   // offsets are code points
  let place = 0;
  for (const span of sentence.spans) {
    const start = span.start - sentence.start, end = span.end - sentence.start;
    if (start < place || end > points.length) continue;
    parts.push(points.slice(place, start).join(''));
    const mark = made('mark', span.role, points.slice(start, end).join(''));
    mark.title = span.role;
    parts.push(mark);
    place = end;
  }
  parts.push(points.slice(place).join(''));
  return parts;
}

function eventsOf(sentence) {
  if (sentence.discard) return made('p', 'warn', `left out: ${sentence.discard}`);
  if (!sentence.events.length) return made('p', 'warn', 'no event');
  const table = made('table'), head = made('tr');
  for (const name of ['who', 'whom', 'what', 'when', 'how', 'rule']) {
    const cell = made('th', '', name);
    cell.scope = 'col';
    head.append(cell);
  }
  const dated = sentence.events.some(({ event }) => event.event_date);
  if (!dated) head.children[3].remove();   // an empty column takes the room of the others
  table.append(head, ...sentence.events.map(({ event }) => {
    const row = made('tr');
    const how = [event.modality, event.polarity].filter(word => word !== 'actual' && word !== 'affirmed');
    if (event.attribution) how.push(`by ${event.attribution.code || event.attribution.text}`);
    if (!event.counts) how.push('does not count');
    const content = event.content ? ` of ${event.content.event_type}` : '';
    row.append(actorOf(event.source), actorOf(event.target), made('td', '', `${event.event_type}${content} ${event.cameo}`),
      ...(dated ? [made('td', 'day', event.event_date || '')] : []), made('td', '', how.join(', ')), ruleOf(event.rule_id));
    return row;
  }));
  const holder = made('div', 'scroll');
  holder.append(table);
  return holder;
}

function actorOf(actor) {
  const cell = made('td');
  if (actor) cell.append(made('b', '', actor.code || 'no code'), ' ' + actor.text);
  else cell.textContent = '–';
  return cell;
}

function ruleOf(id) {
  const cell = made('td'), button = made('button', 'link', id);
  button.type = 'button';
  button.addEventListener('click', () => openRule(id));
  cell.append(button);
  return cell;
}

function triedOf(tried) {
  const box = made('details'), list = made('ul', 'plain tried');
  const fits = tried.filter(one => one.fits).length;
  box.append(made('summary', '', tried.length ? `Patterns tried: ${tried.length}, ${fits} fit` : 'No pattern was tried'));
  for (const one of tried.slice(0, 60)) {
    const item = made('li');
    item.append(made('span', one.fits ? 'good' : 'bad', one.fits ? '✔ ' : '✘ '), made('code', '', one.pattern));
    item.append(made('small', '', `${one.rule_id} · ${one.path}:${one.line} · on “${one.trigger}”`));
    for (const taken of one.takes) item.append(made('small', '', `${taken.slot} = ${taken.what}`));
    for (const failed of one.fails) item.append(made('small', '', `${failed.part}: ${failed.why}`));
    list.append(item);
  }
  box.append(list);
  return box;
}

// -- the rules --------------------------------------------------------------------------------------------------------

let rules = [];

async function openRule(id) {
  const rule = rules.find(one => one.id === id);
  if (!rule) return;
  await open(rule.file);
  editor.goTo(rule.line);
}

async function open(name) {
  if (!opened.has(name)) {
    const found = await ask(`file?name=${encodeURIComponent(name)}`);
    opened.set(name, { saved: found.text, text: found.text, was: found.was });
  }
  file = name;
  at('file').value = name;
  editor.text = opened.get(name).text;
  at('save').hidden = !files.find(one => one.name === name)?.writable;
  edited();
  trySoon();
}

function edited() {
  const one = opened.get(file), changed = one.text !== one.saved;
  at('revert').disabled = !changed;
  at('save').disabled = !changed;
  for (const option of at('file').options) {
    const other = opened.get(option.value);
    option.textContent = option.value + (other && other.text !== other.saved ? ' (edited)' : '');
  }
}

const trySoon = soon(async isLast => {
  if (!file) return;
  const name = file, began = performance.now();
  const found = await ask('try', { file: name, text: opened.get(name).text });
  if (!isLast() || name !== file) return;
  editor.show(found.faults);
  faultsOf(found.faults);
  examplesOf(found.examples);
  if (!begun && found.examples.length) {
    begun = true;
    if (!at('text').value) { at('text').value = found.examples[0].sentence; at('date').value = found.examples[0].on || ''; }
    explainSoon();
  }
  at('source').setAttribute('aria-invalid', String(found.faults.some(fault => fault.severity === 'error')));
  document.body.dataset.answered = String(Math.round(performance.now() - began));
});

function faultsOf(faults) {
  at('faults-title').textContent = faults.length ? `Faults: ${faults.length}` : 'No faults';
  at('faults').replaceChildren(...faults.map(fault => {
    const item = made('li', fault.severity === 'error' ? 'bad' : 'warn');
    const button = made('button', 'link', `line ${fault.line}: ${fault.message}`);
    button.type = 'button';
    button.addEventListener('click', () => editor.goTo(fault.line, fault.column, fault.length));
    item.append(button, fault.hint ? ` – ${fault.hint}` : '');
    return item;
  }));
}

function examplesOf(examples) {
  const failing = examples.filter(one => one.failed).length;
  at('examples-count').textContent = examples.length ? `${examples.length - failing} of ${examples.length} as they should be` : 'none that can be run';
  const order = one => one.failed ? 0 : one.kind === 'todo' && one.passed ? 1 : 2;
  const sorted = examples.map((one, index) => [one, index]).sort((a, b) => order(a[0]) - order(b[0]) || a[1] - b[1]);
  at('examples').replaceChildren(...sorted.map(([one]) => {
    const item = made('li'), todo = one.kind === 'todo';
    const mark = one.failed ? '✘' : todo ? (one.passed ? '★' : '…') : '✔';
    const button = made('button', 'link', one.sentence);
    button.type = 'button';
    button.title = `${one.rule_id}, line ${one.line}: show how it is coded`;
    button.addEventListener('click', () => {
      at('text').value = one.sentence;
      at('date').value = one.on || '';
      explainSoon();
    });
    const line = made('div', 'example');
    line.append(made('span', one.failed ? 'bad' : todo ? 'warn' : 'good', mark), button);
    if (todo) line.append(made('small', '', one.passed ? 'passes now: promote it' : 'known miss'));
    if (one.kind === 'not') line.append(made('small', '', 'must not match'));
    item.append(line);
    if (one.why.length && one.failed) item.append(made('pre', 'why', one.why.join('\n')));
    return item;
  }));
}

at('source').addEventListener('input', () => {
  opened.get(file).text = editor.text;
  edited();
  trySoon();
  explainSoon();
});
at('text').addEventListener('input', explainSoon);
at('date').addEventListener('input', explainSoon);
at('rule').addEventListener('input', explainSoon);
at('file').addEventListener('change', () => open(at('file').value).catch(error => tell(error.message, 'bad')));
at('revert').addEventListener('click', () => {
  const one = opened.get(file);
  one.text = one.saved;
  editor.text = one.saved;
  edited();
  trySoon();
  explainSoon();
});
at('download').addEventListener('click', () => {
  const link = made('a');
  link.href = URL.createObjectURL(new Blob([editor.text], { type: 'application/yaml' }));
  link.download = file.split('/').pop();
  link.click();
  URL.revokeObjectURL(link.href);
});
at('save').addEventListener('click', save);
async function save() {
  const one = opened.get(file);
  if (at('save').hidden || at('save').disabled) return;
  try {
    const saved = await ask('file', { file, text: one.text, was: one.was }, 'PUT');
    one.saved = one.text;
    one.was = saved.was;
    edited();
    tell(`saved ${file}`, 'good');
  } catch (error) { tell(error.message, 'bad'); }
}
addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); save(); }
});
addEventListener('beforeunload', event => {
  if ([...opened.values()].some(one => one.text !== one.saved)) event.preventDefault();
});

// -- the beginning ----------------------------------------------------------------------------------------------------

try {
  const found = await ask('files');
  files = found.files;
  at('project').textContent = found.title;
  document.title = `tacitus – ${found.title}`;
  for (const [label, own] of [['Yours', true], ['Packaged', false]]) {
    const group = made('optgroup');
    group.label = label;
    for (const one of files.filter(each => each.own === own)) {
      const option = made('option', '', one.name);
      option.value = one.name;
      group.append(option);
    }
    if (group.children.length) at('file').append(group);
  }
  rules = (await ask('rules')).rules;
  at('rule-ids').replaceChildren(...rules.map(rule => { const option = made('option'); option.value = rule.id; return option; }));
  const first = files.find(one => one.kind === 'rules');
  if (first) await open(first.name);
  tell('ready');
} catch (error) { tell(error.message, 'bad'); }
