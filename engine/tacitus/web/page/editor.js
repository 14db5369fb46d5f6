// The rule file: a textarea with line numbers, and faults told below the words that they are about: behind the line where
// the next one is being edited or has a fault of its own.

const LINE = 20, PAD = 6;

export class Editor {
  constructor(area, marks, lines, told) {
    this.area = area;
    this.marks = marks;
    this.lines = lines;
    this.told = told;
    this.faults = [];
    area.addEventListener('scroll', () => this.#follow());
    area.addEventListener('input', () => { this.faults = moved(this.faults, this.drawn, area.value); this.draw(); });
    area.addEventListener('keydown', event => this.#key(event));
    document.addEventListener('selectionchange', () => { if (document.activeElement === area) this.#tell(); });
    this.drawn = '';
  }

  get text() { return this.area.value; }

  set text(text) {
    this.area.value = text;
    this.faults = [];
    this.area.scrollTop = this.area.scrollLeft = 0;
    this.draw();
  }

  show(faults) {
    this.faults = faults;
    this.draw();
  }

  goTo(line, column = 1, length = 0) {
    const rows = this.text.split('\n');
    const start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0) + column - 1;
    this.area.focus();
    this.area.setSelectionRange(start, start + length);
    this.area.scrollTop = Math.max(0, (line - 6) * LINE);
    this.#follow();
  }

  draw() {
    const rows = this.text.split('\n');
    this.drawn = this.text;
    const worst = new Map();
    for (const fault of this.faults) {
      if (worst.get(fault.line) !== 'error') worst.set(fault.line, fault.severity);
    }
    this.lines.replaceChildren(...rows.map((_, index) => {
      const row = document.createElement('span');
      const kind = worst.get(index + 1);
      row.className = 'at' + (kind === 'error' ? ' bad' : kind ? ' warn' : '');
      row.textContent = String(index + 1);
      return row;
    }));
    this.marks.replaceChildren(...this.#underlined(rows));
    this.#tell();
    this.#follow();
  }

  #underlined(rows) {
    const parts = [];
    rows.forEach((row, index) => {
      let place = 0;
      const here = this.faults.filter(fault => fault.line === index + 1).sort((a, b) => a.column - b.column);
      for (const fault of here) {
        const start = Math.max(place, fault.column - 1), end = Math.max(start + 1, start + fault.length);
        if (start < place) continue;
        parts.push(row.slice(place, start));
        const mark = document.createElement('u');
        mark.className = fault.severity;
        mark.textContent = row.slice(start, end) || ' ';
        parts.push(mark);
        place = end;
      }
      parts.push(row.slice(place) + '\n');
    });
    return parts;
  }

  #tell() {
    const rows = this.text.split('\n'), first = new Map();
    for (const fault of this.faults) if (!first.has(fault.line)) first.set(fault.line, fault);
    const edited = this.text.slice(0, this.area.selectionStart).split('\n').length;
    this.told.replaceChildren(...[...first.values()].map(fault => {
      const said = document.createElement('span');
      const behind = first.has(fault.line + 1) || (edited === fault.line + 1 && document.activeElement === this.area);
      said.className = `said ${fault.severity}${behind ? ' behind' : ''}`;
      said.textContent = fault.message + (fault.hint ? ` · ${fault.hint}` : '');
      said.style.top = `${(fault.line - behind) * LINE + PAD + (behind ? 1 : 2)}px`;
      said.style.left = `calc(8px + ${behind ? (rows[fault.line - 1] || '').length + 2 : fault.column - 1}ch)`;
      return said;
    }));
    const room = this.area.clientWidth + this.area.scrollLeft;
    for (const said of this.told.querySelectorAll('.said:not(.behind)')) {
      if (said.offsetLeft + said.offsetWidth > room) said.style.left = `${Math.max(8, room - said.offsetWidth - 4)}px`;
    }
  }

  #follow() {
    const moved = `translate(${-this.area.scrollLeft}px, ${-this.area.scrollTop}px)`;
    this.marks.style.transform = moved;
    this.told.style.transform = moved;
    this.lines.scrollTop = this.area.scrollTop;
  }

  // Enter keeps the indentation of the line; Tab goes on to the next part of the page, as everywhere.
  #key(event) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
    const before = this.text.slice(0, this.area.selectionStart);
    const indent = /(?:^|\n)([ ]*)[^\n]*$/.exec(before)[1];
    if (!indent) return;
    event.preventDefault();
    if (!document.execCommand('insertText', false, '\n' + indent)) {
      this.area.setRangeText('\n' + indent, this.area.selectionStart, this.area.selectionEnd, 'end');
      this.area.dispatchEvent(new Event('input'));
    }
  }
}

// Faults keep their lines while one types above them, until new ones come.
function moved(faults, before, after) {
  const old = before.split('\n'), now = after.split('\n');
  const shift = now.length - old.length;
  if (!shift) return faults;
  let same = 0;
  while (same < old.length && old[same] === now[same]) same += 1;
  return faults.map(fault => fault.line > same + 1 ? { ...fault, line: fault.line + shift } : fault);
}
