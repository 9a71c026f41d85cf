'use strict';
// Spanish first, then English. "one|many" is chosen by {n}.
const words = {
  skip: ['Ir al contenido', 'Skip to content'], signOut: ['Salir', 'Sign out'], loading: ['Cargando…', 'Loading…'], retry: ['Intentar de nuevo', 'Try again'], promise: ['Sabe cuánto te queda hasta tu día de pago.', 'Know what is left until pay day.'],
  promise1: ['Sube el estado de cuenta que te da tu banco. Comprobamos que cuadre y que nada se repita.', 'Upload the statement your bank gives you. We prove that it adds up and that nothing is counted twice.'],
  promise2: ['Cada movimiento llega con su categoría y el porqué. Si corriges uno, aprende.', 'Every transaction comes with a category and the reason. Correct one and it learns.'], promise3: ['Quincena, mes, semana o catorcena: ves lo que puedes gastar por día.', 'Paid twice a month, monthly or weekly: you see what you can spend each day.'],
  access: ['Entrar o crear cuenta', 'Sign in or sign up'], signIn: ['Entrar', 'Sign in'], signUp: ['Crear cuenta', 'Sign up'], email: ['Correo electrónico', 'E-mail'], password: ['Contraseña', 'Password'], fullName: ['Tu nombre', 'Your name'], passwordHint: ['10 caracteres o más. Varias palabras sirven.', '10 characters or more. Several words will do.'],
  showPassword: ['Mostrar contraseña', 'Show password'], memoryOnly: ['Tu sesión vive solo en esta pestaña: al recargarla, vuelves a entrar.', 'Your session lives in this tab only: reload it and you sign in again.'], yourMoney: ['Tu dinero', 'Your money'], budget: ['Lo que te queda', 'What is left'], left: ['Te quedan', 'You have left'],
  over: ['Te pasaste por', 'You are over by'], until: ['hasta el {day}', 'until {day}'], perDay: ['{amount} por día, queda {n} día.|{amount} por día, quedan {n} días.', '{amount} a day, {n} day to go.|{amount} a day, {n} days to go.'], daysOnly: ['Falta {n} día.|Faltan {n} días.', '{n} day to go.|{n} days to go.'],
  period: ['Periodo: {from} a {to}.', 'Period: {from} to {to}.'], basis_income: ['Es tu ingreso de {income} menos lo gastado, {spent}.', 'It is your income of {income} less what you spent, {spent}.'], basis_received: ['Es lo que recibiste, {received}, menos lo gastado, {spent}.', 'It is what you received, {received}, less what you spent, {spent}.'],
  basis_envelopes: ['Es lo que queda en tus sobres; aún no llega ingreso en este periodo.', 'It is what your envelopes hold; no income has come in this period yet.'],
  budgetEmpty: ['Aquí verás cuánto te queda y cuánto puedes gastar por día. Sale de tus movimientos: sube tu estado de cuenta.', 'Here you will see what is left and what you can spend each day. It comes from your transactions: upload your statement.'],
  budgetUnset: ['Dinos cuándo te pagan y lo contamos hasta ese día.', 'Tell us when you are paid and we count to that day.'], envelopeLeft: ['Quedan {available} de {assigned}', '{available} left of {assigned}'], envelopeOver: ['Te pasaste {available} de {assigned}', 'Over by {available}, of {assigned}'], uncovered: ['Gasto sin sobre', 'Spending without an envelope'],
  plan: ['Cuándo me pagan y mis sobres', 'When I am paid, and my envelopes'], payKind: ['Me pagan', 'I am paid'], quincena: ['Por quincena', 'Twice a month (quincena)'], monthly: ['Cada mes', 'Monthly'], weekly: ['Cada semana', 'Weekly'], catorcenal: ['Cada 14 días (catorcena)', 'Every 14 days'], variable: ['Sin día fijo', 'No fixed day'],
  payDay: ['Día del mes (31 = último)', 'Day of the month (31 = last)'], payWeekday: ['Día de la semana', 'Weekday'], payAnchor: ['Un día en que te pagaron', 'A day you were paid'], income: ['Ingreso por periodo (opcional)', 'Income each period (optional)'], envelopes: ['Sobres', 'Envelopes'],
  envelopesHint: ['Cuánto apartas en cada periodo. Con dos o tres basta.', 'What you set aside each period. Two or three will do.'], addEnvelope: ['Agregar un sobre', 'Add an envelope'], assigned: ['Aparto', 'Set aside'], remove: ['Quitar', 'Remove'], savePlan: ['Guardar', 'Save'], saved: ['Guardado.', 'Saved.'],
  badAmount: ['Escribe un importe como 16,000.00.', 'Write an amount like 16,000.00.'], wholeGroup: ['Todo: {group}', 'All of {group}'], import: ['Tu estado de cuenta', 'Your statement'], dropHere: ['Suelta aquí los archivos de tu banco', 'Drop your bank’s files here'], chooseFiles: ['Elegir archivos', 'Choose files'],
  formats: ['CSV, Excel, TXT u OFX de cualquier banco; uno o varios.', 'CSV, Excel, TXT or OFX from any bank; one or several.'], waiting: ['En espera', 'Waiting'], sending: ['Leyendo…', 'Reading…'], working: ['{done} de {total} movimientos', '{done} of {total} transactions'], cancel: ['Cancelar', 'Cancel'],
  cancelled: ['Cancelado; no se guardó nada.', 'Cancelled; nothing was kept.'], interrupted: ['Sin conexión; seguimos intentando.', 'No connection; still trying.'], counts: ['{new} nuevos · {duplicate} ya estaban · {transfer} entre tus cuentas · {rejected} ilegibles', '{new} new · {duplicate} already there · {transfer} between your accounts · {rejected} unreadable'],
  nothingNew: ['Ya tenías todo: no se repitió nada.', 'You had it all: nothing was repeated.'], flow: ['Entró {in} · salió {out}', '{in} in · {out} out'], ending: ['cuenta ···{last4}', 'account ···{last4}'], proved: ['Comprobado: saldo inicial + movimientos = saldo final', 'Proved: opening balance + transactions = closing balance'],
  unproved: ['Sin saldos en el archivo', 'No balances in the file'], broken: ['No cuadra desde la línea {line}', 'Does not add up from line {line}'], brokenAny: ['No cuadra con los saldos', 'Does not agree with the balances'], notices: ['{n} aviso|{n} avisos', '{n} notice|{n} notices'], atLine: ['Línea {line}: {message}', 'Line {line}: {message}'],
  undo: ['Deshacer', 'Undo'], undoSure: ['¿Quitar {n} movimiento?|¿Quitar {n} movimientos?', 'Remove {n} transaction?|Remove {n} transactions?'], undone: ['Deshecho: se quitó {n} movimiento.|Deshecho: se quitaron {n} movimientos.', 'Undone: {n} transaction removed.|Undone: {n} transactions removed.'], earlier: ['Lo que subiste antes', 'What you uploaded before'],
  pdf: ['Este es el PDF. Tu banco también te da los movimientos en Excel o CSV:', 'This is the PDF. Your bank also gives you the transactions as Excel or CSV:'], whichAccount: ['Tienes varias cuentas en este banco. ¿De cuál es este archivo?', 'You have several accounts at this bank. Which is this file from?'],
  whichColumns: ['Dinos qué columna es cada cosa. Usa «Importe», o «Cargo» y «Abono».', 'Tell us which column is which. Use Amount, or Money out and Money in.'], noColumn: ['Ninguna', 'None'], sendAgain: ['Leer de nuevo', 'Read again'], column_date: ['Fecha', 'Date'], column_description: ['Descripción', 'Description'], column_amount: ['Importe', 'Amount'],
  column_out: ['Cargo', 'Money out'], column_in: ['Abono', 'Money in'], transactions: ['Movimientos', 'Transactions'], search: ['Buscar', 'Search'], category: ['Categoría', 'Category'], account: ['Cuenta', 'Account'], all: ['Todas', 'All'], more: ['Ver más', 'Show more'],
  rowsEmpty: ['Aquí verás cada movimiento con su categoría y el porqué.', 'Here you will see every transaction with its category and the reason.'], noMatch: ['Nada coincide con tu búsqueda.', 'Nothing matches your search.'], clear: ['Quitar filtros', 'Clear filters'], categoryOf: ['Categoría de {what}', 'Category of {what}'], very_high: ['Seguro', 'Certain'],
  high: ['Casi seguro', 'Almost certain'], medium: ['Probable', 'Likely'], unsure: ['Revísalo', 'Check it'], transfer: ['Entre tus cuentas', 'Between your accounts'], learned: ['Aprendido.', 'Learned.'],
  learnedAlso: ['Aprendido: {n} movimiento más cambió.|Aprendido: {n} movimientos más cambiaron.', 'Learned: {n} more transaction changed.|Learned: {n} more transactions changed.'], found: ['{n} movimiento en la lista.|{n} movimientos en la lista.', '{n} transaction listed.|{n} transactions listed.'], months: ['Gasto por mes', 'Spending by month'],
  monthsEmpty: ['Aquí verás cuánto gastas cada mes.', 'Here you will see what you spend each month.'], month: ['Mes', 'Month'], received: ['Recibido', 'Received'], spent: ['Gastado', 'Spent'], net: ['Neto', 'Net'], asTable: ['Ver como tabla', 'See as a table'], wentTo: ['En qué se fue en {month}', 'Where it went in {month}'],
  docs: ['Documentación de la API', 'API documentation'], health: ['Estado del servicio', 'Service status'], offline: ['No hay conexión con el servicio. Revisa tu red.', 'The service cannot be reached. Check your network.'], unexpected: ['El servicio respondió algo que no esperábamos. Intenta de nuevo.', 'The service answered something unexpected. Try again.'],
  wait: ['Espera {n} segundo.|Espera {n} segundos.', 'Wait {n} second.|Wait {n} seconds.'],
};
const groupNames = {
  income: ['Ingresos', 'Income'], food: ['Alimentos y restaurantes', 'Food & dining'], housing: ['Vivienda', 'Housing'], utilities: ['Servicios del hogar', 'Utilities'], transport: ['Transporte y auto', 'Transport & car'],
  travel: ['Viajes', 'Travel'], health: ['Salud', 'Health'], personal: ['Cuidado personal y mascotas', 'Personal care & pets'], shopping: ['Compras', 'Shopping'], entertainment: ['Entretenimiento', 'Entertainment'],
  education: ['Educación y familia', 'Education & family'], financial: ['Finanzas, seguros y deuda', 'Fees, insurance & debt'], taxes: ['Impuestos y gobierno', 'Taxes & government'], transfers: ['Transferencias y efectivo', 'Transfers & cash'], business: ['Negocio', 'Business'], other: ['Otros', 'Other'],
};
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const cycles = ['quincena', 'monthly', 'weekly', 'catorcenal', 'variable'];
let language = location.hash === '#en' ? 'en' : 'es';
let session = null; // the tokens: in this variable and nowhere else
const fresh = () => ({ profile: null, categories: [], accounts: [], rows: [], cursor: null, any: null, budget: null, budgetTag: null, months: null, imports: [], queue: [], note: null });
let state = fresh();
const $ = id => document.getElementById(id);
const bodyOf = id => $(id).querySelector('.body');
const problemIn = id => $(id).querySelector(':scope > .problem');
const pick = pair => pair[language === 'en' ? 1 : 0];
function t(key, values = {}) {
  let text = pick(words[key]);
  if (text.includes('|')) text = text.split('|')[Number(values.n !== 1)];
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? values[name].toLocaleString('es-MX') : values[name]));
}
/** An element; "aria-…" and "role" are written as attributes, children that are null or false are left out. */
function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) if (/^(aria-|role)/.test(name)) element.setAttribute(name, value); else element[name] = value;
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false)); return element;
}
const button = (text, onclick, className = '') => h('button', { type: 'button', className, onclick }, text);
const alertPlace = () => h('span', { className: 'problem', role: 'alert' });
const pairs = items => h('ul', {}, ...items.map(([name, value]) => h('li', { className: 'line apart soft' }, h('span', {}, name), h('span', {}, value))));
function announce(text) { $('live').textContent = ''; setTimeout(() => { $('live').textContent = text; }, 50); }
// Amounts are decimal strings, and Intl writes them digit by digit: there is no arithmetic here. Number() only sizes bars.
const money = (amount, currency = 'MXN', signDisplay = 'auto') => new Intl.NumberFormat('es-MX', { style: 'currency', currency, signDisplay }).format(amount).replace('-', '−');
const unsigned = amount => amount.replace('-', '');
const share = (part, all) => (Number(all) > 0 ? Math.max(0, Math.min(1, Number(part) / Number(all))) : Number(Number(part) > 0));
const date = (iso, style = { day: 'numeric', month: 'short', year: 'numeric' }) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-MX', { timeZone: 'UTC', ...style }).format(new Date(`${iso}T00:00:00Z`));
const shortDate = iso => date(iso, { day: 'numeric', month: 'short' });
const monthName = month => date(`${month}-01`, { month: 'short', year: 'numeric' });
const span = ({ from, to }) => [from && date(from), to && to !== from && date(to)].filter(Boolean).join(' – ');
// --- The service
class Refused extends Error { constructor(problem) { super(problem.detail); this.problem = problem; } }
/** The problem of an error that is a refusal; any other error is a bug and goes on. */
function problemFrom(error) { if (error instanceof Refused) return error.problem; throw error; }
async function send(path, { method = 'GET', json, form, headers } = {}) {
  const token = path.startsWith('/auth/') ? undefined : session?.accessToken;
  const all = { 'Accept-Language': language, ...(json && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }), ...headers };
  try { return { answer: await fetch(path, { method, body: form ?? (json && JSON.stringify(json)), headers: all }), token }; } catch { throw new Refused({ code: 'offline', detail: t('offline') }); }
}
async function problemOf(answer) {
  const problem = await answer.json().catch(() => null) ?? {}; const seconds = Number(answer.headers.get('Retry-After'));
  return { ...problem, status: answer.status, detail: [problem.detail ?? t('unexpected'), seconds > 0 && t('wait', { n: seconds })].filter(Boolean).join(' ') };
}
let renewal = null; // one refresh at a time: a refresh token that is used twice ends the session
async function renew() {
  const { answer } = await send('/auth/refresh', { method: 'POST', json: { refreshToken: session.refreshToken } });
  if (answer.ok) session = await answer.json();
  else { const problem = await problemOf(answer); if (answer.status === 401) leave(problem.detail); throw new Refused(problem); }
}
async function call(path, options) {
  let { answer, token } = await send(path, options);
  if (answer.status === 401 && token && session) {
    if (session.accessToken === token) await (renewal ??= renew().finally(() => { renewal = null; }));
    ({ answer } = await send(path, options));
  }
  if (!answer.ok) throw new Refused(await problemOf(answer));
  return { body: answer.status === 204 ? null : await answer.json(), status: answer.status, headers: answer.headers };
}
/** Runs work; what it is refused is said in its place, with a way to try again. */
async function beside(place, work) {
  place.replaceChildren();
  try { return await work(); } catch (error) {
    const { detail } = problemFrom(error);
    if (session) place.replaceChildren(detail, ' ', button(t('retry'), () => beside(place, work), 'plain'));
  }
}
// --- Forms
const inLanguage = text => { const halves = text.split(' / '); return halves.length === 2 ? pick(halves) : text; };
function clearProblem(form) {
  form.querySelector(':scope > .problem').textContent = '';
  for (const note of form.querySelectorAll('.field .error')) note.remove();
  for (const input of form.querySelectorAll('[aria-invalid]')) { input.removeAttribute('aria-invalid'); input.setAttribute('aria-describedby', input.dataset.hint ?? ''); }
}
function showProblem(form, problem) {
  const rest = [problem.detail];
  for (const [field, messages] of Object.entries(problem.errors ?? {})) {
    const input = form.elements.namedItem(field); const text = messages.map(inLanguage).join(' ');
    if (!(input instanceof HTMLElement)) { rest.push(text); continue; }
    input.setAttribute('aria-invalid', 'true'); input.setAttribute('aria-describedby', `${input.id}-error ${input.dataset.hint ?? ''}`.trim());
    input.closest('.field').append(h('span', { id: `${input.id}-error`, className: 'error' }, text));
  }
  form.querySelector(':scope > .problem').textContent = rest.join(' ');
  form.querySelector('[aria-invalid]')?.focus();
}
function onSubmit(id, work) {
  const form = $(id).querySelector('form'); const submit = form.querySelector('button.primary');
  form.onsubmit = async event => {
    event.preventDefault();
    if (submit.hasAttribute('aria-disabled')) return;
    clearProblem(form); submit.setAttribute('aria-disabled', 'true');
    try { await work(Object.fromEntries(new FormData(form))); if (form.closest('[role="tabpanel"]')) form.reset(); }
    catch (error) { showProblem(form, problemFrom(error)); } finally { submit.removeAttribute('aria-disabled'); }
  };
}
// --- Signing in and out
async function enter({ email, password }) {
  session = (await call('/auth/login', { method: 'POST', json: { email, password } })).body; show(''); $('home-title').focus(); Promise.all([loadProfile(), loadCategories(), loadMoney()]);
}
/** Back to the welcome; nothing of the person is left on the page. */
function leave(why) { [session, state] = [null, fresh()]; show(why); $('in-email').focus(); }
function show(why) {
  $('ended').textContent = why; $('welcome').hidden = Boolean(session); $('home').hidden = $('sign-out').hidden = !session; $('results').replaceChildren();
  for (const id of ['budget', 'rows', 'months']) bodyOf(id).replaceChildren(h('p', { className: 'soft' }, t('loading')));
  for (const id of ['text', 'category', 'account']) $(id).value = '';
  renderWho();
}
function chooseTab(tab) {
  for (const other of [$('tab-in'), $('tab-up')]) {
    const chosen = other === tab; other.setAttribute('aria-selected', chosen); other.tabIndex = chosen ? 0 : -1; $(other.getAttribute('aria-controls')).hidden = !chosen;
  }
}
const loadProfile = () => beside($('who'), async () => {
  state.profile = (await call('/user/profile')).body;
  if (state.profile.language === 'en' && !location.hash) setLanguage('en'); else renderWho();
});
function renderWho() { const names = [state.profile?.fullName, state.profile?.tenants.find(one => one.current)?.name]; $('who').textContent = [...new Set(names)].filter(Boolean).join(' · '); }
// --- Categories
const loadCategories = () => beside(problemIn('rows'), async () => { state.categories = (await call('/insights/categories')).body.items; renderAll(); });
const categoryName = code => { const one = state.categories.find(c => c.code === code); return pick(one ? [one.nameEs, one.nameEn] : groupNames[code] ?? [code, code]); };
function fillCategories(select, value, { any = false, groups = false } = {}) {
  const option = (code, text) => h('option', { value: code, selected: code === value }, text);
  const leavesOf = group => state.categories.filter(c => c.group === group).map(c => option(c.code, categoryName(c.code)));
  const sections = [...new Set(state.categories.map(c => c.group))].map(group =>
    h('optgroup', { label: categoryName(group) }, groups && option(group, t('wholeGroup', { group: categoryName(group) })), ...leavesOf(group)));
  select.replaceChildren(...(any ? [option('', t('all'))] : []), ...sections);
  if (value && select.value !== value) select.prepend(option(value, categoryName(value)));
  return select;
}
// --- Budget
const loadBudget = () => beside(problemIn('budget'), async () => {
  const answer = await call('/budgets/current'); [state.budget, state.budgetTag] = [answer.body, answer.headers.get('ETag')]; renderBudget();
  if (!$('plan').open) renderPlan();
});
function renderBudget() {
  const b = state.budget;
  if (!b || state.any === null) return;
  if (!b.isSet && !state.any) { bodyOf('budget').replaceChildren(h('p', {}, t('budgetEmpty')), uploadButton()); return; }
  const pesos = amount => amount && money(amount, b.currency); const over = b.leftUntilPayDay.startsWith('-');
  const why = [t(`basis_${b.basis}`, { income: pesos(b.income), received: pesos(b.received), spent: pesos(b.spent) }), t('period', { from: shortDate(b.period.from), to: shortDate(b.period.to) })];
  bodyOf('budget').replaceChildren(
    h('p', { className: 'left' }, t(over ? 'over' : 'left'), ' ', h('strong', { className: over ? 'over' : '' }, pesos(unsigned(b.leftUntilPayDay))), ' ', t('until', { day: shortDate(b.period.nextPayDay ?? b.period.to) })),
    h('p', {}, t(over ? 'daysOnly' : 'perDay', { amount: pesos(b.perDay), n: b.period.daysLeft })),
    h('p', { className: 'soft' }, why.join(' ')),
    h('ul', { className: 'stack', style: 'width: 100%' }, ...b.envelopes.map(e => renderEnvelope(e, pesos))));
  if (b.envelopes.length > 0 && b.uncovered.length > 0) bodyOf('budget').append(h('details', { style: 'width: 100%' }, h('summary', {}, t('uncovered')), pairs(b.uncovered.map(u => [pick([u.nameEs, u.nameEn]), pesos(u.spent)]))));
  if (!b.isSet) bodyOf('budget').append(h('p', {}, t('budgetUnset')));
}
function renderEnvelope(e, pesos) {
  const over = e.available.startsWith('-'); const said = t(over ? 'envelopeOver' : 'envelopeLeft', { available: pesos(unsigned(e.available)), assigned: pesos(e.assigned) });
  const bar = h('span', { className: over ? 'over' : '', style: `width: ${share(e.spent, e.assigned) * 100}%` });
  return h('li', {}, h('span', { className: 'line apart' }, h('b', { style: 'font-weight: 600' }, pick([e.nameEs, e.nameEn])), h('span', { className: over ? 'error' : 'soft' }, said)), h('span', { className: 'track', 'aria-hidden': 'true' }, bar));
}
function renderPlan() {
  const b = state.budget; const options = (codes, chosen, name) => codes.map((code, i) => h('option', { value: code, selected: code === chosen }, name(code, i)));
  $('plan-kind').replaceChildren(...options(cycles, b?.isSet ? b.payCycle.kind : 'quincena', code => t(code)));
  $('plan-weekday').replaceChildren(...options(weekdays, b?.payCycle.weekday ?? 'friday', (_, i) => date(`2024-01-0${i + 1}`, { weekday: 'long' })));
  for (const [id, value] of [['plan-day', b?.payCycle.day], ['plan-anchor', b?.payCycle.anchor], ['plan-income', b?.income]]) $(id).value = value ?? '';
  $('plan-envelopes').replaceChildren(...(b?.envelopes ?? []).map(e => envelopeFields(e.category, e.assigned))); showCycleFields();
}
function showCycleFields() { for (const field of document.querySelectorAll('[data-kind]')) field.hidden = field.dataset.kind !== $('plan-kind').value; }
let envelopeNumber = 0;
function envelopeFields(category, assigned = '') {
  const id = `envelope-${envelopeNumber += 1}`;
  const line = h('div', { className: 'fields envelope' },
    h('p', { className: 'field' }, h('label', { htmlFor: id }, t('category')), fillCategories(h('select', { id }), category, { groups: true })),
    h('p', { className: 'field', style: 'flex-basis: 6rem' }, h('label', { htmlFor: `${id}-assigned` }, t('assigned')), h('input', { id: `${id}-assigned`, name: `${id}-assigned`, value: assigned, inputMode: 'decimal', autocomplete: 'off' })),
    button(t('remove'), () => { line.remove(); $('plan-add').focus(); }, 'plain'));
  return line;
}
/** The decimal string of an amount as people write it; null when it is none. "16000,50" is refused, not guessed. */
function amountOf(text) {
  const plain = text.replace(/[$\s]/g, '');
  return /^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(plain) ? plain.replaceAll(',', '') : null;
}
async function savePlan({ kind, day, weekday, anchor, income }) {
  const lines = [...document.querySelectorAll('.envelope')].map(line => ({ select: line.querySelector('select'), input: line.querySelector('input') }));
  const wrong = [...(income.trim() ? [$('plan-income')] : []), ...lines.map(line => line.input)].filter(input => amountOf(input.value) === null);
  if (wrong.length > 0) throw new Refused({ detail: '', errors: Object.fromEntries(wrong.map(input => [input.name, [t('badAmount')]])) });
  const payCycle = { kind, ...(kind === 'monthly' && { day: parseInt(day, 10) || null }), ...(kind === 'weekly' && { weekday }), ...(kind === 'catorcenal' && { anchor: anchor || null }) };
  const envelopes = lines.map(line => ({ category: line.select.value, assigned: amountOf(line.input.value) }));
  const json = { payCycle, income: income.trim() ? amountOf(income) : null, currency: state.budget?.currency ?? 'MXN', envelopes };
  try { await call('/budgets', { method: 'PUT', headers: state.budgetTag ? { 'If-Match': state.budgetTag } : {}, json }); } catch (error) {
    if (error.problem?.status === 412) await loadBudget(); // shows what is there now; what the person typed stays in the form
    throw error;
  }
  $('plan').open = false; $('plan').querySelector('summary').focus(); announce(t('saved')); await loadBudget();
}
// --- Statements
const uploadButton = () => button(t('chooseFiles'), () => $('files').click());
let importing = false;
async function enqueue(files) {
  for (const file of files) { const item = { file, status: 'waiting', view: h('li') }; state.queue.push(item); $('results').append(item.view); renderImport(item); }
  if (importing) return;
  importing = true;
  for (let item; (item = state.queue.find(one => one.status === 'waiting'));) await importFile(item);
  importing = false;
}
function setImport(item, change) { Object.assign(item, change); renderImport(item); }
async function importFile(item) {
  setImport(item, { status: 'sending' }); const form = new FormData();
  form.append('file', item.file);
  if (item.accountId) form.append('accountId', item.accountId);
  if (item.mapping) form.append('mapping', JSON.stringify(item.mapping));
  try {
    const answer = await call('/bank/statements', { method: 'POST', form });
    if (answer.status === 202) await follow(item, answer.headers.get('Location'), answer.body);
    else setImport(item, { status: 'done', answer: answer.body });
  } catch (error) {
    const problem = problemFrom(error);
    if (problem.code === 'account_needed') await loadAccounts();
    setImport(item, { status: 'failed', problem });
  }
  announce(item.view.innerText);
  if (item.status === 'done') await loadMoney();
}
/** Watches a job until it is over; a lost connection or a busy service does not end it. */
async function follow(item, jobUrl, job) {
  setImport(item, { status: 'working', jobUrl }); let lost = false;
  for (let pause = 250; job.status === 'queued' || job.status === 'running'; pause = Math.min(pause * 1.3, 2000)) {
    Object.assign(item.meter, { max: job.progress.total || 1, value: job.progress.done });
    item.meterText.textContent = lost ? t('interrupted') : t('working', job.progress); await new Promise(resolve => setTimeout(resolve, pause));
    try { job = (await call(jobUrl)).body; lost = false; }
    catch (error) { const { code, status } = problemFrom(error); lost = code === 'offline' || status === 429 || status >= 500; if (!lost) throw error; }
  }
  if (job.status === 'failed') throw new Refused({ ...job.problem?.facts, code: job.problem?.code, detail: job.problem ? pick([job.problem.es, job.problem.en]) : t('unexpected') });
  setImport(item, { status: job.status === 'completed' ? 'done' : 'cancelled', answer: job.result });
}
function again(item, change) { setImport(item, { ...change, status: 'waiting' }); item.view.focus(); enqueue([]); }
const importParts = {
  waiting: () => [h('p', { className: 'soft' }, t('waiting'))],
  sending: item => [h('p', { className: 'soft' }, t('sending')), h('progress', { 'aria-label': item.file.name })],
  cancelled: () => [h('p', {}, t('cancelled'))],
  undone: item => [h('p', {}, t('undone', { n: item.removed }))],
  working(item) {
    item.meter = h('progress', { value: 0, 'aria-label': item.file.name }); item.meterText = h('span', { className: 'soft' }); const problem = alertPlace();
    return [item.meter, h('p', { className: 'line apart' }, item.meterText, button(t('cancel'), () => beside(problem, () => call(item.jobUrl, { method: 'DELETE' })))), problem];
  },
  done(item) {
    const { importId, bank, accounts, rows, totals, dates, balances, problems } = item.answer; const pesos = amount => money(amount, totals.currency);
    return [
      h('p', {}, [bank, ...accounts.filter(a => a.last4).map(a => t('ending', a)), span(dates)].filter(Boolean).join(' · ')),
      h('p', {}, rows.new === 0 && rows.duplicate > 0 ? t('nothingNew') : t('counts', rows)),
      h('p', { className: 'soft' }, t('flow', { in: pesos(totals.in), out: pesos(totals.out) })),
      h('p', {}, proofTag(balances), balances.opening && balances.closing && h('span', { className: 'soft' }, ` ${pesos(balances.opening)} → ${pesos(balances.closing)}`)),
      problems.length > 0 && h('details', {}, h('summary', {}, t('notices', { n: problems.length })), h('ul', { className: 'soft stack' }, ...problems.slice(0, 50).map(p => h('li', {}, p.line > 0 ? t('atLine', p) : p.message)))),
      rows.new > 0 && undoButton(importId, rows.new, removed => setImport(item, { status: 'undone', removed }))];
  },
  failed(item) {
    const { code, detail, bank, steps, stepsEn, accounts, columns } = item.problem;
    if (code === 'pdf_statement' && steps) return [h('p', {}, bank ? `${bank}. ` : '', t('pdf')), h('ol', {}, ...pick([steps, stepsEn ?? steps]).map(step => h('li', {}, step)))];
    if (code === 'columns_not_recognised' && columns) return [columnsForm(item, columns)];
    if (code !== 'account_needed') return [h('p', { className: 'error' }, detail), button(t('retry'), () => again(item, {}))];
    const known = accounts?.map(a => ({ ...a, ...state.accounts.find(one => one.id === a.id) })) ?? state.accounts;
    return [h('p', {}, t('whichAccount')), h('div', { className: 'line' }, ...known.map(a => button(accountName(a), () => again(item, { accountId: a.id }))))];
  },
};
function renderImport(item) {
  const hadFocus = item.view.contains(document.activeElement);
  const next = h('li', { className: 'result', tabIndex: -1 }, h('strong', {}, item.file.name), ...importParts[item.status](item).filter(Boolean)); item.view.replaceWith(next); item.view = next;
  if (hadFocus) next.focus();
}
function proofTag({ proved, firstBrokenLine }) {
  if (typeof proved !== 'boolean') return h('span', { className: 'tag ask' }, t('unproved'));
  return proved ? h('span', { className: 'tag' }, t('proved')) : h('span', { className: 'tag bad' }, firstBrokenLine ? t('broken', { line: firstBrokenLine }) : t('brokenAny'));
}
/** For a table whose columns the service cannot tell apart: which is which, by number from 1. */
function columnsForm(item, columns) {
  const options = () => [h('option', { value: '' }, t('noColumn')), ...columns.map((column, i) => h('option', { value: `${i + 1}` }, column || `${i + 1}`))];
  const fields = ['date', 'description', 'amount', 'out', 'in'].map(name => h('label', { className: 'field' }, t(`column_${name}`), h('select', { name }, ...options())));
  const onsubmit = event => { event.preventDefault(); again(item, { mapping: Object.fromEntries([...new FormData(event.target)].filter(([, column]) => column)) }); };
  return h('form', { className: 'stack', onsubmit }, h('p', {}, t('whichColumns')), h('div', { className: 'fields' }, ...fields), h('button', { className: 'primary' }, t('sendAgain')));
}
/** Asks once more before it takes an import back. */
function undoButton(importId, n, onUndone) {
  const problem = alertPlace();
  const remove = async () => { const { removed } = (await call(`/bank/statements/${importId}`, { method: 'DELETE' })).body; onUndone(removed); announce(t('undone', { n: removed })); await loadMoney(); };
  const ask = sure => { undo.dataset.sure = sure; undo.textContent = sure ? t('undoSure', { n }) : t('undo'); };
  const undo = button(t('undo'), () => { if (undo.dataset.sure) beside(problem, remove); else ask('asked'); }); undo.onblur = () => ask(''); return h('p', { className: 'line' }, undo, problem);
}
const loadImports = () => beside(problemIn('import'), async () => { state.imports = (await call('/bank/statements')).body.items; renderImports(); });
function renderImports() {
  const here = new Set(state.queue.map(item => item.answer?.importId));
  const old = state.imports.filter(one => one.recordedAt && !one.undoneAt && !here.has(one.importId)); $('earlier').hidden = old.length === 0;
  $('earlier').querySelector('ul').replaceChildren(...old.map(one => h('li', { className: 'result' }, h('strong', {}, one.fileName),
    h('p', { className: 'soft' }, [one.bank, span(one.dates), t('counts', one.rows)].filter(Boolean).join(' · ')), h('p', {}, proofTag(one.balances)), undoButton(one.importId, one.rows.new, () => $('import-title').focus()))));
}
// --- Transactions
function accountName({ bankName, last4, accountNumber, currency, balance }) {
  const ending = last4 ?? accountNumber?.slice(-4);
  return [bankName, ending ? `···${ending}` : balance && money(balance, currency), currency !== 'MXN' && currency].filter(Boolean).join(' ');
}
const loadAccounts = () => beside(problemIn('rows'), async () => { state.accounts = (await call('/bank/accounts')).body; renderFilters(); });
function renderFilters() {
  const chosen = $('account').value; fillCategories($('category'), $('category').value, { any: true, groups: true });
  $('account').replaceChildren(h('option', { value: '' }, t('all')), ...state.accounts.map(a => h('option', { value: a.id, selected: a.id === chosen }, accountName(a))));
  $('account').closest('p').hidden = state.accounts.length < 2;
}
let asked = 0;
/** Reads the list anew, or its next page; the answer to an older question is dropped. */
function loadRows({ next = false, limit = 50, say = false } = {}) {
  const mine = asked += 1;
  return beside(problemIn('rows'), async () => {
    const filter = { text: $('text').value.trim(), category: $('category').value, account: $('account').value };
    const query = Object.entries({ ...filter, cursor: next && state.cursor, limit }).filter(([, value]) => value); const { body } = await call(`/bank/transactions?${new URLSearchParams(query)}`);
    if (mine !== asked) return;
    if (body.items.length > 0 || !(filter.text || filter.category || filter.account)) state.any = next || body.items.length > 0;
    state.rows = next ? [...state.rows, ...body.items] : body.items; state.cursor = body.nextCursor; renderRows(); renderBudget();
    if (say) announce(t('found', { n: state.rows.length }));
    if (next) $(`category-${body.items[0]?.id}`)?.focus();
  });
}
function clearFilters() { for (const id of ['text', 'category', 'account']) $(id).value = ''; $('text').focus(); loadRows({ say: true }); }
function renderRows() {
  if (state.any === null) return;
  const focused = document.activeElement?.id ?? ''; $('more').hidden = !state.cursor; $('filters').hidden = !state.any;
  const byDay = new Map(); // Object.groupBy is too new for the phones people have
  for (const row of state.rows) byDay.set(row.date, [...(byDay.get(row.date) ?? []), row]);
  const days = [...byDay].map(([day, rows]) => h('div', { className: 'day' }, h('h3', {}, date(day)), h('ul', {}, ...rows.map(renderRow))));
  if (!state.any) days.push(h('div', { className: 'stack start' }, h('p', {}, t('rowsEmpty')), uploadButton()));
  else if (days.length === 0) days.push(h('div', { className: 'stack start' }, h('p', {}, t('noMatch')), button(t('clear'), clearFilters)));
  bodyOf('rows').replaceChildren(...days);
  if (focused.startsWith('category-')) ($(focused) ?? $('rows-title')).focus();
}
const learned = n => (n > 0 ? t('learnedAlso', { n }) : t('learned'));
function renderRow(row) {
  const what = row.merchant ?? row.description; const problem = alertPlace();
  const select = fillCategories(h('select', { id: `category-${row.id}`, 'aria-label': t('categoryOf', { what }) }), row.category); select.onchange = () => correct(row, select, problem);
  const why = h('p', { className: 'why soft' }, row.transferId && h('span', { className: 'tag' }, t('transfer')), h('span', { className: row.level ? 'tag' : 'tag ask' }, t(row.level ?? 'unsure')),
    row.reasons[0]?.text, state.note?.id === row.id && h('strong', {}, learned(state.note.n)), problem);
  return h('li', { className: 'row' }, h('div', {}, h('strong', {}, what), row.merchant && row.merchant !== row.description && h('p', { className: 'soft' }, row.description)),
    h('span', { className: row.amount.startsWith('-') ? 'amount' : 'amount in' }, money(row.amount, row.currency, 'exceptZero')), select, why);
}
/** The correction that teaches: the rows of the same merchant follow. */
async function correct(row, select, problem) {
  await beside(problem, async () => {
    const answer = await call(`/bank/transactions/${row.id}`, { method: 'PATCH', json: { category: select.value } }); const n = Number(answer.headers.get('X-Also-Changed') ?? 0); state.note = { id: row.id, n };
    state.rows = state.rows.map(one => (one.id === row.id ? answer.body : one)); renderRows(); announce(learned(n));
    await Promise.all([n > 0 && loadRows({ limit: Math.min(500, Math.max(50, state.rows.length)) }), loadBudget(), loadMonths()]);
  });
}
// --- Months
const loadMonths = () => beside(problemIn('months'), async () => { state.months = (await call('/ledger/summary')).body.months; renderMonths(); });
function renderMonths() {
  if (!state.months) return;
  if (state.months.length === 0) { bodyOf('months').replaceChildren(h('p', {}, t('monthsEmpty'))); return; }
  // Currencies are never added up: the chart is of one, the table of all.
  const newest = [...state.months].reverse(); const { currency } = newest.find(m => m.currency === 'MXN') ?? newest[0];
  const shown = newest.filter(m => m.currency === currency); const columns = ['month', 'received', 'spent', 'net'];
  const line = m => h('tr', {}, h('th', { scope: 'row' }, monthName(m.month)), ...columns.slice(1).map(part => h('td', {}, money(m[part], m.currency))));
  const table = h('table', {}, h('thead', {}, h('tr', {}, ...columns.map(key => h('th', { scope: 'col' }, t(key))))), h('tbody', {}, ...newest.map(line)));
  const top = shown[0].categories.filter(c => c.countsAsSpending && Number(c.spent) > 0).slice(0, 5);
  bodyOf('months').replaceChildren(chart(shown, currency),
    h('details', {}, h('summary', {}, t('asTable')), h('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-labelledby': 'months-title' }, table)),
    h('h3', {}, t('wentTo', { month: monthName(shown[0].month) })), pairs(top.map(c => [categoryName(c.category), money(c.spent, currency)])));
}
function chart(months, currency) {
  const draw = (tag, attributes, text = '') => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) if (name === 'style') node.style.cssText = value; else node.setAttribute(name, value); // the policy forbids style attributes, not styles
    return Object.assign(node, { textContent: text });
  };
  const most = Math.max(...months.map(m => Number(m.spent))); const inWords = months.map(m => `${monthName(m.month)} ${money(m.spent, currency)}`).join(', ');
  const svg = draw('svg', { class: 'chart', width: '100%', height: months.length * 28, role: 'img', 'aria-label': `${t('months')}: ${inWords}` });
  months.forEach((m, i) => svg.append(draw('text', { x: 0, y: i * 28 + 18 }, monthName(m.month)), draw('text', { x: '100%', y: i * 28 + 18, 'text-anchor': 'end' }, money(m.spent, currency)),
    draw('rect', { x: 74, y: i * 28 + 7, height: 14, rx: 4, style: `width: calc((100% - 178px) * ${share(m.spent, most)})` })));
  return svg;
}
// --- The page
const loadMoney = () => Promise.all([loadAccounts(), loadRows(), loadBudget(), loadMonths(), loadImports()]);
function renderAll() { for (const render of [renderWho, renderBudget, renderPlan, renderFilters, renderRows, renderMonths, renderImports]) render(); }
function setLanguage(next) {
  language = next; document.documentElement.lang = pick(['es-MX', 'en']);
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', t(element.dataset.tLabel));
  Object.assign($('language'), { textContent: pick(['English', 'Español']), lang: pick(['en', 'es']) }); renderAll(); state.queue.forEach(renderImport);
}
$('language').onclick = () => { setLanguage(pick(['en', 'es'])); history.replaceState(null, '', `#${language}`); };
// Reloading forgets everything: nothing of one person is left for the next.
$('sign-out').onclick = async () => { await send('/auth/logout', { method: 'POST', json: { refreshToken: session.refreshToken } }).catch(() => null); location.reload(); };
for (const [tab, other] of [['tab-in', 'tab-up'], ['tab-up', 'tab-in']]) {
  $(tab).onclick = () => chooseTab($(tab)); $(tab).onkeydown = event => { if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') { chooseTab($(other)); $(other).focus(); } };
}
$('show-password').onchange = () => { $('in-password').type = $('up-password').type = $('show-password').checked ? 'text' : 'password'; };
onSubmit('form-in', enter); onSubmit('plan', savePlan);
onSubmit('form-up', async ({ fullName, email, password }) => { await call('/auth/signup', { method: 'POST', json: { fullName, email, password } }); await enter({ email, password }); });
$('plan-kind').onchange = showCycleFields;
$('plan-add').onclick = () => { const line = envelopeFields('food'); $('plan-envelopes').append(line); line.querySelector('select').focus(); };
$('files').onchange = () => { enqueue([...$('files').files]); $('files').value = ''; };
// A file dropped beside the zone must not replace the page, which would end the session.
for (const name of ['dragover', 'dragleave', 'drop']) addEventListener(name, event => {
  event.preventDefault(); $('drop').classList.toggle('over', name === 'dragover');
  if (name === 'drop' && session) enqueue([...event.dataTransfer.files]);
});
let typing; $('text').oninput = () => { clearTimeout(typing); typing = setTimeout(() => loadRows({ say: true }), 300); };
$('category').onchange = $('account').onchange = () => loadRows({ say: true }); $('filters').onsubmit = event => event.preventDefault(); $('more').onclick = () => loadRows({ next: true });
setLanguage(language);
