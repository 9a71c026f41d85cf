'use strict';
// Shows /insights/proof as it is; nothing is worked out here but the drawing. Spanish first; English when the reader's browser or the button asks.
const words = {
  es: { accuracy: 'aciertos', interval: 'entre {0} y {1} con 95 % de confianza', group: 'aciertos de grupo', f1: 'F1 medio por categoría', cover: 'contestado con 95 % de precisión',
    ece: 'error de calibración', known: 'aciertos cuando el comercio está en la lista', lines: '{0} movimientos de {1} comercios', stated: 'Probabilidad dicha', right: 'Aciertos',
    level: 'Nivel', promised: 'Promete', kept: 'Cumple', count: 'Líneas', very_high: 'muy alto', high: 'alto', medium: 'medio', ask: 'pregunta', truth: 'Es', answered: 'Dijo',
    category: 'Categoría', precision: 'Precisión', recall: 'Exhaustividad', mistake: 'Es {0}; dijo {1}, con {2}', failed: 'No se pudo leer la prueba. Vuelve a cargar la página.', chart: 'Gráfica de calibración: {0}', cases: 'Casos', other: 'English' },
  en: { accuracy: 'right', interval: 'between {0} and {1} with 95 % confidence', group: 'right group', f1: 'mean F1 over categories', cover: 'answered at 95 % precision',
    ece: 'calibration error', known: 'right when the merchant is listed', lines: '{0} lines of {1} merchants', stated: 'Stated probability', right: 'Right',
    level: 'Level', promised: 'Promises', kept: 'Keeps', count: 'Lines', very_high: 'very high', high: 'high', medium: 'medium', ask: 'asks', truth: 'Is', answered: 'Said',
    category: 'Category', precision: 'Precision', recall: 'Recall', mistake: 'Is {0}; said {1}, at {2}', failed: 'The proof could not be read. Load the page again.', chart: 'Calibration chart: {0}', cases: 'Cases', other: 'Español' },
};
const marked = [...document.querySelectorAll('[data-en]')].map(element => ({ element, es: element.textContent, en: element.dataset.en }));
const title = { es: document.title, en: 'Proof of the categoriser · FinanceTracker' };
let language = (navigator.language || 'es').startsWith('en') ? 'en' : 'es';
let proof, tax;

const say = (key, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[language][key]);
const number = value => new Intl.NumberFormat(language === 'es' ? 'es-MX' : 'en').format(value);
const percent = (value, digits = 1) => new Intl.NumberFormat(language === 'es' ? 'es-MX' : 'en', { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
const spoken = (item, name) => item[`${name}${language === 'es' ? 'Es' : 'En'}`];

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function draw(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function table(head, rows, texts = 1) {
  const cell = (kind, content, at) => make(kind, { ...(kind === 'th' && { scope: 'col' }), ...(at < texts && { class: 'text' }) }, content);
  return make('table', {}, make('thead', {}, make('tr', {}, ...head.map((text, at) => cell('th', text, at)))),
    make('tbody', {}, ...rows.map(row => make('tr', {}, ...row.map((content, at) => cell('td', content, at))))));
}

function figure(value, name, note) {
  return make('div', {}, make('dt', {}, name), make('dd', {}, value), ...(note ? [make('dd', { class: 'soft' }, note)] : []));
}

function meter(share) {
  const part = make('span', {}, percent(share, 0));
  part.append(draw('svg', { class: 'meter', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    draw('rect', { width: 100, height: 12 }), draw('rect', { class: 'part', width: 100 * share, height: 12 })));
  return part;
}

function chart(bins) {
  const x = value => 56 + 420 * value, y = value => 20 + 360 * (1 - value), parts = [];
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    parts.push(draw('line', { class: 'grid', x1: x(0), x2: x(1), y1: y(tick), y2: y(tick) }), draw('text', { x: 48, y: y(tick) + 4, 'text-anchor': 'end' }, percent(tick, 0)),
      draw('text', { x: x(tick), y: 400, 'text-anchor': 'middle' }, percent(tick, 0)));
  }
  parts.push(draw('line', { class: 'ideal', x1: x(0), y1: y(0), x2: x(1), y2: y(1) }));
  parts.push(draw('polyline', { class: 'kept', points: bins.map(bin => `${x(bin.stated)},${y(bin.right)}`).join(' ') }));
  const most = Math.max(...bins.map(bin => bin.lines));
  for (const bin of bins) {
    parts.push(draw('circle', { cx: x(bin.stated), cy: y(bin.right), r: 4 + 12 * Math.sqrt(bin.lines / most) }, draw('title', {}, `${percent(bin.stated, 0)} → ${percent(bin.right, 0)} (${number(bin.lines)})`)));
  }
  parts.push(draw('text', { x: x(0.5), y: 422, 'text-anchor': 'middle' }, say('stated')), draw('text', { x: 56, y: 12 }, say('right')));
  const told = bins.map(bin => `${percent(bin.stated, 0)} → ${percent(bin.right, 0)}`).join('; ');
  return draw('svg', { viewBox: '0 -8 500 440', role: 'img', 'aria-label': say('chart', told) }, ...parts);
}

function fill(id, ...children) { document.getElementById(id).replaceChildren(...children); }

function showProof() {
  fill('figures',
    figure(percent(proof.accuracy), say('accuracy'), say('interval', percent(proof.accuracyLow), percent(proof.accuracyHigh))),
    figure(percent(proof.groupAccuracy), say('group')), figure(percent(proof.coverageAt95), say('cover')), figure(percent(proof.calibrationError), say('ece')),
    figure(percent(proof.macroF1), say('f1'), say('lines', number(proof.lines), number(proof.merchants))), figure(percent(proof.knownAccuracy), say('known')));
  fill('chart', chart(proof.bins));
  fill('levels', table([say('level'), say('promised'), say('kept'), say('count')],
    proof.levels.map(level => [say(level.level), level.promised ? `≥ ${percent(level.promised, 0)}` : '—', percent(level.kept), number(level.lines)])));
  fill('confusions', table([say('truth'), say('answered'), say('count')], proof.confusions.map(one => [spoken(one, 'right'), spoken(one, 'answered'), number(one.lines)]), 2));
  fill('wrong', ...proof.wrong.map(one => make('li', {}, make('code', {}, one.line), make('p', { class: 'soft' }, say('mistake', spoken(one, 'right'), spoken(one, 'answered'), percent(one.stated, 0))))));
  fill('categories', table([say('category'), 'F1', say('precision'), say('recall'), say('count')],
    proof.categories.map(one => [spoken(one, 'name'), meter(one.f1), percent(one.precision, 0), percent(one.recall, 0), number(one.lines)])));
  document.getElementById('model').textContent = proof.modelVersion;
}

// Taxes: /tax/proof as it is; where it does not answer, nothing is shown.
function showTax() {
  fill('tax-figures', ...(tax.figures ?? []).map(one => figure(String(one.value), spoken(one, 'name'))));
  fill('tax-cases', ...(tax.cases?.length ? [table([say('cases'), say('right'), say('count')], tax.cases.map(one => [spoken(one, 'name'), number(one.right), number(one.total)]))] : []));
  fill('tax-gaps', ...(tax.notCovered ?? []).map(one => make('li', {}, spoken(one, 'name'))));
  document.getElementById('tax').hidden = false;
}

function show() {
  document.documentElement.lang = language === 'es' ? 'es-MX' : 'en';
  document.title = title[language];
  for (const { element, es, en } of marked) element.textContent = language === 'es' ? es : en;
  const button = document.getElementById('language');
  button.textContent = say('other');
  button.lang = language === 'es' ? 'en' : 'es';
  if (proof) showProof();
  if (tax) showTax();
}

async function read(path) {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  return response.ok ? response.json() : null;
}

async function start() {
  show();
  document.getElementById('language').addEventListener('click', () => {
    language = language === 'es' ? 'en' : 'es';
    show();
  });
  proof = await read('/insights/proof').catch(() => null);
  if (!proof) document.getElementById('trouble').textContent = say('failed');
  tax = await read('/tax/proof').catch(() => null);
  show();
}

start();
