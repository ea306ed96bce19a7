/** Looks at the practice console through its own API; it changes nothing. */

const API = '/console/v1';
const REFRESH_MS = 2000;

const place = (id) => document.getElementById(id);
let chosenGroup = '';

const deviceColumns = [
  ['端末番号', 'Number', (device) => device.number],
  ['端末状態', 'State', (device) => labelled(device.stateLabel, device.state)],
  ['シリアル番号', 'Serial', (device) => device.serial],
  ['端末名', 'Name', (device) => device.name],
  ['機種', 'Model', (device) => device.model],
  ['OSバージョン', 'Version', (device) => device.osVersion],
  ['サービスプラン', 'Plan', (device) => device.plan],
  ['グループ', 'Group', (device) => device.group],
  ['端末情報取得日時', 'Read at', (device) => moment(device.informationAt)],
];

const requestColumns = [
  ['要求', 'Request', (request) => labelled(request.kindLabel)],
  ['対象', 'Subject', (request) => request.subject],
  ['シリアル番号', 'Serial', (request) => request.serial],
  ['方式', 'Delivery', (request) => (request.delivery === 'tap' ? 'タップ' : 'サイレント')],
  ['状態', 'Status', (request) => labelled(request.statusLabel)],
  ['登録日時', 'Registered', (request) => moment(request.registeredAt)],
  ['予約日時', 'Scheduled', (request) => moment(request.scheduledAt)],
  ['終了日時', 'Finished', (request) => moment(request.finishedAt)],
];

function element(name, options = {}, ...children) {
  const made = Object.assign(document.createElement(name), options);
  made.append(...children);
  return made;
}

function labelled({ ja, en }, className = '') {
  return element('span', { className }, ja, ' ', element('small', { lang: 'en' }, en));
}

function moment(text) {
  return text === undefined ? '–' : new Date(text).toLocaleString('ja-JP', { dateStyle: 'short', timeStyle: 'short' });
}

function drawHead(id, columns) {
  const cells = columns.map(([ja, en]) => element('th', { scope: 'col' }, labelled({ ja, en })));
  place(id).replaceChildren(...cells);
}

function drawRows(id, columns, items) {
  const empty = element('td', { colSpan: columns.length, className: 'quiet' }, 'まだありません – nothing yet');
  const rows = items.map((item) => element('tr', {}, ...columns.map(([, , cell]) => element('td', {}, cell(item)))));
  place(id).replaceChildren(...(rows.length > 0 ? rows : [element('tr', {}, empty)]));
}

function drawAccount({ account, administrator, licences, depTokenExpiresAt }) {
  const entries = [
    ['アカウントID', account],
    ['管理者', administrator],
    ['ライセンス', `${licences.used} / ${licences.total}`],
    ['有効', licences.active],
    ['無効', licences.inactive],
    ['DEPトークン', moment(depTokenExpiresAt)],
  ];
  const drawn = entries.map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, String(value))),
  );
  place('account').replaceChildren(...drawn);
}

function drawGroups(groups) {
  const held = document.activeElement?.dataset?.path;
  const drawn = groups.map(({ path, name, credential, plan }) => {
    const expiry = credential ? `${credential.user} · ${moment(credential.expiresAt)}` : '認証情報なし';
    const button = element(
      'button',
      { type: 'button' },
      name,
      element('span', { className: 'quiet' }, `${expiry}${credential?.expired ? ' (期限切れ)' : ''} · ${plan}`),
    );
    button.dataset.path = path;
    button.style.paddingInlineStart = `${(path.split('/').length - 2) * 12}px`;
    button.setAttribute('aria-pressed', String(path === chosenGroup));
    button.addEventListener('click', () => {
      chosenGroup = path === chosenGroup ? '' : path;
      void refresh();
    });
    return element('li', {}, button);
  });
  place('groups').replaceChildren(...drawn);
  place('groups')
    .querySelector(`[data-path="${CSS.escape(held ?? '')}"]`)
    ?.focus();
}

async function ask(path) {
  const response = await fetch(API + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function refresh() {
  try {
    const filter = chosenGroup === '' ? '' : `?group=${encodeURIComponent(chosenGroup)}`;
    const [account, { groups }, { devices }, { requests }] = await Promise.all([
      ask('/account'),
      ask('/groups'),
      ask(`/devices${filter}`),
      ask('/requests'),
    ]);
    drawAccount(account);
    drawGroups(groups);
    drawRows('devices', deviceColumns, devices);
    drawRows('requests', requestColumns, requests);
    place('problem').hidden = true;
  } catch (error) {
    place('problem').textContent = `サーバーに接続できません – the server does not answer (${error.message})`;
    place('problem').hidden = false;
  }
}

async function keepRefreshing() {
  await refresh();
  setTimeout(keepRefreshing, REFRESH_MS);
}

// Only what has the focus can be scrolled by keyboard.
for (const area of document.querySelectorAll('.scroll')) area.tabIndex = 0;
drawHead('devices-head', deviceColumns);
drawHead('requests-head', requestColumns);
void keepRefreshing();
