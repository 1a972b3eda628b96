'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = data.words;
  const $ = (id) => document.getElementById(id);
  const steps = data.steps;
  const byRow = new Map(data.segments.map((s, i) => [s.row, i]));
  const runs = steps.map(() => []); // the segments of each step, more than one where a run is folded
  data.segments.forEach((s, i) => { if (s.step >= 0) runs[s.step].push(i); });
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const PIXELS_PER_SECOND = 70;
  const SECONDS_PER_STEP = 1.5;

  // The overlay: what is to come is veiled, the head is a line, segments on their way are dots.
  const SVG = 'http://www.w3.org/2000/svg';
  const svg = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const full = data.top + data.height;
  const over = svg('svg', {id: 'over', viewBox: '0 0 ' + data.width + ' ' + full, 'aria-hidden': 'true'});
  const mark = svg('rect', {x: 0, width: data.width, fill: 'var(--accent)', 'fill-opacity': 0.09});
  const veil = svg('rect', {x: 0, width: data.width, fill: 'var(--background)', 'fill-opacity': 0.86});
  const line = svg('line', {x1: 0, x2: data.width, stroke: 'var(--accent)', 'stroke-width': 1.5});
  const dots = svg('g', {});
  over.append(mark, veil, line, dots);
  $('paper').append(over);

  let head = data.height;
  let playing = false;
  let shown = -2;
  let chosen = -1;
  let picked = -1; // a segment inside a folded run
  let before = 0;
  let waited = 0;

  const format = (text, value) => text.replace('{0}', value);
  const number = (n) => Math.abs(n) < 10000 ? '' + n : ('' + n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');

  /** The moment that is drawn at y, in milliseconds. */
  function timeAt(y) {
    const c = data.clock;
    let low = 0;
    let high = c.length / 2 - 1;
    if (y <= c[0]) return c[1];
    if (y >= c[2 * high]) return c[2 * high + 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (c[2 * middle] <= y) low = middle; else high = middle;
    }
    const height = c[2 * high] - c[2 * low];
    const part = height > 0 ? (y - c[2 * low]) / height : 1;
    return c[2 * low + 1] + part * (c[2 * high + 1] - c[2 * low + 1]);
  }

  const showTime = (ms) => ms < 1000 ? ms.toFixed(3) + '\u00a0ms' : (ms / 1000).toFixed(3) + '\u00a0s';

  /** The last step whose segment is at least half on its way. */
  function stepAt(y) {
    let found = -1;
    for (let i = 0; i < steps.length; i++) {
      if ((steps[i].y0 + steps[i].y1) / 2 <= y) found = i; else if (steps[i].y0 > y) break;
    }
    return found;
  }

  /** Where an arrow begins and ends, as it was drawn: x and y of both. */
  const ways = new Map();
  function way(step) {
    if (!ways.has(step.row)) {
      const drawn = document.querySelector('#ladder g[data-row="' + step.row + '"] line');
      const left = data.width * 0.27;
      const right = data.width * 0.73;
      const places = drawn
        ? ['x1', 'y1', 'x2', 'y2'].map((name) => +drawn.getAttribute(name))
        : [left, step.y0 + data.top, right, step.y1 + data.top];
      ways.set(step.row, places);
    }
    return ways.get(step.row);
  }

  function draw() {
    const y = data.top + head;
    const atEnd = head >= data.height;
    veil.setAttribute('y', y);
    veil.setAttribute('height', Math.max(0, full - y));
    line.setAttribute('y1', y);
    line.setAttribute('y2', y);
    line.style.display = atEnd ? 'none' : '';
    dots.replaceChildren();
    if (!still.matches) {
      for (const step of steps) {
        if (step.y0 > head) break;
        const [x1, y1, x2, y2] = way(step);
        if (y1 <= y && y < y2) {
          const x = x1 + (x2 - x1) * (y - y1) / (y2 - y1);
          const near = step.lost && y > y1 + 0.8 * (y2 - y1);
          const ink = near ? 'var(--bad)' : data.segments[step.i].c ? 'var(--client)' : 'var(--server)';
          dots.append(svg('circle', {cx: x, cy: y, r: 6, fill: ink, stroke: 'var(--background)', 'stroke-width': 1.5}));
        }
      }
    }
    $('position').value = 1000 * head / data.height;
    $('clock').textContent = showTime(Math.max(0, timeAt(head))) + ' / ' + showTime(timeAt(data.height));
    const current = chosen >= 0 ? chosen : stepAt(head);
    if (current !== shown) show(current);
  }

  function moveTo(y, keepChoice) {
    head = Math.min(data.height, Math.max(0, y));
    if (!keepChoice) chosen = picked = -1;
    draw();
    follow();
  }

  function follow() {
    const stage = $('stage');
    const scale = over.getBoundingClientRect().width / data.width;
    const y = (data.top + head) * scale;
    const top = stage.scrollTop;
    if (y < top + stage.clientHeight * 0.2 || y > top + stage.clientHeight * 0.75) {
      stage.scrollTop = Math.max(0, y - stage.clientHeight * (playing ? 0.45 : 0.55));
    }
  }

  function choose(i, segment) {
    if (i < 0 || i >= steps.length) return;
    chosen = i;
    picked = segment === undefined ? -1 : segment;
    shown = -2;
    moveTo(Math.max(steps[i].y1, steps[i].end) + 3, true);
  }

  function step(direction) {
    pause();
    const current = chosen >= 0 ? chosen : stepAt(head);
    const next = current + direction;
    if (next < 0) moveTo(0); else choose(Math.min(steps.length - 1, next));
  }

  function play() {
    if (playing) return pause();
    if (head >= data.height || chosen === steps.length - 1) head = 0;
    chosen = -1;
    playing = true;
    waited = 0;
    $('play').textContent = '❚❚';
    before = performance.now();
    requestAnimationFrame(tick);
  }

  function pause() {
    playing = false;
    $('play').textContent = '▶';
  }

  function tick(now) {
    if (!playing) return;
    const seconds = Math.min(0.1, (now - before) / 1000) * +$('speed').value;
    before = now;
    if (still.matches) {
      waited += seconds;
      if (waited >= SECONDS_PER_STEP) {
        waited = 0;
        const next = (chosen >= 0 ? chosen : stepAt(head)) + 1;
        if (next >= steps.length) return moveTo(data.height), pause();
        choose(next);
      }
    } else {
      moveTo(head + seconds * PIXELS_PER_SECOND);
      if (head >= data.height) return pause();
    }
    requestAnimationFrame(tick);
  }

  // The panel. Everything from the capture goes in as text.
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  function show(i) {
    shown = i;
    const panel = $('panel');
    panel.replaceChildren();
    mark.setAttribute('height', 0);
    if (i < 0) {
      const card = make('div', undefined, 'card');
      card.append(make('b', words.before), make('p', words.keys));
      return panel.append(card);
    }
    const arrow = steps[i];
    const s = data.segments[picked >= 0 ? picked : arrow.i];
    mark.setAttribute('y', data.top + arrow.y0 - 8);
    mark.setAttribute('height', Math.max(arrow.y1, arrow.end) - arrow.y0 + 16);
    panel.append(explanation(s, i), make('h2', words.facts), facts(s));
    if (!s.q) panel.append(make('h2', words.windows), windows(s));
    panel.append(make('h2', format(words.header, s.h.length / 2)), header(s));
  }

  function explanation(s, step) {
    const card = make('div', undefined, 'card ' + s.severity);
    card.append(make('b', s.title));
    if (runs[step].length > 1) card.append(run(step, byRow.get(s.row)));
    card.append(make('p', s.text));
    if (s.rfc) card.append(make('i', s.rfc));
    for (const frame of s.frames) {
      const i = byRow.get(frame - 1);
      if (i === undefined) continue;
      const button = make('button', words.frame + ' ' + frame);
      button.type = 'button';
      button.onclick = () => { pause(); goTo(i); };
      card.append(button);
    }
    return card;
  }

  /** The segments of a folded run, to be looked at one by one. */
  function run(step, current) {
    const label = make('label', format(words.folded, runs[step].length) + ' ');
    const list = make('select');
    for (const i of runs[step]) {
      const option = make('option', words.frame + ' ' + (data.segments[i].row + 1));
      option.value = i;
      option.selected = i === current;
      list.append(option);
    }
    list.onchange = () => { pause(); choose(step, +list.value); };
    label.append(list);
    return label;
  }

  function goTo(segment) {
    choose(data.segments[segment].step, segment);
  }

  function facts(s) {
    const list = make('dl');
    const add = (name, value) => list.append(make('dt', name), make('dd', value, 'num'));
    const sides = s.c ? [words.client, words.server] : [words.server, words.client];
    add(words.frame, s.row + 1);
    add(words.time, showTime(s.ms));
    add(words.from, sides.join(' → ') + ', ' + s.flags);
    add(words.carries, s.len > 0 ? number(s.seq) + '…' + number(s.seq + s.len - 1) + ' (' + number(s.len) + ' ' + words.bytes + ')' : words.nothing);
    if (/ACK/.test(s.flags)) add(words.acknowledges, number(s.ack));
    add(words.window, number(s.win));
    add(words.states, words.client + ' ' + s.cs + ', ' + words.server + ' ' + s.ss);
    for (const proof of s.proof) add(words.verdict, proof);
    return list;
  }

  function windows(s) {
    const box = make('div');
    [['client', s.cf, '--client'], ['server', s.sf, '--server']].forEach(([side, flow, ink]) => {
      const [una, nxt, edge] = flow;
      const flying = Math.max(0, nxt - una);
      const usable = edge < 0 ? 0 : Math.max(0, edge - nxt);
      const row = make('div', undefined, 'flow');
      row.append(make('div', format(words.windowOf, words[side])));
      const bar = make('div', undefined, 'bar');
      const total = Math.max(1, flying + usable);
      const part = (size, colour) => {
        const piece = make('i');
        piece.style.width = 100 * size / total + '%';
        piece.style.background = colour;
        bar.append(piece);
      };
      let at = una;
      for (let k = 3; k + 1 < flow.length; k += 2) {
        part(Math.max(0, flow[k] - at), 'var(' + ink + ')');
        part(Math.max(0, flow[k + 1] - Math.max(at, flow[k])), 'var(--good)');
        at = Math.max(at, flow[k + 1]);
      }
      part(Math.max(0, nxt - at), 'var(' + ink + ')');
      row.append(bar);
      const left = edge < 0 ? '' : edge <= nxt ? ', ' + words.closed : ', ' + number(usable) + ' ' + words.mayFollow;
      row.append(make('span', number(una) + '…' + number(nxt) + ': ' + number(flying) + ' ' + words.inFlight + left));
      box.append(row);
    });
    return box;
  }

  const FLAGS = ['AE', 'CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'];

  function header(s) {
    const bytes = (s.h.match(/../g) || []).map((x) => parseInt(x, 16));
    const box = make('div', undefined, 'bits');
    if (bytes.length < 20) return make('p', words.truncated);
    const u16 = (at) => bytes[at] * 256 + bytes[at + 1];
    const u32 = (at) => u16(at) * 65536 + u16(at + 2);
    const cell = (span, name, value, kind) => {
      const element = make('div', name, kind);
      element.style.gridColumn = 'span ' + span;
      if (value !== undefined) element.append(make('b', value));
      box.append(element);
    };
    const [source, destination] = words.ports.split('|');
    cell(16, source, u16(0));
    cell(16, destination, u16(2));
    cell(32, words.sequence, number(u32(4)) + ' (' + words.relative + ' ' + number(s.seq) + ')');
    cell(32, words.acknowledgment, number(u32(8)) + (bytes[13] & 16 ? ' (' + words.relative + ' ' + number(s.ack) + ')' : ''));
    cell(4, words.offset, bytes[12] >> 4);
    cell(3, words.reserved, (bytes[12] >> 1) & 7);
    FLAGS.forEach((flag, i) => cell(1, flag, undefined, 'flag' + ((u16(12) >> (8 - i)) & 1 ? ' on' : '')));
    cell(16, words.window, number(u16(14)) + (u16(14) === s.win ? '' : ' → ' + number(s.win)));
    cell(16, words.checksum, '0x' + s.h.slice(32, 36));
    cell(16, words.urgent, u16(18));
    for (const [length, name, text] of s.options) cell(Math.min(32, 8 * length), name, text || undefined, 'opt');
    return box;
  }

  // Controls.
  $('first').onclick = () => { pause(); moveTo(0); };
  $('back').onclick = () => step(-1);
  $('play').onclick = play;
  $('next').onclick = () => step(1);
  $('last').onclick = () => { pause(); choose(steps.length - 1); };
  $('position').oninput = (event) => { pause(); moveTo(data.height * event.target.value / 1000); };
  $('theme').onclick = () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === 'dark';
    document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  };
  $('ladder').addEventListener('click', (event) => {
    const box = over.getBoundingClientRect();
    const x = (event.clientX - box.left) * data.width / box.width;
    const y = (event.clientY - box.top) * data.width / box.width - data.top;
    let best = -1;
    let nearest = 30;
    steps.forEach((step, i) => {
      const [x1, y1, x2, y2] = way(step);
      const part = Math.min(1, Math.max(0, (x - x1) / (x2 - x1)));
      const top = y1 + part * (y2 - y1) - data.top;
      const bottom = top + Math.max(0, step.end - step.y1);
      const away = y < top ? top - y : Math.max(0, y - bottom);
      if (away < nearest) { nearest = away; best = i; }
    });
    if (best >= 0) { pause(); choose(best); }
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === 'SELECT') return;
    const onButton = event.target.tagName === 'BUTTON';
    const speed = $('speed');
    const keys = {
      ' ': () => onButton ? false : play(),
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      PageDown: () => step(1),
      PageUp: () => step(-1),
      Home: $('first').onclick,
      End: $('last').onclick,
      '+': () => { speed.selectedIndex = Math.min(speed.length - 1, speed.selectedIndex + 1); },
      '-': () => { speed.selectedIndex = Math.max(0, speed.selectedIndex - 1); },
      t: $('theme').onclick
    };
    const action = keys[event.key];
    if (action && action() !== false) event.preventDefault();
  });
  for (const event of data.events) {
    const button = make('button');
    button.type = 'button';
    button.title = event.title;
    button.setAttribute('aria-label', event.title);
    button.style.left = 100 * event.y / data.height + '%';
    button.style.background = 'var(' + event.ink + ')';
    button.onclick = () => { pause(); goTo(byRow.get(event.row)); };
    $('marks').append(button);
  }
  addEventListener('resize', draw);
  choose(0);
  moveTo(data.height, true);
  $('stage').scrollTop = 0;
})();
